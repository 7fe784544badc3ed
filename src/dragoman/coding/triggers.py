"""Triggers: the words that a coding rule is found by, and what must stand beside them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.coding.frames import objects_of, prep_objects
from dragoman.config import RULES_FOLDER
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_terms
from dragoman.rules.load import load_coding_rules
from dragoman.rules.shapes import CodingRule

_NOMINAL = {"nsubj", "nsubjpass", "dobj", "pobj"}  # "fighting went on", tagged as a verb
_BELOW = {"xcomp", "ccomp", "acomp", "attr", "prep"}
_KEPT = {"dobj", "attr", "oprd", "npadvmod"}  # "was refused a visa", "gave Chad a week"
_PARTICLES = {
    "prt",
    "prep",
    "advmod",
    "acomp",
    "oprd",
    "ccomp",
    "xcomp",
    "dobj",
    "npadvmod",
    "attr",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule under one word that triggers it; `rest` is what must stand beside that word."""

    rule: CodingRule
    rest: str
    objects: frozenset[str]
    barred: frozenset[str]
    clauses: frozenset[str]


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """The rules of a folder by the words that trigger them."""

    verbs: dict[str, list[Trigger]]
    nouns: dict[str, list[Trigger]]

    def of(self, token: Token) -> list[Trigger]:
        """The rules that a word triggers, each once."""
        lemma = token.lemma_.lower()
        found: dict[str, Trigger] = {}
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBG", "VBN"}:
            for entry in _fitting(token, self.verbs.get(lemma, ())):
                found.setdefault(entry.rule.id, entry)
        if token.pos_ in {"NOUN", "PROPN"} or (token.tag_ == "VBG" and token.dep_ in _NOMINAL):
            for entry in self.nouns.get(lemma, ()) or self.nouns.get(token.lower_, ()):
                if _noun_fits(token, entry) and not _only_idea(token):
                    found.setdefault(entry.rule.id, entry)
        return list(found.values())


@cache
def trigger_index(folder: Path = RULES_FOLDER) -> TriggerIndex:
    """Rules by the first (verbs) or last (nouns) word of their triggers."""
    verbs: dict[str, list[Trigger]] = defaultdict(list)
    nouns: dict[str, list[Trigger]] = defaultdict(list)
    for rule in load_coding_rules(folder):
        narrowed = frozenset(rule.object), frozenset(rule.unless), frozenset(rule.clause)
        for phrase in rule.verbs:
            first, _, rest = phrase.partition(" ")
            verbs[first].append(Trigger(rule, rest, *narrowed))
        for phrase in rule.nouns:
            rest, _, last = phrase.rpartition(" ")
            nouns[last].append(Trigger(rule, rest, *narrowed))
    return TriggerIndex(dict(verbs), dict(nouns))


def _fitting(verb: Token, entries: Sequence[Trigger]) -> Iterator[Trigger]:
    """Those of the entries for a verb that what stands around it lets through."""
    objects = _object_words(verb) if any(e.objects for e in entries) else frozenset()
    clauses = _clause_words(verb) if any(e.clauses for e in entries) else frozenset()
    for entry in entries:
        if (
            (not entry.objects or not entry.objects.isdisjoint(objects))
            and (not entry.barred or entry.barred.isdisjoint(_done_to_or_with(verb)))
            and (not entry.clauses or not entry.clauses.isdisjoint(clauses))
            and _particle_fits(verb, entry.rest)
        ):
            yield entry


def _particle_fits(token: Token, rest: str) -> bool:
    if not rest:
        return True
    words = rest.split(" ")
    doc, i = token.doc, token.i
    if [t.lower_ for t in doc[i + 1 : i + 1 + len(words)]] == words:
        return True
    if len(words) > 1:
        return len(words) == 2 and any(  # "took Peru to court", "put on trial"
            c.lower_ == words[0] and any(g.lower_ == words[1] for g in c.children)
            for c in token.children
        )
    return any(c.lower_ == rest and c.dep_ in _PARTICLES for c in token.children)


def _only_idea(token: Token) -> bool:
    """Whether a noun is spoken of, not done: "the principles of respect and cooperation"."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.lemma_.lower() in load_terms("language/ideas")
    )


def _noun_fits(noun: Token, entry: Trigger) -> bool:
    """Whether what stands before a noun, and what it is of, lets an entry through."""
    if entry.rest and not _preceded(noun, entry.rest):
        return False
    return not entry.objects or not entry.objects.isdisjoint(_matter_words(noun))


def _matter_words(noun: Token) -> frozenset[str]:
    """What a noun is of, as in "the release of hostages", "troop withdrawals"."""
    words: set[str] = set()
    for child in noun.children:
        if child.dep_ in {"compound", "nmod", "amod"}:
            words |= _words_of(child)
        elif child.dep_ == "prep" and child.lower_ == "of":
            words |= _words_of(*(p for obj in child.children for p in (obj, *obj.conjuncts)))
    return frozenset(words)


def _preceded(token: Token, rest: str) -> bool:
    words = rest.split(" ")
    before = [t.lower_ for t in token.doc[max(0, token.i - len(words)) : token.i]]
    return before == words


def _done_to_or_with(verb: Token) -> set[str]:
    return _words_of(*objects_of(verb), *prep_objects(verb, ("with",)))


def _object_words(verb: Token) -> frozenset[str]:
    """Words for what a verb is done to: objects, what these are of, objects of its prepositions."""
    words: set[str] = set()
    kept = [c for c in verb.children if c.dep_ in _KEPT]
    for obj in (*objects_of(verb), *kept):
        for part in (obj, *obj.conjuncts):
            words |= _words_of(part)
            for child in part.children:
                if child.dep_ == "prep" and child.lower_ == "of":
                    words |= _words_of(*child.children)
    for child in verb.children:
        if child.dep_ == "prep":
            words |= _words_of(*child.children)
    return frozenset(words)


def _clause_words(verb: Token) -> frozenset[str]:
    """Words for the deeds in the clauses that a verb governs ("said A had tried to kill …")."""
    words: set[str] = set()
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "pcomp", "advcl"}:
            below = [c for c in child.children if c.dep_ in _BELOW]
            words |= _words_of(child, *child.conjuncts, *below)
        elif child.dep_ == "prep":  # "kept Chad from joining"
            words |= _words_of(*(c for c in child.children if c.tag_ == "VBG"))
    return frozenset(words)


def _words_of(*tokens: Token) -> set[str]:
    return {word for token in tokens for word in (token.lemma_.lower(), token.lower_)}
