"""Fonts as the file holds them: codes to glyphs, codes to text, widths."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from progprint.core.color import BLACK
from progprint.pdf.document import Document
from progprint.pdf.font import CffFont, PdfFont, to_unicode
from progprint.typeset.frame import GlyphRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.unit.pdf.conftest import Bench


def _blocks(cmap: str, kind: str) -> list[int]:
    """Entries of each block, as announced, after checking that so many follow."""
    found = re.findall(rf"(\d+) begin{kind}\n(.*?)end{kind}", cmap, re.DOTALL)
    assert [int(count) for count, _ in found] == [len(rows.splitlines()) for _, rows in found]
    return [int(count) for count, _ in found]


def test_text_comes_back_exactly(bench: Bench) -> None:
    """Glyphs with several texts, characters beyond U+FFFF, ligatures and stand-ins, as pdfium extracts them."""
    face = bench.book.main("sans", "regular")
    lines = ["见⻅见", "𬍛字𬺈", "finance flow", "——“”……", "葛\U000e0100飾"]
    shown = [face.shape(line, script="Hani") for line in lines] + [face.stand_in("\U00020000")]
    runs = [GlyphRun(10.0, 14.0 * n, face, 9.0, BLACK, s.pieces, 90.0, "") for n, s in enumerate(shown, 1)]
    document = pypdfium2.PdfDocument(bench.write(bench.page(bench.tag(*runs))))

    extracted = document[0].get_textpage().get_text_range()
    document.close()

    assert [*lines, "\U00020000"] == extracted.replace("\r", "").split("\n")


def test_every_code_leads_to_its_glyph_and_its_width(bench: Bench) -> None:
    """CIDToGIDMap, W and ToUnicode agree with the face for each code in use."""
    face = bench.book.main("sans", "regular")
    shaped = face.shape("云见⻅finance", script="Hani")
    codes = [code for piece in shaped.pieces if isinstance(piece, str) for code in piece]
    run = GlyphRun(0.0, 10.0, face, 9.0, BLACK, shaped.pieces, 9.0, "")
    font = bench.open(bench.page(bench.tag(run))).pages[0].Resources.Font.F1
    descendant = font.DescendantFonts[0]
    mapping = bytes(descendant.CIDToGIDMap.read_bytes())
    widths = _widths(descendant)

    free = {code: chr(n) for n, code in enumerate((code for code in codes if code > "\uffff"), 0xE000)}
    written = [ord(free.get(code, code)) for code in codes]
    gids = [int.from_bytes(mapping[2 * code : 2 * code + 2], "big") for code in written]

    assert free
    assert 0 not in gids
    assert [gids[codes.index(a)] == gids[codes.index(b)] for a, b in (("云", codes[1]), (codes[1], codes[2]))] == [
        False,
        True,
    ]
    assert [widths.get(code, int(descendant.DW)) for code in written] == [face.code_width(code) for code in codes]


def _widths(descendant: pikepdf.Object) -> dict[int, int]:
    """The array W spelled out (ISO 32000-1 §9.7.4.3)."""
    found: dict[int, int] = {}
    entries = list(descendant.W)
    while entries:
        first, second = int(entries.pop(0)), entries.pop(0)
        if isinstance(second, pikepdf.Array):
            found |= {first + n: int(width) for n, width in enumerate(second)}
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), int(entries.pop(0)))
    return found


def test_the_codes_of_a_document_never_run_out(bench: Bench) -> None:
    """More texts for one glyph than there are codes of two bytes: the last ones share a code, and nothing fails."""
    face = bench.book.main("sans", "regular")
    gid = face.glyph("〓")[0]
    font, document = PdfFont(face, "F1"), Document()
    codes = [face.code(gid, f"{n:x}") for n in range(70_000)]
    shown = [font.show((code,))[0][1] for code in codes]

    assert 20_000 < len(set(shown)) < 65_536
    assert shown[-1] == shown[0] != shown[1]
    assert list(font.embed(document)) == ["F1"]


def test_each_face_is_one_embedded_subset(bench: Bench) -> None:
    """Subset names are six letters and differ; no font is declared that is not embedded."""
    bold = bench.book.main("sans", "bold")
    run = GlyphRun(0.0, 10.0, bold, 9.0, BLACK, ("云",), 9.0, "云")
    fonts = bench.open(bench.page(bench.tag(bench.run("云"), run))).pages[0].Resources.Font
    names = [str(font.BaseFont) for font in fonts.values()]

    assert [re.sub("^/[A-Z]{6}", "", name) for name in names] == ["+NotoSansSC-Regular", "+NotoSansSC-Bold"]
    assert len({name[:7] for name in names}) == 2
    assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts.values())


def test_only_fonts_that_are_used_are_in_the_file(bench: Bench) -> None:
    assert list(bench.open(bench.page(bench.tag())).pages[0].Resources.Font.keys()) == []


def test_codes_that_are_their_own_text_share_ranges() -> None:
    """One range per 256 codes, since only the last byte may vary (ISO 32000-1 §9.10.3), parted by other codes."""
    texts = {0x4E00: "\u4e00", 0x4E05: "\u4e05", 0x4E10: "x", 0x4E11: "\u4e11", 0x4F00: "\u4f00", 0xE000: "\U0002c35b"}
    cmap = to_unicode(texts)

    assert re.findall(r"<4\w+> <4\w+> <4\w+>", cmap) == [
        "<4e00> <4e05> <4e00>",
        "<4e11> <4e11> <4e11>",
        "<4f00> <4f00> <4f00>",
    ]
    assert "<4e10> <0078>" in cmap
    assert "<e000> <d870df5b>" in cmap


def test_blocks_of_a_map_have_at_most_100_entries() -> None:
    """Older readers refuse more (Adobe technical note 5014)."""
    cmap = to_unicode({0xE000 + n: f"t{n}" for n in range(250)})

    assert _blocks(cmap, "bfchar") == [100, 100, 50]
    assert _blocks(cmap, "bfrange") == []


class _Outlines:
    """A face with PostScript outlines, as far as a font asks for it."""

    is_cff = may_subset = True
    postscript_name = "Outlines"
    metrics = dict.fromkeys(("x0", "y0", "x1", "y1", "ascent", "descent", "cap_height", "stem"), 0)
    glyphs: dict[str, tuple[int, str]] = {"见": (700, "见"), "\ue000": (700, "⻅"), "云": (0xD801, "云")}  # noqa: RUF012

    def glyph(self, code: str) -> tuple[int, str]:
        return self.glyphs[code]

    def glyph_width(self, gid: int) -> int:
        return 1000 if gid == 700 else 500

    def subset(self, gids: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        return b"CFF", {gid: gid for gid in gids}


@pytest.fixture
def outlines() -> CffFont:
    return CffFont(_Outlines(), "F1")  # type: ignore[arg-type]


def test_codes_of_a_postscript_face_are_glyph_ids(outlines: CffFont) -> None:
    """The font program knows no other codes; glyph ids in the range of surrogates are codes like others."""
    assert outlines.show(("云", -20, "见")) == [("F1", "[(\xd8\x01)20 (\x02\xbc)]TJ")]


def test_a_postscript_glyph_with_two_texts_uses_two_resources(
    outlines: CffFont, read_cmap: Callable[[bytes], dict[str, str]]
) -> None:
    """Both share the program and the widths; each has a map of its own."""
    shown = outlines.show(("见\ue000", 30, "\ue000见"))
    document = Document()
    named = outlines.embed(document)
    maps = [stream.content for stream in document._streams]

    assert [name for name, _ in shown] == ["F1", "F1.1", "F1"]
    assert [operator for _, operator in shown] == ["(\x02\xbc)Tj", "[(\x02\xbc)-30 (\x02\xbc)]TJ", "(\x02\xbc)Tj"]
    assert list(named) == ["F1", "F1.1"]
    assert [read_cmap(zlib.decompress(data)) for data in maps[1:]] == [{"02bc": "见"}, {"02bc": "⻅"}]
