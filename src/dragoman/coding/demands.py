"""Demands: "Kenya must withdraw its troops", asked of Kenya by the one who says so."""

from collections.abc import Iterator

from dragoman.coding.draft import Draft
from dragoman.coding.frames import subjects_of
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal
from dragoman.coding.sides import bearers_of, without
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.speakers import attribution
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon


def code_demands(draft: Draft) -> Iterator[Proposal]:
    """One request for each verb under "must" or the like whose subject is another party."""
    demanding = load_lexicon("language/demands")["modal"]
    for sentence in draft.sentences:
        for token in sentence.span:
            if token.lower_ in demanding and token.dep_ == "aux":
                yield from _demand(draft, sentence, token, token.head)


def _demand(draft: Draft, sentence: Sentence, modal: Token, verb: Token) -> Iterator[Proposal]:
    sayer = _sayer(draft, sentence, verb)
    if sayer is None:
        return
    asked = without(bearers_of(draft, sentence, subjects_of(verb), loose=False), [sayer])
    if asked:
        yield Proposal(
            kind="action",
            type="REQUEST",
            parties=(sayer.party("source"), *(b.party("target") for b in asked)),
            status="actual",
            sentence=sentence,
            anchor=verb,
            rule=f"request.{modal.lower_}",
            said=True,
            cue=modal.lower_,
        )


def _sayer(draft: Draft, sentence: Sentence, verb: Token) -> Bearer | None:
    """Who the sentence gives as the source of the clause, else who speaks there."""
    told = attribution(draft.mentions, sentence, verb)
    if told is not None and told.who:
        return Bearer(told.who[0], told.start_char, told.end_char)
    who = draft.speech.speaker(sentence, verb.i)
    if who is None:
        return None
    return Bearer(Who(who.actor, who.name), sentence.extent.start, sentence.extent.end)
