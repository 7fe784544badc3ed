"""What the ledger is asked, and what it answers with: plain values that hold no connection."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.claims import Ruling
from dragoman.model.records import Record

Standing = Literal["confirmed", "amended", "rejected", "unverified", "none"]


@dataclass(frozen=True, slots=True)
class Query:
    """Which records are asked for; what is left empty does not restrict.

    `actors`: any of them takes part, in one of `roles` if given. `pair`: both take part. `start`,
    `end`: the record's interval
    shares a day with this one. `published_until`: as the reports stood on that day. `place`: words
    of its name, or its country.
    `text`: all these words stand in the evidence. `occurrence`, `report`: the id of one.
    `records`, `reports`: ids of several. `limit`: at most so many.

    Example:
        >>> Query(kinds=("visit",), pair=("TUR", "MYS")).pair
        ('TUR', 'MYS')
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    roles: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    published_until: date | None = None
    place: str | None = None
    status: tuple[str, ...] = ()
    min_confidence: float | None = None
    text: str | None = None
    occurrence: str | None = None
    records: tuple[str, ...] = ()
    report: str | None = None
    reports: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    with_rejected: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record as it stands after all rulings, with the report that states it.

    `run` is the first run that read it so; None for a record added by hand. `story` is shared by
    near-copies of one report.
    `disputed`: people disagree about it. `missing`: the current reading no longer has it, a
    person's word keeps it.
    """

    id: str
    report: str
    published: date
    publisher: str | None
    title: str | None
    url: str | None
    record: Record
    occurrence: str | None
    ruling: Standing
    run: str | None
    story: str
    name: str | None = None
    disputed: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a field as some of an occurrence's records have it; `value` is JSON text.

    Values that do not contradict each other (a surname and the full name, a month and a day in it)
    are one.
    """

    value: str
    records: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class FieldTold:
    """All values of one field, side by side; the first is the preferred one, for the reason
    given.
    """

    field: str
    told: tuple[Told, ...]
    reason: str

    @property
    def preferred(self) -> str:
        """The preferred value, as JSON text."""
        return self.told[0].value

    @property
    def conflicting(self) -> bool:
        """Whether the sources differ."""
        return len(self.told) > 1


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two records of an occurrence were merged."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Records of several reports that tell of the same thing.

    `record` is the preferred member's own (its evidence lies in that member's report), `sources`
    the number of independent stories, `fields` every field with all that is told of it, `joined`
    the reasons of the merging, `told` the number of its records: of very many, `members` holds
    only the first and the last.
    """

    id: str
    kind: str
    type: str
    record: Record
    preferred: str
    members: tuple[KeptRecord, ...]
    sources: int
    fields: tuple[FieldTold, ...]
    first_reported: date
    joined: tuple[Joined, ...] = ()
    told: int = 1

    @property
    def conflicts(self) -> tuple[FieldTold, ...]:
        """The fields in which the sources differ."""
        return tuple(f for f in self.fields if f.conflicting)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a reading did: `new` reading or one that was there; records it has, and which of
    them changed the ledger.
    """

    report: str
    new: bool
    new_report: bool
    records: int
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What the ledger holds; `first_day` and `last_day` are days of reports."""

    reports: int
    stories: int
    records: dict[str, int]
    rejected: int
    occurrences: int
    statements: int
    rulings: int
    unplaced: int
    failures: int
    runs: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office of a state or organisation, since and until when as far as the sources
    tell.

    `first_told`, `last_told`: days of the first and the last report that call them so; `until` is
    set where a later holder or a
    table says so; `sources` are record ids or names of tables.
    """

    actor: str
    office: str
    name: str
    start: date | None
    until: date | None
    first_told: date | None
    last_told: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """The last words of several people on one thing, where they differ; the latest is in force."""

    slot: str
    rulings: tuple[Ruling, ...]
