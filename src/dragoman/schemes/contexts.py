"""Contexts of a record: from the words of its evidence, and those that its kind brings
(CODEBOOK 4).
"""

from collections.abc import Iterator
from functools import cache

from dragoman.model.records import Record
from dragoman.rules.lexicons import load_lexicon
from dragoman.rules.schemes import CONTEXTS
from dragoman.schemes.codes import sectors
from dragoman.schemes.words import Phrases, compile_phrases

# A general word gives way to the narrower one beside it (CODEBOOK 4, notes).
_YIELDS = {
    "crime": frozenset({"illegal_drugs", "trafficking", "corruption", "terrorism"}),
    "migration": frozenset({"asylum"}),
}


@cache
def _lexicon(name: str) -> Phrases:
    classes = load_lexicon(f"schemes/{name}")
    return compile_phrases((t, c) for c in sorted(classes) for t in sorted(classes[c]))


def find_contexts(record: Record, words: str) -> tuple[tuple[str, str], ...]:
    """The contexts of a record in the codebook's order, each with the words or the reason that
    gave it.

    `words` are the evidence of the record, never the whole report. The coder's own contexts,
    where it set
    any, stand in place of the lexicon's.
    """
    found: dict[str, str] = {}
    if record.details.contexts:
        found.update((context, "coded") for context in record.details.contexts)
    else:
        for phrase, context in _lexicon("contexts").find(words):
            found.setdefault(context, phrase)
        for broad, narrow in _YIELDS.items():
            if broad in found and narrow & found.keys():
                del found[broad]
    for context in _defaults(record, words):
        found.setdefault(context, f"kind {record.kind}")
    return tuple((context, found[context]) for context in CONTEXTS if context in found)


def is_sold(record: Record, words: str) -> bool:
    """Whether a transfer is told of as bought or sold: by its terms, its value or buying words."""
    if record.details.terms is not None:
        return record.details.terms == "sale"
    if record.details.value is not None:
        return True
    return any(meaning == "sale" for _, meaning in _lexicon("terms").find(words))


def is_given(record: Record, words: str) -> bool:
    """Whether a transfer is told of as given, and not as sold."""
    if record.details.terms is not None:
        return record.details.terms == "gift"
    if is_sold(record, words):
        return False
    return any(meaning == "gift" for _, meaning in _lexicon("terms").find(words))


def is_appeal(words: str) -> bool:
    """Whether the first asking word is one of appeal and not of demand (CODEBOOK 10.1).

    Example:
        >>> is_appeal("Chile urged Peru to talk"), is_appeal("Chile demanded talks")
        (True, False)
    """
    first = next(iter(_lexicon("requests").find(words)), None)
    return first is not None and first[1] == "appeal"


def _defaults(record: Record, words: str) -> Iterator[str]:
    if record.kind == "transfer":
        yield "military"
        if is_sold(record, words):
            yield "economic"
    elif record.kind == "tie":
        yield "diplomatic"
        if record.type in ("alliance", "defence cooperation"):
            yield "military"
        if record.type == "free trade":
            yield "economic"
    elif record.kind == "agreement" and record.type in ("loan", "contract"):
        yield "economic"
    elif record.kind in ("meeting", "visit"):
        yield "diplomatic"
        of_parties = {sector for party in record.parties for sector in sectors(party)}
        if "MIL" in of_parties:
            yield "military"
        if "SPY" in of_parties:
            yield "intelligence"
