"""Instruments: of which type an agreement is, by the noun that names it and the words beside it."""

from functools import cache

from dragoman.coding.frames import objects_of
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon
from dragoman.rules.load import load_coding_rules

_BEFORE = frozenset({"amod", "compound", "nmod"})
_SUM = frozenset({"$", "€", "£", "¥", "worth"})


@cache
def types_of_nouns() -> dict[str, str]:
    """The type of instrument that a noun names, by the rules of agreements."""
    rules = [r for r in load_coding_rules() if r.kind == "agreement"]
    return {noun.lower(): r.type for r in rules for noun in r.nouns}


def is_instrument(trigger: Token) -> bool:
    """Whether a word tells of an instrument of its own.

    An "aid package" is none; nor is the "understanding" of a "memorandum of understanding".
    """
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        return all(map(is_instrument, objects_of(trigger)[:1]))
    words = load_lexicon("agreements/words")
    if trigger.lemma_.lower() in words["of_a_kind"] and trigger.head.lower_ == "of":
        return _named(trigger.head.head) is None
    before = {w for c in trigger.children if c.dep_ in _BEFORE for w in (c.lower_, c.lemma_)}
    return trigger.lemma_.lower() not in words["plain"] or before.isdisjoint(words["help"])


def type_of(trigger: Token, kind: str) -> str:
    """The type of what a word tells, where `kind` is that of its rule.

    "Agreement" says least: a "ceasefire agreement", a "loan deal", a "$2 billion deal" and the
    "document" that somebody signs have the type of the other words.
    """
    if kind != "agreement":
        return kind
    nouns = [trigger] if trigger.pos_ in {"NOUN", "PROPN"} else objects_of(trigger)
    return next(filter(None, map(_narrower, nouns)), kind)


def _narrower(noun: Token) -> str | None:
    """A type that says more than "agreement", if the words give one."""
    words, lemma = load_lexicon("agreements/words"), noun.lemma_.lower()
    if lemma in words["plain"]:
        return "other"
    before = [c for c in noun.children if c.dep_ in _BEFORE]
    if lemma in words["commercial"] and any(t.text in _SUM for t in noun.subtree):
        return "contract"
    types = (_named(t) for t in (noun, *before))
    return next((t for t in types if t not in {None, "agreement"}), None)


def _named(token: Token) -> str | None:
    return types_of_nouns().get(token.lemma_.lower()) or types_of_nouns().get(token.lower_)
