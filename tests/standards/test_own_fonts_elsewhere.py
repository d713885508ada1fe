"""Fonts of every kind as other programs draw and read them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from tests.forge import KIND_TEXT, KINDS, one_of_each_kind, read_boxes

from progprint.core.color import BLACK
from progprint.fonts.face import Face
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.frame import Frame, GlyphRun, Page, Tag

pytestmark = pytest.mark.slow
SIZE, SCALE = 40.0, 4
PROGRAMS = {
    "pdftoppm": ("-r", str(72 * SCALE), "-gray", "-singlefile", "{pdf}", "{out}"),
    "mutool": ("draw", "-q", "-r", str(72 * SCALE), "-c", "gray", "-o", "{out}.pgm", "{pdf}"),
}


@pytest.mark.parametrize("fs_type", [0, 0x0100], ids=["subset", "whole"])
@pytest.mark.parametrize("kind", KINDS)
def test_other_programs_draw_the_same_glyphs(
    tmp_path: Path, kind: str, fs_type: int, tool: Callable[[str], str]
) -> None:
    """poppler and MuPDF choose glyphs by the same rules as pdfium (ISO 32000-1 §9.7.4.2); poppler reads the text."""
    path, index = one_of_each_kind(tmp_path, fs_type)[kind]
    face = Face(path, index)
    run = GlyphRun(10.0, 80.0, face, SIZE, BLACK, face.shape(KIND_TEXT, script="Hani").pieces, 3 * SIZE, KIND_TEXT)
    page = Page(Frame(200.0, 100.0, (Tag("P", 0.0, 0.0, Frame(200.0, 100.0, (run,))),)))
    data = write_pdf([page], PdfSettings(title="a")).value
    assert data is not None
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(data)
    for name, words in PROGRAMS.items():
        out = tmp_path / name
        command = [tool(name), *(word.format(pdf=pdf, out=out) for word in words)]
        subprocess.run(command, capture_output=True, check=True)
        with Image.open(out.with_suffix(".pgm")) as image:
            assert read_boxes(image, KIND_TEXT, 10 * SCALE, SIZE * SCALE) == KIND_TEXT, name
    text = subprocess.run([tool("pdftotext"), str(pdf), "-"], capture_output=True, check=True, encoding="utf-8").stdout
    assert text.strip() == KIND_TEXT
