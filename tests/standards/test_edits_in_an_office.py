"""A deck that LibreOffice has saved: no edit where nobody edited, and edits in it survive a new run.

LibreOffice renames every placeholder, drops layouts, sections and names of slides, and writes all places and faces out.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pptx
import pytest
from pptx.util import Pt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.slow
AGENDA = """
conference: {title: 星河大会}
tracks:
  - title: 编译器
    producer: {name: 兰舟, org: 星河社, bio: 写了十年的编译器。}
    talks:
      - title: 寄存器分配的艺术
        speakers: [{name: 卜苏, org: 北岸大学}]
        summary: [{heading: 起因, text: 溢出太多。}, {heading: 做法, text: [着色, 合并]}]
        takeaways: [一张着色图, 一个合并器]
      - {title: 增量编译, speakers: [{name: 王蔚, org: 甲公司}, {name: 何一鸣}], summary: 只编译改过的。}
"""


@pytest.fixture
def saved(tmp_path: Path, progprint: Run, tool: Callable[[str], str]) -> Path:
    """A deck, and the same as LibreOffice saves it, in its place; the first lies beside it."""
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    assert progprint("slides", "agenda.yaml", "-o", "deck.pptx").returncode == 0
    deck = tmp_path / "deck.pptx"
    (tmp_path / "first.pptx").write_bytes(deck.read_bytes())
    command = [tool("soffice"), "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--convert-to"]
    form = "pptx:Impress MS PowerPoint 2007 XML"
    subprocess.run(
        [*command, form, "--outdir", str(tmp_path / "out"), str(deck)], check=True, capture_output=True, timeout=120
    )
    deck.write_bytes((tmp_path / "out" / "deck.pptx").read_bytes())
    return deck


def test_saving_in_libreoffice_is_no_edit(saved: Path, progprint: Run) -> None:
    assert "PlaceHolder 1" in [shape.name for shape in pptx.Presentation(str(saved)).slides[0].shapes]
    run = progprint("slides", "agenda.yaml", "-o", "deck.pptx", "-v")

    assert "kept" not in run.stderr
    assert saved.read_bytes() == saved.with_name("first.pptx").read_bytes()


def test_edits_in_libreoffice_survive(saved: Path, progprint: Run) -> None:
    deck = pptx.Presentation(str(saved))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.replace("\v", "") == "增量编译":
                shape.text_frame.paragraphs[0].runs[0].text = "增量编译，改期"
                shape.left, shape.top = Pt(100), Pt(90)
                break
    deck.save(str(saved))
    changed = AGENDA.replace("一个合并器", "一个更好的合并器")
    (saved.parent / "agenda.yaml").write_text(changed, encoding="utf-8")
    run = progprint("slides", "agenda.yaml", "-o", "deck.pptx", "-v")
    made = pptx.Presentation(str(saved))
    shapes = [shape for slide in made.slides for shape in slide.shapes if shape.has_text_frame]
    texts = [shape.text_frame.text for shape in shapes]
    moved = next(shape for shape in shapes if shape.text_frame.text == "增量编译，改期")

    assert run.returncode == 0, run.stderr
    assert "kept" in run.stderr
    assert (moved.left, moved.top) == (Pt(100), Pt(90))
    assert "pp-title" in [shape.name for shape in shapes]
    assert any("一个更好的合并器" in text for text in texts)


def test_looks_links_and_hidden_slides_that_libreoffice_saved_survive(saved: Path, progprint: Run) -> None:
    deck = pptx.Presentation(str(saved))
    slide, shape = next(
        (slide, shape) for slide in deck.slides for shape in slide.shapes
        if shape.has_text_frame and "着色图" in shape.text_frame.text
    )  # fmt: skip
    run = shape.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.italic = Pt(37), True
    run.hyperlink.address = "https://example.org/graph"
    slide._element.set("show", "0")
    deck.save(str(saved))
    told = progprint("slides", "agenda.yaml", "-o", "deck.pptx").stderr
    made = next(
        slide for slide in pptx.Presentation(str(saved)).slides
        if any("着色图" in one.text_frame.text for one in slide.shapes if one.has_text_frame)
    )  # fmt: skip
    runs = [
        run for one in made.shapes if one.has_text_frame and "着色图" in one.text_frame.text
        for line in one.text_frame.paragraphs for run in line.runs
    ]  # fmt: skip

    assert "kept: 1" in told or "1 处" in told
    assert [run.font.size == Pt(37) for run in runs] == [True, *(False for _ in runs[1:])]
    assert runs[0].font.italic is True
    assert runs[0].hyperlink.address == "https://example.org/graph"
    assert made._element.get("show") == "0"
