"""Chains: what pronouns, bare titles, common nouns and "both countries" stand for."""

from collections import Counter

from dragoman.language.bare_titles import bare_title, title_beside
from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, MentionKind, Mentions
from dragoman.language.organs import organ
from dragoman.language.pronouns import (
    Resolved,
    is_expletive,
    is_joint,
    person_before,
    plural_before,
    single_before,
)
from dragoman.language.registry import Registry
from dragoman.language.roles import ROLES, role
from dragoman.language.sets import find_set, talks, who_talk
from dragoman.language.speakers import Speech
from dragoman.language.title_phrases import is_head
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon, load_terms

_NOTHING: frozenset[str] = frozenset()
_KINDS: tuple[MentionKind, ...] = ("state", "organisation", "group")


def find_chains(mentions: Mentions, registry: Registry, speech: Speech, home: str | None) -> None:
    """Add a mention for each word that stands for somebody named elsewhere."""
    main = main_actors(mentions, home)
    for sentence in mentions.parsed.sentences:
        for token in sentence.span:
            if mentions.at(sentence, token.i) is not None:
                continue
            found = _resolve(mentions, registry, speech, sentence, token, main)
            if found is not None:
                form, who = found
                personal = form == "title" or _is(token, "he", "she")
                kind: MentionKind = "person" if personal else "set"
                mentions.add(Mention(sentence, token.i, token.i + 1, kind, form, who))


def main_actors(mentions: Mentions, home: str | None) -> tuple[str, ...]:
    """The states and organisations of a report, the most often named first."""
    counts: Counter[str] = Counter()
    if home is not None:
        counts[home] += 1
    for sentence in mentions.parsed.sentences:
        for mention in mentions.of(sentence):
            for actor in mention.actors:
                counts[actor] += 3 if mention.kind in {"state", "person"} else 1
    return tuple(actor for actor, _ in counts.most_common())


def _is(token: Token, *classes: str) -> bool:
    told = load_terms("language/sets").get(token.lower_)
    return told is not None and not told.isdisjoint(classes)


def _resolve(
    mentions: Mentions,
    registry: Registry,
    speech: Speech,
    sentence: Sentence,
    token: Token,
    main: tuple[str, ...],
) -> Resolved:
    told = load_terms("language/sets").get(token.lower_, _NOTHING)
    if "he" in told or "she" in told:
        return person_before(mentions, registry, sentence, token)
    if "we" in told:
        return _speaker(speech, sentence, token)
    if "you" in told:
        addressee = speech.addressees.get(sentence.index)
        return None if addressee is None else ("pronoun", (addressee,))
    if "it" in told:
        return _it(mentions, sentence, token, main)
    named = title_beside(mentions, sentence, token)
    if named:
        return "title", named
    members = find_set(mentions, speech, sentence, token, main)
    if members:
        return "set", members
    if "they" in told and token.lower_ != "both":
        return _they(mentions, sentence, token, main)
    if is_head(token):
        return bare_title(mentions, registry, sentence, token)
    return _common_noun(mentions, registry, sentence, token, told, main) if told else None


def _they(mentions: Mentions, sentence: Sentence, token: Token, main: tuple[str, ...]) -> Resolved:
    if talks(token):
        talking = who_talk(mentions, sentence, token, main)
        if talking:
            return "pronoun", talking
    return plural_before(mentions, sentence, token)


def _it(mentions: Mentions, sentence: Sentence, token: Token, main: tuple[str, ...]) -> Resolved:
    if is_joint(token):
        talking = who_talk(mentions, sentence, token, main)
        return ("set", talking) if talking else None
    if is_expletive(token):
        return None
    return single_before(mentions, sentence, token, ("state", "organisation", "group", "body"))


def _common_noun(
    mentions: Mentions,
    registry: Registry,
    sentence: Sentence,
    token: Token,
    told: frozenset[str],
    main: tuple[str, ...],
) -> Resolved:
    """As in "The kingdom", "the bloc", "the militia": the last one of the kind."""
    if not told.isdisjoint(ROLES):
        return role(mentions, registry.home, sentence, token, told)
    if "organ" in told:
        return organ(mentions, registry.home, sentence, token, main)
    kinds = tuple(k for k in _KINDS if f"one_{k}" in told)
    if not kinds or _modified(token):
        return None
    if not any(c.lower_ in {"the", "this"} for c in token.children):
        return None
    return single_before(mentions, sentence, token, kinds)


def _modified(token: Token) -> bool:
    return any(c.dep_ in {"amod", "prep", "relcl", "compound", "poss"} for c in token.children)


def _speaker(speech: Speech, sentence: Sentence, token: Token) -> Resolved:
    """Who "I" and "we" are; "we" of a joint statement are all who make it."""
    plural = token.lower_ not in load_lexicon("language/sets")["i"]
    if plural and speech.joint and not speech.in_quote(sentence, token.i):
        return "set", speech.joint
    who = speech.speaker(sentence, token.i)
    if who is None:
        return None
    if plural and _shared(token):
        addressee = speech.addressees.get(sentence.index)
        if addressee is not None:
            return "set", (who, addressee)
    return "pronoun", (who,)


def _shared(token: Token) -> bool:
    """As in "Our two countries", "between us": the speaker and the one spoken to."""
    both = any(c.lower_ in {"two", "both"} for c in token.head.children)
    return both or token.head.lower_ == "between"
