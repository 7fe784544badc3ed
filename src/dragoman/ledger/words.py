"""Full text: which reports hold some words, in the dialect of the database; case and accents do not
matter in SQLite.
"""

import re
import unicodedata
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from dragoman.errors import QueryError
from dragoman.ledger.tables import reports
from dragoman.model.text import Report

_WORD = re.compile(r"\w+")


def words_in(text: str) -> list[str]:
    """The words of a text, in small letters without accents.

    Example:
        >>> words_in("Erdoğan, in Kuala Lumpur")
        ['erdogan', 'in', 'kuala', 'lumpur']
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def find_reports(connection: Connection, text: str, until: date | None, limit: int) -> list[Report]:
    """The reports that hold all the words, the latest first.

    Raises: QueryError if there is no word.
    """
    chosen = sa.select(reports).where(holds(connection, text))
    if until is not None:
        chosen = chosen.where(reports.c.published <= until)
    ordered = chosen.order_by(reports.c.published.desc(), reports.c.id).limit(limit)
    return [report_of(row) for row in connection.execute(ordered).mappings()]


def matching_reports(connection: Connection, text: str) -> sa.Select[tuple[str]]:
    """The ids of the reports that hold all the words of a text, as a query to build on.

    Raises: QueryError if it has no word.
    """
    return sa.select(reports.c.id).where(holds(connection, text))


def holds(connection: Connection, text: str) -> sa.ColumnElement[bool]:
    """The condition on `reports` that title and text hold all words of a text; quoted words as a
    phrase.

    Raises: QueryError if it has no word.
    """
    if connection.dialect.name == "sqlite":
        found = sa.text("SELECT rowid FROM report_words WHERE report_words MATCH :asked")
        return reports.c.n.in_(
            found.bindparams(asked=match_expression(text)).columns(sa.column("rowid", sa.Integer))
        )
    if not _WORD.search(text):
        raise QueryError(f"no word to search for in {text!r}")
    asked = sa.func.websearch_to_tsquery(sa.text("'simple'"), text)
    return sa.literal_column(SERVER_VECTOR).op("@@", is_comparison=True)(asked)


SERVER_VECTOR = (
    "to_tsvector('simple', coalesce(reports.title, '') || ' ' || left(reports.text, 200000))"
)


def match_expression(text: str) -> str:
    """What FTS5 is asked: every word or quoted phrase, none of them read as an operator.

    Example:
        >>> match_expression('visit "prime minister"')
        '"visit" "prime minister"'
    """
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', text)]
    worded = [" ".join(_WORD.findall(part)) for part in parts]
    if not any(worded):
        raise QueryError(f"no word to search for in {text!r}")
    return " ".join(f'"{words}"' for words in worded if words)


def report_of(row: RowMapping) -> Report:
    """The report of a row of the table."""
    return Report(
        published=row["published"],
        text=row["text"],
        title=row["title"],
        source=row["source"],
        url=row["url"],
        name=row["name"],
    )
