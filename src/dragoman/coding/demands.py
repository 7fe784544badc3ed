"""Demands: "Kenya must withdraw its troops", "the need for Kenya to withdraw", asked by the one who
says so.
"""

from collections.abc import Iterator

from dragoman.coding.draft import Draft
from dragoman.coding.frames import subjects_of
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal, said_deed
from dragoman.coding.sides import bearers_of, first_borne, sayers_of, without
from dragoman.language.build import Sentence
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_terms


def code_demands(draft: Draft) -> Iterator[Proposal]:
    """One request for each verb under "must" or the like whose subject is another party, and for
    each "need" of what another party should do.
    """
    demanding = load_terms("language/demands")
    for sentence in draft.sentences:
        if not draft.mentions.of(sentence):
            continue
        for token in sentence.span:
            classes = demanding.get(token.lemma_.lower(), frozenset())
            if "modal" in classes and token.dep_ == "aux":
                asked = bearers_of(draft, sentence, subjects_of(token.head), loose=False)
                yield from _demand(draft, sentence, token.head, asked, token.lower_)
            elif "need" in classes and token.pos_ == "NOUN":
                asked = _needed(draft, sentence, token)
                yield from _demand(draft, sentence, token, asked, "need")


def _demand(
    draft: Draft, sentence: Sentence, anchor: Token, asked: list[Bearer], cue: str
) -> Iterator[Proposal]:
    sayers = sayers_of(draft, sentence, anchor)
    others = without(asked, sayers)
    if sayers and others:
        yield said_deed(
            sentence,
            anchor,
            "REQUEST",
            (sayers, others),
            rule=f"request.{cue}",
            cue=anchor.lemma_.lower() if cue == "need" else cue,
        )


def _needed(draft: Draft, sentence: Sentence, noun: Token) -> list[Bearer]:
    """Of whom it is needed: "for Kenya to leave", "of Kenya leaving"; else who is named first."""
    inside = [t for t in noun.subtree if t.i > noun.i]
    doing = [t for t in inside if t.dep_ in {"nsubj", "nsubjpass"}]
    named = [t for t in inside if draft.mentions.at(sentence, t.i) is not None]
    return first_borne(draft, sentence, (*doing, *named))
