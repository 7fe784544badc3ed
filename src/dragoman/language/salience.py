"""Salience: how much each actor is what the text has been about up to a word."""

from collections.abc import Collection

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions
from dragoman.language.tokens import Token
from dragoman.rules.actors import load_actors

_SENTENCES_BACK = 4
_FADING = 0.6
_SUBJECT, _PARTNER, _OBJECT, _OTHER, _BESIDE, _PLACE = 3.0, 2.5, 1.5, 1.0, 0.7, 0.2
_SUBJECTS = {"nsubj", "nsubjpass", "agent"}
_PARTNERS = {"with", "between", "and", "alongside"}
_PLACES = {"in", "at", "near", "from", "off", "outside", "inside", "over", "on", "about", "as"}
_MODIFIES = {"amod", "compound", "poss", "nmod"}
_CLIMBS = {*_MODIFIES, "conj", "appos", "pobj", "prep"}
_MAIN = (2.5, 2.2, 1.0, 0.5)


def salience(
    mentions: Mentions, sentence: Sentence, index: int, main: Collection[str] = ()
) -> dict[str, float]:
    """The weight of each actor named before a token: its part in its sentence, fading backwards.

    `main`: the actors of the whole report, the most often named first; they weigh a little more.
    """
    found: dict[str, float] = {}
    for mention in mentions.before(sentence, index, _SENTENCES_BACK):
        steps = sentence.index - mention.sentence.index
        weight = part_of(mention) * _FADING**steps
        for actor in mention.actors:
            found[actor] = max(found.get(actor, 0.0), weight) + 0.2 * min(
                found.get(actor, 0.0), weight
            )
    for actor, more in zip(main, _MAIN, strict=False):
        if actor in found:
            found[actor] += more
    return found


def part_of(mention: Mention) -> float:
    """How far forward its sentence puts a mention: most a subject, least a place."""
    token = mention.root
    if token.dep_ == "conj" and token.head.dep_ != "conj":
        token = token.head
    if token.dep_ in _SUBJECTS:
        return _SUBJECT
    if token.dep_ in _MODIFIES:
        return _BESIDE + (_OTHER if _head_of_phrase(token).dep_ in _SUBJECTS else 0.0)
    if token.dep_ in {"dobj", "dative", "attr"}:
        return _OBJECT
    if token.dep_ == "pobj":
        return _after_preposition(mention, token)
    return _OTHER


def _after_preposition(mention: Mention, token: Token) -> float:
    link = token.head.lower_
    if link in _PARTNERS:
        return _PARTNER
    if token.head.dep_ == "agent":
        return _SUBJECT
    if link in _PLACES or (mention.form == "capital" and link == "to"):
        return _PLACE
    if link == "of" and _head_of_phrase(token).dep_ in _SUBJECTS:
        return _PARTNER
    return _OTHER


def _head_of_phrase(token: Token) -> Token:
    """The noun that a word stands in the phrase of: "head" for "Chad" in "the head of Chad's"."""
    while token.dep_ in _CLIMBS and token.head.i != token.i:
        token = token.head
    return token


def is_state(actor: str) -> bool:
    """Whether a code is a state's."""
    code = load_actors().codes.get(actor)
    return code is not None and code.kind == "state"
