from datetime import date
from pathlib import Path

from dragoman.ask.events import Choice
from dragoman.rules.schemes import load_scheme
from dragoman.show.exports.options import Options


def test_plain_spells_out_every_option_in_force():
    options = Options(Choice(historical=True), coverage=Path("c.csv"), run_date=date(2024, 8, 20))
    plain = options.plain()
    assert (plain["historical"], plain["scheme"], plain["dates"]) == (True, "cameo", "day")
    assert (plain["coverage"], plain["run_date"]) == ("c.csv", "2024-08-20")


def test_plain_tells_of_an_own_scheme():
    own = load_scheme()
    assert Options(Choice(scheme=own)).plain()["scheme"] == f"the user's own, {len(own)} rows"
