"""Actors that no table knows ("pirates", "48 African countries"): their words are their code."""

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions, Who
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon

_SENTENCES_BACK = 8
_JOINS = {"of", "for", "and", "the"}
_COUNTRIES = {"countries", "nations", "states", "governments"}
_FEW = {"both", "two", "three", "four", "other", "these", "those", "all", "many", "several", "some"}


def find_unnamed(mentions: Mentions) -> None:
    """Add a mention for each group and each number of states that only the text's words tell."""
    for sentence in mentions.parsed.sentences:
        _add_unknown(mentions, sentence)
        for token in sentence.span:
            if mentions.at(sentence, token.i) is not None:
                continue
            start = _fighters(mentions, sentence, token) or _countries(mentions, sentence, token)
            if start is not None:
                words = sentence.words(start, token.i + 1)
                who = (Who(words),)
                mentions.add(Mention(sentence, start, token.i + 1, "group", "name", who))


def _add_unknown(mentions: Mentions, sentence: Sentence) -> None:
    """As in "the Freedom Front of X", "the League of Y": capitalised, with a telling word."""
    nouns = load_lexicon("language/sets")
    telling = nouns["front"] | nouns["league"]
    if telling.isdisjoint(t.lower_ for t in sentence.span):
        return
    doc, k = sentence.span.doc, sentence.span.start
    while k < sentence.span.end:
        end = _row_end(mentions, sentence, k)
        words = [t.lower_ for t in doc[k:end]]
        if end - k > 1 and nouns["front"].intersection(words):
            code = sentence.words(k, end)
            mentions.add(Mention(sentence, k, end, "group", "name", (Who(code),)))
        elif end - k > 2 and words[1] == "of" and words[0] in nouns["league"]:
            code = sentence.words(k, end)
            mentions.add(Mention(sentence, k, end, "organisation", "name", (Who(code, code),)))
        k = max(end, k + 1)


def _row_end(mentions: Mentions, sentence: Sentence, start: int) -> int:
    """Where a row of capitalised words, joined by "of" and the like, ends before any mention."""
    doc, last = sentence.span.doc, sentence.span.end
    k = start
    while k < last and mentions.at(sentence, k) is None:
        capital = doc[k].text[:1].isupper() and doc[k].pos_ in {"PROPN", "ADJ", "NOUN"}
        if not capital and not (k > start and doc[k].lower_ in _JOINS):
            break
        k += 1
    while k > start and doc[k - 1].lower_ in _JOINS:
        k -= 1
    return k


def _fighters(mentions: Mentions, sentence: Sentence, token: Token) -> int | None:
    """Where "Aceh rebels" begins; None for other words, or where a named group may be meant."""
    if token.lower_ not in load_lexicon("language/sets")["fighters"]:
        return None
    before = mentions.before(sentence, token.i, _SENTENCES_BACK)
    if any(
        m.kind == "group" and m.who[0].name is None and m.who[0].actor[:1].isupper() for m in before
    ):
        return None
    start = token.i
    while start > sentence.span.start and _belongs(mentions, sentence, start - 1):
        start -= 1
    return start


def _belongs(mentions: Mentions, sentence: Sentence, k: int) -> bool:
    token = sentence.span.doc[k]
    held = mentions.at(sentence, k)
    return held is None and token.dep_ == "compound" and token.pos_ == "PROPN"


def _countries(mentions: Mentions, sentence: Sentence, token: Token) -> int | None:
    """Where "six Gulf states" begins: a number, and words that no mention holds."""
    if token.lower_ not in _COUNTRIES or token.tag_ not in {"NNS", "NNPS"}:
        return None
    number = next((c for c in token.children if c.dep_ == "nummod" and c.i < token.i), None)
    if number is None or number.lower_ in _FEW:
        return None
    between = sentence.span.doc[number.i + 1 : token.i]
    if not number.text.isalnum() or any(t.pos_ not in {"ADJ", "PROPN", "NOUN"} for t in between):
        return None
    return None if any(mentions.at(sentence, t.i) is not None for t in between) else number.i
