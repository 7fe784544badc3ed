"""Lists: "Chad, Niger and Mali", "President A of Chad, King B of Jordan and C", by the words alone.

The parser takes a long list for appositions, and one of persons with their titles for anything; its
commas and its last "and" are plainer.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.language.mentions import Mention, Mentions
from dragoman.language.tokens import Token

_NAMED = frozenset({"state", "organisation", "group", "person"})
_STANDING = frozenset({"name", "capital", "person", "title"})
_JOINS = (["and"], ["&"], ["as", "well", "as"], ["along", "with"], ["together", "with"])
_ENDS = "and"
_HYPHENS = frozenset("-–—/")
_OF_TITLES = frozenset({"the", "of", "for"})

# What stands for one member of a list: its title, its state and its name are three mentions.
Member = list[Mention]


def in_list(mentions: Mentions, mention: Mention) -> list[Mention]:
    """The names of the list that a mention stands in, in the order of the text; else none."""
    if mention.kind not in _NAMED or mention.form not in _STANDING:
        return []
    members = _members([m for m in mentions.of(mention.sentence) if m.kind in _NAMED])
    for names in _lists(members):
        if any(one is mention for member in names for one in member):
            return [name for member in names for name in _names(member)]
    return []


def hyphened(mentions: Mentions, mention: Mention) -> list[Mention]:
    """The names that hyphens join to a mention, itself among them: "the Kenya-Peru talks"."""
    doc, span = mention.sentence.span.doc, mention.sentence.span
    found = [mention]
    while (k := found[0].start - 1) > span.start and doc[k].text in _HYPHENS:
        before = mentions.at(mention.sentence, k - 1)
        if before is None or before.kind not in _NAMED or doc[k - 1].whitespace_:
            break
        found.insert(0, before)
    while (k := found[-1].end) + 1 < span.end and doc[k].text in _HYPHENS:
        behind = mentions.at(mention.sentence, k + 1)
        if behind is None or behind.kind not in _NAMED or doc[k].whitespace_:
            break
        found.append(behind)
    return found


def _lists(members: Sequence[Member]) -> Iterator[list[Member]]:
    """The lists of a sentence: an "and" ends one; "X left, and Y came" is none."""
    joined, links = list(members[:1]), [""]
    for left, right in pairwise(members):
        link = _link(left, right)
        if link and _ENDS not in links[-1]:
            joined, links = [*joined, right], [*links, link]
            continue
        if _is_list(links):
            yield joined
        joined, links = [right], [""]
    if _is_list(links):
        yield joined


def _is_list(links: Sequence[str]) -> bool:
    return _ENDS in links[-1] and links != ["", f",{_ENDS}"]


def _members(named: Sequence[Mention]) -> list[Member]:
    """Mentions put together that stand for one and the same: "Kenyan", "President", "Otieno"."""
    members: list[Member] = []
    for mention in named:
        if members and _goes_on(members[-1][-1], mention):
            members[-1].append(mention)
        else:
            members.append([mention])
    return members


def _goes_on(before: Mention, mention: Mention) -> bool:
    """Whether a mention only says more of the one before: its title, its state, its letters."""
    if not set(mention.actors) & set(before.actors):
        return False
    return not any(
        t.pos_ in {"VERB", "AUX"} or t.lower_ == _ENDS for t in _between(before, mention)
    )


def _names(member: Member) -> list[Mention]:
    """The persons of a member by name, or the first that stands for it."""
    persons = [m for m in member if m.form == "person"]
    return persons or [next(m for m in member if m.form in _STANDING)]


def _link(left: Member, right: Member) -> str:
    """What joins two members of a list: "," or "and" or ", and"; else ""."""
    if _is_person(left) != _is_person(right) or not (_stands(left) and _stands(right)):
        return ""
    words = _outside_brackets(_between(left[-1], right[0]))
    comma = [t.text for t in words[:1] if t.text in {",", ";"}]
    rest = words[len(comma) :]
    lower = [t.lower_ for t in rest]
    joins = next((join for join in _JOINS if lower[: len(join)] == join), [])
    behind = rest[len(joins) :]
    if not (comma or joins) or not all(_of_title(t, right[0]) for t in behind):
        return ""
    return f"{',' if comma else ''}{_ENDS if joins else ''}"


def _is_person(member: Member) -> bool:
    return any(m.kind == "person" for m in member)


def _stands(member: Member) -> bool:
    return any(m.form in _STANDING for m in member)


def _between(left: Mention, right: Mention) -> Sequence[Token]:
    return left.sentence.span.doc[left.end : right.start]


def _outside_brackets(tokens: Sequence[Token]) -> list[Token]:
    found, depth = [], 0
    for token in tokens:
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if not depth and token.text != ")":
            found.append(token)
    return found


def _of_title(token: Token, name: Mention) -> bool:
    """Whether a word before a name is of its title: "Prime" of Minister, "First", "the"."""
    return (
        token.lower_ in _OF_TITLES
        or token.head.i == name.root.i
        or (token.text[:1].isupper() and token.pos_ not in {"VERB", "AUX"})
    )
