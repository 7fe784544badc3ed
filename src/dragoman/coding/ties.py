"""Ties: how two states stand to each other, and how that changed."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor, prep_objects, subjects_of
from dragoman.coding.parties import Bearer, bearers
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence
from dragoman.language.stance import stance_of
from dragoman.model.records import Details
from dragoman.rules.lexicons import load_lexicon

_MAX_WORDS = 4
_EMBASSY = "embassy"


@cache
def _types() -> dict[str, str]:
    return {term: kind for kind, terms in load_lexicon("ties/nouns").items() for term in terms}


@cache
def _changes() -> dict[str, str]:
    return {term: kind for kind, terms in load_lexicon("ties/changes").items() for term in terms}


def code_ties(draft: Draft) -> Iterator[Proposal]:
    """A tie for each noun of relations that two parties share."""
    for sentence in draft.sentences:
        for token in sentence.span:
            found = _tie_at(sentence, token)
            if found is None:
                continue
            kind = found
            change, verb = _change(token)
            if kind == "other" and change in {None, "in force"} or kind == _EMBASSY and change is None:
                continue
            parties = _parties(draft, sentence, token, verb)
            if len({b.who.actor for b in parties}) < 2:
                continue
            yield _proposal(sentence, token, kind, change or "in force", verb, parties)


def _tie_at(sentence: Sentence, token: Token) -> str | None:
    """The type of tie whose term ends at this token."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    doc = sentence.span.doc
    for length in range(_MAX_WORDS, 0, -1):
        start = token.i - length + 1
        if start < sentence.span.start:
            continue
        words = " ".join(t.lower_ for t in doc[start : token.i + 1])
        lemma = " ".join([*(t.lower_ for t in doc[start : token.i]), token.lemma_.lower()])
        kind = _types().get(words) or _types().get(lemma)
        if kind is not None:
            return kind
    return None


def _change(token: Token) -> tuple[str | None, Token | None]:
    """What happens to the tie: by the verb it is an object or a subject of, or the noun it hangs on."""
    current = token
    for _ in range(5):
        head = current.head
        if head.i == current.i:
            break
        lemma = head.lemma_.lower()
        if lemma in _changes():
            return _changes()[lemma], head
        if head.pos_ in {"VERB", "AUX"}:
            return ("in force" if lemma in {"be"} else None), head
        current = head
    return None, None


def _parties(draft: Draft, sentence: Sentence, token: Token, verb: Token | None) -> list[Bearer]:
    found: list[Bearer] = []

    def add(tokens: list[Token], *, loose: bool = True) -> None:
        for part in tokens:
            for bearer in bearers(draft, sentence, part, loose=loose):
                if all(b.who.actor != bearer.who.actor for b in found):
                    found.append(bearer)

    add(prep_objects(token, ("between", "among")))
    if len(found) < 2:
        add([c for c in token.children if c.dep_ in {"poss", "amod", "compound", "nmod"}])
        add(prep_objects(token, ("with", "to", "of")))
    if len(found) < 2 and verb is not None:
        add(subjects_of(verb), loose=False)
        add(prep_objects(verb, ("with", "in", "between")))
    if len(found) < 2:
        above = governor(token)
        if above is not None:
            add(subjects_of(above), loose=False)
    return found


def _proposal(sentence: Sentence, token: Token, kind: str, change: str, verb: Token | None, parties: list[Bearer]) -> Proposal:
    stance = stance_of(token)
    return Proposal(
        kind="tie",
        type=kind,
        parties=tuple(b.party("party") for b in parties),
        status=stance.status,
        sentence=sentence,
        anchor=token if verb is None or verb.pos_ != "VERB" else verb,
        rule=f"tie.{kind.replace(' ', '_')}",
        details=Details(change=change),
        dateless=change == "in force",
        cue=stance.cue,
    )
