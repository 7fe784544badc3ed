"""Rules made into regular expressions, and found by the words they may begin with.

Owns the form of patterns: ordinary regular expressions in which `{class}` captures a term or a
shape under its own name, `{name:class}` under another, `{:class}` captures nothing, and a space
stands for any white space, " ?" for some or none. What a rule may begin with is read off its
pattern, so that at each word of a text only the few rules are tried that could begin there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.errors import RuleError
from dragoman.rules.times import TimeKnowledge, TimeRule, TimeWord, load_time_knowledge

REFERENCE = re.compile(r"\{(?:(\w*):)?([a-z]\w*)\}")
PIECE = re.compile(
    r"\{[^}]*\}|\(\?(?:P<\w+>|-i:|:)|\(\?(?:!|=|<!|<=)[^)]*\)"
    r"|\)\??|\||['’]?[A-Za-z]+\??|.",
    re.DOTALL,
)
LOOKS = re.compile(r"\(\?<?[!=]")
TOKEN = re.compile(r"[^\W\d_]+|['’‘]?\d+")
LOOK_BACK_CHARS = 40
DIGIT = "#"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule ready to be tried: its expression, what stands before it, classes of its groups."""

    rule: TimeRule
    regex: re.Pattern[str]
    led_by: re.Pattern[str] | None
    not_led_by: re.Pattern[str] | None
    classes: Mapping[str, str]

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The expression that begins at a place, or None."""
        found = self.regex.match(text, start)
        if found is None or found.end() == start:
            return None
        if self.led_by is None and self.not_led_by is None:
            return found
        before = text[max(0, start - LOOK_BACK_CHARS) : start]
        if self.led_by is not None and not self.led_by.search(before):
            return None
        if self.not_led_by is not None and self.not_led_by.search(before):
            return None
        return found


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns, by the lower-case word that can open them ("#" for a digit)."""

    knowledge: TimeKnowledge
    by_opening: Mapping[str, tuple[Pattern, ...]]

    def longest(self, text: str, start: int, opening: str) -> tuple[Pattern, re.Match[str]] | None:
        """The rule with the longest expression that begins at a place; of equals the first."""
        best: tuple[Pattern, re.Match[str]] | None = None
        for pattern in self.by_opening.get(opening, ()):
            found = pattern.match(text, start)
            if found is not None and (best is None or found.end() > best[1].end()):
                best = pattern, found
        return best


@cache
def load_patterns() -> Patterns:
    """The patterns of the rules that come with the program.

    Raises: RuleError for a class that does not exist, or an expression that cannot be compiled.
    """
    return compile_patterns(load_time_knowledge())


def compile_patterns(knowledge: TimeKnowledge) -> Patterns:
    """The patterns of some knowledge."""
    by_opening: dict[str, list[Pattern]] = {}
    for rule in knowledge.rules:
        classes: dict[str, str] = {}
        expanded = expand(rule.pattern, knowledge, classes)
        pattern = Pattern(
            rule=rule,
            regex=_compiled(expanded, rule.id),
            led_by=_lead(rule.led_by, knowledge, rule.id),
            not_led_by=_lead(rule.not_led_by, knowledge, rule.id),
            classes=classes,
        )
        for opening in sorted(openings(rule.pattern, knowledge)):
            by_opening.setdefault(opening, []).append(pattern)
    return Patterns(knowledge, {key: tuple(rows) for key, rows in by_opening.items()})


def expand(pattern: str, knowledge: TimeKnowledge, classes: dict[str, str]) -> str:
    """The pattern as a regular expression; the groups' classes are written into `classes`."""

    def put(found: re.Match[str]) -> str:
        name, cls = found.group(1), found.group(2)
        body = _class_regex(cls, knowledge, classes)
        if name == "":
            return body
        classes[name or cls] = cls
        return f"(?P<{name or cls}>{body})"

    return REFERENCE.sub(put, pattern.replace(" ?", r"\s*").replace(" ", r"\s+"))


def _class_regex(cls: str, knowledge: TimeKnowledge, classes: dict[str, str]) -> str:
    shape = knowledge.shapes.get(cls)
    if shape is not None:
        return f"(?:{expand(shape.pattern, knowledge, classes)})"
    knowledge.terms(cls)
    words = sorted(knowledge.words[cls], key=lambda word: (-len(word.term), word.term))
    # "Sept." may touch what follows, "Sept" may not.
    terms = [_term(word) + ("" if word.term.endswith(".") else r"(?!\w)") for word in words]
    return f"(?:{'|'.join(terms)})"


def _term(word: TimeWord) -> str:
    return _any_case(word.term) if word.letters == "any" else _capital(word.term)


def _any_case(term: str) -> str:
    return re.escape(term).replace(r"\ ", r"\s+")


def _capital(term: str) -> str:
    title = term[:1].upper() + "".join(_either_case(char) for char in term[1:])
    return f"(?-i:{title})" if title[0].isalpha() else _any_case(term)


def _either_case(char: str) -> str:
    if char == " ":
        return r"\s+"
    return f"[{char}{char.upper()}]" if char.isalpha() else re.escape(char)


def _compiled(expression: str, rule: str) -> re.Pattern[str]:
    try:
        return re.compile(expression, re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"time rule {rule}: {error} [rule-pattern]") from error


def _lead(words: str | None, knowledge: TimeKnowledge, rule: str) -> re.Pattern[str] | None:
    if words is None:
        return None
    return _compiled(rf"(?<![\w.])(?:{expand(words, knowledge, {})})\s*$", rule)


def openings(pattern: str, knowledge: TimeKnowledge) -> set[str]:
    """The lower-case words, or "#" and "'", with which an expression of the pattern can begin.

    Example:
        >>> openings("(?:next|last) {unit}", load_time_knowledge()) == {"next", "last"}
        True
    """
    pieces = [
        piece for piece in PIECE.findall(pattern) if not piece.startswith(("(?!", "(?=", "(?<"))
    ]
    words, may_be_empty, _ = _first(pieces, 0, knowledge)
    if may_be_empty:
        raise RuleError(f"a time rule may be empty: {pattern} [rule-pattern]")
    return words


def _first(pieces: list[str], at: int, knowledge: TimeKnowledge) -> tuple[set[str], bool, int]:
    """What the pieces from one on can begin with, whether they may be empty, their end."""
    words: set[str] = set()
    empty = False
    open_so_far = True
    while at < len(pieces) and not pieces[at].startswith(")"):
        piece = pieces[at]
        at += 1
        if piece == "|":
            empty = empty or open_so_far
            open_so_far = True
            continue
        if piece.startswith("(?"):
            inner, inner_empty, at = _first(pieces, at, knowledge)
            optional = at < len(pieces) and pieces[at] == ")?"
            at += 1
        else:
            inner, optional, inner_empty = set(_opening_words(piece, knowledge)), False, False
            if piece == " ":
                continue
            if at < len(pieces) and pieces[at] == "?":
                optional, at = True, at + 1
        if open_so_far:
            words |= inner
            open_so_far = optional or inner_empty
    return words, empty or open_so_far, at


def _opening_words(piece: str, knowledge: TimeKnowledge) -> Iterator[str]:
    found = REFERENCE.fullmatch(piece)
    if found is None:
        yield piece.rstrip("?").lower()
        return
    cls = found.group(2)
    if cls in knowledge.shapes:
        for opening in knowledge.shapes[cls].opens:
            if opening.startswith("@"):
                yield from _opening_words("{" + opening[1:] + "}", knowledge)
            else:
                yield opening
        return
    for term in knowledge.terms(cls):
        first = TOKEN.match(term)
        if first is None:
            raise RuleError(f"class {cls}: {term!r} begins with no letter or digit [time-bad-term]")
        yield opening_of(first.group())


def opening_of(token: str) -> str:
    """The key under which a token of a text opens patterns.

    Example:
        >>> opening_of("20"), opening_of("Tuesday"), opening_of("’90")
        ('#', 'tuesday', "'")
    """
    if token[0].isdigit():
        return DIGIT
    return "'" if token[0] in "'’‘" else token.lower()
