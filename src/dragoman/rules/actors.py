"""The actor tables: codes, the spellings that mean them, cues that tell look-alikes apart.

Owns the files in `data/actors/`. A table is checked when it is loaded; what is wrong is told with
file and line. Knows nothing of texts: `language.names` scans, `resolve.actors` asks.
"""

import csv
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast, get_args

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError

Kind = Literal["state", "organisation", "group", "body", "company", "media"]
Form = Literal[
    "name",
    "adjective",
    "people",
    "capital",
    "seat",
    "acronym",
    "prefix",
    "organ",
    "region",
    "body",
    "company",
    "ship",
    "media",
]

ACTORS_FOLDER = RULES_FOLDER / "actors"

# Which file holds the aliases of which kind; the order is that of precedence in look-ups.
ALIAS_FILES: tuple[tuple[str, Kind], ...] = (
    ("states.csv", "state"),
    ("organisations.csv", "organisation"),
    ("groups.csv", "group"),
    ("bodies.csv", "body"),
    ("companies.csv", "company"),
    ("media.csv", "media"),
    ("ships.csv", "body"),
)
# Stands in the contexts table for "is no actor then".
NO_ACTOR = "-"

CODES_FILE = "codes.csv"
CUES_FILE = "cues.csv"
CONTEXTS_FILE = "contexts.csv"
EXCLUSIONS_FILE = "exclusions.csv"
LEADERS_FILE = "leaders.csv"
PLACES_FILE = "places.csv"

# Headlines and datelines are set in capitals: these forms of a state are known so as well.
_SHOUTED_FORMS = frozenset({"name", "adjective", "people", "capital"})
_SHOUTED_MIN_CHARS = 4

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
    | {"Ł": "L", "Ø": "O", "Đ": "D", "Æ": "Ae", "Œ": "Oe", "’": "'", "‘": "'"}
)

_FIRST_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ActorCode:
    """One actor: its code, English display name, kind and (for a group) home country."""

    actor: str
    name: str
    kind: Kind
    country: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling that means an actor, in a span of years (both ends included, None is open)."""

    words: str
    actor: str
    form: Form
    kind: Kind
    country: str | None
    valid_from: date | None
    valid_to: date | None

    def holds(self, published: date) -> bool:
        """Tell whether the spelling meant this actor on that day."""
        return _within(self.valid_from, published, self.valid_to)


@dataclass(frozen=True, slots=True)
class Leader:
    """One person in one office, first and last day included; None is still in office."""

    name: str
    actor: str
    office: str
    first: date
    last: date | None

    def holds(self, published: date) -> bool:
        """Tell whether the person held the office on that day."""
        return _within(self.first, published, self.last)


@dataclass(frozen=True, slots=True)
class ActorTables:
    """All that is known of actors, read-only."""

    codes: Mapping[str, ActorCode]
    aliases: Mapping[str, tuple[Alias, ...]]
    exclusions: frozenset[str]
    # First word of an alias or exclusion -> all that begin with it, longest first.
    by_first_word: Mapping[str, tuple[str, ...]]
    # Those of the first words that are in lower case ("al" of "al-Shabaab").
    lower_first_words: frozenset[str]
    # Actor -> all words of its spelled-out names.
    name_words: Mapping[str, frozenset[str]]
    cues: Mapping[str, frozenset[str]]
    # Alias -> (words elsewhere in the report, actor then meant or None), in order of precedence.
    contexts: Mapping[str, tuple[tuple[str, str | None], ...]]
    leaders: tuple[Leader, ...]
    places: Mapping[str, str | None]


def _within(first: date | None, day: date, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def fold(words: str) -> str:
    """Bring words to one spelling for look-ups: no marks, no case, single spaces.

    Example: fold("Türkiye ") -> "turkiye"
    """
    return " ".join(strip_marks(words).casefold().split())


def strip_marks(words: str) -> str:
    """Write words with plain Latin letters and straight apostrophes, case kept.

    Example: strip_marks("Côte d’Ivoire") -> "Cote d'Ivoire"
    """
    if words.isascii():
        return words
    apart = unicodedata.normalize("NFKD", words.translate(_PLAIN_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


@functools.cache
def load_actors(folder: Path = ACTORS_FOLDER) -> ActorTables:
    """Load and check all actor tables; once for each process.

    Raises: RuleError, naming file and line, for a row that is not of its table's form.
    Example: load_actors().codes["TUR"].name -> "Türkiye"
    """
    codes = _load_codes(folder)
    aliases = _load_aliases(folder, codes)
    exclusions = frozenset(row[0] for _, row in _rows(folder / EXCLUSIONS_FILE, 3))
    spelled = _with_spellings(aliases)
    by_first_word = _by_first_word(spelled.keys() | exclusions)
    return ActorTables(
        codes=MappingProxyType(codes),
        aliases=MappingProxyType(spelled),
        exclusions=exclusions,
        by_first_word=MappingProxyType(by_first_word),
        lower_first_words=frozenset(word for word in by_first_word if "a" <= word[0] <= "z"),
        name_words=MappingProxyType(_name_words(aliases)),
        cues=MappingProxyType(_load_cues(folder)),
        contexts=MappingProxyType(_load_contexts(folder, codes, aliases)),
        leaders=_load_leaders(folder, codes),
        places=MappingProxyType(_load_places(folder, codes)),
    )


def _rows(path: Path, width: int) -> Iterator[tuple[str, list[str]]]:
    """Give each row with its place ("file:line"); check width, order and source."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name}: cannot be read ({error})") from error
    previous: list[str] = []
    for number, row in enumerate(csv.reader(lines), start=1):
        if number == 1:
            continue
        where = f"{path.name}:{number}"
        if len(row) != width:
            raise RuleError(f"{where}: {width} columns are needed, {len(row)} found")
        if not row[0] or row[0] != row[0].strip() or not row[-1]:
            raise RuleError(f"{where}: fill the first and the last column, without spaces around")
        if row <= previous:
            raise RuleError(f"{where}: rows must be sorted and unlike each other; sort the file")
        previous = row
        yield where, row


def _day(where: str, words: str, *, is_end: bool = False) -> date | None:
    """Read YYYY, YYYY-MM or YYYY-MM-DD as the first (or last) day of it."""
    if not words:
        return None
    try:
        if len(words) == 4:
            return date(int(words), 12, 31) if is_end else date(int(words), 1, 1)
        return date.fromisoformat(words)
    except ValueError as error:
        raise RuleError(f"{where}: {words!r} is no day; write YYYY or YYYY-MM-DD") from error


def _span(where: str, first: str, last: str) -> tuple[date | None, date | None]:
    start, end = _day(where, first), _day(where, last, is_end=True)
    if start is not None and end is not None and start > end:
        raise RuleError(f"{where}: the span ends ({last}) before it begins ({first})")
    return start, end


def _known(where: str, actor: str, codes: Mapping[str, ActorCode]) -> str:
    if actor not in codes:
        raise RuleError(f"{where}: unknown actor {actor!r}; add it to {CODES_FILE}")
    return actor


def _load_codes(folder: Path) -> dict[str, ActorCode]:
    codes: dict[str, ActorCode] = {}
    for where, (actor, name, kind, country, first, last, _) in _rows(folder / CODES_FILE, 7):
        if kind not in ("state", "organisation", "group"):
            raise RuleError(f"{where}: {kind!r} is no kind; write state, organisation or group")
        if actor in codes:
            raise RuleError(f"{where}: the code {actor!r} stands in the table twice")
        if not name:
            raise RuleError(f"{where}: {actor!r} has no name")
        codes[actor] = ActorCode(
            actor, name, cast(Kind, kind), country or None, *_span(where, first, last)
        )
    for code in codes.values():
        if code.country is not None and code.country not in codes:
            raise RuleError(f"{CODES_FILE}: {code.actor}: unknown country {code.country!r}")
    return codes


def _load_aliases(folder: Path, codes: Mapping[str, ActorCode]) -> dict[str, tuple[Alias, ...]]:
    aliases: dict[str, tuple[Alias, ...]] = {}
    forms = frozenset(get_args(Form))
    for name, kind in ALIAS_FILES:
        for where, (words, actor, form, first, last, _) in _rows(folder / name, 6):
            if form not in forms:
                raise RuleError(f"{where}: {form!r} is no form; one of {', '.join(sorted(forms))}")
            code = codes[_known(where, actor, codes)]
            country = actor if kind in ("body", "company", "media") else code.country
            span = _span(where, first, last)
            alias = Alias(words, actor, cast(Form, form), _kind(kind, code), country, *span)
            aliases[words] = (*_apart(where, aliases.get(words, ()), alias), alias)
    return {words: tuple(sorted(rows, key=_since)) for words, rows in aliases.items()}


def _since(alias: Alias) -> date:
    return alias.valid_from or date.min


def _kind(kind: Kind, code: ActorCode) -> Kind:
    """Give names of actors the kind of their code: a group that governs is a state."""
    return code.kind if kind in ("state", "organisation", "group") else kind


def _apart(where: str, others: tuple[Alias, ...], alias: Alias) -> tuple[Alias, ...]:
    for other in others:
        starts = max(other.valid_from or date.min, alias.valid_from or date.min)
        ends = min(other.valid_to or date.max, alias.valid_to or date.max)
        if starts <= ends:
            raise RuleError(f"{where}: {alias.words!r} already means {other.actor} at that time")
    return others


def _with_spellings(aliases: Mapping[str, tuple[Alias, ...]]) -> dict[str, tuple[Alias, ...]]:
    """Add the spellings that follow from others: without marks, in capitals."""
    spelled = dict(aliases)
    for words, rows in aliases.items():
        plain = strip_marks(words)
        spelled.setdefault(plain, rows)
        shouted = words.upper()
        if rows[0].form in _SHOUTED_FORMS and len(words) >= _SHOUTED_MIN_CHARS:
            spelled.setdefault(shouted, rows)
            spelled.setdefault(plain.upper(), rows)
    return spelled


def _by_first_word(phrases: set[str]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for phrase in phrases:
        first = _FIRST_WORD.match(phrase)
        if first is not None:
            grouped.setdefault(first.group(), []).append(phrase)
    return {
        word: tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))
        for word, found in grouped.items()
    }


def _name_words(aliases: Mapping[str, tuple[Alias, ...]]) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for phrase, rows in aliases.items():
        for row in rows:
            words.setdefault(row.actor, set()).update(phrase.replace("-", " ").split())
    return {actor: frozenset(found) for actor, found in words.items()}


def _load_cues(folder: Path) -> dict[str, frozenset[str]]:
    cues: dict[str, set[str]] = {}
    for _, (cue, word, _source) in _rows(folder / CUES_FILE, 3):
        cues.setdefault(cue, set()).add(word)
    return {cue: frozenset(words) for cue, words in cues.items()}


def _load_contexts(
    folder: Path, codes: Mapping[str, ActorCode], aliases: Mapping[str, tuple[Alias, ...]]
) -> dict[str, tuple[tuple[str, str | None], ...]]:
    contexts: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for where, (alias, _rank, cue, actor, _) in _rows(folder / CONTEXTS_FILE, 5):
        if alias not in aliases:
            raise RuleError(f"{where}: {alias!r} is no alias of the tables")
        meant = None if actor == NO_ACTOR else _known(where, actor, codes)
        contexts[alias] = (*contexts.get(alias, ()), (cue, meant))
    return contexts


def _load_leaders(folder: Path, codes: Mapping[str, ActorCode]) -> tuple[Leader, ...]:
    leaders = []
    for where, (name, actor, office, first, last, _) in _rows(folder / LEADERS_FILE, 6):
        start, end = _span(where, first, last)
        if start is None:
            raise RuleError(f"{where}: {name!r} needs a year or day of entering office")
        leaders.append(Leader(name, _known(where, actor, codes), office, start, end))
    return tuple(leaders)


def _load_places(folder: Path, codes: Mapping[str, ActorCode]) -> dict[str, str | None]:
    return {
        name: _known(where, country, codes) if country else None
        for where, (name, country, _) in _rows(folder / PLACES_FILE, 3)
    }
