"""Slides as pages: shapes of a template, places of words, and the forms for paper."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from progprint.cli.dispatch import run as progprint
from progprint.core.units import Rect
from progprint.files import picture_of
from progprint.pipeline import decks, drawn
from progprint.pipeline.job import Findings
from progprint.pipeline.request import Request
from progprint.pipeline.stages import prepare
from progprint.pptx.background import Background, background
from progprint.pptx.package import Package
from progprint.pptx.pages import Drawer
from progprint.pptx.parts import P, R
from progprint.pptx.tones import Palette, Tone
from progprint.typeset.frame import GlyphRun, Group, Lines, Page, Picture, Rule, walk

if TYPE_CHECKING:
    from pptx.presentation import Presentation as PptxDeck

    from progprint.deck.deck import Deck

ROOT = Path(__file__).parents[3]
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
SHAPES = (ROOT / "tests/data/shapes.xml").read_text("utf-8")


def _template(shapes: str = SHAPES, picture: bool = True) -> bytes:
    made, png = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (300, 300), "red").save(png, "PNG")
    with zipfile.ZipFile(ROOT / "layouts/deck.pptx") as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == LAYOUT:
                data = data.replace(b"</p:spTree>", shapes.encode() + b"</p:spTree>")
            if entry.filename.endswith("slideLayout2.xml.rels"):
                row = '<Relationship Id="rIdPic" Type="http://x/image" Target="../media/a.png"/></Relationships>'
                data = data.replace(b"</Relationships>", row.encode())
            if entry.filename == "[Content_Types].xml":
                data = data.replace(b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>')
            new.writestr(entry, data)
        if picture:
            new.writestr("ppt/media/a.png", png.getvalue())
    return made.getvalue()


def _behind(data: bytes) -> Background:
    """What stands behind the words of a layout."""
    package = Package(data)
    part = next(one for one in package.iter_parts() if one.partname.membername == LAYOUT)
    return background(package, part)


def test_shapes_of_a_template_are_read() -> None:
    found = _behind(_template())
    ellipse, inner, line, picture = found.shapes[-4:]
    assert (ellipse.round, ellipse.tone, ellipse.rect) == (True, Tone("#FF0000"), Rect(10, 20, 110, 70))
    assert (inner.tone, inner.rect) == (Tone("accent2", 0.5), Rect(120, 20, 140, 40))
    assert (line.tone, line.rect) == (Tone("#0000FF"), Rect(0, 10, 100, 12))
    assert picture.picture is not None
    assert found.left == ("star5", "text", "graphicFrame")
    assert _behind(_template(picture=False)).left[-1] == "graphicFrame"
    assert "picture" in _behind(_template(picture=False)).left


def test_tones_are_looked_up_and_changed() -> None:
    colors = Palette({"dk1": "#000000", "accent1": "#804020"})
    assert colors.ink(Tone("tx1")).screen == (0.0, 0.0, 0.0)
    assert colors.ink(Tone("accent1", 0.5)).luminance < colors.ink(Tone("accent1")).luminance
    assert colors.ink(Tone("nothing", 1.0, 0.5)).luminance > 0.1


@pytest.fixture(scope="module")
def pages() -> tuple[Deck, tuple[Page, ...]]:
    job = prepare(Request("slides", agenda=ROOT / "content/sample"), Findings(strict=False))
    template, made = decks.filled(job)
    drawer, _ = drawn.drawer_of(job, template)
    return made[0], drawer.pages(made[0])


def _runs(page: Page) -> list[tuple[float, float, GlyphRun]]:
    found = []
    for item, x, y in walk(page.frame):
        if isinstance(item, GlyphRun):
            found.append((x, y, item))
        elif isinstance(item, Lines):
            found += [(x, y, run) for run in item.runs()]
    return found


def test_every_word_of_a_deck_is_drawn_and_stays_on_its_slide(pages: tuple[Deck, tuple[Page, ...]]) -> None:
    deck, drawn_pages = pages
    assert len(drawn_pages) == len(deck.slides)
    for slide, page in zip(deck.slides, drawn_pages, strict=True):
        said = "".join(run.text for _, _, run in _runs(page)).replace(" ", "")
        for char in slide.title.replace(" ", ""):
            assert char in said
        for x, y, run in _runs(page):
            assert 0 <= x + run.x <= page.frame.width - run.width + 0.5
            assert 0 < y + run.y < page.frame.height


def test_photos_and_grounds_are_drawn(pages: tuple[Deck, tuple[Page, ...]]) -> None:
    _, drawn_pages = pages
    assert any(isinstance(item, Picture) for item, _, _ in walk(drawn_pages[1].frame))
    ground = next(item for item, _, _ in walk(drawn_pages[0].frame) if isinstance(item, Rule))
    assert ground.rect == Rect(0, 0, 960, 540)


@pytest.mark.parametrize(("form", "count"), [("slides", 16), ("2up", 8), ("4up", 4), ("8up", 2), ("notes", 20)])
def test_every_form_holds_the_words_of_all_slides(tmp_path: Path, form: str, count: int) -> None:
    target = tmp_path / "a.pdf"
    assert progprint(["slides", str(ROOT / "content/agenda.yaml"), "--pdf", form, "-o", str(target), "-q"]) == 0
    document = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) == count
    assert text.count("柯振旭") >= 2
    assert ("大家好" in text) == (form == "notes")
    first = target.read_bytes()
    assert progprint(["slides", str(ROOT / "content/agenda.yaml"), "--pdf", form, "-o", str(target), "-q"]) == 0
    assert target.read_bytes() == first


def test_a_folder_gets_a_file_for_each_deck(tmp_path: Path) -> None:
    assert progprint(["slides", str(ROOT / "content/sample"), "--pdf", "slides", "-o", str(tmp_path / "x"), "-q"]) == 0
    assert len(list((tmp_path / "x").glob("*.pdf"))) == 6


def test_long_notes_go_on_on_a_further_page(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "tracks: [{title: 云, producer: {name: 林帆, bio: '"
        + "写了十年的编译器。" * 300
        + "'}, talks: [{title: 网, speakers: 于雨}]}]",
        "utf-8",
    )
    target = tmp_path / "a.pdf"
    assert progprint(["slides", str(tmp_path / "a.yaml"), "--pdf", "notes", "-o", str(target), "-q"]) == 0
    slides = tmp_path / "s.pdf"
    assert progprint(["slides", str(tmp_path / "a.yaml"), "--pdf", "slides", "-o", str(slides), "-q"]) == 0
    assert len(pypdfium2.PdfDocument(target)) > len(pypdfium2.PdfDocument(slides))


def test_what_a_template_draws_and_we_do_not_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.pptx").write_bytes(_template())
    (tmp_path / "own.yaml").write_text(f"extends: {ROOT / 'layouts/deck.yaml'}\ntemplate: own.pptx\n", "utf-8")
    call = ["slides", str(ROOT / "content/agenda.yaml"), "--template", str(tmp_path / "own.yaml"), "--pdf", "slides"]
    assert progprint([*call, "-o", str(tmp_path / "a.pdf"), "-v", "--ui-lang", "en"]) == 0
    assert "star5" in capsys.readouterr().err


def test_pages_show_a_deck_as_it_lies_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pptx import Presentation

    agenda, decks = str(ROOT / "content/agenda.yaml"), tmp_path / "decks"
    assert progprint(["slides", agenda, "-o", str(decks), "-q"]) == 0
    call = ["slides", agenda, "--pdf", "slides", "-o", str(decks), "--ui-lang", "en"]
    assert progprint(call) == 0
    assert "pdf-of-agenda" not in capsys.readouterr().err, "nobody has edited it"
    (path,), (pages,) = decks.glob("*.pptx"), decks.glob("*.pdf")
    before = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pages)]
    deck = Presentation(str(path))
    deck.slides[0].shapes.title.text_frame.paragraphs[0].runs[0].text = "Mine"
    deck.slides[1].element.set("show", "0")
    listed = deck.slides._sldIdLst
    listed.append(listed[2])
    deck.save(str(path))
    assert progprint(call) == 0
    assert "pdf-of-agenda" not in capsys.readouterr().err, "all of it is drawn"
    after = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pages)]
    assert len(after) == len(before) - 1
    assert "Mine" in after[0]
    assert after[-1].split()[:2] == before[2].split()[:2]
    box = deck.slides[0].shapes.add_textbox(Pt(9), Pt(9), Pt(90), Pt(30))
    box.text_frame.text = "Added"
    deck.save(str(path))
    assert progprint(call) == 0
    assert "pdf-of-agenda" not in capsys.readouterr().err, "all of it is drawn"
    box.rotation = 30
    deck.save(str(path))
    assert progprint(call) == 0
    assert (
        f"“{path.name}” was edited by hand; the pages do not show all that was changed on: 云原生"
        in capsys.readouterr().err
    )
    assert progprint([*call, "--fresh"]) == 0
    assert len(pypdfium2.PdfDocument(pages)) == len(before)


def _made(tmp_path: Path, agenda: str = str(ROOT / "content/agenda.yaml")) -> tuple[PptxDeck, Path, list[str]]:
    """The deck of the shipped agenda as python-pptx opens it, its file, and the call that draws it."""
    from pptx import Presentation

    decks = tmp_path / "decks"
    assert progprint(["slides", agenda, "-o", str(decks), "-q"]) == 0
    (path,) = decks.glob("*.pptx")
    return Presentation(str(path)), path, ["slides", agenda, "--pdf", "slides", "-o", str(decks), "--ui-lang", "en"]


def _drawn(deck: PptxDeck, path: Path, call: list[str], monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """The pages that an edited deck is drawn as."""
    seen: list[Page] = []
    whole = Drawer.pages

    def pages(self: Drawer, *given: Any) -> tuple[Page, ...]:
        made = whole(self, *given)
        seen.extend(made)
        return made

    monkeypatch.setattr(Drawer, "pages", pages)
    deck.save(str(path))
    assert progprint(call) == 0
    return seen


def test_looks_places_and_things_of_hand_are_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    deck, path, call = _made(tmp_path)
    Image.new("RGB", (40, 20), "green").save(tmp_path / "p.png")
    title, first, second = deck.slides[3].shapes.title, deck.slides[0], deck.slides[1]
    run = title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(21), False, RGBColor.from_string("FF0000")  # type: ignore[no-untyped-call]
    title.left, title.top, title.width, title.height = Pt(300), Pt(400), Pt(500), Pt(60)
    for line in title.text_frame.paragraphs:
        line.alignment = PP_ALIGN.RIGHT
    picture = first.shapes.add_picture(str(tmp_path / "p.png"), Pt(600), Pt(50), Pt(200), Pt(100))
    picture.crop_left = 0.5
    box = first.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(100), Pt(400), Pt(300), Pt(50))
    box.text_frame.text = "签到"
    second.background.fill.solid()
    second.background.fill.fore_color.rgb = RGBColor.from_string("102030")  # type: ignore[no-untyped-call]
    added = deck.slides.add_slide(deck.slides[3].slide_layout)
    added.shapes.title.text_frame.text = "Mine"
    (holder,) = (one for one in added.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.PICTURE)
    where = holder.left, holder.top
    holder.insert_picture(str(tmp_path / "p.png"))
    pages = _drawn(deck, path, call, monkeypatch)
    assert "pdf-of-agenda" not in capsys.readouterr().err
    red = {(run.size, y + run.y > 400) for _, y, run in _runs(pages[3]) if run.ink.screen == (1.0, 0.0, 0.0)}
    assert red == {(21.0, True)}
    last = max(x + run.x + run.width for x, _, run in _runs(pages[3]) if run.size == 21.0)
    assert last == pytest.approx(800 - 7.2, abs=8), "at the right of its box"
    (group,) = [item for item, _, _ in walk(pages[0].frame) if isinstance(item, Group) and item.clip]
    assert (group.x, group.y, group.frame.width, group.frame.height) == (600, 50, 200, 100)
    (whole,) = group.frame.items
    assert isinstance(whole, Picture)
    assert whole.rect == Rect(-200, 0, 200, 100)
    (words,) = [(x + run.x, y + run.y, run.ink.luminance) for x, y, run in _runs(pages[0]) if run.text == "签到"]
    assert (100 < words[0] < 400, 400 < words[1] < 450, words[2] > 0.9) == (True, True, True), "white, in its box"
    ground = next(item for item, _, _ in walk(pages[1].frame) if isinstance(item, Rule))
    assert ground.ink.screen == pytest.approx((16 / 255, 32 / 255, 48 / 255), abs=1e-3)
    assert any(run.text == "Mine" for _, _, run in _runs(pages[-1]))
    (filled,) = [item for item, _, _ in walk(pages[-1].frame) if isinstance(item, Group) and item.clip]
    assert (Pt(filled.x), Pt(filled.y)) == where, "in its placeholder, cropped to it"


def test_a_picture_that_was_exchanged_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, color in (("a.png", "red"), ("b.png", "blue")):
        Image.new("RGB", (40, 40), color).save(tmp_path / name)
    (tmp_path / "a.yaml").write_text(
        "tracks: [{title: 云, talks: [{title: 网, speakers: [{name: 于雨, photo: a.png}]}]}]", "utf-8"
    )
    deck, path, call = _made(tmp_path, str(tmp_path / "a.yaml"))
    shapes = ((n, one) for n, slide in enumerate(deck.slides) for one in slide.shapes)
    number, shape = next((n, one) for n, one in shapes if one._element.tag == f"{P}pic")
    _, id_ = shape.part.get_or_add_image_part(str(tmp_path / "b.png"))
    shape._element.blipFill.blip.set(f"{R}embed", id_)
    pages = _drawn(deck, path, call, monkeypatch)
    assert "pdf-of-agenda" not in capsys.readouterr().err
    (picture,) = [item for item, _, _ in walk(pages[number].frame) if isinstance(item, Picture)]
    blue = picture_of((tmp_path / "b.png").read_bytes())
    assert blue is not None
    assert picture.raster.digest == blue.digest


@pytest.mark.parametrize(
    "change",
    ["italic", "star", "table", "turned", "group", "foot", "column", "fill", "cell", "face", "odd", "far", "corner"],
)
def test_a_slide_that_is_not_drawn_whole_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    deck, path, call = _made(tmp_path)
    slide, at = deck.slides[2], (Pt(500), Pt(300), Pt(90), Pt(30))
    if change == "italic":
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.italic = True
    elif change == "star":
        slide.shapes.add_shape(MSO_SHAPE.STAR_5_POINT, *at)
    elif change == "table":
        slide.shapes.add_table(2, 2, *at).table.cell(0, 0).text = "x"
    elif change == "turned":
        slide.shapes.title.rotation = 20
    elif change == "group":
        slide.shapes.add_group_shape().shapes.add_textbox(*at).text_frame.text = "x"
    elif change == "foot":
        foot = next(one for one in slide.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.FOOTER)
        foot.text_frame.text = "x"
    elif change == "fill":
        slide.shapes.title.fill.solid()
        slide.shapes.title.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
    elif change == "cell":
        cell = next(one for one in slide.shapes if one.has_table).table.cell(1, 1)
        cell.fill.solid()
        cell.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
    elif change == "face":
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.name = "Courier"
    elif change == "odd":
        box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *at)
        box.line.fill.solid()
        box.line.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
        box.line._ln.set("w", "x")
    elif change == "far":
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = Pt(1), Pt(1), Pt(200), Pt(90)
        title._element.spPr.xfrm.off.set("x", "99999999999999999")
    elif change == "corner":
        slide.shapes.title.left = Pt(9)
    else:
        next(one for one in slide.shapes if one.has_table).table.columns[0].width += Pt(20)
    deck.save(str(path))
    assert progprint(call) == 0
    assert "the pages do not show all that was changed on: 会议日程" in capsys.readouterr().err
