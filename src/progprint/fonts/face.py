"""One font file: what it covers, how it shapes text, and the part of it that a document needs.

Glyph codes. A run is drawn with *codes*, one character of a string each. The code of a glyph is the source character
itself wherever the font's own mapping leads from that character to that glyph; any other pair of glyph and text (a
ligature, a localised form, a character beyond U+FFFF, a stand-in) is given a free code of its own. So the text of most
runs is its code string, every code has exactly one text, and the text layer of a document is right by construction:
it is never read back out of the font, where 480 glyphs of a Chinese face stand for several characters each.

All widths are whole thousandths of an em.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from progprint.fonts import subset
from progprint.fonts.file import NO_SUBSET, embedding_bits, metrics_of, open_file, weight_axis
from progprint.fonts.language import altered, asked
from progprint.fonts.twins import widen
from progprint.text.clusters import is_selector, is_variation

_PRIVATE = range(0xE000, 0xF900)
_FREE = range(0x10000, 0x110000)
"""Codes for what is no character of its own; those are all below."""
_TWIN = 16
"""Bits of a glyph's id; above them stands the room that its twin has more, 1/1000 em."""
_HIDDEN = "\u200b"
_GETA = "〓"


class Shaped(NamedTuple):
    """A shaped piece of text: codes with the distances between them (as in ``GlyphRun.pieces``) and the total width."""

    pieces: tuple[str | float, ...]
    width: int


class Face:
    """A face of a font file, with the codes that have been given out for its glyphs.

    ``weight`` is a place on the axis of weight, for a variable font. Raises FontRefusedError for a file that is no
    font, is cut short, or whose licence bits forbid embedding (OS/2 fsType: restricted or bitmap only).
    """

    def __init__(self, path: Path, index: int = 0, name: str = "", weight: int = 400) -> None:
        self.path, self._index = path, index
        self.name = name or path.stem
        self._face = open_file(path, index)
        self._font = hb.Font(self._face)
        self._font.scale = (1000, 1000)
        axis = weight_axis(self._face)
        self.weight = min(max(weight, axis[0]), axis[1]) if axis else None
        if self.weight is not None:
            self._font.set_variations({"wght": self.weight})
        self.advance = cache(self._advance)
        """Width of a character's own glyph, or None if the font has none."""
        self.glyph_width = cache(self._glyph_width)
        """Width of a glyph."""
        self._codes: dict[tuple[int, str], str] = {}
        self._glyphs: dict[str, tuple[int, str]] = {}
        self._language = cache(partial(asked, self._face))
        """The language to ask the font for where a text is in one and of a script."""
        self._free = map(chr, _FREE)

    # -- what the font is

    @property
    def fs_type(self) -> int:
        """The embedding bits of OS/2 (OpenType, table OS/2, fsType); 0 when the table is missing."""
        return embedding_bits(self._face)

    @property
    def may_subset(self) -> bool:
        """Whether the licence bits allow to embed a part of the font."""
        return not self.fs_type & NO_SUBSET

    @cached_property
    def is_cff(self) -> bool:
        """Whether outlines are PostScript (CFF) rather than TrueType."""
        return "glyf" not in self._face.table_tags

    @cached_property
    def metrics(self) -> dict[str, int]:
        """Ascent, descent (negative), cap height, bounding box (x0 y0 x1 y1) and width of stems in 1/1000 em.

        No table tells the stems of a face; they are estimated from its weight class, regular 87 and bold 165.
        """
        return metrics_of(self._face, self._font, self.weight)

    @cached_property
    def postscript_name(self) -> str:
        """The PostScript name (name 6), restricted to characters that a PDF name needs no escape for.

        The instance of a variable font adds its place on the axis (Adobe technical note 5902).
        """
        given = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.name
        given += f"_{self.weight:g}wght" if self.weight is not None else ""
        return "".join(c for c in given if c.isascii() and (c.isalnum() or c in "-_")) or "Font"

    @cached_property
    def version(self) -> str:
        """The version string (name 5) as the font gives it."""
        return self._face.get_name(hb.OTNameIdPredefined.VERSION_STRING) or ""

    @cached_property
    def coverage(self) -> frozenset[int]:
        """Code points that the font maps to a glyph."""
        return frozenset(self._face.unicodes)

    # -- characters and codes

    def _advance(self, char: str) -> int | None:
        gid = self._font.get_nominal_glyph(ord(char))
        return self._font.get_glyph_h_advance(gid) if gid else None

    def covers(self, cluster: str) -> bool:
        """Whether every character has a glyph; what only chooses a form (``is_selector``) does not count."""
        return all(self.advance(c) is not None for c in cluster if not is_selector(c))

    def lacks(self, characters: Iterable[str]) -> list[str]:
        """Those of some characters that have no glyph here, in order of code points; thousands cost microseconds."""
        codes = hb.Set()
        codes.update(map(ord, characters))
        codes.difference_update(self._face.unicodes)
        return list(map(chr, codes))

    def has_variation(self, char: str, selector: str) -> bool:
        """Whether the font knows this variation sequence (cmap format 14)."""
        return bool(self._font.get_variation_glyph(ord(char), ord(selector)))

    def has_forms(self, cluster: str) -> bool:
        """Whether the font knows every variation sequence in a cluster; emoji and text styles (VS15, VS16) do not count."""
        pairs = [pair for pair in pairwise(cluster) if is_variation(pair[1]) and pair[1] not in "\ufe0e\ufe0f"]
        return all(self.has_variation(*pair) for pair in pairs)

    def free_codes(self) -> Iterator[str]:
        """Codes that no character of this font needs for itself: private use first, then code points that it does not map."""
        return map(chr, chain(_PRIVATE, filter(self._is_unmapped, range(0xFFFD, 0xFF, -1))))

    def code(self, gid: int, text: str) -> str:
        """The code of a glyph that stands for ``text``; the same pair gets the same code."""
        known = self._codes.get((gid, text))
        if known is None:
            own = len(text) == 1 and self._glyphs.get(text, (gid, text)) == (gid, text) and self._is_own(gid, text)
            known = self._codes[gid, text] = text if own else next(self._free)
            self._glyphs[known] = (gid, text)
        return known

    def take_turns(self, number: int, count: int) -> None:
        """Give away only each ``count``-th of the free codes that are left, so that as many processes never give the same."""
        first = ord(max(self.given, default=chr(_FREE[0] - 1))) + 1
        self._free = map(chr, range(first + number, _FREE.stop, count))

    @property
    def given(self) -> dict[str, tuple[int, str]]:
        """The free codes that were given away, each with the glyph and the text that it stands for."""
        return {code: glyph for code, glyph in self._glyphs.items() if code > "\uffff"}

    def learn(self, given: Mapping[str, tuple[int, str]]) -> None:
        """Know codes that another process has given away."""
        self._glyphs |= given
        self._codes = {glyph: code for code, glyph in given.items()} | self._codes

    def glyph(self, code: str) -> tuple[int, str]:
        """Glyph id and text of a code; a code never given out is the character's own glyph."""
        known = self._glyphs.get(code)
        if known is None:
            known = self._glyphs[code] = (self._font.get_nominal_glyph(ord(code)) or 0, code)
        return known

    def code_width(self, code: str) -> int:
        """Width of a code's glyph."""
        return self.glyph_width(self.glyph(code)[0])

    def _glyph_width(self, gid: int) -> int:
        own, room = _parted(gid)
        return int(self._font.get_glyph_h_advance(own)) + room

    @property
    def may_widen(self) -> bool:
        """Whether ``widened`` works: not in PostScript outlines, nor in a font that must be embedded as it is."""
        return not self.is_cff and self.may_subset

    def widened(self, code: str, room: int) -> str:
        """A code for the same glyph and text with more room behind it, in 1/1000 em.

        The glyph gets a twin in the embedded font (``fonts.twins``), with an id beyond those of the file.
        """
        gid, text = self.glyph(code)
        return self.code(gid + (room << _TWIN), text)

    def ink(self, char: str) -> tuple[int, int]:
        """Left and right edge of a character's ink, 1/1000 em."""
        found = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(char)) or 0)
        return (found.x_bearing, found.x_bearing + found.width) if found else (0, 1000)

    def stand_in(self, text: str) -> Shaped:
        """The geta mark 〓 in place of ``text`` that no face can draw; the text layer keeps the text itself."""
        gid = self._font.get_nominal_glyph(ord(_GETA)) or 0
        return Shaped((self.code(gid, text),), self.glyph_width(gid))

    def _unseen(self, text: str) -> Shaped:
        """A text without any glyph, such as a lone selector: beneath a blank that takes no room."""
        gid = self._font.get_nominal_glyph(0x20) or 0
        return Shaped((self.code(gid, text), -self.glyph_width(gid)), 0) if text and gid else Shaped((), 0)

    def _is_own(self, gid: int, char: str) -> bool:
        """Whether ``gid`` is the glyph that the font gives to this very character, usable as its own code."""
        at = ord(char)
        plain = at <= 0xFFFF and at not in _PRIVATE and not 0xD800 <= at < 0xE000
        return plain and self._font.get_nominal_glyph(at) == gid

    def _is_unmapped(self, code: int) -> bool:
        """Whether no character of this font needs the code for itself."""
        return not (0xD800 <= code < 0xE000 or code in _PRIVATE or self._font.get_nominal_glyph(code))

    # -- shaping

    def shape(self, text: str, language: str = "zh-Hans", script: str = "Latn", features: str = "") -> Shaped:
        """Glyphs for a word or a mark, kerned and with localised forms, left to right.

        Script and language are always set: without them the long dash of the Chinese faces is 1.69 em instead of 2.
        ``language`` is that of the text; a face that knows but one Han language is asked for that one.
        ``features`` is a blank-separated list of OpenType tags to switch on. No character of the text is lost: what
        leaves no glyph (a selector, a joiner) belongs to the glyph before it, or to an unseen blank.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", script, self._language(language, script)
        # marks have clusters, and so texts, of their own; selectors and joiners leave no glyph but stay in the text
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer, dict.fromkeys(features.split(), True))
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos:
            return self._unseen(text)
        starts = sorted({info.cluster for info in infos})
        texts = {at: text[at if n else 0 : end] for n, (at, end) in enumerate(pairwise([*starts, len(text)]))}
        pieces: list[str | float] = []
        run, width, owed, seen = "", 0, 0, -1
        for info, position in zip(infos, positions, strict=True):
            source = texts[info.cluster] if info.cluster != seen else _HIDDEN
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

    def places_marks(self, cluster: str) -> bool:
        """Whether the marks of a cluster come to stand on their base: drawn as one glyph with it, or moved to it."""
        pieces = self.shape(cluster).pieces
        drawn = sum(len(piece) for piece in pieces if isinstance(piece, str))
        return drawn < sum(not is_selector(char) for char in cluster) or any(not isinstance(p, str) for p in pieces)

    def alters(self, characters: Sequence[str], language: str) -> list[str]:
        """Those of some Han characters that a language draws in another form than the font's own, or not as one glyph."""
        return altered(self._font, characters, self._language(language, "Hani"))

    # -- embedding

    def part(self, characters: str) -> bytes:
        """A font file for some characters; the whole one where the licence forbids to take a part."""
        again = open_file(self.path, self._index)
        if not self.may_subset:
            return subset.whole(again, self.weight)[0]
        return subset.for_screen(again, characters, self.weight)

    def subset(self, gids: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A font program with these glyphs only, and new glyph ids by old ones (``fonts.subset``).

        Where the licence forbids subsetting the whole font is returned with its own glyph ids.
        """
        again = open_file(self.path, self._index)  # a mapping of its own: what cutting reads is let go with it
        if not self.may_subset:
            return subset.whole(again, self.weight)
        wanted = {gid: _parted(gid) for gid in gids}
        program, mapping = subset.cut(again, {own for own, _ in wanted.values()}, self.weight)
        twins = sorted((gid for gid, (_, room) in wanted.items() if room), key=wanted.__getitem__)
        if not twins:
            return program, mapping
        rows = [(mapping[own], room) for own, room in map(wanted.__getitem__, twins)]
        return widen(program, rows), mapping | {twin: len(mapping) + n for n, twin in enumerate(twins)}


def _parted(gid: int) -> tuple[int, int]:
    """The glyph of the font file, and how much more room its twin has, 1/1000 em."""
    return gid & (1 << _TWIN) - 1, gid >> _TWIN
