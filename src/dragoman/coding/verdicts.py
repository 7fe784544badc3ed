"""Verdicts without a verb of judging: "Kenya's brutal raid", "Kenya violates the truce", "Kenya's
courage", said by another.

Who calls a deed brutal, or tells of somebody's crimes, accuses whoever did it; who calls it brave
stands by them. The words with blame or praise in them are data (`language/blame`, `praise`).
"""

from collections.abc import Iterator, Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor, objects_of, prep_objects, subjects_of
from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal, said_deed
from dragoman.coding.sides import bearers_of, guess, sayers_of, without
from dragoman.language.build import Sentence
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon, load_terms

_TYPES = {"blame": "ACCUSE", "praise": "SUPPORT"}
_MODES = {"blame": ("disapprove",), "praise": ()}
_OWNS = {"poss", "amod", "compound", "nmod"}
_CLAUSES = {"acl", "relcl"}
_BY = ("by", "from", "of")
_SENTENCES_BACK = 1


def code_verdicts(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """One deed for each party of a sentence that a word with blame or praise in it judges, unless
    a verb tells the same.
    """
    for verdict, kind_type in _TYPES.items():
        told: dict[int, set[str]] = {}
        for match in matches:
            if match.rule.type == kind_type:
                judged = {b.who.actor for b in match.target}
                told.setdefault(match.sentence.index, set()).update(judged)
        for sentence in draft.sentences:
            if not draft.mentions.of(sentence):
                continue
            known = told.get(sentence.index, set())
            for token in sentence.span:
                for proposal in _verdict(draft, sentence, token, verdict):
                    if not proposal.side("target") & known:
                        known = known | proposal.side("target")
                        yield proposal


def _verdict(draft: Draft, sentence: Sentence, token: Token, verdict: str) -> Iterator[Proposal]:
    how = _how(token, verdict)
    sayers = _sayers(draft, sentence, token) if how else []
    if not sayers:
        return
    judged, guessed = without(_doers(draft, sentence, token, how), sayers), ""
    if not judged:
        judged, guessed = guess(draft, sentence, token, sayers, back=_SENTENCES_BACK), "target"
    if judged:
        yield said_deed(
            sentence,
            token,
            _TYPES[verdict],
            (sayers, judged),
            rule=f"{verdict}.{how}",
            cue=token.lemma_.lower(),
            about=_judged(token),
            modes=_MODES[verdict],
            guessed=guessed,
        )


def _judged(token: Token) -> Token:
    """The word for what is judged: the noun of "brutal raid", else the word itself."""
    return token.head if token.dep_ == "amod" else token


def _classes(token: Token, verdict: str) -> frozenset[str]:
    return load_terms(f"language/{verdict}").get(token.lemma_.lower(), frozenset())


def _how(token: Token, verdict: str) -> str:
    """In which way a word judges: a "charged" word, a "noun", a verb of "doing", or a "peril" that
    somebody poses; "" where it does not.
    """
    classes = _classes(token, verdict)
    if not classes:
        return ""
    if token.pos_ == "VERB":
        return "doing" if "doing" in classes else ""
    if token.pos_ in {"ADJ", "ADV"}:
        return "charged" if "charged" in classes else ""
    if token.pos_ != "NOUN":
        return ""
    if "peril" in classes:
        verb = governor(token)
        return "peril" if verb is not None and "posing" in _classes(verb, verdict) else ""
    return "noun" if "noun" in classes else ""


def _sayers(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """Who says so: the subject of "called it absurd", else of a verb of saying, else who speaks."""
    naming = load_lexicon("language/naming")["naming"]
    for above in token.ancestors:
        if above.lemma_.lower() in naming:
            found = bearers_of(draft, sentence, subjects_of(above), loose=False)
            if found:
                return found
    return sayers_of(draft, sentence, token)


def _doers(draft: Draft, sentence: Sentence, token: Token, how: str) -> list[Bearer]:
    """Who did it: the subject of the verb, the owner of the noun, whoever it is by."""
    found = (bearers_of(draft, sentence, tokens) for tokens in _places(token, how))
    return next(filter(None, found), [])


def _places(token: Token, how: str) -> Iterator[list[Token]]:
    if how == "doing":
        yield subjects_of(token)
    elif how == "charged" and token.dep_ != "amod":
        own = [c for c in token.children if c.dep_ == "nsubj"]
        for things in (own, objects_of(token.head), subjects_of(token.head)):
            yield things
            for thing in things:
                yield from _owners(thing)
    else:
        yield from _of_noun(_judged(token))


def _of_noun(noun: Token) -> Iterator[list[Token]]:
    """The owner of a deed, whoever it is by, or the subject and the object of its verb."""
    yield from _owners(noun)
    yield [t for c in noun.children if c.dep_ in _CLAUSES for t in subjects_of(c)]
    verb = governor(noun)
    if verb is not None:
        yield subjects_of(verb)
        yield objects_of(verb)


def _owners(noun: Token) -> Iterator[list[Token]]:
    yield [c for c in noun.children if c.dep_ in _OWNS]
    yield prep_objects(noun, _BY)
