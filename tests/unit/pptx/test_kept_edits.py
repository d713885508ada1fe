"""Every kind of edit by hand stays with its talk, or is named, whatever becomes of the agenda."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from progprint.__main__ import guarded
from progprint.core.raster import Raster, png

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
PIXELS = png(Raster(4, 4, "rgb", b"\x20\x40\x80" * 16, "samples", "d"))
FACE = png(Raster(40, 40, "rgb", b"\x90\x40\x20" * 1600, "samples", "e"))
RGB: Any = RGBColor

TALKS = {
    "alloc": """
      - title: 寄存器分配的艺术
        time: 09:00-09:30
        speakers: [{name: 卜苏, org: 北岸大学, photo: face.png}]
        summary: |
          背景：
          溢出太多，怎么办。
          做法：
          先着色，再合并。
        takeaways: [一张着色图, 一个合并器, 一份清单]
""",
    "incremental": """
      - title: 增量编译
        time: 09:40-10:10
        speakers: [{name: 王蔚, org: 甲公司}]
        summary: 只编译改过的。
        takeaways: [一个缓存]
""",
    "link": """
      - title: 链接时优化
        time: 10:20-10:50
        speakers: [{name: 何一鸣, org: 乙公司}]
        summary: 到最后再想。
        takeaways: [一个插件]
""",
    "added": """
      - title: 形式化验证入门
        time: 08:20-08:50
        speakers: [{name: 钟离, org: 丙大学}]
        takeaways: [一条引理]
""",
}
HEAD = "conference: {{title: 星河大会}}\ntracks:\n  - title: {track}\n    producer: {{name: 兰舟, org: 星河社}}\n    talks:"


def _agenda(*talks: str, track: str = "编译器", changes: tuple[tuple[str, str], ...] = ()) -> str:
    text = HEAD.format(track=track) + "".join(TALKS[name].rstrip() for name in talks) + "\n"
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


AGENDA = _agenda("incremental", "alloc", "link")
CHANGES = {
    "exchanged": _agenda(
        "alloc",
        "incremental",
        "link",
        changes=(("09:00-09:30", "x"), ("09:40-10:10", "09:00-09:30"), ("x", "09:40-10:10")),
    ),
    "inserted": _agenda("added", "incremental", "alloc", "link"),
    "removed": _agenda("alloc", "link"),
    "renamed": _agenda("link", "incremental", "alloc", track="编译与链接"),
    "retitled": _agenda("alloc", "incremental", "link", changes=(("寄存器分配的艺术", "寄存器分配的科学"),)),
}

Deck = Any
Slide = Any
Edit = tuple[str, Callable[[Deck, Slide], None], Callable[[Slide], bool]]


def _on(deck: Deck, kind: str, who: str = "卜苏") -> Slide:
    """The slide of a kind of the talk of somebody, by what is seen on it."""
    marks = {"title": "北岸大学", "list": "着色图", "intro": "溢出太多", "qa": "请提问|问答", "table": "09:"}[
        kind
    ].split("|")
    for slide in deck.slides:
        text = _text(slide)
        if kind == "title" and slide.element.find(f".//{P}pic") is None:
            continue
        if any(mark in text for mark in marks) and (kind in ("list", "intro", "title", "table") or who in text):
            return slide
    raise LookupError(kind)


def _text(slide: Slide) -> str:
    return "".join(node.text or "" for node in slide.element.iter(f"{A}t"))


def _shape(slide: Slide, text: str) -> Any:
    return next(one for one in slide.shapes if one.has_text_frame and text in one.text_frame.text.replace("\v", ""))


def _runs(slide: Slide, text: str) -> Any:
    return [run for line in _shape(slide, text).text_frame.paragraphs for run in line.runs]


def _picture(slide: Slide) -> Any:
    return next(one for one in slide.shapes if one._element.tag == f"{P}pic")


def _is_cropped(slide: Slide) -> bool:
    found = [one for one in slide.shapes if one._element.tag == f"{P}pic"]
    return any(abs(one.crop_left - 0.25) < 0.01 for one in found)


def _xml(slide: Slide) -> str:
    text: str = etree.tostring(slide.element, encoding="unicode")
    return text


def _each(slide: Slide, change: Callable[[Any], object], text: str = "着色图") -> None:
    for run in _runs(slide, text):
        change(run)


def _put_after(slide: Slide, xml: str) -> None:
    slide.element.find(f"{P}clrMapOvr").addnext(etree.fromstring(xml))


TIMING = (
    f'<p:timing xmlns:p="{P[1:-1]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
    '<p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1"/><p:tgtEl><p:spTgt spid="{id}"/></p:tgtEl></p:cBhvr></p:set>'
    "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)
GROUND = (
    f'<p:bg xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:bgPr><a:solidFill><a:srgbClr val="ABCDEF"/></a:solidFill><a:effectLst/>'
    "</p:bgPr></p:bg>"
)


def _reword(slide: Slide, old: str, new: str) -> None:
    runs = _runs(slide, old)
    runs[0].text = new
    for run in runs[1:]:
        run.text = ""


def _animated(slide: Slide) -> bool:
    ids = {str(shape.shape_id) for shape in slide.shapes}
    found = [one.get("spid") for one in slide.element.iter(f"{P}spTgt")]
    return bool(found) and all(one in ids for one in found)


def _has_link(slide: Slide, address: str) -> bool:
    return any(row.is_external and row.target_ref == address for row in slide.part.rels.values())


def _is_without(slide: Slide) -> bool:
    return "卜苏" in _text(slide) and "北岸大学" not in _text(slide)


def _cut(slide: Slide, text: str) -> None:
    element = _shape(slide, text)._element
    element.getparent().remove(element)


def _take_number(slide: Slide) -> None:
    for one in [*slide.element.iter(f"{P}sp")]:
        if one.find(f".//{A}fld") is not None:
            one.getparent().remove(one)


def _dress(slide: Slide) -> None:
    shape = _shape(slide, "北岸大学")
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGB(0x12, 0x34, 0x56)


def _jump(slide: Slide) -> None:
    _shape(slide, "北岸大学").click_action.hyperlink.address = "https://example.org/shape"


def _turn(slide: Slide) -> None:
    _place(slide)
    _shape(slide, "北岸大学").rotation = 7.0


def _place(slide: Slide) -> None:
    shape = _shape(slide, "北岸大学")
    shape.left, shape.top, shape.width, shape.height = Pt(200), Pt(450), Pt(301), Pt(40)


def _layout(deck: Deck, slide: Slide) -> None:
    wanted = next(one for one in deck.slide_layouts if one.name == "pp-closing")
    row = next(one for one in slide.part.rels.values() if one.reltype.endswith("/slideLayout"))
    row._target = wanted.part


def _sections(slide: Slide) -> Any:
    return [*slide.part.package.presentation_part._element.iter(f"{P14}section")]


def _section_of(slide: Slide) -> str:
    found = (
        one.get("name")
        for one in _sections(slide)
        for id_ in one.iter(f"{P14}sldId")
        if id_.get("id") == str(slide.slide_id)
    )
    return str(next(found, ""))


def _section(_: Deck, slide: Slide) -> None:
    for one in _sections(slide):
        if any(id_.get("id") == str(slide.slide_id) for id_ in one.iter(f"{P14}sldId")):
            one.set("name", "中场")


def _to_the_front(slide: Slide) -> None:
    shape = _shape(slide, "北岸大学")._element
    shape.getparent().append(shape)


def _is_in_front(slide: Slide) -> bool:
    shapes = [
        one for one in slide.shapes if one.has_text_frame and one.text_frame.text and not one.name.startswith("pp-f")
    ]
    return "北岸大学" in [*shapes][-1].text_frame.text or "北岸大学" in _last_of_ours(slide)


def _last_of_ours(slide: Slide) -> str:
    texts = [one.text_frame.text for one in slide.shapes if one.has_text_frame and one.text_frame.text]
    titles = [n for n, text in enumerate(texts) if "寄存器" in text]
    own = [n for n, text in enumerate(texts) if "北岸大学" in text]
    return texts[own[0]] if titles and own and own[0] > titles[0] else ""


def _put_behind(slide: Slide) -> None:
    box = slide.shapes.add_textbox(Pt(9), Pt(9), Pt(90), Pt(30))
    box.text_frame.text = "垫底"
    slide.shapes._spTree.insert(2, box._element)


def _is_behind(slide: Slide) -> bool:
    texts = [one.text_frame.text for one in slide.shapes if one.has_text_frame and one.text_frame.text]
    return texts[:1] == ["垫底"]


EDITS: dict[str, Edit] = {
    "words": ("list", lambda _, s: _reword(s, "着色图", "两张着色图"), lambda s: "两张着色图" in _text(s)),
    "size": ("list", lambda _, s: _each(s, lambda r: setattr(r.font, "size", Pt(37))), lambda s: 'sz="3700"' in _xml(s)),
    "bold": ("list", lambda _, s: _each(s, lambda r: setattr(r.font, "bold", True)), lambda s: 'b="1"' in _xml(s)),
    "italic": ("list", lambda _, s: _each(s, lambda r: setattr(r.font, "italic", True)), lambda s: 'i="1"' in _xml(s)),
    "underline": ("list", lambda _, s: _each(s, lambda r: setattr(r.font, "underline", True)), lambda s: 'u="sng"' in _xml(s)),
    "colour": (
        "list", lambda _, s: _each(s, lambda r: setattr(r.font.color, "rgb", RGB(0xFE, 0, 1))),
        lambda s: "FE0001" in _xml(s),
    ),
    "face": ("list", lambda _, s: _each(s, lambda r: setattr(r.font, "name", "Kaiti X")), lambda s: "Kaiti X" in _xml(s)),
    "link of words": (
        "list", lambda _, s: setattr(_runs(s, "着色图")[0].hyperlink, "address", "https://example.org/graph"),
        lambda s: _has_link(s, "https://example.org/graph"),
    ),
    "link of a shape": ("title", lambda _, s: _jump(s), lambda s: _has_link(s, "https://example.org/shape")),
    "alignment": (
        "list", lambda _, s: setattr(_shape(s, "着色图").text_frame.paragraphs[0], "alignment", PP_ALIGN.RIGHT),
        lambda s: 'algn="r"' in _xml(s),
    ),
    "alternative text": (
        "list", lambda _, s: _shape(s, "着色图")._element.nvSpPr.cNvPr.set("descr", "三条收益"), lambda s: "三条收益" in _xml(s),
    ),
    "a hidden slide": ("list", lambda _, s: s.element.set("show", "0"), lambda s: s.element.get("show") == "0"),
    "a transition": (
        "list", lambda _, s: _put_after(s, f'<p:transition xmlns:p="{P[1:-1]}"><p:fade/></p:transition>'),
        lambda s: s.element.find(f"{P}transition/{P}fade") is not None,
    ),
    "an animation": (
        "list", lambda _, s: _put_after(s, TIMING.replace("{id}", str(_shape(s, "着色图").shape_id))), _animated,
    ),
    "a background": (
        "list", lambda _, s: s.element.cSld.insert(0, etree.fromstring(GROUND)), lambda s: "ABCDEF" in _xml(s),
    ),
    "a place": ("title", lambda _, s: _place(s), lambda s: str(Pt(301)) in _xml(s)),
    "a turn": ("title", lambda _, s: _turn(s), lambda s: 'rot="420000"' in _xml(s)),
    "a fill": ("title", lambda _, s: _dress(s), lambda s: "123456" in _xml(s)),
    "an outline": (
        "title", lambda _, s: setattr(_shape(s, "北岸大学").line.color, "rgb", RGB(1, 2, 3)), lambda s: "010203" in _xml(s),
    ),
    "room in a box": (
        "title", lambda _, s: setattr(_shape(s, "北岸大学").text_frame, "margin_left", Pt(33)), lambda s: str(Pt(33)) in _xml(s),
    ),
    "a crop": ("title", lambda _, s: setattr(_picture(s), "crop_left", 0.25), _is_cropped),
    "an added box": (
        "title", lambda _, s: setattr(s.shapes.add_textbox(Pt(9), Pt(9), Pt(90), Pt(30)).text_frame, "text", "请关手机"),
        lambda s: "请关手机" in _text(s),
    ),
    "an added picture": (
        "title", lambda _, s: s.shapes.add_picture(io.BytesIO(PIXELS), Pt(9), Pt(9), Pt(30)) and None,
        lambda s: any(one.image.blob == PIXELS for one in s.shapes if one._element.tag == f"{P}pic"),
    ),
    "a shape taken away": ("title", lambda _, s: _cut(s, "北岸大学"), _is_without),
    "notes": (
        "title", lambda _, s: setattr(s.notes_slide.notes_text_frame, "text", "先讲一个笑话。"),
        lambda s: "先讲一个笑话" in s.notes_slide.notes_text_frame.text,
    ),
    "a footer": (
        "list", lambda _, s: _reword(s, "星河大会", "星河大会 · 直播"), lambda s: "直播" in _text(s),
    ),
    "no number": (
        "list",
        lambda _, s: _take_number(s),
        lambda s: s.element.find(f".//{A}fld") is None,
    ),
    "a layout": ("list", _layout, lambda s: s.slide_layout.name == "pp-closing"),
    "the order of shapes": ("title", lambda _, s: _to_the_front(s), _is_in_front),
    "a box behind all": ("title", lambda _, s: _put_behind(s), _is_behind),
    "a section": ("list", _section, lambda s: _section_of(s) == "中场"),
}  # fmt: skip


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


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = Desk(tmp_path, capsys)
    made.make(AGENDA)
    return made


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_kept_on_its_talk_whatever_becomes_of_the_agenda(desk: Desk, kind: str) -> None:
    where, change, is_there = EDITS[kind]
    deck = desk.open()
    others = sum(is_there(slide) for slide in deck.slides if slide.slide_id != _on(deck, where).slide_id)
    change(deck, _on(deck, where))
    deck.save(str(desk.deck))
    edited = desk.deck.read_bytes()
    for name, agenda in {"unchanged": AGENDA, **CHANGES}.items():
        desk.deck.write_bytes(edited)
        told = desk.make(agenda)
        slides = list(desk.open().slides)
        found = [slide for slide in slides if is_there(slide)]
        mine = [slide for slide in found if "卜苏" in _text(slide) or "寄存器" in _text(slide)]
        assert mine, (name, told)
        assert "by hand that are kept" in told, name
        if not others:
            strange = [_text(one) for one in found if one not in mine]
            assert kind == "a section" or not strange, (name, strange)
        again = desk.deck.read_bytes()
        desk.make(agenda)
        assert desk.deck.read_bytes() == again, name


def test_a_deleted_slide_stays_out_for_its_talk_only(desk: Desk) -> None:
    deck = desk.open()
    at = list(deck.slides).index(_on(deck, "list"))
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(list(listed)[at].rId)
    listed.remove(list(listed)[at])
    deck.save(str(desk.deck))
    edited = desk.deck.read_bytes()
    for agenda in CHANGES.values():
        desk.deck.write_bytes(edited)
        desk.make(agenda)
        texts = [_text(slide) for slide in desk.open().slides]
        assert not any("着色图" in text for text in texts)
        assert any("一个插件" in text for text in texts)


def test_one_edited_item_does_not_hold_up_its_list(desk: Desk) -> None:
    deck = desk.open()
    run = next(run for run in _runs(_on(deck, "list"), "着色图") if "清单" in run.text)
    run.text = "一份长清单"
    deck.save(str(desk.deck))
    told = desk.make(AGENDA.replace("一张着色图", "三张着色图"))
    text = _text(_on(desk.open(), "list"))
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
    _each(_on(deck, "title"), lambda run: setattr(run.font, "size", Pt(66)), "寄存器")
    deck.save(str(desk.deck))
    told = desk.make(AGENDA.replace("寄存器分配的艺术", "寄存器分配的科学"))
    runs = _runs(_on(desk.open(), "title"), "科学")
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
    _reword(_on(deck, "list"), "着色图", "我自己的一句话")
    deck.save(str(desk.deck))
    told = desk.make(_agenda("incremental", "link"))
    assert "deck-conflict" in told
    assert "我自己的一句话" in told


def test_a_renamed_and_moved_track_takes_its_deck_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path, capsys)
    other = "\n  - title: 数据库\n    talks:\n      - {title: 索引的代价, speakers: [{name: 米粒, org: 丁社}]}\n"
    desk.make(AGENDA + other, "decks")
    desk.deck = tmp_path / "decks" / "01-编译器.pptx"
    deck = desk.open()
    _reword(_on(deck, "list"), "着色图", "我自己的一句话")
    deck.save(str(desk.deck))
    before = desk.deck.read_bytes()
    head, _, tail = _agenda("incremental", "alloc", "link", track="编译与链接").partition("tracks:")
    told = desk.make(f"{head}tracks:{other}{tail}", "decks")
    assert desk.deck.read_bytes() == before
    assert "deck-left" in told
    assert "01-编译器.pptx" in told
    desk.deck = tmp_path / "decks" / "02-编译与链接.pptx"
    assert any("我自己的一句话" in _text(slide) for slide in desk.open().slides)


def test_an_id_that_a_person_wrote_is_what_a_talk_is_known_by(desk: Desk) -> None:
    agenda = AGENDA.replace("- title: 寄存器分配的艺术", "- id: alloc\n        title: 寄存器分配的艺术")
    desk.make(agenda)
    deck = desk.open()
    _reword(_on(deck, "list"), "着色图", "我自己的一句话")
    deck.save(str(desk.deck))
    desk.make(agenda.replace("寄存器分配的艺术", "关于溢出").replace("卜苏", "卜一"))
    texts = [_text(slide) for slide in desk.open().slides]
    assert any("我自己的一句话" in text for text in texts)
    assert "我自己的一句话" not in desk.capsys.readouterr().err
