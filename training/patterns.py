"""Sentences made from our own predicates, actors and frames (`training/patterns/`).

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
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from deeds import OF_WORDS, YIELDING, Deed, read_deeds, slots
from examples import Example, Relation
from wording import PATTERNS, Forms, inflect

TENSES = ("past", "has", "had", "is", "third")
FREE = {"day", "month", "year", "num", "capital", "xstate", "amount", "place", "n"}
# A closing that begins like this is set off by a comma.
APART = re.compile(r"(?:\{|according|a |the |state|its|which|saying|citing|officials|in what)")
NUMBERS = (
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
)


@dataclass(frozen=True)
class Draft:
    """A sentence whose parties are still slots; `open`: pairs neither related nor empty."""

    text: str
    relations: tuple[Relation, ...]
    open: tuple[tuple[str, str], ...] = ()
    actors: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Writer:
    """Draws sentences from the predicates with one random generator."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.actors: dict[str, list[str]] = tomllib.loads((PATTERNS / "actors.toml").read_text())
        self.frames: dict[str, list[str]] = tomllib.loads((PATTERNS / "frames.toml").read_text())
        with (PATTERNS / "states.csv").open(encoding="utf-8") as file:
            self.states = list(csv.DictReader(file))
        self.by_label: dict[str, list[Deed]] = {}
        for deed in read_deeds():
            self.by_label.setdefault(deed.label, []).append(deed)
        self.phrases = [d for deeds in self.by_label.values() for d in deeds if not d.whole]

    def example(self) -> Example:
        """One sentence with its mentions, relations and pairs without any."""
        deed = self.random.choice(self.by_label[self.random.choice(list(self.by_label))])
        draft = self.clause(deed)
        draft = replace(draft, actors={"s": deed.sources, "t": deed.targets})
        forward = [r for r in draft.relations if (r.source, r.target) == ("s", "t")]
        if forward and deed.mutual and forward[0].label != "REJECT":
            back = tuple(replace(r, source="t", target="s") for r in forward)
            draft = replace(draft, relations=draft.relations + back)
        elif deed.perhaps_mutual:
            draft = replace(draft, open=(*draft.open, ("t", "s")))
        if not deed.whole and self.random.random() < 0.15:
            draft = self.second(draft)
        return self.realise(self.dress(draft))

    def clause(self, deed: Deed) -> Draft:
        """A deed as a clause."""
        if deed.whole:
            return Draft(deed.clause, (Relation("s", "t", deed.label, deed.status, deed.kind),))
        forms, draw = inflect(deed.clause), self.random.random()
        if draw < 0.58 or (deed.label in OF_WORDS and draw < 0.8):
            return self.told(deed, forms)
        if draw < 0.9 and deed.label not in OF_WORDS:
            return self.turned(deed, forms)
        return self.judged(deed, forms)

    def told(self, deed: Deed, forms: Forms) -> Draft:
        """The deed as done, in a tense or the passive."""
        relations = (Relation("s", "t", deed.label, "actual", deed.kind),)
        passive = re.match(r"^(\w+) \{t\}(.*)$", forms.participle)
        if passive and self.random.random() < 0.25:
            was = self.random.choice(["was", "were", "has been", "have been"])
            return Draft(f"{{t}} {was} {passive[1]} by {{s}}{passive[2]}", relations)
        tense = self.random.choices(TENSES, [45, 30, 6, 8, 11])[0]
        verb = {
            "past": forms.past,
            "third": forms.third,
            "has": f"{self.random.choice(['has', 'has', 'have'])} {forms.participle}",
            "had": f"had {forms.participle}",
            "is": f"{self.random.choice(['is', 'are', 'was'])} {forms.gerund}",
        }[tense]
        return Draft(f"{{s}} {verb}", relations)

    def turned(self, deed: Deed, forms: Forms) -> Draft:
        """The deed as plan, offer, threat, refusal or denial."""
        yielding = deed.root in YIELDING
        future = "CONCEDE/intent" if yielding else "AGREE" if deed.friendly else "THREATEN"
        ways = {"plan_to": 4, "threat_to": 4, "may_to": 1, "negate_to": 2}
        if deed.friendly:
            ways = {"plan_to": 4, "offer_to": 4, "refuse_to": 4, "may_to": 1, "negate_to": 1}
        way = self.random.choices(list(ways), list(ways.values()))[0]
        if deed.root == "CONCEDE" and way == "plan_to":
            way = "offer_to"
        label, status, kind = {
            "plan_to": (future, "planned", deed.kind),
            "may_to": (future, "possible", deed.kind),
            "offer_to": (future, "actual", "action"),
            "threat_to": (future, "actual", "action"),
            "refuse_to": ("REJECT", "actual", "action"),
            "negate_to": (deed.label, "negated", deed.kind),
        }[way]
        text = f"{{s}} {self.random.choice(self.frames[way])} {forms.base}"
        return Draft(text, (Relation("s", "t", label, status, kind),))

    def judged(self, deed: Deed, forms: Forms) -> Draft:
        """The deed as what another asks for, blames or praises."""
        label, way, form = "REQUEST", "request_to", forms.base
        if self.random.random() > 0.55:
            good = deed.friendly or deed.root == "AGREE"
            label, way = ("SUPPORT", "praise_ing") if good else ("ACCUSE", "blame_ing")
            form = forms.gerund
        text = f"{{x}} {self.random.choice(self.frames[way])} {form}"
        relations = (Relation("x", "s", label, "actual", "action"),)
        return Draft(text, relations, (("s", "t"), ("x", "t"), ("t", "x")))

    def second(self, draft: Draft) -> Draft:
        """Add a second deed, by the same source or by others."""
        other = self.random.choice(self.phrases)
        past = inflect(other.clause).past.replace("{t}", "{u}")
        actors = {**draft.actors, "u": other.targets}
        source, link = "s", " and"
        if "{x}" in draft.text or self.random.random() < 0.5:
            source, actors["v"] = "v", other.sources
            link = self.random.choice([", while", ", and", " as", ", but", "; later"]) + " {v}"
        relation = Relation(source, "u", other.label, "actual", other.kind)
        return Draft(
            f"{draft.text}{link} {past}",
            (*draft.relations, relation),
            (*draft.open, ("u", source)),
            actors,
        )

    def dress(self, draft: Draft) -> Draft:
        """Put openings and closings around a clause."""
        text, busy, fresh = draft.text, set[str](), iter("pqmn")
        draw = self.random.random()
        if draw < 0.53:
            name = "opening_quiet" if draw < 0.45 else "opening_busy"
            opening = self.seat(self.random.choice(self.frames[name]), fresh)
            text = f"{opening} {text}"
            busy |= set(re.findall(r"\{([a-z])\}", opening)) if draw >= 0.45 else set()
        for _ in range(self.random.choices([0, 1, 2], [35, 45, 20])[0]):
            name = "closing_quiet" if self.random.random() < 0.72 else "closing_busy"
            closing = self.seat(self.random.choice(self.frames[name]), fresh)
            busy |= set(re.findall(r"\{([a-z])\}", closing)) if name == "closing_busy" else set()
            comma = "," if APART.match(closing) else self.random.choice(["", "", ","])
            text += f"{comma} {closing}"
        every = sorted(set(re.findall(r"\{([a-z])\}", text)))
        around = [(a, b) for a in sorted(busy) for b in every if a != b]
        return replace(draft, text=text, open=(*draft.open, *around, *((b, a) for a, b in around)))

    def seat(self, frame: str, fresh: Iterator[str]) -> str:
        """Give the others of a frame slots of their own; a plain day when none is left."""
        for slot in ("{x}", "{y}"):
            if slot in frame:
                name = next(fresh, "")
                if not name:
                    return "on {day}"
                frame = frame.replace(slot, "{" + name + "}")
        return frame

    def realise(self, draft: Draft) -> Example:
        """Fill the slots with actors and note where each stands."""
        text = re.sub(r"\{(\w+)\}", lambda m: self.fill(m[0]) if m[1] in FREE else m[0], draft.text)
        made, spans, polity = "", dict[str, tuple[int, int]](), slots("POLITY")
        for piece in re.split(r"(\{[a-z]\})", text):
            slot = re.fullmatch(r"\{([a-z])\}", piece)
            words = self.actor(draft.actors.get(slot[1], polity)) if slot else piece
            if not made and words:
                words = words[0].upper() + words[1:]
            if slot and slot[1] not in spans:
                first, last = self.marked(words)
                spans[slot[1]] = (len(made) + first, len(made) + last)
            made += words
        taken = {(r.source, r.target) for r in draft.relations} | set(draft.open)
        none = [(a, b) for a in spans for b in spans if a != b and (a, b) not in taken]
        kept = [r for r in draft.relations if r.source in spans and r.target in spans]
        return Example(made + self.random.choice([".", ".", ".", ""]), spans, kept, none)

    def actor(self, classes: tuple[str, ...]) -> str:
        """An actor of one of the classes."""
        name = self.random.choice(classes)
        if name in ("state", "capital"):
            return self.random.choice(self.states)["name" if name == "state" else "capital"]
        return self.pick(name)

    def pick(self, name: str) -> str:
        """One word or phrase of a list, with its own slots filled."""
        return self.fill(self.random.choice((self.actors | self.frames)[name]))

    def fill(self, text: str) -> str:
        """Fill the slots of an actor or a frame that are no parties."""
        here, other = self.random.choice(self.states), self.random.choice(self.states)
        draw = {
            "state": lambda: here["name"],
            "adj": lambda: here["adjective"],
            "capital": lambda: here["capital"],
            "state2": lambda: other["name"],
            "capital2": lambda: other["capital"],
            "xstate": lambda: other["name"],
            "n": lambda: self.random.choice(NUMBERS),
            "year": lambda: str(self.random.randint(1979, 2026)),
            "num": lambda: str(self.random.randint(1, 30)),
            "person": lambda: f"{self.pick('given')} {self.pick('family')}",
            "place": lambda: self.random.choice([other["capital"], self.pick("city")]),
        }
        text = re.sub(r"\{(\w+)\}", lambda m: draw.get(m[1], lambda: self.pick(m[1]))(), text)
        return re.sub(r"\b([Aa]) (?=[AEIOaeio]|U(?!\.|S\b|ru|ga|kr|ni|zb))", r"\1n ", text)

    def marked(self, mention: str) -> tuple[int, int]:
        """The part of a mention that is marked: all, without the article, or a name in it."""
        draw = self.random.random()
        start = len(mention) - len(re.sub(r"^(?:the|a|an) ", "", mention, flags=re.I))
        if draw < 0.35:
            return 0, len(mention)
        names = list(re.finditer(r"\b[A-Z][\w.'-]*(?: [A-Z][\w-]*)*", mention[start:]))
        if draw < 0.75 or not names:
            return start, len(mention)
        chosen = self.random.choice(names)
        last = chosen.end() - 2 * chosen[0].endswith("'s")
        return start + chosen.start(), start + last


def write_examples(count: int, seed: int) -> list[Example]:
    """`count` examples drawn with `seed`."""
    writer = Writer(seed)
    return [writer.example() for _ in range(count)]


if __name__ == "__main__":
    for example in write_examples(40, 1):
        print(example.text)
        for r in example.relations:
            a, b = (slice(*example.spans[name]) for name in (r.source, r.target))
            print(f"    [{example.text[a]}] > [{example.text[b]}] {r.label} {r.status} {r.kind}")
