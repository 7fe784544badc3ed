"""Memberships: who belongs to an organisation, joined, left, applied, or was suspended."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.draft import Draft
from dragoman.coding.frames import objects_of, prep_objects, subjects_of
from dragoman.coding.parties import Bearer, bearers
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence
from dragoman.language.stance import Stance, stance_of
from dragoman.model.text import Extent

_VERBS = {
    "join": "joined", "accede": "joined", "enter": "joined", "rejoin": "joined", "admit": "joined",
    "leave": "left", "quit": "left", "withdraw": "left", "exit": "left", "apply": "applied",
    "suspend": "suspended", "expel": "suspended", "found": "joined",
}  # fmt: skip
_NOUNS = {"membership": "member", "accession": "joined", "entry": "joined", "admission": "joined",
          "withdrawal": "left", "exit": "left", "application": "applied", "bid": "joined", "candidacy": "applied"}  # fmt: skip
_MEMBER = {"member", "signatory"}


def code_memberships(draft: Draft) -> Iterator[Proposal]:
    """One membership for each organisation and member."""
    for sentence in draft.sentences:
        if not any(m.kind == "organisation" for m in draft.mentions.of(sentence)):
            continue
        for token in sentence.span:
            yield from _at(draft, sentence, token)


def _at(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _VERBS:
        organisations = _organisations(draft, sentence, [*objects_of(token), *prep_objects(token, ("to", "from", "into", "for"))])
        members = _all(draft, sentence, objects_of(token) if lemma in {"admit", "suspend", "expel"} else subjects_of(token))
        yield from _pairs(sentence, token, _VERBS[lemma], organisations, members, stance_of(token))
    elif token.pos_ in {"NOUN", "PROPN"} and lemma in _MEMBER:
        yield from _members(draft, sentence, token)
    elif token.pos_ == "NOUN" and lemma in _NOUNS:
        organisations = _organisations(draft, sentence, [*prep_objects(token, ("in", "of", "to", "from", "for")), *_left(token)])
        members = _states(_all(draft, sentence, [*_left(token), *prep_objects(token, ("of", "by", "for"))]) or _all(draft, sentence, subjects_of(token)))
        yield from _pairs(sentence, token, _NOUNS[lemma], organisations, members, stance_of(token))


def _left(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in {"poss", "compound", "amod", "nmod"}]


def _members(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    """ "As members of the UN, A and B …", "NATO member Greece", "A is a member of the UN"."""
    organisations = _organisations(draft, sentence, [*prep_objects(token, ("of", "in")), *_left(token)])
    if not organisations:
        return
    named: list[Token] = [c for c in token.children if c.dep_ == "appos"]
    if token.dep_ in {"appos", "compound", "nmod"}:
        named.append(token.head)
    if token.dep_ == "attr":
        named += subjects_of(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        verb = token.head.head
        named += subjects_of(verb) if verb.pos_ in {"VERB", "AUX"} else [verb]
    yield from _pairs(sentence, token, "member", organisations, _states(_all(draft, sentence, named)), Stance("actual"))


def _all(draft: Draft, sentence: Sentence, tokens: list[Token]) -> list[Bearer]:
    return [b for t in tokens for b in bearers(draft, sentence, t, loose=True)]


def _states(found: list[Bearer]) -> list[Bearer]:
    return [b for b in found if len(b.who.actor) == 3 and b.who.actor.isupper()]


def _organisations(draft: Draft, sentence: Sentence, tokens: list[Token]) -> list[Bearer]:
    found: list[Bearer] = []
    for token in tokens:
        for part in (token, *token.conjuncts):
            mention = draft.mentions.at(sentence, part.i)
            if mention is not None and mention.kind == "organisation":
                found += [Bearer(w, mention.start_char, mention.end_char) for w in mention.who]
    return list(dict.fromkeys(found))


def _pairs(
    sentence: Sentence, token: Token, kind: str, organisations: list[Bearer], members: list[Bearer], stance: Stance
) -> Iterator[Proposal]:
    seen: set[tuple[str, str]] = set()
    for organisation in organisations:
        for member in members:
            pair = (organisation.who.actor, member.who.actor)
            if pair in seen or pair[0] == pair[1]:
                continue
            seen.add(pair)
            yield Proposal(
                kind="membership",
                type=kind,
                parties=(organisation.party("organisation"), member.party("member")),
                status=stance.status,
                sentence=sentence,
                anchor=token,
                rule=f"membership.{kind}",
                dateless=kind == "member",
                cue=stance.cue,
                trigger_extent=Extent(organisation.start_char, organisation.end_char)
                if kind == "member" and len(organisations) > 1
                else None,
            )
