"""A deck that LibreOffice has saved: no edit where nobody edited, and edits in it survive a new run.

LibreOffice renames every placeholder, drops layouts, sections and names of slides, and writes all places and faces out.
"""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import pptx
import pytest
from pptx.util import Pt
from tests.edits import AGENDA as TIMED
from tests.edits import CHANGES, EDITS, WHOLE, on, text_of
from tests.press import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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


DROPPED = frozenset(
    ("link of a shape", "a link to a slide", "alternative text", "a section", "a layout", "bands of a table", "a hidden shape",
     "a name of a shape", "notes of an add-in", "waiting for a click", "upright words", "another first number", "a lock",
     "an added slide in a section of its own", "faces that come along")
)  # fmt: skip
"""What LibreOffice itself drops from what it saves."""
UNSEEN = frozenset(("stops of tabs", "no sections"))
"""What it does to every deck, so that an edit of this alone cannot be told."""
KINDS = [kind for kind in (*EDITS, *WHOLE) if kind not in DROPPED | UNSEEN]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


@pytest.fixture(scope="module")
def through(press: Press, tool: Callable[[str], str]) -> Mapping[str, bytes]:
    """Edited decks by the kind of edit, each opened and saved by LibreOffice; under "" the one that nobody edited."""
    first, kinds = press(TIMED)[0], ["", *KINDS]
    for n, kind in enumerate(kinds):
        deck = pptx.Presentation(io.BytesIO(first))
        if kind in EDITS:
            EDITS[kind][1](deck, on(deck, EDITS[kind][0]))
        elif kind:
            WHOLE[kind][0](deck)
        deck.save(str(press.folder / f"{n}.pptx"))
    profile, out = f"file://{press.folder / 'profile'}", press.folder / "out"
    command = [tool("soffice"), "--headless", f"-env:UserInstallation={profile}", "--convert-to"]
    sources = [str(press.folder / f"{n}.pptx") for n in range(len(kinds))]
    form = "pptx:Impress MS PowerPoint 2007 XML"
    subprocess.run([*command, form, "--outdir", str(out), *sources], check=True, capture_output=True, timeout=900)
    return {kind: (out / f"{n}.pptx").read_bytes() for n, kind in enumerate(kinds)}


def test_there_are_enough_kinds_for_libreoffice() -> None:
    assert len(KINDS) >= 50


def test_saving_a_deck_with_times_and_photos_is_no_edit(press: Press, through: Mapping[str, bytes]) -> None:
    made, told = press(TIMED, through[""])
    assert told == []
    assert made == press(TIMED)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_that_libreoffice_saved_is_kept_on_its_talk(
    press: Press, through: Mapping[str, bytes], kind: str
) -> None:
    for change in (TIMED, *CHANGES.values()):
        made, told = press(change, through[kind])
        deck = pptx.Presentation(io.BytesIO(made))
        assert "deck-edited" in told
        if kind in WHOLE:
            assert WHOLE[kind][1](deck)
            continue
        found = [slide for slide in deck.slides if EDITS[kind][2](slide)]
        assert [slide for slide in found if "卜苏" in text_of(slide) or "寄存器" in text_of(slide)], told
