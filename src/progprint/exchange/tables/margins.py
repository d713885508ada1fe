"""Comments on the cells of an xlsx workbook, and words that are struck through: what no value of a cell says.

Whoever plans a programme strikes out a talk that is cancelled, and writes beside a name that it will change. Neither is a
value of a cell, so that both have to be named. What a damaged part says beside its cells is nothing to refuse them for.
ECMA-376-1 §18.7.3 (comments), §18.8.22 and §18.8.45 (styles of cells), §18.4.4 and §18.4.10 (runs of a shared text).
"""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from progprint.exchange.plain import one_line

_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml.*?\?>", re.DOTALL)


def root_of(part: bytes) -> ET.Element:
    """The root of a part of XML. Raises ValueError for a document type, and ET.ParseError."""
    return ET.fromstring(checked(part))  # noqa: S314  (no document type)


def checked(part: bytes) -> bytes:
    """A part without its declaration, so that it is UTF-8, as calamine takes it. Raises ValueError for a document type."""
    if b"<!DOCTYPE" in part:
        raise ValueError("a document type")
    return _HEAD.sub(b"", part, count=1)


def local_name(node: ET.Element) -> str:
    """The name of an element in whichever namespace."""
    return _local(str(node.tag))


@lru_cache(1000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class Struck(NamedTuple):
    """The numbers of the styles of cells whose font is struck through, and of shared texts of which a part is."""

    styles: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    def strikes(self, cell: ET.Element) -> bool:
        """Whether a cell that says something is struck through."""
        shared = cell.get("t") == "s" and any(value.text in self.texts for value in _of(cell, "v"))
        return shared or cell.get("s") in self.styles


def struck_in(packed: zipfile.ZipFile) -> Struck:
    """The styles and texts that a workbook strikes through."""
    found = Struck()
    with suppress(ValueError, KeyError, ET.ParseError):
        styles = root_of(packed.read("xl/styles.xml"))
        fonts = {str(n) for fonts in _of(styles, "fonts") for n, font in enumerate(fonts) if _is_struck(font)}
        formats = [xf for xfs in _of(styles, "cellXfs") for xf in xfs]
        found = Struck(frozenset(str(n) for n, xf in enumerate(formats) if xf.get("fontId", "0") in fonts))
    with suppress(ValueError, KeyError, ET.ParseError):
        texts = _of(root_of(packed.read("xl/sharedStrings.xml")), "si")
        struck = (str(n) for n, text in enumerate(texts) if any(map(_is_struck, _of(text, "rPr"))))
        found = found._replace(texts=frozenset(struck))
    return found


def comments_of(packed: zipfile.ZipFile, part: str) -> list[str]:
    """The comments of a sheet with their cells: B7: text."""
    folder, name = posixpath.split(part)
    found: list[str] = []
    with suppress(ValueError, KeyError, ET.ParseError):
        for link in root_of(packed.read(f"{folder}/_rels/{name}.rels")):
            target = posixpath.normpath(posixpath.join(folder, link.get("Target", ""))).lstrip("/")
            if link.get("Type", "").endswith("/comments") and target in packed.namelist():
                told = _of(root_of(packed.read(target)), "comment")
                texts = ((one, one_line("".join(t.text or "" for t in _of(one, "t")))) for one in told)
                found += [f"{one.get('ref', '')}: {text}" for one, text in texts if text]
    return found


def _is_struck(font: ET.Element) -> bool:
    return any(one.get("val", "1") not in {"0", "false"} for one in _of(font, "strike"))


def _of(node: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of a name below one, in whichever namespace."""
    return (one for one in node.iter() if local_name(one) == name)
