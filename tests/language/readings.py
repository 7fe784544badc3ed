"""Parsed texts with their mentions, for the tests of the language room."""

from tests.build import report

from dragoman.language.build import paragraphs, parse_many
from dragoman.language.chains import find_chains
from dragoman.language.mentions import Mentions
from dragoman.language.named import find_named
from dragoman.language.persons import find_persons
from dragoman.language.registry import Registry
from dragoman.language.speakers import Speech, find_speech
from dragoman.language.unnamed import find_unnamed
from dragoman.resolve.publishers import home_of
from dragoman.rules.actors import load_actors


def read(
    text: str, source: str | None = None, published: str = "2024-08-20", title: str | None = None
) -> tuple[Mentions, Registry, Speech]:
    """The mentions, persons and speech of a text, as the pipeline makes them."""
    told = report(text, published, source=source, title=title)
    parsed = next(iter(parse_many([(told, paragraphs(text))])))
    mentions = Mentions(parsed)
    home = home_of(source, told.published)
    find_named(mentions, load_actors(), home)
    registry = Registry(told.published, home)
    find_unnamed(mentions)
    find_persons(mentions, registry)
    speech = find_speech(mentions, home)
    find_chains(mentions, registry, speech, home)
    return mentions, registry, speech


def told(mentions: Mentions, words: str) -> list[str]:
    """Whom the mention of these words stands for: "TUR" or "TUR Hakan Fidan", the last one's."""
    found = [
        m
        for s in mentions.parsed.sentences
        for m in mentions.of(s)
        if s.words(m.start, m.end) == words
    ]
    return [f"{w.actor} {w.name}" if w.name else w.actor for w in found[-1].who] if found else []


def offices(mentions: Mentions) -> list[str]:
    """The offices of a text: "TUR Hakan Fidan: foreign minister", a past one with "until"."""
    return [
        f"{o.who.actor} {o.who.name}: {o.title}{' (until)' if o.until else ''}"
        for o in mentions.offices
    ]
