"""Tense: how the clause around a word tells its time."""

from collections.abc import Sequence
from typing import Literal

from dragoman.language.build import Sentence
from dragoman.language.tokens import Token

Tense = Literal[
    "past", "present", "perfect", "pluperfect", "future", "infinitive", "gerund", "none"
]

_VERBS = {"VERB", "AUX"}
_PRESENT = {"is", "are", "'s", "'re", "am", "be", "do", "does"}


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause that a word stands in.

    Example: for "talks" in "Chad held talks on Monday" the token "held".
    """
    current = token
    while current.pos_ not in _VERBS:
        if current.head.i == current.i:
            return None
        current = current.head
    return current


def tense_of(token: Token) -> Tense:
    """The tense of the clause around a word."""
    verb = clause_verb(token)
    if verb is None:
        return "none"
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBS and not _finite(verb):
        verb = verb.head
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helpers & {"will", "'ll", "shall", "would", "wo"}:
        return "future"
    if "had" in helpers:
        return "pluperfect"
    if helpers & {"has", "have", "'ve"}:
        return "perfect"
    if "to" in helpers:
        return "infinitive"
    if helpers & {"was", "were", "did"} or verb.tag_ == "VBD":
        return "past"
    if helpers & _PRESENT or verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    return "gerund" if verb.tag_ in {"VBG", "VBN"} else "none"


def told_tense(token: Token) -> Tense:
    """The tense of the nearest clause above a word that has one: of "asked" for "to hold talks"."""
    verb = clause_verb(token)
    while verb is not None:
        tense = tense_of(verb)
        if tense not in {"infinitive", "gerund", "none"}:
            return tense
        verb = None if verb.head.i == verb.i else clause_verb(verb.head)
    return "none"


def tells_in_present(sentences: Sequence[Sentence]) -> bool:
    """Whether a report tells its news in the present, as headlines and digests of a day do."""
    tenses = [tense_of(s.span.root) for s in sentences]
    return 2 * tenses.count("present") > len([t for t in tenses if t != "none"])


def _finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(c.dep_ == "aux" for c in verb.children)
