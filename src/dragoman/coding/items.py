"""Items: weapons and military equipment in a sentence, their type, number and makers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.language.build import Sentence
from dragoman.language.tokens import Token
from dragoman.model.values import Amount
from dragoman.resolve.amounts import count_of, number_of, part_of, single_of
from dragoman.rules.lexicons import load_lexicon

_MAX_WORDS = 7
_LEFT = {"compound", "amod", "nmod"}
_STANDS_ALONE = {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "dative", "ROOT"}
_MOST_ECHOED = 5000
# "F-15QA", "MiG-29SMTs", "K9s": the letters behind a designation name a variant of it.
_VARIANT = re.compile(r"([a-z/]+-?\d+)[a-z]{0,4}\d?s?$")


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of arms in a sentence: its head word, type, name as written, and number.

    `part` is the 40 of "40 of 140", `count` then the 140. `weak`: arms only beside a clearer word.
    `echo`: a bare number that stands for an item told before ("it wants 100").
    """

    token: Token
    type: str
    words: str
    count: Amount | None
    part: Amount | None = None
    weak: bool = False
    echo: bool = False
    makers: tuple[str, ...] = ()


@cache
def _types() -> dict[str, str]:
    return {term: kind for kind, terms in load_lexicon("arms/items").items() for term in terms}


@cache
def _makers() -> dict[str, str]:
    return {term: code for code, terms in load_lexicon("arms/makers").items() for term in terms}


def find_items(sentence: Sentence, names: frozenset[int]) -> Iterator[Item]:
    """The arms that a sentence names, each head noun once; `names`: tokens that name somebody."""
    words = load_lexicon("arms/words")
    taken: set[int] = set(names)
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
        if head.pos_ not in {"NOUN", "PROPN", "NUM"} or head.lemma_.lower() in words["no_item"]:
            continue  # "arms race", "missile test"
        kind = _head_type(head) or kind
        if _unconventional(sentence, head):
            continue
        weak = term in words["weak"] and not _military(head)
        yield Item(
            head, kind, _words(sentence, head), _count(sentence, head, kind), part_of(head), weak,
            makers=_made_by(sentence, head),
        )  # fmt: skip


def find_echoes(sentence: Sentence, before: Item, named: set[int]) -> Iterator[Item]:
    """The bare numbers that stand for an item told before: "Norway ordered 24 of them"."""
    for token in sentence.span:
        if token.dep_ not in _STANDS_ALONE or token.i in named or token.pos_ == "PROPN":
            continue
        value = number_of(token)
        if value is None or not _may_echo(sentence, token, value):
            continue
        count = Amount(value, value, None, None, False, token.text)
        yield Item(token, before.type, before.words, count, echo=True, makers=before.makers)


def _may_echo(sentence: Sentence, token: Token, value: float) -> bool:
    """Whether a number counts things: no year, day, sum, share, age or time of day."""
    if value > _MOST_ECHOED or (token.text.isdigit() and len(token.text) == 4):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in {
        "in",
        "by",
        "since",
        "at",
        "until",
        "from",
        "to",
    }:
        return False
    doc = sentence.span.doc
    near = doc[max(sentence.span.start, token.i - 1) : min(sentence.span.end, token.i + 2)]
    if any(
        t.text in {"$", "%", "€", "£", "/"} or t.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}
        for t in near
    ):
        return False
    of = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"]
    return all(g.pos_ == "PRON" for c in of for g in c.children)


def _count(sentence: Sentence, head: Token, kind: str) -> Amount | None:
    """How many, also where the parser hung the number elsewhere; one of a thing in the singular."""
    found = count_of(head)
    if found is not None:
        return found
    number = _number_before(sentence, head)
    if number is not None:
        value = number_of(number) or 0.0
        return Amount(value, value, head.lemma_, None, False, number.text)
    if kind == "other":
        return None
    named = kind in {"ship", "submarine"} and head.tag_ in {"NN", "NNP"}
    alone = named and any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
    return Amount(1, 1, head.lemma_, None, False, "the") if alone else single_of(head)


def _number_before(sentence: Sentence, head: Token) -> Token | None:
    """The number that opens the words of an item: the 59 of "59 old M1A1 Abrams tanks"."""
    doc = sentence.span.doc
    for i in range(head.i - 1, max(sentence.span.start, head.i - _MAX_WORDS) - 1, -1):
        token = doc[i]
        if token.like_num and number_of(token) is not None and doc[i + 1].text != "-":
            before = doc[i - 1] if i > sentence.span.start else None
            spelled = token.text.isalpha() or before is None or before.text[:1].islower()
            if spelled and (before is None or before.text not in {"$", "-"}):
                return token
            return None
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"} and token.text != "-":
            return None
    return None


def _lookup(table: dict[str, str], word: str) -> str | None:
    found = table.get(word) or table.get(word.removesuffix("s"))
    if found is None and (variant := _VARIANT.match(word)):
        found = table.get(variant[1])
    return found


@cache
def _openings() -> frozenset[str]:
    """The words that terms begin with: most words begin none, and are not looked at further."""
    return frozenset(
        opening for term in _types() for opening in (term, term.split()[0], term.split("-")[0])
    )


def _term_at(sentence: Sentence, token: Token) -> tuple[str, str, int] | None:
    """The longest term of the lexicon that starts at a token."""
    if not _openings() & {token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s")}:
        kind = _lookup(_types(), token.lower_)
        return None if kind is None else (kind, token.lower_, token.i)
    doc = sentence.span.doc
    for length in range(_MAX_WORDS, 0, -1):
        words = [t for t in doc[token.i : token.i + length] if t.i < sentence.span.end]
        if len(words) < length:
            continue
        plain = "".join(t.lower_ + (" " if t.whitespace_ else "") for t in words[:-1])
        for last in (
            words[-1].lower_,
            words[-1].lemma_.lower(),
            words[-1].lower_.removesuffix("s"),
        ):
            kind = _types().get(plain + last)
            if kind is not None:
                return kind, plain + last, words[-1].i
    kind = _lookup(_types(), token.lower_)
    return None if kind is None else (kind, token.lower_, token.i)


def _head(token: Token) -> Token:
    if token.dep_ == "npadvmod" and token.head.dep_ == "amod" and token.head.i == token.i + 1:
        token = token.head.head  # "one ScanEagle unmanned aircraft", told of the adjective
    while token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}:
        designation = token.dep_ == "nummod" and number_of(token) is None
        if token.dep_ not in _LEFT and not designation:
            break
        token = token.head
    return token


def _head_type(head: Token) -> str | None:
    """As in "F-16 engines", "tank ammunition": the head's own type tells more."""
    word = head.lemma_.lower()
    return _types().get(word) if word in load_lexicon("arms/words")["head"] else None


def _unconventional(sentence: Sentence, head: Token) -> bool:
    """As in "nuclear weapons", "weapons of mass destruction": sought and banned, never dealt."""
    words = load_lexicon("arms/words")
    if head.lemma_.lower() not in words["of_mass_destruction"]:
        return False
    near = sentence.span.doc[max(head.i - 2, sentence.span.start) : head.i + 4]
    return any(t.lower_ in words["unconventional"] for t in near)


def _military(head: Token) -> bool:
    return bool({t.lower_ for t in head.subtree} & load_lexicon("arms/words")["military"])


def _made_by(sentence: Sentence, head: Token) -> tuple[str, ...]:
    """The states that make what the item's own words name: "Rafale" is French."""
    start = head.left_edge.i if head.i - head.left_edge.i < _MAX_WORDS else head.i
    words = [t.lower_ for t in sentence.span.doc[start : head.i + 1]]
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    codes = [_lookup(_makers(), w) for w in (*words, *pairs)]
    return tuple(dict.fromkeys(c for c in codes if c is not None))


def _words(sentence: Sentence, head: Token) -> str:
    left = head.i
    for child in head.children:
        named = child.dep_ in _LEFT or (child.dep_ == "nummod" and number_of(child) is None)
        if named and sentence.span.start <= child.i < left:
            left = min(left, child.left_edge.i)
    start = max(left, sentence.span.start)
    doc = sentence.span.doc
    sums = (t.i + 1 for t in doc[start : head.i] if t.ent_type_ == "MONEY")
    start = max([start, *sums])  # "a $40 million arms package"
    while start < head.i and (doc[start].pos_ in {"DET", "PUNCT"} or doc[start].dep_ == "poss"):
        start += 1
    return sentence.words(start, head.i + 1)
