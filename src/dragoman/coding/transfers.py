"""Transfers: arms sold, given, ordered, delivered, with item, quantity, value and delivery."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor, objects_of, prep_objects, subjects_of
from dragoman.coding.items import Item, find_items
from dragoman.coding.parties import Bearer, bearers
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence
from dragoman.language.stance import stance_of
from dragoman.model.records import Details, Status
from dragoman.model.values import Amount, Interval
from dragoman.resolve.amounts import find_money
from dragoman.rules.lexicons import Lexicon, load_lexicon

_DOLLAR_STATES = {"AUS", "CAN", "NZL", "SGP", "HKG", "TWN", "BRN", "FJI", "JAM", "TTO", "NAM", "LBR"}
_REACH = 5
_DELIVERY = {"deliver", "delivery", "complete", "completion", "arrive", "receive", "handover"}


@dataclass(frozen=True, slots=True)
class _Deal:
    """A trigger with its items and its two sides."""

    trigger: Token
    supplier: list[Bearer]
    recipient: list[Bearer]
    items: list[Item]
    word: str


def code_transfers(draft: Draft) -> Iterator[Proposal]:
    """One transfer for each item that changes hands in a clause."""
    for sentence in draft.sentences:
        items = list(find_items(sentence))
        if not items:
            continue
        for deal in _deals(draft, sentence, items):
            for number, item in enumerate(deal.items):
                yield _proposal(draft, sentence, deal, item, alone=len(deal.items) == 1, first=number == 0)


@cache
def _verbs() -> Lexicon:
    return load_lexicon("arms/verbs")


def _deals(draft: Draft, sentence: Sentence, items: Sequence[Item]) -> Iterator[_Deal]:
    used: set[int] = set()
    for token in sentence.span:
        lemma = token.lemma_.lower()
        supply, receive = _direction(token, lemma)
        if not (supply or receive) or draft.mentions.at(sentence, token.i) is not None:
            continue
        mine = [i for i in items if i.token.i not in used and _reaches(token, i.token)]
        mine = [i for i in mine if not i.weak or len(mine) > 1 or lemma in _verbs()["sale"]]
        if not mine:
            continue
        supplier, recipient = _sides(draft, sentence, token, supply, mine)
        if supplier and recipient:
            used.update(i.token.i for i in mine)
            yield _Deal(token, supplier, recipient, mine, lemma)


def _direction(token: Token, lemma: str) -> tuple[bool, bool]:
    verbs = _verbs()
    if token.pos_ in {"VERB", "AUX"}:
        return lemma in verbs["supply"], lemma in verbs["receive"]
    if token.pos_ == "NOUN":
        return lemma in verbs["noun_supply"], lemma in verbs["noun_receive"]
    return False, False


def _reaches(trigger: Token, item: Token) -> bool:
    """Whether an item hangs on the trigger within a few steps, not over another verb."""
    current = item
    for _ in range(_REACH):
        if current.i == trigger.i:
            return True
        if current.dep_ == "nsubjpass" and current.head.i == trigger.i:
            return True
        if current.pos_ == "VERB" and current.dep_ not in {"xcomp", "pcomp"}:
            return current.dep_ in {"relcl", "acl"} and False
        if current.head.i == current.i:
            return False
        current = current.head
    return current.i == trigger.i


def _sides(draft: Draft, sentence: Sentence, token: Token, supply: bool, items: list[Item]) -> tuple[list[Bearer], list[Bearer]]:
    doer = _doer(draft, sentence, token)
    if supply:
        to = [*(c for c in token.children if c.dep_ == "dative"), *prep_objects(token, ("to", "for"))]
        to += [t for i in items for t in prep_objects(i.token, ("to", "for"))]
        if token.lemma_.lower() in {"arm", "equip", "furnish"}:
            to += objects_of(token)
        recipient = _all(draft, sentence, to)
        supplier = doer or _all(draft, sentence, prep_objects(token, ("from", "by")))
    else:
        recipient = doer
        sources = prep_objects(token, ("from",)) + [t for i in items for t in prep_objects(i.token, ("from", "by"))]
        supplier = _all(draft, sentence, sources) or _makers(draft, sentence, items)
    given = {b.who.actor for b in supplier}
    return supplier, [b for b in recipient if b.who.actor not in given]


def _doer(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    found = _all(draft, sentence, subjects_of(token), loose=False)
    if not found and token.pos_ == "NOUN":
        found = _all(draft, sentence, [c for c in token.children if c.dep_ in {"poss", "amod", "compound"}])
        verb = governor(token)
        found = found or ([] if verb is None else _all(draft, sentence, subjects_of(verb), loose=False))
    return found


def _makers(draft: Draft, sentence: Sentence, items: list[Item]) -> list[Bearer]:
    """ "Three Turkish corvettes", "Russian-made tanks": the state whose arms they are."""
    owners = [c for i in items for c in i.token.children if c.dep_ in {"amod", "poss", "compound", "nmod"}]
    return _all(draft, sentence, owners)


def _all(draft: Draft, sentence: Sentence, tokens: list[Token], *, loose: bool = True) -> list[Bearer]:
    found: list[Bearer] = []
    for token in tokens:
        for bearer in bearers(draft, sentence, token, loose=loose):
            if all((b.who.actor, b.who.name) != (bearer.who.actor, bearer.who.name) for b in found):
                found.append(bearer)
    return found


def _proposal(draft: Draft, sentence: Sentence, deal: _Deal, item: Item, *, alone: bool, first: bool) -> Proposal:
    parties = [b.party("supplier") for b in deal.supplier] + [b.party("recipient") for b in deal.recipient]
    value, currency = _value(sentence, parties_of=deal) if alone else (None, None)
    status = _status(deal)
    details = Details(
        item=item.words,
        terms=_terms(deal.word, value),
        quantity=_quantity(item.count),
        value=value,
        currency=currency,
        delivery=_delivery(draft, sentence) if status != "actual" else None,
    )
    return Proposal(
        kind="transfer",
        type=item.type,
        parties=tuple(parties),
        status=status,
        sentence=sentence,
        anchor=deal.trigger,
        rule=f"transfer.{deal.word}",
        details=details,
        trigger_extent=None if first else _extent(sentence, item.token),
    )


def _extent(sentence: Sentence, token: Token):  # type: ignore[no-untyped-def]
    from dragoman.model.text import Extent

    return Extent(sentence.start_of(token), sentence.end_of(token))


def _quantity(count: Amount | None) -> float | None:
    if count is None or count.low != count.high:
        return None
    return int(count.low) if count.low == int(count.low) else count.low


def _status(deal: _Deal) -> Status:
    status = stance_of(deal.trigger).status
    if status == "actual" and deal.word in _verbs()["ordered"]:
        return "planned"
    return status


def _terms(word: str, value: float | None) -> str | None:
    verbs = _verbs()
    if word in verbs["loan"]:
        return "loan"
    if value is not None or word in verbs["sale"]:
        return "sale"
    return "gift" if word in verbs["gift"] and word != "provide" else None


def _value(sentence: Sentence, parties_of: _Deal) -> tuple[float | None, str | None]:
    extent = sentence.extent
    sums = find_money(extent.of(sentence.report.text))
    if not sums:
        return None, None
    best = sums[0]
    currency = best.currency
    actors = {b.who.actor for b in (*parties_of.supplier, *parties_of.recipient)}
    if currency is None and ("$" in best.words or "dollar" in best.words.lower()):
        currency = None if actors & _DOLLAR_STATES and "USA" not in actors else "USD"
    value = int(best.low) if best.low == int(best.low) else best.low
    return value, currency


def _delivery(draft: Draft, sentence: Sentence) -> Interval | None:
    """The time of fulfilment: beside a word of delivery, here or in the next sentence of the paragraph."""
    following = [
        s for s in draft.sentences if s.paragraph == sentence.paragraph and 0 <= s.index - sentence.index <= 1
    ]
    for candidate in following:
        for token in candidate.span:
            if token.lemma_.lower() not in _DELIVERY:
                continue
            for time in draft.times_in(candidate):
                if isinstance(time.interval, Interval) and (time.deadline or time.interval.start is None):
                    return Interval(None, time.interval.end, time.words, time.interval.anchor, time.start_char, time.end_char)
    return None
