"""Edits that people make in decks, each as python-pptx or lxml makes it, and how one sees that it is there.

EDITS are of one slide: the kind of slide of the talk, the change, and whether a slide shows it. WHOLE are of the deck as a whole;
NAMED cannot be kept, and what is told of them is named. CHANGES are agendas in which other things have changed.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Mm, Pt

from progprint.core.raster import Raster, png

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
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


def agenda_of(*talks: str, track: str = "编译器", changes: tuple[tuple[str, str], ...] = ()) -> str:
    text = HEAD.format(track=track) + "".join(TALKS[name].rstrip() for name in talks) + "\n"
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


AGENDA = agenda_of("incremental", "alloc", "link")
CHANGES = {
    "exchanged": agenda_of(
        "alloc",
        "incremental",
        "link",
        changes=(("09:00-09:30", "x"), ("09:40-10:10", "09:00-09:30"), ("x", "09:40-10:10")),
    ),
    "inserted": agenda_of("added", "incremental", "alloc", "link"),
    "removed": agenda_of("alloc", "link"),
    "renamed": agenda_of("link", "incremental", "alloc", track="编译与链接"),
    "retitled": agenda_of("alloc", "incremental", "link", changes=(("寄存器分配的艺术", "寄存器分配的科学"),)),
}

Deck = Any
Slide = Any
Edit = tuple[str, Callable[[Deck, Slide], None], Callable[[Slide], bool]]


def on(deck: Deck, kind: str, who: str = "卜苏") -> Slide:
    """The slide of a kind of the talk of somebody, by what is seen on it."""
    marks = {"title": "北岸大学", "list": "着色图", "intro": "溢出太多", "qa": "请提问|问答", "table": "09:"}[
        kind
    ].split("|")
    for slide in deck.slides:
        text = text_of(slide)
        if kind == "title" and slide.element.find(f".//{P}pic") is None:
            continue
        if any(mark in text for mark in marks) and (kind in ("list", "intro", "title", "table") or who in text):
            return slide
    raise LookupError(kind)


def text_of(slide: Slide) -> str:
    return "".join(node.text or "" for node in slide.element.iter(f"{A}t"))


def _shape(slide: Slide, text: str) -> Any:
    return next(one for one in slide.shapes if one.has_text_frame and text in one.text_frame.text.replace("\v", ""))


def runs_of(slide: Slide, text: str) -> Any:
    return [run for line in _shape(slide, text).text_frame.paragraphs for run in line.runs]


def _picture(slide: Slide) -> Any:
    return next(one for one in slide.shapes if one._element.tag == f"{P}pic")


def _is_cropped(slide: Slide) -> bool:
    found = [one for one in slide.shapes if one._element.tag == f"{P}pic"]
    return any(abs(one.crop_left - 0.25) < 0.01 for one in found)


def _xml(slide: Slide) -> str:
    text: str = etree.tostring(slide.element, encoding="unicode")
    return text.lower()


def each_run(slide: Slide, change: Callable[[Any], object], text: str = "着色图") -> None:
    for run in runs_of(slide, text):
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


def reword(slide: Slide, old: str, new: str) -> None:
    runs = runs_of(slide, old)
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
    return "卜苏" in text_of(slide) and "北岸大学" not in text_of(slide)


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
    shape.left, shape.top, shape.width, shape.height = Mm(71), Mm(160), Mm(100), Mm(14)


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


def _lines(slide: Slide) -> Any:
    return [line for line in _shape(slide, "着色图").text_frame.paragraphs if "收益" not in line.text]


def _properties(slide: Slide) -> Any:
    return _lines(slide)[0]._p.get_or_add_pPr()


def _bullet(slide: Slide, name: str, **more: str) -> None:
    properties = _properties(slide)
    properties.find(f"{A}buChar").addprevious(properties.makeelement(f"{A}{name}", more))
    properties.remove(properties.find(f"{A}buChar"))


def _tab(slide: Slide) -> None:
    stops = etree.SubElement(_properties(slide), f"{A}tabLst")
    etree.SubElement(stops, f"{A}tab", {"pos": "720000", "algn": "l"})


def _tables(slide: Slide) -> list[Any]:
    return [one.table for one in slide.shapes if one.has_table]


def _rows(slide: Slide) -> list[Any]:
    """The rows of the talk that is edited."""
    rows = (row for table in _tables(slide) for row in table.rows)
    return [row for row in rows if any("卜苏" in cell.text for cell in row.cells)]


def _cells(slide: Slide) -> list[Any]:
    """The first cells of these rows."""
    return [row.cells[0] for row in _rows(slide)]


def _cell_xml(slide: Slide) -> str:
    return "".join(str(etree.tostring(one._tc, encoding="unicode")) for one in _cells(slide)).lower()


def _rule(slide: Slide) -> None:
    line = _cells(slide)[0]._tc.tcPr.find(f"{A}lnB")
    line.set("w", "38100")
    line[:] = [etree.fromstring(f'<a:solidFill xmlns:a="{A[1:-1]}"><a:srgbClr val="0A0B0C"/></a:solidFill>')]


def _ground(slide: Slide) -> None:
    cell = _cells(slide)[0]
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGB(0xFA, 0xCA, 0xDE)


def _grey(slide: Slide) -> None:
    etree.SubElement(_picture(slide)._element.find(f".//{A}blip"), f"{A}grayscl")


def _shadow(slide: Slide) -> None:
    properties = _shape(slide, "北岸大学")._element.spPr
    effects = etree.SubElement(properties, f"{A}effectLst")
    shadow = etree.SubElement(effects, f"{A}outerShdw", {"blurRad": "50000", "dist": "30000", "dir": "2700000"})
    etree.SubElement(shadow, f"{A}srgbClr", {"val": "000000"})


def _is_hidden(slide: Slide) -> bool:
    named = (one for one in slide.element.iter(f"{P}cNvPr") if not one.get("name", "").startswith("progprint "))
    return any(one.get("hidden") == "1" for one in named)


def _names(slide: Slide) -> list[str]:
    return [one.name for one in slide.shapes]


def _to_slide(deck: Deck, slide: Slide) -> None:
    _shape(slide, "北岸大学").click_action.target_slide = on(deck, "qa")


def _target(slide: Slide) -> Any:
    found = [one for one in slide.shapes if one.has_text_frame and one.click_action.target_slide is not None]
    target = found[0].click_action.target_slide if found else None
    return target if target is not None and "卜苏" in text_of(target) else None


def _chart(slide: Slide) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["甲", "乙"]
    data.add_series("数", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(9), Pt(9), Pt(200), Pt(100), data)


def _film(slide: Slide) -> None:
    picture = io.BytesIO(PIXELS)
    slide.shapes.add_movie(
        io.BytesIO(b"film"), Pt(9), Pt(9), Pt(90), Pt(50), poster_frame_image=picture, mime_type="video/mp4"
    )


def _media(slide: Slide) -> list[bytes]:
    return [row.target_part.blob for row in slide.part.rels.values() if not row.is_external and "media" in row.reltype]


def _group(slide: Slide) -> None:
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Pt(9), Pt(9), Pt(90), Pt(30)).text_frame.text = "成组"


_BOX = (
    '<p:sp><p:nvSpPr><p:cNvPr id="91" name="box"/><p:cNvSpPr/><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="1" y="1"/><a:ext cx="914400" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    "<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
)
FORMULA = (
    f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:p="{P[1:-1]}" '
    f'xmlns:a="{A[1:-1]}"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14">'
    f"{_BOX.format(holder='', text='公式')}</mc:Choice><mc:Fallback>{_BOX.format(holder='', text='图')}</mc:Fallback>"
    "</mc:AlternateContent>"
)
DATE = _BOX.format(holder='<p:ph type="dt" sz="half" idx="10"/>', text="某月某日").replace(
    "<p:sp>", f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}">', 1
)


def _tag(slide: Slide) -> None:
    name, kind = "/ppt/tags/tag1.xml", "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
    part = Part(PackURI(name), kind, slide.part.package, f'<p:tagLst xmlns:p="{P[1:-1]}"/>'.encode())
    id_ = slide.part.relate_to(part, f"{RELATIONS}/tags")
    data = f'<p:custDataLst xmlns:p="{P[1:-1]}" xmlns:r="{RELATIONS}"><p:tags r:id="{id_}"/></p:custDataLst>'
    slide.element.cSld.append(etree.fromstring(data))


EDITS: dict[str, Edit] = {
    "words": ("list", lambda _, s: reword(s, "着色图", "两张着色图"), lambda s: "两张着色图" in text_of(s)),
    "size": ("list", lambda _, s: each_run(s, lambda r: setattr(r.font, "size", Pt(37))), lambda s: 'sz="3700"' in _xml(s)),
    "bold": ("list", lambda _, s: each_run(s, lambda r: setattr(r.font, "bold", True)), lambda s: 'b="1"' in _xml(s)),
    "italic": ("list", lambda _, s: each_run(s, lambda r: setattr(r.font, "italic", True)), lambda s: 'i="1"' in _xml(s)),
    "underline": ("list", lambda _, s: each_run(s, lambda r: setattr(r.font, "underline", True)), lambda s: 'u="sng"' in _xml(s)),
    "colour": (
        "list", lambda _, s: each_run(s, lambda r: setattr(r.font.color, "rgb", RGB(0xFE, 0, 1))),
        lambda s: "fe0001" in _xml(s),
    ),
    "face": ("list", lambda _, s: each_run(s, lambda r: setattr(r.font, "name", "Kaiti X")), lambda s: "kaiti x" in _xml(s)),
    "link of words": (
        "list", lambda _, s: setattr(runs_of(s, "着色图")[0].hyperlink, "address", "https://example.org/graph"),
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
        "list", lambda _, s: s.element.cSld.insert(0, etree.fromstring(GROUND)), lambda s: "abcdef" in _xml(s),
    ),
    "a place": ("title", lambda _, s: _place(s), lambda s: str(Mm(71)) in _xml(s)),
    "a turn": ("title", lambda _, s: _turn(s), lambda s: 'rot="420000"' in _xml(s)),
    "a fill": ("title", lambda _, s: _dress(s), lambda s: "123456" in _xml(s)),
    "an outline": (
        "title", lambda _, s: setattr(_shape(s, "北岸大学").line.color, "rgb", RGB(1, 2, 3)), lambda s: "010203" in _xml(s),
    ),
    "room in a box": (
        "title", lambda _, s: setattr(_shape(s, "北岸大学").text_frame, "margin_left", Mm(11)), lambda s: str(Mm(11)) in _xml(s),
    ),
    "a crop": ("title", lambda _, s: setattr(_picture(s), "crop_left", 0.25), _is_cropped),
    "an added box": (
        "title", lambda _, s: setattr(s.shapes.add_textbox(Pt(9), Pt(9), Pt(90), Pt(30)).text_frame, "text", "请关手机"),
        lambda s: "请关手机" in text_of(s),
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
        "list", lambda _, s: reword(s, "星河大会", "星河大会 · 直播"), lambda s: "直播" in text_of(s),
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
    "pitch": ("list", lambda _, s: setattr(_lines(s)[0], "line_spacing", Pt(51)), lambda s: 'spcpts val="5100"' in _xml(s)),
    "space before": (
        "list", lambda _, s: setattr(_lines(s)[1], "space_before", Pt(17.01)), lambda s: 'spcpts val="1701"' in _xml(s),
    ),
    "space after": ("list", lambda _, s: setattr(_lines(s)[1], "space_after", Pt(9)), lambda s: "spcaft" in _xml(s)),
    "an indent": ("list", lambda _, s: _properties(s).set("marL", "777600"), lambda s: 'marl="777600"' in _xml(s)),
    "a level": ("list", lambda _, s: setattr(_lines(s)[1], "level", 2), lambda s: 'lvl="2"' in _xml(s)),
    "another bullet": ("list", lambda _, s: _properties(s).find(f"{A}buChar").set("char", "★"), lambda s: "★" in _xml(s)),
    "no bullet": ("list", lambda _, s: _bullet(s, "buNone"), lambda s: "bunone" in _xml(s)),
    "numbers": ("list", lambda _, s: _bullet(s, "buAutoNum", type="romanUcPeriod"), lambda s: "romanucperiod" in _xml(s)),
    "stops of tabs": ("list", lambda _, s: _tab(s), lambda s: 'pos="720000"' in _xml(s)),
    "raised words": (
        "list", lambda _, s: each_run(s, lambda r: r.font._element.set("baseline", "30000")), lambda s: "30000" in _xml(s),
    ),
    "words struck out": (
        "list", lambda _, s: each_run(s, lambda r: r.font._element.set("strike", "sngStrike")), lambda s: "sngstrike" in _xml(s),
    ),
    "a row's height": (
        "table", lambda _, s: setattr(_rows(s)[0], "height", Mm(27)), lambda s: any(one.height == Mm(27) for one in _rows(s)),
    ),
    "a column's width": (
        "table", lambda _, s: setattr(_tables(s)[0].columns[0], "width", Mm(60)),
        lambda s: any(abs(one.columns[0].width - Mm(60)) < 400 for one in _tables(s)),
    ),
    "a cell's rule": ("table", lambda _, s: _rule(s), lambda s: "0a0b0c" in _cell_xml(s)),
    "a cell's margin": (
        "table", lambda _, s: setattr(_cells(s)[0], "margin_left", Mm(9)), lambda s: f'="{Mm(9)}"' in _cell_xml(s),
    ),
    "a cell's ground": ("table", lambda _, s: _ground(s), lambda s: "facade" in _cell_xml(s)),
    "a cell's anchor": (
        "table", lambda _, s: setattr(_cells(s)[0], "vertical_anchor", MSO_ANCHOR.BOTTOM), lambda s: 'anchor="b"' in _cell_xml(s),
    ),
    "bands of a table": (
        "table", lambda _, s: setattr(_tables(s)[0], "horz_banding", True), lambda s: any(one.horz_banding for one in _tables(s)),
    ),
    "a grey picture": ("title", lambda _, s: _grey(s), lambda s: "grayscl" in _xml(s)),
    "a shadow": ("title", lambda _, s: _shadow(s), lambda s: "outershdw" in _xml(s)),
    "a hidden shape": (
        "title", lambda _, s: _shape(s, "北岸大学")._element.nvSpPr.cNvPr.set("hidden", "1"), _is_hidden,
    ),
    "a name of a shape": (
        "title", lambda _, s: setattr(_shape(s, "北岸大学"), "name", "!!单位"), lambda s: "!!单位" in _names(s),
    ),
    "a link to a slide": ("title", _to_slide, lambda s: _target(s) is not None),
    "an added table": (
        "title", lambda _, s: s.shapes.add_table(2, 2, Pt(9), Pt(9), Pt(90), Pt(30)) and None,
        lambda s: any(one.has_table for one in s.shapes),
    ),
    "an added chart": ("title", lambda _, s: _chart(s), lambda s: any(one.has_chart for one in s.shapes)),
    "an added film": ("title", lambda _, s: _film(s), lambda s: any(b"film" in part for part in _media(s))),
    "an added group": ("title", lambda _, s: _group(s), lambda s: "成组" in text_of(s)),
    "an added connector": (
        "title", lambda _, s: s.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, Pt(99), Pt(99)) and None,
        lambda s: s.element.find(f".//{P}cxnSp") is not None,
    ),
    "an added formula": (
        "title", lambda _, s: s.shapes._spTree.append(etree.fromstring(FORMULA)), lambda s: "公式" in text_of(s),
    ),
    "notes of an add-in": ("list", lambda _, s: _tag(s), lambda s: "custdatalst" in _xml(s)),
    "waiting for a click": (
        "list", lambda _, s: _put_after(s, f'<p:transition xmlns:p="{P[1:-1]}" advClick="0"/>'),
        lambda s: 'advclick="0"' in _xml(s),
    ),
    "upright words": (
        "list", lambda _, s: _shape(s, "着色图")._element.txBody.bodyPr.set("vert", "eaVert"), lambda s: "eavert" in _xml(s),
    ),
    "a date": ("list", lambda _, s: s.shapes._spTree.append(etree.fromstring(DATE)), lambda s: "某月某日" in text_of(s)),
}  # fmt: skip


def _custom(deck: Deck) -> None:
    parts = deck.part.package.iter_parts()
    part = next(one for one in parts if one.partname == "/docProps/custom.xml")
    row = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="999" name="审批人"><vt:lpwstr>甲</vt:lpwstr></property>'
    part._blob = part.blob.replace(b"</Properties>", row.encode() + b"</Properties>")


def _has_custom(deck: Deck) -> bool:
    return any(
        "审批人".encode() in one.blob
        for one in deck.part.package.iter_parts()
        if one.partname == "/docProps/custom.xml"
    )


def _own(deck: Deck, name: str) -> Any:
    return next(one for one in deck.part.package.iter_parts() if str(one.partname) == f"/ppt/{name}")


def _loop(deck: Deck) -> None:
    part = _own(deck, "presProps.xml")
    root = etree.fromstring(part.blob)
    etree.SubElement(etree.SubElement(root, f"{P}showPr", {"loop": "1"}), f"{P}kiosk")
    part._blob = etree.tostring(root)


def _add(deck: Deck) -> None:
    layout = next(one for one in deck.slide_layouts if one.name == "pp-text")
    deck.slides.add_slide(layout).shapes.title.text_frame.text = "广告之后"


def _lock(deck: Deck) -> None:
    lock = f'<p:modifyVerifier xmlns:p="{P[1:-1]}" algorithmName="SHA-512" hashValue="x" saltValue="y" spinCount="1"/>'
    deck.part._element.find(f"{P}extLst").addprevious(etree.fromstring(lock))


def _embed(deck: Deck) -> None:
    part = Part(PackURI("/ppt/fonts/font1.fntdata"), "application/x-fontdata", deck.part.package, b"face")
    id_ = deck.part.relate_to(part, f"{RELATIONS}/font")
    listed = (
        f'<p:embeddedFontLst xmlns:p="{P[1:-1]}" xmlns:r="{RELATIONS}"><p:embeddedFont><p:font typeface="Hand"/>'
        f'<p:regular r:id="{id_}"/></p:embeddedFont></p:embeddedFontLst>'
    )
    deck.part._element.find(f"{P}notesSz").addnext(etree.fromstring(listed))


def _add_in_a_section(deck: Deck) -> None:
    _add(deck)
    last = [*deck.part._element.iter(f"{P14}section")][-1]
    own = etree.fromstring(etree.tostring(last))
    own.set("name", "赞助时段")
    own.set("id", "{11111111-2222-4333-8444-555555555555}")
    own[0][:] = [own[0][0]]
    own[0][0].set("id", str(deck.slides[len(deck.slides) - 1].slide_id))
    last.addnext(own)


def _without_sections(deck: Deck) -> None:
    for one in [one for one in deck.part._element.iter(f"{P}ext") if one.find(f"{P14}sectionLst") is not None]:
        one.getparent().remove(one)


def _parts(deck: Deck) -> list[bytes]:
    return [one.blob for one in deck.part.package.iter_parts()]


WHOLE: dict[str, tuple[Callable[[Deck], object], Callable[[Deck], bool]]] = {
    "an added slide": (_add, lambda d: any("广告之后" in text_of(one) for one in d.slides)),
    "an added slide in a section of its own": (
        _add_in_a_section,
        lambda d: any(_section_of(one) == "赞助时段" and "广告之后" in text_of(one) for one in d.slides),
    ),
    "no sections": (_without_sections, lambda d: not [*d.part._element.iter(f"{P14}section")]),
    "another first number": (
        lambda d: d.part._element.set("firstSlideNum", "7"),
        lambda d: d.part._element.get("firstSlideNum") == "7",
    ),
    "a lock": (_lock, lambda d: d.part._element.find(f"{P}modifyVerifier") is not None),
    "faces that come along": (_embed, lambda d: b"face" in _parts(d)),
    "the title of the file": (
        lambda d: setattr(d.core_properties, "title", "我的"),
        lambda d: d.core_properties.title == "我的",
    ),
    "key words of the file": (
        lambda d: setattr(d.core_properties, "keywords", "甲"),
        lambda d: d.core_properties.keywords == "甲",
    ),
    "a property of the file": (_custom, _has_custom),
    "a show that loops": (_loop, lambda d: b'loop="1"' in _own(d, "presProps.xml").blob),
}


def _comment(deck: Deck) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
    part = Part(
        PackURI("/ppt/comments/comment1.xml"), kind, deck.part.package, f'<p:cmLst xmlns:p="{P[1:-1]}"/>'.encode()
    )
    deck.slides[1].part.relate_to(part, f"{RELATIONS}/comments")


def _theme(deck: Deck) -> None:
    part = _own(deck, "theme/theme1.xml")
    part._blob = part.blob.replace(b"<a:srgbClr val=", b'<a:srgbClr val="0F0E0D"/><a:srgbClr val=', 1)


def _show(deck: Deck) -> None:
    shows = f'<p:custShowLst xmlns:p="{P[1:-1]}"><p:custShow name="短" id="0"><p:sldLst/></p:custShow></p:custShowLst>'
    deck.part._element.find(f"{P}notesSz").addnext(etree.fromstring(shows))


def _lost_animation(deck: Deck) -> None:
    _put_after(on(deck, "list"), TIMING.replace("{id}", "4711"))


def _bold_notes(deck: Deck) -> None:
    frame = deck.slides[1].notes_slide.notes_text_frame
    frame.paragraphs[0].runs[0].font.bold = True


NAMED: dict[str, tuple[Callable[[Deck], object], str]] = {
    "a comment": (_comment, "comments"),
    "a master": (lambda d: setattr(d.slide_master.shapes[0], "left", Pt(77)), "design"),
    "a theme": (_theme, "design"),
    "a size of slides": (lambda d: setattr(d, "slide_width", Pt(800)), "size"),
    "a custom show": (_show, "show"),
    "an animation of a shape that is gone": (_lost_animation, "timing"),
    "the look of notes": (_bold_notes, "notes"),
}
