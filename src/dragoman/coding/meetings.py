"""Meetings and visits, from the matches of their rules."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.draft import Draft
from dragoman.coding.frames import place_objects
from dragoman.coding.match import Match
from dragoman.coding.places import to_place
from dragoman.coding.proposals import Proposal, from_match
from dragoman.language.build import Sentence
from dragoman.model.records import Details
from dragoman.model.values import Place

_CALLS = {"phone", "telephone", "telephonic", "call", "videoconference", "video", "videolink"}
_SUMMITS = {"summit"}


def code_meetings(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """A meeting for each match, its type narrowed by the words around the trigger."""
    for match in matches:
        if match.rule.kind == "meeting":
            kind_type = _meeting_type(match)
            yield from_match(match, ("participant", "participant"), kind_type, Details())


def _meeting_type(match: Match) -> str:
    near = {t.lower_ for t in match.trigger.subtree}
    near |= (
        {c.lower_ for c in match.trigger.head.children} if match.trigger.pos_ == "NOUN" else set()
    )
    if match.rule.type == "meeting" and near & _CALLS:
        return "call"
    return match.rule.type


def code_visits(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """One visit for each host, with the city as place where the text names just one."""
    for match in matches:
        if match.rule.kind != "visit":
            continue
        for host in dict.fromkeys(b.who.actor for b in match.target):
            hosts = tuple(b for b in match.target if b.who.actor == host)
            one = from_match(replace(match, target=hosts), ("visitor", "host"), "visit", Details())
            yield replace(one, place=_place(match.sentence, match.trigger) or _state(match, host))


def _place(sentence: Sentence, trigger: Token) -> Place | None:
    for token in place_objects(trigger):
        for entity in sentence.span.ents:
            if entity.start <= token.i < entity.end and entity.label_ in {"GPE", "LOC", "FAC"}:
                return to_place(sentence, entity)
    return None


def _state(match: Match, host: str) -> Place | None:
    bearer = next(b for b in match.target if b.who.actor == host)
    words = match.sentence.report.text[bearer.start_char : bearer.end_char]
    if bearer.who.name is not None:
        return None
    return Place(words, host, bearer.start_char, bearer.end_char)
