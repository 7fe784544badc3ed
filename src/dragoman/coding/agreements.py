"""Agreements: signed, planned and invoked instruments, and what they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.dates import row_of_times
from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor, objects_of, prep_objects, subjects_of
from dragoman.coding.instruments import (
    OWNERS,
    clauses_on,
    is_instrument,
    signing_of,
    stance_towards,
    type_of,
    types_of_nouns,
)
from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal, from_match
from dragoman.coding.sides import (
    bearers_of,
    codes_of,
    each_once,
    guess,
    home_bearer,
    kind_of,
    without,
)
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.tokens import Token
from dragoman.model.records import Details
from dragoman.rules.lexicons import Lexicon, load_lexicon

_SUBJECT_CHARS = 90
_CLAUSES = frozenset({"acl", "relcl", "advcl", "xcomp"})
_SIGNED_IN = frozenset({"DATE", "GPE", "TIME"})  # "a treaty in Lima" is not about Lima
_MANY = 2
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(slots=True)
class _Last:
    """The parties of the agreement told before, for a sentence that names one of them or none."""

    parties: tuple[Bearer, ...] = ()


def code_agreements(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """An agreement for each match, with its subject in the report's words, and for some besides."""
    for told in _told(draft, matches):
        yield from _each_date(draft, told)


def _each_date(draft: Draft, told: Proposal) -> Iterator[Proposal]:
    """One agreement for each date of "the treaties of 1991 and 1994"."""
    several = told.anchor.tag_ in _PLURAL
    dates = row_of_times(draft, told.sentence, told.anchor) if several else []
    if len(dates) < _MANY:
        yield told
    else:
        yield from (replace(told, date=date) for date in dates)


def _told(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    named = [m for m in matches if m.rule.kind == "agreement" and is_instrument(m.trigger)]
    found = {(m.sentence.index, m.trigger.i): m for m in named}
    last = _Last()
    for sentence in draft.sentences:
        for token in sentence.span:
            match = found.get((sentence.index, token.i))
            if match is not None:
                yield from _of_match(draft, match, last)
            elif token.pos_ == "VERB" and token.lemma_.lower() in _words()["loan"]:
                yield from _lent(draft, sentence, token)
            elif token.pos_ in {"NOUN", "PROPN"} and is_instrument(token):
                yield from _unmatched(draft, sentence, token, last)


def _words() -> Lexicon:
    return load_lexicon("agreements/words")


def _of_match(draft: Draft, match: Match, last: _Last) -> Iterator[Proposal]:
    """A rule's match; parties that are only near give way to those told before."""
    details = Details(subject=_subject(match.sentence, match.trigger))
    kind = type_of(match.trigger, match.rule.type)
    match = replace(match, stance=stance_towards(match.trigger))
    own = _bound(draft, match.sentence, match.trigger)
    if own:
        match = replace(match, source=tuple(own), guessed="")
    elif match.guessed:
        parties, guessed = _guessed(draft, match.sentence, match.trigger, last)
        match = replace(match, source=tuple(parties), guessed=f"all:{guessed}")
    if len(codes_of(match.source)) < _MANY:
        return
    if not match.guessed or match.guessed.endswith("frame"):
        last.parties = match.source
    for each in _apart(match):
        yield replace(from_match(each, ("party", "party"), kind, details), said=False)


def _guessed(
    draft: Draft, sentence: Sentence, trigger: Token, last: _Last
) -> tuple[list[Bearer], str]:
    """The parties where the frame does not name two: with those told before, or of the report."""
    told = _framed(draft, sentence, trigger)
    if len(codes_of(told)) >= _MANY:
        return told, "frame"
    before = list(last.parties)
    if before and (not told or codes_of(told) <= codes_of(before)):
        return before, "last"
    verb = governor(trigger)
    persons = [b for b in _near(draft, sentence) if b.who.name is not None]
    if not told and verb is not None and len(codes_of(persons)) == _MANY:
        return persons, "persons"
    for actor in draft.main[:3]:
        if len(codes_of(told)) < _MANY and actor not in codes_of(told):
            extent = sentence.extent
            told = [*told, Bearer(Who(actor), extent.start, extent.end)]
    return told, "report"


def _bound(draft: Draft, sentence: Sentence, trigger: Token) -> list[Bearer]:
    """The parties that stand on an instrument itself, whoever talks of it.

    As in "praised the truce between A and B", "discussed the deal signed by A and B", "A's
    ratification of the treaty with B".
    """
    signed = [c for c in clauses_on(trigger) if c.lemma_.lower() in _words()["signs"]]
    places = [
        prep_objects(trigger, ("between", "among")),
        [t for c in signed for t in (*subjects_of(c), *prep_objects(c, ("by", "between", "with")))],
        _of_signing(trigger),
    ]
    for words in places:
        found = each_once(b for b in bearers_of(draft, sentence, words) if _may_sign(b))
        if len(codes_of(found)) >= _MANY:
            return found
    return []


def _of_signing(trigger: Token) -> list[Token]:
    """Who stands around a noun of signing: "the conclusion by A of a pact with B"."""
    above = signing_of(trigger)
    if above is None:
        return []
    owners = [c for c in above.children if c.dep_ in OWNERS]
    with_whom = prep_objects(trigger, ("with",))
    return [*owners, *prep_objects(above, ("by", "between", "with")), *with_whom]


def _framed(draft: Draft, sentence: Sentence, trigger: Token) -> list[Bearer]:
    """Whom the words around an instrument name: its owners, who signs it, with whom, by whom."""
    verb = governor(trigger)
    owners = [c for c in trigger.children if c.dep_ in OWNERS]
    places = [*owners, *prep_objects(trigger, ("between", "with", "by", "among"))]
    if verb is not None:
        places += [*subjects_of(verb), *prep_objects(verb, ("with", "by", "between"))]
    for clause in (c for c in trigger.children if c.dep_ in {"relcl", "acl"}):
        places += [*subjects_of(clause), *prep_objects(clause, ("with", "by", "between"))]
    places = [p for p in places if p.i != trigger.i]
    found = [b for b in bearers_of(draft, sentence, places) if _may_sign(b)]
    if any(p.lower_ in {"we", "i"} for p in places):
        found = [*home_bearer(draft, sentence), *found]
    return each_once(found)


def _near(draft: Draft, sentence: Sentence) -> list[Bearer]:
    return [
        Bearer(w, m.start_char, m.end_char)
        for m in draft.mentions.of(sentence)
        if m.kind != "media"
        for w in m.who
    ]


def _may_sign(bearer: Bearer) -> bool:
    return kind_of(bearer.who.actor) in {"state", "group", "organisation"}


def _apart(match: Match) -> list[Match]:
    """Reads "agreements with A, B and C": one with each, where the first party stands alone."""
    first = [b for b in match.source if b.start_char < match.sentence.start_of(match.trigger)]
    others = [b for b in match.source if b not in first]
    alone = len(codes_of(first)) == 1
    if match.trigger.tag_ != "NNS" or not alone or len(others) < _MANY:
        return [match]
    firsts = codes_of(first)
    return [replace(match, source=(*first, b)) for b in others if b.who.actor not in firsts]


def _unmatched(draft: Draft, sentence: Sentence, token: Token, last: _Last) -> Iterator[Proposal]:
    """An instrument that a verb of signing, or "under", brings in, its parties guessed in part."""
    words = _words()
    kind = types_of_nouns().get(token.lemma_.lower()) or types_of_nouns().get(token.lower_)
    document = kind is None and token.lemma_.lower() in words["document"]
    if document:
        kind = "agreement"
    if kind is None or draft.mentions.at(sentence, token.i) is not None:
        return
    verb = governor(token)
    if document and (verb is None or verb.lemma_.lower() not in words["signs"]):
        return
    clauses = [c for c in token.children if c.dep_ in {"relcl", "acl"}]
    signed = signing_of(token) is not None or any(
        v.lemma_.lower() in words["signs"]
        for v in (*([verb] if verb else []), *clauses, token.head)
    )
    if not signed and token.head.lower_ not in words["under"]:
        return
    parties, guessed = _guessed(draft, sentence, token, last)
    if len(codes_of(parties)) < _MANY:
        return
    if guessed == "frame":
        last.parties = tuple(parties)
    yield _proposal(draft, sentence, token, kind, f"agreement.found_{kind}", parties, guessed)


def _lent(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    """Reads "A lends B the money": a loan of money between two."""
    lenders = bearers_of(draft, sentence, subjects_of(token), loose=False)
    takers = [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    takers += [*prep_objects(token, ("to",)), *objects_of(token)]
    borrowers = without(bearers_of(draft, sentence, takers), lenders)
    guessed = ""
    if lenders and not borrowers:
        borrowers, guessed = guess(draft, sentence, token, lenders, _may_sign), "borrower"
    parties = [b for b in (*lenders, *borrowers) if _may_sign(b)]
    if len(codes_of(parties)) >= _MANY:
        yield _proposal(draft, sentence, token, "loan", "agreement.lend", parties, guessed)


def _proposal(
    draft: Draft, sentence: Sentence, token: Token, kind: str, rule: str,
    parties: Sequence[Bearer], guessed: str,
) -> Proposal:  # fmt: skip
    stance = stance_towards(token)
    return Proposal(
        kind="agreement",
        type=type_of(token, kind),
        parties=tuple(b.party("party") for b in parties),
        status=stance.status,
        sentence=sentence,
        anchor=token,
        rule=rule,
        details=Details(subject=_subject(sentence, token)),
        cue=stance.cue,
        guessed=guessed,
    )


def _aims(trigger: Token) -> list[Token]:
    """The clause behind it that the parser hangs on the verb: "signed a deal to cut tariffs"."""
    verb = governor(trigger)
    behind = [] if verb is None else [c for c in verb.children if c.i > trigger.i]
    return [c for c in behind if c.dep_ in _CLAUSES and c.left_edge.lower_ == "to"]


def _whole(trigger: Token) -> Token:
    """The last word of what an instrument is called: "understanding" of a memorandum of it."""
    below = (c for link in trigger.children if link.dep_ == "prep" for c in link.children)
    named = (c for c in below if c.lemma_.lower() in _words()["of_a_kind"])
    return next(named, trigger)


def _subject(sentence: Sentence, trigger: Token) -> str | None:
    """What an agreement is about: "on fisheries", "to cut tariffs", "fisheries agreement"."""
    about = _words()["about"]
    for child in [*_whole(trigger).children, *_aims(trigger)]:
        if (child.dep_ == "prep" and child.lower_ in about) or child.dep_ in _CLAUSES:
            inside = list(child.subtree)
            if child.lower_ == "in" and inside[-1].ent_type_ in _SIGNED_IN:
                continue
            start = inside[0].i + (1 if child.dep_ == "prep" else 0)
            words = sentence.words(start, inside[-1].i + 1)
            return words[:_SUBJECT_CHARS] or None
    before = [c for c in trigger.children if c.dep_ in {"compound", "amod"}]
    return sentence.words(before[0].i, trigger.i) if before else None
