"""What formats say about a report: the number of a sentence, the lead, who and what it names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.model.records import Record
from dragoman.model.text import Report
from dragoman.model.values import Party
from dragoman.rules.schemes import load_organisations
from dragoman.schemes.codes import office_of_words

_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[^\W\d_a-z])|\n\s*\n")


@lru_cache(maxsize=2_000)
def _breaks(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _BREAK.finditer(text))


def sentence_number(text: str, offset: int) -> int:
    """Number, from 1, of the sentence that holds an offset.

    Example:
        >>> sentence_number("One met. Two left.", 9)
        2
    """
    return 1 + sum(1 for end in _breaks(text) if end <= offset)


def in_lead(text: str, offset: int) -> bool:
    """Whether an offset lies in the first paragraph."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n\n", start)
    return offset < (len(text) if end < 0 else end)


def address(report: Report) -> str:
    """Its URL; without one a name that leads back to the ledger."""
    return report.url or f"dragoman:report/{report.id}"


def people(reading: Iterable[Record]) -> list[str]:
    """Persons named in a reading, each once, in order."""
    return _once(p.name for p in _named(reading) if not _is_body(p))


def bodies(reading: Iterable[Record]) -> list[str]:
    """Bodies named in a reading, each once, in order."""
    return _once(p.name for p in _named(reading) if _is_body(p))


def places(reading: Iterable[Record]) -> list[str]:
    """Places named in a reading, each once, in order."""
    return _once(record.place.name for record in reading if record.place is not None)


def _named(reading: Iterable[Record]) -> Iterator[Party]:
    for record in reading:
        yield from (party for party in record.parties if party.name)


def _is_body(party: Party) -> bool:
    """Whether the name is that of a body: a known organisation, or words of one, and no office
    besides.
    """
    if party.office or party.role == "holder":
        return False
    if party.actor in load_organisations() and party.role == "organisation":
        return True
    known = {row.name for row in load_organisations().values()} | set(load_organisations())
    return party.name in known or office_of_words(party.name or "") is not None


def _once(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
