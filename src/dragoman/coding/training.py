"""Training: soldiers of one state taught by another, a transfer of its own."""

from collections.abc import Iterator, Sequence

from dragoman.coding.deals import Last
from dragoman.coding.draft import Draft
from dragoman.coding.frames import (
    governor,
    is_passive,
    objects_of,
    place_objects,
    prep_objects,
    subjects_of,
)
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal
from dragoman.coding.sides import bearers_of, home_bearer, kind_of, without
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.stance import stance_of
from dragoman.language.tokens import Token
from dragoman.model.records import Details
from dragoman.resolve.amounts import count_of
from dragoman.rules.lexicons import load_lexicon


def code_training(draft: Draft, sentence: Sentence, last: Last) -> Iterator[Proposal]:
    """One transfer for each word of training; `last` has the sides of the deal before."""
    words = load_lexicon("arms/words")
    for token in sentence.span:
        if token.pos_ not in {"VERB", "NOUN"}:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in words["train"]:
            found = _by_verb(draft, sentence, token)
        elif token.pos_ == "NOUN" and lemma in words["training"]:
            found = _by_noun(draft, sentence, token)
        elif token.pos_ == "NOUN" and lemma in words["trainer"]:
            found = _by_trainer(draft, sentence, token)
        else:
            continue
        if found is not None:
            yield from _proposal(draft, sentence, token, *found, last)


_Found = tuple[list[Bearer], list[Bearer], Token | None]


def _some(
    draft: Draft, sentence: Sentence, tokens: Sequence[Token], *, loose: bool = True
) -> list[Bearer]:
    found = bearers_of(draft, sentence, tokens, loose=loose)
    return [b for b in found if kind_of(b.who.actor) in {"state", "group", "organisation"}]


def _soldiers(tokens: Sequence[Token]) -> Token | None:
    """The word for those who are taught, if it is one of soldiers."""
    trained = load_lexicon("arms/words")["trained"]
    words = [p for t in tokens for p in (t, *t.conjuncts)]
    return next((t for t in words if t.lemma_.lower() in trained), None)


def _at(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """The state where it takes place."""
    found = []
    for place in place_objects(token):
        country = draft.country_at(sentence, place)
        if country is not None:
            found.append(Bearer(Who(country), sentence.start_of(place), sentence.end_of(place)))
    return found


def _by_verb(draft: Draft, sentence: Sentence, token: Token) -> _Found | None:
    """As in "A will train B's pilots", "B's crew was trained by A", "B's crew trains with A"."""
    if is_passive(token):
        taught = objects_of(token)
        supplier = _some(draft, sentence, prep_objects(token, ("by",))) or _at(
            draft, sentence, token
        )
    elif objects_of(token):
        taught, supplier = (
            objects_of(token),
            _some(draft, sentence, subjects_of(token), loose=False),
        )
    else:
        taught = subjects_of(token)
        supplier = _some(draft, sentence, prep_objects(token, ("with",))) or _at(
            draft, sentence, token
        )
    soldiers = _soldiers(taught)
    recipient = _some(draft, sentence, taught)
    if soldiers is None and not any(draft.mentions.at(sentence, t.i) for t in taught):
        return None
    return supplier, without(recipient, supplier), soldiers


def _by_noun(draft: Draft, sentence: Sentence, token: Token) -> _Found | None:
    """As in "training of B's pilots began in A", "A provides training to B's army"."""
    taught = prep_objects(token, ("of", "to", "for"))
    verb = governor(token)
    head = token.head if token.dep_ == "nsubj" else verb
    recipient = _some(draft, sentence, taught)
    owners = [c for c in token.children if c.dep_ in {"poss", "amod", "compound"}]
    supplier = _some(draft, sentence, prep_objects(token, ("by", "with"))) or _some(
        draft, sentence, owners
    )
    if not supplier and verb is not None:
        supplier = _some(draft, sentence, subjects_of(verb), loose=False)
    if not supplier and head is not None:
        supplier = _at(draft, sentence, head)
    soldiers = _soldiers(taught)
    if soldiers is None and not recipient and token.dep_ != "nsubj":
        return None
    return without(supplier, recipient), recipient, soldiers


def _by_trainer(draft: Draft, sentence: Sentence, token: Token) -> _Found | None:
    """As in "German instructors will stay at Iquique", "with French instructors"."""
    owners = [c for c in token.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    supplier = _some(draft, sentence, owners)
    if not supplier:
        return None
    head = governor(token) or token.head
    return supplier, without(_at(draft, sentence, head), supplier), None


def _proposal(
    draft: Draft, sentence: Sentence, token: Token, supplier: list[Bearer], recipient: list[Bearer],
    soldiers: Token | None, last: Last,
) -> Iterator[Proposal]:  # fmt: skip
    """The transfer, its missing sides those of the deal told before."""
    told = [name for name, side in (("supplier", supplier), ("recipient", recipient)) if side]
    if not supplier:
        supplier = without(last.supplier, recipient) or without(
            home_bearer(draft, sentence), recipient
        )
    recipient = without(recipient or last.recipient, supplier)
    if not supplier or not recipient:
        return
    stance = stance_of(token)
    count = None if soldiers is None else count_of(soldiers)
    whole = count is not None and count.low == count.high
    parties = [b.party("supplier") for b in supplier] + [b.party("recipient") for b in recipient]
    yield Proposal(
        kind="transfer",
        type="training",
        parties=tuple(parties),
        status=stance.status,
        sentence=sentence,
        anchor=token,
        rule="transfer.training",
        details=Details(
            item=_words(sentence, token, soldiers),
            quantity=int(count.low) if count is not None and whole else None,
        ),
        cue=stance.cue,
        guessed="" if len(told) == 2 else "both" if not told else "one",
    )


def _words(sentence: Sentence, token: Token, soldiers: Token | None) -> str:
    if soldiers is None:
        return sentence.words(token.i, token.i + 1)
    first, final = min(token.i, soldiers.left_edge.i), max(token.i, soldiers.i)
    return sentence.words(first, final + 1)
