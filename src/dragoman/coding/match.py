"""The one interpreter of coding rules: a trigger word, and the places to look for its parties."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

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
from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Who
from dragoman.language.stance import Stance, stance_of
from dragoman.rules.actors import load_actors
from dragoman.rules.load import load_coding_rules
from dragoman.rules.shapes import CodingRule

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


@dataclass(frozen=True, slots=True)
class _Index:
    verbs: dict[str, list[tuple[CodingRule, str]]]
    nouns: dict[str, list[tuple[CodingRule, str]]]


@cache
def _index() -> _Index:
    """Rules by the first (verbs) or last (nouns) word of their triggers; the rest must stand beside
    it.
    """
    verbs: dict[str, list[tuple[CodingRule, str]]] = defaultdict(list)
    nouns: dict[str, list[tuple[CodingRule, str]]] = defaultdict(list)
    for rule in load_coding_rules():
        for phrase in rule.verbs:
            first, _, rest = phrase.partition(" ")
            verbs[first].append((rule, rest))
        for phrase in rule.nouns:
            rest, _, last = phrase.rpartition(" ")
            nouns[last.lower()].append((rule, rest))
    return _Index(dict(verbs), dict(nouns))


def find_matches(draft: Draft, sentence: Sentence) -> Iterator[Match]:
    """Every rule that fits a word of the sentence and finds the parties it needs."""
    index = _index()
    for token in sentence.span:
        if token.tag_ in _NO_TRIGGER_TAGS or draft.mentions.at(sentence, token.i) is not None:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBG", "VBN"}:
            for rule, rest in index.verbs.get(lemma, ()):
                if _particle_fits(token, rest) and _object_fits(rule, token):
                    yield from _try(draft, sentence, token, rule, rest)
        if token.pos_ in {"NOUN", "PROPN"}:
            for rule, rest in index.nouns.get(lemma, ()) or index.nouns.get(token.lower_, ()):
                if not rest or _preceded(token, rest):
                    yield from _try(draft, sentence, token, rule, "")


def _particle_fits(token: Token, rest: str) -> bool:
    if not rest:
        return True
    words = rest.split(" ")
    doc, i = token.doc, token.i
    if [t.lower_ for t in doc[i + 1 : i + 1 + len(words)]] == words:
        return True
    if len(words) > 1:
        return False
    return any(
        c.lower_ == rest and c.dep_ in {"prt", "prep", "advmod", "acomp"} for c in token.children
    )


def _preceded(token: Token, rest: str) -> bool:
    words = rest.split(" ")
    before = [t.lower_ for t in token.doc[max(0, token.i - len(words)) : token.i]]
    return before == words


def _object_fits(rule: CodingRule, token: Token) -> bool:
    if not rule.object:
        return True
    wanted = {w.lower() for w in rule.object}
    for obj in objects_of(token):
        for part in (obj, *obj.conjuncts):
            if part.lemma_.lower() in wanted:
                return True
            if any(
                c.dep_ == "prep"
                and c.lower_ == "of"
                and any(g.lemma_.lower() in wanted for g in c.children)
                for c in part.children
            ):
                return True
    return any(
        g.lemma_.lower() in wanted for c in token.children if c.dep_ == "prep" for g in c.children
    )


def _try(
    draft: Draft, sentence: Sentence, token: Token, rule: CodingRule, rest: str
) -> Iterator[Match]:
    finder = _Finder(draft, sentence, token, rest)
    source = finder.first(rule.source, loose=False)
    target = [] if not rule.target else finder.first(rule.target, loose=True)
    source, target = _sides(rule, source, target)
    guessed = ""
    if not _enough(rule, source, target):
        source, target, guessed = _by_nearness(finder, rule, source, target)
    if not _enough(rule, source, target):
        return
    if _lacks_target(rule, source, target):
        target, guessed = finder.addressee(source), f"{guessed}addressee"
    stance = Stance(rule.status) if rule.status is not None else _stance(token, rule)
    yield Match(rule, sentence, token, tuple(source), tuple(target), stance, guessed)


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
        everyone = [*source, *target, *finder.before(), *finder.after()]
        return _once(everyone), [], "all"
    if not source:
        taken = {b.who.actor for b in target}
        source = [b for b in finder.before() if b.who.actor not in taken]
        guessed += "source"
    if not target and rule.target:
        taken = {b.who.actor for b in source}
        nearest = [b for b in finder.after() if b.who.actor not in taken]
        target = nearest[:1] or [b for b in finder.before() if b.who.actor not in taken][:1]
        guessed += "target"
    return source, target, guessed


def _lacks_target(rule: CodingRule, source: list[Bearer], target: list[Bearer]) -> bool:
    """A promise, a refusal, a threat of one alone is made to somebody, named or not."""
    return (
        rule.kind == "action"
        and bool(rule.target)
        and not target
        and len({b.who.actor for b in source}) == 1
    )


def _once(bearers_found: list[Bearer]) -> list[Bearer]:
    """Each actor once, a named person before a bare state."""
    kept: dict[str, Bearer] = {}
    for bearer in bearers_found:
        held = kept.get(bearer.who.actor)
        if held is None or (held.who.name is None and bearer.who.name is not None):
            kept[bearer.who.actor] = bearer
    return list(kept.values())


def _stance(token: Token, rule: CodingRule) -> Stance:
    return stance_of(token, said=rule.said)


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


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks in the places that a rule names, seen from one trigger."""

    draft: Draft
    sentence: Sentence
    token: Token
    rest: str

    def first(self, places: tuple[str, ...], *, loose: bool) -> list[Bearer]:
        """What the first place that yields anybody yields; a "-" ends the search with nobody."""
        for place in places:
            found = self._at(place, loose)
            if found:
                return found
        return []

    def before(self) -> list[Bearer]:
        """The nearest party before the trigger in its sentence."""
        named = [m for m in self.draft.mentions.of(self.sentence) if m.end <= self.token.i]
        return self._first_of(list(reversed(named)))

    def after(self) -> list[Bearer]:
        """The parties behind the trigger in its sentence, the nearest first."""
        named = [m for m in self.draft.mentions.of(self.sentence) if m.start > self.token.i]
        found: list[Bearer] = []
        for mention in named[:6]:
            found += self._first_of([mention])
        return found

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

    def _first_of(self, mentions: list[Mention]) -> list[Bearer]:
        for mention in mentions:
            if mention.kind != "media" and mention.who:
                return [Bearer(w, mention.start_char, mention.end_char) for w in mention.who]
        return []

    def _at(self, place: str, loose: bool) -> list[Bearer]:
        name, _, rest = place.partition(":")
        if name == "subject":
            return self._all(subjects_of(self.token), loose=False)
        if name == "object":
            return self._all(self._objects(), loose=True)
        if name == "owner":
            return self._owner()
        if name == "between":
            return self._between()
        if name == "dative":
            return self._all([c for c in self.token.children if c.dep_ == "dative"], loose=True)
        if name == "prep":
            return self._all(prep_objects(self.token, tuple(rest.split(","))), loose=loose)
        if name == "clause":
            return self._clause()
        if name == "place":
            return self._places()
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

    def _objects(self) -> list[Token]:
        if self.rest:
            return prep_objects(self.token, tuple(self.rest.split(" ")[-1:])) or objects_of(
                self.token
            )
        return objects_of(self.token)

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
        for verb in verbs:
            for child in verb.children:
                if child.dep_ in {"ccomp", "xcomp", "advcl", "acl", "pcomp"}:
                    subjects = [c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"}]
                    found = self._all(subjects, loose=True) or self._all(
                        objects_of(child), loose=True
                    )
                    found = found or self._all(
                        prep_objects(child, ("with", "to", "against", "on", "from", "in", "for")),
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
