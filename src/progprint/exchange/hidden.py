"""Rows and columns of an xlsx workbook that are hidden: they are read like the others, and named.

The library that reads cells does not tell; the attributes stand in the XML of each sheet (ECMA-376, part 1, 18.3.1.73
and 18.3.1.13).
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import ParseError, fromstring

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_NUMBER = re.compile(rb'\s(r|min|max)="(\d{1,7})"')
_SPANNED = re.compile(rb':number-(?:columns|rows)-spanned="(?!1")')
_TROUBLE = (
    KeyError,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What a damaged archive brings; the cells have been read by then, or the file is refused."""
_MOST = 50
"""Places that are named of a sheet."""


def hidden_in(packed: zipfile.ZipFile, names: Sequence[str]) -> list[str]:
    """The hidden rows and columns of sheets, as 议程!7 and 议程!C; [] where the file does not say."""
    try:
        parts = _parts(packed)
        return [f"{name}!{place}" for name in names if name in parts for place in _of(packed.read(parts[name]))]
    except _TROUBLE:
        return []


def merged_in_document(packed: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file has merged cells (OpenDocument 1.3, part 3, 19.679), which calamine does not tell of."""
    try:
        return "content.xml" in packed.namelist() and _SPANNED.search(packed.read("content.xml")) is not None
    except _TROUBLE:
        return False


def _parts(packed: zipfile.ZipFile) -> dict[str, str]:
    """The files of the sheets by name."""
    links = packed.read("xl/_rels/workbook.xml.rels")
    book = packed.read("xl/workbook.xml")
    if b"<!DOCTYPE" in links or b"<!DOCTYPE" in book:
        return {}
    targets = {one.get("Id", ""): one.get("Target", "") for one in fromstring(links)}  # noqa: S314  (no document type)
    return {
        one.get("name", ""): (target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        for one in fromstring(book).iter(f"{_MAIN}sheet")  # noqa: S314
        if (target := targets.get(one.get(_LINK, ""), ""))
    }


def _of(data: bytes) -> Iterator[str]:
    if not _HIDDEN.search(data):
        return
    rows: list[int] = [
        int(_numbers(tag[0])["r"]) for tag in _ROW.finditer(data) if _HIDDEN.search(tag[0]) and "r" in _numbers(tag[0])
    ]
    for first, last in _runs(rows)[:_MOST]:
        yield f"{first}" if first == last else f"{first}:{last}"
    for tag in _COLUMN.finditer(data):
        if _HIDDEN.search(tag[0]) and {"min", "max"} <= set(told := _numbers(tag[0])):
            begin, end = (letters_of(int(told[name])) for name in ("min", "max"))
            yield begin if begin == end else f"{begin}:{end}"


def _numbers(tag: bytes) -> dict[str, str]:
    return {name.decode(): number.decode() for name, number in _NUMBER.findall(tag)}


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other, as first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def letters_of(column: int) -> str:
    """A column, counted from 1, as spreadsheets call it."""
    made = ""
    while column:
        column, digit = divmod(column - 1, 26)
        made = chr(65 + digit) + made
    return made
