"""What merging looks at: a record reduced to kind, parties, interval, place and object."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import pycountry

from dragoman.config import RULES_FOLDER
from dragoman.ledger.words import words_in
from dragoman.model.ids import content_id
from dragoman.model.records import Record
from dragoman.model.values import Interval

# An occurrence told with its first day only is taken to last no longer than this.
OPEN_DAYS = 10
YEAR_DAYS = 366
LEVEL_DAYS = (7, 92, YEAR_DAYS)
UNDATED = 3
MOST_KEY_ACTORS = 40
MOST_QUOTE_WORDS = 40
STEM_CHARS = 6

_SIDES = {
    "source": "one", "visitor": "one", "supplier": "one", "organisation": "one",
    "target": "other", "host": "other", "recipient": "other", "member": "other",
}  # fmt: skip

Named = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Features:
    """All that decides whether two records tell of one occurrence; equal features are one node.

    `one` and `other`: actors with the names that stand for them; kinds without direction have all
    in `one`. `first`, `last`: days as ordinals, None if undated. `alone`: the record that a
    person's merge or keep-apart is about.
    """

    kind: str
    type: str
    status: str
    one: tuple[Named, ...]
    other: tuple[Named, ...] = ()
    change: str | None = None
    until: bool = False
    first: int | None = None
    last: int | None = None
    place: tuple[str, ...] = ()
    country: str | None = None
    quantity: float | None = None
    value: float | None = None
    currency: str | None = None
    object: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    alone: str | None = None

    @property
    def id(self) -> str:
        """Id of the node."""
        return content_id("node", self.to_json())

    @property
    def timeless(self) -> bool:
        """Whether it holds as a state of things, so that the day it is told on does not matter."""
        return (
            self.kind == "office"
            or (self.kind == "tie" and self.change == "in force")
            or (self.kind == "membership" and self.type == "member")
        )

    def to_json(self) -> str:
        """As one JSON text."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def features_from(text: str) -> Features:
    """The features that `Features.to_json` wrote."""
    plain = json.loads(text)
    for side in ("one", "other"):
        plain[side] = tuple((actor, tuple(names)) for actor, names in plain[side])
    for name in ("place", "object", "quote"):
        plain[name] = tuple(plain[name])
    return Features(**plain)


def features_of(record: Record, alone: str | None = None) -> Features:
    """What merging looks at in a record."""
    details = record.details
    vague = record.kind == "tie" and record.type == "other"
    bare = Features(
        kind=record.kind,
        type="" if record.kind == "office" else record.type,
        status=record.status,
        one=_side(record, "one"),
        other=_side(record, "other"),
        change=details.change,
        until=bool(details.until),
        object=_object(record),
        quote=_quote_words(record) if vague else (),
        alone=alone,
    )
    if bare.timeless:
        return bare
    first, last = _days(record.date)
    if record.kind in _STANDING_KINDS:
        return replace(bare, first=first, last=last)
    return replace(
        bare,
        first=first,
        last=last,
        place=() if record.place is None else tuple(words_in(record.place.name)),
        country=None if record.place is None else record.place.country,
        quantity=details.quantity,
        value=details.value,
        currency=details.currency,
        quote=_quote_words(record),
    )


# Between states as such, and told for years: who spoke of them, where and how tells nothing.
_STANDING_KINDS = ("tie", "membership")
_UNDATED_KINDS = (*_STANDING_KINDS, "agreement", "transfer")


def keys_of(features: Features) -> list[str]:
    """Index keys: two records of one occurrence share at least one."""
    if features.kind == "office":
        (actor, names), *_ = features.one
        words = {word for name in names for word in words_in(name) if len(word) > 2}
        return sorted(f"{actor}|{word}|office" for word in words)
    if not features.timeless and features.first is None and features.kind not in _UNDATED_KINDS:
        return []
    topic = f"{features.kind}:{features.type}" if features.kind == "action" else features.kind
    one = [actor for actor, _ in features.one][:MOST_KEY_ACTORS]
    other = [actor for actor, _ in features.other][:MOST_KEY_ACTORS]
    if other:
        return sorted({f"{a}|{b}|{topic}" for a in one or [""] for b in other})
    if len(one) < 2:
        return [f"{actor}||{topic}" for actor in one]
    return [f"{a}|{b}|{topic}" for i, a in enumerate(one) for b in one[i + 1 :]]


def level_of(features: Features) -> int:
    """How wide the interval is, as a step of the index; standing things are found whatever their
    date.
    """
    if features.kind in _STANDING_KINDS or features.first is None or features.last is None:
        return UNDATED
    width = features.last - features.first + 1
    return next((i for i, days in enumerate(LEVEL_DAYS) if width <= days), len(LEVEL_DAYS) - 1)


@cache
def classes() -> dict[str, str]:
    """Words with the wider class they belong to (data file `merges/classes.csv`)."""
    with (RULES_FOLDER / "merges" / "classes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["class"] for row in csv.DictReader(lines)}


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing about the object (data file `merges/empty_words.csv`)."""
    with (RULES_FOLDER / "merges" / "empty_words.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["word"] for row in csv.DictReader(lines))


def stems(text: str, *, without: Iterable[str] = ()) -> set[str]:
    """The beginnings of a text's telling words, each with its wider class.

    Example:
        >>> sorted(stems("the three corvettes"))
        ['corvet', 'ship']
    """
    whole = set(without)
    barred = {word[:4] for word in whole if len(word) > 3}
    found = set()
    for word in words_in(text):
        single = word[:-1] if word.endswith("s") and len(word) > 3 else word
        if word in empty_words() or single in empty_words() or word.isdigit() or len(word) < 3:
            continue
        if word in whole or word[:4] in barred:
            continue
        found.add(single[:STEM_CHARS])
        if single in classes():
            found.update(part[:STEM_CHARS] for part in classes()[single].split())
    return found


def _side(record: Record, side: str) -> tuple[Named, ...]:
    names: dict[str, set[str]] = {}
    for party in record.parties:
        if _SIDES.get(party.role, "one") == side:
            named = names.setdefault(party.actor, set())
            if (
                record.kind not in _STANDING_KINDS
                and party.name is not None
                and words_in(party.name)
            ):
                named.add(" ".join(words_in(party.name)))
    return tuple((actor, tuple(sorted(named))) for actor, named in sorted(names.items()))


def _object(record: Record) -> tuple[str, ...]:
    details = record.details
    said = " ".join(filter(None, (details.subject, details.item, details.issue)))
    if record.kind == "office":
        said = record.type
        expanded = " ".join(classes().get(word, word) for word in words_in(said))
        return tuple(sorted({word[:STEM_CHARS] for word in words_in(expanded) if len(word) > 2}))
    if record.kind == "transfer" and record.type != "other":
        said = f"{said} {record.type}"
    # "thanked President Park" says whom, not what for
    named = _named_words(record) if record.kind == "action" else set()
    return tuple(sorted(stems(said, without=named | _country_words(record))))


def _quote_words(record: Record) -> tuple[str, ...]:
    named = _named_words(record)
    quotes = " ".join(evidence.quote for evidence in record.evidence)
    told = sorted(stems(quotes, without=named | _country_words(record)))
    return tuple(told[:MOST_QUOTE_WORDS])


def _named_words(record: Record) -> set[str]:
    return {w for p in record.parties if p.name is not None for w in words_in(p.name)}


def _country_words(record: Record) -> set[str]:
    return {word for party in record.parties for word in _names_of_country(party.actor)}


@cache
def _names_of_country(code: str) -> frozenset[str]:
    """The words of a country's name; of an organisation or a group, its code's own words."""
    country = pycountry.countries.get(alpha_3=code) if len(code) == 3 else None
    return frozenset(words_in(code if country is None else country.name))


def _days(interval: Interval | None) -> tuple[int | None, int | None]:
    if interval is None or (interval.start is None and interval.end is None):
        return None, None
    if interval.start is None:
        last = _ordinal(interval.end)
        return last - YEAR_DAYS + 1, last
    first = _ordinal(interval.start)
    return first, first + OPEN_DAYS if interval.end is None else _ordinal(interval.end)


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
