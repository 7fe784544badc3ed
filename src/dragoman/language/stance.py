"""Stance: whether a deed is told as done, planned, possible, or not done. One algorithm, several
lexicons.

From the word that names the deed the walk goes up over the verbs and nouns that govern it; the
first cue that decides is kept, with its words, so that a reader can be told why.
"""

from dataclasses import dataclass
from functools import cache

from dragoman.language.tokens import Token
from dragoman.model.records import STATUSES, Status
from dragoman.rules.lexicons import Lexicon, load_lexicon

_CARRIES = {
    "xcomp", "ccomp", "dobj", "nsubj", "nsubjpass", "acl", "pobj", "prep", "conj", "pcomp", "attr",
    "dative", "advcl", "oprd", "agent", "compound",
}  # fmt: skip
_MAX_STEPS = 5


@dataclass(frozen=True, slots=True)
class Stance:
    """How a deed is told, and the words that say so."""

    status: Status
    cue: str = ""


def stance_of(trigger: Token, *, said: bool = False) -> Stance:
    """The stance towards the deed that a token names.

    With `said` the deed is in the saying itself (a promise, a threat): what governs it does not
    count.
    """
    own = _own(trigger)
    if own is not None:
        return own
    if said and trigger.pos_ in {"VERB", "AUX"}:
        governed = _governed(trigger, steps=1)
        return (
            governed if governed is not None and governed.status == "negated" else Stance("actual")
        )
    if said and _uttered(trigger):
        return Stance("actual")
    return _governed(trigger, _MAX_STEPS) or Stance("actual")


def _uttered(noun: Token) -> bool:
    """As in "offered an apology", "his threats did not work": said, whatever came of it."""
    head = noun.head
    if head.pos_ not in {"VERB", "AUX"}:
        return False
    lemma = head.lemma_.lower()
    if noun.dep_ == "dobj":
        return lemma in _cues()["uttering_verb"] and _own(head) is None
    return noun.dep_ == "nsubj" and lemma not in _cues()["happening_verb"]


def _own(token: Token) -> Stance | None:
    """What the word's own auxiliaries, negation and adjectives say."""
    lexicon = _cues()
    children = list(token.children)
    if any(
        c.dep_ == "neg" or (c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj"})
        for c in children
    ):
        return Stance("negated", "not")
    if any(c.dep_ == "dobj" and any(g.lower_ == "no" for g in c.children) for c in children):
        return Stance("negated", "no")
    if any(c.dep_ == "mark" and c.lower_ in lexicon["condition"] for c in children):
        return Stance("possible", "if")
    for child in children:
        if child.dep_ in {"aux", "auxpass"}:
            if child.lower_ in {"will", "'ll", "shall", "wo"}:
                return Stance("planned", child.text)
            if child.lower_ == "would":
                return Stance("planned" if _reported(token) else "possible", child.text)
            if child.lower_ in lexicon["possible_modal"] and not (
                child.lower_ == "could" and _perfect(children)
            ):
                return Stance("possible", child.text)
        told = _told_by(child) if child.dep_ in {"amod", "compound"} else None
        if told is not None:
            return Stance(told, child.text)
    return None


def _head_adjective(current: Token, noun: Token) -> Stance | None:
    """As in "the forthcoming conclusion of a pact"."""
    if noun.pos_ != "NOUN" or current.dep_ not in {"prep", "compound"}:
        return None
    for child in noun.children:
        told = _told_by(child) if child.dep_ in {"amod", "compound"} else None
        if told is not None:
            return Stance(told, child.text)
    return None


def _stands_apart(current: Token, verb: Token) -> bool:
    """Whether a clause has a stance of its own; "will visit Lima, meeting the king" has not.

    What somebody is thanked for is done, whoever "wants to thank" them.
    """
    lemma = verb.lemma_.lower()
    if lemma in load_lexicon("language/speech_verbs")["say"] or lemma in _cues()["thanking_verb"]:
        return True
    own = {"aux", "auxpass", "mark", "nsubj", "nsubjpass"}
    bare = current.tag_ in {"VBG", "VBN"} and all(c.dep_ not in own for c in current.children)
    return current.dep_ == "ccomp" or (current.dep_ == "advcl" and not bare)


def _told_by(adjective: Token) -> Status | None:
    """What an adjective before the deed says of it: "the planned visit"."""
    lexicon = _cues()
    for status in STATUSES:
        if adjective.lower_ in lexicon[f"{status}_adjective"]:
            return status
    return None


def _perfect(children: list[Token]) -> bool:
    return any(c.lower_ == "have" for c in children)


def _reported(token: Token) -> bool:
    """As in "Said that he would": a plan, told in the past."""
    return any(a.tag_ in {"VBD", "VBN"} for a in token.ancestors)


def _governed(token: Token, steps: int) -> Stance | None:
    """What the verbs and nouns above the word say."""
    current = token
    for _ in range(steps):
        head = current.head
        if head.i == current.i or current.dep_ not in _CARRIES:
            return None
        if current.dep_ == "conj":
            if _own_subject(current):
                return None
            own = _own(head) if head.pos_ in {"VERB", "AUX"} else None
            if own is not None:
                return own
            current = head
            continue
        told = _head_says(current, head) or _head_adjective(current, head)
        if told is not None:
            return told
        if head.pos_ in {"VERB", "AUX"}:
            if _stands_apart(current, head):
                return None
            own = _own(head)
            if own is not None:
                return own
        current = head
    return None


def _head_says(current: Token, head: Token) -> Stance | None:
    lexicon = _cues()
    lemma = _with_particle(head, lexicon)
    infinitive = current.pos_ in {"VERB", "AUX"} and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in current.children
    )
    nominal = current.pos_ in {"NOUN", "PROPN"} or current.dep_ in {"prep", "pcomp"}
    if current.dep_ == "advcl" and infinitive:
        return Stance("planned", "to") if lemma not in lexicon["negating_verb"] else None
    if current.dep_ not in {"xcomp", "ccomp", "acl"} and not nominal:
        return None
    if lemma in lexicon["negating_verb"] and (
        infinitive or current.dep_ in {"dobj", "nsubjpass", "xcomp"}
    ):
        return Stance("negated", head.text)
    if lemma in lexicon["denying_verb"] and current.dep_ in {"ccomp", "pcomp", "xcomp"}:
        return Stance("negated", head.text)
    if lemma == "be" and infinitive and current.dep_ == "xcomp":
        return Stance("planned", "to be")
    if lemma in lexicon["plan_verb"] and (
        infinitive
        or (
            current.dep_ in {"dobj", "nsubjpass"}
            and lemma in {"plan", "schedule", "expect", "arrange", "set"}
        )
    ):
        return Stance("planned", head.text)
    if lemma in lexicon["possible_verb"] and (
        infinitive or current.dep_ in {"dobj", "nsubjpass", "prep", "pobj"} or current.tag_ == "VBG"
    ):
        return Stance("possible", head.text)
    if (
        head.pos_ == "NOUN"
        and lemma in lexicon["possible_noun"]
        and (infinitive or current.dep_ in {"prep", "pobj"})
    ):
        return Stance("planned" if lemma == "plan" else "possible", head.text)
    return None


def _with_particle(verb: Token, lexicon: Lexicon) -> str:
    """The verb's lemma, with its particle where the two together negate ("call off", "put off")."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prt" and f"{lemma} {child.lower_}" in lexicon["negating_verb"]:
            return f"{lemma} {child.lower_}"
    return lemma


def _own_subject(token: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)


@cache
def _cues() -> Lexicon:
    return load_lexicon("language/stance")
