"""JSON, one object a line: the same bytes for the same values; empty fields left out where a
format says so.
"""

import json
from collections.abc import Mapping


def json_line(value: Mapping[str, object]) -> str:
    """One line of JSON; letters of all scripts as they are, line breaks inside values escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    # U+2028, U+2029 and U+0085 are legal in JSON, and line ends to some readers.
    for breaking, escaped in (("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("\x85", "\\u0085")):
        text = text.replace(breaking, escaped)
    return text + "\n"


def without_empty(value: Mapping[str, object]) -> dict[str, object]:
    """The fields that hold something: a zero or a false is something, an empty text or list is
    not.
    """
    return {k: v for k, v in value.items() if v is not None and v != "" and v != [] and v != {}}
