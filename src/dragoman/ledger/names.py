"""Names of persons and bodies as two reports may spell them: whether they can mean the same one."""

import csv
import math
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from dragoman.config import RULES_FOLDER
from dragoman.ledger.words import words_in

SPELLED_ALIKE = 0.8
LETTERS_ALIKE = 4


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name that tell it from others, and whether it names a body (ministry, firm,
    ship).
    """

    words: tuple[str, ...]
    body: bool


@lru_cache(maxsize=1 << 16)
def name_of(name: str) -> Name:
    """A name taken apart.

    Example:
        >>> name_of("Dato Seri Mohamed Khaled Nordin").words
        ('mohamed', 'khaled', 'nordin')
    """
    words = words_in(name)
    told = tuple(w for w in words if len(w) > 1 and w not in name_extras()) or tuple(words)
    return Name(told, any(w in bodies() for w in words))


@cache
def bodies() -> frozenset[str]:
    """Words by which a name is known to be a body's (data file `merges/bodies.csv`)."""
    return _words_of("bodies.csv")


@cache
def name_extras() -> frozenset[str]:
    """Titles and particles, which tell no person from another (data file
    `merges/name_extras.csv`).
    """
    return _words_of("name_extras.csv")


def _words_of(name: str) -> frozenset[str]:
    with (RULES_FOLDER / "merges" / name).open(encoding="utf-8", newline="") as lines:
        return frozenset(row["word"] for row in csv.DictReader(lines))


def may_be_one(one: Name, other: Name) -> bool:
    """Whether two names can be of the same person or body.

    A surname alone fits any full name with it; two full names must agree in more than the given
    name.

    Example:
        >>> may_be_one(name_of("Xi"), name_of("Xi Jinping"))
        True
        >>> may_be_one(name_of("Sergei Lavrov"), name_of("Sergei Shoigu"))
        False
    """
    if not one.words or not other.words:
        return False
    shorter, longer = sorted((one.words, other.words), key=lambda w: (len(w), w))
    if all(any(alike(s, word) for word in longer) for s in shorter):
        return True
    if one.body or other.body:
        return _shared(shorter, longer) * 2 >= len(shorter)
    if alike(one.words[-1], other.words[-1]):
        return len(shorter) == 1 or one.words[0][0] == other.words[0][0]
    return len(shorter) < len(longer) and _shared(shorter, longer) >= 2


def _shared(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    return sum(any(alike(s, word) for word in longer) for s in shorter)


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str) -> bool:
    """Whether two words may be one in two spellings: equal, or long and nearly so."""
    if one == other:
        return True
    if min(len(one), len(other)) < LETTERS_ALIKE:
        return False
    shared = (letters_of(one) & letters_of(other)).bit_count()
    if shared < letters_shared(len(one), len(other)):
        return False
    return SequenceMatcher(None, one, other).ratio() >= SPELLED_ALIKE


def letters_shared(one: int, other: int) -> int:
    """How many letters two words of these lengths have in common at least if they are alike: no
    alignment finds more than the letters that both have.
    """
    return math.ceil(SPELLED_ALIKE * (one + other) / 2)


@lru_cache(maxsize=1 << 14)
def letters_of(word: str) -> int:
    """The letters of a word as bits: one for each, and for its second, its third."""
    met: Counter[int] = Counter()
    bits = 0
    for letter in word:
        kind = ord(letter) % _KINDS
        bits |= 1 << (met[kind] * _KINDS + kind)
        met[kind] += 1
    return bits


# So many kinds of letters are told apart, which are all of the Latin ones.
_KINDS = 32
