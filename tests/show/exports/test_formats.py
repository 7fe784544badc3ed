"""What holds for every format: headers, readers, order, sidecars, and values that must survive."""

import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import days, record, report
from tests.exporting import READING, pick, told, world, write

from dragoman.ask.events import Choice
from dragoman.errors import ExportError
from dragoman.model.values import Party
from dragoman.show.exports.formats import FORMATS, find_format

FIXTURES = Path(__file__).parents[2] / "fixtures" / "exports"
WRITTEN = [name for name in FORMATS if name != "jsonl"]
EVENTS = ["gdelt", "icews", "polecat", "plover", "ngec"]
ALL = Choice(historical=True, future=True, hypothetical=True, negated=True)


def fixture(name):
    return (FIXTURES / name).read_bytes()


def first_line(path, after=0):
    return path.read_bytes().split(b"\n")[after] + b"\n"


@pytest.mark.parametrize(
    ("form", "name", "after"),
    [
        ("icews", "icews.header.tsv", 0),
        ("polecat", "polecat.header.tsv", 0),
        ("sipri", "sipri.header.csv", 11),
        ("colt", "colt.header.csv", 0),
        ("acled", "acled.header.csv", 0),
        ("dyadyear", "dyadyear.header.csv", 0),
        ("cow-diplomatic", "cow-diplomatic.header.csv", 0),
        ("cow-alliances", "cow-alliances.header.csv", 0),
        ("atop", "atop.header.csv", 0),
        ("dcad", "dcad.header.csv", 0),
        ("igo", "igo.header.csv", 0),
    ],
)
def test_header_is_that_of_the_fixture_byte_for_byte(tmp_path, form, name, after):
    path, _ = write(form, tmp_path)
    assert first_line(path, after) == fixture(name)


@pytest.mark.parametrize("table", ["records", "parties", "evidence", "reports", "rulings", "links"])
def test_header_of_native_tables_is_that_of_the_fixture(tmp_path, table):
    path, _ = write("csv", tmp_path)
    assert first_line(path / f"{table}.csv") == fixture(f"{table}.header.csv")


@pytest.mark.parametrize(
    ("form", "ending", "name"),
    [
        ("polecat", "dates.csv", "dates.header.csv"),
        ("sipri", "native.csv", "sipri.native.header.csv"),
        ("gexf", "edges.csv", "edges.header.csv"),
    ],
)
def test_header_of_companions_is_that_of_the_fixture(tmp_path, form, ending, name):
    write(form, tmp_path, dates="first")
    assert first_line(tmp_path / f"out.{ending}") == fixture(name)


def test_gdelt_has_the_columns_of_the_fixtures_and_no_header(tmp_path):
    path, _ = write("gdelt", tmp_path)
    names = fixture("gdelt.columns.txt").decode().split()
    frame = pd.read_csv(path, sep="\t", header=None, quoting=3, dtype=str)
    assert frame.shape[1] == len(names) == 61
    assert names == list(FORMATS["gdelt"].columns)
    mentions = pd.read_csv(tmp_path / "out.mentions.CSV", sep="\t", header=None, quoting=3)
    assert mentions.shape[1] == len(fixture("gdelt.mentions.columns.txt").decode().split())


def test_gdelt_columns_are_those_of_the_python_client():
    spec = importlib.util.find_spec("gdelt")
    if spec is None:
        pytest.skip("the package gdelt is not installed: its list of columns cannot be compared")
    text = (Path(spec.origin).parent / "base.py").read_text(encoding="utf-8")
    listed = text[text.index("Index(['GLOBALEVENTID'") : text.index("'SOURCEURL']") + 12]
    assert re.findall(r"'(\w+)'", listed) == list(FORMATS["gdelt"].columns)


def frames(path, form):
    """The same file by pandas and by polars, all as text."""
    if form in ("icews", "polecat"):
        keep = {"sep": "\t", "quoting": 3, "dtype": str, "keep_default_na": False}
        return pd.read_csv(path, **keep), pl.read_csv(
            path, separator="\t", quote_char=None, infer_schema=False
        )
    if form == "gdelt":
        keep = {"sep": "\t", "quoting": 3, "dtype": str, "keep_default_na": False, "header": None}
        return pd.read_csv(path, **keep), pl.read_csv(
            path, separator="\t", quote_char=None, infer_schema=False, has_header=False
        )
    if form in ("plover", "ngec"):
        return pd.read_json(path, lines=True, dtype=False), pl.read_ndjson(path)
    skip, code = (11, "latin-1") if form == "sipri" else (0, "utf-8")
    text = path.read_text(encoding=code)
    body = "".join(text.splitlines(keepends=True)[skip:])
    return (
        pd.read_csv(path, skiprows=skip, encoding=code, dtype=str, keep_default_na=False),
        pl.read_csv(io.BytesIO(body.encode()), infer_schema=False),
    )


@pytest.mark.parametrize("form", [*EVENTS, "sipri", "colt", "acled", "dyadyear"])
def test_file_is_read_back_by_pandas_and_polars(tmp_path, form):
    path, sidecar = write(form, tmp_path, choice=ALL)
    one, two = frames(path, form)
    assert len(one) == len(two) == sidecar.rows > 0


def test_native_tables_are_read_back_by_pandas_and_polars(tmp_path):
    (tmp_path / "a").mkdir()
    folder, sidecar = write("csv", tmp_path / "a")
    tables, _ = write("parquet", tmp_path / "b")
    plain = pd.read_csv(folder / "records.csv", dtype=str, keep_default_na=False)
    typed = pl.read_parquet(tables / "records.parquet")
    assert len(plain) == len(typed) == sidecar.rows
    assert list(plain["cameo"]) == [code or "" for code in typed["cameo"]]
    assert pq.read_schema(tables / "records.parquet").field("value_amount").type.scale == 2


@pytest.mark.parametrize(("form", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_graph_is_read_back_by_networkx(tmp_path, form, read):
    path, sidecar = write(form, tmp_path)
    graph = read(path, **({"force_multigraph": True} if form == "graphml" else {}))
    assert {"POL", "KOR", "NATO", "Hezbollah"} <= set(graph.nodes)
    assert graph.number_of_edges() >= sidecar.rows
    assert graph.nodes["POL"]["cow"] == 290


def test_icews_file_is_read_by_r(tmp_path):
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed: r-base-core would let this test read the file with it")
    path, sidecar = write("icews", tmp_path)
    code = (
        f'x <- read.delim("{path}", quote="", colClasses="character", check.names=FALSE, '
        'na.strings=c("NA","")); cat(nrow(x), ncol(x), x[["CAMEO Code"]][1])'
    )
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == [str(sidecar.rows), "20"]


@pytest.mark.parametrize("form", WRITTEN)
def test_two_runs_give_the_same_bytes_whatever_the_order(tmp_path, form):
    found = []
    for name, order in (("a", 1), ("b", -1)):
        (tmp_path / name).mkdir()
        write(form, tmp_path / name, list(world())[::order], choice=ALL)
        files = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        found.append({p.relative_to(tmp_path / name): p.read_bytes() for p in files})
    assert found[0] == found[1]


@pytest.mark.parametrize("form", WRITTEN)
def test_sidecar_accounts_for_every_record(tmp_path, form):
    for n, choice in enumerate((Choice(), ALL)):
        (tmp_path / str(n)).mkdir()
        _, sidecar = write(form, tmp_path / str(n), choice=choice)
        meta = json.loads(sidecar.path.read_text(encoding="utf-8"))
        read, exported = meta["records"]["read"], meta["records"]["exported"]
        assert read == len(READING)
        assert exported + sum(meta["left_out"].values()) == read


@pytest.mark.parametrize("form", WRITTEN)
def test_sidecar_states_version_filter_coverage_and_loss(tmp_path, form):
    _, sidecar = write(form, tmp_path, licence="CC0")
    text = sidecar.path.read_text(encoding="utf-8")
    meta = json.loads(text)
    assert {
        "format", "format_version", "file", "sha256", "rows", "columns", "dragoman", "code_tables",
        "codebook", "ledger", "corpus", "coverage", "filter", "as_of", "scale", "left_out",
        "flagged", "lost", "computed", "empty", "unconfirmed", "companions", "licence", "citation",
    } <= set(meta)  # fmt: skip
    assert text == json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert meta["lost"]
    assert all(len(digest) == 64 for digest in meta["sha256"].values())


# Fields of a record that a format may lose, and words in its loss report that own up to each.
FIELDS = {
    "quote": ("evidence",), "subject": ("subject",), "claimed_by": ("claimed_by",),
    "quantity": ("quantity",), "value": ("value",), "currency": ("currency",),
    "delivery": ("delivery",), "change": ("change",), "issue": ("issue",), "terms": ("terms",),
    "rulings": ("rulings",), "item": ("item",),
}  # fmt: skip
HOLDS = {
    "csv": set(FIELDS) - {"terms"}, "parquet": set(FIELDS) - {"terms"},
    "plover": {"quote", "quantity", "value", "currency", "delivery", "item"},
    "ngec": {"quote"}, "gdelt": set(), "icews": set(), "polecat": set(),
    "sipri": {"quantity", "item", "subject", "change", "terms"},
    "colt": {"subject", "quantity", "value", "currency", "delivery", "change", "issue", "terms",
             "item"},
    "acled": {"quote", "subject", "quantity", "value", "currency", "delivery", "change", "issue",
              "terms", "item"},
    "dyadyear": {"terms", "change"}, "gexf": set(), "graphml": set(),
}  # fmt: skip


@pytest.mark.parametrize("form", WRITTEN)
def test_loss_report_names_every_field_that_the_format_cannot_hold(form):
    lost = " ".join(FORMATS[form].lost)
    for field, words in FIELDS.items():
        if field not in HOLDS.get(form, ()):
            assert any(word in lost for word in words), f"{form} is silent about {field}"


STRANGE = st.text(
    st.one_of(
        st.sampled_from(list("\t\n\r\"',;|\\<>&\u2028\u0085 \u202b0")),
        st.sampled_from(list("שלוםمرحباZoë漢字")),
    ),
    min_size=1,
    max_size=12,
)


def strange_world(name, publisher):
    """A visit, a deed and an order by people of strange names, and a group that no table knows."""
    text = f"Something was done by {name} there. More."
    of = report(text, source=publisher, title=name, url="https://example.org/a,b")
    who = (Party("source", "POL", name), Party("source", "KOR"), Party("target", "PKK", name))
    deed = record(of, text[:-6], "action", "ACCUSE", date=days("2024-08-20"))
    visit = record(of, text[:-6], "visit", "visit", date=days("2024-08-20"))
    order = record(of, text[:-6], "transfer", "ship", date=days("2024-01-01", "2024-12-31"),
                   details={"item": name, "terms": "sale"})  # fmt: skip
    yield told(replace(deed, parties=who), of)
    yield told(replace(visit, parties=(Party("visitor", "POL", name), Party("host", "KOR"))), of)
    yield told(replace(order, parties=(Party("supplier", "KOR", name), Party("recipient", "POL"))),
               of)  # fmt: skip


def spaced(words):
    """What a tab-separated cell makes of a value: each tab or line break a space."""
    return re.sub("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029\x00]", " ", words)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STRANGE, STRANGE)
def test_strange_names_survive_in_every_format(tmp_path_factory, name, publisher):
    folder = tmp_path_factory.mktemp("strange")
    records = list(strange_world(name, publisher))
    paths = {}
    for form in WRITTEN:
        (folder / form).mkdir()
        paths[form], _ = write(form, folder / form, records, choice=ALL)
    gdelt, fast = frames(paths["gdelt"], "gdelt")
    assert spaced(name.upper()) in set(gdelt[6])
    assert list(gdelt[26]) == list(fast["column_27"])
    assert {code[0] for code in gdelt[26]} <= {"0", "1"}
    icews, fast = frames(paths["icews"], "icews")
    assert f"{spaced(name)} (Poland)" in set(icews["Source Name"])
    assert list(icews["CAMEO Code"]) == list(fast["CAMEO Code"])
    polecat, _ = frames(paths["polecat"], "polecat")
    assert any(spaced(name).replace(";", ",") in cell for cell in polecat["Actor Name"])
    for form in ("plover", "ngec"):
        lines = [json.loads(line) for line in paths[form].read_text("utf-8").split("\n") if line]
        assert any(name in value for value in _strings(lines))
    with (paths["csv"] / "parties.csv").open(encoding="utf-8", newline="") as file:
        assert name in {row["name"] for row in csv.DictReader(file)}
    assert name in set(pq.read_table(paths["parquet"] / "parties.parquet")["name"].to_pylist())
    with paths["colt"].open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1
    with (folder / "sipri" / "out.native.csv").open(encoding="utf-8", newline="") as file:
        assert name in next(csv.DictReader(file))["evidence"]
    for form in ("gexf", "graphml"):
        quotes = [value for value in _strings_of_xml(paths[form]) if "Something was done" in value]
        assert any(name in value for value in quotes)


def _strings(value):
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in _strings(v)]
    return [value] if isinstance(value, str) else []


def _strings_of_xml(path):
    for element in ET.parse(path).iter():
        yield from element.attrib.values()
        if element.text:
            yield element.text


def test_codes_keep_their_zeros_and_ids_are_unique(tmp_path):
    for form, key, code in (("icews", "Event ID", "CAMEO Code"), ("gdelt", 0, 26)):
        (tmp_path / form).mkdir()
        path, _ = write(form, tmp_path / form, choice=ALL)
        frame, _ = frames(path, form)
        assert frame[key].is_unique
        assert {"042", "043"} <= set(frame[code])
    path, _ = write("polecat", tmp_path, choice=ALL)
    assert frames(path, "polecat")[0]["Event ID"].is_unique


@pytest.mark.parametrize("form", ["gdelt", "icews", "polecat", "ngec"])
def test_a_year_is_no_day_unless_asked_and_then_flagged(tmp_path, form):
    old = [told(pick("relations"))]
    (tmp_path / "a").mkdir()
    _, sidecar = write(form, tmp_path / "a", old, choice=ALL)
    assert (sidecar.rows, sidecar.left_out) == (0, {"no_day": 1})
    path, sidecar = write(form, tmp_path, old, choice=ALL, dates="first")
    assert sidecar.flagged["first_day"] == 1
    listed = pd.read_csv(tmp_path / "out.dates.csv", dtype=str)
    assert list(listed["grain"]) == ["year"]
    assert list(listed["end"]) == ["1989-12-31"]
    assert "1989" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["gdelt", "icews", "polecat", "ngec", "plover"])
def test_an_undated_deed_gets_no_day_from_its_report(tmp_path, form):
    _, sidecar = write(form, tmp_path, [told(pick("praise"))], choice=ALL, dates="first")
    assert (sidecar.rows, sidecar.left_out) == (0, {"no_date": 1})


def test_find_format_lists_the_formats():
    assert find_format("ICEWS").name == "icews"
    with pytest.raises(ExportError, match="one of csv, parquet"):
        find_format("stata")


def test_jsonl_is_written_from_a_ledger(tmp_path):
    with pytest.raises(ExportError, match="from a ledger"):
        write("jsonl", tmp_path)
