from dataclasses import replace
from pathlib import Path

import pytest
from tests.exporting import pick, told, world

from dragoman.ask.events import Choice
from dragoman.show.exports.job import Job, Tally, folded, stem_of
from dragoman.show.exports.options import Options


@pytest.mark.parametrize(
    ("name", "stem"),
    [("a.tab", "a"), ("a.b.tsv", "a.b"), ("a.export.CSV", "a"), ("a.readings.jsonl", "a"),
     ("a.plover.jsonl", "a"), ("tables", "tables")],
)  # fmt: skip
def test_stem_of_leaves_the_name(name, stem):
    assert stem_of(Path(name)) == stem


def test_read_counts_and_tells_of_its_progress():
    seen = []
    job = Job(world(), Path("x"), Options(), Tally(), progress=seen.append)
    count = len(list(job.read()))
    assert seen == list(range(1, count + 1))
    assert job.tally.read == count


def test_read_gives_only_what_is_confirmed_if_asked():
    records = [told(pick("visit")), told(pick("appeal"), ruled="amended")]
    job = Job(records, Path("x"), Options(Choice(confirmed_only=True)), Tally())
    assert [s.ruled for s in job.read()] == ["amended"]
    assert (job.tally.read, job.tally.left_out) == (2, {"unconfirmed": 1})


def test_beside_is_named_after_the_export_and_listed_once():
    job = Job([], Path("out/a.tsv"), Options(), Tally())
    assert job.beside("dates.csv") == job.beside("dates.csv") == Path("out/a.dates.csv")
    assert job.tally.companions == [Path("out/a.dates.csv")]


def test_folded_takes_hong_kong_as_china():
    made = pick("appeal")
    ours = replace(made.parties[0], actor="HKG")
    sourced = told(replace(made, parties=(ours, made.parties[1])))
    assert folded(sourced).record.actors() == ("CHN", "KOR")
    assert folded(told(made)).record == made
