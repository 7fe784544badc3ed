"""One plural title for several names: "Presidents A and B", "the kings of X and Y, A and B"."""

from collections.abc import Sequence

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mentions
from dragoman.language.name_spans import Span
from dragoman.language.title_phrases import Title, is_counterpart, is_honorific, singular_head
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon

_BETWEEN_NAMES = {",", "and", "&", ";", "respectively", "with", "together", "as", "well"}
_OPENS_NAMES = {",", ":", "-", "(", "–", "—"}
_OWNING = {"state", "organisation", "group"}
_CLAUSE = {"VERB", "AUX", "PRON", "SCONJ"}
_ENDS_LIST = {";", ":", "(", '"', "in", "with", "by", "to", "between"}
_MAX_LEFT = 14
_MAX_RIGHT = 20


def list_titles(mentions: Mentions, sentence: Sentence, spans: Sequence[Span]) -> dict[int, Title]:
    """The titles that plural titles give to names, by the token that each name starts with."""
    found: dict[int, Title] = {}
    for token in sentence.span:
        head = singular_head(token)
        if head is None:
            continue
        names = _names_behind(mentions, sentence, token.i, spans) or _names_before(
            sentence, token.i, spans
        )
        if len(names) < 2:
            continue
        owners = _owners(mentions, sentence, token.i, names, spans)
        words = singular_words(mentions, sentence, token.i, head)
        for (start, _), owner in zip(names, owners, strict=True):
            found[start] = Title(
                token.i, token.i + 1, head, words, owner, until=False, definite=True
            )
    return found


def _names_behind(
    mentions: Mentions, sentence: Sentence, head: int, spans: Sequence[Span]
) -> list[Span]:
    """The row of names that follows a plural title or its of-phrase."""
    doc = sentence.span.doc
    ahead = [s for s in spans if s[0] > head]
    if not ahead or ahead[0][0] - head > _MAX_RIGHT:
        return []
    first = ahead[0][0]
    between = [t for t in doc[head + 1 : first] if not is_honorific(t) and not t.is_space]
    if between and between[-1].text not in _OPENS_NAMES:
        return []
    if any(
        t.pos_ in {"VERB", "AUX", "PRON"} and mentions.at(sentence, t.i) is None for t in between
    ):
        return []
    if between and len(between) > 1 and between[0].lower_ not in {"of", "from", "for"}:
        return []
    return _row(mentions, sentence, ahead)


def _row(mentions: Mentions, sentence: Sentence, ahead: Sequence[Span]) -> list[Span]:
    """The first names of a list that nothing but commas, "and" and their states keep apart."""
    doc = sentence.span.doc
    row = [ahead[0]]
    for span in ahead[1:]:
        gap = doc[row[-1][1] : span[0]]
        if len(gap) > 8 or not all(_may_part(mentions, sentence, t) for t in gap):
            break
        row.append(span)
    return row


def _may_part(mentions: Mentions, sentence: Sentence, token: Token) -> bool:
    if token.lower_ in _BETWEEN_NAMES or is_honorific(token) or token.is_space:
        return True
    held = mentions.at(sentence, token.i)
    if held is not None:
        return held.kind in _OWNING
    return token.lower_ in {"of", "the", "'s", "(", ")"}


def _names_before(sentence: Sentence, head: int, spans: Sequence[Span]) -> list[Span]:
    """As in "A and B, the presidents of Chad and Niger,"."""
    doc = sentence.span.doc
    opening = head
    while opening > sentence.span.start and doc[opening].text != "," and head - opening < 6:
        opening -= 1
    behind = [s for s in spans if s[1] <= opening]
    if any(t.pos_ in {"VERB", "AUX", "PRON"} for t in doc[opening:head]):
        return []
    if doc[opening].text != "," or not behind or behind[-1][1] != opening:
        return []
    row = [behind[-1]]
    for span in reversed(behind[:-1]):
        gap = [t.lower_ for t in doc[span[1] : row[0][0]]]
        if not gap or not set(gap) <= {",", "and", "&"}:
            break
        row.insert(0, span)
    return row


def _owners(
    mentions: Mentions, sentence: Sentence, head: int, names: Sequence[Span], spans: Sequence[Span]
) -> list[str | None]:
    """Whose each office is: the owners in order, where they are as many as the names."""
    size = len(names)
    inside = {i for start, end in spans for i in range(start, end)}
    stop = names[0][0] if names[0][0] > head else sentence.span.end
    right = listed_owners(mentions, sentence, range(head + 1, stop), inside)
    left = listed_owners(
        mentions,
        sentence,
        range(head - 1, max(sentence.span.start, head - _MAX_LEFT) - 1, -1),
        inside,
    )
    for owners in (right, left[::-1]):
        if len(owners) == size:
            return list(owners)
        if len(owners) == 1 and owners is not right:
            return [owners[0]] * size
    return [None] * size


def listed_owners(
    mentions: Mentions, sentence: Sentence, tokens: range, inside: set[int]
) -> list[str]:
    """The states and organisations in a row from the head outwards."""
    doc = sentence.span.doc
    owners: list[str] = []
    for k in tokens:
        mention = mentions.at(sentence, k)
        if mention is not None and mention.kind in _OWNING and k not in inside:
            if len(mention.actors) == 1 and mention.actors[0] not in owners:
                owners.append(mention.actors[0])
        elif doc[k].pos_ in _CLAUSE or doc[k].lower_ in _ENDS_LIST:
            break
    return owners


def singular_words(mentions: Mentions, sentence: Sentence, head: int, singular: str) -> str:
    """The title for one: "foreign minister" for "foreign ministers"."""
    doc = sentence.span.doc
    titles = load_lexicon("language/titles")
    start = head
    while start > sentence.span.start and mentions.at(sentence, start - 1) is None:
        before = doc[start - 1]
        if (
            before.lower_ not in titles["modifier"]
            and singular_head(before) is None
            and before.lower_ not in titles["head"]
        ):
            break
        start -= 1
    left = sentence.words(start, head)
    word = singular.capitalize() if doc[head].text[:1].isupper() else singular
    word = (
        f"{word} of state"
        if [t.text for t in doc[head + 1 : head + 3]] == ["of", "state"]
        else word
    )
    return f"{left} {word}".strip() if not is_counterpart(doc[head]) else doc[head].lower_
