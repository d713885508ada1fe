"""Items as operators of a content stream."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from progprint.core.color import BLACK, PAPER, black, parse_color
from progprint.core.raster import Raster
from progprint.core.units import Rect
from progprint.pdf.tags import UntaggedError
from progprint.typeset.frame import Frame, GlyphRun, Group, Lines, Path, Picture, Rule, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.pdf.conftest import Bench

RED = parse_color("#FF0000")
PIXELS = Raster(2, 1, "rgb", b"\x00\x10\x20\x30\x40\x50", "raw", "d1")
PHOTO = Raster(2, 1, "gray", b"\xff\xd8 not really", "jpeg", "d2")


def test_a_line_is_set_on_its_baseline_from_the_bottom_left(bench: Bench) -> None:
    """y points down in frames and up in PDF: a baseline 20 below the top of 100 is at 80."""
    assert "10 80 Td" in bench.content(bench.tag(bench.run("云", 10.0, 20.0)))


def test_lines_are_placed_from_the_line_before_without_adding_up_errors(bench: Bench) -> None:
    """Thirty steps of a third of a point end where they should, to 1/100 pt."""
    runs = [bench.run("云", 0.0, 10 + n / 3) for n in range(31)]
    steps = re.findall(r"(\S+) (\S+) Td", bench.content(bench.tag(*runs)))

    assert len(steps) == 31
    assert sum(float(y) for _, y in steps) == pytest.approx(80.0, abs=0.005)


def test_what_does_not_change_is_said_once(bench: Bench) -> None:
    """Two lines of one face, size and ink: one text object, one font, and no colour, since PDF starts with black."""
    stream = bench.content(bench.tag(bench.run("云", y=20.0), bench.run("原", y=35.0)))

    assert [stream.count(operator) for operator in ("BT", " Tf", " g", " Tc")] == [1, 1, 0, 0]


def test_distances_are_pulled_back_and_empty_strings_are_kept(bench: Bench) -> None:
    """A distance is an advance in a run and the opposite in a TJ operator (ISO 32000-1 §9.4.3)."""
    face = bench.book.main("sans", "regular")
    run = GlyphRun(0.0, 10.0, face, 10.0, BLACK, ("A", 125.04, "", -30, "B"), 10.0, "AB")

    assert "[(\0A)-125 ()30 (\0B)]TJ" in bench.content(bench.tag(run))


def test_lines_of_text_stand_on_an_even_pitch(bench: Bench) -> None:
    """Each line from the one above by the leading; the ys of runs count from the baselines."""
    run = bench.run("云", x=5.0, y=0.0)
    lines = Lines(12.0, 15.0, ((run,), (), (run,)))

    assert ["5 88", "0 -30"] == re.findall("(\\S+ \\S+) Td", bench.content(bench.tag(lines)))


def test_tracking_is_character_space_in_points(bench: Bench) -> None:
    face = bench.book.main("sans", "regular")
    runs = [
        GlyphRun(0.0, 10.0 * n, face, 9.0, BLACK, ("AB",), 10.0, "AB", tracking=t) for n, t in ((1, 50.0), (2, 0.0))
    ]

    assert re.findall(r"(\S+) Tc", bench.content(bench.tag(*runs))) == ["0.45", "0"]


@pytest.mark.parametrize("text", ["(丨", "丩)", "\\乜", "不不", "(丨乜不丩)\\"])
def test_bytes_that_delimit_strings_are_escaped(bench: Bench, read_texts: Callable[..., list[str]], text: str) -> None:
    """Codes such as those of U+4E28, U+4E5C and U+4E0D hold a parenthesis, a backslash, a carriage return."""
    assert read_texts(bench.open(bench.page(bench.tag(bench.run(text), bench.run("云"))))) == [text, "云"]


def test_a_size_or_a_face_is_selected_when_it_changes(bench: Bench) -> None:
    bold = bench.book.main("sans", "bold")
    runs = [bench.run("云", size=10.0), bench.run("云", size=9.5), bench.run("云", size=9.5)]
    runs.append(GlyphRun(0.0, 10.0, bold, 9.5, BLACK, ("云",), 9.5, "云"))

    assert re.findall(r"/(\w+ \S+) Tf", bench.content(bench.tag(*runs))) == ["F1 10", "F1 9.5", "F2 9.5"]


@pytest.mark.parametrize("role", ["Figure", "Artifact"])
def test_shapes_and_pictures_lie_outside_of_text_objects(bench: Bench, role: str) -> None:
    """Path and image operators are not allowed between BT and ET (ISO 32000-1 §8.2)."""
    path = Path((("m", (0.0, 0.0)), ("l", (9.0, 9.0))), BLACK, stroke=1.0)
    drawn = (Rule(Rect(0.0, 0.0, 1.0, 1.0), BLACK), path, Picture(Rect(0.0, 0.0, 1.0, 1.0), PIXELS, "云"))
    items = [item for shape in drawn for item in (bench.run("云"), shape)]
    stream = bench.content(bench.tag(*items, role=role))
    inside = re.findall(r"^BT\n(.*?)^ET", stream, re.DOTALL | re.MULTILINE)

    assert len(inside) == 3
    assert not [part for part in inside if re.search(r" re f| w$| Do |[ \n]S$", part, re.MULTILINE)]


def test_a_run_in_another_language_says_so(bench: Bench) -> None:
    stream = bench.content(bench.tag(bench.run("云", language="zh-Hans"), bench.run("Go", language="en")))

    assert stream.count("/Span") == 1
    assert re.search(r"/Span<</Lang\(en\)>>BDC\n\(.*\)Tj\nEMC", stream)


@pytest.mark.parametrize(
    ("press", "operators"),
    [(False, ["1 0 0 rg", "0.5 g", "1 g", "0 g"]), (True, ["0 1 1 0 k", "0 0 0 0.5 k", "0 0 0 0 k", "0 0 0 1 k"])],
)
def test_inks_have_a_screen_and_a_press_value(bench: Bench, press: bool, operators: list[str]) -> None:
    """Greys stay greys on the screen, and of one ink on the press."""
    assert RED is not None
    rules = [Rule(Rect(0.0, 0.0, 1.0, 1.0), ink) for ink in (RED, black(0.5), PAPER, BLACK)]
    found = re.findall(r"^[\d. ]+ (?:rg|g|k)$", bench.content(bench.tag(*rules), press=press), re.MULTILINE)

    assert found == operators


def test_black_text_on_the_press_is_of_one_ink(bench: Bench) -> None:
    """Without an operator it would be the grey that PDF starts with, which a press may turn into four inks."""
    assert "0 0 0 1 k" in bench.content(bench.tag(bench.run("云")), press=True)


@pytest.mark.parametrize(
    ("sides", "operator"),
    [
        ("tlr", "0 79 218 39 re f"),
        ("b", "9 70 200 39 re f"),
        ("tblr", "0 70 218 48 re f"),
        ("", "9 79 200 30 re f"),
    ],
)
def test_a_rule_runs_on_to_the_bleed_where_it_is_told_to(bench: Bench, sides: str, operator: str) -> None:
    """Only on paper: a screen file ends at the trim."""
    page = bench.page(bench.tag(Rule(Rect(0.0, 0.0, 200.0, 30.0), BLACK, sides), role="Artifact"), bleed=9.0)

    cut, bled = (
        bytes(bench.open(page, bleed=bleed).pages[0].Contents.read_bytes()).decode() for bleed in (False, True)
    )

    assert "0 70 200 30 re f" in cut
    assert operator in bled


def test_a_path_is_filled_or_stroked(bench: Bench) -> None:
    steps = (("m", (0.0, 0.0)), ("l", (10.0, 0.0)), ("c", (10.0, 5.0, 5.0, 10.0, 0.0, 10.0)), ("z", ()))
    stream = bench.content(bench.tag(Path(steps, BLACK), Path(steps, BLACK, stroke=0.25)))

    assert "BDC\n0 100 m 10 100 l 10 95 5 90 0 90 c h\nf" in stream
    assert "0.25 w\n0 100 m" in stream
    assert stream.index("h\nS") > stream.index("0.25 w")


def test_a_row_of_dots_is_one_dashed_line(bench: Bench) -> None:
    """Squares of a point, ten points from one to the next; what is drawn after it is not dashed."""
    stream = bench.content(
        bench.tag(Rule(Rect(0.0, 10.0, 50.0, 11.0), BLACK, dots=10.0), Rule(Rect(0, 0, 5, 5), BLACK))
    )

    assert "1 w [1 9] 0 d 0 89.5 m 50 89.5 l S [] 0 d" in stream
    assert stream.index("[] 0 d") < stream.index("re f")


def test_a_clipped_group_leaves_no_trace_in_the_state(bench: Bench) -> None:
    """What was set inside is set again after it, since the state before comes back."""
    assert RED is not None
    inside = Group(10.0, 10.0, Frame(20.0, 20.0, (Rule(Rect(0.0, 0.0, 99.0, 99.0), RED),)), clip=True)
    rules = (Rule(Rect(0.0, 0.0, 1.0, 1.0), PAPER), inside, Rule(Rect(0.0, 0.0, 1.0, 1.0), RED))
    stream = bench.content(bench.tag(*rules, role="Artifact"))

    assert "q 10 70 20 20 re W n" in stream
    assert stream.count("1 0 0 rg") == 2
    assert stream.count("BMC") == stream.count("EMC") == 3


def test_equal_pictures_are_one_object(bench: Bench) -> None:
    first, second = (Picture(Rect(x, 0.0, x + 10, 5.0), PIXELS, "云") for x in (0.0, 50.0))
    pdf = bench.open(bench.page(first, second), bench.page(first))
    images = [page.Resources.XObject.Im1 for page in pdf.pages]

    assert images[0].objgen == images[1].objgen
    assert bytes(images[0].read_bytes()) == PIXELS.data
    assert list(pdf.pages[0].Resources.XObject.keys()) == ["/Im1"]
    assert bytes(pdf.pages[0].Contents.read_bytes()).count(b"/Im1 Do") == 2


def test_a_photo_goes_in_as_it_is(bench: Bench) -> None:
    image = bench.open(bench.page(Picture(Rect(0.0, 0.0, 10.0, 5.0), PHOTO, "云"))).pages[0].Resources.XObject.Im1

    assert bytes(image.read_raw_bytes()) == PHOTO.data
    assert (str(image.Filter), str(image.ColorSpace), int(image.Width)) == ("/DCTDecode", "/DeviceGray", 2)


def test_pages_without_pictures_share_their_resources(bench: Bench) -> None:
    pages = bench.open(*[bench.page(bench.tag(bench.run("云")))] * 2).pages

    assert pages[0].obj["/Resources"].objgen == pages[1].obj["/Resources"].objgen


def test_drawing_outside_of_tags_is_an_error_in_strict_mode_and_an_artifact_else(bench: Bench) -> None:
    """Nothing on a page is without a meaning (ISO 14289-1, 7.1)."""
    with pytest.raises(UntaggedError):
        bench.write(bench.page(bench.run("云")))

    assert bench.content(bench.run("云"), strict=False).startswith("/Artifact BMC\n")


def test_a_role_that_pdf_does_not_know_is_an_error_in_strict_mode(bench: Bench) -> None:
    tag = bench.tag(bench.run("云"), role="Headline")

    with pytest.raises(UntaggedError):
        bench.write(bench.page(tag))
    assert "/NonStruct" in bench.content(tag, strict=False)


def test_marked_content_is_nested_and_closed(bench: Bench) -> None:
    """A tag or an artifact inside a tag interrupts it; what follows is a new piece of the outer one."""
    inner = Tag("Span", 0.0, 0.0, Frame(1.0, 1.0, (bench.run("原"),)))
    ground = Tag("Artifact", 0.0, 0.0, Frame(1.0, 1.0, (Rule(Rect(0.0, 0.0, 1.0, 1.0), BLACK), inner)))
    stream = bench.content(bench.tag(bench.run("云"), inner, bench.run("生"), ground))

    assert re.findall(r"/\w+(?:<<.*>>BDC| BMC)|EMC", stream) == [
        "/P<</MCID 0>>BDC",
        "EMC",
        "/Span<</MCID 1>>BDC",
        "EMC",
        "/P<</MCID 2>>BDC",
        "EMC",
        "/Artifact BMC",
        "EMC",
    ]
    assert stream.count("BT") == stream.count("ET")


def test_what_stands_on_many_pages_is_spelled_once(bench: Bench) -> None:
    """It says all that it needs of the graphics state, and what follows says its own again."""
    run = bench.run("云", y=20.0)
    head = Tag("Artifact", 0.0, 0.0, Frame(100.0, 100.0, (bench.run("原", y=8.0)._replace(tracking=100.0),)))
    furniture = Group(0.0, 0.0, Frame(100.0, 100.0, (head,)), repeated=True)
    pdf = bench.open(bench.page(furniture, bench.tag(run)), bench.page(bench.tag(run), furniture))
    first, second = (bytes(page.Contents.read_bytes()).decode("latin-1") for page in pdf.pages)
    spelled, rest = first[: first.index("/P<<")], first[first.index("/P<<") :]

    assert spelled.strip() in second
    assert [1, 1, 1] == [spelled.count(operator) for operator in (" Tf", " Tc", " g")]
    assert [1, 1, 1] == [rest.count(operator) for operator in (" Tf", " Tc", " g")]
