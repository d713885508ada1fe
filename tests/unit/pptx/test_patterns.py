"""Files whose look lies on their slides: a cover, a page and an end become layouts, and decks look as they do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pptx
import pytest
from tests.corporate import LOGO, corporate

from progprint import project
from progprint.__main__ import guarded
from progprint.files import read_source
from progprint.pptx.carried import carried
from progprint.pptx.layouts import layouts
from progprint.pptx.package import BadTemplateError, Package
from progprint.pptx.patterns import patterned

AGENDA = """
conference: {title: 星河大会}
tracks:
  - title: 编译器
    producer: {name: 兰舟, org: 星河社}
    talks:
      - title: 寄存器分配的艺术
        time: 09:00-09:30
        speakers: [{name: 卜苏, org: 北岸大学}]
        takeaways: [一张着色图, 一个合并器]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    (tmp_path / "acme.pptx").write_bytes(corporate())
    return tmp_path


def _made(folder: Path, *more: str) -> Any:
    call = ["slides", str(folder / "agenda.yaml"), "-o", str(folder / "deck.pptx"), "--ui-lang", "en"]
    assert guarded([*call, "--template", str(folder / "acme.pptx"), *more]) == 0
    return pptx.Presentation(str(folder / "deck.pptx"))


def _text(shapes: Any) -> str:
    return " ".join(one.text_frame.text for one in shapes if one.has_text_frame)


def _shown(deck: Any) -> list[tuple[str, str]]:
    return [(slide.slide_layout.name, _text(slide.shapes)) for slide in deck.slides]


@pytest.mark.parametrize(("pages", "numbers"), [(1, (1, 2, 3)), (2, (1, 2, 4)), (7, (1, 2, 9))])
def test_the_first_the_roomiest_and_the_last_are_patterns(pages: int, numbers: tuple[int, ...]) -> None:
    assert carried(corporate(pages)) == numbers


def test_a_file_whose_layouts_carry_the_look_has_none() -> None:
    ours = read_source(project.shipped_folder("layouts") / "deck.pptx").value
    assert ours is not None
    saved = io.BytesIO()
    pptx.Presentation().save(saved)
    assert (carried(ours), carried(saved.getvalue())) == ((), ())


def test_what_decorates_a_slide_stays_and_samples_go() -> None:
    made = {one.name: one for one in layouts(Package(patterned(corporate(), (1, 2, -1))))}
    page, cover, end = made["slide 2"], made["slide 1"], made["slide -1"]
    assert [one.type for one in page.placeholders] == ["title", "body"]
    texts = {name: one.part.blob.decode() for name, one in made.items() if name.startswith("slide")}
    assert "版权所有" in texts["slide 2"]
    assert not any(word in text for text in texts.values() for word in ("点击此处", "张三", "谢谢观看", "内容页"))
    assert [row.target_part.blob for row in page.part.rels.values() if row.reltype.endswith("/image")] == [LOGO]
    assert all("0B3D91" in one.part.blob.decode() for one in (cover, page, end))
    title = page.placeholders[0].slot.frame
    assert title.x1 > 850, "the box of a title is as wide as the slide, not as its sample"


def test_a_deck_is_made_of_the_slides_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = _made(folder)
    told = capsys.readouterr().err
    assert "template-patterns" in told
    assert "1, 2, 4" in told
    names = [slide.slide_layout.name for slide in deck.slides]
    assert (names[0], names[-1], set(names[1:-1])) == ("slide 1", "slide 4", {"slide 2"})
    assert not any("点击此处" in _text(one.shapes) for one in (*deck.slides, *deck.slide_layouts))
    first = _text(deck.slides[0].shapes)
    assert all(word in first for word in ("编译器", "兰舟", "星河大会"))
    before = (folder / "deck.pptx").read_bytes()
    _made(folder)
    assert (folder / "deck.pptx").read_bytes() == before


def test_the_proposal_is_written_down_and_makes_the_same_deck(folder: Path) -> None:
    guessed = _shown(_made(folder))
    assert guarded(["template", "inspect", str(folder / "acme.pptx"), "-o", str(folder / "acme.yaml")]) == 0
    assert "slides: {pattern: [1, 2, 4]}" in (folder / "acme.yaml").read_text(encoding="utf-8")
    assert _shown(_made(folder, "--fresh")) == guessed


@pytest.mark.parametrize("number", [0, 5, -5])
def test_a_slide_that_is_not_there_is_refused(folder: Path, capsys: pytest.CaptureFixture[str], number: int) -> None:
    with pytest.raises(BadTemplateError, match="pattern"):
        patterned(corporate(), (number,))
    binding = f"extends: deck\ntemplate: acme.pptx\nslides: {{pattern: [{number}]}}\n"
    (folder / "acme.yaml").write_text(binding, encoding="utf-8")
    call = ["slides", str(folder / "agenda.yaml"), "-o", str(folder / "deck.pptx"), "--ui-lang", "en"]
    assert guarded([*call, "--template", str(folder / "acme.pptx")]) == 2
    told = capsys.readouterr().err
    assert "bad-template" in told
    assert f"slide {number} as a pattern" in told


def test_a_template_whose_slides_are_damaged_is_bound_by_its_layouts(folder: Path) -> None:
    """Slides are looked at, but none is needed."""
    with zipfile.ZipFile(folder / "acme.pptx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["ppt/slides/slide2.xml"] = b"<p:sld"
    with zipfile.ZipFile(folder / "acme.pptx", "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    assert carried((folder / "acme.pptx").read_bytes()) == ()
    assert "slide" not in {one.slide_layout.name.split()[0] for one in _made(folder).slides}
