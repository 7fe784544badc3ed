"""Dragoman: what states did to, with and about each other, each line with its sentence.

The public names are those of `__all__`; each is imported when it is first used, so that who only
asks a ledger loads no language model.

Example: dragoman.Reader().read("Japan's minister visited Chad.", date="2024-08-20").records
"""

import importlib
from typing import TYPE_CHECKING

from dragoman.config import PROGRAM_VERSION

if TYPE_CHECKING:
    from dragoman.ask.brief import Brief, brief
    from dragoman.ask.timeline import Timeline, timeline
    from dragoman.errors import Error
    from dragoman.ledger.answers import KeptRecord, Occurrence, Query
    from dragoman.ledger.store import Ledger, open_ledger
    from dragoman.model.readings import Reading
    from dragoman.model.records import Record
    from dragoman.model.text import Evidence, Report
    from dragoman.model.values import Interval, Party, Place, Unresolved
    from dragoman.pipeline import Reader, version
    from dragoman.resolve.actors import actor_of, name_of
    from dragoman.sources.files import read_reports
    from dragoman.sources.problems import SourceProblem

__all__ = [
    "Brief",
    "Error",
    "Evidence",
    "Interval",
    "KeptRecord",
    "Ledger",
    "Occurrence",
    "Party",
    "Place",
    "Query",
    "Reader",
    "Reading",
    "Record",
    "Report",
    "SourceProblem",
    "Timeline",
    "Unresolved",
    "actor_of",
    "brief",
    "name_of",
    "open_ledger",
    "read_reports",
    "timeline",
    "version",
]

__version__ = PROGRAM_VERSION

_HOMES = {
    "ask.brief": ("Brief", "brief"),
    "ask.timeline": ("Timeline", "timeline"),
    "errors": ("Error",),
    "ledger.answers": ("KeptRecord", "Occurrence", "Query"),
    "ledger.store": ("Ledger", "open_ledger"),
    "model.readings": ("Reading",),
    "model.records": ("Record",),
    "model.text": ("Evidence", "Report"),
    "model.values": ("Interval", "Party", "Place", "Unresolved"),
    "pipeline": ("Reader", "version"),
    "resolve.actors": ("actor_of", "name_of"),
    "sources.files": ("read_reports",),
    "sources.problems": ("SourceProblem",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"dragoman has no public name {name!r}")
    return getattr(importlib.import_module(f"dragoman.{home}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
