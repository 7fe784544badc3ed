"""Mentions: the words of a report that name somebody, and who that is.

`Who` is one bearer of a mention: the code of the actor, and the person or body as named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from dragoman.language.build import ParsedReport, Sentence
from dragoman.language.tokens import Span, Token

MentionKind = Literal["state", "organisation", "group", "body", "company", "media", "person", "set"]
Form = Literal[
    "name", "adjective", "people", "person", "title", "body", "set", "pronoun", "capital", "ship"
]


@dataclass(frozen=True, slots=True)
class Who:
    """One actor, with the person or body named for it."""

    actor: str
    name: str | None = None
    office: str | None = None


@dataclass(frozen=True)
class Mention:
    """A stretch of tokens of one sentence (indices into its Doc) that stands for somebody."""

    sentence: Sentence
    start: int
    end: int
    kind: MentionKind
    form: Form
    who: tuple[Who, ...]

    @cached_property
    def start_char(self) -> int:
        """Where it begins in the report's text."""
        return self.sentence.start_of(self.sentence.span.doc[self.start])

    @cached_property
    def end_char(self) -> int:
        """Where it ends in the report's text."""
        return self.sentence.end_of(self.sentence.span.doc[self.end - 1])

    @cached_property
    def root(self) -> Token:
        """The token that the rest of the mention hangs on."""
        return Span(self.sentence.span.doc, self.start, self.end).root

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """The codes, each once, in the order of the text."""
        return tuple(dict.fromkeys(w.actor for w in self.who))

    @property
    def plural(self) -> bool:
        """Whether it stands for several actors."""
        return len(self.actors) > 1


@dataclass(frozen=True, slots=True)
class Office:
    """A person and the title that the text gives: what an `office` record is made of."""

    who: Who
    title: str
    until: bool
    sentence: Sentence
    start_char: int
    end_char: int
    rule: str


@dataclass(slots=True)
class Mentions:
    """All mentions of a report, to be looked up by token; grown by one step after another.

    `dateline`: the state of the city that the report was written in; `dateline_end`: where the text
    behind the dateline begins.
    """

    parsed: ParsedReport
    by_token: dict[tuple[int, int], Mention] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    dateline: str | None = None
    dateline_end: int = 0
    _of: dict[int, dict[int, tuple[Mention, ...]]] = field(default_factory=dict, init=False)

    def add(self, mention: Mention) -> None:
        """Keep a mention; of two that overlap the later one holds the tokens it covers."""
        paragraph = mention.sentence.paragraph
        self._of.pop(paragraph, None)
        for index in range(mention.start, mention.end):
            self.by_token[(paragraph, index)] = mention

    def at(self, sentence: Sentence, index: int) -> Mention | None:
        """The mention that covers a token."""
        return self.by_token.get((sentence.paragraph, index))

    def of(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions of one sentence, in the order of the text."""
        known = self._of.setdefault(sentence.paragraph, {})
        found = known.get(sentence.index)
        if found is None:
            found = known[sentence.index] = tuple(self._looked_up(sentence))
        return found

    def _looked_up(self, sentence: Sentence) -> Iterator[Mention]:
        last, paragraph = None, sentence.paragraph
        for index in range(sentence.span.start, sentence.span.end):
            mention = self.by_token.get((paragraph, index))
            if mention is not None and mention is not last:
                yield mention
            last = mention

    def before(self, sentence: Sentence, index: int, sentences_back: int = 3) -> Iterator[Mention]:
        """Mentions before a token, the nearest first, a few sentences back."""
        within = [m for m in self.of(sentence) if m.end <= index]
        yield from reversed(within)
        first = max(0, sentence.index - sentences_back)
        for earlier in reversed(self.parsed.sentences[first : sentence.index]):
            yield from reversed(self.of(earlier))


def tokens_between(sentence: Sentence, start_char: int, end_char: int) -> tuple[int, int] | None:
    """First token and the one after the last that a stretch of the report's text touches."""
    touched = sentence.touched(start_char, end_char)
    return (touched[0].i, touched[-1].i + 1) if touched else None
