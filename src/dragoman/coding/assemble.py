"""Assemble: one record for one occurrence, with its date, place, evidence and the evidence of each
field.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.candidates import Candidate
from dragoman.coding.date_choices import Calendar
from dragoman.coding.dates import Dated
from dragoman.coding.draft import Draft
from dragoman.coding.evidence import claimed, field_evidence, sentence_evidence, told_by
from dragoman.coding.features import features_of
from dragoman.coding.judge import Judge, load_judge
from dragoman.coding.pairs import Pairs
from dragoman.coding.places import place_near, place_of
from dragoman.coding.proposals import Proposal
from dragoman.coding.rivals import strongest
from dragoman.coding.seating import seated
from dragoman.model.records import STATUSES, FieldEvidence, Record, Status
from dragoman.model.text import Extent
from dragoman.model.values import Interval, Party

_HELD_SOMEWHERE = {"meeting"}
_PLACED = {"meeting", "action", "agreement", "visit"}


KEEP_FROM = 0.5
YES = "yes"
_MOST_REJECTED = 4


def assemble(draft: Draft, proposals: Sequence[Proposal], pairs: Pairs) -> tuple[Record, ...]:
    """The records of a report that the judge keeps, in the order of their triggers."""
    judge = load_judge()
    candidates = candidates_of(draft, seated(draft, proposals, pairs, judge), pairs, judge)
    first = [judge.shares("first", c.all_features).get(YES, 1.0) for c in candidates]
    names = beside_others(candidates, first)
    shares = rows_together(candidates, [judge.shares("keep", n).get(YES, 1.0) for n in names])
    left = {n for n in strongest(candidates, shares) if shares[n] >= KEEP_FROM}
    kept = [
        replace(
            candidates[number].record,
            confidence=shares[number],
            rejected=_lost(number, candidates, shares, left),
        )
        for number in sorted(left)
    ]
    ordered = sorted(kept, key=lambda r: (r.trigger.start, r.trigger.end, r.kind, r.type))
    return tuple(with_own_triggers(ordered))


def rows_together(candidates: Sequence[Candidate], shares: Sequence[float]) -> list[float]:
    """The shares, level in each row: "both are members of A and B" is true or false at once."""
    rows: dict[tuple[str, int], list[int]] = {}
    for number, candidate in enumerate(candidates):
        rows.setdefault(_row(number, candidate), []).append(number)
    level = list(shares)
    for row in rows.values():
        mean = math.fsum(shares[n] for n in row) / len(row)
        for number in row:
            level[number] = mean
    return level


def _row(number: int, candidate: Candidate) -> tuple[str, int]:
    """What the memberships of one rule in one sentence share; any other record is alone."""
    if candidate.record.kind == "membership":
        return candidate.record.rule, candidate.sentence
    return "", -number


def with_own_triggers(records: Sequence[Record]) -> Iterator[Record]:
    """No two records of a kind with one trigger, for the trigger makes the id.

    "Both countries are members": the second record hangs on the first party that the others do
    not hang on, else on the trigger and one character more.
    """
    taken: set[tuple[str, Extent]] = set()
    for record in records:
        places = [
            Extent(p.start_char, p.end_char)
            for p in reversed(record.parties)
            if p.start_char is not None and p.end_char is not None
        ]
        longer = (
            Extent(record.trigger.start, record.trigger.end + more)
            for more in range(1, len(records) + 1)
        )
        trigger = next(
            place
            for place in (record.trigger, *places, *longer)
            if (record.kind, place) not in taken
        )
        taken.add((record.kind, trigger))
        yield record if trigger == record.trigger else replace(record, trigger=trigger)


def _lost(
    number: int, candidates: Sequence[Candidate], shares: Sequence[float], left: set[int]
) -> tuple[str, ...]:
    """The readings of the same sentence and actors that were not kept, the strongest first."""
    mine = candidates[number]
    rivals = [
        n
        for n, other in enumerate(candidates)
        if n not in left
        and other.sentence == mine.sentence
        and set(other.record.actors()) & set(mine.record.actors())
    ]
    return tuple(
        f"{candidates[n].record.kind} {candidates[n].record.type}"
        f" by {candidates[n].record.rule}, confidence {shares[n]:.2f}"
        for n in sorted(rivals, key=lambda n: (-shares[n], n))[:_MOST_REJECTED]
    )


def beside_others(candidates: Sequence[Candidate], first: Sequence[float]) -> list[tuple[str, ...]]:
    """The features of each candidate with how it stands among the others of its sentence.

    `first` holds the judge's first impression of each candidate. One deed told once should not
    become two records: whatever a stronger reading of the same words already tells is told again.
    """
    by_sentence: dict[int, list[int]] = {}
    for number, candidate in enumerate(candidates):
        by_sentence.setdefault(candidate.sentence, []).append(number)
    found = []
    for number, candidate in enumerate(candidates):
        record, mine = candidate.record, first[number]
        names = [
            *candidate.all_features,
            *(f"first>={edge}" for edge in range(1, _step(mine) + 1)),
            *(f"first>={record.kind}:{edge}" for edge in range(1, _step(mine) + 1)),
        ]
        rank, rivals = 0, {"same": 0.0, "other": 0.0, "type": 0.0}
        for other in by_sentence[candidate.sentence]:
            if (first[other], -other) <= (mine, -number):
                continue
            if _row(number, candidate) == _row(other, candidates[other]):
                continue
            rival = candidates[other].record
            shared = len(set(rival.actors()) & set(record.actors()))
            if rival.kind == record.kind:
                rank += 1
                key = "type" if rival.type == record.type else "same"
            else:
                key = "other"
            if shared > 1 or (shared and rival.kind == record.kind):
                rivals[key] = max(rivals[key], first[other])
        names.append(f"rank={record.kind}:{min(rank, 4)}")
        names += [f"rival_{key}={record.kind}:{_step(value)}" for key, value in rivals.items()]
        found.append(tuple(names))
    return found


def _step(share: float) -> int:
    return sum(share >= edge for edge in (0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9))


def candidates_of(
    draft: Draft, proposals: Sequence[Proposal], pairs: Pairs, judge: Judge
) -> list[Candidate]:
    """One candidate for each occurrence, dated, placed and merged; none dropped."""
    features = features_of(draft, proposals, pairs)
    calendar = Calendar.of(draft, proposals)
    made = []
    for proposal, names in zip(proposals, features, strict=True):
        dated = calendar.date_of(proposal, names, judge)
        settled = replace(proposal, status=_status(judge, proposal, names))
        index = proposal.sentence.index
        made.append(Candidate(_record(draft, settled, dated), names, index, frozenset({index})))
    return merge(made)


def _status(judge: Judge, proposal: Proposal, names: tuple[str, ...]) -> Status:
    """The status that the judge finds likeliest; of states of things the one that the rule saw."""
    shares = judge.shares("status", names)
    if proposal.kind in {"office", "membership"} or not shares:
        return proposal.status
    return max(STATUSES, key=lambda status: shares.get(status, 0.0))


def _record(draft: Draft, proposal: Proposal, dated: Dated) -> Record:
    place = proposal.place
    if place is None and proposal.kind in _PLACED:
        place = place_of(draft, proposal.sentence, proposal.anchor)
    if place is None and proposal.kind in _HELD_SOMEWHERE:
        place = place_near(draft, proposal.sentence, proposal.anchor)
    evidence = tuple(sentence_evidence(draft, s) for s in (proposal.sentence, *proposal.extra))
    teller = told_by(draft, proposal)
    return Record(
        kind=proposal.kind,
        type=proposal.type,
        parties=proposal.parties,
        date=dated.interval,
        status=proposal.status,
        evidence=evidence,
        trigger=proposal.trigger,
        rule=proposal.rule,
        place=place,
        details=claimed(proposal, teller),
        fields=tuple(field_evidence(draft, replace(proposal, place=place), dated)),
        reported_by=None if teller is None else teller.words,
    )


def merge(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for what several sentences tell of one occurrence."""
    kept: list[Candidate] = []
    for candidate in candidates:
        twin = next(
            (n for n, other in enumerate(kept) if _same(other.record, candidate.record)), None
        )
        if twin is None:
            kept.append(candidate)
        else:
            first = kept[twin]
            joined = _joined(first.record, candidate.record)
            kept[twin] = replace(
                first,
                record=joined,
                told_in=first.told_in | candidate.told_in,
                times_told=first.times_told + 1,
            )
    return kept


def _same(left: Record, right: Record) -> bool:
    if left.kind != right.kind or left.kind == "office":
        return False
    if left.kind != "meeting" and left.type != right.type:
        return False
    if left.status != right.status:
        return False
    if left.kind == "action" and not _same_sides(left, right):
        return False
    if left.kind == "transfer" and not _same_goods(left, right):
        return False
    mine, theirs = set(left.actors()), set(right.actors())
    if not (mine <= theirs or theirs <= mine):
        return False
    return _once_only(left, right) or _dates_agree(left, right)


def _once_only(left: Record, right: Record) -> bool:
    """An organisation is joined only once: another date is an error."""
    joined = left.kind == "membership" and left.type == "joined"
    return joined and left.actors() == right.actors()


def _same_sides(left: Record, right: Record) -> bool:
    return left.actors("source") == right.actors("source") and left.actors(
        "target"
    ) == right.actors("target")


def _same_goods(left: Record, right: Record) -> bool:
    """Whether two transfers may be of the same things: "three warships" and "the ships"."""
    counts = {left.details.quantity, right.details.quantity} - {None}
    first, second = (_last_word(r.details.item) for r in (left, right))
    return len(counts) < 2 and (first.endswith(second) or second.endswith(first))


def _last_word(item: str | None) -> str:
    return " ".join((item or "").casefold().split()[-1:])


def _dates_agree(left: Record, right: Record) -> bool:
    if left.date is None or right.date is None:
        return True
    return left.date.overlaps(right.date)


def _joined(first: Record, second: Record) -> Record:
    """The fuller of two records of one occurrence, with the evidence of both."""
    fuller, other = (first, second) if _fullness(first) >= _fullness(second) else (second, first)
    date, place = _better_date(first, second), first.place or second.place
    parties = _named(fuller.parties, other.parties)
    taken = {
        name for name, value in (("date", date), ("place", place)) if value != getattr(fuller, name)
    }
    return replace(
        fuller,
        trigger=first.trigger,
        parties=parties,
        date=date,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
        place=place,
        fields=(
            *(f for f in fuller.fields if f.field not in taken),
            *(f for f in other.fields if f.field in taken),
            *_names_told(fuller, parties, other),
        ),
    )


def _fullness(record: Record) -> tuple[int, int]:
    """How many actors, then how many parties: no actor is lost for a second name."""
    return len(record.actors()), len(record.parties)


def _better_date(first: Record, second: Record) -> Interval | None:
    if first.date is None or (
        second.date is not None and second.date.words and not first.date.words
    ):
        return second.date
    return first.date


def _named(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties with the names that the other record knows; nobody is named twice."""
    held = {(p.role, p.actor, p.name) for p in parties}
    names = {
        (o.role, o.actor): o.name
        for o in others
        if o.name and (o.role, o.actor, o.name) not in held
    }
    return tuple(
        replace(p, name=names.pop((p.role, p.actor)))
        if p.name is None and (p.role, p.actor) in names
        else p
        for p in parties
    )


def _names_told(
    fuller: Record, parties: tuple[Party, ...], other: Record
) -> Iterator[FieldEvidence]:
    """The evidence of the names that parties have from the other record."""
    told = {(p.role, p.actor, p.name): n for n, p in enumerate(other.parties)}
    for number, (before, after) in enumerate(zip(fuller.parties, parties, strict=True)):
        if before.name == after.name:
            continue
        field = f"parties.{told[after.role, after.actor, after.name]}.name"
        for evidence in other.fields:
            if evidence.field == field:
                yield replace(evidence, field=f"parties.{number}.name")
