"""Templates of others: bound by a look, or by a guess from what their layouts can hold; nothing of them is lost."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pptx
import pytest
from tests.whole_decks import make_decks

from progprint import files, project
from progprint.agenda.load import load
from progprint.deck.binding import KINDS, HolderRef, KindBinding, LayoutRef, SlotBinding, completed
from progprint.design.deck import load_deck_look
from progprint.design.script import load_script
from progprint.fonts.book import load_book
from progprint.locale.language import words
from progprint.pptx.inspect import binding_yaml, inspect
from progprint.pptx.template import open_template
from progprint.pptx.write import write_pptx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from progprint.core.diagnostic import Diagnostic, Outcome
    from progprint.design.deck import DeckLook
    from progprint.pptx.template import Template

OFFICE = (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()
"""What an office program begins with: eleven layouts, English names, no notes master, no East Asian face."""
SHIPPED = project.shipped_folder("layouts") / "deck.pptx"
AGENDA = """
conference: {title: 星河大会, date: 2026-05-16, copyright: [版权归星河社]}
tracks:
  - title: 编译器
    producer: {name: 兰舟, org: 星河社, job_title: 首席, bio: 写了十年的编译器。}
    room: 甲厅
    intro: 从词法到链接。
    talks:
      - title: 寄存器分配的艺术
        time: 09:30-10:15
        speakers: [{name: 卜苏, org: 北岸大学, job_title: 教授}]
        summary: [{heading: 起因, text: 溢出太多。}, {heading: 做法, text: [着色, 合并]}]
        takeaways: [一张着色图, 一个合并器]
      - {title: 茶歇, type: break, time: 10:15-10:30}
      - title: 圆桌
        time: 10:30-11:15
        type: panel
        moderator: {name: 何一鸣, org: 南岸}
        speakers: [{name: 王蔚, org: 甲公司}, {name: 李想, org: 乙公司}]
"""
SAID = (  # noqa: SIM905  (one line of words reads better)
    "星河大会 版权归星河社 编译器 兰舟 星河社 首席 写了十年的编译器。 甲厅 从词法到链接。 寄存器分配的艺术 卜苏 北岸大学 教授 "
    "起因 溢出太多。 做法 着色 合并 一张着色图 一个合并器 茶歇 圆桌 何一鸣 南岸 王蔚 甲公司 李想 乙公司"
).split()


@pytest.fixture(scope="module")
def look() -> DeckLook:
    found = load_deck_look(SHIPPED.with_suffix(".yaml"), files.read_source).value
    assert found is not None
    return found


def _codes(found: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(one.code, one.variant) for one in found]


def _deck(look: DeckLook, data: bytes, kinds: dict[str, KindBinding], moment: datetime) -> bytes:
    template = open_template(
        data, completed(kinds), "own.pptx", "Arial", "Microsoft YaHei", spare=SHIPPED.read_bytes(), plain=True
    ).value
    agenda = load([("agenda.yaml", AGENDA.encode())]).value
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert template is not None
    assert agenda is not None
    assert book is not None

    own = look._replace(kinds=completed(kinds), recolor=False)
    script = load_script("zh-Hans", [project.shipped_folder("layouts")], files.read_source).value
    assert script is not None
    (deck,) = make_decks(agenda, own, template.stage, book, words("zh-Hans"), {}, script, whole={}).value or ()
    written = write_pptx(deck, template, moment).value
    assert written is not None
    return written


@pytest.fixture(scope="module")
def moment() -> datetime:
    import datetime

    return datetime.datetime(2026, 5, 16, tzinfo=datetime.UTC)


def _guess(look: DeckLook, data: bytes) -> dict[str, KindBinding]:
    found = inspect(data, "own.pptx", look.kinds).value
    assert found is not None
    return dict(found.kinds)


def test_every_word_stands_on_the_slides_of_a_foreign_template(look: DeckLook, moment: datetime) -> None:
    made = pptx.Presentation(io.BytesIO(_deck(look, OFFICE, _guess(look, OFFICE), moment)))
    shown = []
    for slide in made.slides:
        for shape in slide.shapes:
            shown.append(shape.text_frame.text if shape.has_text_frame else "")
            if shape.has_table:
                shown += [cell.text for row in shape.table.rows for cell in row.cells]
        shown.append(slide.notes_slide.notes_text_frame.text)
    everything = "\n".join(shown).replace("\x0b", "")

    assert len(made.slides) > 8
    assert [word for word in SAID if word not in everything] == []
    assert all(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text for slide in made.slides)


def test_placeholders_are_those_of_the_layout_and_none_is_empty(look: DeckLook, moment: datetime) -> None:
    made = pptx.Presentation(io.BytesIO(_deck(look, OFFICE, _guess(look, OFFICE), moment)))
    holders = [(slide, shape) for slide in made.slides for shape in slide.placeholders]

    assert len(holders) > 20
    for slide, shape in holders:
        there = {one.placeholder_format.idx for one in slide.slide_layout.placeholders}
        assert shape.placeholder_format.idx in there
        assert shape.has_table or shape.text_frame.text


def test_nothing_of_a_template_is_lost(look: DeckLook, moment: datetime) -> None:
    """Its masters and layouts are byte for byte what they were; of its theme only missing faces are filled in."""
    before, after = (
        zipfile.ZipFile(io.BytesIO(data)) for data in (OFFICE, _deck(look, OFFICE, _guess(look, OFFICE), moment))
    )
    there = [n for n in before.namelist() if re.match(r"ppt/(slideMasters|slideLayouts|media|tableStyles)", n)]
    kept, rels = ([n for n in there if n.endswith(".rels") == related] for related in (False, True))

    assert (len(kept), len(rels)) == (13, 12)
    assert [name for name in kept if before.read(name) != after.read(name)] == []
    assert [name for name in rels if _rows(before.read(name)) != _rows(after.read(name))] == []
    theme, faced = (ET.canonicalize(file.read("ppt/theme/theme1.xml").decode()) for file in (before, after))
    assert faced.replace('<a:ea typeface="Microsoft YaHei">', '<a:ea typeface="">') == theme
    assert len(after.namelist()) == len(set(after.namelist()))


def _rows(rels: bytes) -> list[list[tuple[str, str]]]:
    """Relationships, whose order says nothing."""
    return sorted(sorted(row.attrib.items()) for row in ET.fromstring(rels))  # noqa: S314  a file of the tests


def test_a_binding_written_down_is_the_binding_that_was_found(look: DeckLook, tmp_path: Path) -> None:
    found = inspect(OFFICE, "own.pptx", look.kinds).value
    assert found is not None
    bound = open_template(OFFICE, found.kinds, "own.pptx", spare=SHIPPED.read_bytes()).value
    text = binding_yaml(found, bound, "own.pptx", "Microsoft YaHei")
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    again = load_deck_look(tmp_path / "own.yaml", files.read_source)

    assert list(again.diagnostics) == []
    assert again.value is not None
    assert {kind: _plain(again.value.kinds[kind]) for kind in found.kinds} == {
        kind: _plain(binding) for kind, binding in found.kinds.items()
    }
    assert set(again.value.kinds) == set(KINDS)
    assert text.count("ideographs at") > 10


def _plain(binding: KindBinding) -> object:
    return binding.layout._replace(span=None), {
        name: (slot.placeholder._replace(span=None), slot.sizes, slot.pitch)
        for name, slot in binding.slots.items()
        if name != "photo"
    }


def _bound(layout: LayoutRef, holder: HolderRef, data: bytes = OFFICE) -> Outcome[Template]:
    kinds = {"text": KindBinding(layout, {"title": SlotBinding(holder)})}
    return open_template(data, kinds, "own.pptx", spare=SHIPPED.read_bytes())


@pytest.mark.parametrize(
    ("layout", "holder", "codes"),
    [
        (LayoutRef("Title Only"), HolderRef("Title 1"), []),
        (LayoutRef(" title\nONLY "), HolderRef("title  1"), []),
        (LayoutRef(type="twoObj"), HolderRef(idx=2), []),
        (LayoutRef(number=4), HolderRef(type="obj", nth=2), []),
        (LayoutRef("Comparison"), HolderRef(type="body", nth=2), []),
        (LayoutRef("Blank"), HolderRef(box=(10.0, 20.0, 300.0, 200.0)), []),
        (LayoutRef("Titelfolie"), HolderRef("Title 1"), [("unknown-layout", "slide")]),
        (LayoutRef(number=40), HolderRef("Title 1"), [("unknown-layout", "slide")]),
        (LayoutRef("Title Only", master="2"), HolderRef("Title 1"), [("unknown-layout", "slide")]),
        (LayoutRef("Title Only", master="office theme"), HolderRef("Title 1"), []),
        (LayoutRef("Title Only"), HolderRef(idx=77), [("unknown-placeholder", "")]),
        (LayoutRef("Title Only"), HolderRef(type="pic"), [("unknown-placeholder", "")]),
    ],
)
def test_a_layout_and_a_placeholder_are_found_in_many_ways(
    layout: LayoutRef, holder: HolderRef, codes: list[tuple[str, str]]
) -> None:
    assert _codes(_bound(layout, holder).diagnostics) == codes


def test_a_place_that_a_layout_does_not_tell_is_that_of_the_master() -> None:
    """A picture too stands where the master has its text (ISO/IEC 29500-1 §19.7.10)."""
    layout = "ppt/slideLayouts/slideLayout9.xml"
    xml = zipfile.ZipFile(io.BytesIO(OFFICE)).read(layout).decode()
    (place,) = re.findall(r'type="pic".*?(<a:xfrm>.*?</a:xfrm>)', xml)
    bound = _bound(LayoutRef("Picture with Caption"), HolderRef(type="pic"), _changed(OFFICE, layout, place, "")).value
    master = pptx.Presentation(io.BytesIO(OFFICE)).slide_master.placeholders
    (body,) = (one for one in master if one.placeholder_format.type.name == "BODY")

    assert bound is not None
    frame = bound.kinds["text"].slots["title"].frame
    assert (frame.x0, frame.y0, frame.width) == pytest.approx([side.pt for side in (body.left, body.top, body.width)])


def test_what_two_layouts_share_lists_both() -> None:
    twice = _changed(OFFICE, "ppt/slideLayouts/slideLayout7.xml", 'cSld name="Blank"', 'cSld name="Title Only"')
    (told,) = _bound(LayoutRef("Title Only"), HolderRef("Title 1"), twice).diagnostics

    assert (told.code, told.variant) == ("unknown-layout", "slide-ambiguous")
    assert str(told.params["available"]).count("master 1") >= 1


@pytest.mark.parametrize("what", ["titles", "macros"])
def test_a_template_that_cannot_be_used_is_refused_by_name(look: DeckLook, what: str) -> None:
    data = OFFICE
    if what == "titles":
        for name in zipfile.ZipFile(io.BytesIO(OFFICE)).namelist():
            if "slideLayout" in name:
                data = _changed(_changed(data, name, 'type="title"', 'type="dt"'), name, 'type="ctrTitle"', 'type="dt"')
    else:
        data = _changed(data, "[Content_Types].xml", "presentation.main+xml", "presentation.macroEnabled.main+xml")

    assert _codes(inspect(data, "own.pptx", look.kinds).diagnostics) == [
        ("bad-template", {"titles": "no-title", "macros": "macros"}[what])
    ]


def test_our_own_template_is_known_whatever_its_look(look: DeckLook) -> None:
    assert _guess(look, SHIPPED.read_bytes()) == look.kinds


def _changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A file with other words in one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old.encode(), new.encode()) if name == part else content)
    return made.getvalue()
