import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.ledger.server import address, server  # noqa: F401 - fixtures
from tests.ledger.worlds import new_ledger, world

from dragoman.ledger import engine
from dragoman.ledger.store import open_ledger
from dragoman.ledger.tables import SCHEMA, VERSION_TABLE, metadata

WITHOUT_MODEL = {"report_words", "entry_words"}


def ours(differences):
    """What the migrations make otherwise than the tables say, but for the full-text indexes."""

    def name(difference):
        return getattr(difference[1], "name", "") if isinstance(difference, tuple) else ""

    return [d for d in differences if not name(d).startswith(tuple(WITHOUT_MODEL))]


def test_migrations_make_the_tables_that_the_code_uses(tmp_path):
    with new_ledger(tmp_path) as ledger, ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert ours(compare_metadata(context, metadata)) == []


@pytest.mark.slow
def test_migrations_make_the_same_tables_on_a_server(address):  # noqa: F811
    with open_ledger(address, write=True) as ledger, ledger.reading() as connection:
        wanted = sa.MetaData()
        for table in metadata.sorted_tables:
            table.to_metadata(wanted)
        names = set(sa.inspect(connection).get_table_names()) - {VERSION_TABLE}
        assert names == set(wanted.tables)


def test_every_schema_is_known_and_the_last_is_ours():
    assert engine.SCHEMAS[-1] == SCHEMA


def test_every_column_is_explained():
    for table in metadata.sorted_tables:
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_page_on_the_tables_is_up_to_date(root):
    page = (root / "docs" / "ledger.md").read_text(encoding="utf-8")
    for table in metadata.sorted_tables:
        assert f"### {table.name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}` | {column.comment} |" in page


def test_killed_migration_leaves_nothing_half_made(tmp_path, monkeypatch):
    from dragoman.ledger import store

    class KilledError(BaseException):
        pass

    real = engine._upgrade

    def killed(connection, where):
        real(connection, where)
        raise KilledError

    monkeypatch.setattr(engine, "_upgrade", killed)
    with pytest.raises(KilledError):
        store.open_ledger(tmp_path / "ledger.sqlite", write=True)
    monkeypatch.undo()
    with new_ledger(tmp_path, *world(1, 3)) as ledger:
        assert ledger.check() == []
