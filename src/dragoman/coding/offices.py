"""Offices: one record for each named person with a title beside the name."""

from collections.abc import Iterator

from dragoman.coding.draft import Draft
from dragoman.coding.proposals import Proposal
from dragoman.language.mentions import Office
from dragoman.language.persons import last_word
from dragoman.model.records import Details
from dragoman.model.text import Extent
from dragoman.model.values import Party


def code_offices(draft: Draft) -> Iterator[Proposal]:
    """The offices of a report, the fullest statement of each kept with all its sentences."""
    groups: dict[tuple[str, str, str], list[Office]] = {}
    for office in draft.mentions.offices:
        key = (last_word(office.who.name or ""), office.who.actor, _head(office.title))
        groups.setdefault(key, []).append(office)
    for same in groups.values():
        yield _proposal(same)


def _head(title: str) -> str:
    """What two wordings of one office share: the words before "of", lower case, without small words."""
    plain = title.lower().replace("-", " ").split(" of ")[0].split(" for ")[0]
    return " ".join(sorted(w for w in plain.split() if w not in {"the", "a", "an", "prime"}))[-40:]


def _proposal(same: list[Office]) -> Proposal:
    best = max(same, key=lambda o: (len(o.who.name or ""), -o.start_char))
    first = min(same, key=lambda o: o.start_char)
    anchor = first.sentence.span.root
    party = Party(
        "holder", best.who.actor, best.who.name, best.title, None, best.start_char, best.end_char
    )
    return Proposal(
        kind="office",
        type=best.title,
        parties=(party,),
        status="actual",
        sentence=first.sentence,
        anchor=anchor,
        rule=best.rule,
        details=Details(until=any(o.until for o in same)),
        dateless=True,
        extra=tuple(o.sentence for o in same if o.sentence is not first.sentence),
        trigger_extent=Extent(first.start_char, first.end_char),
    )
