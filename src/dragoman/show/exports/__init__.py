"""Exports: one file a format, a sidecar beside each, and the way back for the native lines.

Each public name is imported when it is first used: the command line builds its help without them.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.show.exports.formats import FORMATS
    from dragoman.show.exports.options import Options
    from dragoman.show.exports.readings import import_readings
    from dragoman.show.exports.sidecar import Sidecar
    from dragoman.show.exports.write import export, export_records

__all__ = ["FORMATS", "Options", "Sidecar", "export", "export_records", "import_readings"]

_HOME_OF = {
    "FORMATS": "formats",
    "Options": "options",
    "Sidecar": "sidecar",
    "export": "write",
    "export_records": "write",
    "import_readings": "readings",
}


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"dragoman.show.exports has no name {name!r}")
    return getattr(importlib.import_module(f"dragoman.show.exports.{home}"), name)
