"""Links, readings and emphasis in the finished file: what a reader of the structure and of the text layer meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from progprint.typeset.block import Region
from progprint.typeset.frame import Frame, Page
from progprint.typeset.line import Composer
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import ParagraphStyle, Ruby, Text, TextStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.pdf.conftest import Bench

    from progprint.typeset.content import Content

STYLE = ParagraphStyle("body", TextStyle(size=10.0), 16.0)
URL = "https://example.org/a"


def _page(bench: Bench, content: Content, width: float = 180.0) -> Page:
    frame = Paragraph(content, STYLE, Composer(bench.book), key="p").compose(Region(width, 90.0, fresh=True)).frame
    assert frame is not None
    return Page(Frame(200.0, 100.0, frame.items))


def _tree(element: pikepdf.Object | int) -> object:
    """(role, kids), pieces of content as numbers, annotations as OBJR."""
    if isinstance(element, int):
        return element
    if "/S" not in element:
        return str(element.Type)[1:]
    kids = element.get("/K", pikepdf.Array())
    return str(element.S)[1:], [_tree(kid) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])]


def test_a_reading_is_ruby_and_the_base_is_found_whole(
    bench: Bench, read_texts: Callable[[pikepdf.Pdf], list[str]]
) -> None:
    """ISO 32000-1, table 338: Ruby holds RB and RT; in the text the whole name comes before its reading."""
    pdf = bench.open(_page(bench, (Text("与"), Ruby((("于", "yú"), ("雨", "yǔ"))), Text("共同"))))

    assert ("Document", [("P", [0, ("Ruby", [("RB", [1]), ("RT", [2])]), 3])]) == _tree(pdf.Root.StructTreeRoot.K)
    reading = pdf.Root.StructTreeRoot.K.K.K[1].K[1]
    assert "zh-Latn-pinyin" == str(reading.Lang)
    assert ["与", "于雨", "yú", "yǔ", "共同"] == read_texts(pdf)


def test_a_name_that_its_reading_opens_is_one_string_without_gaps(
    bench: Bench, read_texts: Callable[[pikepdf.Pdf], list[str]]
) -> None:
    """A gap between two glyphs is a blank to readers of a PDF, and the name would not be found."""
    pdf = bench.open(_page(bench, (Ruby((("单", "shàn"), ("春", "chūn"), ("艳", "yàn"))),)))

    assert "单春艳" == read_texts(pdf)[0]
    shown = [each for each in pikepdf.parse_content_stream(pdf.pages[0]) if str(each.operator) in ("Tj", "TJ")]
    assert "Tj" == str(shown[0].operator)


def test_emphasis_is_drawn_and_is_no_text(bench: Bench, read_texts: Callable[[pikepdf.Pdf], list[str]]) -> None:
    """Dots and lines are artifacts: no reader says them, no search meets them."""
    pdf = bench.open(_page(bench, (Text("着重"), Text("云原生 mesh", emphasis=True))))

    assert ("Document", [("P", [0])]) == _tree(pdf.Root.StructTreeRoot.K)
    assert "着重云原生mesh" == "".join(read_texts(pdf)).replace(" ", "")
    operators = [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators.count("BMC") == 1
    assert (12, 3, 1) == (operators.count("c"), operators.count("h"), operators.count("re"))


@pytest.mark.parametrize(("width", "areas"), [(180.0, 1), (50.0, 2)])
def test_a_link_is_one_element_however_many_lines_it_takes(bench: Bench, width: float, areas: int) -> None:
    """Its words are its description, its areas lie over them."""
    pdf = bench.open(_page(bench, (Text("详见"), Text("设计文档", link=URL)), width))

    assert ("Document", [("P", [0, ("Link", ["OBJR"] * areas)])]) == _tree(pdf.Root.StructTreeRoot.K)
    notes = list(pdf.pages[0].Annots)
    assert {(URL, "设计文档")} == {(str(note.A.URI), str(note.Contents)) for note in notes}
    assert 40.0 == pytest.approx(sum(float(note.Rect[2]) - float(note.Rect[0]) for note in notes))


def test_a_link_changes_no_drawing(bench: Bench) -> None:
    """The content stream is the same byte for byte."""
    text = "见 https://example.org/a，以及其他。"
    nodes = (Text("见 "), Text(URL, link=URL), Text("，以及其他。"))
    plain, active = (bench.open(_page(bench, content)).pages[0] for content in (text, nodes))

    assert bytes(plain.Contents.read_bytes()) == bytes(active.Contents.read_bytes())
    assert "/Annots" in active
    assert "/Annots" not in plain
