"""The columns of the native tables and their types: the same for CSV and Parquet."""

import pyarrow as pa

_TEXT, _DAY, _WHOLE, _LIST = pa.string(), pa.date32(), pa.int64(), pa.list_(pa.string())

_RECORDS = (
    ("record_id", _TEXT), ("kind", _TEXT), ("type", _TEXT), ("status", _TEXT), ("start", _DAY),
    ("end", _DAY), ("grain", _TEXT), ("date_phrase", _TEXT), ("place_name", _TEXT),
    ("place_country", _TEXT), ("subject", _TEXT), ("issue", _TEXT), ("item", _TEXT),
    ("quantity", _WHOLE), ("value_amount", pa.decimal128(18, 2)),
    ("value_currency", _TEXT), ("value_text", _TEXT), ("delivery_start", _DAY),
    ("delivery_end", _DAY), ("change", _TEXT), ("until", pa.bool_()), ("claimed_by", _TEXT),
    ("plover_type", _TEXT), ("plover_modes", _LIST),
    ("plover_contexts", _LIST), ("auxiliary", _LIST), ("quad", pa.int8()),
    ("plover_score", pa.float64()), ("cameo", _TEXT), ("goldstein", pa.float64()),
    ("n_reports", pa.int32()), ("first_published", _DAY), ("last_published", _DAY),
    ("confidence", pa.float64()), ("ruled", _TEXT), ("attested_on", _DAY),
)  # fmt: skip

_PARTIES = (
    ("record_id", _TEXT), ("position", pa.int32()), ("role", _TEXT), ("actor", _TEXT),
    ("name", _TEXT), ("title", _TEXT), ("sector", _TEXT), ("iso3", _TEXT), ("cow", pa.int32()),
    ("wikidata_id", _TEXT),
)  # fmt: skip

_EVIDENCE = (
    ("record_id", _TEXT), ("position", pa.int32()), ("report_id", _TEXT), ("start", _WHOLE),
    ("end", _WHOLE), ("quote", _TEXT), ("field", _TEXT),
)  # fmt: skip

_REPORTS = (
    ("report_id", _TEXT), ("published", _DAY), ("publisher", _TEXT), ("url", _TEXT),
    ("title", _TEXT), ("language", _TEXT), ("n_chars", _WHOLE), ("sha256", _TEXT),
)  # fmt: skip

_RULINGS = (
    ("ruling_id", _TEXT), ("at", _TEXT), ("by", _TEXT), ("ruling", _TEXT), ("record_id", _TEXT),
    ("other_id", _TEXT), ("field", _TEXT), ("old", _TEXT), ("new", _TEXT), ("reason", _TEXT),
    ("source", _TEXT),
)  # fmt: skip

_LINKS = (("record_id", _TEXT), ("relation", _TEXT), ("other_id", _TEXT))

TABLES: dict[str, pa.Schema] = {
    "records": pa.schema(_RECORDS),
    "parties": pa.schema(_PARTIES),
    "evidence": pa.schema(_EVIDENCE),
    "reports": pa.schema(_REPORTS),
    "rulings": pa.schema(_RULINGS),
    "links": pa.schema(_LINKS),
}
