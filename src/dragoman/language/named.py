"""Named states, organisations, groups, bodies and companies, as mentions on tokens."""

import re
from dataclasses import replace

from dragoman.language.build import Sentence
from dragoman.language.mentions import Form, Mention, MentionKind, Mentions, Who, tokens_between
from dragoman.language.names import Name, find_names
from dragoman.rules.actors import ActorTables, load_actors

_KEEPS_NAME = {"body", "company", "organisation", "media"}


# "ANKARA, Aug. 20 (Reuters) - ", "Hanoi — ", "PARIS/LAGOS (AFP) - ", "MOSCOW, May 4. /TASS/. ":
# where a report was written, not who acts in it.
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w.'’-]*(?:[ /](?:[A-Z][\w.'’-]*|of|de|da|and))*)"
    r"(?:, ?(?:[A-Z][\w.'’]*|\d{1,4})(?: (?:[A-Z\d][\w.'’]*|of))*)*\.?"
    r"(?: ?(?:\([^()\n]{2,40}\)|/[^()/\n]{2,40}/\.?)| [A-Z][a-z]+)?"
    r"(?P<mark> ?(?:--|[-–—])(?= )|(?<=/\.)(?= )|:(?= ))"
)


def dateline_end(text: str) -> int:
    """Where the dateline of a report ends; 0 where it has none.

    Example:
        >>> dateline_end("HANOI, May 4 (Reuters) - Chad and Niger met.")
        24
    """
    match = _DATELINE.match(text)
    if match is None:
        return 0
    words, place = match.group(), match.group("place")
    if match.group("mark") == ":":
        # "ISLAMABAD: " is a dateline, "PRESIDENT OTIENO: " is who speaks.
        return match.end() if place.isupper() and _is_place(place) else 0
    certain = place.isupper() or "(" in words or any(c.isdigit() for c in words)
    return match.end() if certain else 0


def _state_of(text: str, tables: ActorTables) -> str | None:
    """The state of the city that a dateline names first, where the table of places has it."""
    match = _DATELINE.match(text)
    city = match.group("place").split("/")[0].title() if match is not None else ""
    return tables.places.get(city)


def _is_place(words: str) -> bool:
    """Whether words in capitals are a city that the tables know."""
    tables = load_actors()
    city = words.split("/")[0].title()
    return city in tables.places or any(a.form == "capital" for a in tables.aliases.get(city, ()))


def find_named(mentions: Mentions, tables: ActorTables, home: str | None = None) -> None:
    """Add a mention for each name that the tables know.

    `home`: the state of an official publisher, whose Congress or Security Council is meant.
    """
    report = mentions.parsed.report
    names = find_names(report.text, report.published, tables)
    dateline = dateline_end(report.text)
    mentions.dateline_end = dateline
    mentions.dateline = next(
        (n.actor for n in names if n.end_char <= dateline and n.kind == "state"),
        _state_of(report.text, tables) if dateline else None,
    )
    names = tuple(
        _of_this_state(name, names, home, mentions.dateline, tables)
        for name in names
        if name.start_char >= dateline
    )
    position = 0
    for sentence in mentions.parsed.sentences:
        extent = sentence.extent
        while position < len(names) and names[position].end_char <= extent.start:
            position += 1
        here = position
        while here < len(names) and names[here].start_char < extent.end:
            _add(mentions, sentence, names[here])
            here += 1


def _of_this_state(
    name: Name,
    names: tuple[Name, ...],
    home: str | None,
    dateline: str | None,
    tables: ActorTables,
) -> Name:
    """A body that many states have is the publisher's, or, if the usual one's state is named
    nowhere else, that of the state which the report was written in.
    """
    shared = tables.cues["shared_body"]
    if name.words not in shared or name.actor != tables.aliases[name.words][-1].actor:
        return name
    elsewhere = any(n.actor == name.actor and n.words not in shared for n in names)
    of_organisation = name.kind == "organisation"
    if of_organisation and (elsewhere or not _has_its_own(home, name.words, tables)):
        return name
    owner = home if home is not None else None if elsewhere else dateline
    code = tables.codes.get(owner or "")
    if code is None or code.kind != "state" or owner is None:
        return name
    return replace(name, actor=owner, form="body", kind="body", country=owner)


def _has_its_own(home: str | None, words: str, tables: ActorTables) -> bool:
    """Whether a state has a body that the tables call so: "Russian Security Council"."""
    aliases = tables.aliases.items()
    return any(words in alias and rows[-1].actor == home for alias, rows in aliases)


def _add(mentions: Mentions, sentence: Sentence, name: Name) -> None:
    touched = tokens_between(sentence, name.start_char, name.end_char)
    if touched is None:
        return
    kind: MentionKind = name.kind
    spelled_out = kind in _KEEPS_NAME and not (kind == "organisation" and name.words == name.actor)
    spelled_out = spelled_out or name.form == "ship"
    who = Who(name.actor, name.words if spelled_out else None)
    mentions.add(Mention(sentence, *touched, kind, _form(name), (who,)))


def _form(name: Name) -> Form:
    return name.form if name.form in {"adjective", "people", "capital", "ship", "body"} else "name"
