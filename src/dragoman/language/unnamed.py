"""Actors without a name: "pirates", "Aceh rebels", "48 African countries". Their own words are their code."""

from spacy.tokens import Token

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions, Who
from dragoman.rules.lexicons import load_lexicon

_SENTENCES_BACK = 8
_COUNTRIES = {"countries", "nations", "states", "governments"}
_FEW = {"both", "two", "three", "four", "other", "these", "those", "all", "many", "several", "some"}


def find_unnamed(mentions: Mentions) -> None:
    """Add a mention for each fighting group and each number of states that the text gives no name."""
    for sentence in mentions.parsed.sentences:
        for token in sentence.span:
            if mentions.at(sentence, token.i) is not None:
                continue
            start = _fighters(mentions, sentence, token) or _countries(mentions, sentence, token)
            if start is not None:
                words = sentence.words(start, token.i + 1)
                who = (Who(words),)
                mentions.add(Mention(sentence, start, token.i + 1, "group", "name", who))


def _fighters(mentions: Mentions, sentence: Sentence, token: Token) -> int | None:
    """Where "Aceh rebels" begins; None for what is no such word, or where a named group may be meant."""
    if token.lower_ not in load_lexicon("language/sets")["fighters"]:
        return None
    before = mentions.before(sentence, token.i, _SENTENCES_BACK)
    if any(m.kind == "group" and m.who[0].name is None and m.who[0].actor[:1].isupper() for m in before):
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
    between = range(number.i + 1, token.i)
    if any(mentions.at(sentence, k) is not None for k in between):
        return None
    return number.i
