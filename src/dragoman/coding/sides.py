"""Sides: who stands around a word when its own frame does not name both parties of a deed.

What is found here is a guess, and a proposal that uses it says so.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.parties import Bearer, bearers
from dragoman.language.build import Sentence
from dragoman.language.lists import in_list
from dragoman.language.mentions import Mention, Who
from dragoman.language.rows import in_row
from dragoman.language.speakers import attribution
from dragoman.language.tokens import Token
from dragoman.rules.actors import load_actors

_ACTORS = frozenset({"state", "organisation", "group", "body", "company", "person", "set"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_SENTENCES_BACK = 3

Fits = Callable[[Bearer], bool]


def kind_of(actor: str) -> str:
    """Whether a code is of a "state", an "organisation" or a "group"; "" where it is unknown."""
    code = load_actors().codes.get(actor)
    return "" if code is None else code.kind


def is_state(bearer: Bearer) -> bool:
    """Whether somebody acts for a state."""
    return kind_of(bearer.who.actor) == "state"


def is_organisation(bearer: Bearer) -> bool:
    """Whether somebody acts for an organisation of states."""
    return kind_of(bearer.who.actor) == "organisation"


def anybody(_: Bearer) -> bool:
    """True of everyone."""
    return True


def bearers_of(
    draft: Draft, sentence: Sentence, tokens: Iterable[Token], *, loose: bool = True
) -> list[Bearer]:
    """Whom several words stand for, each once."""
    found: list[Bearer] = []
    for word in tokens:
        token = antecedent(word)
        for bearer in (
            *bearers(draft, sentence, token, loose=loose),
            *_persons_with(draft, sentence, token),
            *listed(draft, sentence, token),
        ):
            if all(b.who != bearer.who for b in found):
                found.append(bearer)
    return found


def first_borne(draft: Draft, sentence: Sentence, tokens: Iterable[Token]) -> list[Bearer]:
    """Whom the first of several words that stands for anybody stands for."""
    found = (bearers_of(draft, sentence, [token]) for token in tokens)
    return next(filter(None, found), [])


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for, the noun over its clause; any other word is itself."""
    if token.tag_ not in _RELATIVE_TAGS:
        return token
    for above in token.ancestors:
        if above.dep_ in {"relcl", "acl"}:
            return above.head
    return token


def _persons_with(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """The persons in a row with one, as in "A of X, B of Y and C of Z"."""
    mention = draft.mentions.at(sentence, token.i)
    if mention is None or mention.form != "person":
        return []
    row = [m for m in in_row(draft.mentions, mention) if m.form == "person"]
    return [Bearer(w, m.start_char, m.end_char) for m in row for w in m.who]


def listed(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """All of the list that somebody named stands in, by its commas and its "and"."""
    mention = draft.mentions.at(sentence, token.i)
    names = [] if mention is None else in_list(draft.mentions, mention)
    return [Bearer(w, m.start_char, m.end_char) for m in names for w in m.who]


def without(found: Iterable[Bearer], taken: Iterable[Bearer]) -> list[Bearer]:
    """Those whose code none of the others bears."""
    codes = {b.who.actor for b in taken}
    return [b for b in found if b.who.actor not in codes]


def codes_of(found: Iterable[Bearer]) -> frozenset[str]:
    """The codes of several bearers."""
    return frozenset(b.who.actor for b in found)


def each_once(side: Iterable[Bearer]) -> list[Bearer]:
    """One bearer for each code: a name before a bare state, the first before a later one."""
    kept: dict[str, Bearer] = {}
    for bearer in side:
        held = kept.get(bearer.who.actor)
        if held is None or (held.who.name is None and bearer.who.name is not None):
            kept[bearer.who.actor] = bearer
    return list(kept.values())


def nearest(
    draft: Draft, sentence: Sentence, token: Token, fits: Fits = anybody, *, back: int = 0
) -> Iterator[list[Bearer]]:
    """The mentions around a word: before it, behind it, then in earlier sentences."""
    mentions = [m for m in draft.mentions.of(sentence) if m.kind in _ACTORS]
    before = [m for m in mentions if m.end <= token.i]
    after = [m for m in mentions if m.start > token.i]
    yield from _borne(reversed(before), fits)
    yield from _borne(after, fits)
    for earlier in reversed(draft.sentences[max(0, sentence.index - back) : sentence.index]):
        yield from _borne(reversed(list(draft.mentions.of(earlier))), fits)


def _borne(mentions: Iterable[Mention], fits: Fits) -> Iterator[list[Bearer]]:
    for mention in mentions:
        if mention.kind in _ACTORS:
            borne = [Bearer(w, mention.start_char, mention.end_char) for w in mention.who]
            kept = [b for b in borne if fits(b)]
            if kept:
                yield kept


def guess(
    draft: Draft,
    sentence: Sentence,
    token: Token,
    taken: Sequence[Bearer],
    fits: Fits = anybody,
    *,
    back: int = _SENTENCES_BACK,
) -> list[Bearer]:
    """The nearest other party around a word; last, the state of a government that publishes."""
    for borne in nearest(draft, sentence, token, fits, back=back):
        left = without(borne, taken)
        if left:
            return left
    home = home_bearer(draft, sentence)
    return without([b for b in home if fits(b)], taken)


def home_bearer(draft: Draft, sentence: Sentence) -> list[Bearer]:
    """The state that the text speaks for, as a party of a sentence that says "we" or "our"."""
    if draft.home is None:
        return []
    extent = sentence.extent
    return [Bearer(Who(draft.home), extent.start, extent.end)]


def sayers_of(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """Who the sentence gives as the source of a clause, else who speaks there."""
    told = attribution(draft.mentions, sentence, token)
    if told is not None and told.who:
        own = [Bearer(who, told.start_char, told.end_char) for who in told.who]
        return each_once([*own, *bearers_of(draft, sentence, [told.root])])
    who = draft.speech.speaker(sentence, token.i)
    if who is None:
        return []
    extent = sentence.extent
    return [Bearer(Who(who.actor, who.name), extent.start, extent.end)]
