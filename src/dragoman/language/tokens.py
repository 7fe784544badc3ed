"""Tokens: what the language model says of each word, copied out of spaCy once.

A coder looks at a word some hundred times. spaCy makes a new object of it each time and looks its
strings up again; here both are done once. The names of the attributes are spaCy's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from spacy import tokens as parsed
from spacy.strings import StringStore

_WORDS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]
_MARKS: list[int | str] = ["SPACY", "IS_SPACE", "IS_PUNCT", "LIKE_NUM"]


class Token:
    """One word of a paragraph: its forms, its tags, and its place in the parse.

    `i` counts within the paragraph, `idx` is its first character there. `head` is the word it hangs
    on, itself at the root; `children` those that hang on it, in the order of the text; `entity` the
    named thing it is part of.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "entity",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "tag_",
        "text",
        "whitespace_",
    )  # fmt: skip

    def __init__(
        self, i: int, idx: int, spaced: bool, is_space: bool, is_punct: bool, like_num: bool,
        text: str, lower_: str, lemma_: str, pos_: str, tag_: str, dep_: str, ent_type_: str,
    ) -> None:  # fmt: skip
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower_
        self.lemma_ = lemma_
        self.pos_ = pos_
        self.tag_ = tag_
        self.dep_ = dep_
        self.ent_type_ = ent_type_
        self.is_space = is_space
        self.is_punct = is_punct
        self.like_num = like_num
        self.whitespace_ = " " if spaced else ""
        self.head: Token = self
        self.children: tuple[Token, ...] = ()
        self.entity: Span | None = None
        self.doc: Doc = ()

    def __repr__(self) -> str:
        return self.text

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The words above it, from its head up to the root."""
        current = self
        while current.head is not current:
            current = current.head
            yield current

    @property
    def subtree(self) -> Iterator["Token"]:
        """The word and all below it, in the order of the text."""
        here = False
        for child in self.children:
            if not here and child.i > self.i:
                here = True
                yield self
            yield from child.subtree
        if not here:
            yield self

    @property
    def left_edge(self) -> "Token":
        """The first word of its subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The words coordinated with it, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [c for c in token.children if c.i > token.i and c.dep_ == "conj"]
        return tuple(t for t in found if t is not self)

    def nbor(self, steps: int) -> "Token":
        """The word so many places to the right, or to the left where negative."""
        return self.doc[self.i + steps]


Doc = tuple[Token, ...]


@dataclass(frozen=True, eq=False)
class Span:
    """The words of a paragraph from one place up to, not including, another."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return self.doc[self.start : self.end]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def text(self) -> str:
        """Its words as they stand in the text."""
        return "".join(t.text + t.whitespace_ for t in self.tokens[:-1]) + self.tokens[-1].text

    @cached_property
    def root(self) -> Token:
        """The word that the others hang on: the first of those nearest to the root of the parse."""
        above = next((t for t in self.tokens if t.head is t), None)
        if above is not None:
            return above
        outward = [t for t in self.tokens if not self.start <= t.head.i < self.end]
        return min(outward or self.tokens[:1], key=_depth)

    @property
    def ents(self) -> Iterator["Span"]:
        """The named things that lie wholly inside, in the order of the text."""
        for token in self.tokens:
            entity = token.entity
            if entity is not None and entity.start == token.i and entity.end <= self.end:
                yield entity


def _depth(token: Token) -> tuple[bool, int]:
    """How far from the root a word stands; marks on which nothing hangs come last."""
    if (token.is_punct or token.is_space) and not token.children:
        return True, 0
    return False, sum(1 for _ in token.ancestors)


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their numbers, each made once."""

    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, number: int) -> str:
        word = self[number] = self.store[number]
        return word


_strings = cache(_Strings)


def copy_tokens(doc: parsed.Doc) -> Doc:
    """The words of a parsed paragraph."""
    strings = _strings(doc.vocab.strings)
    words = [list(map(strings.__getitem__, ids)) for ids in doc.to_array(_WORDS).T.tolist()]
    marks = doc.to_array(_MARKS).T.astype(bool).tolist()
    starts, aways = doc.to_array(["IDX", "HEAD"]).T.astype("int64").tolist()
    copied = tuple(map(Token, range(len(doc)), starts, *marks, *words))
    below: dict[int, list[Token]] = {}
    for token, away in zip(copied, aways, strict=True):
        token.doc = copied
        if away:
            token.head = copied[token.i + away]
            below.setdefault(token.i + away, []).append(token)
    for i, children in below.items():
        copied[i].children = tuple(children)
    for entity in doc.ents:
        span = Span(copied, entity.start, entity.end, entity.label_)
        for token in span:
            token.entity = span
    return copied
