import json

import pytest
from typer.testing import CliRunner

from dragoman.errors import ExportError
from dragoman.rules.schemes import SCHEME_COLUMNS
from dragoman.show.cli.app import app


@pytest.fixture
def run(sample_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*words):
        done = CliRunner().invoke(app, ["export", *words, "--ledger", str(sample_file)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


def test_export_list_names_every_format(run):
    assert "icews" in run("list").stdout
    assert "graphml" in run("list").stdout


def test_export_passes_its_options_on(run, tmp_path):
    done = run("icews", "turkiye", "malaysia", "-o", "x.tab", "--historical", "--dates", "first",
               "--run-date", "2024-09-01", "--licence", "CC0")  # fmt: skip
    assert done.exit_code == 0
    meta = json.loads((tmp_path / "x.meta.json").read_text())
    assert meta["filter"]["query"] == {"pair": ["TUR", "MYS"]}
    assert meta["filter"]["options"]["dates"] == "first"
    assert (meta["run_date"], meta["licence"]) == ("2024-09-01", "CC0")


def test_export_names_the_file_itself(run, tmp_path):
    run("gdelt")
    assert (tmp_path / "dragoman-gdelt.export.CSV").is_file()
    assert (tmp_path / "dragoman-gdelt.mentions.CSV").is_file()


def test_status_asked_for_is_included(run, tmp_path):
    run("csv", "--status", "planned", "-o", "planned")
    text = (tmp_path / "planned" / "records.csv").read_text(encoding="utf-8")
    assert text.count("planned") == len(text.splitlines()) - 1 > 0


def test_export_by_an_own_scheme(run, tmp_path):
    (tmp_path / "own.csv").write_text(",".join(SCHEME_COLUMNS) + "\n,,,,,,W1,Any,1,mine\n")
    run("csv", "--scheme", "own.csv", "-o", "tables")
    assert ",W1," in (tmp_path / "tables" / "records.csv").read_text(encoding="utf-8")
    assert "own scheme" in json.loads((tmp_path / "tables.meta.json").read_text())["scale"]


def test_unknown_words_are_refused(run):
    with pytest.raises(ExportError, match="no format"):
        run("stata")
    assert run("csv", "--kind", "party").exit_code == 2
    assert run("csv", "--status", "maybe").exit_code == 2
    assert run("csv", "TUR", "MYS", "JPN").exit_code == 2
