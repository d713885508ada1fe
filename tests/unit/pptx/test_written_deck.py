"""The written file, read as a host program reads it: placeholders, languages, notes, sections, pictures."""

from __future__ import annotations

import datetime
import hashlib
import io
import posixpath
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from tests.whole_decks import make_decks

from progprint import files, project
from progprint.agenda.load import load
from progprint.core.raster import Raster
from progprint.design.deck import load_deck_look
from progprint.design.script import load_script
from progprint.fonts.book import load_book
from progprint.locale.language import words
from progprint.pptx.template import open_template
from progprint.pptx.write import write_pptx

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
AGENDA = """
conference: {title: 星河大会 & <朋友>, date: 2026-05-16, copyright: © 星河社}
people:
  lan: {name: 兰舟, org: 星河社, photo: lan.png, bio: 写了十年的编译器。}
  he: {name: 何一鸣, org: 北岸大学}
tracks:
  - title: 编译器
    producer: lan
    talks:
      - title: 寄存器分配
        time: 09:30-10:15
        speakers: [he]
        summary: {背景: [图着色, 线性扫描], 做法: "本案例介绍如何将事件与指标进行关联。TEXT"}
        takeaways: [会了, _x0041_ 与 <b>]
      - {title: 茶歇, type: break, time: 10:15-10:30}
      - {title: 圆桌, time: 10:30-11:15, speakers: [lan, he, {name: 无名}], moderator: he}
      - {title: 没有讲者, time: 11:15-12:00}
""".replace("TEXT", "先画图再着色，最后一步一步来。" * 30)


def written() -> bytes:
    samples = bytes(range(256)) * 3
    raster = Raster(16, 16, "rgb", samples, "raw", hashlib.sha256(samples).hexdigest())
    agenda = load([("agenda.yaml", AGENDA.encode())]).value
    look = load_deck_look(project.shipped_folder("layouts") / "deck.yaml", files.read_source).value
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert agenda is not None
    assert look is not None
    assert book is not None
    template = open_template(look.template_path.read_bytes(), look.kinds, "deck.pptx").value
    assert template is not None
    script = load_script("zh-Hans", [project.shipped_folder("layouts")], files.read_source).value
    assert script is not None
    decks = make_decks(
        agenda, look, template.stage, book, words("zh-Hans"), {"lan.png": raster}, script, whole={}
    ).value
    assert decks is not None
    data = write_pptx(decks[0], template, datetime.datetime(2026, 5, 16, tzinfo=datetime.UTC)).value
    assert data is not None
    return data


@pytest.fixture(scope="module", name="package")
def _package() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written()))


def parts(package: zipfile.ZipFile, folder: str) -> list[ET.Element]:
    names = [name for name in package.namelist() if re.fullmatch(rf"ppt/{folder}/\w+\.xml", name)]
    names.sort(key=lambda name: int(re.findall(r"\d+", name)[-1]))
    return [ET.fromstring(package.read(name)) for name in names]  # noqa: S314  our own file


def text(element: ET.Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{A}t"))


def test_no_placeholder_is_empty(package: zipfile.ZipFile) -> None:
    """A slot without content is not on the slide; nor is any prompt of the template."""
    slides = parts(package, "slides")
    prompts = {text(shape) for layout in parts(package, "slideLayouts") for shape in layout.iter(f"{P}sp")} - {""}
    assert len(slides) > 12
    for slide in slides:
        for shape in slide.iter(f"{P}sp"):
            if shape.find(f".//{P}ph") is not None:
                assert text(shape).strip()
                name = shape.find(f".//{P}cNvPr")
                assert name is not None
                assert text(shape) not in prompts - {"问答", "茶歇", "议程", "听众收益", "课程概要", "谢谢"}


def test_every_placeholder_is_one_of_its_layout(package: zipfile.ZipFile) -> None:
    """By its index, so that a host program finds geometry and style."""
    layouts = dict(enumerate(parts(package, "slideLayouts"), 1))
    for n, slide in enumerate(parts(package, "slides"), 1):
        relations = package.read(f"ppt/slides/_rels/slide{n}.xml.rels").decode()
        layout = layouts[int(re.findall(r"slideLayout(\d+)\.xml", relations)[0])]
        offered = {holder.get("idx", "0") for holder in layout.iter(f"{P}ph")}
        assert {holder.get("idx", "0") for holder in slide.iter(f"{P}ph")} <= offered


def test_every_run_names_a_language_and_no_face(package: zipfile.ZipFile) -> None:
    """Chinese, so that East Asian faces and line rules apply; the faces are the theme's, and those are named."""
    runs = [
        run for folder in ("slides", "notesSlides") for part in parts(package, folder) for run in part.iter(f"{A}rPr")
    ]
    assert len(runs) > 100
    assert {"zh-CN"} == {run.get("lang") for run in runs}
    assert not [run for run in runs if run.find(f"{A}latin") is not None or run.find(f"{A}ea") is not None]
    faces = [face.get("typeface") for theme in parts(package, "theme") for face in theme.iter(f"{A}ea")]
    assert len(faces) == 4
    assert all(faces)


def test_text_is_set_without_autofit_at_an_exact_pitch(package: zipfile.ZipFile) -> None:
    """What was measured is what is shown; half a point is the finest size that programs keep."""
    for slide in parts(package, "slides"):
        for shape in slide.iter(f"{P}sp"):
            holder = shape.find(f".//{P}ph")
            if holder is not None and holder.get("type") not in ("ftr", "sldNum"):
                assert shape.find(f".//{A}noAutofit") is not None
                assert shape.find(f".//{A}lnSpc/{A}spcPts") is not None
        assert all(int(run.get("sz", "0")) % 50 == 0 for run in slide.iter(f"{A}rPr"))


def test_every_slide_has_notes_that_lead_back_to_it(package: zipfile.ZipFile) -> None:
    """The host's words, and relations in both directions."""
    notes = parts(package, "notesSlides")
    assert len(parts(package, "slides")) == len(notes)
    for n, part in enumerate(notes, 1):
        assert "秒）" in text(part)
        assert f'"../slides/slide{n}.xml"' in package.read(f"ppt/notesSlides/_rels/notesSlide{n}.xml.rels").decode()
        assert f'"../notesSlides/notesSlide{n}.xml"' in package.read(f"ppt/slides/_rels/slide{n}.xml.rels").decode()


def test_sections_hold_every_slide_once_in_order(package: zipfile.ZipFile) -> None:
    """Their names are the parts of the programme, their ids differ."""
    main = ET.fromstring(package.read("ppt/presentation.xml"))  # noqa: S314  our own file
    sections = list(main.iter(f"{P14}section"))
    assert ["编译器", "01 寄存器分配", "02 茶歇", "03 圆桌", "04 没有讲者", "谢谢"] == [s.get("name") for s in sections]
    assert len({section.get("id") for section in sections}) == len(sections)
    listed = [each.get("id") for section in sections for each in section.iter(f"{P14}sldId")]
    assert [each.get("id") for each in main.iter(f"{P}sldId")] == listed


def test_pictures_and_tables_say_what_they_show(package: zipfile.ZipFile) -> None:
    """In words, not by a file name; one picture is stored once however often it is shown."""
    shown = [
        frame.find(f".//{P}cNvPr")
        for slide in parts(package, "slides")
        for kind in ("pic", "graphicFrame")
        for frame in slide.iter(f"{P}{kind}")
    ]
    told = Counter(each.get("descr") for each in shown if each is not None)
    assert Counter({"兰舟的照片": 2, "会议日程": 2}) == told
    assert 1 == len([name for name in package.namelist() if name.startswith("ppt/media/")])


def test_titles_are_unique_and_every_slide_has_one(package: zipfile.ZipFile) -> None:
    """Readers of the screen, and the outline, tell slides apart by them."""
    titles = []
    for slide in parts(package, "slides"):
        (title,) = (
            shape
            for shape in slide.iter(f"{P}sp")
            if (holder := shape.find(f".//{P}ph")) is not None and holder.get("type") in ("title", "ctrTitle")
        )
        titles.append(text(title))
    assert all(titles)
    assert {1} == set(Counter(titles).values())


def test_relations_lead_to_parts_that_exist(package: zipfile.ZipFile) -> None:
    """And every part but the relations themselves has a content type."""
    names = set(package.namelist())
    types = package.read("[Content_Types].xml").decode()
    for name in names:
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for target in re.findall(r'Target="([^"]*)"', package.read(name).decode()):
                assert posixpath.normpath(posixpath.join(folder, target)).lstrip("/") in names
        elif name != "[Content_Types].xml":
            assert f'"/{name}"' in types or f'Extension="{name.rpartition(".")[2]}"' in types


def test_marks_of_the_agenda_are_text(package: zipfile.ZipFile) -> None:
    """Nothing of it is markup; what looks like an escape of Office is escaped."""
    everything = "".join(map(text, parts(package, "slides")))
    assert "_x005F_x0041_ 与 <b>" in everything
    assert "星河大会 & <朋友>" in everything


def test_the_same_agenda_is_the_same_file() -> None:
    """Byte for byte, and no moment of its making is in it."""
    data = written()
    assert data == written()
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert {(1980, 1, 1, 0, 0, 0)} == dates
