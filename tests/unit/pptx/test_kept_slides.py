"""Slides of a template's file that stay as they are: word for word, at their places, and what somebody changes on them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt
from tests.edits import PIXELS, P, text_of
from tests.running import ROOT

from progprint.__main__ import guarded

AGENDA = """
conference: {title: 山海大会}
tracks:
  - title: 操作系统
    producer: {name: 丘山, org: 山社}
    talks:
      - {title: 页表的一生, speakers: [{name: 易海, org: 海社}], takeaways: [一张页表]}
"""
KEPT = ("公司介绍", "安全提示", "招聘")
LOOK = """
extends: {look}
template: acme.pptx
slides: {{keep: {{start: [1], opening: [2, 1], end: [{last}]}}}}
"""


class Desk:
    """A folder with an agenda, and a company's file of three slides with pictures of one kind."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        deck = pptx.Presentation(str(ROOT / "layouts/deck.pptx"))
        layout = next(one for one in deck.slide_layouts if one.name == "pp-text")
        for words in KEPT:
            slide = deck.slides.add_slide(layout)
            slide.shapes.title.text_frame.text = words
            slide.shapes.add_picture(io.BytesIO(PIXELS), Pt(9), Pt(9), Pt(30))
            slide.notes_slide.notes_text_frame.text = f"念：{words}"
        deck.save(str(folder / "acme.pptx"))
        self.path = folder / "out.pptx"

    def make(self, last: int = -1, agenda: str = AGENDA) -> tuple[int, str]:
        (self.folder / "acme.yaml").write_text(LOOK.format(look=ROOT / "layouts/deck.yaml", last=last), "utf-8")
        (self.folder / "a.yaml").write_text(agenda, "utf-8")
        call = ["slides", str(self.folder / "a.yaml"), "--template", str(self.folder / "acme.yaml")]
        status = guarded([*call, "-o", str(self.path), "--ui-lang", "en"])
        return status, self.capsys.readouterr().err

    def open(self) -> Any:
        return pptx.Presentation(str(self.path))


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def titles(deck: Any) -> list[str]:
    return [text_of(slide) for slide in deck.slides]


def test_slides_stay_word_for_word_at_their_places(desk: Desk) -> None:
    assert desk.make()[0] == 0
    deck = desk.open()
    texts = titles(deck)
    assert texts[0] == "公司介绍"
    assert "操作系统" in texts[1]
    assert texts[2:4] == ["安全提示", "公司介绍"]
    assert texts[-1] == "招聘"
    first = deck.slides[0]
    assert first.slide_layout.name == "pp-text"
    assert [one.image.blob for one in first.shapes if one._element.tag == f"{P}pic"] == [PIXELS]
    assert first.notes_slide.notes_text_frame.text == "念：公司介绍"
    before = desk.path.read_bytes()
    assert desk.make()[0] == 0
    assert desk.path.read_bytes() == before


def test_edits_on_them_stay_and_the_rest_follows(desk: Desk) -> None:
    desk.make()
    deck = desk.open()
    deck.slides[0].shapes.title.text_frame.text = "公司新介绍"
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(listed[-1].rId)
    listed.remove(listed[-1])
    deck.save(str(desk.path))
    status, told = desk.make(agenda=AGENDA.replace("页表的一生", "页表的两生"))
    texts = titles(desk.open())
    assert (status, texts[0]) == (0, "公司新介绍")
    assert "招聘" not in texts
    assert any("页表的两生" in text for text in texts)
    assert "deck-edited" in told


def test_one_that_is_not_wanted_any_more_goes(desk: Desk) -> None:
    desk.make(last=-1)
    deck = desk.open()
    deck.core_properties.keywords = "甲"
    deck.save(str(desk.path))
    status, told = desk.make(last=2)
    assert (status, titles(desk.open())[-1]) == (0, "安全提示")
    assert "deck-conflict" not in told


def test_a_number_that_is_not_there_is_refused(desk: Desk) -> None:
    status, told = desk.make(last=9)
    assert (status, "no slide 9 to keep: it has 3" in told) == (2, True)
