"""Sums: what the arms of a sentence cost, when they come, and on what day they were dealt."""

from collections.abc import Sequence
from datetime import timedelta

from dragoman.coding.deals import Deal
from dragoman.coding.draft import Draft
from dragoman.coding.items import Item
from dragoman.language.build import Sentence
from dragoman.language.tokens import Token
from dragoman.model.values import Amount, Interval
from dragoman.resolve.amounts import find_money, national_currency
from dragoman.resolve.times import TimeMention
from dragoman.rules.lexicons import load_lexicon

_NEAR_WORDS = 12
_SENTENCES_ON = 2
_MONTH = timedelta(days=31)


def sums_by_item(sentence: Sentence, items: Sequence[Item]) -> dict[int, Amount]:
    """Each sum of a sentence with the item it is the price of: the nearest, rather one before it.

    Keys are the indices of the items' head tokens; a sum before a list of items goes to its first.
    """
    if not items:
        return {}
    found: dict[int, Amount] = {}
    base = sentence.extent.start
    for amount in find_money(sentence.extent.of(sentence.report.text)):
        at = _token_at(sentence, base + (amount.start_char or 0))
        if at is None:
            continue
        best = min(items, key=lambda i: (_steps(i.token, at), i.token.i))
        found.setdefault(best.token.i, amount)
    return found


def _token_at(sentence: Sentence, char: int) -> Token | None:
    return next((t for t in sentence.span if sentence.end_of(t) > char), None)


def _steps(item: Token, money: Token) -> int:
    """How far a sum stands from an item; one behind it is nearer than one before it."""
    gap = money.i - item.i
    return gap if gap > 0 else 2 - 2 * gap


def value_of(amount: Amount | None, deal: Deal) -> tuple[float | None, str | None]:
    """The number of a price and its ISO 4217 code, by the parties where the words are open."""
    if amount is None:
        return None, None
    actors = {b.who.actor for b in (*deal.supplier, *deal.recipient)}
    currency = amount.currency or national_currency(amount, actors)
    if currency is None and ("$" in amount.words or "dollar" in amount.words.lower()):
        others = load_lexicon("amounts/dollars")["state"]
        currency = None if actors & others and "USA" not in actors else "USD"
    return (int(amount.low) if amount.low == int(amount.low) else amount.low), currency


def delivery_of(
    draft: Draft, sentence: Sentence, trigger: Token
) -> tuple[Interval | None, frozenset[int]]:
    """When ordered arms will come, here or in the next sentences; and where those times stand."""
    here = _due(draft, sentence, trigger)
    if here:
        return _span(sentence, here), frozenset(t.start_char for t in here)
    fulfil = load_lexicon("arms/words")["fulfil"]
    start = sentence.index + 1
    for after in draft.sentences[start : start + _SENTENCES_ON]:
        told = any(t.lemma_.lower() in fulfil for t in after.span)
        due = _due(draft, after, None) if told else []
        if due:
            return _span(after, due), frozenset()
    return None, frozenset()


def _due(draft: Draft, sentence: Sentence, trigger: Token | None) -> list[TimeMention]:
    """The times to come that stand beside a word of delivery, or are deadlines."""
    words = load_lexicon("arms/words")["delivery"]
    beside = [t for t in sentence.span if t.lemma_.lower() in words]
    if trigger is not None:
        beside.append(trigger)
    found = []
    for time in draft.times_in(sentence):
        interval = time.interval
        if not isinstance(interval, Interval) or time.kind != "date":
            continue
        last = interval.end or interval.start
        if last is None or last <= draft.report.published:
            continue
        at = _token_at(sentence, time.start_char)
        if at is None or _of_signature(at):
            continue
        if time.deadline or any(abs(at.i - b.i) <= _NEAR_WORDS for b in beside):
            found.append(time)
    return found


def _of_signature(time: Token) -> bool:
    """Whether a time to come is that of a signature or a vote, not of a delivery."""
    above = next((t for t in time.ancestors if t.pos_ == "VERB"), None)
    return above is not None and above.lemma_.lower() in load_lexicon("arms/words")["signature"]


def _span(sentence: Sentence, times: Sequence[TimeMention]) -> Interval:
    """From the first of the times to the last; open where only first or last delivery is told."""
    words = load_lexicon("arms/words")
    intervals = [t.interval for t in times if isinstance(t.interval, Interval)]
    starts = [i.start for i in intervals if i.start is not None]
    ends = [i.end for i in intervals if i.end is not None]
    start = min(starts) if len(starts) == len(intervals) else None
    end = max(ends) if len(ends) == len(intervals) else None
    told = {t.lower_ for t in sentence.span}
    if len(times) == 1 and told & words["first"] and not told & words["last"]:
        end = None
    elif len(times) == 1 and told & words["last"] and not told & words["first"]:
        start = None
    first = times[0]
    return Interval(
        start, end, first.words, intervals[0].anchor, first.start_char, times[-1].end_char
    )


def dealt_on(
    draft: Draft, sentence: Sentence, deal: Deal, delivery: Interval | None, due: frozenset[int]
) -> Interval | None:
    """The day of a deal with a delivery to come: a day named besides, else the report's.

    A deal that is only told as a delivery to come, on a day or in a month named, is dated by it, as
    is that of "the ships" told before; else a deadline or a long span tells only when it is done.
    None where the sentence tells no delivery: the dates are then found as for any deed.
    """
    if not due:
        return None
    others = [
        t.interval
        for t in draft.times_in(sentence)
        if t.start_char not in due and t.kind == "date" and isinstance(t.interval, Interval)
    ]
    day = draft.report.published
    past = [i for i in others if i.end is not None and i.end <= day]
    if past:
        return past[0]
    told_before = "last" in deal.guessed and deal.guessed.startswith(("weak", "echo"))
    if deal.word in load_lexicon("arms/words")["delivery"] and (told_before or _short(delivery)):
        return delivery
    return Interval(day, day, "", day)


def _short(delivery: Interval | None) -> bool:
    """Whether a delivery has its first day and its last, a month apart at most."""
    if delivery is None or delivery.start is None or delivery.end is None:
        return False
    return delivery.end - delivery.start <= _MONTH
