"""Every kind of edit by hand stays with its talk, or is named, whatever becomes of the agenda."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt
from tests.edits import (
    AGENDA,
    CHANGES,
    EDITS,
    FACE,
    NAMED,
    WHOLE,
    Deck,
    agenda_of,
    each_run,
    on,
    reword,
    runs_of,
    text_of,
)
from tests.effort import step
from tests.press import Press

from progprint.__main__ import guarded


class Desk:
    """A folder in which a deck is made, edited and made again."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys, self.deck = folder, capsys, folder / "deck.pptx"
        (folder / "face.png").write_bytes(FACE)

    def make(self, text: str, output: str = "deck.pptx") -> str:
        (self.folder / "agenda.yaml").write_text(text, encoding="utf-8")
        status = guarded(
            ["slides", str(self.folder / "agenda.yaml"), "-o", str(self.folder / output), "--ui-lang", "en"]
        )
        told = self.capsys.readouterr().err
        assert status == 0, told
        return told

    def open(self) -> Deck:
        return pptx.Presentation(str(self.deck))


FIRST: list[bytes] = []
"""The deck that every test begins with, once it is made."""


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = Desk(tmp_path, capsys)
    if FIRST:
        made.deck.write_bytes(FIRST[-1])
    else:
        made.make(AGENDA)
        FIRST.append(made.deck.read_bytes())
    return made


def trials(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Kinds of edits with changes of the agenda: of all pairs those of which the numbers are spread over both."""
    return list(product(kinds, ["unchanged", *CHANGES]))[:: step(41, 5)]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


def _edited(press: Press, change: Callable[[Any], object]) -> bytes:
    deck = pptx.Presentation(io.BytesIO(press(AGENDA)[0]))
    change(deck)
    saved = io.BytesIO()
    deck.save(saved)
    return saved.getvalue()


def _opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def test_there_are_enough_kinds_of_edits() -> None:
    assert len(EDITS) + len(WHOLE) + len(NAMED) >= 70


@pytest.mark.parametrize(("kind", "change"), trials(EDITS))
def test_an_edit_is_kept_on_its_talk_whatever_becomes_of_the_agenda(press: Press, kind: str, change: str) -> None:
    where, edit, is_there = EDITS[kind]
    old = _edited(press, lambda deck: edit(deck, on(deck, where)))
    others = sum(is_there(slide) for slide in _opened(press(AGENDA)[0]).slides)
    agenda = CHANGES.get(change, AGENDA)
    made, told = press(agenda, old)
    slides = list(_opened(made).slides)
    found = [slide for slide in slides if is_there(slide)]
    mine = [slide for slide in found if "卜苏" in text_of(slide) or "寄存器" in text_of(slide)]
    assert mine, told
    assert "deck-edited" in told
    assert not [one for one in told if "unkept" in one]
    if not others:
        strange = [text_of(one) for one in found if one not in mine]
        assert kind == "a section" or not strange, strange
    assert press(agenda, made)[0] == made


def test_edits_of_one_shape_stand_in_the_order_of_the_form(press: Press) -> None:
    """A place, a fill and an outline of hand on a shape that has none of them (ISO/IEC 29500-1 §20.1.2.2.35)."""

    def change(deck: Deck) -> None:
        for kind in ("an outline", "a fill", "a shadow", "a turn"):
            EDITS[kind][1](deck, on(deck, "title"))

    made, _ = press(CHANGES["exchanged"], _edited(press, change))
    slide = on(_opened(made), "title")
    shape = next(one for one in slide.shapes if one.has_text_frame and "北岸大学" in one.text_frame.text)
    names = [one.tag.rpartition("}")[2] for one in shape._element.spPr]
    assert names == ["xfrm", "solidFill", "ln", "effectLst"]


@pytest.mark.parametrize(("kind", "change"), trials(WHOLE))
def test_an_edit_of_the_deck_as_a_whole_is_kept(press: Press, kind: str, change: str) -> None:
    edit, is_there = WHOLE[kind]
    made, told = press(CHANGES.get(change, AGENDA), _edited(press, edit))
    assert is_there(_opened(made))
    assert "deck-edited" in told
    assert press(CHANGES.get(change, AGENDA), made)[0] == made


@pytest.mark.parametrize(("kind", "change"), trials(NAMED))
def test_an_edit_that_cannot_be_kept_is_named(press: Press, kind: str, change: str) -> None:
    edit, named = NAMED[kind]
    _, told = press(CHANGES.get(change, AGENDA), _edited(press, edit))
    assert f"deck-unkept.{named}" in told


def test_a_deleted_slide_stays_out_for_its_talk_only(desk: Desk) -> None:
    deck = desk.open()
    at = list(deck.slides).index(on(deck, "list"))
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(list(listed)[at].rId)
    listed.remove(list(listed)[at])
    deck.save(str(desk.deck))
    edited = desk.deck.read_bytes()
    for agenda in CHANGES.values():
        desk.deck.write_bytes(edited)
        desk.make(agenda)
        texts = [text_of(slide) for slide in desk.open().slides]
        assert not any("着色图" in text for text in texts)
        assert any("一个插件" in text for text in texts)


def test_one_edited_item_does_not_hold_up_its_list(desk: Desk) -> None:
    deck = desk.open()
    run = next(run for run in runs_of(on(deck, "list"), "着色图") if "清单" in run.text)
    run.text = "一份长清单"
    deck.save(str(desk.deck))
    told = desk.make(AGENDA.replace("一张着色图", "三张着色图"))
    text = text_of(on(desk.open(), "list"))
    assert "三张着色图" in text
    assert "一份长清单" in text
    assert "deck-conflict" not in told


def test_one_edited_cell_does_not_hold_up_its_table(desk: Desk) -> None:
    deck = desk.open()
    table = next(one for slide in deck.slides for one in slide.shapes if one.has_table).table
    table.cell(1, 0).text_frame.paragraphs[0].runs[0].text = "九点"
    deck.save(str(desk.deck))
    told = desk.make(AGENDA.replace("链接时优化", "链接时再优化"))
    table = next(one for slide in desk.open().slides for one in slide.shapes if one.has_table).table
    texts = [cell.text for row in table.rows for cell in row.cells]
    assert "九点" in texts
    assert any("链接时再优化" in text for text in texts)
    assert "deck-conflict" not in told


def test_words_of_now_take_the_size_of_hand(desk: Desk) -> None:
    deck = desk.open()
    each_run(on(deck, "title"), lambda run: setattr(run.font, "size", Pt(66)), "寄存器")
    deck.save(str(desk.deck))
    told = desk.make(AGENDA.replace("寄存器分配的艺术", "寄存器分配的科学"))
    runs = runs_of(on(desk.open(), "title"), "科学")
    assert {run.font.size for run in runs} == {Pt(66)}
    assert "deck-conflict" not in told


def test_what_cannot_be_kept_is_named_and_the_file_stays(desk: Desk) -> None:
    deck = desk.open()
    deck.slide_master.shapes[0].left = Pt(77)
    deck.save(str(desk.deck))
    edited = desk.deck.read_bytes()
    assert "deck-unkept" in desk.make(AGENDA)
    assert (desk.folder / "deck.pptx.bak").read_bytes() == edited


def test_edits_of_a_talk_that_is_gone_are_named_with_their_words(desk: Desk) -> None:
    deck = desk.open()
    reword(on(deck, "list"), "着色图", "我自己的一句话")
    deck.save(str(desk.deck))
    told = desk.make(agenda_of("incremental", "link"))
    assert "deck-conflict" in told
    assert "我自己的一句话" in told


def test_a_renamed_and_moved_track_takes_its_deck_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, capsys)
    other = "\n  - title: 数据库\n    talks:\n      - {title: 索引的代价, speakers: [{name: 米粒, org: 丁社}]}\n"
    desk.make(AGENDA + other, "decks")
    desk.deck = tmp_path / "decks" / "01-编译器.pptx"
    deck = desk.open()
    reword(on(deck, "list"), "着色图", "我自己的一句话")
    deck.save(str(desk.deck))
    before = desk.deck.read_bytes()
    head, _, tail = agenda_of("incremental", "alloc", "link", track="编译与链接").partition("tracks:")
    told = desk.make(f"{head}tracks:{other}{tail}", "decks")
    assert desk.deck.read_bytes() == before
    assert "deck-left" in told
    assert "01-编译器.pptx" in told
    desk.deck = tmp_path / "decks" / "02-编译与链接.pptx"
    assert any("我自己的一句话" in text_of(slide) for slide in desk.open().slides)


def test_an_id_that_a_person_wrote_is_what_a_talk_is_known_by(desk: Desk) -> None:
    agenda = AGENDA.replace("- title: 寄存器分配的艺术", "- id: alloc\n        title: 寄存器分配的艺术")
    desk.make(agenda)
    deck = desk.open()
    reword(on(deck, "list"), "着色图", "我自己的一句话")
    deck.save(str(desk.deck))
    desk.make(agenda.replace("寄存器分配的艺术", "关于溢出").replace("卜苏", "卜一"))
    texts = [text_of(slide) for slide in desk.open().slides]
    assert any("我自己的一句话" in text for text in texts)
    assert "我自己的一句话" not in desk.capsys.readouterr().err
