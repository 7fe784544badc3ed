"""Full text: which reports hold some words, in the dialect of the database; case and accents do not
matter in SQLite.
"""

import re
import unicodedata
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from dragoman.errors import QueryError
from dragoman.ledger.tables import entries, reports
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
    latest_first = (reports.c.published.desc(), reports.c.id)
    chosen = sa.select(reports.c.id).where(holds(connection, text))
    if until is not None:
        chosen = chosen.where(reports.c.published <= until)
    chosen = chosen.order_by(*latest_first).limit(limit)
    whole = sa.select(reports).where(reports.c.id.in_(chosen)).order_by(*latest_first)
    return [report_of(row) for row in connection.execute(whole).mappings()]


def holds(connection: Connection, text: str) -> sa.ColumnElement[bool]:
    """The condition on `reports` that title and text hold all words; quoted words as a phrase.

    Raises: QueryError if there is no word.
    """
    if connection.dialect.name == "sqlite":
        return reports.c.n.in_(_rows_of("report_words", text))
    return _server_match(SERVER_VECTOR, text)


def says(connection: Connection, text: str) -> sa.ColumnElement[bool]:
    """The condition on `entries` that the evidence holds all words; quoted words as a phrase.

    Raises: QueryError if there is no word.
    """
    if connection.dialect.name == "sqlite":
        return entries.c.n.in_(_rows_of("entry_words", text))
    return _server_match("to_tsvector('simple', entries.said)", text)


def index_report(connection: Connection, number: int, report: Report) -> None:
    """Put a report just written into the full-text index; a server does so by itself."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
            (number, report.title, report.text),
        )


def index_entries(connection: Connection, said: list[tuple[int, str]]) -> None:
    """Put the evidence of entries just written into the full-text index."""
    if connection.dialect.name == "sqlite" and said:
        connection.exec_driver_sql("INSERT INTO entry_words (rowid, said) VALUES (?, ?)", said)


def forget_entries(connection: Connection, records: list[str]) -> None:
    """Take the evidence of entries that are about to go out of the full-text index."""
    if connection.dialect.name != "sqlite":
        return
    rows = connection.execute(
        sa.select(entries.c.n, entries.c.said).where(entries.c.record.in_(records))
    ).all()
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO entry_words (entry_words, rowid, said) VALUES ('delete', ?, ?)",
            [(row.n, row.said) for row in rows],
        )


def rebuild(connection: Connection) -> None:
    """Make the full-text indexes of a file anew from its tables."""
    for name in ("report_words", "entry_words"):
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")


SERVER_VECTOR = (
    "to_tsvector('simple', coalesce(reports.title, '') || ' ' || left(reports.text, 200000))"
)


def _rows_of(index: str, text: str) -> sa.sql.selectable.TextualSelect:
    asked = sa.text(f"SELECT rowid FROM {index} WHERE {index} MATCH :asked_{index}")
    bound = asked.bindparams(**{f"asked_{index}": match_expression(text)})
    return bound.columns(sa.column("rowid", sa.Integer))


def _server_match(vector: str, text: str) -> sa.ColumnElement[bool]:
    match_expression(text)  # raises where there is no word
    asked = sa.func.websearch_to_tsquery(sa.text("'simple'"), text)
    return sa.literal_column(vector).op("@@", is_comparison=True)(asked)


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
