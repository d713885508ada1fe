"""Faces of every kind of font file, drawn and read back: the right glyph, the right text, the right program."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from tests.forge import KIND_TEXT, KINDS, one_of_each_kind, read_boxes

from progprint.core.color import BLACK
from progprint.fonts.face import Face
from progprint.typeset.frame import GlyphRun

if TYPE_CHECKING:
    from tests.unit.pdf.conftest import Bench

SIZE, SCALE = 40.0, 4
NO_SUBSET = 0x0100


def _drawn(data: bytes) -> str:
    """What pdfium paints in each em of the line."""
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=SCALE, grayscale=True).to_pil()
    document.close()
    return read_boxes(image, KIND_TEXT, 10 * SCALE, SIZE * SCALE)


def _page(bench: Bench, face: Face) -> bytes:
    shaped = face.shape(KIND_TEXT, script="Hani")
    run = GlyphRun(10.0, 80.0, face, SIZE, BLACK, shaped.pieces, shaped.width * SIZE / 1000, KIND_TEXT)
    return bench.write(bench.page(bench.tag(run)))


@pytest.mark.parametrize("fs_type", [0, NO_SUBSET], ids=["subset", "whole"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_font_draws_its_glyphs_and_keeps_its_text(
    bench: Bench, tmp_path: Path, kind: str, fs_type: int
) -> None:
    """Glyphs are told by their heights, as pdfium paints them; the text is extracted from the same page."""
    path, index = one_of_each_kind(tmp_path, fs_type)[kind]
    data = _page(bench, Face(path, index))
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    document.close()

    assert text == KIND_TEXT
    assert _drawn(data) == KIND_TEXT


@pytest.mark.parametrize("kind", KINDS)
def test_a_font_that_may_not_be_cut_is_embedded_with_every_glyph(bench: Bench, tmp_path: Path, kind: str) -> None:
    """OS/2 fsType 0x0100: the program holds what the file holds, under a name without a subset tag."""
    path, index = one_of_each_kind(tmp_path, NO_SUBSET)[kind]
    (font,) = bench.open_data(_page(bench, Face(path, index))).pages[0].Resources.Font.values()
    descriptor = font.DescendantFonts[0].FontDescriptor
    program = bytes((descriptor.get("/FontFile2") or descriptor.FontFile3).read_bytes())

    assert "+" not in str(font.BaseFont)
    assert len(TTFont(io.BytesIO(program)).getGlyphOrder()) == len(f"A{KIND_TEXT}⻅〓") + 1
    assert (path.read_bytes() == program) == (kind in ("TrueType", "upem 2048"))


@pytest.mark.parametrize(("weight", "wide"), [(100, 700), (400, 800), (900, 900)])
@pytest.mark.parametrize("kind", ["variable", "variable CFF2"])
def test_the_instance_of_a_variable_font_is_what_is_embedded(
    bench: Bench, tmp_path: Path, kind: str, weight: int, wide: int
) -> None:
    """The axis of weight is pinned: boxes are as wide as the weight makes them."""
    path, _ = one_of_each_kind(tmp_path)[kind]
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
    path, _ = one_of_each_kind(tmp_path)["upem 2048"]
    face = Face(path)
    wide = face.widened("云", 1000)
    run = GlyphRun(10.0, 80.0, face, SIZE, BLACK, (f"{wide}b",), 3 * SIZE, "云b")
    data = bench.write(bench.page(bench.tag(run)))
    (font,) = bench.open_data(data).pages[0].Resources.Font.values()
    descendant = font.DescendantFonts[0]
    program = TTFont(io.BytesIO(bytes(descendant.FontDescriptor.FontFile2.read_bytes())))
    mapping = bytes(descendant.CIDToGIDMap.read_bytes())
    free = ord(next(face.free_codes()))
    gid = int.from_bytes(mapping[2 * free : 2 * free + 2], "big")
    drawn = _drawn(data)
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    document.close()

    assert program["hmtx"][program.getGlyphName(gid)][0] == 4096
    assert face.code_width(wide) == 2000
    assert drawn == "云 b"
    assert text == "云b"
