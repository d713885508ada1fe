"""A font file before it is used: whether it is one, whether it is whole, whether it may be embedded, what it calls itself.

HarfBuzz opens anything and draws nothing where a table is cut off, so tables are compared with the length of the file.
Only the directory is read here; the file itself is mapped into memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from progprint.files import is_absent, read_slice
from progprint.fonts.entry import FontRefusedError

RESTRICTED, PRINT_OR_EDIT, NO_SUBSET, BITMAP_ONLY = 0x0002, 0x000C, 0x0100, 0x0200
"""Bits of OS/2 fsType (OpenType, table OS/2). Of several usage permissions the least restrictive counts."""

_PLAIN = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION, _WEB = b"ttcf", (b"wOFF", b"wOF2")
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_COLORS = frozenset({"COLR", "SVG ", "CBDT", "sbix"})
_SAMPLE = 40


class FaceFacts(NamedTuple):
    """The data that a face gives of itself.

    ``number`` is its place in the file, from 0. ``axis`` is the range of its axis of weight, None for one weight.
    """

    number: int
    family: str
    weight: int
    italic: bool
    axis: tuple[float, float] | None


def open_file(path: Path, index: int = 0) -> hb.Face:
    """The face of a file, if it can be printed with and its licence bits allow to embed it; else FontRefusedError."""
    length = _checked_length(path, index)
    try:
        blob = hb.Blob.from_file_path(str(path))
    except hb.HarfBuzzError as trouble:
        raise FontRefusedError("unreadable") from trouble
    face = hb.Face(blob, index)
    if len(blob) < length or not face.glyph_count:
        raise FontRefusedError("damaged")
    if not _has_outlines(face):
        raise FontRefusedError("no-outlines")
    bits = embedding_bits(face)
    if bits & RESTRICTED and not bits & PRINT_OR_EDIT:
        raise FontRefusedError("restricted")
    if bits & BITMAP_ONLY:
        raise FontRefusedError("bitmap-only")
    return face


def describe(path: Path) -> Iterator[FaceFacts]:
    """Every face of a file; raises FontRefusedError as ``open_file`` does."""
    first = open_file(path)
    for index in range(first.count):
        face = open_file(path, index) if index else first
        family = face.get_name(hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY)
        family = family or face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or path.stem
        os2 = face.reference_table("OS/2").data
        head = face.reference_table("head").data
        slanted = bool(int.from_bytes(os2[62:64], "big") & 0x0001) or bool(int.from_bytes(head[44:46], "big") & 0x0002)
        yield FaceFacts(index, family, weight_class(os2), slanted, weight_axis(face))


def embedding_bits(face: hb.Face) -> int:
    """OS/2 fsType; 0 when the table is missing."""
    return int.from_bytes(face.reference_table("OS/2").data[8:10], "big")


def metrics_of(face: hb.Face, font: hb.Font, weight: float | None) -> dict[str, int]:
    """Ascent, descent, cap height, bounding box and width of stems in 1/1000 em; ``weight`` is a place on the axis.

    ``font`` is of the face at a scale of 1000.
    """
    upem = face.upem
    head = face.reference_table("head").data
    box = [int.from_bytes(head[36 + 2 * k : 38 + 2 * k], "big", signed=True) * 1000 // upem for k in range(4)]
    os2 = face.reference_table("OS/2").data
    cap = int.from_bytes(os2[88:90], "big", signed=True) * 1000 // upem if len(os2) >= 90 else 700
    heavy = round(weight or weight_class(os2))
    extents = font.get_font_extents("ltr")
    return {
        "ascent": extents.ascender,
        "descent": extents.descender,
        "cap_height": cap or 700,
        "stem": 50 + heavy * heavy // 4225,
        **dict(zip(("x0", "y0", "x1", "y1"), box, strict=True)),
    }


def weight_class(os2: bytes) -> int:
    """OS/2 usWeightClass; old files write 1 to 9 for 100 to 900."""
    weight = int.from_bytes(os2[4:6], "big")
    return 400 if not weight else weight * 100 if weight < 10 else weight


def weight_axis(face: hb.Face) -> tuple[float, float] | None:
    """The range of the axis ``wght``, if there is one. FontRefusedError for axes whose names are none."""
    try:
        return next(((axis.min_value, axis.max_value) for axis in face.axis_infos if axis.tag == "wght"), None)
    except UnicodeDecodeError as trouble:
        raise FontRefusedError("damaged") from trouble


def _checked_length(path: Path, index: int) -> int:
    """How long the file must be at least for the tables of a face to lie inside it."""
    try:
        head = read_slice(path, 0, 12)
        start = _start(path, head, index)
        count = int.from_bytes(read_slice(path, start + 4, 2), "big")
        directory = read_slice(path, start + 12, 16 * count)
    except (OSError, ValueError) as trouble:
        raise FontRefusedError("missing" if is_absent(trouble) else "unreadable") from trouble
    tags = b"".join(directory[at : at + 4] for at in range(0, len(directory), 16))
    if not count or len(directory) < 16 * count or not tags.isascii():
        raise FontRefusedError("damaged")
    rows = [directory[at + 8 : at + 16] for at in range(0, len(directory), 16)]
    return max(int.from_bytes(row[:4], "big") + int.from_bytes(row[4:], "big") for row in rows)


def _start(path: Path, head: bytes, index: int) -> int:
    """Where the table directory of a face begins (OpenType, Organization of an OpenType Font)."""
    if head[:4] in _WEB:
        raise FontRefusedError("web-font")
    if head[:4] not in (*_PLAIN, _COLLECTION):
        raise FontRefusedError("not-a-font")
    if head[:4] != _COLLECTION:
        if index:
            raise FontRefusedError("no-face")
        return 0
    if not 0 <= index < int.from_bytes(head[8:12], "big"):
        raise FontRefusedError("no-face")
    offset = read_slice(path, 12 + 4 * index, 4)
    if len(offset) < 4:
        raise FontRefusedError("damaged")
    return int.from_bytes(offset, "big")


def _has_outlines(face: hb.Face) -> bool:
    """Whether ink would come of it: fonts of coloured pictures may have glyphs without any outline."""
    tags = set(face.table_tags)
    if not tags & _OUTLINES or ("CFF2" in tags and not face.has_var_data):
        return False
    if not tags & _COLORS:
        return True
    font, codes = hb.Font(face), sorted(face.unicodes)
    return any(_Ink.of(font, code) for code in codes[:: len(codes) // _SAMPLE + 1])


class _Ink:
    """A pen that notes whether anything is drawn with it."""

    def __init__(self) -> None:
        self.seen = False

    @classmethod
    def of(cls, font: hb.Font, code: int) -> bool:
        """Whether the glyph of a character has an outline."""
        pen = cls()
        font.draw_glyph_with_pen(font.get_nominal_glyph(code) or 0, pen)
        return pen.seen

    def _draw(self, *_points: object) -> None:
        self.seen = True

    moveTo = lineTo = curveTo = qCurveTo = _draw  # noqa: N815 (the names that HarfBuzz calls)

    def closePath(self) -> None:  # noqa: N802
        """Nothing is drawn by closing."""
