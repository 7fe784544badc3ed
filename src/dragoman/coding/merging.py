"""Merging: what several sentences of a report tell of one occurrence becomes one candidate."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dragoman.coding.candidates import Candidate
from dragoman.coding.judge import Judge
from dragoman.model.records import Details, FieldEvidence, Record
from dragoman.model.values import Interval, Party

QUESTION = "twin"
YES = "yes"
# So many steps of probability (`Proposal.seats_step`) make one reading of the sides surer than
# another.
_SURER = 3
_FARTHEST = 6
# Details that one sentence may tell for all.
_TOLD_ONCE = ("subject", "item", "terms", "quantity", "value", "currency", "delivery", "issue")
# What of the later candidate tells whether it is news.
_BEARS = frozenset({"rule", "tense", "pos", "told_tense", "said", "article", "cue", "quoted"})


def merge(candidates: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """One candidate for each occurrence: those that may be one, and that the judge takes for one.

    A judge without weights for the question takes all for one that may be.
    """
    kept: list[Candidate] = []
    for candidate in candidates:
        likeliest, most = None, 0.5
        rivals = [n for n, k in enumerate(kept) if may_be_one(k.record, candidate.record)]
        for number in rivals:
            share = judge.shares(QUESTION, seen_of(kept[number], candidate)).get(YES, 1.0)
            if share > most:
                likeliest, most = number, share
        if likeliest is None:
            kept.append(replace(candidate, again=len(rivals)))
        else:
            kept[likeliest] = _joined(kept[likeliest], candidate)
    return kept


def seen_of(told: Candidate, again: Candidate) -> Iterator[str]:
    """What the judge sees of two candidates that may tell of one occurrence."""
    first, second = told.record, again.record
    kind = first.kind
    before = [n for n in told.told_in if n <= again.sentence]
    gap = min(again.sentence - max(before), _FARTHEST) if before else _FARTHEST
    mine, theirs = set(first.actors()), set(second.actors())
    sides = "equal" if mine == theirs else "fewer" if theirs < mine else "more"
    dates = f"{_told(first.date)}:{_told(second.date)}:{first.date == second.date}"
    yield f"kind={kind}"
    yield f"type={kind}:{second.type}"
    yield f"types={kind}:{first.type == second.type}"
    yield f"gap={kind}:{gap}"
    yield f"sides={kind}:{sides}"
    yield f"sides+gap={kind}:{sides}:{gap}"
    yield f"dates={kind}:{dates}"
    yield f"dates+gap={kind}:{dates}:{min(gap, 2)}"
    yield f"status={kind}:{second.status}"
    yield f"rules={kind}:{first.rule == second.rule}:{min(gap, 2)}"
    yield f"names={kind}:{_named_alike(first, second)}"
    yield f"places={kind}:{_places(first, second)}"
    for name in again.features:
        question = name.partition("=")[0]
        if question in _BEARS:
            yield f"again~{name}"
            yield f"again~{kind}:{name}:{gap == 0}"


def _told(date: Interval | None) -> str:
    return "none" if date is None else "told" if date.words else "given"


def _named_alike(first: Record, second: Record) -> str:
    mine, theirs = ({p.name for p in r.parties if p.name} for r in (first, second))
    if not mine or not theirs:
        return "none"
    return "all" if theirs <= mine else "some" if theirs & mine else "others"


def _places(first: Record, second: Record) -> str:
    if first.place is None or second.place is None:
        return "none"
    return "one" if first.place.name == second.place.name else "two"


def may_be_one(left: Record, right: Record) -> bool:
    """Whether nothing that two records tell speaks against their being one occurrence."""
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


def _joined(told: Candidate, again: Candidate) -> Candidate:
    """Two candidates of one occurrence as one: parties and type of the better, evidence of both."""
    better, other = (again, told) if _better(again, told) else (told, again)
    return replace(
        told,
        record=_filled(better.record, other.record, told.record, again.record),
        told_in=told.told_in | again.told_in,
        times_told=told.times_told + 1,
        certainty=better.certainty,
    )


def _better(mine: Candidate, other: Candidate) -> bool:
    """Whether the parties are taken from the first: the much surer, else the fuller, for no actor
    is lost for a second name.
    """
    if abs(mine.certainty - other.certainty) >= _SURER:
        return mine.certainty > other.certainty
    return _fullness(mine.record) > _fullness(other.record)


def _filled(better: Record, other: Record, first: Record, second: Record) -> Record:
    """The better record of one occurrence with what the other knows, told first and second."""
    date, place = _better_date(first, second), first.place or second.place
    parties = _named(better.parties, other.parties)
    learned = _learned(better.details, other.details)
    taken = {
        name for name, value in (("date", date), ("place", place)) if value != getattr(better, name)
    } | {f"details.{name}" for name in learned}
    return replace(
        better,
        trigger=first.trigger,
        parties=parties,
        date=date,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
        place=place,
        details=replace(better.details, **learned),
        fields=(
            *(f for f in better.fields if f.field not in taken),
            *(f for f in other.fields if f.field in taken),
            *_names_told(better, parties, other),
        ),
    )


def _learned(mine: Details, theirs: Details) -> dict[str, Any]:
    """The details that only the other record knows; a currency is that of its own sum."""
    found = {name: getattr(theirs, name) for name in _TOLD_ONCE if getattr(mine, name) is None}
    if mine.value is not None:
        found.pop("currency", None)
    return {name: value for name, value in found.items() if value is not None}


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
    better: Record, parties: tuple[Party, ...], other: Record
) -> Iterator[FieldEvidence]:
    """The evidence of the names that parties have from the other record."""
    told = {(p.role, p.actor, p.name): n for n, p in enumerate(other.parties)}
    for number, (before, after) in enumerate(zip(better.parties, parties, strict=True)):
        if before.name == after.name:
            continue
        field = f"parties.{told[after.role, after.actor, after.name]}.name"
        for evidence in other.fields:
            if evidence.field == field:
                yield replace(evidence, field=f"parties.{number}.name")
