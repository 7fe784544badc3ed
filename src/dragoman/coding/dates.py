"""When a deed was: the time expression that belongs to its clause, or what the guide says where there is none."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.coding.draft import Draft
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence
from dragoman.language.speakers import speech_verbs
from dragoman.model.values import Interval
from dragoman.resolve.times import TimeMention

_FAR = 99


@dataclass(frozen=True, slots=True)
class Dated:
    """The interval of a deed, or None, and how it was reached."""

    interval: Interval | None
    reasoning: str


def date_of(draft: Draft, proposal: Proposal) -> Dated:
    """The date of a proposal by GUIDE, "Dates"."""
    if proposal.date is not None:
        return Dated(proposal.date, "given by the coder")
    if proposal.dateless:
        return Dated(None, "a state of things has no date")
    time = nearest_time(draft, proposal.sentence, proposal.anchor)
    if time is not None and isinstance(time.interval, Interval):
        return Dated(time.interval, time.reasoning)
    return _without_words(draft, proposal)


def _without_words(draft: Draft, proposal: Proposal) -> Dated:
    day = draft.report.published
    today = Interval(day, day, "", day)
    if proposal.kind in {"meeting", "visit"} and proposal.status in {"planned", "possible"}:
        return Dated(None, "a future meeting without a day")
    if proposal.said or proposal.status in {"planned", "possible"}:
        return Dated(today, "said or announced in the report of this day")
    if _background(proposal.anchor):
        return Dated(None, "background without a day")
    return Dated(today, "the news itself, without a day: the day of the report")


def _background(anchor: Token) -> bool:
    """Past perfect, "has long", a noun that only presupposes the deed."""
    verb = anchor
    if any(c.dep_ == "aux" and c.lower_ in {"had"} for c in verb.children):
        return True
    return any(
        c.lower_ in {"long", "previously", "earlier", "recently", "often"} for c in verb.children
    )


def nearest_time(draft: Draft, sentence: Sentence, anchor: Token) -> TimeMention | None:
    """The time expression that belongs to the clause of a word, if any."""
    best: tuple[int, int, TimeMention] | None = None
    for time in draft.times_in(sentence):
        if not isinstance(time.interval, Interval) or time.kind not in {"date", "time"}:
            continue
        token = _token_at(sentence, time)
        if token is None:
            continue
        steps = _distance(anchor, token)
        if steps >= _FAR:
            continue
        ranked = (steps, abs(token.i - anchor.i), time)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return None if best is None else best[2]


def _token_at(sentence: Sentence, time: TimeMention) -> Token | None:
    inside = [
        t
        for t in sentence.span
        if not t.is_space
        and sentence.start_of(t) < time.end_char
        and sentence.end_of(t) > time.start_char
    ]
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    return next((t for t in inside if not first <= t.head.i <= last or t.head.i == t.i), inside[0])


def _distance(anchor: Token, time: Token) -> int:
    """How far the time stands from the deed over the parse; a time said of the saying is not the deed's."""
    above = [time, *time.ancestors]
    chain = [anchor, *anchor.ancestors]
    places = {t.i: n for n, t in enumerate(chain)}
    for down, token in enumerate(above):
        if token.i in places:
            up = places[token.i]
            crossed = chain[:up]
            if token.lemma_.lower() in speech_verbs() and any(t.dep_ == "ccomp" for t in crossed):
                return _FAR
            return down + 2 * up + _clauses(above[:down])
    return _FAR


def _clauses(between: list[Token]) -> int:
    return sum(
        3 for t in between if t.dep_ in {"relcl", "advcl", "ccomp", "acl", "conj", "parataxis"}
    )
