"""Ties: how two states stand to each other, and how that changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor, objects_of, prep_objects, subjects_of
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal
from dragoman.coding.sides import bearers_of, codes_of, each_once, guess, kind_of, without
from dragoman.coding.tie_words import (
    Change,
    change_of,
    later_changes,
    owners_of,
    refined,
    settled,
    tie_at,
    tie_words,
)
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.stance import Stance, stance_of
from dragoman.language.tense import tense_of
from dragoman.language.tokens import Token
from dragoman.model.records import Details
from dragoman.model.text import Extent
from dragoman.model.values import Interval

_SEVERED = "severed"
_IN_FORCE = "in force"
_FEASTS = frozenset({"near.anniversary", "near.anniversary_length", "near.years_of"})
_RELATIONS = "diplomatic relations"
_NAMING = frozenset({"attr", "appos"})
_WITH = ("with", "to", "of", "towards", "toward")


@dataclass(frozen=True, slots=True)
class _Sides:
    """The parties of a tie: those on the one side, those on the other, and which were guessed."""

    left: tuple[Bearer, ...]
    right: tuple[Bearer, ...]
    guessed: str = ""


@dataclass(slots=True)
class _Last:
    """The sides of the tie told before, for a sentence that names one of them only."""

    sides: _Sides = _Sides((), ())


def code_ties(draft: Draft) -> Iterator[Proposal]:
    """A tie for each pair of parties that a noun of relations, or a verb of recognition, binds."""
    last = _Last()
    for sentence in draft.sentences:
        for token in sentence.span:
            if token.pos_ == "VERB":
                yield from _by_verb(draft, sentence, token, last)
            else:
                yield from _by_noun(draft, sentence, token, last)


def _by_noun(draft: Draft, sentence: Sentence, token: Token, last: _Last) -> Iterator[Proposal]:
    """As in "A's relations with B were cut", "an embassy in B", "A, an ally of B"."""
    kind = tie_at(sentence, token)
    if kind is None or _is_party(draft, sentence, token) or _is_idiom(token):
        return
    change = change_of(token, kind)
    tie = refined(token, kind, change)
    if tie is None:
        return
    sides = _sides(draft, sentence, token, change, last)
    if sides.guessed == "both" and settled(change, token, tie) == _IN_FORCE:
        return
    if sides.guessed and _unnamed(token):
        return
    yield from _proposals(draft, sentence, token, tie, change, sides)
    last.sides = sides
    for later in later_changes(token):
        again = refined(token, kind, later)
        if again is not None:
            yield from _proposals(draft, sentence, token, again, later, sides)
    if kind == "recognition" and sides.left:
        lost = _states(bearers_of(draft, sentence, prep_objects(token, ("from",))))
        for each in without(lost, sides.left):
            cut = replace(change, name=_SEVERED, rule="switch")
            yield from _proposals(
                draft, sentence, token, _RELATIONS, cut, _Sides(sides.left, (each,))
            )


def _is_party(draft: Draft, sentence: Sentence, token: Token) -> bool:
    """Whether the noun stands for an organisation: "the alliance's headquarters"."""
    mention = draft.mentions.at(sentence, token.i)
    return mention is not None and any(kind_of(w.actor) == "organisation" for w in mention.who)


def _is_idiom(token: Token) -> bool:
    """As in "in recognition of their work"."""
    return token.lower_ == "recognition" and token.dep_ == "pobj" and token.head.lower_ == "in"


def _unnamed(token: Token) -> bool:
    """As in "with our allies and partners": some that are nowhere named."""
    words = tie_words()["ally"]
    return token.tag_ in {"NNS", "NNPS"} and token.lower_ in words and token.dep_ not in _NAMING


def _states(found: Sequence[Bearer]) -> list[Bearer]:
    """Those who may stand in a tie: states, groups and organisations."""
    return [b for b in found if kind_of(b.who.actor)]


def _sides(draft: Draft, sentence: Sentence, token: Token, change: Change, last: _Last) -> _Sides:
    """Both sides by the frame of the noun and of its verb; what is missing is guessed."""
    pair = _states(bearers_of(draft, sentence, prep_objects(token, ("between", "among"))))
    if len(codes_of(pair)) > 1:
        return _Sides(tuple(pair), ())
    owners = _states(owners_of(draft, sentence, token))
    if len(codes_of(owners)) > 1:
        return _Sides(tuple(owners), ())
    places = ("in", "at") if change.is_embassy else ()
    right = without(
        _states(bearers_of(draft, sentence, prep_objects(token, (*_WITH, *places)))), owners
    )
    right += without(
        _located(draft, sentence, token) if change.is_embassy else [], [*right, *owners]
    )
    left = owners or without(_doers(draft, sentence, token, change), right)
    if not right and change.verb is not None:
        found = bearers_of(
            draft, sentence, prep_objects(change.verb, ("with", "to", "from", "between", *places))
        )
        right = without(_states(found), left)
    if not right and owners:
        right = without(_doers(draft, sentence, token, change), owners)
    apart = change.kind == "recognition" or len(codes_of(left)) > 2
    return _completed(draft, sentence, token, left, right, last, apart=apart)


def _doers(draft: Draft, sentence: Sentence, token: Token, change: Change) -> list[Bearer]:
    """Whoever cuts, opens or has the tie, or is called an ally."""
    verb = change.verb if change.verb is not None else governor(token)
    words = [] if verb is None else subjects_of(verb)
    if token.dep_ == "attr":
        words = words or subjects_of(token.head)
    if token.dep_ == "appos":
        words.append(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        above = token.head.head
        words += [above, *subjects_of(above), *objects_of(above)]
    words += [c for c in token.children if c.dep_ == "appos"]
    if verb is not None:
        words += prep_objects(verb, ("by",))
    return _states(bearers_of(draft, sentence, words))


def _located(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """The state of the city in which an embassy stands."""
    found = []
    verb = governor(token)
    hosts = [token, *([] if verb is None else [verb])]
    for place in (p for h in hosts for p in prep_objects(h, ("in", "at"))):
        country = draft.country_at(sentence, place)
        if country is not None:
            start, end = sentence.start_of(place), sentence.end_of(place)
            found.append(Bearer(Who(country), start, end))
    return found


def _completed(
    draft: Draft, sentence: Sentence, token: Token, left: list[Bearer], right: list[Bearer],
    last: _Last, *, apart: bool = True,
) -> _Sides:  # fmt: skip
    """Both sides, one of them guessed where it is not told; `apart`: the left side can't be all."""
    if (left and right) or (len(codes_of(left)) > 1 and not apart):
        return _Sides(tuple(left), tuple(right))
    found = _other_side(draft, sentence, token, [*left, *right], last)
    if left or right:
        return _Sides(tuple(left or found), tuple(right or found), "one")
    second = _other_side(draft, sentence, token, found, last)
    return _Sides(tuple(found), tuple(second), "both")


def _other_side(
    draft: Draft, sentence: Sentence, token: Token, taken: list[Bearer], last: _Last
) -> list[Bearer]:
    """The partner of the tie before; else whom the report is about; else whoever is nearest."""
    told = last.sides
    before = without(told.right, taken) or without(told.left, taken)
    if taken and before:
        return before[:1]
    for actor in draft.main[:3]:
        if kind_of(actor) in {"state", "group"} and actor not in codes_of(taken):
            extent = sentence.extent
            return [Bearer(Who(actor), extent.start, extent.end)]
    return guess(draft, sentence, token, taken, _may_stand)


def _may_stand(bearer: Bearer) -> bool:
    return kind_of(bearer.who.actor) in {"state", "group"}


def _recognisers(token: Token) -> list[Token]:
    """Who recognises: the subject, also of "became the first countries to recognise …"."""
    head = token.head
    if token.dep_ in {"relcl", "acl"} and head.dep_ == "attr":
        return subjects_of(head.head)
    return subjects_of(token)


def _by_verb(draft: Draft, sentence: Sentence, token: Token, last: _Last) -> Iterator[Proposal]:
    """As in "A recognised B", "A broke with B"."""
    words, lemma = tie_words(), token.lemma_.lower()
    if lemma in words["recognise"]:
        objects = [o for o in objects_of(token) if draft.mentions.at(sentence, o.i) is not None]
        if token.dep_ == "relcl":
            objects.append(token.head)
        seen = [b for b in _states(bearers_of(draft, sentence, objects)) if _may_stand(b)]
        standing = tense_of(token) == "present" and stance_of(token).status == "actual"
        change = Change(_IN_FORCE if standing else "established", token, "recognition", "recognise")
        left = without(_states(bearers_of(draft, sentence, _recognisers(token))), seen)
        if seen:
            sides = _completed(draft, sentence, token, left, seen, last)
            last.sides = sides
            yield from _proposals(draft, sentence, token, "recognition", change, sides)
    elif lemma in words["break_with"] and not objects_of(token):
        right = _states(bearers_of(draft, sentence, prep_objects(token, ("with",))))
        left = without(_states(bearers_of(draft, sentence, subjects_of(token))), right)
        if right:
            change = Change(_SEVERED, token, _RELATIONS, "break_with")
            sides = _completed(draft, sentence, token, left, right, last)
            last.sides = sides
            yield from _proposals(draft, sentence, token, _RELATIONS, change, sides)


def _proposals(
    draft: Draft, sentence: Sentence, token: Token, tie: str, change: Change, sides: _Sides
) -> Iterator[Proposal]:
    """One for each pair across two sides; one for all where they stand together."""
    if not sides.right:
        groups = [sides.left]
    elif len(codes_of(sides.left)) == 1 or len(codes_of(sides.right)) == 1:
        groups = [(a, b) for a in each_once(sides.left) for b in each_once(sides.right)]
    else:
        groups = [(*sides.left, *sides.right)]
    name = settled(change, token, tie)
    date = _date(draft, sentence, token, name, change)
    for parties in groups:
        if len(codes_of(parties)) < 2:
            continue
        stance = stance_of(token) if not change.denied else Stance("negated", "no")
        several = len(groups) > 1
        yield Proposal(
            kind="tie",
            type=tie,
            parties=tuple(b.party("party") for b in parties),
            status=stance.status,
            sentence=sentence,
            anchor=token if change.verb is None or change.verb.pos_ != "VERB" else change.verb,
            rule=f"tie.{change.rule or tie.replace(' ', '_')}",
            details=Details(change=name),
            date=date,
            dateless=date is None and (name == _IN_FORCE or _presupposed(change.verb)),
            cue=stance.cue,
            guessed=sides.guessed,
            trigger_extent=_extent(parties) if several else None,
        )


def _date(
    draft: Draft, sentence: Sentence, token: Token, name: str, change: Change
) -> Interval | None:
    """The year counted back from an anniversary; "since …" of a tie in force; else None."""
    for time in draft.times_in(sentence):
        if not isinstance(time.interval, Interval):
            continue
        if change.anniversary and time.rule in _FEASTS:
            return time.interval
        if (
            name == _IN_FORCE
            and time.since
            and abs(time.start_char - sentence.start_of(token)) < 80
        ):
            return time.interval
    return None


def _presupposed(noun: Token | None) -> bool:
    """As in "since the establishment of ties": the time told in the sentence is another deed's."""
    if noun is None or noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in {"since", "after", "following", "before"}


def _extent(parties: Sequence[Bearer]) -> Extent:
    """Where a pair of several is told, so that each has a place of its own."""
    return Extent(min(b.start_char for b in parties), max(b.end_char for b in parties))
