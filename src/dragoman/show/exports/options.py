"""What a user may choose of an export; every option in force stands in the sidecar."""

from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Literal

from dragoman.ask.events import Choice
from dragoman.ask.periods import Unit

Dates = Literal["day", "first"]


@dataclass(frozen=True, slots=True)
class Options:
    """Options of all formats; a format looks at those that concern it (docs/formats.md names them).

    `dates`: "day" leaves out what has no single day, "first" writes the first day and flags it.
    `coverage`: a `coverage.csv`. `corpus`, `licence`, `citation`: words for the sidecar.
    """

    choice: Choice = field(default_factory=Choice)
    dates: Dates = "day"
    coverage: Path | None = None
    directed: bool = False
    all_years: bool = False
    keep_nonmembers: bool = False
    memoranda: bool = False
    merge_edges: Unit | None = None
    undated: bool = False
    aux_in_context: bool = False
    with_text: bool = False
    report_text: bool = True
    fatalities_zero: bool = False
    kosovo: str = "KOS"
    fold_hong_kong: bool = False
    intensity_name: str = "Intensity"
    run_date: date | None = None
    corpus: str = ""
    licence: str = ""
    citation: str = ""

    def plain(self) -> dict[str, object]:
        """All options as plain values, for the sidecar; a scheme of one's own as its number of
        rows.
        """
        own = self.choice.scheme
        found: dict[str, object] = {
            f.name: getattr(self.choice, f.name)
            for f in fields(Choice)
            if f.name not in ("scheme", "pair")
        }
        found["scheme"] = "cameo" if own is None else f"the user's own, {len(own)} rows"
        for f in fields(self):
            value = getattr(self, f.name)
            if f.name in ("choice", "corpus", "licence", "citation"):
                continue
            found[f.name] = str(value) if isinstance(value, Path | date) else value
        return found
