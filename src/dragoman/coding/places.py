"""Where a deed was: the place that its clause names."""

from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor
from dragoman.language.build import Sentence
from dragoman.language.tokens import Span, Token
from dragoman.model.values import Place
from dragoman.resolve.places import country_of

_LINKS = {"in", "at", "near", "on", "outside"}
_NEAR = {"in", "at", "to"}
_PLACES = {"GPE", "LOC", "FAC"}


def place_of(draft: Draft, sentence: Sentence, anchor: Token) -> Place | None:
    """The place that "in …" or "at …" gives a deed, with its country where known."""
    hosts = [anchor]
    verb = governor(anchor) if anchor.pos_ in {"NOUN", "PROPN"} else None
    if verb is not None:
        hosts.append(verb)
    for host in hosts:
        for child in host.children:
            if child.dep_ == "prep" and child.lower_ in _LINKS:
                found = _named(sentence, child)
                if found is not None:
                    return found
    return None


def place_near(draft: Draft, sentence: Sentence, anchor: Token) -> Place | None:
    """The nearest place that "in", "at" or "to" names in the sentence, for a deed that names none.

    "Met on the second day of his visit to Oslo", "on the margins of a summit in Lima".
    """
    found = [
        (abs(token.i - anchor.i), place)
        for token in sentence.span
        if token.dep_ == "prep" and token.lower_ in _NEAR
        for place in [_named(sentence, token)]
        if place is not None
    ]
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def _named(sentence: Sentence, prep: Token) -> Place | None:
    for obj in prep.children:
        if obj.dep_ != "pobj":
            continue
        entity = place_entity(sentence, obj)
        if entity is not None:
            return to_place(sentence, entity)
        deeper = next(
            (c for c in obj.children if c.dep_ == "prep" and c.lower_ in {"in", "of"}), None
        )
        if deeper is not None and deeper.lower_ == "in":
            return _named(sentence, deeper)
    return None


def place_entity(sentence: Sentence, token: Token) -> Span | None:
    """The city, country or site that a token is part of the name of."""
    entity = sentence.entity_at(token)
    return entity if entity is not None and entity.label_ in _PLACES else None


def to_place(sentence: Sentence, entity: Span) -> Place:
    """An entity as a place, its name as written without the article."""
    start = entity.start
    while start < entity.end - 1 and entity.doc[start].lower_ in {"the"}:
        start += 1
    end = entity.end
    while end - 1 > start and entity.doc[end - 1].lower_ in {"'s", "'"}:
        end -= 1
    name = sentence.words(start, end)
    doc = entity.doc
    return Place(
        name, country_of(name), sentence.start_of(doc[start]), sentence.end_of(doc[end - 1])
    )
