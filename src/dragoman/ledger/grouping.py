"""From links between nodes to occurrences: the same partition in whatever order the records
came.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

FORCED = 1000.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that can be one occurrence, how much speaks for it, and what."""

    a: str
    b: str
    strength: float
    why: str


def partition(
    nodes: Iterable[str],
    links: Iterable[Link],
    apart: Callable[[str, str], bool],
    kept_apart: Callable[[str, str], bool],
) -> list[tuple[str, ...]]:
    """Join nodes along their links, the strongest first, never over two that exclude each other.

    `apart`: the two cannot be one by what they say; a person's merge (strength FORCED) overrides
    it, and who fits one of two merged so fits both. `kept_apart`: a person says so; nothing
    overrides it. Returns: groups, each sorted, sorted.
    """
    groups = {node: frozenset((node,)) for node in nodes}
    units = {node: frozenset((node,)) for node in groups}
    ordered = sorted({_turned(link) for link in links}, key=lambda k: (-k.strength, k.a, k.b))
    for link in ordered:
        one, other = groups[link.a], groups[link.b]
        if one is other or any(kept_apart(x, y) for x in one for y in other):
            continue
        forced = link.strength >= FORCED
        if not forced and _exclude(one, other, units, apart):
            continue
        joined = one | other
        groups.update(dict.fromkeys(joined, joined))
        if forced:
            unit = units[link.a] | units[link.b]
            units.update(dict.fromkeys(unit, unit))
    return sorted({tuple(sorted(group)) for group in groups.values()})


def _exclude(
    one: frozenset[str],
    other: frozenset[str],
    units: dict[str, frozenset[str]],
    apart: Callable[[str, str], bool],
) -> bool:
    pairs = {(units[x], units[y]) for x in one for y in other}
    return any(all(apart(x, y) for x in first for y in second) for first, second in pairs)


def _turned(link: Link) -> Link:
    return link if link.a <= link.b else Link(link.b, link.a, link.strength, link.why)
