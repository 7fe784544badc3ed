"""Where persons' names stand: what the model sees, what follows a title, who was met before."""

from collections.abc import Iterator

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mentions
from dragoman.language.offices import title_after, title_before
from dragoman.language.registry import Registry
from dragoman.language.title_phrases import is_head, is_honorific, singular_head
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_terms

_MAX_NAME = 8
_MAX_TITLE = 16
_NAME_TAGS = {"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ"}
_OTHER_ENTITIES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "EVENT", "MONEY", "QUANTITY"}
_INSIDE_TITLE = {"the", "of", "for", "and", "&", "a", "an", "in", "on", "at"}
_BEFORE_PLACE = {"in", "at", "near", "over", "off", "across", "around", "outside", "the"}
_AFTER_NAME = {"'s", "'", ",", "-", "of"}
_ENDS_TITLE = {"with", "by", "to", "in", "from", "who", "that"}

Span = tuple[int, int]


def name_spans(mentions: Mentions, sentence: Sentence, registry: Registry) -> list[Span]:
    """The token spans of persons' names, in the order of the text, none overlapping another."""
    found = [
        *_seen_by_model(mentions, sentence, registry),
        *_behind_titles(mentions, sentence),
        *_rows_of_names(mentions, sentence, registry),
    ]
    taken: set[int] = set()
    spans: list[Span] = []
    for start, end in sorted((_once(sentence, s) for s in found), key=lambda s: (s[0], -s[1])):
        if not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            spans.append((start, end))
    for token in sentence.span:
        free = token.i not in taken and mentions.at(sentence, token.i) is None
        if free and _met_before(token, registry):
            spans.append((token.i, token.i + 1))
    return sorted(spans)


def _once(sentence: Sentence, span: Span) -> Span:
    """The name alone, as in "Issa Bello Bello Issa", where a page's caption runs into it."""
    doc, (start, end) = sentence.span.doc, span
    again = (k for k in range(start + 2, end) if doc[k].text == doc[k - 1].text)
    return start, next(again, end)


def _met_before(token: Token, registry: Registry) -> bool:
    if (
        not token.text[:1].isupper()
        or len(token.text) < 3
        or token.pos_ not in {"PROPN", "NOUN", "X"}
    ):
        return False
    return token.lower_ in registry.by_word and registry.find(token.text) is not None


def _seen_by_model(mentions: Mentions, sentence: Sentence, registry: Registry) -> Iterator[Span]:
    """What the model takes for a person, with the words that it left out at either end."""
    for entity in sentence.span.ents:
        in_text = sentence.start_of(sentence.span.doc[entity.start]) >= mentions.dateline_end
        if entity.label_ == "PERSON" and in_text:
            before = _before_state(mentions, sentence, entity.start, entity.end)
            start = _grown_left(mentions, sentence, registry, entity.start, before)
            end = _grown_right(mentions, sentence, before)
            yield from _trimmed(mentions, sentence, start, end)


def _before_state(mentions: Mentions, sentence: Sentence, start: int, end: int) -> int:
    """As in "Ana Vik" of "Ana Vik of Peru", which the model may take for one name."""
    for k in range(start + 1, end - 1):
        if sentence.span.doc[k].lower_ == "of" and mentions.at(sentence, end - 1) is not None:
            return k
    return end


def _grown_left(
    mentions: Mentions, sentence: Sentence, registry: Registry, start: int, end: int
) -> int:
    """As in "Vivia" of "Vivia Chang", or, where a leader is called so, "To" of "To Lam"."""
    doc, first = sentence.span.doc, sentence.span.start
    if doc[start].lower_ in {"'s", "'"} or not doc[start].text[:1].isupper():
        return start
    while (
        start > first
        and _of_row(mentions, sentence, start - 1)
        and doc[start - 1].text[:1].isupper()
    ):
        start -= 1
    if start - 1 <= first or not doc[start - 1].text.istitle() or _is_title_word(doc[start - 1]):
        return start
    called = registry.leader(sentence.words(start - 1, end)) is not None
    return start - 1 if called and mentions.at(sentence, start - 1) is None else start


def _grown_right(mentions: Mentions, sentence: Sentence, end: int) -> int:
    """As in "bin Jassim" of "Sheikh Hamad bin Jassim", "keun" of "Heo Tae-keun"."""
    doc, last = sentence.span.doc, sentence.span.end
    if doc[end - 1].lower_ in {"'s", "'", ","}:
        return end
    k = _glued(sentence, end)
    while k < last and _of_row(mentions, sentence, k):
        k = _glued(sentence, k + 1)
    return _without_particles(sentence, end - 1, k)


def _of_row(mentions: Mentions, sentence: Sentence, k: int) -> bool:
    """Whether a word may stand in a row of names: capitalised or a particle, no other thing."""
    token = sentence.span.doc[k]
    if not _is(token, "particle", "suffix") and (
        token.pos_ != "PROPN" or not token.text[:1].isupper() or _is(token, "no_name")
    ):
        return False
    return (
        mentions.at(sentence, k) is None
        and token.ent_type_ not in _OTHER_ENTITIES
        and not _is_title_word(token)
    )


def _rows_of_names(mentions: Mentions, sentence: Sentence, registry: Registry) -> Iterator[Span]:
    """Names that the model saw none in: of known leaders, and beside a title that needs a name."""
    for start, end in _rows(mentions, sentence):
        words = sentence.words(start, end)
        beside = end - start > 1 and _has_title(mentions, sentence, start, end)
        if beside or (not _with_article(sentence, start, end) and registry.leader(words)):
            yield start, end


def _with_article(sentence: Sentence, start: int, end: int) -> bool:
    """As in "the West", which is nobody; "the Bush administration" is of one called Bush."""
    token, before = sentence.span.doc[start], sentence.span.doc[start - 1]
    alone = end - start == 1 and start > sentence.span.start and before.lower_ == "the"
    return alone and token.dep_ not in {"compound", "nmod", "amod", "poss"}


def _has_title(mentions: Mentions, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a row of words has a title beside it and is no part of the title."""
    before = sentence.span.doc[start - 1].lower_ if start > sentence.span.start else ""
    if before not in _INSIDE_TITLE and title_before(mentions, sentence, start) is not None:
        return True
    return before not in _BEFORE_PLACE and title_after(mentions, sentence, end) is not None


def _rows(mentions: Mentions, sentence: Sentence) -> Iterator[Span]:
    """The longest rows of capitalised words that no mention and no title has a part in."""
    doc, last = sentence.span.doc, sentence.span.end
    k = sentence.span.start
    while k < last:
        if not (_of_row(mentions, sentence, k) and doc[k].text[:1].isupper()):
            k += 1
            continue
        start = k
        while k < last and _of_row(mentions, sentence, k):
            k = _glued(sentence, k + 1)
        end = _without_particles(sentence, start, k)
        if any(len(t.text) > 2 for t in doc[start:end]):
            yield start, end


def _glued(sentence: Sentence, end: int) -> int:
    """The end of a name past what hyphens join to it: "Chan-o-cha"."""
    doc, last = sentence.span.doc, sentence.span.end
    while (
        end + 1 < last
        and doc[end].text == "-"
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
    ):
        end += 2
    return end


def _without_particles(sentence: Sentence, start: int, end: int) -> int:
    doc = sentence.span.doc
    while (
        end > start + 1
        and doc[end - 1].text.islower()
        and doc[end - 2].text != "-"
        and not _is(doc[end - 1], "suffix")
    ):
        end -= 1
    return end


def _behind_titles(mentions: Mentions, sentence: Sentence) -> Iterator[Span]:
    """Capitalised words right behind a title, its of-phrase, or an honorific."""
    for token in sentence.span:
        if is_head(token) and not is_honorific(token):
            starts = _starts_behind(mentions, sentence, token.i)
        elif is_honorific(token) and token.text[:1].isupper():
            starts = [token.i + 1]
        else:
            continue
        for start in starts:
            yield from _run_at(mentions, sentence, start)


def _run_at(mentions: Mentions, sentence: Sentence, start: int) -> Iterator[Span]:
    doc, last = sentence.span.doc, sentence.span.end
    while start < last and is_honorific(doc[start]):
        start += 1
    if start >= last or mentions.at(sentence, start) is not None:
        return
    end = _run_end(mentions, sentence, start)
    if not any(_is(t, "no_name") for t in doc[start:end]):
        yield from _trimmed(mentions, sentence, start, end)


def _starts_behind(mentions: Mentions, sentence: Sentence, head: int) -> list[int]:
    """Where a name may start behind a title: at once, or behind "of the Republic of Chad"."""
    doc, last = sentence.span.doc, sentence.span.end
    if head + 1 >= last:
        return []
    follows = doc[head + 1].pos_ == "PROPN" or doc[head].text[:1].isupper()
    starts = [head + 1] if follows else []
    if doc[head + 1].lower_ not in {"of", "for"}:
        return starts
    k = head + 2
    while k < min(last, head + _MAX_TITLE):
        mention = mentions.at(sentence, k)
        if mention is not None and mention.kind != "person":
            k = mention.end
            starts.append(k)
            continue
        token = doc[k]
        if token.pos_ in {"VERB", "AUX", "PUNCT", "PRON"} or token.lower_ in _ENDS_TITLE:
            break
        k += 1
        if _is(token, "region"):
            starts.append(k)
    return starts


def _run_end(mentions: Mentions, sentence: Sentence, start: int) -> int:
    """Where a row of capitalised words and particles ends."""
    doc = sentence.span.doc
    k = start
    while k < min(sentence.span.end, start + _MAX_NAME) and _in_name(doc[k]):
        if k > start and (mentions.at(sentence, k) is not None or is_head(doc[k])):
            break
        if k > start and doc[k].ent_type_ in _OTHER_ENTITIES:
            break
        k = _glued(sentence, k + 1)
    return _without_particles(sentence, start, k)


def _in_name(token: Token) -> bool:
    if _is(token, "particle", "suffix"):
        return True
    return token.text[:1].isupper() and not _is(token, "no_name") and token.pos_ in _NAME_TAGS


def _trimmed(mentions: Mentions, sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    """A span without titles, honorifics, genitives; nothing if it is no name."""
    doc = sentence.span.doc
    while start < end and (
        _is_title_word(doc[start])
        or not doc[start].text[:1].isalpha()
        or _is_place(mentions, sentence, start, end)
    ):
        start += 1
    while end > start and (doc[end - 1].lower_ in _AFTER_NAME or is_head(doc[end - 1])):
        end -= 1
    if start >= end or not any(t.text[:1].isupper() for t in doc[start:end]):
        return
    held = mentions.at(sentence, start)
    if held is not None and held.kind != "person" and held.end >= end:
        return
    if all(_is(t, "no_name") or len(t.text) < 2 for t in doc[start:end]):
        return
    if any(t.text.isdigit() or t.text in {"&", "/"} for t in doc[start:end]) or _is(
        doc[end - 1], "no_name"
    ):
        return
    yield start, end


def _is_place(mentions: Mentions, sentence: Sentence, start: int, end: int) -> bool:
    held = mentions.at(sentence, start)
    if held is None:
        return start + 1 < end and _is(sentence.span.doc[start], "region")
    return held.kind != "person" and held.end < end


def _is_title_word(token: Token) -> bool:
    if is_head(token) or singular_head(token) is not None or is_honorific(token):
        return True
    return _is(token, "modifier", "former")


def _is(token: Token, *classes: str) -> bool:
    told = load_terms("language/titles").get(token.lower_)
    return told is not None and not told.isdisjoint(classes)
