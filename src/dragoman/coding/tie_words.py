"""The words of ties: which kind of relation a noun names, what happens to it, and whose it is."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.coding.draft import Draft
from dragoman.coding.parties import Bearer
from dragoman.coding.sides import bearers_of, home_bearer, without
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.names import find_names
from dragoman.language.tokens import Token
from dragoman.rules.actors import load_actors
from dragoman.rules.lexicons import Lexicon, load_lexicon

_MAX_WORDS = 4
_REACH = 6
_FAR = 8
_LEFT = frozenset({"poss", "amod", "compound", "nmod"})
_OURS = frozenset({"our"})
_LASTING = frozenset(
    {"alliance", "strategic partnership", "friendship", "defence cooperation", "free trade"}
)
_RELATIONS = frozenset({"diplomatic relations", "other"})
_TURNS = frozenset({"severed", "established", "restored", "downgraded"})


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to a tie (None where nothing does), by which word, seen by which rule."""

    name: str | None
    verb: Token | None
    kind: str = ""
    rule: str = ""
    anniversary: bool = False
    denied: bool = False

    @property
    def is_embassy(self) -> bool:
        """Whether it is a house that stands in one of the two states."""
        return self.kind == "embassy"


@cache
def _types() -> dict[str, str]:
    return {term: kind for kind, terms in load_lexicon("ties/nouns").items() for term in terms}


@cache
def _endings() -> frozenset[str]:
    """The words that terms end with, also behind a hyphen."""
    last = [term.split()[-1] for term in _types()]
    return frozenset(last) | {word.rsplit("-", 1)[-1] for word in last}


@cache
def _changes() -> dict[str, str]:
    return {term: kind for kind, terms in load_lexicon("ties/changes").items() for term in terms}


def tie_words() -> Lexicon:
    """The other words of ties, by what they do."""
    return load_lexicon("ties/words")


def tie_at(sentence: Sentence, token: Token) -> str | None:
    """The type of tie whose term ends at this token."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if _endings().isdisjoint((token.lower_, token.lemma_.lower())):
        return None
    doc = sentence.span.doc
    for length in range(_MAX_WORDS, 0, -1):
        start = token.i - length + 1
        if start < sentence.span.start:
            continue
        before = [t.lower_ for t in doc[start : token.i]]
        for last in (token.lower_, token.lemma_.lower()):
            kind = _types().get(" ".join([*before, last]).replace(" - ", "-"))
            if kind is not None:
                return kind
    return None


def change_of(token: Token, kind: str) -> Change:
    """What happens to the tie, by the verb or the noun that it hangs on."""
    current, name, verb = token, None, None
    for _ in range(_REACH):
        head = current.head
        if head.i == current.i or (verb is not None and head.lemma_.lower() != "anniversary"):
            break
        lemma = head.lemma_.lower()
        if lemma == "anniversary" or _lasted(head, kind):
            return Change("established", head, kind, "anniversary", anniversary=True)
        if verb is None and lemma in _changes():
            name, verb = ("in force" if _rests(head) else _changes()[lemma]), head
        elif verb is None and head.pos_ in {"VERB", "AUX"}:
            name, verb = ("in force" if lemma == "be" else None), head
        if verb is not None and verb.pos_ == "VERB":
            break
        current = head
    denied = any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)
    return Change(name, verb, kind, denied=denied)


def _lasted(years: Token, kind: str) -> bool:
    """As in "marked thirty years of relations": a feast of so many years."""
    marked = years.dep_ == "dobj" and years.head.lemma_.lower() in tie_words()["feast"]
    return marked and years.lemma_.lower() == "year" and kind in _RELATIONS


def _rests(verb: Token) -> bool:
    """As in "their relations are built on trust": so they stand, and nothing changed."""
    if verb.lemma_.lower() not in tie_words()["rests"]:
        return False
    links = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"on", "upon", "around"}]
    return any(below.ent_type_ != "DATE" for link in links for below in link.children)


def later_changes(token: Token) -> list[Change]:
    """What a clause on the noun tells besides: "relations, which were suspended in 1989"."""
    clauses = [c for c in token.children if c.dep_ in {"relcl", "acl"}]
    return [
        Change(_changes()[c.lemma_.lower()], c, "other")
        for c in clauses
        if _changes().get(c.lemma_.lower()) in _TURNS
    ]


def refined(token: Token, kind: str, change: Change) -> str | None:
    """The type of tie that a noun and its change make together; None where they make none.

    "Relations" alone are diplomatic where they are cut, set up, restored or denied; what is
    strengthened without a new name stays in force.
    """
    name = change.name
    if token.dep_ in {"compound", "nmod"} and kind not in _LASTING:
        return None
    if kind == "embassy":
        return kind if name not in {None, "in force"} else None
    if kind == "other":
        if change.anniversary:
            return "diplomatic relations"
        if token.lemma_.lower() in {"partner"}:
            return kind
        if (name in _TURNS or change.denied) and _bare(token):
            return "diplomatic relations"
        return kind if name not in {None, "in force"} else None
    return kind


def _bare(token: Token) -> bool:
    """As in "relations", "full ties", "their links": no field such as trade narrows them."""
    plain = tie_words()["diplomatic"]
    return all(
        c.lower_ in plain or c.pos_ == "PROPN" or c.text[:1].isupper() or c.pos_ in {"PUNCT", "ADV"}
        for c in token.children
        if c.dep_ in {"amod", "compound"}
    )


def settled(change: Change, token: Token, tie: str) -> str:
    """The change as the guide names it: what lasts and is only strengthened is in force."""
    name = change.name or "in force"
    if tie == "recognition" and change.rule != "recognise":
        return name if name in _TURNS else "established"
    if name == "upgraded" and tie in _LASTING and not _newly(token):
        return "in force"
    if (
        tie == "diplomatic relations"
        and change.verb is not None
        and change.verb.lemma_ == "suspend"
    ):
        return "severed"
    return name


def _newly(token: Token) -> bool:
    """As in "Raised to a strategic partnership", "brought to the level of an alliance"."""
    above = [token.head, token.head.head, token.head.head.head]
    return token.dep_ == "pobj" and any(t.lower_ in {"to", "into", "as"} for t in above)


def owners_of(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """Whose tie it is by the words before it: "U.S.-Japan", "Sino-Russian", "our"."""
    children = [c for c in token.children if c.dep_ in _LEFT and c.i < token.i]
    found = _joined(draft, sentence, token)
    more = bearers_of(draft, sentence, children)
    inner = [g for c in children for g in c.children if g.dep_ in _LEFT]
    more += without(bearers_of(draft, sentence, inner), more)
    found += without(more, found)
    if any(c.lower_ in _OURS for c in children):
        found += without(home_bearer(draft, sentence), found)
    return found


def _ends_name(token: Token) -> bool:
    """Whether a word cannot stand among the names before a noun: "the", a verb, a comma."""
    return token.pos_ in {"DET", "VERB", "AUX", "ADP", "PRON", "CCONJ"} or token.text in {",", ";"}


def _joined(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """The states that stand joined by a hyphen before a noun, each by its own name."""
    doc, start = sentence.span.doc, token.i
    while start > max(sentence.span.start, token.i - _FAR) and not _ends_name(doc[start - 1]):
        start -= 1
    words = sentence.words(start, token.i)
    if not re.search(r"[\w.][-–—/]\w|\w [–—] \w", words):
        return []
    base = sentence.start_of(doc[start])
    found = [
        Bearer(Who(name.actor), base + name.start_char, base + name.end_char)
        for name in find_names(words, draft.report.published, load_actors())
        if name.kind in {"state", "organisation", "group"}
    ]
    for prefix in re.finditer(r"\b(\w+)[-–]", words):
        for code, terms in load_lexicon("ties/prefixes").items():
            if prefix[1].casefold() in terms:
                start, end = base + prefix.start(), base + prefix.end()
                found = [Bearer(Who(code), start, end), *without(found, [Bearer(Who(code), 0, 0)])]
    return found
