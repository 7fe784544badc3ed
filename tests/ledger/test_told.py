import pytest
from tests.build import days, reading, record, report
from tests.ledger.worlds import new_ledger

from dragoman.ledger.told import fields_told, preferred_member, prevailing_status, width_days

VISITORS = ("visitor JPN Aiko Mori", "host TCD")


@pytest.fixture
def members(tmp_path):
    """Kept records of one visit, told by papers with the given fields."""

    def make(*tellings):
        readings = []
        for number, telling in enumerate(tellings):
            published = telling.pop("published", "2024-03-01")
            told = report(f"{number} A visit.", published, source=f"S{number}")
            parties = telling.pop("parties", VISITORS)
            readings.append(
                reading(told, record(told, "A visit", "visit", "visit", *parties, **telling))
            )
        with new_ledger(tmp_path, *readings) as ledger:
            kept = sorted(ledger.records(), key=lambda k: k.publisher)
        return kept

    return make


def field(kept, name):
    return next(f for f in fields_told(kept) if f.field == name)


def test_month_and_day_in_it_do_not_contradict(members):
    kept = members({"date": days("2024-03-01", "2024-03-31")}, {"date": days("2024-03-05")})
    dates = field(kept, "date")
    assert not dates.conflicting
    assert "2024-03-05" in dates.preferred
    assert dates.told[0].sources == 2
    assert preferred_member(kept) == kept[1]


def test_two_days_contradict_and_the_more_told_is_preferred(members):
    kept = members(*({"date": days(d)} for d in ("2024-03-05", "2024-03-06", "2024-03-06")))
    dates = field(kept, "date")
    assert [t.sources for t in dates.told] == [2, 1]
    assert dates.reason == "told by 2 of 3 sources"


def test_surname_and_full_name_are_one_name(members):
    kept = members({}, {"parties": ("visitor JPN Mori", "host TCD")})
    names = field(kept, "name of visitor JPN")
    assert names.preferred == '"Aiko Mori"'
    assert not names.conflicting


def test_parties_named_by_one_only_do_not_contradict(members):
    kept = members({}, {"parties": ("visitor JPN", "host TCD", "host NOR")})
    assert field(kept, "parties").preferred == '["host NOR", "host TCD", "visitor JPN"]'


@pytest.mark.parametrize(
    ("statuses", "prevailing"),
    [
        (("planned", "actual"), "actual"),
        (("actual", "planned"), "actual"),
        (("planned", "negated"), "negated"),
        (("actual", "negated"), "negated"),
        (("possible", "planned"), "planned"),
    ],
)
def test_what_happened_outweighs_plans_and_the_latest_has_the_last_word(
    members, statuses, prevailing
):
    tellings = [
        {"status": status, "published": f"2024-03-0{number}"}
        for number, status in enumerate(statuses, 1)
    ]
    kept = members(*tellings)
    assert prevailing_status(kept) == prevailing
    assert field(kept, "status").preferred == f'"{prevailing}"'
    assert preferred_member(kept).record.status == prevailing


def test_width_of_an_interval():
    assert width_days('{"start": "2024-03-01", "end": "2024-03-31"}') == 30
    assert width_days("null") == width_days('{"start": null, "end": "2024-03-31"}') > 10_000
