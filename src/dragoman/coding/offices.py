"""Offices: one record for each named person with a title beside the name."""

from collections.abc import Iterator

from dragoman.coding.draft import Draft
from dragoman.coding.proposals import Proposal
from dragoman.language.mentions import Office
from dragoman.model.records import Details
from dragoman.model.text import Extent
from dragoman.model.values import Party
from dragoman.rules.lexicons import load_lexicon


def code_offices(draft: Draft) -> Iterator[Proposal]:
    """The offices of a report: one for each person, and one more for what they were before."""
    groups: dict[tuple[str | None, str, bool], list[Office]] = {}
    for office in draft.mentions.offices:
        groups.setdefault((office.who.name, office.who.actor, office.until), []).append(office)
    for same in groups.values():
        yield _proposal(same)


def _proposal(same: list[Office]) -> Proposal:
    first = min(same, key=lambda o: o.start_char)
    best = min(same, key=lambda o: (_is_rank(o.title), o.start_char))
    party = Party(
        "holder", best.who.actor, best.who.name, best.title, None, best.start_char, best.end_char
    )
    return Proposal(
        kind="office",
        type=best.title,
        parties=(party,),
        status="actual",
        sentence=first.sentence,
        anchor=first.sentence.span.root,
        rule=best.rule,
        details=Details(until=best.until),
        dateless=True,
        extra=tuple(dict.fromkeys(o.sentence for o in same if o.sentence is not first.sentence)),
        trigger_extent=Extent(first.start_char, first.end_char),
    )


def _is_rank(title: str) -> bool:
    """Whether a title says no more than a rank or a form of address."""
    titles = load_lexicon("language/titles")
    return title.lower() in titles["rank"] | titles["honorific"] | {
        "general",
        "leader",
        "minister",
        "chief",
    }
