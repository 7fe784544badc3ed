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
from dragoman.coding.features import features_of, words_of
from dragoman.coding.judge import Judge, load_judge
from dragoman.coding.merging import merge
from dragoman.coding.pairs import Pairs
from dragoman.coding.places import place_near, place_of
from dragoman.coding.proposals import Proposal
from dragoman.coding.rivals import strongest
from dragoman.coding.seating import seated
from dragoman.model.records import STATUSES, Record, Status
from dragoman.model.text import Extent

_HELD_SOMEWHERE = {"meeting"}
_PLACED = {"meeting", "action", "agreement", "visit"}


KEEP_FROM = 0.5
YES = "yes"
_MOST_REJECTED = 4
_LIKELY = 4


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
        over: tuple[float, Record] | None = None
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
                if over is None or first[other] > over[0]:
                    over = first[other], rival
        names.append(f"rank={record.kind}:{min(rank, 4)}")
        names += [f"rival_{key}={record.kind}:{_step(value)}" for key, value in rivals.items()]
        if over is not None:
            names += _under(record, *over)
        found.append(tuple(names))
    return found


def _under(record: Record, share: float, rival: Record) -> Iterator[str]:
    """How a record stands to the strongest of those that may tell the same deed."""
    mine, theirs = (r.type if r.kind == "action" else r.kind for r in (record, rival))
    apart = min(abs(record.trigger.start - rival.trigger.start) // 12, 5)
    alike = set(record.actors()) == set(rival.actors())
    likely = _step(share) > _LIKELY
    yield f"under={theirs}>{mine}"
    yield f"under+likely={theirs}>{mine}:{likely}"
    yield f"under+alike={theirs}>{mine}:{alike}"
    yield f"under+apart={apart}:{alike}:{likely}"
    yield f"under+type={mine}:{min(apart, 2)}:{alike}:{likely}"


def _step(share: float) -> int:
    return sum(share >= edge for edge in (0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9))


def candidates_of(
    draft: Draft, proposals: Sequence[Proposal], pairs: Pairs, judge: Judge
) -> list[Candidate]:
    """One candidate for each occurrence, dated, placed and merged; none dropped."""
    return merge(told_of(draft, proposals, pairs, judge), judge)


def told_of(
    draft: Draft, proposals: Sequence[Proposal], pairs: Pairs, judge: Judge
) -> list[Candidate]:
    """One candidate for each proposal, dated and placed."""
    features = features_of(draft, proposals, pairs)
    calendar = Calendar.of(draft, proposals)
    made = []
    for proposal, names in zip(proposals, features, strict=True):
        seen = (*names, *words_of(proposal))
        dated = calendar.date_of(proposal, seen, judge)
        settled = replace(proposal, status=_status(judge, proposal, seen))
        index = proposal.sentence.index
        record = _record(draft, settled, dated)
        certainty = proposal.seats_step
        made.append(Candidate(record, names, index, frozenset({index}), certainty=certainty))
    return made


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
