"""Named states, organisations, groups, bodies and companies, as mentions on tokens."""

from dragoman.language.build import Sentence
from dragoman.language.mentions import Form, Mention, MentionKind, Mentions, Who, tokens_between
from dragoman.language.names import Name, find_names
from dragoman.rules.actors import ActorTables

_KEEPS_NAME = {"body", "company", "organisation", "media"}


def find_named(mentions: Mentions, tables: ActorTables) -> None:
    """Add a mention for each name that the tables know."""
    report = mentions.parsed.report
    names = find_names(report.text, report.published, tables)
    position = 0
    for sentence in mentions.parsed.sentences:
        extent = sentence.extent
        while position < len(names) and names[position].end_char <= extent.start:
            position += 1
        here = position
        while here < len(names) and names[here].start_char < extent.end:
            _add(mentions, sentence, names[here])
            here += 1


def _add(mentions: Mentions, sentence: Sentence, name: Name) -> None:
    touched = tokens_between(sentence, name.start_char, name.end_char)
    if touched is None:
        return
    kind: MentionKind = name.kind
    spelled_out = kind in _KEEPS_NAME and not (kind == "organisation" and name.words == name.actor)
    who = Who(name.actor, name.words if spelled_out else None)
    mentions.add(Mention(sentence, *touched, kind, _form(name), (who,)))


def _form(name: Name) -> Form:
    return name.form if name.form in {"adjective", "people", "capital", "ship", "body"} else "name"
