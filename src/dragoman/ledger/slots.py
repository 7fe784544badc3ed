"""Slots: what a ruling decides. One ruling is in force in each; a later one takes its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import RulingError
from dragoman.model.claims import Ruling

STANDING_VERDICTS = ("confirm", "reject", "could not verify")
PAIR_VERDICTS = ("merge", "keep apart")


@dataclass(frozen=True, slots=True)
class InForce:
    """The ruling in force in a slot, and whether another person's last word on it is another."""

    ruling: Ruling
    disputed: bool


def pair_slot(a: str, b: str) -> str:
    """The slot of two records, in whichever order.

    Example:
        >>> pair_slot("b", "a")
        'pair:a:b'
    """
    first, second = sorted((a, b))
    return f"pair:{first}:{second}"


def slot_of(ruling: Ruling, records: tuple[str, ...]) -> str:
    """What a ruling decides, given the records that it holds for now.

    Raises: RulingError for an undoing, which decides nothing of its own.
    """
    if ruling.verdict in PAIR_VERDICTS:
        return pair_slot(*records)
    if ruling.verdict == "amend":
        return f"field:{records[0]}:{ruling.field}"
    if ruling.verdict == "add":
        return f"hand:{records[0]}"
    if ruling.verdict in STANDING_VERDICTS:
        return f"record:{records[0]}"
    raise RulingError(f"the ruling {ruling.id} ({ruling.verdict}) has no slot of its own")


def undone(rulings: Iterable[Ruling]) -> set[str]:
    """The ids of the rulings that an undoing in force takes back; an undoing can be undone too."""
    found: set[str] = set()
    for ruling in sorted(rulings, key=_moment, reverse=True):
        if ruling.verdict == "undo" and ruling.id not in found:
            found.add(ruling.subject[0])
    return found


def in_force(placed: Iterable[tuple[str, Ruling]], taken_back: set[str]) -> dict[str, InForce]:
    """The latest ruling of each slot that nobody took back, and whether people differ.

    The same whatever order the rulings came in: they are ordered by their own time, then by id.
    """
    by_slot: dict[str, dict[str, Ruling]] = {}
    for slot, ruling in sorted(placed, key=lambda p: (p[0], *_moment(p[1]))):
        if ruling.id not in taken_back:
            by_slot.setdefault(slot, {})[ruling.by] = ruling
    found = {}
    for slot, by_person in by_slot.items():
        words = {(r.verdict, r.value) for r in by_person.values()}
        found[slot] = InForce(max(by_person.values(), key=_moment), len(words) > 1)
    return found


def _moment(ruling: Ruling) -> tuple[str, str]:
    return ruling.at.isoformat(), ruling.id
