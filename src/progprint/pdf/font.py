"""Fonts of a document: Type0 fonts over HarfBuzz subsets (ISO 32000-1 §9.7).

A TrueType face is one font resource: two-byte codes are the codes of ``Face``, an explicit CIDToGIDMap leads to the
glyphs of the subset, ToUnicode tells the text of each code. In a CFF face codes must be glyph ids, so a glyph with
several texts (见 and its radical ⻅) is split over several resources that share everything but ToUnicode.

    Face codes ── show ─▶ operands of a content stream ── embed, when all pages are drawn ─▶ font dictionaries
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from progprint.pdf.document import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from progprint.fonts.face import Face
    from progprint.pdf.document import Document

_CMAP_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapType 2 def
/CMapName/Adobe-Identity-UCS def
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
_SYMBOLIC = 4

Pieces = Sequence[str | float]
"""Code strings and distances in turn, with a string at both ends (see ``GlyphRun``)."""


class PdfFont:
    """A TrueType face as this document uses it; ``name`` is its resource name."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._literals = _Literals(self._in_two_bytes)
        self._given: dict[tuple[int, str], str] = {}
        self._free = face.free_codes()

    def _in_two_bytes(self, codes: str) -> str:
        """Codes of the face as this document has them: its free ones by the order of painting, whatever was set before."""
        return "".join([self._two_bytes(self.face.glyph(code)) if code > "\uffff" else code for code in codes])

    def _two_bytes(self, glyph: tuple[int, str]) -> str:
        """The document's code of a glyph with a text.

        Of tens of thousands those beyond its free codes share one of their glyph, and so its text.
        """
        if glyph not in self._given:
            free = next(self._free, "")
            same = (code for (gid, _), code in self._given.items() if gid == glyph[0])
            self._given[glyph] = free or next(same, next(iter(self._given.values())))
        return self._given[glyph]

    def show(self, pieces: Pieces) -> list[tuple[str, str]]:
        """Operators that show the pieces of a run, each with the resource to select before it."""
        return [(self.name, _operator(pieces, self._literals))]

    def embed(self, document: Document) -> dict[str, str]:
        """Write the font; returns references to font dictionaries by resource name."""
        used = {char: self.face.glyph(char) for char in set("".join(self._literals)) if char <= "\uffff"}
        for glyph, char in self._given.items():
            used.setdefault(char, glyph)
        glyphs = {ord(char): used[char] for char in sorted(used)}
        program, renumbered = self.face.subset(gid for gid, _ in glyphs.values())
        gids = bytearray(2 * (max(glyphs, default=0) + 1))
        for code, (gid, _) in glyphs.items():
            gids[2 * code : 2 * code + 2] = renumbered[gid].to_bytes(2, "big")
        mapping = document.put(Stream(bytes(gids)))
        widths = {code: self.face.glyph_width(gid) for code, (gid, _) in glyphs.items()}
        entries = f"/Subtype/CIDFontType2/CIDToGIDMap {mapping}"
        base, descendant = _descendant(self.face, document, program, entries, widths)
        return {self.name: _type0(document, base, descendant, {code: text for code, (_, text) in glyphs.items()})}


class CffFont:
    """A face with PostScript outlines as this document uses it; ``name`` begins the names of its resources."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._literals = _Literals(str)
        self._texts: list[dict[int, str]] = []
        self._seats: dict[str, tuple[int, str]] = {}

    def show(self, pieces: Pieces) -> list[tuple[str, str]]:
        """Operators that show the pieces of a run, each with the resource to select before it."""
        parts: list[tuple[int, list[str | float]]] = []
        for piece in pieces:
            if not isinstance(piece, str):
                parts[-1][1].append(piece)
                continue
            for code in piece:
                plane, cid = self._seat(code)
                if not parts or parts[-1][0] != plane:
                    parts.append((plane, [cid]))
                elif isinstance(parts[-1][1][-1], str):
                    parts[-1][1][-1] += cid
                else:
                    parts[-1][1].append(cid)
        return [(self._resource(plane), _operator(part, self._literals)) for plane, part in parts]

    def _seat(self, code: str) -> tuple[int, str]:
        """The resource, by number, in which a code's glyph has the code's text, and the glyph id as a character."""
        if code not in self._seats:
            gid, text = self.face.glyph(code)
            plane = next((n for n, texts in enumerate(self._texts) if texts.get(gid, text) == text), len(self._texts))
            if plane == len(self._texts):
                self._texts.append({})
            self._texts[plane][gid] = text
            self._seats[code] = (plane, chr(gid))
        return self._seats[code]

    def _resource(self, plane: int) -> str:
        return f"{self.name}.{plane}" if plane else self.name

    def embed(self, document: Document) -> dict[str, str]:
        """Write the font; returns references to font dictionaries by resource name."""
        widths = {gid: self.face.glyph_width(gid) for gid in sorted({ord(cid) for _, cid in self._seats.values()})}
        program, _ = self.face.subset(widths)
        base, descendant = _descendant(self.face, document, program, "/Subtype/CIDFontType0", widths)
        return {
            self._resource(plane): _type0(document, base, descendant, dict(sorted(texts.items())))
            for plane, texts in enumerate(self._texts)
        }


class _Literals(dict[str, str]):
    """Strings of two-byte codes as a content stream spells them (§7.3.4.2), to be written as Latin-1.

    Words and marks come again and again: each is spelled once. Raw bytes deflate to 8 % less than hexadecimal digits, in
    two thirds of the time.
    """

    def __init__(self, coded: Callable[[str], str]) -> None:
        super().__init__()
        self._coded = coded

    def __missing__(self, codes: str) -> str:
        coded = codes.encode("utf-16-be", "surrogatepass")
        if len(coded) > 2 * len(codes):
            coded = self._coded(codes).encode("utf-16-be")
        text = coded.decode("latin-1")
        text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\r", "\\r")
        self[codes] = f"({text})"
        return self[codes]


class _Pulls(dict[float, str]):
    """Distances as a TJ array spells them: an advance here is a pull back there, in 1/10 of 1/1000 em."""

    def __missing__(self, distance: float) -> str:
        self[distance] = spelled = f"{-round(distance, 1):g} "
        return spelled


_pulls = _Pulls()


def _operator(pieces: Pieces, literals: _Literals) -> str:
    """``Tj`` or ``TJ`` (§9.4.3)."""
    if len(pieces) == 1:
        return literals[pieces[0]] + "Tj"  # type: ignore[index]
    parts: list[str] = [""] * len(pieces)
    parts[::2] = map(literals.__getitem__, pieces[::2])  # type: ignore[arg-type]
    parts[1::2] = map(_pulls.__getitem__, pieces[1::2])  # type: ignore[arg-type]
    return f"[{''.join(parts)}]TJ"


def _descendant(
    face: Face, document: Document, program: bytes, entries: str, widths: Mapping[int, int]
) -> tuple[str, str]:
    """Font program, descriptor and CIDFont; returns the font's name and the reference to the CIDFont."""
    tag = f"{_subset_tag(program)}+" if face.may_subset else ""
    base = f"/{tag}{face.postscript_name}"
    key, kind = ("FontFile2", "")
    if face.is_cff:
        key, kind = "FontFile3", "/Subtype/OpenType" if program[:4] == b"OTTO" else "/Subtype/CIDFontType0C"
    length = f"/Length1 {len(program)}" if key == "FontFile2" else kind
    file = document.put(Stream(program, length))
    m = face.metrics
    descriptor = document.add(
        f"<</Type/FontDescriptor/FontName{base}/Flags {_SYMBOLIC}/FontBBox[{m['x0']} {m['y0']} {m['x1']} {m['y1']}]"
        f"/ItalicAngle 0/Ascent {m['ascent']}/Descent {m['descent']}/CapHeight {m['cap_height']}/StemV {m['stem']}"
        f"/{key} {file}>>"
    )
    usual = Counter(widths.values()).most_common(1)[0][0] if widths else 1000
    return base, document.add(
        f"<</Type/Font{entries}/BaseFont{base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor}/DW {usual}/W[{''.join(_width_groups(widths, usual))}]>>"
    )


def _type0(document: Document, base: str, descendant: str, texts: Mapping[int, str]) -> str:
    mapping = document.put(Stream(to_unicode(texts).encode("ascii")))
    return document.add(
        f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding/Identity-H/DescendantFonts[{descendant}]"
        f"/ToUnicode {mapping}>>"
    )


def _subset_tag(program: bytes) -> str:
    """Six letters that tell subsets apart (§9.6.4), out of the program itself."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _width_groups(widths: Mapping[int, int], usual: int) -> Iterator[str]:
    """The array W (§9.7.4.3): consecutive codes together, without those of the default width."""
    for codes in _consecutive(code for code, width in widths.items() if width != usual):
        listed = [widths[code] for code in codes]
        if len(set(listed)) == 1 and len(listed) > 1:
            yield f"{codes[0]} {codes[-1]} {listed[0]} "
        else:
            yield f"{codes[0]}[{' '.join(map(str, listed))}]"


def _consecutive(codes: Iterable[int]) -> Iterator[list[int]]:
    """Runs of ascending codes without a gap."""
    run: list[int] = []
    for code in codes:
        if run and code != run[-1] + 1:
            yield run
            run = []
        run.append(code)
    if run:
        yield run


def to_unicode(texts: Mapping[int, str]) -> str:
    """The CMap from codes, in ascending order, to their texts (§9.10.3), in blocks of at most 100 entries.

    Codes that are their own text share one range per 256 codes, from the first to the last one used: unused codes in
    between are mapped as well, which says nothing wrong and keeps the map small. Other codes are listed one by one, and
    a range ends before each of them. Texts are UTF-16BE, so that characters beyond U+FFFF come out right.
    """
    ranges: list[tuple[int, int]] = []
    listed: list[str] = []
    parted = True
    for code, text in texts.items():
        if text != chr(code):
            listed.append(f"<{code:04x}> <{text.encode('utf-16-be').hex()}>")
            parted = True
        elif parted or ranges[-1][0] >> 8 != code >> 8:
            ranges.append((code, code))
            parted = False
        else:
            ranges[-1] = (ranges[-1][0], code)
    rows = [f"<{first:04x}> <{last:04x}> <{first:04x}>" for first, last in ranges]
    blocks = [*_blocks("bfrange", rows), *_blocks("bfchar", listed)]
    return f"{_CMAP_HEAD}{''.join(blocks)}{_CMAP_TAIL}"


def _blocks(kind: str, rows: Sequence[str]) -> Iterator[str]:
    for at in range(0, len(rows), 100):
        part = rows[at : at + 100]
        yield f"{len(part)} begin{kind}\n{chr(10).join(part)}\nend{kind}\n"
