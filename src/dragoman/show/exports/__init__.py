"""Exports: one file a format, a sidecar beside each, and the way back for the native lines."""

from dragoman.show.exports.formats import FORMATS
from dragoman.show.exports.options import Options
from dragoman.show.exports.readings import import_readings
from dragoman.show.exports.sidecar import Sidecar
from dragoman.show.exports.write import export, export_records

__all__ = ["FORMATS", "Options", "Sidecar", "export", "export_records", "import_readings"]
