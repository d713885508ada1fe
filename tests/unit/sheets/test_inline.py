"""Inline marks and readings on the pages of a booklet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.unit.sheets.conftest import context_of

from progprint.agenda.marks import read_marks
from progprint.agenda.programme import Wording
from progprint.checks.products import check_pages
from progprint.core.color import BLACK, parse_color
from progprint.sheets.booklet import booklet
from progprint.sheets.inline import content
from progprint.typeset.frame import GlyphRun, Link, Page, Path, Tag, runs, walk
from progprint.typeset.style import Text, TextStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ACCENT = parse_color("#A81E4B") or BLACK
BODY = TextStyle(size=9.0)
FAMILIES = ("sans", "mono")

PEOPLE = """
people:
  yu: {name: 于雨, org: 星河社, reading: yú yǔ, bio: "写了**十年**，见 [主页](https://example.org/yu)。"}
  ou: {name: 欧阳娜娜, reading: Ōuyáng Nànà}
  ada: {name: Ada Lovelace, reading: eida}
  he: {name: 何一鸣}
tracks:
  - title: 编译器
    producer: yu
    color: "#A81E4B"
    intro: 代码在 https://example.org/code ，欢迎。
    talks:
      - title: 寄存器分配
        speakers: [yu, ou]
        summary: {做法: ["用 `make` *一步一步*来", "**图着色**"]}
        takeaways: ["见 https://example.org/take"]
      - {title: 日志, speakers: [ada, he], summary: 讲日志。}
"""
MARKED = "conference: {title: 大会, marks: true, url: https://example.org/giac}" + PEOPLE
PLAIN = "conference: {title: 大会, url: https://example.org/giac}" + PEOPLE


def _nodes(text: str) -> list[Text]:
    plain, marks = read_marks(text)
    found = content(Wording(plain, marks=marks), BODY, ACCENT, FAMILIES)
    return [] if isinstance(found, str) else [node for node in found if isinstance(node, Text)]


def _pages(yaml: str, *parts: str) -> tuple[Page, ...]:
    """The booklet of an agenda; in these parts of it names have their readings."""
    context = context_of(yaml)
    for part in parts:
        context.design.parts[f"{part}.ruby"] = True  # type: ignore[index]
    return booklet(context)


def _told(pages: Sequence[Page]) -> list[str]:
    return [run.text for page in pages for run, _, _ in runs(page.frame)]


def _roles(pages: Sequence[Page], role: str) -> list[Tag]:
    return [item for page in pages for item, _, _ in walk(page.frame) if isinstance(item, Tag) and item.role == role]


def test_marks_become_styles_links_and_emphasis() -> None:
    """Strong is bold, code has its own face, words of a link take the accent, nested marks join."""
    looks = [
        (node.text, node.style, node.link, node.emphasis) for node in _nodes("甲**乙 *丙* 丁**`戊`[己](https://b.org)")
    ]
    bold = BODY.but(weight="bold")
    assert [
        ("甲", None, "", False),
        ("乙 ", bold, "", False),
        ("丙", bold, "", True),
        (" 丁", bold, "", False),
        ("戊", BODY.but(family="mono", verbatim=True), "", False),
        ("己", BODY.but(ink=ACCENT), "https://b.org", False),
    ] == looks


def test_an_address_keeps_its_look() -> None:
    """It is printed as it is: nothing of a page changes, it only leads somewhere."""
    assert [("见 ", None, ""), ("https://b.org/x", None, "https://b.org/x"), ("。", None, "")] == [
        (node.text, node.style, node.link) for node in _nodes("见 https://b.org/x。")
    ]
    assert "云原生" == content(Wording("云原生"), BODY, ACCENT, FAMILIES)


def test_without_a_face_for_code_it_is_set_as_text() -> None:
    """A font book of a project may lack the role."""
    plain, marks = read_marks("运行 `go`")
    found = content(Wording(plain, marks=marks), BODY, ACCENT, ("sans",))
    assert [None, None] == [node.style for node in found if isinstance(node, Text)]


def test_the_characters_of_marks_are_on_no_page_and_all_others_are() -> None:
    """Promise 2: what is typed is printed, but for the marks that the agenda asks for."""
    text = "".join(_told(_pages(MARKED)))
    assert not set("*`") & set(text)
    for words in ("写了", "十年", "主页", "一步一步", "图着色", "make"):
        assert words in text
    assert "**十年**" in "".join(_told(_pages(PLAIN)))


def test_addresses_lead_somewhere_whether_marks_are_read_or_not() -> None:
    """In the introduction, the takeaways and the colophon; the glyphs are those of plain text."""
    for yaml in (MARKED, PLAIN):
        pages = _pages(yaml)
        targets = {
            item.target for page in pages for item, _, _ in walk(page.frame) if isinstance(item, Link) and item.external
        }
        assert {"https://example.org/code", "https://example.org/take", "https://example.org/giac"} <= targets
    assert "https://example.org/yu" in {
        item.target for page in _pages(MARKED) for item, _, _ in walk(page.frame) if isinstance(item, Link)
    }


def test_readings_stand_over_names_where_the_look_wants_them() -> None:
    """Opener, cards and index; a name without a reading, and one in Latin letters, is set as ever."""
    assert not any("yǔ" in text for text in _told(_pages(MARKED)))
    for part, count in (("opener", 1), ("talk", 1), ("speakers", 1)):
        pages = _pages(MARKED, part)
        assert count == _told(pages).count("yǔ"), part
        assert ["Ruby"] * len(_roles(pages, "RT")) == [tag.role for tag in _roles(pages, "Ruby")]
        assert [] == list(check_pages(pages))
    told = _told(_pages(MARKED, "talk"))
    assert "Ōuyáng Nànà" in told
    assert "eida" not in told
    assert "Ada Lovelace" in told


@pytest.mark.parametrize("part", ["opener", "talk", "speakers"])
def test_a_reading_touches_nothing_above_it(part: str) -> None:
    """It has room below the label of a producer, below a title, and between the rows of the index."""
    for page in _pages(MARKED, part):
        placed = sorted(
            ((y + run.y, x + run.x, x + run.x + run.width, run) for run, x, y in runs(page.frame)),
            key=lambda each: each[0],
        )
        for (above, x0, x1, one), (below, left, right, other) in pairwise(placed):
            if other.text in ("yú", "yǔ") and left < x1 and x0 < right and above < below:
                assert above + 0.12 * one.size <= below - 0.4 * 2 * other.size + 0.01


def test_a_name_in_the_index_is_opened_and_read(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Two ideographs take three ems with their readings as without; pages stand where they stood."""
    plain, read = made(MARKED), _pages(MARKED, "speakers")

    def places(pages: Sequence[Page], text: str) -> list[tuple[int, float, float]]:
        return [
            (number, round(x + run.x, 2), round(y + run.y, 2))
            for number, page in enumerate(pages)
            for run, x, y in runs(page.frame)
            if run.text == text and isinstance(run, GlyphRun)
        ]

    assert len(plain) == len(read)
    assert places(plain, "于雨")[-1] == places(read, "于雨")[-1]
    assert places(plain, "星河社") == places(read, "星河社")


def test_emphasis_without_room_is_told_once_a_style() -> None:
    """The pages are made, and a warning names the style and the text."""
    context = context_of(MARKED)
    body = context.design.styles["list"]
    context.design.styles["list"] = body.but(leading=12.0)  # type: ignore[index]
    context.design._cache.clear()
    found = list(check_pages(booklet(context)))
    assert [("no-room-between-lines", "emphasis", "list")] == [(d.code, d.variant, d.params["style"]) for d in found]


def test_dots_stand_on_pages_of_marked_text_alone() -> None:
    marked, plain = (
        [
            item
            for page in _pages(text)
            for item, _, _ in walk(page.frame)
            if isinstance(item, Path) and item.steps[0][0] == "m"
        ]
        for text in (MARKED, PLAIN)
    )
    assert 1 == len(marked)
    assert 4 == [kind for kind, _ in marked[0].steps].count("m")
    assert [] == plain
