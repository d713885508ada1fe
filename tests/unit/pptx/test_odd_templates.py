"""Templates that are damaged, odd or hostile: each is used or refused by what is wrong with it, and nothing ends as a bug."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt
from tests.effort import step

from progprint.__main__ import guarded
from progprint.pptx.package import Package

OFFICE = (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"
MAIN, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
AGENDA = """
conference: {title: 山海大会, date: 2026-05-16}
tracks:
  - title: 操作系统
    producer: {name: 丘山, org: 山社, bio: 管了十年的内存。}
    talks:
      - {title: 页表的一生, time: 09:30-10:15, speakers: [{name: 易海, org: 海社}], summary: [{heading: 起因, text: 缺页。}]}
      - {title: 茶歇, type: break, time: 10:15-10:30}
      - {title: 圆桌, time: 10:30-11:15, speakers: [{name: 甲文}, {name: 乙文}]}
"""
Told = Callable[..., tuple[int, str]]
Parts = dict[str, bytes]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Told:
    """Status and messages of ``slides`` with a template, and that the deck can be opened where there is one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")

    def run(data: bytes, *more: str, name: str = "theirs.pptx") -> tuple[int, str]:
        Path(name).write_bytes(data)
        out = Path("deck.pdf" if "--pdf" in more else "deck.pptx")
        status = guarded(["slides", "agenda.yaml", "--template", name, "-o", str(out), "-v", "--ui-lang", "en", *more])
        said = capsys.readouterr().err
        assert status in (0, 2), said
        assert (status == 0) == out.exists()
        if status == 0 and out.suffix == ".pptx":
            assert len(pptx.Presentation(str(out)).slides) > 3
        return status, said

    return run


def _parts(data: bytes = OFFICE) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _packed(parts: Parts) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


def _changed(part: str, old: str, new: str, count: int = -1) -> bytes:
    parts = _parts()
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), count)
    return _packed(parts)


def _less(part: str, pattern: str) -> bytes:
    parts = _parts()
    parts[part], count = re.subn(pattern.encode(), b"", parts[part], flags=re.DOTALL)
    assert count
    return _packed(parts)


def _without(*names: str) -> bytes:
    return _packed({name: data for name, data in _parts().items() if name not in names})


def _twice() -> bytes:
    made = io.BytesIO(OFFICE)
    with zipfile.ZipFile(made, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr(MAIN, "<p:presentation/>")
    return made.getvalue()


def _with_password() -> bytes:
    """An archive whose entries say that they are encrypted."""
    data = bytearray(OFFICE)
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        for found in re.finditer(re.escape(sign), OFFICE):
            data[found.start() + at] |= 1
    return bytes(data)


def _hidden() -> bytes:
    """A layout with a document type that nobody sees who looks for its letters in the bytes."""
    parts = _parts()
    text = re.sub(r"<\?xml.*?\?>", "", parts[LAYOUT].decode())
    parts[LAYOUT] = ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]>' + text).encode("utf-16")
    return _packed(parts)


def _disguised() -> bytes:
    """A layout that is markup by its type and not by its name, with a document type."""
    parts = _parts()
    parts[LAYOUT.replace(".xml", ".bin")] = b"<!DOCTYPE x>" + parts.pop(LAYOUT).partition(b"?>")[2]
    for name in [TYPES, *(one for one in parts if one.endswith(".rels"))]:
        parts[name] = parts[name].replace(b"slideLayout2.xml", b"slideLayout2.bin")
    parts["ppt/slideLayouts/_rels/slideLayout2.bin.rels"] = parts.pop("ppt/slideLayouts/_rels/slideLayout2.xml.rels")
    return _packed(parts)


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in _parts().items():
            file.writestr(name, data + b" " * 40_000_000 if name == MASTER else data)
    return made.getvalue()


def _external(kind: str, target: str, part: str = MASTER) -> bytes:
    """The file with a relation of a part that leads out of it."""
    folder, name = part.rsplit("/", 1)
    parts = _parts()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    row = f"<Relationship Id='rIdOut' Type='{office}/{kind}' Target='{target}' TargetMode='External'></Relationship>"
    rels = f"{folder}/_rels/{name}.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{row}</Relationships>".encode())
    return _packed(parts)


def _drawn(count: int, shape: str = "<p:sp/>", part: str = MASTER) -> bytes:
    return _changed(part, "</p:spTree>", shape * count + "</p:spTree>")


REFUSED = {
    "a master of many shapes": (_drawn(5001), "slideMaster1.xml"),
    "a layout of many shapes": (_drawn(5001, "<p:pic/>", LAYOUT), "holds more than 5000 shapes"),
    "shapes in groups": (_drawn(1700, "<p:grpSp><p:sp/><p:cxnSp/></p:grpSp>"), "holds more than 5000 shapes"),
    "many elements": (_drawn(2_000_001, "<p:x/>"), "too large for a template"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    "an old .ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "97–2003"),
    "an .odp": (
        _packed({"mimetype": b"application/vnd.oasis.opendocument.presentation", "content.xml": b"<x/>"}),
        "OpenDocument",
    ),
    "a PDF": (b"%PDF-1.7\n", "is a PDF"),
    "an archive of something else": (_packed({"a.txt": b"x"}), "not a PowerPoint template"),
    "nothing": (b"", "not a PowerPoint template"),
    "half of a file": (OFFICE[: len(OFFICE) // 2], "not a PowerPoint template"),
    "entries with a password": (_with_password(), "not a PowerPoint template"),
    "a damaged stream": (OFFICE[:600] + b"\xff" * 400 + OFFICE[1000:], "not a PowerPoint template"),
    "macros": (_changed(TYPES, "presentation.main+xml", "presentation.macroEnabled.main+xml"), "holds macros"),
    "ActiveX": (
        _changed(TYPES, "</Types>", '<Override PartName="/ppt/a.bin" ContentType="application/vnd.ms-office.activeX"/></Types>'),
        "holds macros",
    ),
    "strict markup": (
        _changed(MAIN, "http://schemas.openxmlformats.org/presentationml/2006/", "http://purl.oclc.org/ooxml/presentationml/"),
        "Strict",
    ),
    "two parts of one name": (_twice(), "two parts of one name: ppt/presentation.xml"),
    "a name that leads out": (_packed({**_parts(), "ppt/../../x.xml": b"<x/>"}), "leads out of the file"),
    "a missing layout": (_without(LAYOUT), f"missing: {LAYOUT}"),
    "a missing theme": (_without("ppt/theme/theme1.xml"), "missing: ppt/theme/theme1.xml"),
    "a master without a theme": (
        _less("ppt/slideMasters/_rels/slideMaster1.xml.rels", r'<Relationship [^>]*Target="../theme/theme1.xml"[^>]*/>'),
        f"has no theme: {MASTER}",
    ),
    "a missing main part": (_without(MAIN), f"missing: {MAIN}"),
    "no content types": (_without(TYPES), "not a PowerPoint template"),
    "a layout that says it is a theme": (_changed(TYPES, "slideLayout+xml", "theme+xml", 1), "does not say what its part"),
    "a document type": (_changed(LAYOUT, "<p:sldLayout", '<!DOCTYPE x [<!ENTITY a "b">]><p:sldLayout', 1), "document type"),
    "a document type in a part that is not looked at": (
        _packed({**_parts(), "ppt/tags/a.xml": b"<!DOCTYPE x><x/>"}), "document type",
    ),
    "a document type in UTF-16": (_hidden(), "document type"),
    "a document type under another name": (_disguised(), "document type"),
    "a theme that is a theme by its name alone": (_packed({**_parts(), "ppt/theme/theme1.xml": b""}), "damaged"),
    "a layout of another kind": (_packed({**_parts(), LAYOUT: b"<x/>"}), f"damaged: {LAYOUT}"),
    "relationships of another kind": (_packed({**_parts(), "_rels/.rels": b"<x/>"}), "not a PowerPoint template"),
    "types of another kind": (_packed({**_parts(), TYPES: b"<x/>"}), "not a PowerPoint template"),
    "a main part of another kind": (_packed({**_parts(), MAIN: b"<x/>"}), "holds no presentation"),
    "broken markup": (_changed("ppt/theme/theme1.xml", "</a:theme>", ""), "damaged: ppt/theme/theme1.xml"),
    "a large part": (_bomb(), "too large"),
    "no masters": (_less(MAIN, r"<p:sldMasterIdLst>.*</p:sldMasterIdLst>"), "has no slide master"),
    "slides of no width": (_changed(MAIN, 'cx="9144000"', 'cx="0"'), "of a size that no program shows"),
    "a width of 400 digits": (_changed(MAIN, 'cx="9144000"', f'cx="{"9" * 400}"'), "not a PowerPoint template"),
    "a master without layouts": (_less(MASTER, r"<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>"), "has a title"),
    "groups within groups": (
        _changed(LAYOUT, "</p:spTree>", "<p:grpSp>" * 3000 + "</p:grpSp>" * 3000 + "</p:spTree>"), f"damaged: {LAYOUT}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_used_is_refused_by_what_is_wrong_with_it(told: Told, what: str) -> None:
    data, said = REFUSED[what]
    status, message = told(data)

    assert (status, "error[bad-template]" in message) == (2, True), message
    assert said in " ".join(message.split())
    assert "hint:" in message


@pytest.mark.parametrize("name", ["theirs.pptm", "THEIRS.PPTX", "theirs.ppsx", "old.ppt", "Theirs.Potx"])
def test_a_file_of_slides_is_known_by_any_spelling_of_its_ending(told: Told, name: str) -> None:
    macros = name.endswith("m")
    data = _changed(TYPES, "presentation.main+xml", "presentation.macroEnabled.main+xml") if macros else OFFICE
    data = OLE if name.endswith("ppt") else data
    data = _changed(TYPES, "presentation.main+xml", "slideshow.main+xml") if name.endswith("ppsx") else data
    status, message = told(data, name=name)

    assert status == (2 if macros or data == OLE else 0)
    assert ("holds macros and is refused" in message) == macros
    assert "unknown-layout" not in message


def _edited(change: Callable[[Any], None]) -> bytes:
    deck = pptx.Presentation(io.BytesIO(OFFICE))
    change(deck)
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def _sized(width: float, height: float, what: tuple[int, ...] = (1,)) -> Callable[[Any], None]:
    """A change of the places that are neither title nor furniture, or of those with other numbers."""

    def change(deck: Any) -> None:
        for layout in deck.slide_layouts:
            for shape in layout.placeholders:
                if shape.placeholder_format.idx in what:
                    _resize(shape, width, height)

    return change


def _resize(shape: Any, width: float, height: float) -> None:
    """Another size at the same place, also one that python-pptx would not write."""
    shape.left, shape.top, shape.width, shape.height = shape.left, shape.top, Pt(1), Pt(1)
    for extent in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}ext"):
        if extent.get("cx") is not None:
            extent.set("cx", str(int(Pt(width))))
            extent.set("cy", str(int(Pt(height))))


@pytest.mark.parametrize(("width", "height"), [(14, 300), (0, 0), (-40, 200), (400, 3), (15, 15)])
@pytest.mark.parametrize("what", [(1,), (0,), (0, 1, 2, 13)])
@pytest.mark.parametrize("more", [(), ("--pdf", "slides")])
def test_places_too_small_for_text_are_told_or_not_used(
    told: Told, width: float, height: float, what: tuple[int, ...], more: tuple[str, ...]
) -> None:
    status, message = told(_edited(_sized(width, height, what)), *more)

    assert (status == 0) != (0 in what and "has a title with room" in message)


LOOK = """
template: theirs.pptx
kinds:
  text:
    layout: Title and Content
    slots: {title: {type: title, sizes: [28]}, body: {idx: 1, sizes: [18]}}
  talk-title:
    layout: Two Content
    slots: {title: {type: title, sizes: [28]}, kicker: {idx: 2, sizes: [18]}, body: {idx: 1, sizes: [18]}}
"""


def test_rows_that_have_no_room_are_left_out(told: Told) -> None:
    """Type too large for one of the rows: then there are none, and the words are in the notes."""
    Path("layouts").mkdir()
    Path("layouts/own.yaml").write_text(
        "extends: deck\nkinds: {talk-intro: {slots: {text-5: {sizes: [120, 60]}}}}\n", encoding="utf-8"
    )
    Path("progprint.yaml").write_text("agenda: agenda.yaml\n", encoding="utf-8")
    long = "缺页从哪里来，又到哪里去。" * 60
    Path("agenda.yaml").write_text(AGENDA.replace("text: 缺页。", f"text: {long}"), encoding="utf-8")
    status, message = told(OFFICE, "--template", "own")

    assert (status, "talk-intro.text-5" in message) == (0, True)


@pytest.mark.parametrize(
    ("idx", "layout", "status", "least", "said"),
    [
        (2, 3, 0, 74, "warning Two Content|Content Placeholder 3|talk-title.kicker: 20 × 300 pt; it is left out"),
        (0, 3, 2, 115, "error Two Content|Title 1|talk-title.title: 20 × 300 pt"),
        (1, 1, 2, 74, "error Title and Content|Content Placeholder 2|text.body: 20 × 300 pt"),
    ],
)
def test_a_place_of_a_look_that_is_too_small_is_left_out_or_refused(
    told: Told, idx: int, layout: int, status: int, least: int, said: str
) -> None:
    """A line of four characters is asked for at the smallest size, 18 or 28 pt, and three hundredths of safety."""

    def change(deck: Any) -> None:
        (shape,) = (one for one in deck.slide_layouts[layout].placeholders if one.placeholder_format.idx == idx)
        _resize(shape, 20, 300)

    Path("theirs.yaml").write_text(LOOK, encoding="utf-8")
    found, message = told(_edited(change))
    severity, _, rest = said.partition(" ")
    where, name, what = rest.split("|")

    assert found == status, message
    assert f"{severity}[slot-too-small]: on the layout “{where}” the place “{name}” is too small for {what}" in message
    assert f"it needs {least} × " in message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'<p:cNvPr id="\d+" name="[^"]*"/>', ""),
        (r' name="[^"]*"', ""),
        (r' name="[^"]*"', ' name="Place"'),
        (r' id="\d+"', ' id="7"'),
        (r"<p:spPr>.*?</p:spPr>", "<p:spPr/>"),
        (r"<a:xfrm>", '<a:xfrm rot="5400000">'),
        (r' idx="\d+"', ' idx="99999999999999999999"'),
        (r"</p:spTree>", "<p:grpSp>" * 90 + "</p:grpSp>" * 90 + "</p:spTree>"),
        (r"<p:cSld[^>]*>", "<p:cSld>"),
        (r' type="[^"]*"', ""),
    ],
)
@pytest.mark.parametrize("more", [(), ("--pdf", "slides")])
def test_odd_shapes_are_used_or_refused(told: Told, old: str, new: str, more: tuple[str, ...]) -> None:
    parts = _parts()
    for name in [one for one in parts if "/slideLayouts/slide" in one or one == MASTER]:
        parts[name] = re.sub(old, new, parts[name].decode(), flags=re.DOTALL).encode()
    status, message = told(_packed(parts), *more)

    assert status == 0 or "error[" in message


def test_other_quotes_and_orders_of_relations_and_types_are_read_as_they_are(told: Told) -> None:
    parts = _parts()
    for name in [one for one in parts if one.endswith(".rels") or one == TYPES]:
        text = re.sub(r'="([^"]*)"', r"='\1'", parts[name].decode())
        parts[name] = re.sub(r"<(Relationship|Override)\b([^>]*)/>", r"<\1\2></\1>", text).encode()
    status, message = told(_packed(parts))

    assert status == 0, message
    made = _parts(Path("deck.pptx").read_bytes())
    assert made[TYPES].count(b"slideLayout+xml") == 11


def test_a_part_with_the_name_of_a_slide_is_not_written_over(told: Told) -> None:
    parts = _parts()
    moved = "ppt/slides/slide1.xml"
    layout = parts[moved] = parts.pop(LAYOUT)
    rels = parts.pop("ppt/slideLayouts/_rels/slideLayout2.xml.rels")
    parts["ppt/slides/_rels/slide1.xml.rels"] = rels
    for name in [TYPES, *(one for one in parts if one.endswith(".rels"))]:
        parts[name] = parts[name].replace(b"slideLayouts/slideLayout2.xml", b"slides/slide1.xml")
    status, message = told(_packed(parts))
    made = _parts(Path("deck.pptx").read_bytes())

    assert status == 0, message
    assert layout in made.values()
    assert made[moved] != layout


@pytest.mark.parametrize("more", [(), ("--pdf", "slides")])
def test_remarks_and_instructions_are_passed_over(told: Told, more: tuple[str, ...]) -> None:
    """Behind the beginning of every element that others stand in."""
    parts = _parts()
    for name in [one for one in parts if one.endswith((".xml", ".rels"))]:
        parts[name] = re.sub(rb"(<[\w:]+(?: [^<>]*[^/])?>)(?=<\w)", rb"\1<!-- seen --><?pi x?>", parts[name])
    status, message = told(_packed(parts), *more)

    assert b"<!-- seen -->" in parts[TYPES]
    assert status == 0, message


def test_other_prefixes_and_blanks_are_read_as_they_are(told: Told) -> None:
    parts = _parts()
    parts[MAIN] = re.sub(rb"(</?|xmlns:)p\b", rb"\1q", parts[MAIN]).replace(b"><", b">\n  <")
    status, message = told(_packed(parts))

    assert status == 0, message


LINKS = {
    "a linked picture": ("image", "http://example.org/logo.png", "warning[template-link]"),
    "a linked object": ("oleObject", "file:///C:/shared/plan.xlsx", "warning[template-link]"),
    "a share on the network": ("image", r"\\server\share\a.png", "warning[template-link]"),
    "a link to a file": ("hyperlink", "file:///C:/x.exe", "warning[template-link]"),
    "a link to a share": ("hyperlink", r"\\server\share\a.docx", "warning[template-link]"),
    "a script": ("hyperlink", "javascript:alert(1)", "warning[template-link]"),
    "a broken address": ("hyperlink", "http://[x", "warning[template-link]"),
    "a page of the web": ("hyperlink", "https://example.org/", "note[template-link]"),
}


@pytest.mark.parametrize(("part", "what"), list(product((MASTER, LAYOUT, MAIN), LINKS))[:: step(3)])
def test_what_leads_out_of_a_template_is_told(
    told: Told, capsys: pytest.CaptureFixture[str], what: str, part: str
) -> None:
    kind, target, begin = LINKS[what]
    status, message = told(_external(kind, target, part))
    inspected = guarded(["template", "inspect", "theirs.pptx", "--ui-lang", "en"])
    listed = capsys.readouterr().err

    assert (status, inspected) == (0, 0), message
    for text in (message, listed):
        (line,) = (one for one in text.splitlines() if "template-link" in one)
        assert line.startswith(begin)
        assert target in line


def test_a_master_of_some_thousand_shapes_is_used(told: Told) -> None:
    assert told(_drawn(4900))[0] == 0
    assert told(_drawn(4900), "--pdf", "slides")[0] == 0


def test_a_part_is_taken_apart_once() -> None:
    package = Package(OFFICE)
    theme = next(part for part in package.iter_parts() if "theme" in part.partname)

    assert package.tree(theme) is package.tree(theme)
