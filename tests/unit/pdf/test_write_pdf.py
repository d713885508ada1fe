"""The file as a whole: structure, links, boxes, what it says of itself, and that it is the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from progprint.core.color import BLACK
from progprint.core.raster import Raster
from progprint.core.units import Rect
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.frame import Frame, Group, Link, Picture, Rule, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.pdf.conftest import Bench

SOURCE = Path(__file__).resolve().parents[3] / "src"


def _outline(element: pikepdf.Object | int) -> object:
    """The structure tree as nested (role, kids); pieces of content are their numbers, annotations "OBJR"."""
    if isinstance(element, int):
        return element
    if "/S" not in element:
        return int(element.MCID) if "/MCID" in element else str(element.Type)[1:]
    kids = element.get("/K", pikepdf.Array())
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return str(element.S)[1:], [_outline(kid) for kid in listed]


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid)


# -- structure


def test_nested_tags_are_the_tree(bench: Bench) -> None:
    label = Tag("Lbl", 0.0, 0.0, Frame(1.0, 1.0, (bench.run("1"),)))
    body = Tag("LBody", 0.0, 0.0, Frame(1.0, 1.0, (bench.run("云"),)))
    item = Tag("LI", 0.0, 0.0, Frame(1.0, 1.0, (label, Group(5.0, 0.0, Frame(1.0, 1.0, (body,))))))
    pdf = bench.open(bench.page(bench.tag(bench.run("题"), role="H1"), bench.tag(item, role="L")))

    assert _outline(pdf.Root.StructTreeRoot.K) == (
        "Document",
        [("H1", [0]), ("L", [("LI", [("Lbl", [1]), ("LBody", [2])])])],
    )


def test_parts_with_one_key_are_one_element(bench: Bench) -> None:
    """A section and a paragraph over two pages; what has no key stays apart."""
    section = bench.tag(bench.tag(bench.run("甲"), key="p"), bench.tag(bench.run("乙")), role="Sect", key="s")
    pdf = bench.open(bench.page(section), bench.page(section))

    assert _outline(pdf.Root.StructTreeRoot.K) == ("Document", [("Sect", [("P", [0, 0]), ("P", [1]), ("P", [1])])])


def test_the_parent_tree_leads_back_from_every_piece(bench: Bench) -> None:
    """Each page's array holds, at the number of each piece, the element that has it as content (§14.7.4.4)."""
    target = Link(Rect(0.0, 0.0, 9.0, 9.0), "here", contents="云")
    first = bench.page(bench.tag(bench.run("甲"), target, anchor="here"), bench.tag(bench.run("乙"), key="p"))
    pdf = bench.open(first, bench.page(bench.tag(bench.run("丙"), key="p")))
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    assert [int(page.StructParents) for page in pdf.pages] == [0, 1]
    assert [[str(owner.S) for owner in parents[n]] for n in (0, 1)] == [["/P", "/P"], ["/P"]]
    assert parents[0][1].objgen == parents[1][0].objgen
    assert str(parents[int(pdf.pages[0].Annots[0].StructParent)].S) == "/Link"
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == 3


def test_artifacts_are_not_in_the_tree(bench: Bench) -> None:
    """Running heads are furniture, and so is what stands inside of them."""
    head = bench.tag(bench.tag(bench.run("页眉")), Rule(Rect(0.0, 0.0, 9.0, 9.0), BLACK), role="Artifact")

    assert _outline(bench.open(bench.page(head)).Root.StructTreeRoot.K) == ("Document", [])


def test_a_figure_says_what_it_shows_and_where(bench: Bench) -> None:
    pixels = Raster(1, 1, "gray", b"\0", "raw", "d")
    picture = Picture(Rect(10.0, 20.0, 30.0, 50.0), pixels, "于雨的照片")
    decoration = Picture(Rect(50.0, 20.0, 60.0, 50.0), pixels)
    tree = bench.open(bench.page(bench.tag(picture, decoration))).Root.StructTreeRoot.K
    figures = [element for element in _elements(tree) if str(element.S) == "/Figure"]

    assert [str(figure.Alt) for figure in figures] == ["于雨的照片"]
    assert [float(v) for v in figures[0].A.BBox] == [10, 50, 30, 80]


def test_an_element_in_another_language_says_so(bench: Bench) -> None:
    tree = bench.open(bench.page(bench.tag(bench.run("Go", language="en"), language="en"))).Root.StructTreeRoot.K

    assert [str(element.get("/Lang", "")) for element in _elements(tree)] == ["", "en"]


# -- links


def test_a_link_leads_to_the_place_of_its_anchor(bench: Bench) -> None:
    """The destination is the top left corner of the tag, on whatever page it is."""
    link = bench.tag(Link(Rect(10.0, 20.0, 60.0, 35.0), "talk"), bench.run("见第 2 页"))
    talk = Tag("H1", 30.0, 40.0, Frame(9.0, 9.0, (bench.run("题"),)), anchor="talk", outline=(1, "议题一"))
    pdf = bench.open(bench.page(link, bleed=9.0), bench.page(talk, bleed=9.0), bleed=True)
    annotation = pdf.pages[0].Annots[0]

    assert [float(v) for v in annotation.Rect] == [19, 74, 69, 89]
    assert annotation.Dest[0].objgen == pdf.pages[1].objgen
    assert [float(v) for v in list(annotation.Dest)[2:4]] == [39, 69]
    assert (int(annotation.F), str(annotation.Contents)) == (4, "议题一")


def test_a_link_is_content_of_its_element(bench: Bench) -> None:
    """A link element around it, or one of its own."""
    link = Link(Rect(0.0, 0.0, 9.0, 9.0), "here", contents="云")
    inside = bench.tag(bench.run("甲"), link, role="Link", anchor="here")
    alone = bench.tag(bench.run("乙"), link)

    assert _outline(bench.open(bench.page(inside, alone)).Root.StructTreeRoot.K) == (
        "Document",
        [("Link", [0, "OBJR"]), ("P", [1, ("Link", ["OBJR"])])],
    )


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/云 (1)\\", "https://example.org/%E4%BA%91%20(1)%5C"),
    ],
)
def test_a_url_is_written_in_ascii(bench: Bench, url: str, written: str) -> None:
    link = Link(Rect(0.0, 0.0, 9.0, 9.0), url, external=True)
    annotation = bench.open(bench.page(bench.tag(bench.run("云"), link))).pages[0].Annots[0]

    assert str(annotation.A.URI) == written
    assert str(annotation.Contents) == url


@pytest.mark.parametrize(
    ("target", "external", "code"),
    [
        ("javascript:alert(1)", True, "refused-link"),
        ("file:///etc/passwd", True, "refused-link"),
        ("gone", False, "dead-link"),
    ],
)
def test_a_link_that_may_not_be_or_leads_nowhere_is_left_out_with_a_warning(
    bench: Bench, target: str, *, external: bool, code: str
) -> None:
    """Told once, however often it occurs."""
    link = Link(Rect(0.0, 0.0, 9.0, 9.0), target, external=external)
    found = write_pdf([bench.page(bench.tag(bench.run("云"), link, link))], PdfSettings("手册"))

    assert [(d.code, d.params["target"]) for d in found.diagnostics] == [(code, target)]
    assert not found.failed
    assert found.value is not None
    assert b"/Annots" not in found.value


def test_links_may_be_left_out(bench: Bench) -> None:
    link = Link(Rect(0.0, 0.0, 9.0, 9.0), "gone")

    assert "/Annots" not in bench.open(bench.page(bench.tag(bench.run("云"), link)), links=False).pages[0]


# -- boxes, catalogue, metadata


def test_the_page_is_the_trim_or_reaches_to_the_bleed(bench: Bench) -> None:
    page = bench.page(bleed=9.0)
    screen, paper = (bench.open(page, bleed=bleed).pages[0] for bleed in (False, True))

    assert [float(v) for v in screen.MediaBox] == [float(v) for v in screen.TrimBox] == [0, 0, 200, 100]
    assert "/BleedBox" not in screen
    assert [float(v) for v in paper.MediaBox] == [float(v) for v in paper.BleedBox] == [0, 0, 218, 118]
    assert [float(v) for v in paper.TrimBox] == [9, 9, 209, 109]


def test_no_page_has_a_transition_and_no_font_is_undeclared(bench: Bench) -> None:
    """Both are what ReportLab adds when nobody looks; PDF/X forbids the one and print shops refuse the other."""
    data = bench.open(bench.page(bench.tag(bench.run("云"))))

    assert "/Trans" not in data.pages[0]
    assert not [
        font
        for font in data.objects
        if isinstance(font, pikepdf.Dictionary) and "Helvetica" in str(font.get("/BaseFont", ""))
    ]


def test_the_catalogue_says_what_readers_need(bench: Bench) -> None:
    root = bench.open(bench.page(label="1"), language="zh-Hans").Root

    assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == (
        "zh-Hans",
        True,
        True,
    )
    assert "/Outlines" not in root


def test_information_and_metadata_agree(bench: Bench) -> None:
    moment = datetime(2021, 7, 30, 8, 0, tzinfo=UTC)
    pdf = bench.open(bench.page(), title="大会 <&>", author="Msup", subject="手册", date=moment)
    info = [str(pdf.trailer.Info[key]) for key in ("/Title", "/Author", "/Subject", "/CreationDate", "/Producer")]
    xmp = pdf.open_metadata(set_pikepdf_as_editor=False)
    stated = [
        str(xmp[key]) for key in ("dc:title", "dc:description", "xmp:CreateDate", "xmp:ModifyDate", "pdf:Producer")
    ]

    assert info == ["大会 <&>", "Msup", "手册", "D:20210730080000+00'00'", "progprint"]
    assert stated == ["大会 <&>", "手册", "2021-07-30T08:00:00+00:00", "2021-07-30T08:00:00+00:00", "progprint"]


def test_the_outline_and_the_labels_are_written(bench: Bench) -> None:
    cover = bench.page(bench.tag(bench.run("封面"), role="H1", outline=(1, "封面")))
    pdf = bench.open(cover, bench.page(bench.tag(bench.run("题"), role="H2", outline=(2, "议题")), label="1"))
    with pdf.open_outline() as outline:
        titles = [(item.title, [kid.title for kid in item.children], item.is_closed) for item in outline.root]

    assert titles == [("封面", ["议题"], True)]
    assert [page.label for page in pdf.pages] == ["i", "1"]
    assert str(pdf.Root.PageMode) == "/UseOutlines"


# -- bytes


_SCRIPT = """
import sys
from pathlib import Path
from progprint.core.color import BLACK
from progprint.core.diagnostic import Outcome
from progprint.core.units import Rect
from progprint.fonts.book import load_book
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.frame import Frame, GlyphRun, Link, Page, Tag
book = load_book([Path(sys.argv[1])], lambda path: Outcome(path.read_bytes())).value
runs = []
for n, (text, weight) in enumerate([("云原生见⻅", "regular"), ("finance", "bold"), ("𬍛——", "regular")]):
    face = book.main("sans", weight)
    shaped = face.shape(text, script="Hani")
    runs.append(GlyphRun(5.0, 20.0 * n + 20, face, 9.0, BLACK, shaped.pieces, 0.0, text))
link = Link(Rect(0, 0, 9, 9), "a")
tag = Tag("H1", 0.0, 0.0, Frame(200.0, 100.0, (*runs, link)), anchor="a", outline=(1, "云"), key="k")
sys.stdout.buffer.write(write_pdf([Page(Frame(200.0, 100.0, (tag,)), label="1")] * 2, PdfSettings("手册")).value)
"""


def test_the_bytes_depend_on_neither_hash_order_nor_clock_nor_locale() -> None:
    """Two processes, far apart in all three, write the same file."""
    outputs = [
        subprocess.run(
            [sys.executable, "-c", _SCRIPT, str(SOURCE.parent / "fonts")],
            env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
            capture_output=True,
            check=True,
        ).stdout
        for environment in (
            {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1", "TZ": "UTC", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "4242", "SOURCE_DATE_EPOCH": "1600000000", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
        )
    ]

    assert outputs[0].startswith(b"%PDF-1.7")
    assert outputs[0] == outputs[1]


def test_the_identifier_is_that_of_the_content(bench: Bench) -> None:
    """Equal files have equal identifiers, other files others."""
    one, same, other = (
        re.findall(rb"/ID\[<(\w{32})><(\w{32})>\]", bench.write(bench.page(bench.tag(bench.run(text)))))
        for text in ("云", "云", "原")
    )

    assert len(one) == 1
    assert one[0][0] == one[0][1]
    assert one == same != other


def test_the_writer_loads_nothing_that_it_does_not_need() -> None:
    """Start-up is part of the promise on speed: no second PDF library, no layout engine of the first one."""
    code = "import sys, progprint.pdf.write; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    loaded = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
    modules = set(loaded.stdout.split())

    assert "progprint.pdf.painter" in modules
    assert not modules & {
        "reportlab.platypus",
        "reportlab.pdfgen.canvas",
        "pikepdf",
        "pypdfium2",
        "pydantic",
        "typer",
        "rich",
        "lxml",
        "pypinyin",
    }
