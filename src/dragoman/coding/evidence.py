"""Evidence: which words of the report state a record and each of its fields, and who tells it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.coding.dates import Dated
from dragoman.coding.draft import Draft
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence
from dragoman.language.speakers import attribution
from dragoman.model.records import Details, FieldEvidence
from dragoman.model.text import Evidence, quote

# What one side says of another's deed is only passed on; what it says of its own is told.
_CLAIMABLE = {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"}
_IN_WORDS = ("item", "subject", "issue")
_IN_SENTENCE = ("terms", "quantity", "value", "currency", "change", "until")


@dataclass(frozen=True, slots=True)
class Teller:
    """Who the text gives as its source, as named there, and the actor behind."""

    words: str
    actor: str | None


def sentence_evidence(draft: Draft, sentence: Sentence) -> Evidence:
    """A whole sentence as evidence."""
    extent = sentence.extent
    return quote(draft.report.text, extent.start, extent.end)


def told_by(draft: Draft, proposal: Proposal) -> Teller | None:
    """Who tells the deed, where the text passes on what somebody says."""
    mention = attribution(draft.mentions, proposal.sentence, proposal.anchor)
    if mention is None:
        return None
    words = draft.report.text[mention.start_char : mention.end_char]
    return Teller(words, mention.who[0].actor if mention.who else None)


def claimed(proposal: Proposal, teller: Teller | None) -> Details:
    """The details, with the actor whose claim of another's act of conflict is passed on."""
    if teller is None or teller.actor is None or proposal.type not in _CLAIMABLE:
        return proposal.details
    if teller.actor in proposal.side("source"):
        return proposal.details
    return replace(proposal.details, claimed_by=teller.actor)


def field_evidence(draft: Draft, proposal: Proposal, dated: Dated) -> Iterator[FieldEvidence]:
    """The evidence of each field that has a value; how a value was reached stands beside it."""
    text = draft.report.text
    trigger = quote(text, proposal.trigger.start, proposal.trigger.end)
    yield FieldEvidence("type", trigger, f"rule {proposal.rule}")
    yield FieldEvidence("status", trigger, f"cue {proposal.cue!r}" if proposal.cue else "")
    interval = dated.interval
    if interval is not None and interval.start_char is not None and interval.end_char is not None:
        words = quote(text, interval.start_char, interval.end_char)
        yield FieldEvidence("date", words, dated.reasoning)
    elif interval is not None:
        yield FieldEvidence("date", trigger, dated.reasoning)
    for number, party in enumerate(proposal.parties):
        if party.start_char is None or party.end_char is None:
            continue
        named = quote(text, party.start_char, party.end_char)
        yield FieldEvidence(f"parties.{number}.actor", named)
        if party.name is not None:
            yield FieldEvidence(f"parties.{number}.name", named)
    place = proposal.place
    if place is not None and place.start_char is not None and place.end_char is not None:
        yield FieldEvidence("place", quote(text, place.start_char, place.end_char))
    yield from _of_details(draft, proposal)


def _of_details(draft: Draft, proposal: Proposal) -> Iterator[FieldEvidence]:
    details, sentence = proposal.details, sentence_evidence(draft, proposal.sentence)
    for name in _IN_WORDS:
        words = getattr(details, name)
        at = -1 if words is None else sentence.quote.find(words)
        if at >= 0:
            start = sentence.start + at
            found = quote(draft.report.text, start, start + len(words))
            yield FieldEvidence(f"details.{name}", found)
    for name in _IN_SENTENCE:
        if getattr(details, name) is not None:
            yield FieldEvidence(f"details.{name}", sentence)
    delivery = details.delivery
    if delivery is not None and delivery.start_char is not None and delivery.end_char is not None:
        words = quote(draft.report.text, delivery.start_char, delivery.end_char)
        yield FieldEvidence("details.delivery", words, f"told as {delivery.words!r}")
