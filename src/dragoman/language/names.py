"""Find the names of actors in a text: states, organisations, groups, bodies that act for them.

One pass over the words of a text; longest name first, no overlaps, word boundaries, case kept.
What looks like a name and is none ("New Mexico", "Jordan Peterson") is held off by
`exclusions.csv` and by the rules of `name_contexts`. Doesn't decide who is a party to what: that
is the coders' work.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dragoman.language.name_contexts import defined_actor, is_no_name
from dragoman.rules.actors import ActorTables, Alias, Form, Kind

# Spaces, apostrophes and hyphens of all sorts, each brought to one sort, character for character.
_SAME_LENGTH = str.maketrans(
    dict.fromkeys("\n\r\t\u00a0\u2002\u2003\u2009\u202f", " ")
    | dict.fromkeys("\u2019\u2018\u02bc\u0060", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013", "-")
)
_SHIP_NAME = re.compile(r" [A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|de|da|of|la|al)(?= |\b)){0,2}")
_TRAILING_PARTICLE = re.compile(r"(?: (?:de|da|of|la|al))+$|'s?$|[.-]+$")
_ONE_KOREA = re.compile(r"\b[Tt]he (North|South)\b(?!-| [A-Z])")
_KOREA_REACH_CHARS = 1500
_OWNED_BY = {" of ", " of the "}
_KOREAS = {"North": "PRK", "South": "KOR"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor: `text[start_char:end_char] == words`; possessive endings are left out.

    `country`: the state that a body, company, news agency or ship belongs to, the home of a
    group, else None.
    """

    start_char: int
    end_char: int
    words: str
    actor: str
    form: Form
    kind: Kind
    country: str | None


def find_names(text: str, published: date, tables: ActorTables) -> tuple[Name, ...]:
    """Find all names of actors, in the order of the text, none overlapping another.

    `published`: the report's day, for names that meant another actor at another time ("Moscow").
    Raises: nothing, for any text.
    Example: find_names("Turkey's envoy", date(2024, 8, 20), load_actors())[0].actor -> "TUR"
    """
    plain = text.translate(_SAME_LENGTH)
    names: list[Name] = []
    for start, alias in _matches(plain, tables):
        name = _name(text, plain, start, alias, published, tables)
        if name is not None:
            names.append(_owned(names[-1], name, plain) if names else name)
    return tuple(_with_koreas(text, _owned_behind(names, plain, tables)))


def _matches(plain: str, tables: ActorTables) -> Iterator[tuple[int, str]]:
    """Give start and alias of each name that the small rules let through."""
    by_first_word, aliases, exclusions = tables.by_first_word, tables.aliases, tables.exclusions
    end = 0
    for word in _starts_pattern(tables.lower_first_words).finditer(plain):
        start = word.start()
        if start < end:
            continue
        for phrase in by_first_word.get(word.group(), ()):
            after = start + len(phrase)
            if not plain.startswith(phrase, start) or not _ends_word(plain, phrase, after):
                continue
            if phrase in exclusions:
                end = after
                break
            if aliases[phrase][0].form == "prefix" and not _is_compound(plain, after):
                continue
            if not is_no_name(plain, start, after, aliases[phrase][0], tables):
                end = after
                yield start, phrase
            break


@functools.cache
def _starts_pattern(lower_words: frozenset[str]) -> re.Pattern[str]:
    """Match words that can begin a name: those not in lower case, and the few known in it."""
    known = "|".join(sorted(map(re.escape, lower_words), key=len, reverse=True))
    return re.compile(rf"(?<![\w@#/])(?:[^\W_a-z]\w*|(?:{known})\b)")


def _ends_word(plain: str, phrase: str, after: int) -> bool:
    following = plain[after : after + 2]
    if not following or phrase.endswith("."):
        return not following[:1].isalnum()
    if following[0] == "." and following[1:].islower():
        return False  # an address, as of a web page
    return not (following[0].isalnum() or following[0] in "_@")


def _is_compound(plain: str, after: int) -> bool:
    return plain[after : after + 1] == "-" and plain[after + 1 : after + 2].isupper()


def _name(
    text: str, plain: str, start: int, phrase: str, published: date, tables: ActorTables
) -> Name | None:
    alias = _meant(tables.aliases[phrase], published)
    if alias is None:
        return None
    end = start + len(phrase)
    if alias.form == "ship":
        end = _ship_end(plain, end)
        if end == start + len(phrase):
            return None
    name = Name(start, end, text[start:end], alias.actor, alias.form, alias.kind, alias.country)
    for cue, actor in tables.contexts.get(phrase, ()):
        if cue in plain:
            return None if actor is None else _as(name, actor, tables)
    if phrase.isupper() and " " not in phrase:
        actor = defined_actor(plain, phrase, name.actor, tables)
        return None if actor is None else _as(name, actor, tables)
    return name


def _as(name: Name, actor: str, tables: ActorTables) -> Name:
    if actor == name.actor:
        return name
    code = tables.codes[actor]
    if name.kind in ("state", "organisation", "group"):
        kind: Kind = "body" if code.kind == "state" and name.kind != "state" else code.kind
        country = actor if kind == "body" else code.country
        return replace(name, actor=actor, kind=kind, country=country)
    return replace(name, actor=actor, country=actor)


def _meant(rows: tuple[Alias, ...], published: date) -> Alias | None:
    """Take the row that holds on the day, else the latest before it; None before all of them."""
    known = [row for row in rows if row.valid_from is None or row.valid_from <= published]
    return next((row for row in known if row.holds(published)), known[-1] if known else None)


def _ship_end(plain: str, end: int) -> int:
    """Take the words after "USS" as the ship's name."""
    found = _SHIP_NAME.match(plain, end)
    if found is None:
        return end
    return end + len(_TRAILING_PARTICLE.sub("", found.group()))


def _owned(before: Name, name: Name, plain: str) -> Name:
    """Give a body to the state named right before it: "the Turkish Coast Guard"."""
    if name.form != "body" or before.kind != "state" or name.actor == before.actor:
        return name
    if before.form in ("name", "adjective", "acronym") and plain[
        before.end_char : name.start_char
    ] in (" ", "'s ", "' "):
        return replace(name, actor=before.actor, country=before.actor)
    return name


def _owned_behind(names: list[Name], plain: str, tables: ActorTables) -> list[Name]:
    """Give a body that many states have to the one behind it: "the Foreign Office in Islamabad"."""
    shared = tables.cues["shared_body"]
    for k, (name, behind) in enumerate(itertools.pairwise(names)):
        if name.words not in shared or behind.kind != "state":
            continue
        between = plain[name.end_char : behind.start_char]
        owned = k > 0 and _owned(names[k - 1], replace(name, actor="", form="body"), plain).actor
        seated = between == " in " and behind.form == "capital"
        if not owned and (seated or between in _OWNED_BY):
            names[k] = replace(
                name, actor=behind.actor, form="body", kind="body", country=behind.actor
            )
    return names


def _with_koreas(text: str, names: list[Name]) -> list[Name]:
    """Read "the North" and "the South" as the two Koreas once one of them was named."""
    koreas = [name.end_char for name in names if name.actor in _KOREAS.values()]
    if not koreas:
        return names
    taken = {name.start_char for name in names}
    found = [
        Name(m.start(1), m.end(1), m.group(1), _KOREAS[m.group(1)], "name", "state", None)
        for m in _ONE_KOREA.finditer(text, koreas[0])
        if m.start(1) not in taken and any(0 < m.start() - k < _KOREA_REACH_CHARS for k in koreas)
    ]
    return sorted([*names, *found], key=lambda name: name.start_char)
