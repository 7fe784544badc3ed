"""Ids that survive: hashes over JSON arrays of content, never over joined strings."""

import hashlib
import json

LENGTH_CHARS = 20


def content_id(*parts: object) -> str:
    """Twenty hexadecimal digits that depend on the parts alone.

    Example:
        >>> content_id("a", "b") == content_id("ab", "")
        False
    """
    array = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(array.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH_CHARS]


def record_id(report: str, kind: str, start: int, end: int) -> str:
    """Id of a record: its report, its kind and the place of the word that triggers it.

    Not of its values or of the rule, so that a better rule keeps the id and rulings stay attached.
    """
    return content_id(report, kind, start, end)


def statement_id(record: str, field: str, value: object) -> str:
    """Id of one claim: its record, field and value (anything that JSON can hold)."""
    return content_id(record, field, value)
