"""Whether two records of different reports tell of one occurrence: a pure decision that says why.

What agrees and what differs is weighed: kinds and types, parties and their names, days, places,
objects. Some differences exclude (two ministers, two months apart); the others add up, and the
sum is held against what the kind asks for. Weights and marks were set by hand on the pairs in
tests/ledger/pairs.jsonl and frozen there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.ledger.features import Features, Named, level_of
from dragoman.ledger.names import may_be_one, name_of

# What must be reached for one occurrence, by kind.
MARKS = {
    "action": 3.5, "meeting": 3.0, "visit": 3.0, "agreement": 3.0, "transfer": 3.5,
    "tie": 2.0, "membership": 2.0, "office": 3.0,
}  # fmt: skip

# Types of one kind that reports use for the same thing.
ALIKE_TYPES = {
    "meeting": ({"meeting", "summit"}, {"meeting", "call"}),
    "agreement": (
        {"agreement", "treaty", "memorandum", "contract", "declaration", "protocol", "other"},
        {"agreement", "ceasefire", "other"},
        {"agreement", "loan", "other"},
    ),
}
_VAGUE_TYPES = ("agreement", "other", "meeting")

# Who meets meets once a day, but who speaks for a state thanks, demands and blames all day long.
_NAMED_ACTION = 0.25

# Kinds that a report may date a day off: reported the next morning, or in another time zone.
_DAY_OFF_KINDS = ("meeting", "visit", "agreement", "transfer")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that speaks for (above 0) or against one occurrence; `excludes` ends the matter."""

    weight: float
    words: str
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`same`: one occurrence; `excluded`: cannot be one; neither: nothing known against it but
    too little for it.
    """

    same: bool
    excluded: bool
    strength: float
    why: str


def decide(a: Features, b: Features) -> Decision:
    """Whether two records tell of one occurrence.

    Symmetric: decide(a, b) == decide(b, a).
    """
    a, b = sorted((a, b), key=_order)
    if a.kind != b.kind:
        return Decision(False, True, 0.0, "of two kinds")
    found: list[Finding] = []
    for look in _LOOKS[a.kind]:
        for finding in look(a, b):
            if finding.excludes:
                return Decision(False, True, 0.0, finding.words)
            found.append(finding)
    strength = sum(f.weight for f in found)
    same = strength >= MARKS[a.kind]
    words = [f.words for f in found if f.weight > 0 or not same]
    against = [f"despite {f.words}" for f in found if f.weight < 0 and same]
    return Decision(same, False, strength, "; ".join([*words, *against]))


def _order(features: Features) -> tuple[object, ...]:
    """Any order that depends on the features alone, so that the words of a decision do too."""
    return (
        features.first or 0,
        features.last or 0,
        features.type,
        features.status,
        features.one,
        features.other,
        features.object,
        features.quote,
    )


def _types(a: Features, b: Features) -> list[Finding]:
    if a.type == b.type:
        telling = a.type not in ("other", "")
        return [Finding(0.5, f"both {a.type}")] if telling and a.kind == "transfer" else []
    for alike in ALIKE_TYPES.get(a.kind, ()):
        if {a.type, b.type} <= alike:
            vague = a.type in _VAGUE_TYPES or b.type in _VAGUE_TYPES
            return [Finding(0.0 if vague else -0.75, f"{a.type} and {b.type}")]
    if a.kind == "transfer" and "other" in (a.type, b.type):
        return [Finding(-0.5, f"{a.type} and {b.type}")]
    return [_no(f"{a.type} and {b.type} are two things")]


def _parties(a: Features, b: Features) -> list[Finding]:
    found = []
    for one, other in ((a.one, b.one), (a.other, b.other)):
        if not one and not other:
            continue
        if not one or not other:
            return [_no("one names nobody on that side")]
        found += _side(dict(one), dict(other), a.kind)
    weight = min((f.weight for f in found if f.words.startswith("parties")), default=0.0)
    if a.kind == "action" and not a.other and len({actor for actor, _ in (*a.one, *b.one)}) == 1:
        # What a state does by itself, it may do ten times a day.
        weight = 0.0
    told = [f for f in found if not f.words.startswith("parties") or f.excludes]
    return [Finding(weight, "the same parties" if weight >= 1 else "most parties shared"), *told]


def _side(
    one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]], kind: str
) -> list[Finding]:
    shared = one.keys() & other.keys()
    if not shared:
        return [_no("no party shared")]
    smaller, every = min(len(one), len(other)), len(one.keys() | other.keys())
    if smaller == every:
        # Three parties that all agree are seldom met twice in the same days.
        found = [Finding(2.0 if every > 2 else 1.0, "parties all")]
    elif len(shared) == smaller and (smaller > 1 or every <= 3):
        found = [Finding(0.5, "parties of the one among those of the other")]
    elif len(shared) * 2 > every:
        found = [Finding(0.25, "parties mostly")]
    else:
        return [_no("other parties")]
    for actor in sorted(shared):
        found += _names((actor, one[actor]), (actor, other[actor]), kind)
    return found


def _names(one: Named, other: Named, kind: str) -> list[Finding]:
    named = [[name_of(name) for name in names] for _, names in (one, other)]
    persons = [[n for n in names if not n.body] for names in named]
    organs = [[n for n in names if n.body] for names in named]
    if persons[0] and persons[1]:
        for x in persons[0]:
            for y in persons[1]:
                if may_be_one(x, y):
                    weight = _NAMED_ACTION if kind == "action" else 1.0
                    return [Finding(weight, f"{' '.join(x.words)} for {one[0]} in both")]
        return [_no(f"{one[1][0]} and {other[1][0]} are two persons of {one[0]}")]
    if organs[0] and organs[1]:
        if any(may_be_one(x, y) for x in organs[0] for y in organs[1]):
            weight = _NAMED_ACTION if kind == "action" else 0.5
            return [Finding(weight, f"{one[1][0]} in both")]
        if kind in ("transfer", "agreement"):
            return [Finding(-1.0, f"{one[1][0]} and {other[1][0]}")]
    return []


def _offices(a: Features, b: Features) -> list[Finding]:
    if a.until != b.until:
        return [_no("one is over")]
    names = [name_of(name) for _, named in (*a.one, *b.one) for name in named]
    if {actor for actor, _ in a.one} != {actor for actor, _ in b.one} or len(names) < 2:
        return [_no("not the same holder")]
    mine = [name_of(name) for _, named in a.one for name in named]
    yours = [name_of(name) for _, named in b.one for name in named]
    if not any(may_be_one(x, y) for x in mine for y in yours):
        return [_no("two persons")]
    if _overlap(a.object, b.object) < 0.6:
        return [_no("two offices")]
    return [Finding(3.0, "the same person in the same office")]


def _days(a: Features, b: Features) -> list[Finding]:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return _undated(a, b)
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap == 1 and a.kind in _DAY_OFF_KINDS and max(a.last - a.first, b.last - b.first) < 7:
        # What is signed in the evening is told as of the next day.
        return [Finding(0.5 if a.kind == "agreement" else -0.5, "told a day apart")]
    if gap > 0:
        return [_no("days apart")]
    if abs(level_of(a) - level_of(b)) > 1:
        return [_no("a day and a whole year")]
    width = max(a.last - a.first, b.last - b.first) + 1
    for most, weight, words in _WIDTHS:
        if width <= most:
            return [Finding(weight, words)]
    return [Finding(0.0, "within a long period")]


_WIDTHS = (
    (3, 2.0, "the same day"),
    (11, 1.5, "the same week"),
    (31, 1.0, "the same month"),
    (92, 0.5, "the same quarter"),
)


def _undated(a: Features, b: Features) -> list[Finding]:
    if a.kind in ("tie", "membership"):
        return []
    if a.first is None and b.first is None and a.kind in ("agreement", "transfer"):
        return [Finding(0.5, "both without a date")]
    return [_no("a date is missing")]


def _places(a: Features, b: Features) -> list[Finding]:
    if not a.place or not b.place:
        return []
    if set(a.place) & set(b.place):
        return [Finding(1.0, f"in {' '.join(a.place)}")]
    if a.country is not None and b.country is not None and a.country != b.country:
        if a.kind in ("meeting", "visit"):
            return [_no(f"in {' '.join(a.place)} and in {' '.join(b.place)}")]
        return [Finding(-1.0, "in two countries")]
    return [Finding(-1.0 if a.kind in ("action", "meeting") else -0.5, "in two places")]


def _statuses(a: Features, b: Features) -> list[Finding]:
    if a.status == b.status:
        return []
    both = {a.status, b.status}
    if a.kind in ("meeting", "visit"):
        return [Finding(-1.0 if "negated" in both else 0.0, f"{a.status} and {b.status}")]
    if both <= {"planned", "possible"}:
        return [Finding(0.0, "planned or possible")]
    if a.kind in ("action", "tie"):
        return [_no(f"{a.status} and {b.status}")]
    if a.kind == "transfer":
        return [Finding(-2.0, "an order and a delivery" if "actual" in both else "one called off")]
    return [Finding(-1.0, f"{a.status} and {b.status}")]


def _amounts(a: Features, b: Features) -> list[Finding]:
    found = []
    if a.quantity is not None and b.quantity is not None:
        near = _near(a.quantity, b.quantity)
        found.append(Finding(1.0 if near else -1.5, f"{a.quantity:g} and {b.quantity:g} pieces"))
    if a.value is not None and b.value is not None and a.currency == b.currency:
        near = _near(a.value, b.value)
        words = f"{a.value:g} and {b.value:g} {a.currency or ''}"
        found.append(Finding(1.5 if near else -1.5, words.rstrip()))
    return found


def _objects(a: Features, b: Features) -> list[Finding]:
    found = []
    if a.object and b.object:
        shared = _overlap(a.object, b.object)
        if a.kind == "action" and shared >= 0.2 and _one_of_many(a.object, b.object):
            # "respect for loans and contracts" and "respect for the work of pilots"
            found.append(Finding(0.25, "one word of the object"))
        elif shared >= 0.5:
            found.append(Finding(1.5, "the same object"))
        elif shared >= 0.2:
            found.append(Finding(0.75, "a like object"))
        elif min(len(a.object), len(b.object)) > 1 or a.kind in ("agreement", "transfer"):
            found.append(Finding(-1.5, "another object"))
    shared, (some, like) = _overlap(a.quote, b.quote), _WORDS_SHARED[a.kind == "action"]
    if shared >= like and min(len(a.quote), len(b.quote)) >= 3:
        found.append(Finding(1.0, "told in like words"))
    elif shared >= some and len(set(a.quote) & set(b.quote)) >= 2:
        found.append(Finding(0.5, "some words shared"))
    elif a.kind == "action" and not any(f.weight > 0 for f in found):
        # One who thanks twice on a day, or demands two things, agrees in all but the words.
        found.append(Finding(-1.0, "no words shared"))
    return found


# The shares of words from which some are shared, and from which two are told in like words. A
# speech has so many that two of one day share some.
_WORDS_SHARED = {False: (0.15, 0.35), True: (0.25, 0.5)}


def _ties(a: Features, b: Features) -> list[Finding]:
    if a.change != b.change:
        return [_no(f"{a.change} and {b.change}")]
    if a.type != b.type:
        return [_no(f"{a.type} and {b.type}")]
    return [Finding(0.0 if a.type == "other" else 1.0, f"both {a.type}, {a.change}")]


def _memberships(a: Features, b: Features) -> list[Finding]:
    return [_no(f"{a.type} and {b.type}")] if a.type != b.type else [Finding(1.0, f"both {a.type}")]


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Share of the shorter list that the other has too."""
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / min(len(one), len(other))


def _one_of_many(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether but one word is shared, of four or more on one side."""
    return len(set(one) & set(other)) == 1 and max(len(one), len(other)) > 3


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.02 * max(abs(one), abs(other))


def _no(words: str) -> Finding:
    return Finding(0.0, words, excludes=True)


_Look = Callable[[Features, Features], list[Finding]]
_LOOKS: dict[str, tuple[_Look, ...]] = {
    "action": (_types, _statuses, _days, _parties, _places, _amounts, _objects),
    "meeting": (_types, _statuses, _days, _parties, _places, _objects),
    "visit": (_types, _statuses, _days, _parties, _places, _objects),
    "agreement": (_types, _statuses, _days, _parties, _amounts, _objects),
    "transfer": (_types, _statuses, _days, _parties, _amounts, _objects),
    "tie": (_ties, _statuses, _days, _parties, _objects),
    "membership": (_memberships, _statuses, _days, _parties),
    "office": (_offices,),
}
