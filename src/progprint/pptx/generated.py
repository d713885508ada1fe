"""The record that a deck keeps of how it was made, so that edits can be told from what the agenda says now.

    Record ── in docProps/custom.xml ──▶ for each slide by key: its words, where they stood, and its notes, as digests;
                                         of each talk, track and producer what it is known by again

Every slide carries its key in the name of a hidden shape: office programs rename placeholders and drop what they do not
know, but keep shapes and custom properties (tried with LibreOffice 7.4 and python-pptx). Office cuts a property after 255
characters, so the record lies in several.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from progprint import files
from progprint.core.deflate import deflated
from progprint.core.units import Rect
from progprint.deck.deck import Slide
from progprint.deck.subject import Subject, Subjects
from progprint.pptx.grid import Grid
from progprint.pptx.looks import Rows
from progprint.pptx.parts import SlidePart

PART = files.PROPERTIES
MARK = "progprint "
"""How the name of the shape begins that carries a slide's key."""
OWN = "progprint."
"""How the names of properties begin that are ours."""
_PROPERTY = f"{OWN}deck"
_VALUE = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
_LARGEST = 20_000_000
_PIECE = 250
"""Characters of a property; Office keeps 255."""
_DAMAGED = (binascii.Error, zlib.error, ValueError, LookupError, TypeError, ArithmeticError, RecursionError)
VERSION = 3
Box = tuple[int, int, int, int]
"""Left, top, width, height in tenths of a point."""


class SlotRecord(NamedTuple):
    """A slot as it was written: the name of its shape, the digest of its words or picture, its place.

    ``rows`` are its words with their looks (``looks``), ``alt`` what a picture or table shows, ``crop`` of a picture,
    ``grid`` of a table.
    """

    label: str
    digest: str
    box: Box
    rows: Rows = ()
    alt: str = ""
    crop: str = ""
    grid: Grid = Grid()


class SlideRecord(NamedTuple):
    """A slide as it was written: its slots in order, the digest of its notes, section, layout and the words of its foot."""

    slots: Mapping[str, SlotRecord]
    notes: str
    section: str = ""
    layout: str = ""
    footer: str = ""


class WrittenSlide(NamedTuple):
    """A slide as it is written now: its part with its XML, and its record."""

    slide: Slide
    part: SlidePart
    record: SlideRecord


class DeckRecord(NamedTuple):
    """A deck as it was written. ``whole`` is the digest of all other parts: while it holds, nobody has touched the file.

    ``subjects`` are what its slides are of, under "" the deck itself; ``design`` is the digest of masters and themes; ``told``
    are title, subject and author among the properties of the file.
    """

    whole: str
    slides: Mapping[str, SlideRecord]
    subjects: Subjects = MappingProxyType({})
    design: str = ""
    told: tuple[str, ...] = ()


def digest_of(data: bytes) -> str:
    """A digest of a picture's file."""
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()[:10]


@lru_cache(maxsize=1024)
def box_of(rect: Rect) -> Box:
    """A place in tenths of a point."""
    return round(rect.x0 * 10), round(rect.y0 * 10), round(rect.width * 10), round(rect.height * 10)


def record_xml(record: DeckRecord, others: Sequence[str] = ()) -> str:
    """The part that holds a record, and ``others``: properties that are not ours, as XML without numbers."""
    slides = [
        [key, [[slot, *row] for slot, row in slide.slots.items()], *slide[1:]] for key, slide in record.slides.items()
    ]
    told = {
        "version": VERSION,
        "whole": record.whole,
        "design": record.design,
        "told": record.told,
        "subjects": [[head, *one] for head, one in record.subjects.items()],
        "slides": slides,
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(deflated(text.encode())).decode()
    own = [
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="" name="{_PROPERTY}.{n}">'
        f"<vt:lpwstr>{packed[at : at + _PIECE]}</vt:lpwstr></property>"
        for n, at in enumerate(range(0, len(packed), _PIECE))
    ]
    rows = "".join(one.replace('pid=""', f'pid="{n}"', 1) for n, one in enumerate((*own, *others), 2))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{rows}</Properties>"
    )


def record_in(data: bytes) -> tuple[DeckRecord, bool] | None:
    """The record of a file, and whether the file is as it was written; None for one that is no deck of ours, or has lost it.

    Of a deck that nobody has touched the slides are not read.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if PART not in file.namelist() or file.getinfo(PART).file_size > _LARGEST:
                return None
            whole = files.digest_of_parts((entry.filename, entry.CRC) for entry in file.infolist())
            root = etree.fromstring(file.read(PART), etree.XMLParser(resolve_entities=False, no_network=True))
        pieces = {one.get("name", ""): one.findtext(_VALUE, "") for one in root}
        labelled = not all(name.startswith(OWN) for name in pieces)
        return _record(pieces, "" if labelled else whole)
    except (zipfile.BadZipFile, EOFError, RuntimeError, etree.LxmlError, *_DAMAGED):
        return None


def is_untouched(data: bytes) -> bool:
    """Whether a file is a deck as it was written, with nothing in it that is somebody's."""
    found = record_in(data)
    return found is not None and found[1]


def _record(pieces: Mapping[str, str], whole: str) -> tuple[DeckRecord, bool] | None:
    """The record in properties of a deck, and whether the deck still is the ``whole`` one; None for a later version's."""
    told = "".join(takewhile(bool, (pieces.get(f"{_PROPERTY}.{n}", "") for n in range(len(pieces)))))
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    row = json.loads(unpacker.decompress(base64.b64decode(told), _LARGEST))
    if row["version"] != VERSION:
        return None
    same = bool(whole) and str(row["whole"]) == whole
    slides = {
        str(key): SlideRecord(_slots(rows), *map(str, told)) for key, rows, *told in (() if same else row["slides"])
    }
    subjects = {
        str(head): Subject(str(kind), str(title), tuple(people), own is True, str(when), tuple(inside))
        for head, kind, title, people, own, when, inside in row["subjects"]
    }
    return DeckRecord(str(row["whole"]), slides, subjects, str(row["design"]), tuple(map(str, row["told"]))), same


def _slots(rows: Sequence[Sequence[object]]) -> dict[str, SlotRecord]:
    made = {}
    for slot, label, said, box, lines, alt, crop, grid in rows:
        x, y, width, height = box if isinstance(box, list) else (0, 0, 0, 0)
        told = tuple(tuple(map(str, row)) for row in lines if isinstance(row, list)) if isinstance(lines, list) else ()
        place = int(x), int(y), int(width), int(height)
        made[str(slot)] = SlotRecord(str(label), str(said), place, told, str(alt), str(crop), _grid(grid))
    return made


def _grid(told: object) -> Grid:
    pad, columns, heights = told if isinstance(told, list) else (0, (), ())
    return Grid(int(pad), tuple(map(int, columns)), tuple(map(int, heights)))
