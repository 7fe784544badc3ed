"""The persons of a report: who has been named so far, and for whom they act."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from dragoman.rules.actors import Leader, fold, load_actors
from dragoman.rules.lexicons import load_lexicon

_ROMAN_NUMERAL = re.compile(r"[ivx]+")
# Leaders by each word of their names.
Leaders = Mapping[str, tuple[Leader, ...]]
NOBODY: Leaders = MappingProxyType({})
# Where the press writes the family name first, so that it is what a person is called by later.
_FAMILY_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "HKG", "SGP", "VNM", "KHM", "MYS"})


@dataclass(slots=True, eq=False)
class Known:
    """A person met in the report: the longest name so far, and for whom they act."""

    name: str
    actor: str | None = None
    office: str | None = None
    stated: bool = False
    gender: str | None = None


@dataclass(slots=True)
class Registry:
    """The persons of one report, by each word of their names."""

    published: date
    home: str | None
    # Holders of offices that somebody gave; they go before those of the rules.
    given: Leaders = field(default_factory=lambda: NOBODY)
    persons: list[Known] = field(default_factory=list)
    by_word: dict[str, list[Known]] = field(default_factory=dict)

    def find(self, name: str) -> Known | None:
        """The person of this name or surname met last."""
        words = name_words(name)
        if not words:
            return None
        for known in reversed(self.by_word.get(words[-1], self.by_word.get(words[0], []))):
            if _may_be(words, known):
                return known
        return None

    def meet(self, name: str, known: Known | None) -> Known:
        """Take note of a person: a new one, or one met before under any form of the name."""
        if known is None:
            known = Known(name)
            self.persons.append(known)
        elif len(name_words(name)) > len(name_words(known.name)):
            known.name = name
        for word in name_words(known.name):
            met = self.by_word.setdefault(word, [])
            if known in met:
                met.remove(known)
            met.append(known)
        return known

    def holders(self, actor: str, head: str) -> Iterator[Known]:
        """The persons of an actor whose office has this word in it."""
        for known in self.persons:
            if known.actor == actor and known.office and head in known.office.lower():
                yield known

    def leader(self, name: str, office: str = "", *, former: bool = False) -> Leader | None:
        """The person of this name in the table of leaders, or None where two could be meant.

        By surname alone only who is in office that day, or, with `former`, who has left it. Of
        several persons the one whose office shares the last word of `office` is meant.
        """
        for known in (self.given, _leaders()):
            found = self._leader_in(known, _folded(name), office, former)
            if found is not None:
                return found
        return None

    def _leader_in(
        self,
        known: Leaders,
        words: tuple[str, ...],
        office: str,
        former: bool,
    ) -> Leader | None:
        if not words or words[-1] not in known:
            return None
        royal = office.lower() in load_lexicon("language/titles")["royal"]
        rows = [row for row in known[words[-1]] if _called(words, row, royal)]
        exact = [row for row in rows if _folded(row.name) == words]
        rows = exact or rows
        holding = [row for row in rows if row.holds(self.published)]
        gone = [row for row in rows if row.last is not None and row.last < self.published]
        if former:
            chosen = gone or holding
        else:
            chosen = holding or ((gone or rows) if len(words) > 1 or office else [])
        word = office.lower().split(" of ")[0].split()[-1] if office else ""
        unsure = len({row.actor for row in chosen}) > 1 or (len(words) == 1 and not holding)
        if unsure and word:
            chosen = [row for row in chosen if word in row.office.lower()]
        if len({row.actor for row in chosen}) != 1:
            return None
        return max(chosen, key=lambda row: row.first)


def name_words(name: str) -> list[str]:
    """The words of a name, lower case, without suffixes.

    Example:
        >>> name_words("Joseph R. Biden Jr.")
        ['joseph', 'r', 'biden']
    """
    titles = load_lexicon("language/titles")
    words = [w.casefold().strip(".,") for w in name.split()]
    return [w for w in words if w and w not in titles["suffix"]]


def _may_be(words: list[str], known: Known) -> bool:
    """Whether a name is a person's: the whole of it, a part with the surname, or more."""
    theirs = name_words(known.name)
    if len(words) == 1:
        first = known.actor in _FAMILY_NAME_FIRST or len(theirs) == 1
        return words[0] == theirs[-1] or (words[0] == theirs[0] and first)
    shorter, longer = sorted((words, theirs), key=len)
    if len(theirs) == 1:
        return theirs[0] == words[-1] or (
            theirs[0] == words[0] and known.actor in _FAMILY_NAME_FIRST
        )
    return set(shorter) <= set(longer)


def _folded(name: str) -> tuple[str, ...]:
    """The words that names are compared by: no accents, hyphens, initials, particles."""
    titles = load_lexicon("language/titles")
    words = fold(name).replace("-", " ").split()
    kept = [
        w.strip(".,") for w in words if w not in titles["particle"] and w not in titles["honorific"]
    ]
    # A numeral follows a name: Xi alone is none.
    numbered = {w for w in kept[1:] if _ROMAN_NUMERAL.fullmatch(w)}
    return tuple(w for w in kept if len(w) > 1 and w not in numbered | titles["suffix"])


def _called(words: tuple[str, ...], row: Leader, royal: bool) -> bool:
    """Whether a leader is called so: by the surname (kings by the first name), or by more words."""
    theirs = _folded(row.name)
    if len(words) > 1:
        return set(words) <= set(theirs)
    if royal and words[0] == theirs[0]:
        return True
    family = theirs[0] if row.actor in _FAMILY_NAME_FIRST else theirs[-1]
    return words[0] in {family, theirs[-1]}


@cache
def _leaders() -> Leaders:
    return by_words(load_actors().leaders)


def by_words(leaders: Iterable[Leader]) -> Leaders:
    """Leaders by every word of their names, since some are called by the first."""
    index: dict[str, list[Leader]] = {}
    for leader in leaders:
        for word in set(_folded(leader.name)):
            index.setdefault(word, []).append(leader)
    return {word: tuple(found) for word, found in index.items()}
