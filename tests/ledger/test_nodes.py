import sqlalchemy as sa
from tests.build import days, reading, record, report
from tests.ledger.worlds import at, groups, new_ledger, one_meeting, second_run, world

from dragoman.ledger.features import features_of
from dragoman.ledger.nodes import candidates, links_of
from dragoman.ledger.tables import links, node_keys, nodes


def count(ledger, table):
    with ledger.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_candidates_share_actors_kind_and_period(tmp_path):
    told = report("They met and met.")

    def met(interval, *actors):
        parties = (f"participant {actor}" for actor in actors)
        return record(told, "met", "meeting", "meeting", *parties, date=interval)

    asked = features_of(met(days("2024-03-05"), "JPN", "TCD"))
    others = {
        "same day": (met(days("2024-03-05"), "TCD", "JPN", "NOR"), True),
        "next day": (met(days("2024-03-06"), "JPN", "TCD"), True),
        "its month": (met(days("2024-03-01", "2024-03-31"), "JPN", "TCD"), True),
        "its year": (met(days("2024-01-01", "2024-12-31"), "JPN", "TCD"), False),
        "next week": (met(days("2024-03-12"), "JPN", "TCD"), False),
        "others": (met(days("2024-03-05"), "JPN", "NOR"), False),
        "undated": (met(None, "JPN", "TCD"), False),
    }
    for name, (other, found) in others.items():
        with (
            new_ledger(tmp_path, reading(told, other), name=f"{name}.sqlite") as ledger,
            ledger.reading() as connection,
        ):
            assert bool(candidates(connection, asked)) == found, name


def test_nothing_is_left_of_records_that_went(tmp_path):
    readings = world(6, 10)
    with new_ledger(tmp_path, *readings) as ledger:
        for one in readings:
            ledger.add(reading(one.report), second_run(ledger))
        assert [count(ledger, table) for table in (nodes, node_keys, links)] == [0, 0, 0]
        assert groups(ledger) == []


def test_occurrence_that_lost_what_joined_it_falls_apart(tmp_path):
    one, middle, other = (
        one_meeting(source=source, published=published)
        for source, published in (("A", "2024-03-05"), ("B", "2024-03-06"), ("C", "2024-03-07"))
    )
    with new_ledger(tmp_path, one, middle, other) as ledger:
        before = groups(ledger)
        taken = next(k for k in ledger.records() if k.publisher == "B")
        ruling = ledger.rule("reject", taken.id, by="Ana", at=at(), why="no")
        assert all(len(group) == 1 for group in groups(ledger))
        ledger.rule("undo", ruling.id, by="Ana", at=at(1), why="yes")
        assert groups(ledger) == before
        assert ledger.check() == []


def test_links_are_followed_to_the_end(tmp_path):
    with new_ledger(tmp_path, *world(6, 12)) as ledger, ledger.reading() as connection:
        linked = set(connection.execute(sa.select(links.c.a)).scalars())
        assert linked
        start = min(linked)
        found = links_of(connection, [start])
        for node in found:
            assert {link.b for link in found[node]} <= found.keys()
