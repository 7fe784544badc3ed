"""One sheet as an xlsx workbook, written row by row: what a spreadsheet opens, and nothing more."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from dragoman.errors import ExportError
from dragoman.show.exports.spool import Row
from dragoman.show.exports.text_files import NOT_XML, cell

# The same bytes for the same rows: zip files would else carry the time of day.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}


def write_sheet(path: Path, name: str, rows: Iterable[Row]) -> None:
    """Write rows as the one sheet of a workbook; whole numbers stay numbers, all else is text.

    Raises: ExportError if the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as book:
            for inner, text in _PARTS.items():
                book.writestr(_entry(inner), _HEAD + text)
            sheets = f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets>'
            whole = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{sheets}</workbook>'
            book.writestr(_entry("xl/workbook.xml"), _HEAD + whole)
            with book.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
                _write_rows(sheet, rows)
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write_rows(sheet: IO[bytes], rows: Iterable[Row]) -> None:
    sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
    for row in rows:
        sheet.write(f"<row>{''.join(map(_cell, row))}</row>".encode())
    sheet.write(b"</sheetData></worksheet>")


def _cell(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    text = escape(cell(value).translate(NOT_XML), {"\r": "&#13;"})
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' if text else "<c/>"
