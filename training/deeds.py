"""The predicates of `patterns/deeds.txt` and what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from wording import PATTERNS

COOPERATION = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
YIELDING = {"CONCEDE", "RETREAT"}
# Deeds of words: promising a promise or threatening a threat is not written.
OF_WORDS = {"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE/intent", "ACCUSE/investigate"}

# Which actors a header's word stands for, each as often as it is drawn.
CLASSES = {
    "POLITY": "state state state capital body body official official official organisation group",
    "OFFICIAL": "official official body",
    "STATE": "state state capital",
    "ANY": "state state body official organisation region",
}
RECIPROCAL = re.compile(
    r"\b(?:joint|jointly|together|exchange|clash|fight|sign|conclude|initial|treaty|pact|deal|share"
    r"|diplomatic (?:relations|ties)|talks|meeting|meet|negotiat\w+|consult\w*|confer|discuss|talk"
    r"|speak|spoke|summit)\b"
)
PLANNED = re.compile(
    r"^\{s\}(?: and \{t\})? (?:will|is to|is due|is scheduled|is expected|plans?|is preparing"
    r"|said it would|is about)\b"
)
KINDS = (
    ("visit", re.compile(r"\bvisit|travel to|expected in\b")),
    ("meeting", re.compile(r"\bmeet\b|hold talks|host|receive|begin talks|summit")),
    (
        "agreement",
        re.compile(
            r"\bsign|conclude a|reach an? (?:agreement|deal)|strike a deal|treaty|trade deal"
        ),
    ),
    (
        "tie",
        re.compile(
            r"diplomatic|embassy|recognise|upgrade|ambassador to|downgrade|break ties|recall"
        ),
    ),
    ("membership", re.compile(r"\bmember|apply to join|\bjoined\b|accession")),
    (
        "transfer",
        re.compile(
            r"jets|submarines|frigates|helicopters|air defence|tanks|arms to|weapons to|ammunition"
        ),
    ),
)
KINDS_OF = {
    "AGREE": ("visit", "meeting", "agreement"),
    "SUPPORT": ("agreement", "tie", "membership"),
    "SANCTION": ("tie", "membership"),
    "REQUEST": ("membership",),
    "COOPERATE": ("transfer",),
    "AID": ("transfer",),
}


@dataclass(frozen=True)
class Deed:
    """One predicate: `clause` holds {s} and {t} if `whole`, else it is a verb phrase with {t}."""

    label: str
    clause: str
    whole: bool
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    kind: str

    @property
    def root(self) -> str:
        """The PLOVER type, without the finer part after the slash."""
        return self.label.split("/")[0]

    @property
    def friendly(self) -> bool:
        """Whether it is cooperation, done or given way to."""
        return self.root in COOPERATION | YIELDING

    @property
    def status(self) -> str:
        """Planned if the clause says so by itself, else actual."""
        return "planned" if self.whole and PLANNED.search(self.clause) else "actual"

    @property
    def mutual(self) -> bool:
        """Whether it surely holds both ways."""
        return "{s} and {t}" in self.clause or self.kind == "meeting"

    @property
    def perhaps_mutual(self) -> bool:
        """Whether it may hold both ways, so that the way back is left open."""
        kinds = {"visit", "meeting", "transfer", "tie", "agreement"}
        return self.kind in kinds or bool(RECIPROCAL.search(self.clause))


def read_deeds(path: Path = PATTERNS / "deeds.txt") -> list[Deed]:
    """Read the predicates with their headers."""
    deeds: list[Deed] = []
    header: dict[str, str] = {}
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            label, *fields = line[3:].split()
            header = dict(field.split("=") for field in fields)
        elif line and not line.startswith("#"):
            whole, clause = line.startswith("= "), line.removeprefix("= ")
            kind = header.get("kind") or kind_of(label, clause)
            sides = slots(header["s"]), slots(header["t"])
            deeds.append(Deed(label, clause, whole, *sides, kind))
    return deeds


def slots(names: str) -> tuple[str, ...]:
    """Spell out the classes of actors that a header names.

    >>> slots("STATE,group")
    ('state', 'state', 'capital', 'group')
    """
    return tuple(word for name in names.split(",") for word in CLASSES.get(name, name).split())


def kind_of(label: str, clause: str) -> str:
    """The record kind that a deed makes, by its words."""
    if label == "AGREE" and not PLANNED.search(clause):
        return "action"
    possible = KINDS_OF.get(label, ())
    return next((k for k, words in KINDS if k in possible and words.search(clause)), "action")
