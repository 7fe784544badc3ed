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
from dragoman.language.mentions import Who
from dragoman.language.stance import stance_of
from dragoman.model.records import Details, Status
from dragoman.model.text import Extent
from dragoman.model.values import Amount, Interval
from dragoman.resolve.amounts import find_money
from dragoman.rules.lexicons import Lexicon, load_lexicon

_DOLLAR_STATES = {"AUS", "CAN", "NZL", "SGP", "HKG", "TWN", "BRN", "FJI", "JAM", "TTO", "NAM", "LBR"}
_REACH = 5
_DELIVERY = {"deliver", "delivery", "complete", "completion", "arrive", "receive", "handover"}


@dataclass(frozen=True, slots=True)
class Deal:
    """How an item changes hands: the word that says so, its two sides, and which of them is a guess."""

    trigger: Token
    word: str
    supplier: tuple[Bearer, ...]
    recipient: tuple[Bearer, ...]
    guessed: str


@dataclass(slots=True)
class _Last:
    """The sides of the transfer told before, for a sentence that names one of them only."""

    supplier: tuple[Bearer, ...] = ()
    recipient: tuple[Bearer, ...] = ()


def code_transfers(draft: Draft) -> Iterator[Proposal]:
    """One transfer for each item that changes hands."""
    last = _Last()
    for sentence in draft.sentences:
        items = list(find_items(sentence))
        clear = [i for i in items if not i.weak]
        deals: dict[int, int] = {}
        for item in clear or items:
            deal = _deal(draft, sentence, item, last)
            if deal is None:
                continue
            last.supplier, last.recipient = deal.supplier, deal.recipient
            number = deals.get(deal.trigger.i, 0)
            deals[deal.trigger.i] = number + 1
            alone = len(clear or items) == 1
            yield _proposal(draft, sentence, deal, item, alone=alone, first=number == 0)


@cache
def _verbs() -> Lexicon:
    return load_lexicon("arms/verbs")


def _deal(draft: Draft, sentence: Sentence, item: Item, last: _Last) -> Deal | None:
    """Who gives the item to whom, by the nearest word of giving or getting; sides not told are guessed."""
    trigger = _trigger(item.token)
    word = "-" if trigger is None else trigger.lemma_.lower()
    anchor = item.token if trigger is None else trigger
    supplier, recipient = _sides(draft, sentence, anchor, word, item)
    guessed = "" if supplier and recipient else "one" if supplier or recipient else "both"
    nearby = _others(draft, sentence, [*supplier, *recipient])
    if not recipient:
        recipient = _drop(nearby, supplier)[:1] or _drop(list(last.recipient), supplier)
    if not supplier:
        supplier = _drop(nearby, recipient)[:1] or _drop(list(last.supplier), recipient)
    recipient = _drop(recipient, supplier)
    if not supplier or not recipient or (item.weak and (trigger is None or guessed)):
        return None
    return Deal(anchor, word, tuple(supplier), tuple(recipient), guessed)


def _trigger(item: Token) -> Token | None:
    """The nearest word of giving or getting: above the item, or in a clause on it."""
    for token in item.subtree:
        if token.dep_ in {"relcl", "acl"} and _is_trigger(token):
            return token
    current = item
    for _ in range(_REACH):
        if current.head.i == current.i:
            break
        current = current.head
        if _is_trigger(current):
            return current
        for child in current.children:
            if child.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"} and child.i < item.i and _is_trigger(child):
                return child
    return None


def _is_trigger(token: Token) -> bool:
    verbs, lemma = _verbs(), token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        return lemma in verbs["supply"] or lemma in verbs["receive"]
    return token.pos_ == "NOUN" and any(
        lemma in verbs[c] for c in ("noun_supply", "noun_receive", "noun_deal")
    )


def _sides(
    draft: Draft, sentence: Sentence, trigger: Token, word: str, item: Item
) -> tuple[list[Bearer], list[Bearer]]:
    verbs = _verbs()
    hosts = (trigger, item.token)
    to = [t for h in hosts for t in prep_objects(h, ("to", "for"))]
    to += [c for c in trigger.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    away = [t for h in hosts for t in prep_objects(h, ("from", "by", "with"))]
    doer = _doer(draft, sentence, trigger)
    if word in verbs["receive"] or word in verbs["noun_receive"] or word in verbs["noun_deal"]:
        recipient = doer or _all(draft, sentence, to)
        supplier = _drop(_all(draft, sentence, away), recipient) or _makers(draft, sentence, item)
        return supplier, recipient
    if word in {"arm", "equip", "furnish"}:
        to += objects_of(trigger)
    recipient = _all(draft, sentence, to)
    supplier = _drop(doer or _all(draft, sentence, away), recipient) or _makers(draft, sentence, item)
    return supplier, recipient


def _drop(found: list[Bearer], others: Sequence[Bearer]) -> list[Bearer]:
    codes = {b.who.actor for b in others}
    return [b for b in found if b.who.actor not in codes]


def _others(draft: Draft, sentence: Sentence, taken: Sequence[Bearer]) -> list[Bearer]:
    """Everybody else whom the sentence names, a publisher's own state last."""
    found = [
        Bearer(w, m.start_char, m.end_char)
        for m in draft.mentions.of(sentence)
        if m.kind in {"state", "person", "company", "body", "group", "set"}
        for w in m.who
    ]
    if draft.home is not None:
        extent = sentence.extent
        found.append(Bearer(Who(draft.home), extent.start, extent.end))
    return _drop(found, taken)


def _doer(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    found = _all(draft, sentence, subjects_of(token), loose=False)
    if not found and token.pos_ == "NOUN":
        owners = [c for c in token.children if c.dep_ in {"poss", "amod", "compound"}]
        found = _all(draft, sentence, owners)
        verb = governor(token)
        found = found or ([] if verb is None else _all(draft, sentence, subjects_of(verb), loose=False))
    return found


def _makers(draft: Draft, sentence: Sentence, item: Item) -> list[Bearer]:
    """ "Three Turkish corvettes", "Russian-made tanks": the state whose arms they are."""
    owners = [c for c in item.token.children if c.dep_ in {"amod", "poss", "compound", "nmod"}]
    return _all(draft, sentence, owners)


def _all(
    draft: Draft, sentence: Sentence, tokens: list[Token], *, loose: bool = True
) -> list[Bearer]:
    found: list[Bearer] = []
    for token in tokens:
        for bearer in bearers(draft, sentence, token, loose=loose):
            if all(b.who != bearer.who for b in found):
                found.append(bearer)
    return found


def _proposal(
    draft: Draft, sentence: Sentence, deal: Deal, item: Item, *, alone: bool, first: bool
) -> Proposal:
    parties = [b.party("supplier") for b in deal.supplier] + [b.party("recipient") for b in deal.recipient]
    value, currency = _value(sentence, deal) if alone else (None, None)
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
        trigger_extent=None
        if first
        else Extent(sentence.start_of(item.token), sentence.end_of(item.token)),
        guessed=deal.guessed,
    )


def _quantity(count: Amount | None) -> float | None:
    if count is None or count.low != count.high:
        return None
    return int(count.low) if count.low == int(count.low) else count.low


def _status(deal: Deal) -> Status:
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


def _value(sentence: Sentence, deal: Deal) -> tuple[float | None, str | None]:
    extent = sentence.extent
    sums = find_money(extent.of(sentence.report.text))
    if not sums:
        return None, None
    best = sums[0]
    currency = best.currency
    actors = {b.who.actor for b in (*deal.supplier, *deal.recipient)}
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
