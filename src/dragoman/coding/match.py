"""The one interpreter of coding rules: a trigger word, and the places to look for its parties."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.coding.draft import Draft
from dragoman.coding.frames import (
    governor,
    is_light,
    objects_of,
    place_objects,
    prep_objects,
    subjects_of,
)
from dragoman.coding.parties import Bearer, bearers
from dragoman.coding.places import place_near
from dragoman.coding.triggers import Trigger, trigger_index
from dragoman.config import RULES_FOLDER
from dragoman.language.build import Sentence
from dragoman.language.deeds import doers
from dragoman.language.lists import in_list
from dragoman.language.mentions import Mention, Who
from dragoman.language.stance import Stance, stance_of
from dragoman.language.tokens import Token
from dragoman.rules.actors import load_actors
from dragoman.rules.lexicons import load_lexicon
from dragoman.rules.shapes import CodingRule

_WITHIN = 6  # mentions: farther off nobody is guessed
_NO_TRIGGER_TAGS = {"MD"}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits a word: who does it, to whom, and how it is told."""

    rule: CodingRule
    sentence: Sentence
    trigger: Token
    source: tuple[Bearer, ...]
    target: tuple[Bearer, ...]
    stance: Stance
    guessed: str = ""

    @property
    def actors(self) -> frozenset[str]:
        """The codes of all its parties."""
        return frozenset(b.who.actor for b in (*self.source, *self.target))


def find_matches(draft: Draft, sentence: Sentence, rules: Path = RULES_FOLDER) -> Iterator[Match]:
    """Every rule that fits a word of the sentence and finds the parties it needs."""
    if not draft.mentions.of(sentence):
        return
    index = trigger_index(rules)
    for token in sentence.span:
        if token.tag_ in _NO_TRIGGER_TAGS or draft.mentions.at(sentence, token.i) is not None:
            continue
        entries = index.of(token)
        if entries:
            finder = _Finder(draft, sentence, token)
            for entry in entries:
                yield from _try(finder, entry)


def _try(finder: "_Finder", entry: Trigger) -> Iterator[Match]:
    rule = entry.rule
    source = finder.first(rule.source, entry.rest, loose=False)
    target = [] if not rule.target else finder.first(rule.target, entry.rest, loose=True)
    if rule.kind == "action" and source and not target:
        target = finder.told_before(rule.target, entry.rest)
    source, target = _sides(rule, source, target)
    guessed = ""
    if not _enough(rule, source, target):
        source, target, guessed = _by_nearness(finder, rule, source, target)
    if _lacks_target(rule, source, target):
        target, guessed = finder.addressee(source), f"{guessed}addressee"
    if not _enough(rule, source, target):
        return
    token = finder.token
    stance = Stance(rule.status) if rule.status is not None else stance_of(token, said=rule.said)
    yield Match(rule, finder.sentence, token, tuple(source), tuple(target), stance, guessed)


def _lacks_target(rule: CodingRule, source: list[Bearer], target: list[Bearer]) -> bool:
    """A promise, a refusal, a threat of one alone is made to somebody, named or not."""
    return (
        rule.kind == "action"
        and bool(rule.target)
        and not target
        and len({b.who.actor for b in source}) == 1
    )


def _actors_in_clause(verb: Token) -> Iterator[list[Token]]:
    """Whom a governed clause is about: its subject, its object, then those of a clause in it."""
    yield [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    yield objects_of(verb)
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            yield from _actors_in_clause(child)


def is_organisation(actor: str) -> bool:
    """Whether a code is that of an organisation of states, which may meet by itself."""
    code = load_actors().codes.get(actor)
    return code is not None and code.kind == "organisation"


def _by_nearness(
    finder: "_Finder", rule: CodingRule, source: list[Bearer], target: list[Bearer]
) -> tuple[list[Bearer], list[Bearer], str]:
    """Where the frame leaves a side empty: whoever stands nearest; the judge is told of it."""
    guessed = ""
    if rule.needs == "two":
        everyone = [*source, *target, *_nearest(finder.before(), []), *finder.after()]
        return _once(everyone), [], "all"
    if not source:
        source = _nearest(finder.before(), target)
        guessed += "source"
    if not target and rule.target:
        target = _nearest(finder.after(), source)[:1] or _nearest(finder.before(), source)[:1]
        guessed += "target"
    return source, target, guessed


def _nearest(found: list[Bearer], taken: list[Bearer]) -> list[Bearer]:
    """Of bearers, the nearest first, those of the first mention with anybody not yet taken."""
    codes = {b.who.actor for b in taken}
    free = [b for b in found if b.who.actor not in codes]
    return [b for b in free if b.start_char == free[0].start_char]


def _once(bearers_found: list[Bearer]) -> list[Bearer]:
    """Each actor once, a named person before a bare state."""
    kept: dict[str, Bearer] = {}
    for bearer in bearers_found:
        held = kept.get(bearer.who.actor)
        if held is None or (held.who.name is None and bearer.who.name is not None):
            kept[bearer.who.actor] = bearer
    return list(kept.values())


def _sides(
    rule: CodingRule, source: list[Bearer], target: list[Bearer]
) -> tuple[list[Bearer], list[Bearer]]:
    """Nobody stands on both sides; equals all stand on one."""
    if rule.kind in {"meeting", "agreement", "tie"} or rule.reciprocal:
        codes = {(b.who.actor, b.who.name) for b in source}
        joined = source + [b for b in target if (b.who.actor, b.who.name) not in codes]
        if rule.kind != "action" or len({b.who.actor for b in source}) > 1 or rule.needs == "two":
            return joined, []
    doers = {b.who.actor for b in source}
    return source, [b for b in target if b.who.actor not in doers]


def _enough(rule: CodingRule, source: list[Bearer], target: list[Bearer]) -> bool:
    if rule.needs == "two":
        codes = {b.who.actor for b in (*source, *target)}
        return len(codes) > 1 or (rule.kind == "meeting" and any(map(is_organisation, codes)))
    if rule.needs == "source":
        return bool(source)
    if rule.needs == "target":
        return bool(target)
    return bool(source) and bool(target)


def _bearers_of(mentions: Iterable[Mention]) -> list[Bearer]:
    return [
        Bearer(who, mention.start_char, mention.end_char)
        for mention in mentions
        if mention.kind != "media"
        for who in mention.who
    ]


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks in the places that a rule names, seen from one trigger."""

    draft: Draft
    sentence: Sentence
    token: Token
    known: dict[tuple[str, str, bool], list[Bearer]] = field(default_factory=dict)

    def first(self, places: tuple[str, ...], rest: str, *, loose: bool) -> list[Bearer]:
        """What the first place that yields anybody yields; `rest` belongs to the trigger."""
        for place in places:
            key = (place, rest if place == "object" else "", loose)
            if key not in self.known:
                self.known[key] = self._at(place, rest, loose)
            if self.known[key]:
                return self.known[key]
        return []

    def told_before(self, places: tuple[str, ...], rest: str) -> list[Bearer]:
        """Who did what an object takes up: "the decision", "the attack" of a sentence before."""
        for place in places:
            name, _, links = place.partition(":")
            tokens = self._objects(rest) if name == "object" else []
            if name == "prep":
                tokens = prep_objects(self.token, tuple(links.split(",")))
            for token in tokens:
                found = doers(self.draft.mentions, self.sentence, token)
                if found:
                    return _bearers_of(found)
        return []

    def before(self) -> list[Bearer]:
        """The parties before the trigger in its sentence, the nearest first."""
        named = [m for m in self.draft.mentions.of(self.sentence) if m.end <= self.token.i]
        return self._near(named[::-1])

    def after(self) -> list[Bearer]:
        """The parties behind the trigger in its sentence, the nearest first."""
        named = [m for m in self.draft.mentions.of(self.sentence) if m.start > self.token.i]
        return self._near(named)

    def _near(self, named: list[Mention]) -> list[Bearer]:
        """The first few, and whoever stands in a list with them."""
        near = named[:_WITHIN]
        for mention in named[:_WITHIN]:
            for other in in_list(self.draft.mentions, mention):
                if all(other is not one for one in near):
                    near.append(other)
        return _bearers_of(near)

    def addressee(self, source: list[Bearer]) -> list[Bearer]:
        """Whom words without an addressee are for: the nearest other party."""
        taken = {b.who.actor for b in source}
        here = [b for b in (*self.after(), *self.before()) if b.who.actor not in taken]
        if here:
            return here[:1]
        for mention in self.draft.mentions.before(self.sentence, self.sentence.span.start, 2):
            others = [w for w in mention.who if w.actor not in taken]
            if others and mention.kind in {"state", "person", "organisation", "group", "set"}:
                return [Bearer(w, mention.start_char, mention.end_char) for w in others]
        return []

    def _at(self, place: str, rest: str, loose: bool) -> list[Bearer]:
        name, _, links = place.partition(":")
        if name == "subject":
            return self._all(subjects_of(self.token), loose=False)
        if name == "object":
            return self._all(self._objects(rest), loose=True)
        if name == "owner":
            return self._owner()
        if name == "between":
            return self._between()
        if name == "dative":
            return self._all([c for c in self.token.children if c.dep_ == "dative"], loose=True)
        if name == "prep":
            return self._all(prep_objects(self.token, tuple(links.split(","))), loose=loose)
        if name == "clause":
            return self._clause()
        if name == "place":
            return self._places()
        if name == "crowd":
            return self._crowd()
        return []

    def _all(self, tokens: list[Token], *, loose: bool) -> list[Bearer]:
        found: list[Bearer] = []
        for token in tokens:
            for bearer in bearers(self.draft, self.sentence, token, loose=loose):
                if all(
                    (b.who.actor, b.who.name) != (bearer.who.actor, bearer.who.name) for b in found
                ):
                    found.append(bearer)
        return found

    def _objects(self, rest: str) -> list[Token]:
        behind = prep_objects(self.token, (rest.split(" ")[-1],)) if rest else []
        return behind or objects_of(self.token)

    def _owner(self) -> list[Bearer]:
        """As in "Turkey's visit", "the Turkish offer": who the noun belongs to."""
        owners = [c for c in self.token.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
        return self._all(owners, loose=True)

    def _between(self) -> list[Bearer]:
        """As in "Talks between A and B"."""
        found = self._all(prep_objects(self.token, ("between", "among")), loose=True)
        return found if len({b.who.actor for b in found}) > 1 else []

    def _clause(self) -> list[Bearer]:
        """The subject of the clause that a verb of saying governs: "demanded that X leave"."""
        verbs = [self.token]
        head = governor(self.token)
        if head is not None and is_light(head):
            verbs.append(head)
        own = {b.who.actor for b in self.first(("subject",), "", loose=False)}
        for verb in verbs:
            for child in verb.children:
                if child.dep_ in {"ccomp", "xcomp", "advcl", "acl", "pcomp"}:
                    inside = (self._all(t, loose=True) for t in _actors_in_clause(child))
                    others = ([b for b in all_ if b.who.actor not in own] for all_ in inside)
                    found = next(filter(None, others), [])
                    found = found or self._all(
                        prep_objects(
                            child, ("with", "between", "to", "against", "on", "from", "in", "for")
                        ),
                        loose=True,
                    )
                    if found:
                        return found
        return []

    def _places(self) -> list[Bearer]:
        """The country of a city or state that somebody goes to."""
        found: list[Bearer] = []
        for token in place_objects(self.token):
            named = bearers(self.draft, self.sentence, token, loose=True)
            if named:
                found += named
                continue
            country = self.draft.country_at(self.sentence, token)
            if country is not None:
                start, end = self.sentence.start_of(token), self.sentence.end_of(token)
                found.append(Bearer(Who(country), start, end))
        return found[:3]

    def _crowd(self) -> list[Bearer]:
        """The state where a crowd of no nation named acts: "students rallied in Lima"."""
        if self.token.pos_ in {"VERB", "AUX"}:
            people = load_lexicon("language/crowds")["crowd"]
            crowd = [t for t in subjects_of(self.token) if t.lemma_.lower() in people]
            if not crowd or self._all(crowd, loose=True):
                return []
        place = place_near(self.draft, self.sentence, self.token)
        if place is None or place.country is None:
            return []
        start, end = place.start_char, place.end_char
        return [] if start is None or end is None else [Bearer(Who(place.country), start, end)]
