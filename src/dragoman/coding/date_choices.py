"""Date choices: every date that a deed could have, with what the judge sees of each.

A time of its own sentence, one told before, the day of the meeting or visit it belongs to, the day
of the report, or none (GUIDE, "Dates"). Which it is, the judge learns from labelled reports.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.coding.dates import (
    Dated,
    Event,
    events_of,
    lasting,
    nearest_time,
    time_steps,
    token_at,
)
from dragoman.coding.draft import Draft
from dragoman.coding.judge import Judge
from dragoman.coding.paths import hold_of, path_between
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence
from dragoman.language.tense import tense_of
from dragoman.language.tokens import Token
from dragoman.model.values import Interval
from dragoman.resolve.times import TimeMention

QUESTION = "date"
_TOLD_BEFORE = 3
_OPENING_WORDS = 3
_TIMES = frozenset({"date", "time"})
# What of a proposal's features bears on its date; the rest would only let it learn by heart.
_BEARS = frozenset(
    {
        *("kind", "type", "rule", "said", "tense", "kind+tense", "clause", "kind+clause", "pos"),
        *("official", "quoted", "kind+official", "guessed", "kind+dep", "rule+dep", "rule+lemma"),
        *("status", "kind+status", "change", "time_ahead", "times", "position", "kind+first"),
        *("told_tense", "tense+told", "style", "style+said", "type+tense"),
        *("article", "governor", "clause_verb", "under", "nested", "nested_in", "nests"),
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A date that a deed could have, and what is seen of it."""

    dated: Dated
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates that the deeds of a report could have.

    `beside`: the proposals by sentence, offices left out.
    """

    draft: Draft
    events: tuple[Event, ...]
    beside: Mapping[int, Sequence[Proposal]]

    @classmethod
    def of(cls, draft: Draft, proposals: Sequence[Proposal]) -> "Calendar":
        """The calendar of a report with its proposals."""
        beside: dict[int, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            if proposal.kind != "office":
                beside[proposal.sentence.index].append(proposal)
        return cls(draft, events_of(draft, proposals), beside)

    def date_of(self, proposal: Proposal, names: Sequence[str], judge: Judge) -> Dated:
        """The date that the judge finds likeliest; `names` are the proposal's features."""
        if proposal.date is not None:
            return Dated(proposal.date, "given by the coder")
        if proposal.dateless:
            return Dated(None, "a state of things has no date")
        choices = self.choices(proposal, names)
        return max(choices, key=lambda choice: judge.worth(QUESTION, choice.features)).dated

    def choices(self, proposal: Proposal, names: Sequence[str]) -> list[Choice]:
        """Every date once, its own times first, with all ways that lead to it."""
        bearing = [n for n in names if n.partition("=")[0] in _BEARS]
        words = [n for n in names if n.startswith("word=")]
        ways: dict[tuple[date | None, date | None] | None, list[tuple[str, Dated, list[str]]]] = {}
        for source, dated, seen in self._ways(proposal):
            interval = dated.interval
            key = None if interval is None else (interval.start, interval.end)
            ways.setdefault(key, []).append((source, dated, seen))
        return [
            Choice(found[0][1], tuple(dict.fromkeys(_features(found, bearing, words))))
            for found in ways.values()
        ]

    def _ways(self, proposal: Proposal) -> Iterator[tuple[str, Dated, list[str]]]:
        """Where a date could come from: its source, the date, and what is seen of that."""
        draft, day = self.draft, self.draft.report.published
        here = _times(draft.times_in(proposal.sentence))
        times = [t for t in here if not _of_what_is_agreed(proposal, t, day)]
        told = f"told={bool(times)}"
        for time in times:
            yield from self._own(proposal, time, len(times))
        today = Interval(day, day, "", day)
        around = [told, *_beside(draft, proposal)]
        yield "published", Dated(today, "no day of its own: the day of the report"), around
        yield "none", Dated(None, "no time is told"), around
        if proposal.kind == "visit":
            yield "open", _open(Dated(today, "the day of the report")), ["published"]
        yield from self._carried(proposal, told)
        event = self._event_of(proposal)
        if event is not None:
            gap = min(proposal.sentence.index - event.sentence, 8)
            said = f"said={proposal.said}:{proposal.kind}"
            whole = f"all={proposal.actors <= event.actors}"
            at = f"at={_occasion(proposal.sentence)}"
            seen = [f"gap={gap}", whole, told, said, at, *_seen_of_event(proposal, event, day)]
            yield "event", event.dated, seen

    def _own(
        self, proposal: Proposal, time: TimeMention, count: int
    ) -> Iterator[tuple[str, Dated, list[str]]]:
        token, interval = token_at(proposal.sentence, time), time.interval
        if token is None or not isinstance(interval, Interval):
            return
        steps = time_steps(proposal.sentence, proposal.anchor, time)
        dated = lasting(self.draft, proposal, Dated(interval, time.reasoning))
        seen = [
            *self._seen_of_time(proposal, time, token, interval, steps),
            f"times={min(count, 3)}",
        ]
        yield "own", dated, seen
        if (
            proposal.kind == "visit"
            and dated.interval is not None
            and dated.interval.grain == "day"
        ):
            near = [f"steps={min(steps, 6)}", f"tense={tense_of(proposal.anchor)}"]
            yield "open", _open(dated), near

    def _seen_of_time(
        self, proposal: Proposal, time: TimeMention, token: Token, interval: Interval, steps: int
    ) -> Iterator[str]:
        anchor, kind, few = proposal.anchor, proposal.kind, min(steps, 9)
        nearest = nearest_time(self.draft, proposal.sentence, anchor) is time
        link = token.head.lower_ if token.dep_ == "pobj" else token.dep_
        after = "after" if token.i > anchor.i else "before"
        when = _when(interval, self.draft.report.published)
        way = path_between(anchor, token)
        rivals = min(self._nearer(proposal, time, steps), 2)
        yield f"steps={min(steps, 12)}"
        yield f"steps+nearest={min(steps, 12)}:{nearest}"
        yield f"kind+steps={kind}:{few}"
        yield f"said+steps={proposal.said}:{few}"
        yield f"plain={steps <= 2}"
        yield f"when={when}"
        yield f"status+when={proposal.status}:{when}"
        yield f"tense+when={tense_of(anchor)}:{when}"
        yield f"said+when={proposal.said}:{when}"
        yield f"path={way}"
        yield f"pos+path={anchor.pos_}:{way}"
        yield f"link={link}"
        yield f"kind+link={kind}:{link}"
        yield f"link+side={link}:{after}:{nearest}"
        yield f"side={after}:{nearest}"
        yield f"nearest={nearest}"
        yield f"grain={interval.grain}"
        yield f"kind+grain={kind}:{interval.grain}"
        yield f"rivals={rivals}:{nearest}"
        yield f"rivals+steps={rivals}:{few}"
        yield f"rule={time.rule}"
        holding, over = hold_of(token)
        what = "deed" if over.i == anchor.i else over.lemma_.lower()
        yield f"hold={holding}:{what}"
        yield f"kind+hold={kind}:{holding}:{what}"
        yield f"words={time.words.lower()}"
        yield f"words+nearest={time.words.lower()}:{nearest}"
        yield f"lemma+when={anchor.lemma_.lower()}:{when}"
        yield f"rule+when={proposal.rule}:{when}"
        yield f"rule+link={proposal.rule}:{link}"
        yield f"opens={token.i - proposal.sentence.span.start < _OPENING_WORDS}:{nearest}"

    def _nearer(self, proposal: Proposal, time: TimeMention, steps: int) -> int:
        """How many other deeds of the sentence a time stands nearer to."""
        anchors = {
            p.anchor.i: p.anchor
            for p in self.beside.get(proposal.sentence.index, ())
            if p.anchor.i != proposal.anchor.i
        }
        return sum(time_steps(proposal.sentence, a, time) < steps for a in anchors.values())

    def _carried(self, proposal: Proposal, told: str) -> Iterator[tuple[str, Dated, list[str]]]:
        """The last times told before the sentence, each date once."""
        start, day, dates = proposal.sentence.extent.start, self.draft.report.published, set()
        for time in reversed([t for t in _times(self.draft.times) if t.start_char < start]):
            interval = time.interval
            if not isinstance(interval, Interval) or interval.start is None or interval.end is None:
                continue
            if (interval.start, interval.end) in dates:
                continue
            dates.add((interval.start, interval.end))
            if len(dates) > _TOLD_BEFORE:
                return
            gap, shared = self._told_at(proposal, time)
            when = _when(interval, day)
            yield (
                "carried",
                Dated(interval, f"carried from before: {time.reasoning}"),
                [
                    *(f"gap={min(gap, 6)}", f"nth={len(dates)}", told, f"when={when}"),
                    f"nth+gap={len(dates)}:{min(gap, 4)}",
                    *(f"shared={shared}", f"shared+gap={shared}:{min(gap, 3)}"),
                    *(f"kind+when={proposal.kind}:{when}", f"said+when={proposal.said}:{when}"),
                    f"tense+when={tense_of(proposal.anchor)}:{when}",
                    f"grain={interval.grain}",
                    f"words={time.words.lower()}",
                    f"rule+when={proposal.rule}:{when}",
                    f"lemma+when={proposal.anchor.lemma_.lower()}:{when}",
                ],
            )

    def _told_at(self, proposal: Proposal, time: TimeMention) -> tuple[int, str]:
        """How many sentences back a time is told, and whether of the same parties."""
        for sentence in reversed(self.draft.sentences[: proposal.sentence.index]):
            if sentence.extent.start <= time.start_char < sentence.extent.end:
                actors = {a for p in self.beside.get(sentence.index, ()) for a in p.actors}
                some = "some" if proposal.actors & actors else "none"
                shared = "all" if proposal.actors <= actors else some
                return proposal.sentence.index - sentence.index, shared
        return len(self.draft.sentences), "none"

    def _event_of(self, proposal: Proposal) -> Event | None:
        """The last event told before, of the same parties if there is one."""
        before = [e for e in self.events if e.sentence < proposal.sentence.index]
        theirs = [e for e in before if proposal.actors <= e.actors]
        shared = [e for e in before if proposal.actors & e.actors]
        return next((found[-1] for found in (theirs, shared) if found), None)


def _features(
    ways: Sequence[tuple[str, Dated, list[str]]], bearing: Sequence[str], words: Sequence[str]
) -> Iterator[str]:
    """What is seen of a date: all that bears on it; the words only on whether there is any."""
    for source, _, seen in ways:
        yield source
        yield from (f"{source}~{name}" for name in bearing)
        if source == "none":
            yield from (f"none~{name}" for name in words)
        yield from (f"{source}#{name}" for name in seen)
    yield "sources=" + "+".join(sorted({source for source, _, _ in ways}))


def _beside(draft: Draft, proposal: Proposal) -> Iterator[str]:
    """The words beside a deed that may say how long ago it was: "recently", "the ongoing war"."""
    for child in proposal.anchor.children:
        if child.dep_ in {"advmod", "amod"}:
            yield f"beside={child.lower_}"
    for time in draft.times_in(proposal.sentence):
        if not isinstance(time.interval, Interval):
            steps = time_steps(proposal.sentence, proposal.anchor, time)
            yield f"vague={min(steps, 6)}"
            yield f"vague={time.words.lower()}"


def _occasion(sentence: Sentence) -> str:
    """What a sentence opens with, as in "During the visit, ": when all of it was done or said."""
    for token in sentence.span.tokens[:_OPENING_WORDS]:
        if token.dep_ == "prep":
            of = next((c.lemma_.lower() for c in token.children if c.dep_ == "pobj"), "")
            return f"{token.lower_}:{of}"
    return "-"


def _seen_of_event(proposal: Proposal, event: Event, day: date) -> Iterator[str]:
    interval = event.dated.interval
    if interval is not None:
        when = _when(interval, day)
        yield f"when={when}:{interval.grain}"
        yield f"kind+when={proposal.kind}:{when}:{interval.grain}"
        yield f"said+when={proposal.said}:{when}:{interval.grain}"


def _times(times: Sequence[TimeMention]) -> list[TimeMention]:
    """Those that are dates, and could be read."""
    return [t for t in times if t.kind in _TIMES and isinstance(t.interval, Interval)]


def _of_what_is_agreed(proposal: Proposal, time: TimeMention, day: date) -> bool:
    """Whether a time to come is that of what a signed agreement is about: "a plan for 2022"."""
    signed = proposal.kind == "agreement" and proposal.status == "actual"
    interval = time.interval
    return (
        signed
        and isinstance(interval, Interval)
        and interval.start is not None
        and interval.start > day
    )


def _open(dated: Dated) -> Dated:
    """The same with its end left open: a visit of which only the first day is told."""
    interval = dated.interval
    opened = None if interval is None else replace(interval, end=None)
    return Dated(opened, f"{dated.reasoning}; its end is not told")


def _when(interval: Interval, day: date) -> str:
    """Where a time lies, seen from the day of the report."""
    last = interval.end or interval.start
    if last is None:
        return "?"
    if last >= day:
        return "ahead" if last > day else "today"
    days = (day - last).days
    return "week" if days < 8 else "year" if days < 370 else "old"
