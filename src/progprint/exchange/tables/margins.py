"""Comments on the cells of an xlsx workbook, and words that are struck through: what no value of a cell says.

Whoever plans a programme strikes out a talk that is cancelled, and writes beside a name that it will change. Neither is a
value of a cell, so that both have to be named. ECMA-376-1 §18.7.3 (comments), §18.8.22 and §18.8.45 (styles of cells),
§18.4.4 and §18.4.10 (runs of a shared text).
"""

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from progprint.exchange.plain import one_line
from progprint.exchange.tables.parts import root_of, sheets_of


class Margins(NamedTuple):
    """Comments as “Sheet!B7: text”, and struck cells as “Sheet!B7”, of the sheets asked for."""

    comments: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()


def margins_of(data: bytes, titles: list[str]) -> Margins:
    """The comments and struck cells of some sheets; what a damaged part says beside its cells is nothing to refuse them for."""
    comments: list[str] = []
    struck: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as packed, suppress(ValueError, KeyError, ET.ParseError):
        sheets, _ = sheets_of(packed)
        names = set(packed.namelist())
        styles, texts = _struck_styles(packed, names), _struck_texts(packed, names)
        for title in (title for title in titles if sheets.get(title) in names):
            part = sheets[title]
            comments += [f"{title}!{cell}: {text}" for cell, text in _comments(packed, names, part)]
            if styles or texts:
                struck += [f"{title}!{cell}" for cell in _struck_cells(packed, part, styles, texts)]
    return Margins(tuple(comments), tuple(struck))


def _comments(packed: zipfile.ZipFile, names: set[str], part: str) -> Iterator[tuple[str, str]]:
    """The comments of a sheet by cell."""
    folder, name = posixpath.split(part)
    links = f"{folder}/_rels/{name}.rels"
    for link in root_of(packed.read(links)) if links in names else ():
        target = posixpath.normpath(posixpath.join(folder, link.get("Target", ""))).lstrip("/")
        if link.get("Type", "").endswith("/comments") and target in names:
            for one in _of(root_of(packed.read(target)), "comment"):
                if text := one_line(" ".join("".join(t.text or "" for t in _of(one, "t")).split())):
                    yield one.get("ref", ""), text


def _struck_styles(packed: zipfile.ZipFile, names: set[str]) -> set[str]:
    """The numbers of the styles of cells whose font is struck through."""
    if "xl/styles.xml" not in names:
        return set()
    styles = root_of(packed.read("xl/styles.xml"))
    fonts = {str(n) for fonts in _of(styles, "fonts") for n, font in enumerate(fonts) if _is_struck(font)}
    formats = [xf for xfs in _of(styles, "cellXfs") for xf in xfs]
    return {str(n) for n, xf in enumerate(formats) if xf.get("fontId", "0") in fonts}


def _struck_texts(packed: zipfile.ZipFile, names: set[str]) -> set[str]:
    """The numbers of shared texts of which a part is struck through."""
    if "xl/sharedStrings.xml" not in names:
        return set()
    texts = _of(root_of(packed.read("xl/sharedStrings.xml")), "si")
    return {str(n) for n, text in enumerate(texts) if any(map(_is_struck, _of(text, "rPr")))}


def _struck_cells(packed: zipfile.ZipFile, part: str, styles: set[str], texts: set[str]) -> Iterator[str]:
    """The cells of a sheet that say something that is struck through."""
    for cell in _of(root_of(packed.read(part)), "c"):
        shared = cell.get("t") == "s" and any(value.text in texts for value in _of(cell, "v"))
        if shared or (cell.get("s") in styles and any((text or "").strip() for text in cell.itertext())):
            yield cell.get("r", "")


def _is_struck(font: ET.Element) -> bool:
    return any(one.get("val", "1") not in {"0", "false"} for one in _of(font, "strike"))


def _of(node: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of a name below one, in whichever namespace."""
    return (one for one in node.iter() if str(one.tag).rpartition("}")[2] == name)
