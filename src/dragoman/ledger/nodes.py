"""Nodes and their links in the database: an added report touches its neighbours only.

Records with equal features share a node; nodes that may be one occurrence are linked; what hangs
together by links is parted
anew into occurrences when one of it changes. All of it is worked out from the entries and the
rulings on pairs.
"""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.features import LEVEL_DAYS, UNDATED, Features, features_from, keys_of, level_of
from dragoman.ledger.grouping import FORCED, Link, partition
from dragoman.ledger.merges import decide
from dragoman.ledger.slots import pair_slot
from dragoman.ledger.tables import entries, links, live_rulings, node_keys, nodes, rulings


def regroup(connection: Connection, left: Collection[str], entered: Mapping[str, Features]) -> None:
    """Bring occurrences up to date after entries left some nodes and entered others."""
    alone = {node: f for node, f in entered.items() if f.alone is not None}
    touched = set(left) | set(entered) | _neighbours(connection, set(left) | set(alone))
    empty = _remove_empty(connection, left)
    _remove(connection, set(alone))
    new = _missing(connection, entered.keys() - empty)
    linked = _write_nodes(connection, {node: entered[node] for node in sorted(new)})
    lonely = new - linked
    for node in sorted(alone.keys() - empty):
        touched |= _force(connection, node, str(alone[node].alone))
    if lonely:
        lonely -= set(connection.execute(_linked(lonely)).scalars())
    _name_lonely(connection, lonely)
    found = links_of(connection, touched - empty - lonely)
    _assign(connection, found)


def candidates(
    connection: Connection, features: Features, known: Mapping[str, Features] = MappingProxyType({})
) -> dict[str, Features]:
    """The nodes that may be of one occurrence with these features, by actors, topic and period.

    `known`: nodes whose features need not be read again from what is stored.
    """
    keys = keys_of(features)
    if not keys:
        return {}
    chosen = _NEAR_UNDATED if level_of(features) == UNDATED else _NEAR
    rows = connection.execute(chosen, {"keys": keys, **_near(features)})
    return {row.id: known.get(row.id) or features_from(row.features) for row in rows}


def links_of(connection: Connection, some: Collection[str]) -> dict[str, list[Link]]:
    """All that hangs together with some nodes: each node reached, with its links."""
    found: dict[str, list[Link]] = {node: [] for node in some}
    edge = set(some)
    while edge:
        reached = set()
        for row in connection.execute(sa.select(links).where(links.c.a.in_(edge))):
            found[row.a].append(Link(row.a, row.b, row.strength, row.why))
            reached.add(row.b)
        edge = reached - found.keys()
        found.update({node: [] for node in edge})
    return found


def _near(features: Features) -> dict[str, int]:
    """Where to look in each level of the index: first day from and until, last day since.

    A level is not looked at where its days begin after they end.
    """
    level = level_of(features)
    if level == UNDATED:
        return {}
    first, last = features.first or 0, features.last or 0
    found = {"since": first - 1}
    for other, days in enumerate(LEVEL_DAYS):
        # a day's grace on both sides: the decision allows some kinds to be told a day apart
        near = abs(other - level) <= 1
        found |= {f"from{other}": first - days - 1, f"until{other}": last + 1 if near else -1}
    return found


def _near_keys(*periods: sa.ColumnElement[bool]) -> sa.Select[tuple[str]]:
    keyed = node_keys.c.key.in_(sa.bindparam("keys", expanding=True))
    return sa.select(node_keys.c.node).where(keyed, *periods)


def _with_features(
    some: sa.Select[tuple[str]] | sa.CompoundSelect[tuple[str]],
) -> sa.Select[tuple[str, str]]:
    return sa.select(nodes.c.id, nodes.c.features).where(nodes.c.id.in_(some))


# Built once: they are asked for each new record.
_NEAR_UNDATED = _with_features(_near_keys(node_keys.c.level == UNDATED))
_NEAR = _with_features(
    sa.union_all(
        *(
            _near_keys(
                node_keys.c.level == level,
                node_keys.c.first.between(
                    sa.bindparam(f"from{level}"), sa.bindparam(f"until{level}")
                ),
                node_keys.c.last >= sa.bindparam("since"),
            )
            for level in range(len(LEVEL_DAYS))
        )
    )
)


def _write_nodes(connection: Connection, new: Mapping[str, Features]) -> set[str]:
    """Write new nodes with their keys and links; those that have any link."""
    rows = [
        {"id": node, "kind": features.kind, "features": features.to_json()}
        for node, features in new.items()
    ]
    keys = [row for node, features in new.items() for row in _key_rows(node, features)]
    for table, new_rows in ((nodes, rows), (node_keys, keys)):
        if new_rows:
            connection.execute(table.insert(), new_rows)
    made: dict[frozenset[str], Link] = {}
    for node, features in new.items():
        for other, theirs in candidates(connection, features, new).items():
            pair = frozenset((node, other))
            if other == node or pair in made:
                continue
            decision = decide(features, theirs)
            if decision.same:
                made[pair] = Link(node, other, decision.strength, decision.why)
    _write_links(connection, list(made.values()))
    return {node for pair in made for node in pair}


def _key_rows(node: str, features: Features) -> list[dict[str, object]]:
    level = level_of(features)
    first, last = (0, 0) if level == UNDATED else (features.first, features.last)
    return [
        {"key": key, "level": level, "first": first, "last": last, "node": node}
        for key in keys_of(features)
    ]


def _write_links(connection: Connection, made: list[Link]) -> None:
    rows = [
        {"a": a, "b": b, "strength": link.strength, "why": link.why}
        for link in made
        for a, b in ((link.a, link.b), (link.b, link.a))
    ]
    if rows:
        connection.execute(links.insert(), rows)


def _force(connection: Connection, node: str, record: str) -> set[str]:
    """Write the links by which people merged this node's record with others; the other nodes."""
    made = []
    for slot, by, why in _live_merges(connection, record):
        other = next(part for part in slot if part != record)
        partner = _node_alone(connection, other)
        if partner is not None and partner != node:
            made.append(Link(node, partner, FORCED, f"merged by {by}: {why}"))
    for link in made:
        for a, b in ((link.a, link.b), (link.b, link.a)):
            connection.execute(links.delete().where(links.c.a == a, links.c.b == b))
    _write_links(connection, made)
    return {link.b for link in made}


def _node_alone(connection: Connection, record: str) -> str | None:
    """The record's node, once it has one of its own."""
    row = connection.execute(
        sa.select(nodes.c.id, nodes.c.features)
        .join(entries, entries.c.node == nodes.c.id)
        .where(entries.c.record == record)
    ).first()
    return row.id if row is not None and features_from(row.features).alone == record else None


def _live_merges(connection: Connection, record: str) -> list[tuple[tuple[str, str], str, str]]:
    rows = connection.execute(
        sa.select(live_rulings.c.slot, rulings.c.by, rulings.c.why)
        .join(rulings, rulings.c.id == live_rulings.c.ruling)
        .where(
            rulings.c.verdict == "merge",
            sa.or_(
                live_rulings.c.slot.like(f"pair:{record}:%"),
                live_rulings.c.slot.like(f"pair:%:{record}"),
            ),
        )
    )
    found = []
    for row in rows:
        _, a, b = row.slot.split(":")
        found.append(((a, b), row.by, row.why))
    return found


def _neighbours(connection: Connection, some: Collection[str]) -> set[str]:
    if not some:
        return set()
    return set(connection.execute(sa.select(links.c.b).where(links.c.a.in_(some))).scalars())


def _linked(some: Collection[str]) -> sa.Select[tuple[str]]:
    return sa.select(links.c.a).where(links.c.a.in_(some)).distinct()


def _name_lonely(connection: Connection, lonely: Collection[str]) -> None:
    """New nodes without any link are occurrences of their own."""
    if lonely:
        connection.execute(
            nodes.update().where(nodes.c.id.in_(lonely)).values(occurrence=_smallest_record())
        )


def _smallest_record() -> sa.ScalarSelect[str]:
    return (
        sa.select(sa.func.min(entries.c.record))
        .where(entries.c.node == nodes.c.id)
        .scalar_subquery()
    )


def _assign(connection: Connection, found: Mapping[str, list[Link]]) -> None:
    """Part what hangs together into occurrences; each is called by its smallest record."""
    if not found:
        return
    rows = connection.execute(
        sa.select(
            nodes.c.id, nodes.c.features, nodes.c.occurrence, _smallest_record().label("smallest")
        ).where(nodes.c.id.in_(found))
    ).all()
    smallest = {row.id: row.smallest for row in rows}
    named = {row.id: row.occurrence for row in rows}
    features = {row.id: features_from(row.features) for row in rows if found[row.id]}
    moved: dict[str, list[str]] = {}
    for group in _groups(connection, found, features):
        occurrence = min(smallest[node] for node in group)
        wrong = [node for node in group if named[node] != occurrence]
        if wrong:
            moved[occurrence] = wrong
    for occurrence, some in sorted(moved.items()):
        connection.execute(nodes.update().where(nodes.c.id.in_(some)).values(occurrence=occurrence))


def _groups(
    connection: Connection, found: Mapping[str, list[Link]], features: Mapping[str, Features]
) -> list[tuple[str, ...]]:
    """The nodes without links alone, the others parted, component by component."""
    groups: list[tuple[str, ...]] = [(node,) for node in found if not found[node]]
    if not features:
        return groups
    told_beside = _told_in_one_report(connection, features)
    parted = _kept_apart(connection, features)
    seen: set[str] = set()
    for start in sorted(features):
        if start not in seen:
            component = _component(start, found)
            seen |= component
            some = {node: features[node] for node in sorted(component)}
            groups += _part(some, [k for node in some for k in found[node]], told_beside, parted)
    return groups


def _component(start: str, found: Mapping[str, list[Link]]) -> set[str]:
    seen, edge = {start}, [start]
    while edge:
        reached = {link.b for link in found[edge.pop()]} - seen
        seen |= reached
        edge += reached
    return seen


def _part(
    features: Mapping[str, Features],
    some: list[Link],
    told_beside: set[frozenset[str]],
    parted: set[frozenset[str]],
) -> list[tuple[str, ...]]:
    judged: dict[frozenset[str], bool] = {}

    def apart(a: str, b: str) -> bool:
        pair = frozenset((a, b))
        if pair not in judged:
            judged[pair] = pair in told_beside or decide(features[a], features[b]).excluded
        return judged[pair]

    return partition(features, some, apart, lambda a, b: frozenset((a, b)) in parted)


def _told_in_one_report(
    connection: Connection, features: Mapping[str, Features]
) -> set[frozenset[str]]:
    """Pairs of nodes that one report tells side by side: it tells of two things then."""
    dated = [node for node, f in features.items() if not f.timeless]
    if len(dated) < 2:
        return set()
    one, other = entries.alias(), entries.alias()
    rows = connection.execute(
        sa.select(one.c.node, other.c.node)
        .join(other, one.c.report == other.c.report)
        .where(one.c.node.in_(dated), other.c.node.in_(dated), one.c.node < other.c.node)
        .distinct()
    )
    return {frozenset((a, b)) for a, b in rows}


def _kept_apart(connection: Connection, features: Mapping[str, Features]) -> set[frozenset[str]]:
    node_of = {f.alone: node for node, f in features.items() if f.alone is not None}
    slots = {
        pair_slot(a, b): frozenset((node_of[a], node_of[b]))
        for a in node_of
        for b in node_of
        if a is not None and b is not None and a < b
    }
    if not slots:
        return set()
    rows = connection.execute(
        sa.select(live_rulings.c.slot)
        .join(rulings, rulings.c.id == live_rulings.c.ruling)
        .where(rulings.c.verdict == "keep apart", live_rulings.c.slot.in_(slots))
    ).scalars()
    return {slots[slot] for slot in rows}


def _remove_empty(connection: Connection, left: Collection[str]) -> set[str]:
    if not left:
        return set()
    filled = set(
        connection.execute(
            sa.select(entries.c.node).where(entries.c.node.in_(left)).distinct()
        ).scalars()
    )
    empty = set(left) - filled
    _remove(connection, empty)
    return empty


def _remove(connection: Connection, some: Collection[str]) -> None:
    if not some:
        return
    for condition in (links.c.a.in_(some), links.c.b.in_(some)):
        connection.execute(links.delete().where(condition))
    connection.execute(node_keys.delete().where(node_keys.c.node.in_(some)))
    connection.execute(nodes.delete().where(nodes.c.id.in_(some)))


def _missing(connection: Connection, wanted: Iterable[str]) -> set[str]:
    some = set(wanted)
    if not some:
        return set()
    there = connection.execute(sa.select(nodes.c.id).where(nodes.c.id.in_(some))).scalars()
    return some - set(there)
