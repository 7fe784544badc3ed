"""Triage: which paragraphs of a report are worth parsing, told from names alone.

Most of a general news stream names one state only, and parsing is what costs. A scan for names is
a thousand times cheaper, so it goes first.
"""

import re
from functools import cache

from dragoman.language.build import paragraphs
from dragoman.language.named import dateline_end
from dragoman.language.names import find_names
from dragoman.language.registry import NOBODY, Leaders
from dragoman.model.text import Extent, Report
from dragoman.rules.actors import ActorTables, fold, load_actors

# A report up to this length that names two actors is parsed whole: its pronouns reach far.
WHOLE_CHARS = 8_000

_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]{3,}")


def worth_parsing(
    report: Report, home: str | None, tables: ActorTables, given: Leaders = NOBODY
) -> list[Extent]:
    """The paragraphs of a report in which something between two actors may stand.

    `home` is the state of an official publisher, which is a party without being named; `given` are
    persons known besides those of the tables.
    Returns: extents in the order of the text; none where the report names fewer than two actors.
    """
    names = [n for n in find_names(report.text, report.published, tables) if n.kind != "media"]
    actors = {n.actor for n in names} | ({home} if home is not None else set())
    actors |= _leaders_in(report.text, given)
    if len(actors) < 2:
        return []
    whole = _past_dateline(paragraphs(report.text), dateline_end(report.text))
    if len(report.text) <= WHOLE_CHARS:
        return whole
    at_home = home or _commonest([n.actor for n in names])
    abroad = [n.start_char for n in names if n.actor != at_home]
    near: set[int] = set()
    for number, extent in enumerate(whole):
        if any(extent.start <= start < extent.end for start in abroad):
            near |= {number - 1, number, number + 1}
    return [extent for number, extent in enumerate(whole) if number in near]


def _past_dateline(whole: list[Extent], written: int) -> list[Extent]:
    """The paragraphs without the dateline, which is no part of the first sentence."""
    return [Extent(max(e.start, written), e.end) for e in whole if e.end > written]


def _commonest(actors: list[str]) -> str | None:
    return max(sorted(set(actors)), key=actors.count, default=None)


def _leaders_in(text: str, given: Leaders) -> set[str]:
    """States whose leaders' surnames stand in the text: "Biden called Netanyahu" names no state."""
    known = _surnames()
    words = set(map(fold, set(_CAPITALISED.findall(text))))
    of_given = {leader.actor for word in words for leader in given.get(word, ())}
    return {known[word] for word in words if word in known} | of_given


@cache
def _surnames() -> dict[str, str]:
    """Last words of leaders' names that belong to one state only."""
    states: dict[str, set[str]] = {}
    for leader in load_actors().leaders:
        states.setdefault(fold(leader.name.split()[-1]), set()).add(leader.actor)
    return {name: next(iter(found)) for name, found in states.items() if len(found) == 1}
