"""Transfers: arms sold, given, ordered, delivered, with item, quantity, value and delivery."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.deals import Deal, Last, deals_of, verbs
from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor
from dragoman.coding.items import Item, find_echoes, find_items
from dragoman.coding.proposals import Proposal
from dragoman.coding.sides import each_once
from dragoman.coding.sums import dealt_on, delivery_of, sums_by_item, value_of
from dragoman.coding.training import code_training
from dragoman.language.build import Sentence
from dragoman.language.stance import stance_of
from dragoman.language.tokens import Token
from dragoman.model.records import Details, Status
from dragoman.model.text import Extent
from dragoman.model.values import Amount

_ECHO_SENTENCES = 2
_REACH = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMED = frozenset({"person", "company", "body", "organisation", "media"})
_NAMES = frozenset({"name", "person", "body"})


def code_transfers(draft: Draft) -> Iterator[Proposal]:
    """One transfer for each item that changes hands, and the contract an order stands under."""
    for deal in _transfers(draft):
        yield deal
        yield from _contract(deal)


def _transfers(draft: Draft) -> Iterator[Proposal]:
    last = Last()
    before: tuple[int, Item] | None = None
    for sentence in draft.sentences:
        named = list(find_items(sentence, _names(draft, sentence)))
        clear = [i for i in named if not i.weak]
        items = named
        model = items[0] if items else None if before is None else before[1]
        if model is not None and (items or _recent(sentence, before)):
            used = {t.i for i in named for t in i.token.subtree if t.i <= i.token.i}
            items = [*items, *find_echoes(sentence, model, used)]
        yield from _of_sentence(draft, sentence, items, last)
        yield from code_training(draft, sentence, last)
        if clear or named:
            before = (sentence.index, (clear or named)[-1])


def _contract(deal: Proposal) -> Iterator[Proposal]:
    """The contract with a firm, or for a sum, that an order of arms is."""
    firm = any(p.role == "supplier" and p.name is not None for p in deal.parties)
    if deal.anchor.lemma_.lower() not in verbs()["contract"]:
        return
    if firm or deal.details.value is not None:
        yield replace(
            deal,
            kind="agreement",
            type="contract",
            parties=tuple(replace(p, role="party") for p in deal.parties),
            rule="agreement.of_transfer",
            details=Details(subject=deal.details.item),
            status=stance_of(deal.anchor).status,
        )


def _names(draft: Draft, sentence: Sentence) -> frozenset[int]:
    """The tokens of names of persons, firms, bodies: "Raytheon Missile Systems"."""
    mentions = [m for m in draft.mentions.of(sentence) if m.kind in _NAMED and m.form in _NAMES]
    return frozenset(i for m in mentions for i in range(m.start, m.end))


def _recent(sentence: Sentence, before: tuple[int, Item] | None) -> bool:
    return before is not None and sentence.index - before[0] <= _ECHO_SENTENCES


def _of_sentence(
    draft: Draft, sentence: Sentence, items: Sequence[Item], last: Last
) -> Iterator[Proposal]:
    sums = sums_by_item(sentence, items)
    told: set[int] = set()
    together: dict[int, list[tuple[Item, Deal]]] = {}
    for item in items:
        for number, deal in enumerate(deals_of(draft, sentence, item, last)):
            price = sums.get(item.token.i)
            whole = number > 0 or item.part is None
            first = deal.trigger.i not in told
            told.add(deal.trigger.i)
            yield _proposal(draft, sentence, deal, item, price, whole=whole, first=first)
            if number == 0 and item.part is not None:
                yield _order(draft, sentence, deal, item, price)
            together.setdefault(deal.trigger.i, []).append((item, deal))
    for group in together.values():
        yield from _total(draft, sentence, group, sums)


def _order(
    draft: Draft, sentence: Sentence, deal: Deal, item: Item, price: Amount | None
) -> Proposal:
    """The whole order of which a part is delivered: "the first 40 of 140 tanks"."""
    made = _proposal(draft, sentence, deal, item, price, whole=True, first=False)
    return replace(made, status="planned", rule="transfer.whole")


def _total(
    draft: Draft, sentence: Sentence, group: Sequence[tuple[Item, Deal]], sums: dict[int, Amount]
) -> Iterator[Proposal]:
    """Several weapons under one sum are one transfer of all besides: the total counts.

    A package that holds them is that transfer already.
    """
    items = [i for i, _ in group if not i.echo]
    priced = [sums[i.token.i] for i in items if i.token.i in sums]
    package = any(i.token.i == deal.trigger.i for i, deal in group)
    if package or len({i.token.i for i in items}) < 2 or len(priced) != 1:
        return
    first, final = items[0], items[-1]
    words = ", ".join(dict.fromkeys(i.words for i in items))
    types = {i.type for i in items}
    kind = first.type if len(types) == 1 else "other"
    item = replace(first, type=kind, words=words, count=None, part=None)
    made = _proposal(draft, sentence, group[0][1], item, priced[0], whole=True, first=False)
    extent = Extent(sentence.start_of(first.token), sentence.end_of(final.token))
    yield replace(made, rule="transfer.total", trigger_extent=extent)


def _proposal(
    draft: Draft, sentence: Sentence, deal: Deal, item: Item, price: Amount | None,
    *, whole: bool, first: bool,
) -> Proposal:  # fmt: skip
    parties = [b.party("supplier") for b in each_once(deal.supplier)]
    parties += [b.party("recipient") for b in each_once(deal.recipient)]
    value, currency = value_of(price, deal)
    status = _status(deal)
    delivery, due = (
        (None, frozenset[int]())
        if status == "actual"
        else delivery_of(draft, sentence, deal.trigger)
    )
    details = Details(
        item=item.words,
        terms=_terms(deal.word, item.words, value),
        quantity=_quantity(item.count if whole else item.part),
        value=value,
        currency=currency,
        delivery=delivery,
    )
    own = Extent(sentence.start_of(item.token), sentence.end_of(item.token))
    return Proposal(
        kind="transfer",
        type=item.type,
        parties=tuple(parties),
        status=status,
        sentence=sentence,
        anchor=deal.trigger,
        rule=f"transfer.{deal.word}",
        details=details,
        date=dealt_on(draft, sentence, deal, delivery, due),
        trigger_extent=None if first else own,
        guessed=deal.guessed,
    )


def _quantity(count: Amount | None) -> float | None:
    if count is None or count.low != count.high:
        return None
    return int(count.low) if count.low == int(count.low) else count.low


def _status(deal: Deal) -> Status:
    """As the trigger tells it, but what is offered is possible, and what is ordered planned."""
    status, words = stance_of(deal.trigger).status, verbs()
    lemmas = {t.lemma_.lower() for t in (deal.trigger, *_above(deal.trigger))}
    if status == "possible" and lemmas & words["intended"]:
        return "planned"
    if status in {"actual", "planned"} and lemmas & words["tentative"] and "exercise" not in lemmas:
        return "possible"
    if _provided(deal):
        return status
    ordered = deal.word in words["ordered"] or (deal.word in words["soon"] and _under_way(deal))
    if status == "actual" and (lemmas & words["firm"] or ordered):
        return "planned"
    return status


def _above(trigger: Token) -> Iterator[Token]:
    """The words over a trigger, up to another clause of the sentence, or to the thanks for it."""
    current = trigger
    for _ in range(_REACH):
        apart = current.dep_ == "conj" and any(c.dep_ in _SUBJECTS for c in current.children)
        if apart or current.head.i == current.i or current.lemma_.lower() in verbs()["thanks"]:
            return
        current = current.head
        yield current


def _under_way(deal: Deal) -> bool:
    """As in "is selling", said of what is decided."""
    helpers = {c.lower_ for c in deal.trigger.children if c.dep_ == "aux"}
    return deal.trigger.tag_ == "VBG" and not helpers.isdisjoint({"is", "are", "am", "'s", "'re"})


def _provided(deal: Deal) -> bool:
    """As in "provided a package", which is done where a package announced is not."""
    verb = governor(deal.trigger) if deal.trigger.pos_ == "NOUN" else None
    return verb is not None and verb.tag_ in {"VBD", "VBN"} and verb.lemma_ in verbs()["provides"]


def _terms(word: str, item: str, value: float | None) -> str | None:
    words = verbs()
    if word in words["loan"]:
        return "loan"
    given = word in words["gift"] or any(w in item.lower() for w in words["gift_item"])
    if given and word not in words["with_object"]:
        return "gift"
    sold = words["sale"] | words["awards"] | words["wins"]
    return "sale" if value is not None or word in sold else "gift" if given else None
