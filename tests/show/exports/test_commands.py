"""The commands, by the program that users call."""

import csv
import io
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from dragoman.show.cli.app import app

COVERAGE = "iso3_1,iso3_2,start,end,note\nTUR,MYS,2024-01-01,2024-12-31,sample\n"


@pytest.fixture
def run(sample_file):
    def call(*words):
        done = CliRunner().invoke(app, [*words, "--ledger", str(sample_file)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_counts_prints_a_table(run):
    found = rows(run("counts", "Turkey", "Malaysia", "--unit", "year").stdout)
    assert {(r["actor_1"], r["actor_2"]) for r in found} == {("MYS", "TUR")}
    assert int(found[-1]["n_events"]) > 0


def test_counts_fills_zeros_inside_coverage(run, tmp_path):
    path = tmp_path / "coverage.csv"
    path.write_text(COVERAGE)
    found = rows(run("counts", "TUR", "MYS", "--coverage", str(path)).stdout)
    assert len(found) == 12
    assert found[0]["n_events"] == "0"


def test_counts_and_network_draw(run, tmp_path):
    for command in ("counts", "network"):
        path = tmp_path / f"{command}.svg"
        done = run(command, "TUR", "MYS", "--plot", str(path))
        assert done.exit_code == 0
        assert path.read_text().startswith("<?xml")
        assert done.stdout == ""


# Runs a command and prints which of the libraries that take seconds to load it has loaded.
LOADED = """
import sys
from dragoman.show.cli.app import app
try:
    app(sys.argv[1:])
finally:
    print(*{"matplotlib", "networkx", "pandas", "pyarrow"} & sys.modules.keys(), file=sys.stderr)
"""


@pytest.mark.parametrize("command", ["counts", "network"])
def test_without_a_plot_no_library_of_plots_and_frames_is_loaded(sample_file, command):
    words = [command, "TUR", "MYS", "--ledger", str(sample_file)]
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], check=True, capture_output=True, text=True
    )
    assert done.stderr.split() == []
    assert done.stdout


def test_network_prints_edges(run):
    found = rows(run("network", "--kind", "visit").stdout)
    assert [(r["source"], r["target"], r["kind"]) for r in found] == [("MYS", "TUR", "visit")]


def test_import_reads_what_export_wrote(run, tmp_path):
    path = tmp_path / "all.readings.jsonl"
    run("export", "jsonl", "-o", str(path))
    assert run("import", str(path)).exit_code == 0


def test_compare_sets_a_file_against_the_ledger(run, tmp_path):
    path, out = tmp_path / "ours.tab", tmp_path / "difference.csv"
    run("export", "icews", "TUR", "MYS", "--historical", "-o", str(path))
    done = run("compare", str(path), "TUR", "MYS", "-o", str(out))
    assert done.exit_code == 0
    outcomes = {r["outcome"] for r in rows(out.read_text())}
    assert outcomes <= {"both", "only ours"}
    assert "both" in outcomes
