"""One font file: what it covers, how it shapes text, and the part of it that a document needs.

Glyph codes. A run is drawn with *codes*, one character of a string each. The code of a glyph is the source character
itself wherever the font's own mapping leads from that character to that glyph; any other pair of glyph and text (a
ligature, a localised form, a character beyond U+FFFF, a stand-in) is given a free code of its own. So the text of most
runs is its code string, every code has exactly one text, and the text layer of a document is right by construction:
it is never read back out of the font, where 480 glyphs of a Chinese face stand for several characters each.

All widths are whole thousandths of an em.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import uharfbuzz as hb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_RESTRICTED, _NO_SUBSET, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200
_PRIVATE = range(0xE000, 0xF900)
_SUBSET_TABLES = ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF ", "cvt ", "fpgm", "prep")
_HIDDEN = "\u200b"


class FontRefusedError(Exception):
    """A file that cannot or may not be used.

    ``reason`` is unreadable, not-a-font, damaged, restricted or bitmap-only.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Shaped:
    """A shaped piece of text: codes with the distances between them (as in ``GlyphRun.pieces``) and the total width."""

    pieces: tuple[str | float, ...]
    width: int


def _checked_blob(path: Path) -> hb.Blob:
    """The file, mapped into memory, if its tables lie inside it."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except hb.HarfBuzzError as trouble:
        raise FontRefusedError("unreadable") from trouble
    head = blob.data[:12]
    if head[:4] not in (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf"):
        raise FontRefusedError("not-a-font")
    if head[:4] != b"ttcf":
        size, count = len(blob), int.from_bytes(head[4:6], "big")
        directory = blob.data[12 : 12 + 16 * count]
        if len(directory) < 16 * count:
            raise FontRefusedError("damaged")
        for at in range(0, len(directory), 16):
            offset, length = (int.from_bytes(directory[at + k : at + k + 4], "big") for k in (8, 12))
            if offset + length > size:
                raise FontRefusedError("damaged")
    return blob


class Face:
    """A face of a font file, with the codes that one document has used of it.

    Raises FontRefusedError for a file that is no font, is cut short, or whose licence bits forbid embedding
    (OS/2 fsType: restricted or bitmap only).
    """

    def __init__(self, path: Path, index: int = 0, name: str = "") -> None:
        self.path = path
        self.name = name or path.stem
        self._face = hb.Face(_checked_blob(path), index)
        self._font = hb.Font(self._face)
        self._font.scale = (1000, 1000)
        if not self._face.glyph_count:
            raise FontRefusedError("damaged")
        fs_type = self.fs_type
        if fs_type & _RESTRICTED and not fs_type & 0x000C:
            raise FontRefusedError("restricted")
        if fs_type & _BITMAP_ONLY:
            raise FontRefusedError("bitmap-only")
        self._advances: dict[str, int | None] = {}
        self._codes: dict[tuple[int, str], str] = {}
        self._glyphs: dict[str, tuple[int, str]] = {}
        self._free = map(chr, chain(_PRIVATE, filter(self._is_unmapped, range(0xFFFD, 0xFF, -1))))

    # -- what the font is

    @cached_property
    def fs_type(self) -> int:
        """The embedding bits of OS/2 (OpenType, table OS/2, fsType); 0 when the table is missing."""
        table = self._face.reference_table("OS/2").data
        return int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0

    @property
    def may_subset(self) -> bool:
        """Whether the licence bits allow to embed a part of the font."""
        return not self.fs_type & _NO_SUBSET

    @cached_property
    def is_cff(self) -> bool:
        """Whether outlines are PostScript (CFF) rather than TrueType."""
        return "CFF " in self._face.table_tags or "CFF2" in self._face.table_tags

    @cached_property
    def metrics(self) -> dict[str, int]:
        """Ascent, descent (negative), cap height, bounding box (x0 y0 x1 y1) and width of stems in 1/1000 em.

        No table tells the stems of a face; they are estimated from its weight class, regular 87 and bold 165.
        """
        upem = self._face.upem
        head = self._face.reference_table("head").data
        box = [int.from_bytes(head[36 + 2 * k : 38 + 2 * k], "big", signed=True) * 1000 // upem for k in range(4)]
        os2 = self._face.reference_table("OS/2").data
        cap = int.from_bytes(os2[88:90], "big", signed=True) * 1000 // upem if len(os2) >= 90 else 700
        weight = int.from_bytes(os2[4:6], "big") if len(os2) >= 6 else 400
        extents = self._font.get_font_extents("ltr")
        return {
            "ascent": extents.ascender,
            "descent": extents.descender,
            "cap_height": cap or 700,
            "stem": 50 + weight * weight // 4225,
            **dict(zip(("x0", "y0", "x1", "y1"), box, strict=True)),
        }

    @cached_property
    def postscript_name(self) -> str:
        """The PostScript name (name 6), restricted to characters that a PDF name needs no escape for."""
        given = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.name
        return "".join(c for c in given if c.isascii() and (c.isalnum() or c in "-_"))

    @cached_property
    def version(self) -> str:
        """The version string (name 5) as the font gives it."""
        return self._face.get_name(hb.OTNameIdPredefined.VERSION_STRING) or ""

    @cached_property
    def coverage(self) -> frozenset[int]:
        """Code points that the font maps to a glyph."""
        return frozenset(self._face.unicodes)

    # -- characters and codes

    def advance(self, char: str) -> int | None:
        """Width of a character's own glyph, or None if the font has none."""
        try:
            return self._advances[char]
        except KeyError:
            gid = self._font.get_nominal_glyph(ord(char))
            width = self._font.get_glyph_h_advance(gid) if gid else None
            self._advances[char] = width
            return width

    def covers(self, cluster: str) -> bool:
        """Whether every character has a glyph; joiners and variation selectors do not count."""
        return all(self.advance(c) is not None for c in cluster if not _is_selector(c))

    def has_variation(self, char: str, selector: str) -> bool:
        """Whether the font knows this variation sequence (cmap format 14)."""
        return bool(self._font.get_variation_glyph(ord(char), ord(selector)))

    def code(self, gid: int, text: str) -> str:
        """The code of a glyph that stands for ``text``; the same pair gets the same code."""
        known = self._codes.get((gid, text))
        if known is None:
            own = len(text) == 1 and self._glyphs.get(text, (gid, text)) == (gid, text) and self._is_own(gid, text)
            # else private use first, then code points that the font does not map
            known = text if own else next(code for code in self._free if code not in self._glyphs)
            self._codes[gid, text] = known
            self._glyphs[known] = (gid, text)
        return known

    def glyph(self, code: str) -> tuple[int, str]:
        """Glyph id and text of a code; a code never given out is the character's own glyph."""
        known = self._glyphs.get(code)
        if known is None:
            known = (self._font.get_nominal_glyph(ord(code)) or 0, code)
            self._glyphs[code] = known
        return known

    def code_width(self, code: str) -> int:
        """Width of a code's glyph."""
        return self.glyph_width(self.glyph(code)[0])

    def glyph_width(self, gid: int) -> int:
        """Width of a glyph."""
        return int(self._font.get_glyph_h_advance(gid))

    def ink(self, char: str) -> tuple[int, int]:
        """Left and right edge of a character's ink, 1/1000 em."""
        found = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(char)) or 0)
        return (found.x_bearing, found.x_bearing + found.width) if found else (0, 1000)

    def stand_in(self, text: str, shown: str = "〓") -> Shaped:
        """The geta mark 〓 in place of ``text`` that no face can draw; the text layer keeps the text itself."""
        gid = self._font.get_nominal_glyph(ord(shown)) or 0
        return Shaped((self.code(gid, text),), int(self._font.get_glyph_h_advance(gid)))

    def _is_own(self, gid: int, char: str) -> bool:
        """Whether ``gid`` is the glyph that the font gives to this very character, usable as its own code."""
        return (
            ord(char) <= 0xFFFF
            and ord(char) not in _PRIVATE
            and not 0xD800 <= ord(char) < 0xE000
            and self._font.get_nominal_glyph(ord(char)) == gid
        )

    def _is_unmapped(self, code: int) -> bool:
        """Whether no character of this font needs the code for itself."""
        return not (0xD800 <= code < 0xE000 or code in _PRIVATE or self._font.get_nominal_glyph(code))

    # -- shaping

    def shape(self, text: str, language: str = "zh-Hans", script: str = "Latn", features: str = "") -> Shaped:
        """Glyphs for a word or a mark, kerned and with localised forms, left to right.

        Script and language are always set: without them the long dash of the Chinese faces is 1.69 em instead of 2.
        ``features`` is a blank-separated list of OpenType tags to switch on.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", script, language
        # marks have clusters, and so texts, of their own; selectors and joiners leave no glyph but stay in the text
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer, dict.fromkeys(features.split(), True))
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos:  # a lone selector, joiner or soft hyphen
            return Shaped((), 0)
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        pieces: list[str | float] = []
        run, width, owed, seen = "", 0, 0, -1
        for info, position in zip(infos, positions, strict=True):
            source = text[info.cluster : ends[info.cluster]] if info.cluster != seen else _HIDDEN
            seen = info.cluster
            owed += position.x_offset
            if owed:
                pieces += [run, owed] if run else [owed]
                run, owed = "", 0
            run += self.code(info.codepoint, source)
            width += position.x_advance
            owed = position.x_advance - self._font.get_glyph_h_advance(info.codepoint) - position.x_offset
        pieces += [run] if run else []
        pieces += [owed] if owed else []
        return Shaped(tuple(pieces), width)

    # -- embedding

    def subset(self, gids: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with these glyphs only, and new glyph ids by old ones.

        TrueType glyphs are renumbered. CFF keeps its glyph ids and comes as the bare ``CFF `` table, as a PDF embeds
        it. Where the licence forbids subsetting the whole file is returned with its own glyph ids.
        """
        if not self.may_subset:
            count = self._face.glyph_count
            return bytes(self._face.blob.data), {gid: gid for gid in range(count)}
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(set(gids) | {0})
        flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.flags = flags | hb.SubsetFlags.RETAIN_GIDS if self.is_cff else flags
        unwanted = [tag for tag in self._face.table_tags if tag not in _SUBSET_TABLES]
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in unwanted)
        if self._face.has_var_data:
            wanted.pin_all_axes_to_default(self._face)
        plan = hb.SubsetPlan(self._face, wanted)
        small = plan.execute()
        mapping = dict(plan.old_to_new_glyph_mapping)
        return bytes(small.reference_table("CFF ").data if self.is_cff else small.blob.data), mapping


def _is_selector(char: str) -> bool:
    """Variation selectors and the zero-width joiner: they choose a form and have no glyph of their own."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char == "\u200d"
