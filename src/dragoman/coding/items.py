"""Items: weapons and military equipment named in a sentence, their type and how many."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.language.build import Sentence
from dragoman.model.values import Amount
from dragoman.resolve.amounts import count_of
from dragoman.rules.lexicons import load_lexicon

_MAX_WORDS = 4
_LEFT = {"compound", "amod", "nmod"}
# Words that are arms only beside a clearer word: a "ship" or a "boat" alone may carry wheat.
_WEAK = {"ship", "vessel", "boat", "plane", "engine", "gun", "mine", "shell", "round", "truck", "jet", "rocket", "aircraft",
         "satellite", "helmet", "arm", "cutter", "interceptor", "sensor", "arrow", "tiger", "lynx", "viper", "hawk", "cobra",
         "puma", "fighter", "explosive", "spike", "harm", "mirage", "harrier", "jaguar", "cougar", "patria", "archer", "grad",
         "boxer", "merlin", "wildcat", "meteor", "challenger", "avenger", "osa", "tor", "orbiter", "typhoon", "tornado",
         "maverick", "milan", "simulator", "bullet", "cannon", "tank", "cartridge", "arms"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of arms in a sentence: its head word, type, name as written, and number."""

    token: Token
    type: str
    words: str
    count: Amount | None
    weak: bool


@cache
def _types() -> dict[str, str]:
    return {term: kind for kind, terms in load_lexicon("arms/items").items() for term in terms}


def find_items(sentence: Sentence) -> Iterator[Item]:
    """The arms that a sentence names, each head noun once."""
    taken: set[int] = set()
    for token in sentence.span:
        if token.i in taken or token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            continue
        found = _term_at(sentence, token)
        if found is None:
            continue
        kind, term, last = found
        head = _head(sentence.span.doc[last])
        if head.i in taken:
            continue
        taken.update(range(token.i, head.i + 1))
        if head.pos_ not in {"NOUN", "PROPN", "NUM"}:
            continue
        kind = _head_type(head) or kind
        yield Item(head, kind, _words(sentence, head), count_of(head), term in _WEAK and not _military(head))


def _term_at(sentence: Sentence, token: Token) -> tuple[str, str, int] | None:
    """The longest term of the lexicon that starts at a token."""
    doc = sentence.span.doc
    for length in range(_MAX_WORDS, 0, -1):
        words = [t for t in doc[token.i : token.i + length] if t.i < sentence.span.end]
        if len(words) < length:
            continue
        plain = "".join(t.lower_ + (" " if t.whitespace_ else "") for t in words[:-1])
        for last in (words[-1].lower_, words[-1].lemma_.lower(), words[-1].lower_.removesuffix("s")):
            kind = _types().get(plain + last)
            if kind is not None:
                return kind, plain + last, words[-1].i
    return None


def _head(token: Token) -> Token:
    while token.dep_ in _LEFT and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _head_type(head: Token) -> str | None:
    """ "Patriot missile interceptors", "F-16 engines", "tank ammunition": the head's own type tells more."""
    word = head.lemma_.lower()
    return _types().get(word) if word in {"ammunition", "munition", "engine", "radar", "shell", "torpedo", "submarine"} else None


def _military(head: Token) -> bool:
    words = {t.lower_ for t in head.subtree}
    return bool(words & {"military", "naval", "combat", "war", "navy", "army", "weapons", "fighter", "battle", "patrol", "armed"})


def _words(sentence: Sentence, head: Token) -> str:
    left = head.i
    for child in head.children:
        if child.dep_ in _LEFT and child.i < left and child.i >= sentence.span.start:
            left = min(left, child.left_edge.i)
    start = max(left, sentence.span.start)
    doc = sentence.span.doc
    while start < head.i and (doc[start].pos_ in {"DET", "PUNCT"} or doc[start].dep_ == "poss"):
        start += 1
    return sentence.words(start, head.i + 1)
