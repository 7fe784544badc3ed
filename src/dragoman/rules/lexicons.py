"""Word lists as data: CSV files of `term,class,source`, sorted and free of duplicates."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError

COLUMNS = ["term", "class", "source"]

Lexicon = Mapping[str, frozenset[str]]


@cache
def load_lexicon(name: str, folder: Path = RULES_FOLDER) -> Lexicon:
    """The classes of one lexicon (`language/titles` for `language/titles.csv`), each a set of
    terms.

    Raises: RuleError, with file and line, for a wrong header, an empty or a repeated term.

    Example:
        >>> "minister" in load_lexicon("language/titles")["head"]
        True
    """
    path = folder / f"{name}.csv"
    classes: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        if next(rows, None) != COLUMNS:
            raise RuleError(f"{path}:1: the header must be {','.join(COLUMNS)}")
        for number, row in enumerate(rows, start=2):
            if len(row) != len(COLUMNS) or not all(cell.strip() for cell in row):
                raise RuleError(f"{path}:{number}: a row needs a term, a class and a source")
            terms = classes.setdefault(row[1], set())
            if row[0] in terms:
                raise RuleError(f"{path}:{number}: {row[0]!r} stands in class {row[1]!r} twice")
            terms.add(row[0])
    return MappingProxyType({key: frozenset(terms) for key, terms in classes.items()})


@cache
def load_terms(name: str, folder: Path = RULES_FOLDER) -> Mapping[str, frozenset[str]]:
    """The same the other way round: the classes of each term.

    Example:
        >>> sorted(load_terms("language/titles")["minister"])
        ['head', 'speaks_for']
    """
    found: dict[str, set[str]] = {}
    for key, terms in load_lexicon(name, folder).items():
        for term in terms:
            found.setdefault(term, set()).add(key)
    return MappingProxyType({term: frozenset(keys) for term, keys in found.items()})
