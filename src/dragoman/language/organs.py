"""Organs of a state called by what they are: "the foreign ministry", "the army", "parliament"."""

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mentions, Who
from dragoman.language.pronouns import Resolved
from dragoman.language.salience import is_state, salience
from dragoman.language.speakers import speech_verbs
from dragoman.language.tokens import Token
from dragoman.rules.actors import load_actors
from dragoman.rules.lexicons import load_lexicon

_BESIDE = {"amod", "compound", "poss", "prep", "relcl", "nmod"}
_ABROAD = {"embassy", "mission", "delegation"}
_WRITTEN_IN = 1.5
_SPEAKING = 3.0
_AT_HAND = 5.0


def organ(
    mentions: Mentions, home: str | None, sentence: Sentence, token: Token, main: tuple[str, ...]
) -> Resolved:
    """Whose organ it is: of the city behind it, of the publisher, of the state spoken about.

    `home`: the state of an official publisher; `main`: the actors most often named in the report.
    """
    if not _is_bare(token):
        return None
    seated = _seat(mentions, sentence, token)
    if seated is not None:
        return "body", (Who(seated),)
    if home is not None and is_state(home) and _head(token).text[:1].isupper():
        return "body", (Who(home),)
    weights = {a: w for a, w in _weights(mentions, sentence, token, main).items() if is_state(a)}
    written_in = mentions.dateline
    if written_in is not None:
        weights[written_in] = weights.get(written_in, 0.0) + _nearness(token, written_in in main)
    foremost = max(weights, key=lambda actor: weights[actor], default=None)
    if foremost is None or not weights[foremost]:
        return None
    return "body", (Who(foremost),)


def _nearness(token: Token, named: bool) -> float:
    """How much the state that a report was written in weighs, `named` in it or not."""
    if token.lower_ == "ministry":
        return _AT_HAND
    if not named:
        return 0.0
    speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in speech_verbs()
    return _SPEAKING if speaks else _WRITTEN_IN


def _is_bare(token: Token) -> bool:
    """Whether nothing beside an organ says whose it is, and "the" or a capital opens it."""
    modifiers = load_lexicon("language/titles")["modifier"]
    beside = [c for c in token.children if c.dep_ in _BESIDE and c.lower_ != "in"]
    joined = [c for part in token.conjuncts for c in part.children if c.lower_ == "of"]
    if joined or any(c.lower_ not in modifiers for c in beside):
        return False
    return any(c.lower_ == "the" for c in token.children)


def _head(token: Token) -> Token:
    """The first word of an organ's name: "Foreign" of "Foreign Ministry"."""
    return min((token, *(c for c in token.children if c.dep_ in _BESIDE)), key=lambda t: t.i)


def _seat(mentions: Mentions, sentence: Sentence, token: Token) -> str | None:
    """As in "the foreign ministry in Kiev", "In Kiev the army said": the state of the city."""
    if token.lower_ in _ABROAD:
        return None
    links = [c for c in token.children if c.dep_ == "prep"]
    if token.dep_ in {"nsubj", "nsubjpass"}:
        links += [c for c in token.head.children if c.dep_ == "prep" and c.i < token.i]
    for link in links:
        for place in link.children if link.lower_ == "in" else ():
            mention = mentions.at(sentence, place.i)
            if mention is not None and mention.kind == "state" and mention.actors:
                return mention.actors[0]
    return None


def _weights(
    mentions: Mentions, sentence: Sentence, token: Token, main: tuple[str, ...]
) -> dict[str, float]:
    """How much each state is spoken of; who fights its own army lends its weight to the state."""
    found = salience(mentions, sentence, token.left_edge.i, main)
    for actor, weight in list(found.items()):
        code = load_actors().codes.get(actor)
        if code is not None and code.kind == "group" and code.country is not None:
            found[code.country] = max(found.get(code.country, 0.0), weight)
    return found
