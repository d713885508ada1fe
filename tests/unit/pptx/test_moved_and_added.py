"""Slides and rows that somebody moved, added, copied or took out stay so, and the agenda goes on around them."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pptx
import pytest
from tests.edits import AGENDA, CHANGES, P14, A, Deck, P, on, reword, text_of
from tests.press import Press

from progprint.__main__ import guarded


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def again(press: Press, agenda: str, change: Callable[[Any], object]) -> tuple[Any, list[str]]:
    """The deck that somebody changed, made again of another agenda, and what was told."""
    deck = opened(press(AGENDA)[0])
    change(deck)
    saved = io.BytesIO()
    deck.save(saved)
    made, told = press(agenda, saved.getvalue())
    return opened(made), told


def table(deck: Deck) -> Any:
    return next(one for slide in deck.slides for one in slide.shapes if one.has_table).table


def rows(deck: Deck) -> list[str]:
    return [row.cells[1].text.partition("\n")[0].replace("\v", "") for row in table(deck).rows][1:]


def add_row(deck: Deck, at: int) -> None:
    row = table(deck)._tbl.tr_lst[at]
    new = deepcopy(row)
    for one, text in zip(new.findall(f"{A}tc"), ("中场", "加演"), strict=True):
        words = [*one.iter(f"{A}t")]
        words[0].text = text
        for other in words[1:]:
            other.text = ""
    row.addnext(new)


def move(deck: Deck, slide: Any, to: int) -> None:
    listed = deck.slides._sldIdLst
    row = list(listed)[list(deck.slides).index(slide)]
    listed.remove(row)
    listed.insert(to, row)


def place(deck: Deck, kind: str) -> int:
    return list(deck.slides).index(on(deck, kind))


ROWS = {
    "exchanged": ["增量编译", "寄存器分配的艺术", "加演", "链接时优化"],
    "inserted": ["形式化验证入门", "寄存器分配的艺术", "加演", "增量编译", "链接时优化"],
    "removed": ["寄存器分配的艺术", "加演", "链接时优化"],
    "retitled": ["寄存器分配的科学", "加演", "增量编译", "链接时优化"],
}


@pytest.mark.parametrize("change", ROWS)
def test_a_row_that_was_put_in_stays_behind_its_talk_and_the_table_follows_the_agenda(
    press: Press, change: str
) -> None:
    deck, told = again(press, CHANGES[change], lambda deck: add_row(deck, 1))
    assert rows(deck) == ROWS[change]
    assert not [one for one in told if "conflict" in one]


def test_a_row_that_was_taken_out_stays_out(press: Press) -> None:
    deck, _ = again(press, CHANGES["inserted"], lambda deck: table(deck)._tbl.remove(table(deck)._tbl.tr_lst[1]))
    assert rows(deck) == ["形式化验证入门", "增量编译", "链接时优化"]


def test_words_of_a_row_whose_talk_is_gone_stay_and_are_told(press: Press) -> None:
    def change(deck: Deck) -> None:
        table(deck).cell(2, 1).text_frame.paragraphs[0].runs[0].text = "手写的"

    deck, told = again(press, CHANGES["removed"], change)
    assert rows(deck) == ["寄存器分配的艺术", "手写的", "链接时优化"]
    assert "deck-conflict" in told


def test_a_slide_that_was_moved_does_not_hold_back_the_order_of_the_agenda(press: Press) -> None:
    deck, _ = again(press, CHANGES["exchanged"], lambda deck: move(deck, on(deck, "list"), place(deck, "list") - 1))
    texts = [text_of(slide) for slide in deck.slides]
    at = next(n for n, text in enumerate(texts) if "着色图" in text)
    assert "09:40–10:10寄存器" in texts[at + 1]
    assert next(n for n, text in enumerate(texts) if "一个缓存" in text) < at
    assert rows(deck)[:2] == ["增量编译", "寄存器分配的艺术"]


def test_slides_that_were_moved_keep_the_links_that_lead_to_them(press: Press) -> None:
    def targets(deck: Deck) -> list[str]:
        slide = next(slide for slide in deck.slides if any(one.has_table for one in slide.shapes))
        jumps = [one for one in slide.element.iter(f"{A}hlinkClick") if "hlinksldjump" in one.get("action", "")]
        ids = [next(iter(one.attrib.values())) for one in jumps]
        return [text_of(slide.part.related_part(id_).slide)[:12] for id_ in ids]

    deck, _ = again(press, AGENDA, lambda deck: move(deck, deck.slides[1], 0))
    assert targets(deck) == targets(opened(press(AGENDA)[0]))
    assert targets(deck)


def test_a_copy_in_front_of_a_slide_is_not_taken_for_it(press: Press) -> None:
    def change(deck: Deck) -> None:
        slide = on(deck, "list")
        copy = deck.slides.add_slide(slide.slide_layout)
        copy.shapes._spTree[:] = [*deepcopy(slide.shapes._spTree)]
        reword(copy, "着色图", "抄来的")
        move(deck, copy, list(deck.slides).index(slide))

    deck, _ = again(press, AGENDA.replace("一份清单", "一份新清单"), change)
    texts = [text_of(slide) for slide in deck.slides]
    (copy,), (own,) = ([text for text in texts if words in text] for words in ("抄来的", "着色图"))
    assert ("一份新清单" in own, "一份新清单" in copy) == (True, False)
    assert texts.index(copy) == texts.index(own) - 1


def test_a_look_on_a_slide_of_a_talk_that_is_gone_is_told(press: Press) -> None:
    def change(deck: Deck) -> None:
        shape = next(one for one in on(deck, "title").shapes if one._element.tag == f"{P}pic")
        shape._element.spPr.append(shape._element.makeelement(f"{A}prstGeom", {"prst": "star5"}))

    _, told = again(
        press, CHANGES["retitled"].replace("卜苏", "新人").replace("寄存器分配的科学", "另一个题目"), change
    )
    assert "deck-conflict.gone-look" in told
    _, told = again(
        press, CHANGES["retitled"].replace("卜苏", "新人").replace("寄存器分配的科学", "另一个题目"), move_nothing
    )
    assert "deck-conflict.gone-look" not in told


def move_nothing(deck: Deck) -> None:
    deck.core_properties.keywords = "甲"


HALL = """
conference: {title: 星河大会, url: "https://example.org"}
tracks:
  - title: 编译器
    room: 甲厅
    talks:
      - {title: 寄存器分配, time: 09:00-09:30, speakers: [{name: 卜苏}], takeaways: [一张着色图]}
      - {title: 增量编译, time: 09:40-10:10, speakers: [{name: 王蔚}]}
"""


def test_the_deck_of_a_hall_that_is_renamed_keeps_the_edits_of_its_first_slide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agenda, folder = tmp_path / "agenda.yaml", tmp_path / "decks"

    def make(text: str) -> str:
        agenda.write_text(text, encoding="utf-8")
        assert guarded(["slides", str(agenda), "--per", "room", "-o", str(folder), "--ui-lang", "en"]) == 0
        return capsys.readouterr().err

    make(HALL)
    (path,) = folder.iterdir()
    deck = pptx.Presentation(str(path))
    titles = [text_of(slide) for slide in deck.slides]
    deck.slides[0].element.set("show", "0")
    deck.save(str(path))
    told = make(HALL.replace("甲厅", "丙厅"))
    (new,) = set(folder.iterdir()) - {path}
    made = pptx.Presentation(str(new))
    assert made.slides[0].element.get("show") == "0"
    assert len(made.slides) == len(titles)
    assert "deck-conflict" not in told


def test_slides_without_sections_stay_so(press: Press) -> None:
    def change(deck: Deck) -> None:
        for one in [*deck.part._element.iter(f"{P}ext")]:
            if one.find(f"{P14}sectionLst") is not None:
                one.getparent().remove(one)

    deck, told = again(press, CHANGES["inserted"], change)
    assert not [*deck.part._element.iter(f"{P14}section")]
    assert "deck-edited" in told
