"""The small words about an expression: "since", "by", "from … to", as regular expressions.

The words stand in `rules/data/time/words.csv`; what they do to a meaning, in `times_join`.
"""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.rules.times import TimeKnowledge, load_time_knowledge

DASH = "[-‐‑‒–—−]"


@dataclass(frozen=True, slots=True)
class Leads:
    """What may stand before an expression, after it, or between two.

    `since`, `start` ("from"), `by`, `until`, `before` and `between` are searched in the words
    before it, `onwards` and `to_now` ("– present") matched after it, `to` and `and_` against all
    that stands between two, `list_` against what stands between the dates of a list, `opening`
    against the rest of a sentence, or two, and the preposition that opens the next.
    """

    since: re.Pattern[str]
    start: re.Pattern[str]
    by: re.Pattern[str]
    until: re.Pattern[str]
    before: re.Pattern[str]
    between: re.Pattern[str]
    onwards: re.Pattern[str]
    to: re.Pattern[str]
    and_: re.Pattern[str]
    to_now: re.Pattern[str]
    list_: re.Pattern[str]
    opening: re.Pattern[str]


@cache
def leads() -> Leads:
    """The small words that come with the program.

    Example:
        >>> bool(leads().since.search("They have been allies since about "))
        True
    """
    knowledge = load_time_knowledge()
    filler = rf"(?:(?:{any_of(knowledge, 'lead_filler')})\s+)*$"

    def lead(cls: str) -> re.Pattern[str]:
        return _compiled(rf"(?<!\w)(?:{any_of(knowledge, cls)})\s+{filler}")

    ranged = any_of(knowledge, "range_word")
    until = any_of(knowledge, "lead_until")
    # "Through June" ends there, "through the winter" does not.
    through = any_of(knowledge, "lead_through")
    return Leads(
        since=lead("lead_since"),
        start=lead("lead_from"),
        by=lead("lead_by"),
        until=_compiled(rf"(?<!\w)(?:(?:{until})\s+{filler}|(?:{through})\s+$)"),
        before=lead("lead_before"),
        between=lead("lead_between"),
        onwards=_compiled(
            rf"\s+(?:{any_of(knowledge, 'onwards')})(?=[\s,.;]|$)(?!\s+(?:the|a|an)\s)"
        ),
        to=_compiled(rf"\s*,?\s*(?:(?:{ranged})\s+|{DASH}\s*)(?:the\s+)?"),
        and_=_compiled(r"\s*,?\s+and\s+(?:the\s+)?"),
        to_now=_compiled(
            rf"(?:\s*{DASH}\s*|\s+(?:{ranged})\s+(?:the\s+)?)"
            rf"(?:{any_of(knowledge, 'range_now')})(?!\w)"
        ),
        list_=_compiled(r"\s*,?\s*(?:and|or)\s+(?:(?:on|in)\s+)?|\s*,\s*"),
        opening=re.compile(
            r"[^\n]{0,350}[.!?][\"”’')]*[^\S\n]+(?:[-–•]\s+)?"
            rf"(?i:(?:on|{any_of(knowledge, 'year_lead')})\s+)"
        ),
    )


def any_of(knowledge: TimeKnowledge, cls: str) -> str:
    """The terms of a class as alternatives, the longest first."""
    terms = sorted(knowledge.terms(cls), key=len, reverse=True)
    return "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in terms)


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
