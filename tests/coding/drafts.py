"""Short sentences, parsed as the coders get them: for tests of the coding room."""

from functools import cache

from tests.build import report

from dragoman.coding.draft import Draft
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence, paragraphs, parse_many
from dragoman.language.tokens import Token
from dragoman.model.records import Details
from dragoman.model.values import Party
from dragoman.pipeline import make_draft
from dragoman.rules.actors import load_actors


@cache
def draft_of(text: str, published: str = "2024-08-20", source: str | None = None) -> Draft:
    """The draft of a report with this text."""
    of = report(text, published, source)
    (parsed,) = parse_many([(of, paragraphs(of.text))])
    return make_draft(load_actors(), parsed)


def find(draft: Draft, word: str) -> tuple[Sentence, Token]:
    """The first token that is this word, with its sentence."""
    return next((s, t) for s in draft.sentences for t in s.span if t.text == word)


def token_of(text: str, word: str) -> Token:
    """The first token of a text that is this word."""
    return find(draft_of(text), word)[1]


def words(tokens: list[Token]) -> list[str]:
    """The tokens as text."""
    return [t.text for t in tokens]


def parties_of(draft: Draft, sides: str) -> tuple[Party, ...]:
    """Parties where the text names them: "source TUR Ankara" is TUR, named by the word Ankara."""
    found = []
    for side in filter(None, map(str.strip, sides.split(","))):
        role, actor, word = side.split(" ", 2)
        start = draft.report.text.index(word)
        found.append(Party(role, actor, None, None, None, start, start + len(word)))
    return tuple(found)


def proposal_of(draft: Draft, word: str, sides: str = "", **more) -> Proposal:
    """A proposal that hangs on a word; an accusation done unless told otherwise."""
    sentence, anchor = find(draft, word)
    return Proposal(
        more.pop("kind", "action"), more.pop("type", "ACCUSE"), parties_of(draft, sides),
        more.pop("status", "actual"), sentence, anchor, more.pop("rule", "test.rule"),
        Details(**more.pop("details", {})), **more,
    )  # fmt: skip
