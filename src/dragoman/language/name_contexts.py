"""Small rules that hold off what is spelled like an actor and is none, by the words beside it.

Persons ("Michael Jordan"), towns of the United States ("Lebanon, Ohio"), seas ("Gulf of Guinea"),
treaties named after capitals ("Paris Agreement"), and the two Georgias. The words themselves are
data: `cues.csv`.
"""

import re

from dragoman.rules.actors import ActorTables, Alias

_WORD_BEFORE = re.compile(r"([\w.'-]+) $")
_WORD_AFTER = re.compile(r" ([^\W\d_][\w'-]*\.?)")
_US_STATE_AFTER = re.compile(r", ((?:New |North |South |West |Rhode )?[A-Z][\w.]*)")
_TOWN_BEFORE = re.compile(r"([A-Z][\w.'-]+),? $")
_INITIAL_BEFORE = re.compile(r"[A-Z]\w+ [A-Z]\. $")
_TITLE_BEFORE = re.compile(r"([\w-]+) (?:of|for|to) (?:the )?$")
_HYPHENED_BEFORE = re.compile(r"(\w+)-$")
_HYPHENED_AFTER = re.compile(r"-(\w+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADLINE_WORDS = 4
_WINDOW_CHARS = 60
_NEAR_CHARS = 150
_DEFINITION_CHARS = 120
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "on", "in", "to", "de", "&"})

_STATE_FORMS = frozenset({"name", "adjective", "people", "capital"})


def is_no_name(plain: str, start: int, end: int, alias: Alias, tables: ActorTables) -> bool:
    """Tell whether the words beside it make a name of an actor into something else.

    `plain`: the text with spaces, apostrophes and hyphens of one sort each.
    """
    cues = tables.cues
    before = plain[max(0, start - _WINDOW_CHARS) : start]
    after = plain[end : end + _WINDOW_CHARS]
    if alias.form not in _STATE_FORMS:
        if alias.words in cues["shared_body"] and _of_society(before, tables):
            return True
        return alias.words in cues["ordinary_word"] and _is_shouted(before, after)
    if before.endswith("-") or after.startswith("-"):
        return _is_bound(before, after, tables)
    if after.startswith(", ") and _is_us_town(after, alias, tables):
        return True
    if alias.actor == "GEO" and alias.form == "name":
        return is_georgia_of_us(plain, start, end, tables) or _is_person(
            before, after, alias, tables
        )
    return _is_place(before, after, alias, tables) or _is_person(before, after, alias, tables)


def _of_society(before: str, tables: ActorTables) -> bool:
    """Tell the congress of a society by its acronym: "the RSPP Congress", not "the US Congress"."""
    last = _WORD_BEFORE.search(before)
    word = "" if last is None else last.group(1)
    return len(word) > 1 and word.isupper() and word not in tables.aliases


def _is_shouted(before: str, after: str) -> bool:
    """Tell whether an acronym that is also a word stands in a line of capitals."""
    last, following = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    return all(
        word is not None and word.group(1).isupper() and len(word.group(1)) > 1
        for word in (last, following)
    )


def _is_bound(before: str, after: str, tables: ActorTables) -> bool:
    prefix, suffix = _HYPHENED_BEFORE.search(before), _HYPHENED_AFTER.match(after)
    if prefix is not None and prefix.group(1).lower() in tables.cues["prefix_blocked"]:
        # "Anti-Russian sanctions" are against Russia, an anti-Russian crowd is only in a mood.
        following = _WORD_AFTER.match(after)
        is_against = following is not None and following.group(1) in tables.cues["anti_ok"]
        return not (prefix.group(1).lower() == "anti" and is_against)
    return suffix is not None and suffix.group(1) in tables.cues["suffix_blocked"]


def _is_us_town(after: str, alias: Alias, tables: ActorTables) -> bool:
    if alias.form not in ("name", "capital") or alias.actor == "USA":
        return False
    found = _US_STATE_AFTER.match(after)
    if found is None:
        return False
    state = found.group(1)
    return state in tables.cues["us_state"] or state.rstrip(".") in tables.cues["us_state"]


def _is_place(before: str, after: str, alias: Alias, tables: ActorTables) -> bool:
    following = _WORD_AFTER.match(after)
    if following is not None:
        word = following.group(1).rstrip(".")
        if word in tables.cues["place_after"]:
            return True
        if alias.form == "capital" and word in tables.cues["capital_after"]:
            return True
    if alias.form not in ("name", "capital"):
        return False
    return any(before.endswith(f"{cue} ") for cue in tables.cues["place_before"])


def _is_person(before: str, after: str, alias: Alias, tables: ActorTables) -> bool:
    """Tell "Michael Jordan" and "Jordan Peterson" from Jordan."""
    if alias.form not in ("name", "capital") or " " in alias.words:
        return False
    last = _WORD_BEFORE.search(before)
    if (
        last is not None
        and last.group(1) in tables.cues["given_name"] | tables.cues["person_title"]
    ):
        return True
    if alias.words not in tables.cues["person_like"]:
        return False
    if last is not None:
        word = last.group(1)
        if _INITIAL_BEFORE.search(before):
            return True
        if word in tables.cues["in_before"] or _is_after_title(before, tables):
            return False
    following = _WORD_AFTER.match(after)
    return (
        following is not None
        and _is_surname(following.group(1), tables)
        and not _is_headline(after)
    )


def _is_headline(after: str) -> bool:
    """Tell "France Launches Strikes Against Rebels": all words of note begin with a capital."""
    words = _LONG_WORD.findall(after)[:_HEADLINE_WORDS]
    return len(words) == _HEADLINE_WORDS and all(word[0].isupper() for word in words)


def _is_after_title(before: str, tables: ActorTables) -> bool:
    """Tell "Prime Minister of India Narendra Modi" from "the book of Jordan Peterson"."""
    title = _TITLE_BEFORE.search(before)
    return title is not None and title.group(1) in tables.cues["title_of"]


def _is_surname(word: str, tables: ActorTables) -> bool:
    bare = word.rstrip(".").removesuffix("'s")
    return (
        word[0].isupper()
        and len(bare) > 2
        and not bare.isupper()
        and word not in tables.cues["follow_ok"]
        and bare not in tables.cues["follow_ok"]
        and bare not in tables.by_first_word
    )


def is_georgia_of_us(plain: str, start: int, end: int, tables: ActorTables) -> bool:
    """Tell the US state from the country: by the town before it, then by what is named near it.

    Example: "Savannah, Georgia" is the US state; "Georgia and Armenia" is the country.
    """
    cues = tables.cues
    town = _TOWN_BEFORE.search(plain[max(0, start - _WINDOW_CHARS) : start])
    is_listed = town is not None and plain[start - 2 : start] == ", "
    if is_listed and town is not None and town.group(1) not in cues["georgia_country"]:
        word = town.group(1)
        is_actor = word in tables.aliases and word not in cues["georgia_state"]
        if not is_actor:
            return True
    near = plain[max(0, start - _NEAR_CHARS) : end + _NEAR_CHARS]
    if any(cue in plain for cue in cues["georgia_country"]):
        return False
    words = set(re.findall(r"[A-Z][\w.]+", near))
    return bool(words & (cues["georgia_state"] | cues["us_state"]) - {"Georgia", "Rome", "Athens"})


def defined_actor(plain: str, acronym: str, actor: str, tables: ActorTables) -> str | None:
    """Give the actor that a text's own definition lends an acronym, None for no actor at all.

    "Minimum Support Price (MSP)" is no actor; "Financial Stability Board (FSB)" is another one
    than the usual. An acronym that is not defined in the text keeps its actor.
    """
    place = plain.find(f" ({acronym})")
    if place < 0:
        return actor
    words = _expansion(plain[max(0, place - _DEFINITION_CHARS) : place], acronym)
    if words is None:
        return actor
    for start in range(len(words)):
        rows = tables.aliases.get(" ".join(words[start:]))
        if rows is not None:
            return rows[-1].actor if actor not in {row.actor for row in rows} else actor
    known = tables.name_words[actor]
    content = [word for word in words if word[0].isupper()]
    return actor if 2 * sum(word in known for word in content) >= len(content) else None


def _expansion(before: str, acronym: str) -> list[str] | None:
    """Give the words whose first letters make the acronym, if the text before it ends in such."""
    words = before.replace("-", " ").split()
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    for start in range(max(0, len(words) - 2 * len(letters)), len(words)):
        initials = [word[0] for word in words[start:] if word not in _SMALL_WORDS]
        if [letter.upper() for letter in initials] == letters and words[start][0].isupper():
            return words[start:]
    return None
