"""Records: what the program makes of a report. The kinds and their types follow `gold/GUIDE.md`."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from dragoman.model.ids import record_id
from dragoman.model.text import Evidence, Extent, Report
from dragoman.model.values import Interval, Party, Place

Kind = Literal["action", "meeting", "visit", "agreement", "transfer", "tie", "membership", "office"]
Status = Literal["actual", "planned", "possible", "negated"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

# An office has no closed list: its type is the title as named.
TYPES: dict[Kind, tuple[str, ...] | None] = {
    "action": PLOVER_TYPES,
    "meeting": ("meeting", "summit", "call", "ceremony"),
    "visit": ("visit",),
    "agreement": ("memorandum", "treaty", "agreement", "contract", "declaration", "protocol",
                  "ceasefire", "loan", "other"),
    "transfer": ("aircraft", "unmanned aircraft", "helicopter", "ship", "submarine", "missile",
                 "air defence", "armoured vehicle", "artillery", "small arms", "ammunition",
                 "radar", "engine", "training", "other"),
    "tie": ("diplomatic relations", "embassy", "strategic partnership", "alliance", "recognition",
            "free trade", "friendship", "defence cooperation", "other"),
    "membership": ("member", "joined", "left", "applied", "suspended"),
    "office": None,
}  # fmt: skip

ROLES: dict[Kind, tuple[str, ...]] = {
    "action": ("source", "target"),
    "meeting": ("participant",),
    "visit": ("visitor", "host"),
    "agreement": ("party",),
    "transfer": ("supplier", "recipient"),
    "tie": ("party",),
    "membership": ("organisation", "member"),
    "office": ("holder",),
}

CHANGES = ("established", "upgraded", "in force", "downgraded", "severed", "restored")
TERMS = ("sale", "gift", "loan")


@dataclass(frozen=True, slots=True)
class Details:
    """What a record holds beyond its parties, date, status and place; None where the text is
    silent.

    subject: agreement. item, terms, quantity, value, currency, delivery: transfer. change: tie.
    until: office (former, then-, ex-). issue: action. claimed_by: the actor whose claim the text
    passes on. modes, contexts, aim, facets: of use to the schemes (CODEBOOK sections 1, 3 and 4).
    """

    subject: str | None = None
    item: str | None = None
    terms: str | None = None
    quantity: float | None = None
    value: float | None = None
    currency: str | None = None
    delivery: Interval | None = None
    change: str | None = None
    until: bool | None = None
    issue: str | None = None
    claimed_by: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    aim: str | None = None
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """Where one field of a record is said, and how its value was reached if it is not in the quote.

    `field` is a path: "date", "place", "type", "status", "parties.0.actor", "parties.0.name",
    "details.quantity", "details.delivery", …
    """

    field: str
    evidence: Evidence
    reasoning: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One deed, meeting, visit, agreement, transfer, tie, membership or office that a report
    states.

    `trigger` is the extent of the word that makes the record, `rule` the id of the rule that saw
    it, `confidence` the share of records like this one that are right, `rejected` the readings that
    lost to this one.
    """

    kind: Kind
    type: str
    parties: tuple[Party, ...]
    date: Interval | None
    status: Status
    evidence: tuple[Evidence, ...]
    trigger: Extent
    rule: str
    place: Place | None = None
    details: Details = field(default_factory=Details)
    fields: tuple[FieldEvidence, ...] = ()
    reported_by: str | None = None
    confidence: float = 0.5
    rejected: tuple[str, ...] = ()

    def id_in(self, report: Report) -> str:
        """The record's id: of its report, kind and trigger only."""
        return record_id(report.id, self.kind, self.trigger.start, self.trigger.end)

    def actors(self, role: str | None = None) -> tuple[str, ...]:
        """Codes of the parties, of one role or of all, sorted, each once."""
        return tuple(sorted({p.actor for p in self.parties if role in (None, p.role)}))
