"""Words for a part played: "the visitor", "his host", "his guest", "the former", "the latter"."""

from collections.abc import Callable

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mentions, Who
from dragoman.language.pronouns import Resolved
from dragoman.language.rows import row_of
from dragoman.language.tokens import Token

Fits = Callable[[str], bool]

ROLES = frozenset({"former", "latter", "visitor", "host"})

_SENTENCES_BACK = 6
_OPENERS = {"the", "his", "her", "its", "their"}
_NAMED = {"state", "organisation", "group", "person"}
_GOES_TO = {"visit", "tour"}
_GOES = {"arrive", "come", "fly", "travel", "go", "land", "stop"}


def role(
    mentions: Mentions, home: str | None, sentence: Sentence, token: Token, told: frozenset[str]
) -> Resolved:
    """Whom a word for a part played stands for; None where nobody fits.

    `told`: the classes of the word, of which `ROLES` matter; `home`: the state of an official
    publisher, where visits are received if nothing else is said.
    """
    opener = next((c for c in token.children if c.lower_ in _OPENERS), None)
    if opener is None:
        return None
    if "former" in told or "latter" in told:
        return _of_two(mentions, sentence, token, first="former" in told)
    if any(c.dep_ in {"prep", "amod", "compound"} for c in token.children):
        return None
    owner = mentions.at(sentence, opener.i)
    if owner is not None and len(owner.actors) == 1:
        # "His host" is of another state than he is, whoever he is.
        return _person(mentions, sentence, token, lambda actor: actor != owner.actors[0])
    visited = _visited(mentions, home, sentence, token)
    if visited is None:
        return None
    visiting = "visitor" in told
    return _person(mentions, sentence, token, lambda actor: (actor != visited) is visiting)


def _of_two(mentions: Mentions, sentence: Sentence, token: Token, *, first: bool) -> Resolved:
    """The first or the last of two named together, or of the last two that were named."""
    before = [m for m in mentions.before(sentence, token.i, 1) if m.kind in _NAMED and m.who]
    for mention in before:
        row = row_of(mentions, mention)
        if len({w.actor for w in row}) == 2:
            return "pronoun", (row[0] if first else row[-1],)
    two: dict[str, Who] = {}
    for mention in before:
        two.setdefault(mention.actors[0], mention.who[0])
    if len(two) < 2:
        return None
    last, earlier = list(two.values())[:2]
    return "pronoun", (earlier if first else last,)


def _visited(mentions: Mentions, home: str | None, sentence: Sentence, token: Token) -> str | None:
    """The state that was visited, else that of the dateline or of the publisher."""
    for mention in mentions.before(sentence, token.i, _SENTENCES_BACK):
        root = mention.root
        if mention.kind != "state" or len(mention.actors) != 1:
            continue
        above = root.head.lemma_.lower()
        to = root.dep_ == "pobj" and root.head.head.lemma_.lower() in _GOES
        if (root.dep_ == "dobj" and above in _GOES_TO) or to:
            return mention.actors[0]
    return mentions.dateline or home


def _person(mentions: Mentions, sentence: Sentence, token: Token, fits: Fits) -> Resolved:
    """The last person, else the last state, that fits."""
    before = list(mentions.before(sentence, token.i, _SENTENCES_BACK))
    for kind in ("person", "state"):
        for mention in before:
            if mention.kind == kind and len(mention.actors) == 1 and fits(mention.actors[0]):
                return "title", (mention.who[0],)
    return None
