from tests.build import record, report

from dragoman.model.records import KINDS, ROLES, TYPES

TEXT = report("Japan met Chad and Peru.")


def test_every_kind_has_its_types_and_roles():
    assert set(TYPES) == set(ROLES) == set(KINDS)
    assert [kind for kind in KINDS if TYPES[kind] is None] == ["office"]


def test_actors_are_sorted_and_told_once_of_one_role_or_of_all():
    made = record(TEXT, "met", "action", "ACCUSE", "source TCD", "source JPN A", "source JPN B",
                  "target PER")  # fmt: skip
    assert made.actors() == ("JPN", "PER", "TCD")
    assert made.actors("source") == ("JPN", "TCD")
    assert made.actors("host") == ()


def test_record_id_does_not_depend_on_values_or_rule():
    one = record(TEXT, "met", "meeting", "meeting", "participant JPN", rule="a")
    other = record(TEXT, "met", "meeting", "call", "participant TCD", rule="b", status="planned")
    elsewhere = record(TEXT, "Chad", "meeting", "meeting", "participant JPN")
    assert one.id_in(TEXT) == other.id_in(TEXT)
    assert one.id_in(TEXT) != elsewhere.id_in(TEXT)
