"""What a transfer's words say of the weapon: its proper name, its class, whether the number is
only about right.
"""

import re
from functools import cache

from dragoman.model.records import Record
from dragoman.rules.lexicons import load_lexicon
from dragoman.schemes.words import Phrases, compile_phrases

_ABOUT = re.compile(
    r"(?:\b(?:about|around|some|approximately|nearly|almost|roughly|up to|at least|more than|"
    r"as many as|an estimated)|(?<!handed )(?<!hand )(?<!hands )(?<!turned )\bover)\s+"
    r"(?:\d|a dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|a hundred|dozens|hundreds)"
    r"|\b(?:dozens|hundreds) of\b",
    re.IGNORECASE,
)
_NEW = re.compile(r"\b(?:brand[- ]new|newly[- ]built)\b", re.IGNORECASE)
_USED = re.compile(r"\b(?:second[- ]hand|refurbished|surplus|ex-service)\b", re.IGNORECASE)


def designation(item: str | None) -> str:
    """The proper name inside the words of an item; empty where only a class is named.

    Example:
        >>> designation("three Ada-class corvettes"), designation("Turkish corvette warships")
        ('Ada', '')
    """
    origins = load_lexicon("schemes/origin_words")["origin"]
    run: list[str] = []
    for word in (item or "").split():
        bare = word.strip(",.;:()\"'“”").removesuffix("-class")
        proper = bare[:1].isupper() or (any(c.isdigit() for c in bare) and not bare[:1].isdigit())
        if proper and bare not in origins and not _is_class(bare):
            run.append(bare)
        elif run:
            if not bare.isdigit():
                break
            run.append(bare)
    return " ".join(run)


def description(record: Record) -> str:
    """The class word of the item, else the type of the record."""
    found = [kind for _, kind in _classes().find(record.details.item or "")]
    return found[0] if found else record.type


def is_approximate(record: Record) -> bool:
    """Whether the evidence says about, up to, at least or the like before a number."""
    return any(_ABOUT.search(evidence.quote) for evidence in record.evidence)


def condition(record: Record) -> str:
    """`New` or `Second hand` where the text says so, else empty."""
    words = " ".join(evidence.quote for evidence in record.evidence)
    if _USED.search(words):
        return "Second hand"
    return "New" if _NEW.search(words) else ""


def may_fill(delivery: tuple[str, str], order: tuple[str, str]) -> bool:
    """Whether a delivery may fill an order of the same two states and type: not before it, a
    word shared.

    Both are the first day as ISO text (empty if unknown) and the words of the item.

    Example:
        >>> may_fill(("2024-08-05", "K2 tanks"), ("2022-01-01", "180 K2 tanks"))
        True
    """
    in_time = not order[0] or not delivery[0] or order[0] <= delivery[0]
    return in_time and bool(set(delivery[1].casefold().split()) & set(order[1].casefold().split()))


def _is_class(word: str) -> bool:
    return any(True for _ in _classes().find(word))


@cache
def _classes() -> Phrases:
    classes = load_lexicon("schemes/weapon_words")
    return compile_phrases((t, c) for c in sorted(classes) for t in sorted(classes[c]))
