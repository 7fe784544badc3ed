"""Sentences made from our own predicates, actors and frames (`training/patterns/`), as training examples.

Each predicate is a deed by {s} towards {t}. It is put into tenses, the passive, promises, threats,
refusals, calls, blame, praise and denials, whose labels follow from the deed's, and dressed with
openings, closings and others who have no part in it. Everything is drawn from one seeded generator:
the same seed, the same sentences.
"""

from __future__ import annotations

import csv
import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from examples import Example, Relation

FOLDER = Path(__file__).parent / "patterns"

COOPERATION = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
YIELDING = {"CONCEDE", "RETREAT"}
CONFLICT = {"ACCUSE", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
WORDS = {"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE/intent"}

CLASSES = {
    "POLITY": "state state state capital body body official official official organisation group",
    "OFFICIAL": "official official body",
    "STATE": "state state capital",
    "ANY": "state state body official organisation region",
}

IRREGULAR = {
    word.split()[0]: word.split()[1:]
    for word in """
meet met met
hold held held
speak spoke spoken
sit sat sat
take took taken
have had had
begin began begun
give gave given
send sent sent
lend lent lent
withdraw withdrew withdrawn
set set set
let let let
cut cut cut
put put put
beat beat beaten
break broke broken
forgive forgave forgiven
find found found
shut shut shut
strike struck struck
fight fought fought
shoot shot shot
sink sank sunk
overrun overran overrun
retake retook retaken
overthrow overthrew overthrown
burn burned burned
leave left left
quit quit quit
say said said
go went gone
fly flew flown
pay paid paid
make made made
lead led led
undertake undertook undertaken
sell sold sold
buy bought bought
build built built
swear swore sworn
seek sought sought
stand stood stood
hang hung hung
bring brought brought
throw threw thrown
forbid forbade forbidden
show showed shown
blow blew blown
be was been
sue sued sued
lay laid laid
slap slapped slapped
drop dropped dropped
stop stopped stopped
scrap scrapped scrapped
ban banned banned
bar barred barred
grab grabbed grabbed
plan planned planned
kidnap kidnapped kidnapped
strip stripped stripped
ship shipped shipped
snub snubbed snubbed
slam slammed slammed
airlift airlifted airlifted
confer conferred conferred
commit committed committed
remit remitted remitted
appear appeared appeared
round rounded rounded
hear heard heard
clear cleared cleared
rebuff rebuffed rebuffed
step stepped stepped
freeze froze frozen
hijack hijacked hijacked
set set set
feel felt felt
keep kept kept
spend spent spent
hide hid hidden
cancel cancelled cancelled
signal signalled signalled
expel expelled expelled
""".strip().splitlines()
    for word in [word]
}
DOUBLED = re.compile(
    r"(?:lapp|dropp|stopp|scrapp|bann|barr|plann|kidnapp|stripp|shipp|snubb|slamm|conferr|committ|expell|cancell|signall|stepp)ed$"
)
ADVERBS = {"strongly"}
RECIPROCAL = re.compile(
    r"\b(?:joint|jointly|together|exchange|share
    information|clash|fight|sign|conclude|initial|treaty|pact|deal|" r"diplomatic
    (?:relations|ties)|talks|meeting|meet|negotiat|consult|confer|discuss|talk|speak|spoke|summit)"
)
KINDS = (
    (
        "agreement",
        re.compile(
            r"\bsign|conclude a|reach an? (?:agreement|deal)|strike a deal|ratify|treaty|trade deal"
        ),
    ),
    (
        "tie",
        re.compile(
            r"diplomatic|embassy|recognise|upgrade relations|ambassador to|downgrade|break
            ties|recall its"
        ),
    ),
    ("membership", re.compile(r"\bmember|apply to join|\bjoined\b|accession")),
    (
        "transfer",
        re.compile(
            r"fighter jets|submarines|frigates|helicopters|air defence|tanks under|arms to|weapons
            to|ammunition"
        ),
    ),
)


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
    def reciprocal(self) -> bool:
        """Whether the deed may hold both ways."""
        joint = self.whole and ("{s} and {t}" in self.clause)
        return joint or bool(RECIPROCAL.search(self.clause))


def read_deeds(path: Path = FOLDER / "deeds.txt") -> list[Deed]:
    """Read the predicates with their headers."""
    deeds: list[Deed] = []
    header: dict[str, str] = {}
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            label, *fields = line[3:].split()
            header = dict(field.split("=") for field in fields)
        elif line and not line.startswith("#"):
            whole = line.startswith("= ")
            clause = line[2:] if whole else line
            deeds.append(
                Deed(
                    label,
                    clause,
                    whole,
                    slots(header["s"]),
                    slots(header["t"]),
                    kind_of(label, clause, header.get("kind", "action")),
                )
            )
    return deeds


def slots(names: str) -> tuple[str, ...]:
    """Spell out the classes of actors a header names."""
    return tuple(word for name in names.split(",") for word in CLASSES.get(name, name).split())


def kind_of(label: str, clause: str, given: str) -> str:
    """The record kind a deed makes, by its words."""
    if given != "action" or label.split("/")[0] not in COOPERATION | {"SANCTION", "REQUEST"}:
        return given
    return next((kind for kind, words in KINDS if words.search(clause)), "action")


def inflect(phrase: str) -> dict[str, str]:
    """Forms of a verb phrase: base, third, past, perfect, ing."""
    head, _, rest = phrase.partition(" ")
    if head in ADVERBS:
        forms = inflect(rest)
        return {name: f"{head} {form}" for name, form in forms.items()}
    past, perfect = IRREGULAR.get(head) or [regular(head)] * 2
    third = head + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", head) else "s")
    if re.search(r"[^aeiou]y$", head):
        third = head[:-1] + "ies"
    forms = {"base": head, "third": third, "past": past, "perfect": perfect, "ing": gerund(head)}
    return {name: f"{form} {rest}" for name, form in forms.items()}


def regular(head: str) -> str:
    """The regular past of a verb."""
    if head.endswith("e"):
        return head + "d"
    return head[:-1] + "ied" if re.search(r"[^aeiou]y$", head) else head + "ed"


def gerund(head: str) -> str:
    """The -ing form of a verb."""
    past = (IRREGULAR.get(head) or [""])[0]
    if head.endswith("e") and not head.endswith("ee") and head != "be":
        return head[:-1] + "ing"
    if DOUBLED.search(past) or head in {
        "sit",
        "set",
        "let",
        "cut",
        "put",
        "shut",
        "quit",
        "begin",
        "overrun",
        "forbid",
    }:
        return head + head[-1] + "ing"
    return head + "ing"


class Writer:
    """Draws sentences from the predicates with one random generator."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.actors: dict[str, list[str]] = tomllib.loads((FOLDER / "actors.toml").read_text())
        self.frames: dict[str, list[str]] = tomllib.loads((FOLDER / "frames.toml").read_text())
        with (FOLDER / "states.csv").open(encoding="utf-8") as file:
            self.states = list(csv.DictReader(file))
        self.deeds = read_deeds()
        self.by_label: dict[str, list[Deed]] = {}
        for deed in self.deeds:
            self.by_label.setdefault(deed.label, []).append(deed)

    def pick(self, name: str) -> str:
        """One word or phrase of a list, with its own slots filled."""
        return self.fill(self.random.choice((self.actors | self.frames)[name]))

    def fill(self, text: str) -> str:
        """Fill every slot of an actor or frame but {s}, {t}, {x} and {y}."""
        state, other = self.random.choice(self.states), self.random.choice(self.states)
        here = {
            "state": state["name"],
            "adj": state["adjective"],
            "capital": state["capital"],
            "state2": other["name"],
            "capital2": other["capital"],
            "xstate": other["name"],
            "n": self.number(),
            "year": str(self.random.randint(1979, 2026)),
            "num": str(self.random.randint(1, 30)),
        }

        def value(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in "stxy":
                return match.group(0)
            if name == "person":
                return f"{self.random.choice(self.actors['given'])} {self.random.choice(self.actors['family'])}"
            if name == "place":
                return self.random.choice(
                    [other["capital"], self.random.choice(self.actors["city"])]
                )
            return here.get(name) or self.pick(name)

        text = re.sub(r"\{(\w+)\}", value, text)
        return re.sub(r"\b([Aa]) (?=[AEIOaeio]|U(?!\.|S\b|ru|ga|kr|ni))", r"\1n ", text)

    def number(self) -> str:
        """A small number in words or figures."""
        return self.random.choice(
            [
                "two",
                "three",
                "five",
                "12",
                "20",
                "dozens of",
                "hundreds of",
                "some 40",
                "nearly 200",
                "74",
            ]
        )

    def actor(self, classes: tuple[str, ...]) -> str:
        """An actor of one of the classes."""
        name = self.random.choice(classes)
        if name == "state":
            return self.random.choice(self.states)["name"]
        if name == "capital":
            return self.random.choice(self.states)["capital"]
        return self.pick(name)

    def clause(
        self, deed: Deed
    ) -> tuple[str, list[tuple[str, str, str, str, str]], list[tuple[str, str]]]:
        """A clause with slots, its relations (source, target, label, status, kind) and pairs left open."""
        if deed.whole:
            return deed.clause, [("s", "t", deed.label, "actual", deed.kind)], []
        forms = inflect(deed.clause)
        draw = self.random.random()
        if draw < 0.58 or deed.label in WORDS and draw < 0.8:
            return self.told(deed, forms)
        if draw < 0.9:
            turned = self.turned(deed, forms)
            if turned:
                return turned
        return self.judged(deed, forms)

    def told(
        self, deed: Deed, forms: dict[str, str]
    ) -> tuple[str, list[tuple[str, str, str, str, str]], list[tuple[str, str]]]:
        """The deed as done, in a tense or the passive."""
        relation = [("s", "t", deed.label, "actual", deed.kind)]
        passive = re.match(r"^(\w+) \{t\}(.*)$", forms["perfect"])
        if passive and self.random.random() < 0.25:
            return (
                f"{{t}} {self.random.choice(['was', 'were', 'has been', 'have been'])} {passive[1]} by {{s}}{passive[2]}",
                relation,
                [],
            )
        tense = self.random.choices(["past", "has", "had", "is", "third"], [45, 30, 6, 8, 11])[0]
        verb = {
            "past": forms["past"],
            "third": forms["third"],
            "has": f"{self.random.choice(['has', 'has', 'have'])} {forms['perfect']}",
            "had": f"had {forms['perfect']}",
            "is": f"{self.random.choice(['is', 'are', 'was'])} {forms['ing']}",
        }[tense]
        return f"{{s}} {verb}", relation, []

    def turned(
        self, deed: Deed, forms: dict[str, str]
    ) -> tuple[str, list[tuple[str, str, str, str, str]], list[tuple[str, str]]] | None:
        """The deed as plan, offer, threat, refusal or denial; None if the deed allows none."""
        if deed.label in WORDS:
            return None
        friendly = deed.root in COOPERATION
        yielding = deed.root in YIELDING
        future = "AGREE" if friendly else "CONCEDE/intent" if yielding else "THREATEN"
        ways = (
            ["plan_to", "offer_to", "refuse_to", "may_to", "negate_to"]
            if friendly or yielding
            else ["plan_to", "threat_to", "may_to", "negate_to"]
        )
        way = self.random.choices(ways, [4, 4, 4, 1, 1] if len(ways) == 5 else [4, 4, 1, 2])[0]
        if yielding and way == "plan_to" and deed.root == "CONCEDE":
            way = "offer_to"
        text = f"{{s}} {self.random.choice(self.frames[way])} {forms['base']}"
        label, status, kind = {
            "plan_to": (future, "planned", deed.kind if deed.kind != "action" else "action"),
            "may_to": (future, "possible", deed.kind),
            "offer_to": (future, "actual", "action"),
            "threat_to": (future, "actual", "action"),
            "refuse_to": ("REJECT", "actual", "action"),
            "negate_to": (deed.label, "negated", deed.kind),
        }[way]
        return text, [("s", "t", label, status, kind)], []

    def judged(
        self, deed: Deed, forms: dict[str, str]
    ) -> tuple[str, list[tuple[str, str, str, str, str]], list[tuple[str, str]]]:
        """The deed as what another asks for, blames or praises."""
        friendly = deed.root in COOPERATION | YIELDING | {"AGREE"}
        if self.random.random() < 0.55:
            way = self.random.choice(self.frames["request_to"])
            return (
                f"{{x}} {way} {forms['base']}",
                [("x", "s", "REQUEST", "actual", "action")],
                [("s", "t"), ("x", "t"), ("t", "x")],
            )
        name, label = ("praise_ing", "SUPPORT") if friendly else ("blame_ing", "ACCUSE")
        text = f"{{x}} {self.random.choice(self.frames[name])} {forms['ing']}"
        return text, [("x", "s", label, "actual", "action")], [("s", "t"), ("x", "t"), ("t", "x")]

    def example(self) -> Example:
        """One sentence with its mentions, relations and pairs without any."""
        label = self.random.choice(list(self.by_label))
        deed = self.random.choice(self.by_label[label])
        text, relations, open_pairs = self.clause(deed)
        names = {"s": deed.sources, "t": deed.targets}
        if deed.reciprocal:
            if "{s} and {t}" in deed.clause or deed.kind == "meeting":
                relations += [
                    ("t", "s", *r[2:])
                    for r in relations
                    if r[:2] == ("s", "t") and r[2] != "REJECT"
                ]
            open_pairs.append(("t", "s"))
        elif deed.kind in ("visit", "transfer", "tie", "agreement"):
            open_pairs.append(("t", "s"))
        if not deed.whole and self.random.random() < 0.15:
            text, relations, open_pairs = self.second(text, relations, open_pairs, names)
        text, open_pairs = self.dress(text, open_pairs)
        return self.realise(text, relations, open_pairs, names)

    def second(
        self,
        text: str,
        relations: list[tuple[str, str, str, str, str]],
        open_pairs: list[tuple[str, str]],
        names: dict[str, tuple[str, ...]],
    ) -> tuple[str, list[tuple[str, str, str, str, str]], list[tuple[str, str]]]:
        """Add a second deed, by the same source or by others."""
        other = self.random.choice(self.deeds)
        while other.whole:
            other = self.random.choice(self.deeds)
        forms = inflect(other.clause)
        names["u"] = other.targets
        if "{x}" in text or self.random.random() < 0.5:
            names["v"] = other.sources
            link = self.random.choice([", while", ", and", " as", ", but", "; later"])
            clause = f"{link} {{v}} {forms['past'].replace('{t}', '{u}')}"
            relations = [*relations, ("v", "u", other.label, "actual", other.kind)]
            return text + clause, relations, [*open_pairs, ("u", "v")]
        clause = f" and {forms['past'].replace('{t}', '{u}')}"
        return (
            text + clause,
            [*relations, ("s", "u", other.label, "actual", other.kind)],
            [*open_pairs, ("u", "s")],
        )

    def dress(
        self, text: str, open_pairs: list[tuple[str, str]]
    ) -> tuple[str, list[tuple[str, str]]]:
        """Put openings and closings around a clause."""
        busy: set[str] = set()
        draw = self.random.random()
        fresh = iter("pqmn")
        if draw < 0.45:
            opening = self.random.choice(self.frames["opening_quiet"])
            text = f"{opening.replace('{x}', '{' + next(fresh) + '}')} {text}"
        elif draw < 0.53:
            name = next(fresh)
            busy.add(name)
            text = f"{self.random.choice(self.frames['opening_busy']).replace('{x}', '{' + name +
            '}')} {text}"
        for _ in range(self.random.choices([0, 1, 2], [35, 45, 20])[0]):
            quiet = self.random.random() < 0.72
            closing = self.random.choice(self.frames["closing_quiet" if quiet else "closing_busy"])
            for slot in ("{x}", "{y}"):
                if slot in closing:
                    name = next(fresh, "")
                    if not name:
                        closing = "on {day}"
                        break
                    closing = closing.replace(slot, "{" + name + "}")
                    if not quiet:
                        busy.add(name)
            comma = (
                ","
                if re.match(
                    r"(?:\{|according|a |the |state|its|which|saying|citing|officials|in what)",
                    closing,
                )
                else self.random.choice(["", "", ","])
            )
            text += f"{comma} {closing}"
        every = set(re.findall(r"\{([a-z])\}", text))
        open_pairs = (
            open_pairs
            + [(a, b) for a in busy for b in every if a != b]
            + [(b, a) for a in busy for b in every if a != b]
        )
        return text, open_pairs

    def realise(
        self,
        text: str,
        relations: list[tuple[str, str, str, str, str]],
        open_pairs: list[tuple[str, str]],
        names: dict[str, tuple[str, ...]],
    ) -> Example:
        """Fill the slots with actors and note where each stands."""
        polity = slots("POLITY")
        pieces, spans, length = [], {}, 0
        for piece in re.split(r"(\{[a-z]\})", self.fill_outside(text)):
            match = re.fullmatch(r"\{([a-z])\}", piece)
            if match:
                piece = self.actor(names.get(match[1], polity))
            if length == 0 and piece:
                piece = piece[0].upper() + piece[1:]
            if match and match[1] not in spans:
                first, last = self.trim(piece)
                spans[match[1]] = (length + first, length + last)
            pieces.append(piece)
            length += len(piece)
        named = {(a, b) for a, b, *_ in relations} | set(open_pairs)
        none = [(a, b) for a in spans for b in spans if a != b and (a, b) not in named]
        kept = [
            Relation(*relation)
            for relation in relations
            if relation[0] in spans and relation[1] in spans
        ]
        return Example("".join(pieces) + self.random.choice([".", ".", ".", ""]), spans, kept, none)

    def fill_outside(self, text: str) -> str:
        """Fill the slots of frames and objects (a day, an amount, a place), not of parties."""
        names = {"day", "month", "year", "num", "capital", "xstate", "amount", "place", "n"}
        return re.sub(
            r"\{(\w+)\}",
            lambda m: self.fill(m.group(0)) if m.group(1) in names else m.group(0),
            text,
        )

    def trim(self, mention: str) -> tuple[int, int]:
        """The part of a mention that is marked: all, without the article, or a name or adjective in it."""
        draw = self.random.random()
        start = len(mention) - len(re.sub(r"^(?:the|a|an|The|A|An) ", "", mention))
        if draw < 0.35:
            return 0, len(mention)
        if draw < 0.75:
            return start, len(mention)
        capitals = [
            (m.start(), m.end())
            for m in re.finditer(r"\b[A-Z][\w.'-]*(?: [A-Z][\w-]*)*", mention[start:])
        ]
        if not capitals:
            return 0, len(mention)
        first, last = self.random.choice(capitals)
        part = mention[start + first : start + last]
        if part.endswith("'s"):
            last -= 2
        return start + first, start + last


def write_examples(count: int, seed: int) -> list[Example]:
    """`count` examples drawn with `seed`."""
    writer = Writer(seed)
    return [writer.example() for _ in range(count)]


if __name__ == "__main__":
    for example in write_examples(60, 1):
        print(example.text)
        for r in example.relations:
            a, b = example.spans[r.source], example.spans[r.target]
            print(
                f"    [{example.text[a[0] : a[1]]}] > [{example.text[b[0] : b[1]]}] {r.label} {r.status} {r.kind}"
            )
