"""Forms of English verbs, as far as the patterns need them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATTERNS = Path(__file__).parent / "patterns"
ADVERBS = {"strongly", "publicly", "openly"}
DOUBLED_BASES = {"sit", "set", "let", "cut", "put", "shut", "quit", "begin", "run", "hit", "get"}
DOUBLED_BASES |= {"overrun", "forbid", "swim", "win"}


@dataclass(frozen=True)
class Forms:
    """A verb phrase in the forms that sentences take."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@cache
def irregular() -> dict[str, tuple[str, str]]:
    """Past and participle of verbs that do not follow the rule or double their last letter."""
    with (PATTERNS / "irregular.csv").open(encoding="utf-8") as file:
        return {row["base"]: (row["past"], row["participle"]) for row in csv.DictReader(file)}


def inflect(phrase: str) -> Forms:
    """The forms of a verb phrase given in the base form.

    >>> inflect("cut off aid to {t}").gerund
    'cutting off aid to {t}'
    """
    head, _, rest = phrase.partition(" ")
    if head in ADVERBS:
        inner = inflect(rest)
        words = (inner.base, inner.third, inner.past, inner.participle, inner.gerund)
        return Forms(*(f"{head} {form}" for form in words))
    past, participle = irregular().get(head, (regular_past(head), regular_past(head)))
    verbs = (head, third_person(head), past, participle, gerund(head, past))
    return Forms(*(f"{verb} {rest}" for verb in verbs))


def third_person(head: str) -> str:
    """The form with he, she or it."""
    if re.search(r"[^aeiou]y$", head):
        return head[:-1] + "ies"
    return head + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", head) else "s")


def regular_past(head: str) -> str:
    """The past of a verb that follows the rule."""
    if head.endswith("e"):
        return head + "d"
    return head[:-1] + "ied" if re.search(r"[^aeiou]y$", head) else head + "ed"


def gerund(head: str, past: str) -> str:
    """The form in -ing; the last letter is doubled where the past doubles it."""
    if head.endswith("e") and not head.endswith("ee") and head != "be":
        return head[:-1] + "ing"
    if past == head + head[-1] + "ed" or head in DOUBLED_BASES:
        return head + head[-1] + "ing"
    return head + "ing"
