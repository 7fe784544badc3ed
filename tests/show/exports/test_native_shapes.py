import pyarrow as pa

from dragoman.show.exports.native_shapes import TABLES


def test_every_child_table_hangs_on_a_record_or_a_report():
    for name in ("parties", "evidence", "links", "rulings"):
        assert "record_id" in TABLES[name].names
    assert TABLES["reports"].names[0] == "report_id"


def test_days_money_and_lists_have_types():
    records = TABLES["records"]
    assert records.field("start").type == pa.date32()
    assert records.field("value_amount").type == pa.decimal128(18, 2)
    assert records.field("plover_modes").type == pa.list_(pa.string())
    assert records.field("cameo").type == pa.string()
