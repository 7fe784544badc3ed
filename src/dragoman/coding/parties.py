"""From a word to the parties it stands for: the bearers of a mention, or of what a mention
modifies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.coding.draft import Draft
from dragoman.language.build import Sentence
from dragoman.language.lists import hyphened, in_list
from dragoman.language.mentions import Mention, Who
from dragoman.language.tokens import Token
from dragoman.model.values import Party
from dragoman.rules.lexicons import load_lexicon

_MODIFIES = {"amod", "compound", "poss", "nmod", "nummod"}
_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody found in a sentence, and where."""

    who: Who
    start_char: int
    end_char: int

    def party(self, role: str) -> Party:
        """The same as a party of a record."""
        return Party(
            role,
            self.who.actor,
            self.who.name,
            self.who.office,
            None,
            self.start_char,
            self.end_char,
        )


def bearers(
    draft: Draft, sentence: Sentence, token: Token, *, loose: bool = False, depth: int = 0
) -> list[Bearer]:
    """Who a word and those coordinated with it stand for; `loose` also takes the owner of a thing.

    "Turkish troops" acts for TUR; "the Turkish economy" does so only when loose.
    """
    found: list[Bearer] = []
    for part in (token, *(token.conjuncts if token.dep_ != "conj" else ())):
        if part.i == token.i or part.i > token.i:
            _extend(found, _of_word(draft, sentence, part, loose, depth))
    mention = draft.mentions.at(sentence, token.i)
    if found and mention is not None:
        later = (m for m in in_list(draft.mentions, mention) if m.start > mention.start)
        for other in (*hyphened(draft.mentions, mention), *later):
            _extend(found, _named(draft, other))
    return found


def _extend(found: list[Bearer], more: list[Bearer]) -> None:
    for bearer in more:
        if all((b.who.actor, b.who.name) != (bearer.who.actor, bearer.who.name) for b in found):
            found.append(bearer)


def _of_word(
    draft: Draft, sentence: Sentence, token: Token, loose: bool, depth: int
) -> list[Bearer]:
    mention = draft.mentions.at(sentence, token.i)
    if mention is not None and mention.kind == "media":
        return []
    stands_alone = mention is not None and (
        mention.form != "adjective" or loose or token.dep_ not in _MODIFIES
    )
    if mention is not None and mention.who and stands_alone:
        return _named(draft, mention)
    if depth > _DEPTH:
        return []
    renamed = [c for c in token.children if c.dep_ == "appos" and draft.mentions.at(sentence, c.i)]
    if renamed and (mention is None or not mention.who):
        return bearers(draft, sentence, renamed[0], depth=depth + 1)
    agent = token.lemma_.lower().rsplit("-", 1)[-1] in _agents()
    if not (agent or loose):
        return []
    found = list(_owners(draft, sentence, token, depth))
    if found and agent:
        return [_as_body(draft, sentence, token, b) for b in found]
    if found or not loose:
        return found
    return _inside(draft, sentence, token, depth)


def _named(draft: Draft, mention: Mention) -> list[Bearer]:
    return [Bearer(w, mention.start_char, mention.end_char) for w in mention.who]


def _owners(draft: Draft, sentence: Sentence, token: Token, depth: int) -> Iterator[Bearer]:
    """Whom a noun belongs to: "Turkish …", "Japan's …", "… of Chad"."""
    for child in token.children:
        if child.dep_ in _MODIFIES:
            for part in (child, *child.conjuncts):
                mention = draft.mentions.at(sentence, part.i)
                if mention is not None and mention.who and mention.kind != "media":
                    yield from _named(draft, mention)
                elif child.dep_ == "poss":
                    yield from _of_word(draft, sentence, part, True, depth + 1)
    yield from _of_phrase(draft, sentence, token, ("of", "from", "between"), depth)


def _of_phrase(
    draft: Draft, sentence: Sentence, token: Token, links: tuple[str, ...], depth: int
) -> Iterator[Bearer]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in links:
            for obj in child.children:
                if obj.dep_ == "pobj":
                    yield from bearers(draft, sentence, obj, loose=True, depth=depth + 1)


def _inside(draft: Draft, sentence: Sentence, token: Token, depth: int) -> list[Bearer]:
    """Whoever is named anywhere below a thing: "support for the sovereignty of Ukraine"."""
    found: list[Bearer] = []
    for child in token.children:
        if child.dep_ == "prep":
            for obj in child.children:
                if obj.dep_ == "pobj":
                    _extend(found, bearers(draft, sentence, obj, loose=True, depth=depth + 1))
    return found


def _as_body(draft: Draft, sentence: Sentence, token: Token, bearer: Bearer) -> Bearer:
    """As in "The Turkish Defence Ministry" is a party by its own name, "Turkish troops" is none."""
    words = load_lexicon("language/agents")
    if token.lemma_.lower() not in words["named"] or bearer.who.name is not None:
        return bearer
    if not token.text[:1].isupper():
        return bearer
    start, end = token.i, token.i + 1
    doc = sentence.span.doc
    while (
        start > sentence.span.start
        and doc[start - 1].text[:1].isupper()
        and doc[start - 1].pos_ in {"PROPN", "ADJ", "NOUN"}
    ):
        start -= 1
    while (
        end + 1 < sentence.span.end and doc[end].lower_ == "of" and doc[end + 1].text[:1].isupper()
    ):
        end += 2
        while end < sentence.span.end and doc[end].text[:1].isupper():
            end += 1
    name = sentence.words(start, end)
    first, last = doc[start], doc[end - 1]
    return Bearer(Who(bearer.who.actor, name), sentence.start_of(first), sentence.end_of(last))


@cache
def _agents() -> frozenset[str]:
    words = load_lexicon("language/agents")
    return words["void"] | words["named"]
