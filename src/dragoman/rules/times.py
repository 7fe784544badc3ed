"""The knowledge about time words, loaded and checked: word classes, normal values, shapes, rules.

Owns `rules/data/time/`. Three kinds of knowledge stand apart and are joined by name: `words.csv`
says which terms stand for which name, `values.csv` what a name is worth, `rules*.toml` how terms
make expressions. What an expression means is reckoned elsewhere (`resolve/times_*.py`).
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError

TIME_FOLDER = RULES_FOLDER / "time"
WORDS_FILE, VALUES_FILE, SHAPES_FILE = "words.csv", "values.csv", "shapes.toml"
RULE_FILES = "rules*.toml"

Model = TypeVar("Model", bound=BaseModel)
Kind = Literal["date", "duration", "set", "time"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TimeWord(_Row):
    """A term of a word class; `letters` is "capital" where only the capitalised word counts."""

    cls: str = Field(alias="class")
    term: str = Field(min_length=1)
    name: str = Field(min_length=1)
    letters: Literal["any", "capital"]
    source: str = Field(min_length=1)


class TimeValue(_Row):
    """What a name of a word class is worth: a number, a month and day, a span of days."""

    cls: str = Field(alias="class")
    name: str
    value: str
    source: str = Field(min_length=1)


class TimeShape(_Row):
    """A pattern for what no list can hold; `opens` says how it may begin ("#": a digit)."""

    name: str
    pattern: str
    opens: tuple[str, ...]


class TimeExample(_Row):
    """A sentence with the expression in square brackets, and the days it must give."""

    text: str
    published: date
    start: date | None = None
    end: date | None = None
    unresolved: bool = False


class TimeCounter(_Row):
    """A sentence in which the rule must see nothing, and why."""

    text: str
    why: str
    published: date = date(2024, 8, 20)


class TimeRule(_Row):
    """How terms make an expression, and which function of `resolve` reckons it.

    `led_by` must match just before the expression, `not_led_by` must not.
    """

    id: str
    pattern: str
    means: str
    kind: Kind = "date"
    settings: dict[str, int | str] = Field(default_factory=dict, alias="with")
    led_by: str | None = None
    not_led_by: str | None = None
    example: tuple[TimeExample, ...] = Field(min_length=1)
    counter: tuple[TimeCounter, ...] = Field(min_length=1)


class _ShapeFile(_Row):
    shape: tuple[TimeShape, ...]


class _RuleFile(_Row):
    rule: tuple[TimeRule, ...]


@dataclass(frozen=True, slots=True)
class TimeKnowledge:
    """All that is known about time words.

    `words`: class -> its terms; `values`: (class, name) -> value; `names`: (class, term) -> name.
    """

    words: dict[str, tuple[TimeWord, ...]]
    values: dict[tuple[str, str], str]
    shapes: dict[str, TimeShape]
    rules: tuple[TimeRule, ...]
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def terms(self, cls: str) -> tuple[str, ...]:
        """The terms of a class, in the order of the file.

        Raises: RuleError where no list has the class.
        """
        if cls not in self.words:
            raise RuleError(f"{WORDS_FILE}: no class {cls!r} [time-unknown-class]")
        return tuple(word.term for word in self.words[cls])

    def value(self, cls: str, term: str) -> str | None:
        """The normal value of a term, or None where its class has none.

        Example:
            >>> load_time_knowledge().value("month", "sept.")
            '9'
        """
        name = self.names.get((cls, " ".join(term.lower().split())))
        return None if name is None else self.values.get((cls, name))


@cache
def load_time_knowledge(folder: Path = TIME_FOLDER) -> TimeKnowledge:
    """Read and check the files of a folder; the same object each time.

    Raises: RuleError, which names the file and the line or the rule.
    """
    words: dict[str, list[TimeWord]] = {}
    names: dict[tuple[str, str], str] = {}
    for line, row in _rows(folder / WORDS_FILE):
        word = _checked(TimeWord, row, f"{WORDS_FILE}, line {line}")
        if (word.cls, word.term) in names:
            raise RuleError(
                f"{WORDS_FILE}, line {line}: {word.term!r} stands twice in class {word.cls!r} "
                "[time-double-term]: drop one"
            )
        names[word.cls, word.term] = word.name
        words.setdefault(word.cls, []).append(word)
    values = _values(folder, {(cls, name) for (cls, _), name in names.items()})
    shapes = _checked(_ShapeFile, _toml(folder / SHAPES_FILE), SHAPES_FILE).shape
    return TimeKnowledge(
        words={cls: tuple(rows) for cls, rows in words.items()},
        values=values,
        shapes={shape.name: shape for shape in shapes},
        rules=tuple(_rules(folder)),
        names=names,
    )


def _values(folder: Path, named: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    values: dict[tuple[str, str], str] = {}
    for line, row in _rows(folder / VALUES_FILE):
        value = _checked(TimeValue, row, f"{VALUES_FILE}, line {line}")
        key = (value.cls, value.name)
        if key in values or key not in named:
            wrong = "stands twice" if key in values else f"is no name in {WORDS_FILE}"
            raise RuleError(f"{VALUES_FILE}, line {line}: {value.name!r} {wrong} [time-bad-value]")
        values[key] = value.value
    return values


def _rules(folder: Path) -> Iterator[TimeRule]:
    seen: set[str] = set()
    for path in sorted(folder.glob(RULE_FILES)):
        for rule in _checked(_RuleFile, _toml(path), path.name).rule:
            if rule.id in seen:
                raise RuleError(f"{path.name}: the id {rule.id!r} stands twice [time-double-rule]")
            seen.add(rule.id)
            yield rule


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from enumerate(csv.DictReader(file), start=2)
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror})") from error


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror})") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path.name}: not TOML: {error}") from error


def _checked(model: type[Model], plain: object, where: str) -> Model:
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(step) for step in first["loc"])
        raise RuleError(f"{where}: {at}: {first['msg']}") from error
