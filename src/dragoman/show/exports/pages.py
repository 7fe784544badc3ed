"""The parts of docs/formats.md and docs/codebook.md that follow from the tables, so that they
cannot rot.
"""

from collections.abc import Iterator
from pathlib import Path

from dragoman.rules.schemes import CONTEXTS, load_modes, load_types
from dragoman.show.exports.formats import FORMATS
from dragoman.show.exports.job import Format

BEGIN, END = "<!-- made by dragoman.show.exports.pages -->", "<!-- end of what is made -->"


def render_formats() -> str:
    """Each format: its file, its columns, what it loses, what we fill otherwise, what is
    unconfirmed.
    """
    return "\n".join(line for made in FORMATS.values() for line in _format(made))


def _format(made: Format) -> Iterator[str]:
    yield f"### `{made.name}`"
    yield ""
    file = f"`NAME{made.ending}`" if made.ending else "a folder"
    yield f"{made.version}. Written as {file}{'' if made.header else ', without a header row'}."
    if made.scale is not None:
        yield f"Scale of the score: {made.scale}."
    yield ""
    yield f"Columns or fields ({len(made.columns)}): {', '.join(f'`{c}`' for c in made.columns)}."
    yield ""
    yield f"Lost: {'; '.join(made.lost) or 'nothing'}."
    for title, told in (("Filled otherwise", made.computed), ("Always empty", made.empty)):
        if told:
            yield f"{title}: " + "; ".join(f"{name} ({why})" for name, why in told.items()) + "."
    if made.unconfirmed:
        yield f"Unconfirmed: {'; '.join(made.unconfirmed)}."
    yield ""


def render_types() -> str:
    """The sixteen types with quad class, recipient, base score, and modes with theirs; the
    contexts.
    """
    lines = ["| type | quad | recipient | base | modes |", "| --- | --- | --- | --- | --- |"]
    for row in load_types().values():
        modes = [f"`{m.mode}` {m.score:g}" for m in load_modes().values() if m.type == row.type]
        told = ", ".join(modes) or "none"
        lines.append(f"| {row.type} | {row.quad} | {row.recipient} | {row.base:g} | {told} |")
    return "\n".join((*lines, "", f"Contexts: {', '.join(f'`{word}`' for word in CONTEXTS)}.", ""))


def renewed(path: Path, made: str) -> str:
    """The text of a page with its made part made anew."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{made}\n{END}{after}"


def renew(docs: Path) -> None:
    """Make the made parts of both pages anew.

    Example: .venv/bin/python -c "from pathlib import Path; from dragoman.show.exports.pages import
    renew; renew(Path('docs'))"
    """
    for name, made in (("formats.md", render_formats()), ("codebook.md", render_types())):
        path = docs / name
        path.write_text(renewed(path, made), encoding="utf-8")
