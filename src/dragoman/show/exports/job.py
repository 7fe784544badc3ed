"""One export: what it is made from, and the tally that its sidecar states."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman.ask.events import CodedEvent, find_events, is_confirmed
from dragoman.ask.sourced import Sourced
from dragoman.model.claims import Ruling
from dragoman.show.exports.options import Options

Progress = Callable[[int], None]


@dataclass(slots=True)
class Tally:
    """Counts of one export: records read and exported, what was left out and flagged, by reason."""

    read: int = 0
    exported: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    noted: dict[str, object] = field(default_factory=dict)
    companions: list[Path] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Job:
    """Records in, a file out. `progress` is called with the number of records read."""

    records: Iterable[Sourced]
    path: Path
    options: Options
    tally: Tally
    rulings: tuple[Ruling, ...] = ()
    progress: Progress | None = None

    def read(self) -> Iterator[Sourced]:
        """The records, each counted."""
        for sourced in self.records:
            self.tally.read += 1
            if self.progress is not None:
                self.progress(self.tally.read)
            self.tally.flagged["told_by_more_than_shown"] += sourced.told > len(sourced.supports)
            if self.options.choice.confirmed_only and not is_confirmed(sourced):
                self.tally.left_out["unconfirmed"] += 1
                continue
            yield folded(sourced) if self.options.fold_hong_kong else sourced

    def events(self) -> Iterator[CodedEvent]:
        """The events of the records, each with a code; what gives none is counted by its reason."""
        for coded in find_events(self.read(), self.options.choice, self.tally.left_out):
            if coded.code is None:
                self.tally.left_out["no_type"] += 1
            else:
                yield coded

    def beside(self, ending: str) -> Path:
        """A companion file, named after the export: `NAME.dates.csv` for `NAME.tsv`."""
        path = self.path.with_name(f"{stem_of(self.path)}.{ending}")
        if path not in self.tally.companions:
            self.tally.companions.append(path)
        return path


def folded(sourced: Sourced) -> Sourced:
    """The record with Hong Kong's parties as China's (CODEBOOK 13)."""
    if "HKG" not in sourced.record.actors():
        return sourced
    parties = tuple(
        replace(party, actor="CHN") if party.actor == "HKG" else party
        for party in sourced.record.parties
    )
    return replace(sourced, record=replace(sourced.record, parties=parties))


_INNER_ENDINGS = (".export", ".readings", ".plover", ".ngec")


def stem_of(path: Path) -> str:
    """The name of an export without its ending: `NAME` for `NAME.tsv` and for `NAME.export.CSV`."""
    stem = path.stem
    for ending in _INNER_ENDINGS:
        stem = stem.removesuffix(ending)
    return stem


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is written, and what its sidecar says of it whatever the records.

    `write` returns nothing: rows are counted in the tally. `lost` names fields of ours that it
    cannot hold,
    `computed` columns that we fill otherwise than the publisher, `empty` columns that we never
    fill, each
    with the reason; `unconfirmed` what nobody has yet checked against the publisher's own file.
    """

    name: str
    version: str
    ending: str
    columns: tuple[str, ...]
    write: Callable[[Job], None]
    header: bool = True
    lost: tuple[str, ...] = ()
    computed: Mapping[str, str] = field(default_factory=dict)
    empty: Mapping[str, str] = field(default_factory=dict)
    unconfirmed: tuple[str, ...] = ()
    scale: str | None = None
