"""Edits by hand survive a new run; what the agenda changed elsewhere is taken; both at one place is told."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from lxml import etree
from pptx.shapes.autoshape import Shape
from pptx.util import Pt

from progprint.__main__ import guarded
from progprint.core.raster import Raster, png
from progprint.pptx import package
from progprint.pptx.package import Package
from progprint.pptx.parts import related

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pptx.presentation import Presentation
    from pptx.slide import Slide

AGENDA = """
conference: {title: 星河大会}
tracks:
  - title: 编译器
    producer: {name: 兰舟, org: 星河社, bio: 写了十年的编译器。}
    talks:
      - title: 寄存器分配的艺术
        speakers: [{name: 卜苏, org: 北岸大学}]
        summary: 溢出太多，怎么办。
        takeaways: [一张着色图, 一个合并器]
      - {title: 增量编译, speakers: [{name: 王蔚, org: 甲公司}], summary: 只编译改过的。}
"""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIXELS = png(Raster(4, 4, "rgb", b"\x20\x40\x80" * 16, "samples", "d"))
FIRST: list[bytes] = []
"""The deck that is made of the agenda where there is none, once it is made."""


class Bench:
    """A deck that is made, edited, and made again."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.agenda, self.deck = folder / "agenda.yaml", folder / "deck.pptx"

    def make(self, text: str = AGENDA, *more: str) -> str:
        """Run ``slides``; what was told. What all tests begin with is made once."""
        self.agenda.write_text(text, encoding="utf-8")
        is_first = (text, more) == (AGENDA, ()) and not self.deck.exists()
        if is_first and FIRST:
            self.deck.write_bytes(FIRST[-1])
            return ""
        status = guarded(["slides", str(self.agenda), "-o", str(self.deck), "-v", "--ui-lang", "en", *more])
        told = self.capsys.readouterr()
        assert status == 0, told.err
        if is_first:
            FIRST.append(self.deck.read_bytes())
        return told.err

    def edit(self, change: Callable[[Presentation], object]) -> None:
        """Change the deck as python-pptx does."""
        deck = self.open()
        change(deck)
        deck.save(str(self.deck))

    def open(self) -> Presentation:
        return pptx.Presentation(str(self.deck))

    def keys(self) -> list[str]:
        return [_key(slide) for slide in self.open().slides]

    def slide(self, key: str) -> Slide:
        found: Slide = next(slide for slide in self.open().slides if _key(slide) == key)
        return found


@pytest.fixture
def bench(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bench:
    made = Bench(tmp_path, capsys)
    made.make()
    return made


def _key(slide: Slide) -> str:
    names = (shape.name for shape in slide.shapes)
    return next((name.removeprefix("progprint ") for name in names if name.startswith("progprint ")), "")


def _named(slide: Slide, name: str) -> Any:
    return next(shape for shape in slide.shapes if shape.name == name)


def _on(deck: Presentation, key: str) -> Slide:
    found: Slide = next(slide for slide in deck.slides if _key(slide) == key)
    return found


TITLE = "talk/t1-1/title"


def test_without_edits_the_file_is_the_same(bench: Bench) -> None:
    before = bench.deck.read_bytes()
    assert "kept" not in bench.make()
    assert bench.deck.read_bytes() == before


def test_saving_without_a_change_is_no_edit(bench: Bench) -> None:
    before = bench.deck.read_bytes()
    bench.edit(lambda _: None)
    assert bench.deck.read_bytes() != before
    assert "kept" not in bench.make()
    assert bench.deck.read_bytes() == before


def test_changed_words_stay_and_the_agenda_is_taken_elsewhere(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _named(_on(deck, TITLE), "pp-title").text_frame.text = "寄存器的故事"

    bench.edit(change)
    told = bench.make(AGENDA.replace("只编译改过的。", "只编译改过的部分。"))

    assert "edits by hand that are kept: 1" in told
    assert "deck-conflict" not in told
    assert _named(bench.slide(TITLE), "pp-title").text_frame.text == "寄存器的故事"
    assert _named(bench.slide("talk/t1-2/intro"), "pp-body").text_frame.text == "只编译改过的部分"


def test_the_words_of_the_agenda_are_told_with_blanks_at_the_ends_of_lines(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _named(_on(deck, TITLE), "pp-title").text_frame.text = "written by hand"

    long = "A short history of the allocation of registers, edited by hand for the Gruß an alle"
    english = AGENDA.replace("寄存器分配的艺术", long)
    bench.make(english)
    bench.edit(change)
    told = bench.make(english.replace("history", "story"))

    assert "the agenda says: A short story of the allocation of registers, edited by hand" in told


def test_the_number_that_is_told_counts_slides_that_somebody_added(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.edit(lambda deck: deck.slides.add_slide(deck.slide_layouts[0]))
    guarded(["slides", str(bench.agenda), "-o", str(bench.deck), "--ui-lang", "en"])

    assert f"{len(bench.open().slides)} slides" in capsys.readouterr().out


def test_words_changed_on_both_sides_are_told(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _named(_on(deck, TITLE), "pp-title").text_frame.text = "寄存器的故事"

    bench.edit(change)
    told = bench.make(AGENDA.replace("title: 寄存器分配的艺术", "title: 寄存器分配的科学"))

    assert "warning[deck-conflict]" in told
    assert "寄存器分配的科学" in told
    assert "agenda.yaml:7:" in told
    assert _named(bench.slide(TITLE), "pp-title").text_frame.text == "寄存器的故事"
    assert "寄存器的故事" not in bench.make(AGENDA, "--fresh")
    assert "寄存器" in _named(bench.slide(TITLE), "pp-title").text_frame.text


def test_an_edit_stays_through_many_runs(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _named(_on(deck, TITLE), "pp-title").text_frame.text = "寄存器的故事"

    bench.edit(change)
    bench.make()
    first = bench.deck.read_bytes()
    bench.make()

    assert _named(bench.slide(TITLE), "pp-title").text_frame.text == "寄存器的故事"
    assert bench.deck.read_bytes() == first


def test_a_moved_shape_stays_where_it_was_put_and_gets_new_words(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        shape = _named(_on(deck, TITLE), "pp-name")
        shape.left, shape.top, shape.width, shape.height = Pt(100), Pt(400), Pt(300), Pt(50)

    bench.edit(change)
    bench.make(AGENDA.replace("卜苏", "卜苏明"))
    shape = _named(bench.slide(TITLE), "pp-name")

    assert (shape.left, shape.top) == (Pt(100), Pt(400))
    assert shape.text_frame.text == "卜苏明"


def test_an_end_of_a_line_that_was_set_or_taken_out_stays_so(bench: Bench) -> None:
    def broken(deck: Presentation) -> None:
        run = _named(_on(deck, TITLE), "pp-title").text_frame.paragraphs[0].runs[0]._r
        run.addnext(etree.fromstring(f'<a:br xmlns:a="{A[1:-1]}"/>'))

    def ends() -> int:
        return len(list(_named(bench.slide(TITLE), "pp-title")._element.iter(f"{A}br")))

    before = ends()
    bench.edit(broken)
    assert "deck-edited" in bench.make(AGENDA.replace("卜苏", "卜苏明"))
    assert ends() == before + 1
    assert "deck-edited" in bench.make(AGENDA.replace("卜苏", "卜苏明"))
    assert ends() == before + 1, "and in the next run"
    bench.make(AGENDA.replace("寄存器", "内存"))
    assert ends() < before + 1, "lines of other words end where ours do"


def test_a_slide_without_what_its_layout_draws_stays_so(bench: Bench) -> None:
    bench.edit(lambda deck: _on(deck, TITLE).element.set("showMasterSp", "0"))
    assert "deck-edited" in bench.make(AGENDA.replace("卜苏", "卜苏明"))
    assert bench.slide(TITLE).element.get("showMasterSp") == "0"


@pytest.mark.parametrize("side", ["left", "top", "width", "height"])
def test_a_shape_of_which_one_side_was_set_stays_so(bench: Bench, side: str) -> None:
    """A program may write a corner without a size, or a size without a corner."""
    bench.edit(lambda deck: setattr(_named(_on(deck, TITLE), "pp-name"), side, Pt(100)))
    told = bench.make(AGENDA.replace("卜苏", "卜苏明"))

    assert getattr(_named(bench.slide(TITLE), "pp-name"), side) == Pt(100)
    assert "deck-edited" in told


def test_added_shapes_and_pictures_stay(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        slide = _on(deck, TITLE)
        slide.shapes.add_textbox(Pt(10), Pt(10), Pt(200), Pt(40)).text_frame.text = "请关闭手机"
        slide.shapes.add_picture(io.BytesIO(PIXELS), Pt(20), Pt(60), Pt(50), Pt(50))

    bench.edit(change)
    bench.make(AGENDA.replace("北岸大学", "南岸大学"))
    slide = bench.slide(TITLE)
    pictures = [shape for shape in slide.shapes if hasattr(shape, "image")]

    assert "请关闭手机" in _texts(slide)
    assert [picture.image.blob for picture in pictures] == [PIXELS]
    assert _named(slide, "pp-affiliation").text_frame.text == "南岸大学"
    ids = [shape.shape_id for shape in slide.shapes]
    assert len(ids) == len(set(ids))


def test_a_picture_on_two_added_slides_is_kept_once(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        layout = next(one for one in deck.slide_layouts if one.name == "pp-text")
        for _ in range(2):
            deck.slides.add_slide(layout).shapes.add_picture(io.BytesIO(PIXELS), Pt(20), Pt(60), Pt(50), Pt(50))

    bench.edit(change)
    bench.make(AGENDA.replace("北岸大学", "南岸大学"))
    shown = [
        shape.part.related_part(shape._pic.blip_rId)
        for slide in bench.open().slides
        for shape in slide.shapes
        if hasattr(shape, "image")
    ]

    assert [part.blob for part in shown] == [PIXELS, PIXELS]
    assert len({part.partname for part in shown}) == 1


def test_a_shape_that_was_taken_away_stays_away(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        shape = _named(_on(deck, TITLE), "pp-affiliation")
        shape._element.getparent().remove(shape._element)

    bench.edit(change)
    bench.make()

    assert "pp-affiliation" not in [shape.name for shape in bench.slide(TITLE).shapes]


def test_added_slides_stay_where_they_were_put(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        layout = next(one for one in deck.slide_layouts if one.name == "pp-text")
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = "广告之后"
        slide.shapes.add_picture(io.BytesIO(PIXELS), Pt(20), Pt(60), Pt(50), Pt(50))
        slide.notes_slide.notes_text_frame.text = "停一分钟。"
        _move(deck, -1, 3)

    keys = bench.keys()
    bench.edit(change)
    bench.make(
        AGENDA.replace(
            "      - {title: 增量编译", "      - {title: 新来的, speakers: [何一鸣]}\n      - {title: 增量编译"
        )
    )
    slides = list(bench.open().slides)

    assert bench.keys()[:5] == [*keys[:3], "", keys[3]]
    assert slides[3].shapes.title.text_frame.text == "广告之后"
    assert slides[3].slide_layout.name == "pp-text"
    assert slides[3].notes_slide.notes_text_frame.text == "停一分钟。"
    assert "新来的" in [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title is not None]


def test_slides_that_lead_to_one_another_are_read_whatever_their_number(bench: Bench) -> None:
    """A link to another slide leads there again, and is not followed when the deck is read."""

    def change(deck: Presentation) -> None:
        slides = list(deck.slides)
        for one, other in itertools.pairwise(slides):
            one.shapes.add_textbox(Pt(1), Pt(1), Pt(9), Pt(9)).click_action.target_slide = other

    bench.edit(change)
    opened = Package(bench.deck.read_bytes(), deck=True)
    slides = [slide.part for slide in opened.presentation.slides]
    bench.make(AGENDA.replace("北岸大学", "南岸大学"))

    assert len(slides) > 5
    assert [part for part in slides if related(part, "/slide")] == []
    *leading, last = bench.open().slides
    added = [next(one for one in slide.shapes if one.click_action.target_slide is not None) for slide in leading]
    assert [_key(one.click_action.target_slide) for one in added] == [_key(slide) for slide in (*leading[1:], last)]


def test_a_link_to_a_slide_that_is_taken_out_goes_with_it(bench: Bench) -> None:
    key = "track/track-1/agenda/1"
    rows = _named(bench.slide(key), "pp-table").table.rows
    assert [_jumps(row) for row in rows] == [0, 1, 1]
    at = bench.keys().index("talk/t1-2/title")

    def change(deck: Presentation) -> None:
        part = deck.slides[at].part
        for slide in deck.slides:  # as PowerPoint does
            ids = [id_ for id_, row in slide.part.rels.items() if not row.is_external and row.target_part is part]
            for id_ in ids:
                slide.part.rels.pop(id_)
            for one in [one for one in slide._element.iter(f"{A}hlinkClick") if one.rId in ids]:
                one.getparent().remove(one)
        _cut(deck, at)

    bench.edit(change)
    bench.make(AGENDA.replace("北岸大学", "南岸大学"))

    assert "talk/t1-2/title" not in list(bench.keys())
    assert [_jumps(row) for row in _named(bench.slide(key), "pp-table").table.rows] == [0, 1, 0]


def test_a_deck_may_hold_more_than_a_template(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 70)
    bench.edit(lambda deck: setattr(_named(_on(deck, TITLE), "pp-title").text_frame, "text", "寄存器的故事"))
    with zipfile.ZipFile(bench.deck) as file:
        assert len(file.namelist()) > 70
    assert "edits by hand that are kept: 1" in bench.make()


def test_another_order_stays(bench: Bench) -> None:
    keys = bench.keys()
    bench.edit(lambda deck: _move(deck, 4, 2))
    bench.make(AGENDA.replace("一个合并器", "一个合并器, 一份清单"))
    moved = list(keys)
    moved.insert(2, moved.pop(4))

    assert bench.keys() == moved


def test_a_new_talk_finds_its_place_in_another_order(bench: Bench) -> None:
    keys = bench.keys()
    bench.edit(lambda deck: _move(deck, 4, 2))
    bench.make(AGENDA + "      - {title: 链接时优化, speakers: [何一鸣]}\n")
    moved = list(keys)
    moved.insert(2, moved.pop(4))
    found = bench.keys()

    assert [key for key in found if key in moved] == moved
    assert found.index("talk/t1-3/title") > found.index("talk/t1-2/intro")


def test_what_was_taken_away_and_changed_in_the_agenda_is_told(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        shape = _named(_on(deck, TITLE), "pp-affiliation")
        shape._element.getparent().remove(shape._element)

    bench.edit(change)
    told = bench.make(AGENDA.replace("北岸大学", "南岸大学"))

    assert "deck-conflict" in told
    assert "南岸大学" in told
    assert "pp-affiliation" not in [shape.name for shape in bench.slide(TITLE).shapes]


def test_words_of_hand_at_a_place_that_the_agenda_gives_up_are_told(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _named(_on(deck, TITLE), "pp-affiliation").text_frame.text = "北岸大学与南岸大学"

    bench.edit(change)
    told = bench.make(AGENDA.replace("卜苏, org: 北岸大学", "卜苏"))

    assert "deck-conflict" in told
    assert "pp-affiliation" not in [shape.name for shape in bench.slide(TITLE).shapes]


def test_a_table_of_hand_stays(bench: Bench) -> None:
    key = "track/track-1/agenda/1"
    timed = AGENDA.replace("title: 寄存器分配的艺术", "title: 寄存器分配的艺术\n        time: 09:00-09:30")
    bench.make(timed)

    def change(deck: Presentation) -> None:
        _named(_on(deck, key), "pp-table").table.cell(1, 0).text = "九点整"

    bench.edit(change)
    told = bench.make(timed.replace("只编译改过的。", "只编译改过的部分。"))
    slide = bench.slide(key)
    ids = [shape.shape_id for shape in slide.shapes]

    assert "kept" in told
    assert _named(slide, "pp-table").table.cell(1, 0).text == "九点整"
    assert len(ids) == len(set(ids))
    told = bench.make(timed.replace("09:00-09:30", "09:10-09:40"))
    assert "deck-conflict" in told
    assert _named(bench.slide(key), "pp-table").table.cell(1, 0).text == "九点整"


def test_a_slide_that_was_taken_out_stays_out(bench: Bench) -> None:
    keys = bench.keys()
    bench.edit(lambda deck: _cut(deck, 3))
    told = bench.make()

    assert bench.keys() == keys[:3] + keys[4:]
    assert "stays out" in told


def test_notes_of_hand_stay(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _said(_on(deck, TITLE)).text = "先讲一个笑话。"

    bench.edit(change)
    bench.make()

    assert _said(bench.slide(TITLE)).text == "先讲一个笑话。"


def test_notes_changed_on_both_sides_are_told(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _said(_on(deck, TITLE)).text = "先讲一个笑话。"

    bench.edit(change)
    told = bench.make(AGENDA.replace("卜苏, org: 北岸大学", "卜苏, org: 南岸大学"))

    assert "deck-conflict" in told
    assert _said(bench.slide(TITLE)).text == "先讲一个笑话。"


def test_a_talk_that_is_gone_goes_unless_it_was_edited(bench: Bench) -> None:
    def change(deck: Presentation) -> None:
        _named(_on(deck, "talk/t1-2/title"), "pp-title").text_frame.text = "增量编译，改期"

    bench.edit(change)
    gone = AGENDA[: AGENDA.index("      - {title: 增量编译")]
    told = bench.make(gone)
    titles = [slide.shapes.title.text_frame.text for slide in bench.open().slides if slide.shapes.title is not None]

    assert "增量编译，改期" in titles
    assert not [title for title in titles if title.startswith("增量编译\v")]
    assert "not in the agenda any more" in told


def test_a_deck_of_somebody_else_is_kept_beside(bench: Bench) -> None:
    other = pptx.Presentation()
    other.save(str(bench.deck))

    assert "output-kept" in bench.make()
    assert bench.keys()[0] == "track/t1/opening" or bench.keys()[0].startswith("track/")


@pytest.mark.parametrize("cut", [100, -100])
def test_what_is_no_deck_is_replaced(bench: Bench, cut: int) -> None:
    bench.deck.write_bytes(bench.deck.read_bytes()[:cut])
    bench.make()
    assert len(bench.keys()) > 5


def _jumps(row: Any) -> int:
    """How many words of a row of a table lead to a slide."""
    return len([*row._tr.iter(f"{A}hlinkClick")])


def _said(slide: Slide) -> Any:
    return slide.notes_slide.notes_text_frame


def _texts(slide: Slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if isinstance(shape, Shape)]


def _move(deck: Presentation, at: int, to: int) -> None:
    listed = deck.slides._sldIdLst
    one = list(listed)[at]
    listed.remove(one)
    listed.insert(to, one)


def _cut(deck: Presentation, at: int) -> None:
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(list(listed)[at].rId)
    listed.remove(list(listed)[at])
