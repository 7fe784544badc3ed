"""The sidecar beside each file: version, filter, coverage, what was left out and what was lost
(FORMATS 15).
"""

import csv
import hashlib
import json
from dataclasses import dataclass, fields
from pathlib import Path

from dragoman.ask.state import State
from dragoman.config import PROGRAM_VERSION
from dragoman.ledger.answers import Query
from dragoman.show.exports.job import Format, Tally, stem_of
from dragoman.show.exports.options import Options
from dragoman.show.exports.tables import CODEBOOK, code_tables
from dragoman.show.exports.text_files import open_output

_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What an export says of itself; `path` is where it was written."""

    path: Path
    format: str
    rows: int
    left_out: dict[str, int]
    flagged: dict[str, int]
    lost: tuple[str, ...]
    files: tuple[Path, ...]


def write_sidecar(
    path: Path, made: Format, tally: Tally, options: Options, asked: tuple[Query, State | None]
) -> Sidecar:
    """Write `NAME.meta.json`: keys sorted, no time of day, the same for the same export."""
    query, state = asked
    left_out = {k: n for k, n in tally.left_out.items() if n}
    flagged = {k: n for k, n in tally.flagged.items() if n}
    files = [path, *tally.companions] if path.is_file() else list(tally.companions)
    meta: dict[str, object] = {
        "file": path.name,
        "sha256": {file.name: sha256_of(file) for file in files if file.is_file()},
        "rows": tally.rows,
        "records": {"read": tally.read, "exported": tally.exported},
        "dragoman": PROGRAM_VERSION,
        "code_tables": code_tables(),
        "codebook": CODEBOOK,
        "ledger": None if state is None else {"content": state.content, "rulings": state.rulings},
        "corpus": _corpus(state, options),
        "coverage": _coverage(options),
        "filter": {"query": _plain(query), "options": options.plain()},
        "as_of": None if query.published_until is None else query.published_until.isoformat(),
        "left_out": left_out,
        "flagged": flagged,
        **_of_format(made),
        **_own_scale(made, options),
        "companions": sorted(file.name for file in tally.companions),
        "licence": options.licence,
        "citation": options.citation or f"dragoman {PROGRAM_VERSION}",
        "noted": tally.noted,
    }
    if options.run_date is not None:
        meta["run_date"] = options.run_date.isoformat()
    where = sidecar_path(path)
    with open_output(where) as file:
        json.dump(meta, file, ensure_ascii=False, indent=2, sort_keys=True)
        file.write("\n")
    return Sidecar(where, made.name, tally.rows, left_out, flagged, made.lost, tuple(files))


def _of_format(made: Format) -> dict[str, object]:
    """What is true of every file of a format."""
    return {
        "format": made.name,
        "format_version": made.version,
        "columns": list(made.columns),
        "scale": made.scale,
        "lost": list(made.lost),
        "computed": dict(made.computed),
        "empty": dict(made.empty),
        "unconfirmed": list(made.unconfirmed),
    }


def _own_scale(made: Format, options: Options) -> dict[str, object]:
    """The scale, where the scores are those of a scheme of the user's own."""
    if options.choice.scheme is None or made.scale is None:
        return {}
    return {"scale": "the user's own scheme in place of CAMEO and Goldstein; else PLOVER scores"}


def sidecar_path(path: Path) -> Path:
    """Where the sidecar of an export stands: `NAME.meta.json`, as the other companions are
    named.
    """
    return path.with_name(f"{stem_of(path)}.meta.json")


def sha256_of(path: Path) -> str:
    """Hash of a file's bytes, a block at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _corpus(state: State | None, options: Options) -> dict[str, object] | None:
    if state is None:
        return None
    return {
        "name": options.corpus,
        "reports": state.reports,
        "first_published": None if state.first_day is None else state.first_day.isoformat(),
        "last_published": None if state.last_day is None else state.last_day.isoformat(),
        "hash": state.corpus,
    }


def _coverage(options: Options) -> list[dict[str, str]] | None:
    if options.coverage is None:
        return None
    with options.coverage.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _plain(query: Query) -> dict[str, object]:
    found: dict[str, object] = {}
    for f in fields(query):
        value = getattr(query, f.name)
        if value not in (None, (), False):
            found[f.name] = list(value) if isinstance(value, tuple) else str(value)
    return found
