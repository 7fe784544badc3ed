import os
import signal

import pytest
from tests.build import report

from dragoman.bulk import job
from dragoman.bulk.job import read_on_cores
from dragoman.model.readings import Reading
from dragoman.pipeline import Reader

pytestmark = [pytest.mark.model, pytest.mark.slow]

REPORTS = [
    report(
        f"The Japanese foreign minister visited Chad on Monday, {n} days after talks.",
        source=str(n),
    )
    for n in range(70)
]
DEADLY = "This report kills the process that reads it."


class FatalReader:
    """Stands in for the pipeline: one text ends the process without a word."""

    def __init__(self, rules=None, holders=None):
        pass

    def read_many(self, reports):
        for given in reports:
            if given.text == DEADLY:
                os.kill(os.getpid(), signal.SIGKILL)
            yield Reading(given, ())


def _start_fatal(rules, holders):
    job._reader = FatalReader()


def test_one_process_and_many_give_the_same_lines():
    alone = [reading.to_line() for reading in Reader().read_many(REPORTS)]
    many = [reading.to_line() for reading in read_on_cores(REPORTS, workers=2)]
    assert many == alone


def test_holders_given_are_known_in_every_process(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("actor,office,name\nPER,President,Ana Vikander\n", encoding="utf-8")
    told = report("Vikander accused Chad of spying.")
    (reading,) = read_on_cores([told], workers=1, holders=table)
    assert "PER" in {actor for record in reading.records for actor in record.actors()}


def test_a_report_that_kills_its_process_is_one_failure(monkeypatch):
    monkeypatch.setattr(job, "Reader", FatalReader)
    monkeypatch.setattr(job, "_start", _start_fatal)
    monkeypatch.setattr(job, "CHUNK_REPORTS", 4)
    given = [*REPORTS[:5], report(DEADLY), *REPORTS[5:10]]
    readings = list(read_on_cores(given, workers=2))
    assert [reading.report for reading in readings] == given
    failed = [reading for reading in readings if reading.failures]
    assert [reading.report.text for reading in failed] == [DEADLY]
    assert failed[0].failures[0].error == "ProcessDied"


def test_no_reports_give_no_readings():
    assert list(read_on_cores([], workers=1)) == []
