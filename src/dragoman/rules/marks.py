"""Marks in examples of rules: "[SRC Japan] [EVT promised] [TAR Fiji] a pact on [TIME Tuesday]."

The names are those of the field's own gold records. Nothing is forgiven: a bracket left open, an
unknown name, a mark inside a mark or an empty one is an error, and so is a sentence without exactly
one EVT.
"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.errors import RuleError

MarkName = Literal["SRC", "EVT", "TAR", "TIME"]
NAMES: tuple[str, ...] = get_args(MarkName)

_MARK = re.compile(r"\[([A-Z]+) ([^\[\]]*[^\[\]\s])\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of the plain sentence, half-open."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and where they stood."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def event(self) -> Mark:
        """The one mark that names the deed."""
        return next(mark for mark in self.marks if mark.name == "EVT")

    def touches(self, name: MarkName, start: int, end: int) -> bool:
        """Whether a stretch of the plain sentence lies in part in a mark of this name."""
        return any(m.name == name and m.start < end and start < m.end for m in self.marks)


def parse_marks(text: str) -> Marked:
    """Take the marks out of a sentence.

    Raises: RuleError for a mark that is not closed, empty or of an unknown name, and for a sentence
        without exactly one EVT.

    Example:
        >>> parse_marks("[SRC Chad] [EVT thanked] [TAR Peru].").text
        'Chad thanked Peru.'
    """
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        name, words = match.groups()
        if name not in NAMES:
            raise RuleError(f"[mark-unknown] {name!r} is none of {', '.join(NAMES)}: {text!r}")
        marks.append(Mark(name, len(plain), len(plain) + len(words)))
        plain += words
        last = match.end()
    plain += text[last:]
    if "[" in plain or "]" in plain:
        raise RuleError(f"[mark-not-closed] a bracket stands alone, or its mark is empty: {text!r}")
    events = sum(mark.name == "EVT" for mark in marks)
    if events != 1:
        raise RuleError(f"[mark-no-event] {events} EVT marks, wanted is one: {text!r}")
    return Marked(plain, tuple(marks))
