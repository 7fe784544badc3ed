"""Title phrases: the words about the head of a title, and whose office they tell.

Works on the row of words rather than on the parse, which is unsure around long names and titles.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions
from dragoman.language.owners import listed_owner, owner_right, possessor
from dragoman.language.salience import is_state
from dragoman.language.tokens import Doc, Token
from dragoman.rules.lexicons import load_lexicon

MAX_LEFT = 18
MAX_RIGHT = 14
LINKS = {"of", "for", "to", "at", "in", "on", "and"}
ARTICLES = {"the", "a", "an"}
_SKIPPED = {",", "(", "[", '"', "'", "-"}
_POSSESSIVES = {"its", "his", "her", "their", "my", "our", "whose"}
_NO_START = {"and", "&", "new", "-", ",", "first"}
_ENDS = {",", ";", ")", ".", ":", "(", '"'}
_CLAUSE = {"VERB", "AUX", "PRON", "SCONJ"}
_ENDS_WORDS = {"who", "which", "that", "with", "as", "by", "after", "when", "where"}
_WORDS_KEPT = 50_000
_FORMER = re.compile(r"(then|ex|former)-")


@dataclass(frozen=True, slots=True)
class Title:
    """An office phrase: its tokens, the head word ("minister"), its owner, and whether it is past.

    `guessed`: the owner was told by a pronoun alone; `definite`: an article or an owner opens the
    phrase.
    """

    start: int
    end: int
    head: str
    words: str
    owner: str | None
    until: bool
    guessed: bool = False
    definite: bool = False


@dataclass(slots=True)
class Opening:
    """What stands to the left of the head of a title: as in `Title`."""

    start: int
    owner: str | None = None
    until: bool = False
    guessed: bool = False
    definite: bool = False


def is_head(token: Token) -> bool:
    """Whether a word is the head of a title ("minister", "spokeswoman")."""
    return head_of(token) is not None


def head_of(token: Token) -> str | None:
    """The head that a word is, also behind a hyphen ("vice-president")."""
    word = token.lower_
    if word == "number" and is_counterpart(token):
        return "counterpart"
    return _head_in(word)


@lru_cache(_WORDS_KEPT)
def _head_in(word: str) -> str | None:
    heads = load_lexicon("language/titles")["head"]
    for form in (word, word.rsplit("-", 1)[-1]):
        if form in heads:
            return form
    return None


def singular_head(token: Token) -> str | None:
    """The title that a plural stands for: "minister" for "Ministers"; None for other words."""
    return _singular(token.lower_)


@lru_cache(_WORDS_KEPT)
def _singular(word: str) -> str | None:
    heads = load_lexicon("language/titles")["head"]
    for ending, instead in (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", "")):
        if word.endswith(ending) and word.removesuffix(ending) + instead in heads:
            return word.removesuffix(ending) + instead
    return None


def is_honorific(token: Token) -> bool:
    """Whether a word may stand between title and name ("Mr", "Gen.", "Dato")."""
    return token.lower_ in _honorifics()


@cache
def _honorifics() -> frozenset[str]:
    titles = load_lexicon("language/titles")
    return titles["honorific"] | titles["rank"]


def is_counterpart(token: Token) -> bool:
    """As in "Counterpart", "colleague", "opposite number": an office told by another's."""
    if token.lower_ in {"number", "numbers"}:
        return token.i > 0 and token.nbor(-1).lower_ == "opposite"
    return token.lower_ in load_lexicon("language/titles")["counterpart"]


def title_around(mentions: Mentions, sentence: Sentence, head: int, end: int) -> Title:
    """The whole phrase about a head: modifiers to the left, of-phrase to the right."""
    opening = opening_of(mentions, sentence, head)
    stop = _stop(sentence, head, end)
    word = head_of(sentence.span.doc[head]) or sentence.span.doc[head].lower_
    owner, guessed = opening.owner, opening.guessed
    of = head + 1 < stop and sentence.span.doc[head + 1].lower_ == "of"
    if owner is None or guessed or of:
        right = owner_right(mentions, sentence, head, stop, word)
        if owner is not None and not guessed and not (right is not None and is_state(right)):
            # "The Kremlin received President of Chad NAME", but "EU Minister of the Union".
            right = owner
        right = right or listed_owner(mentions, sentence, stop)
        owner, guessed = (right, False) if right else (owner, guessed)
    words = sentence.words(opening.start, _words_end(mentions, sentence, head, stop))
    return Title(opening.start, stop, word, words, owner, opening.until, guessed, opening.definite)


def _words_end(mentions: Mentions, sentence: Sentence, head: int, stop: int) -> int:
    """Where the words of a title end: before a person in it ("adviser to President X")."""
    inside = (mentions.at(sentence, k) for k in range(head + 1, stop))
    return next((m.start - 1 for m in inside if m is not None and m.kind == "person"), stop)


def _stop(sentence: Sentence, head: int, end: int) -> int:
    doc = sentence.span.doc
    stop = end
    while stop - 1 > head and (
        doc[stop - 1].text in _SKIPPED
        or is_honorific(doc[stop - 1])
        or doc[stop - 1].is_space
        or doc[stop - 1].lower_ == "'s"
    ):
        stop -= 1
    return stop


def opening_of(mentions: Mentions, sentence: Sentence, head: int) -> Opening:
    """Walk left from the head: where the title starts, whose it is, whether it is former."""
    doc, first = sentence.span.doc, sentence.span.start
    found = Opening(_before_in_chief(doc, head, first))
    k = found.start - 1
    while k >= max(first, head - MAX_LEFT):
        mention = mentions.at(sentence, k)
        if mention is not None and mention.kind not in {"person", "set"}:
            if found.owner is not None or mention.kind == "media":
                break
            k = _past_name(doc, mention, found)
        elif _is_former(doc[k]):
            found.until = found.until or doc[k].lower_ != "outgoing"
            k -= 1
        elif doc[k].lower_ in {"'s", "'"} and found.owner is None:
            k = _past_owner(mentions, sentence, k, found)
        elif doc[k].text == "-":
            k -= 1
        elif found.owner is not None or not _modifies(sentence, k):
            _open(mentions, sentence, k, head, found)
            break
        else:
            found.start, k = k, k - 1
    found.start = _clean_start(doc, found.start, head)
    return found


def _before_in_chief(doc: Doc, head: int, first: int) -> int:
    """As in "Commander-in-Chief", "Commander in Chief": its first word, for any head itself."""
    k = head - 1
    if doc[head].lower_ != "chief" or k - 1 < first:
        return head
    k -= doc[k].text == "-"
    if doc[k].lower_ != "in":
        return head
    k -= 1
    k -= doc[k].text == "-"
    return max(k, first)


def _open(mentions: Mentions, sentence: Sentence, k: int, head: int, found: Opening) -> None:
    """Take note of the article or the "its" that opens a title."""
    word = sentence.span.doc[k].lower_
    if word in ARTICLES:
        found.definite = True
    elif word in _POSSESSIVES and found.owner is None:
        found.definite = True
        if not is_counterpart(sentence.span.doc[head]):
            found.owner, found.guessed = possessor(mentions, sentence, k), True


def _past_name(doc: Doc, mention: Mention, found: Opening) -> int:
    """Over the name of a state or an organisation, which may take in a part of the title."""
    if len(mention.actors) == 1:
        found.owner, found.definite = mention.actors[0], True
    if is_head(doc[mention.end - 1]):
        # "UN Secretary" of "UN Secretary-General"
        found.start = next(k for k in range(mention.start, mention.end) if is_head(doc[k]))
    return mention.start - 1


def _past_owner(mentions: Mentions, sentence: Sentence, k: int, found: Opening) -> int:
    """Over a genitive: of a state, of a person, or of an organisation called by a common noun."""
    found.definite = True
    owner = mentions.at(sentence, k - 1) if k > sentence.span.start else None
    if owner is None:
        found.owner, found.guessed = possessor(mentions, sentence, k - 1), True
        return sentence.span.start - 1
    if owner.kind != "person":
        return k - 1
    if len(owner.actors) == 1:
        found.owner, found.guessed = owner.actors[0], True
    return owner.start - 1


def _is_former(token: Token) -> bool:
    former = load_lexicon("language/titles")["former"]
    return token.lower_.rstrip("-") in former or _FORMER.match(token.lower_) is not None


def _clean_start(doc: Doc, start: int, head: int) -> int:
    """A title begins with no "and" and no "new"; "First Lady" keeps its capital first word."""
    while start < head and doc[start].text != "First" and doc[start].lower_ in _NO_START:
        start += 1
    return start


def _modifies(sentence: Sentence, k: int) -> bool:
    """Whether a word may stand before the head of a title."""
    titles = load_lexicon("language/titles")
    token = sentence.span.doc[k]
    if token.lower_ in titles["modifier"] or is_head(token):
        return True
    if token.lower_ in {"and", "&"}:
        return k > sentence.span.start and _joined(token)
    if token.lower_ in titles["no_name"] | titles["honorific"] or token.tag_ in {"NNS", "NNPS"}:
        return False
    return token.dep_ in {"compound", "amod", "nmod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _joined(token: Token) -> bool:
    """As in "Deputy Prime Minister and Minister for Trade", "trade and industry minister"."""
    before = token.nbor(-1)
    return is_head(before) or before.lower_ in load_lexicon("language/titles")["modifier"]


def phrase_end(mentions: Mentions, sentence: Sentence, head: int) -> int:
    """Where a title phrase ends: over "of …" and "to …", up to a comma, a verb, or a clause."""
    doc, last = sentence.span.doc, sentence.span.end
    k = head + 1
    while k < min(last, head + MAX_RIGHT):
        token = doc[k]
        if k == head + 1 and token.lower_ not in LINKS:
            break
        if token.text in _ENDS or (token.pos_ in _CLAUSE and token.dep_ != "amod"):
            break
        if token.lower_ in _ENDS_WORDS or (token.lower_ in {"in", "on"} and k > head + 1):
            break
        inside = mentions.at(sentence, k)
        if inside is not None and inside.kind == "person":
            break
        k += 1
    while k - 1 > head and doc[k - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}:
        k -= 1
    return k
