"""Rivals: of two readings of the same words the weaker goes."""

from collections.abc import Sequence

from dragoman.coding.candidates import Candidate
from dragoman.model.records import Record

# A sentence tells of one meeting, agreement, visit or tie of a type between the same parties.
_ONE_A_SENTENCE = {"meeting", "tie", "agreement", "visit"}
# GUIDE: what was promised or asked for is the record; the promise or request besides is optional.
_WORDS_FOR_A_DEED = {"AGREE", "REQUEST"}
_AHEAD = {"planned", "possible"}


def strongest(candidates: Sequence[Candidate], shares: Sequence[float]) -> list[int]:
    """Numbers of the candidates left, in order; `shares` say how likely each is right."""
    left: list[int] = []
    for number in sorted(range(len(candidates)), key=lambda n: (-shares[n], n)):
        mine = candidates[number]
        others = [candidates[n] for n in left if candidates[n].told_in & mine.told_in]
        if not any(_same_words(other, mine) for other in others):
            left.append(number)
    promised = [n for n in left if _promised(candidates[n], [candidates[m] for m in left])]
    return sorted(set(left) - set(promised))


def _same_words(stronger: Candidate, weaker: Candidate) -> bool:
    kept, mine = stronger.record, weaker.record
    if kept.kind != mine.kind:
        return False
    if mine.kind == "action":
        return kept.type == mine.type and _turned_round(kept, mine)
    if mine.kind == "tie" and kept.type != mine.type and not (_is_any(kept) or _is_any(mine)):
        # "Relations of strategic partnership and alliance" are two.
        return False
    return mine.kind in _ONE_A_SENTENCE and _nested(kept, mine) and not _on_other_days(kept, mine)


def _is_any(tie: Record) -> bool:
    """Any relations that two have, as in "strategic partners, whose relations are old"."""
    standing = tie.details.change == "in force"
    return tie.type == "other" or (tie.type == "diplomatic relations" and standing)


def _turned_round(left: Record, right: Record) -> bool:
    """Whether one has the other's sides turned round: of one word only one direction is right."""
    return (
        bool(left.actors("target"))
        and left.actors("source") == right.actors("target")
        and left.actors("target") == right.actors("source")
    )


def _nested(left: Record, right: Record) -> bool:
    mine, theirs = set(left.actors()), set(right.actors())
    return mine <= theirs or theirs <= mine


def _on_other_days(left: Record, right: Record) -> bool:
    """Whether the text gives each a time of its own: "met after their talks in June"."""
    if left.date is None or right.date is None or not (left.date.words and right.date.words):
        return False
    return not left.date.overlaps(right.date)


def _promised(candidate: Candidate, kept: Sequence[Candidate]) -> bool:
    """Whether the promised visit, meeting, transfer or agreement is a record of its own."""
    record = candidate.record
    if record.kind != "action" or record.type not in _WORDS_FOR_A_DEED:
        return False
    covers = {
        name.rsplit(":", 1)[-1]
        for name in candidate.features
        if name.startswith(("covered=action:above:", "covered=action:same:"))
    }
    return any(
        other.record.kind in covers
        and other.record.status in _AHEAD
        and other.sentence == candidate.sentence
        for other in kept
    )
