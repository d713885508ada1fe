"""Faces of every kind of font file, drawn and read back: the right glyph, the right text, the right program."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from tests.forge import Plan, height, write_collection, write_font

from progprint.core.color import BLACK
from progprint.fonts.face import Face
from progprint.typeset.frame import GlyphRun

if TYPE_CHECKING:
    from tests.unit.pdf.conftest import Bench

SIZE, SCALE = 40.0, 4
TEXT = "云b见"
NO_SUBSET = 0x0100


def _files(folder: Path, fs_type: int = 0) -> dict[str, tuple[Path, int]]:
    """A font of each kind with the characters of TEXT and a radical that shares a meaning; path and index."""

    def plan(kind: str, **more: object) -> Plan:
        return Plan(f"A{TEXT}⻅〓", kind=kind, fs_type=fs_type, **more)  # type: ignore[arg-type]

    other = Plan("xyzXYZ" + TEXT[::-1], family="Other")
    return {
        "TrueType": (write_font(folder / "a.ttf", plan("glyf")), 0),
        "upem 2048": (write_font(folder / "b.ttf", plan("glyf", upem=2048)), 0),
        "CFF by name": (write_font(folder / "c.otf", plan("cff")), 0),
        "CFF by CID": (write_font(folder / "d.otf", plan("cid")), 0),
        "variable": (write_font(folder / "e.ttf", plan("glyf", wght=True)), 0),
        "variable CFF2": (write_font(folder / "f.otf", plan("cff2", wght=True)), 0),
        "collection": (write_collection(folder / "g.ttc", other, plan("glyf")), 1),
        "collection of CFF": (write_collection(folder / "h.ttc", other, plan("cid")), 1),
    }


KINDS = ("TrueType", "upem 2048", "CFF by name", "CFF by CID", "variable", "variable CFF2", "collection",
         "collection of CFF")  # fmt: skip


def _drawn(data: bytes) -> str:
    """What stands in each em of the line, by the height of its ink: the nearest of A, the TEXT and nothing (a blank)."""
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=SCALE, grayscale=True).to_pil()
    document.close()
    em = SIZE * SCALE
    columns = [round(10 * SCALE + em * n + 0.4 * em) for n in range(len(TEXT))]
    dark = [sum(image.getpixel((x, y)) < 128 for y in range(image.height)) for x in columns]
    heights = {" ": 0} | {char: height(char) for char in f"A{TEXT}"}
    return "".join(min(heights, key=lambda char: abs(heights[char] - count * 1000 / em)) for count in dark)


def _page(bench: Bench, face: Face) -> bytes:
    shaped = face.shape(TEXT, script="Hani")
    run = GlyphRun(10.0, 80.0, face, SIZE, BLACK, shaped.pieces, shaped.width * SIZE / 1000, TEXT)
    return bench.write(bench.page(bench.tag(run)))


@pytest.mark.parametrize("fs_type", [0, NO_SUBSET], ids=["subset", "whole"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_font_draws_its_glyphs_and_keeps_its_text(
    bench: Bench, tmp_path: Path, kind: str, fs_type: int
) -> None:
    """Glyphs are told by their heights, as pdfium paints them; the text is extracted from the same page."""
    path, index = _files(tmp_path, fs_type)[kind]
    data = _page(bench, Face(path, index))
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    document.close()

    assert text == TEXT
    assert _drawn(data) == TEXT


@pytest.mark.parametrize("kind", KINDS)
def test_a_font_that_may_not_be_cut_is_embedded_with_every_glyph(bench: Bench, tmp_path: Path, kind: str) -> None:
    """OS/2 fsType 0x0100: the program holds what the file holds, under a name without a subset tag."""
    path, index = _files(tmp_path, NO_SUBSET)[kind]
    (font,) = bench.open_data(_page(bench, Face(path, index))).pages[0].Resources.Font.values()
    descriptor = font.DescendantFonts[0].FontDescriptor
    program = bytes((descriptor.get("/FontFile2") or descriptor.FontFile3).read_bytes())

    assert "+" not in str(font.BaseFont)
    assert len(TTFont(io.BytesIO(program)).getGlyphOrder()) == len(f"A{TEXT}⻅〓") + 1
    assert (path.read_bytes() == program) == (kind in ("TrueType", "upem 2048"))


@pytest.mark.parametrize(("weight", "wide"), [(100, 700), (400, 800), (900, 900)])
@pytest.mark.parametrize("kind", ["variable", "variable CFF2"])
def test_the_instance_of_a_variable_font_is_what_is_embedded(
    bench: Bench, tmp_path: Path, kind: str, weight: int, wide: int
) -> None:
    """The axis of weight is pinned: boxes are as wide as the weight makes them."""
    path, _ = _files(tmp_path)[kind]
    face = Face(path, weight=weight)
    data = _page(bench, face)
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=SCALE, grayscale=True).to_pil()
    document.close()
    row = round((80 - 4) * SCALE)
    inked = [image.getpixel((x, row)) < 128 for x in range(image.width)]
    first = inked[inked.index(True) :]

    assert abs(first.index(False) * 1000 / (SIZE * SCALE) - wide) < 20
    assert face.postscript_name.endswith(f"_{weight}wght")


def test_twins_are_as_wide_in_the_program_as_in_the_dictionary(bench: Bench, tmp_path: Path) -> None:
    """ISO 19005-2 §6.2.11.5; and they show the glyph that they double."""
    path, _ = _files(tmp_path)["upem 2048"]
    face = Face(path)
    wide = face.widened("云", 1000)
    assert wide is not None
    run = GlyphRun(10.0, 80.0, face, SIZE, BLACK, (f"{wide}b",), 3 * SIZE, "云b")
    data = bench.write(bench.page(bench.tag(run)))
    (font,) = bench.open_data(data).pages[0].Resources.Font.values()
    descendant = font.DescendantFonts[0]
    program = TTFont(io.BytesIO(bytes(descendant.FontDescriptor.FontFile2.read_bytes())))
    mapping = bytes(descendant.CIDToGIDMap.read_bytes())
    gid = int.from_bytes(mapping[2 * ord(wide) : 2 * ord(wide) + 2], "big")
    drawn = _drawn(data)
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    document.close()

    assert program["hmtx"][program.getGlyphName(gid)][0] == 4096
    assert face.code_width(wide) == 2000
    assert drawn == "云 b"
    assert text == "云b"
