"""Trace and structure dump of pages."""

from __future__ import annotations

import json

from progprint.core.color import BLACK
from progprint.core.diagnostic import Source, Span
from progprint.core.units import Rect
from progprint.typeset.dump import dump, trace
from progprint.typeset.frame import Frame, Group, Link, Page, Piece, Rule, Tag

SPAN = Span(Source("agenda.yaml", "abc"), 3, 5, 3, 8)


def paragraph(key: str, y: float, ragged: tuple[int, ...] = ()) -> Tag:
    piece = Piece("paragraph", "body", "justify", "云原生", ragged, 2)
    return Tag("P", 10.0, y, Frame(100.0, 30.0), key=key, piece=piece, span=SPAN)


def page(*items: Tag | Group | Rule, bleed: float = 9.0) -> Page:
    return Page(Frame(200.0, 300.0, items), bleed, "7")


def test_a_piece_is_traced_in_points_from_the_lower_left_corner() -> None:
    """bbox is the measure × the height, wherever groups have put it."""
    placed = Group(20.0, 40.0, Frame(150.0, 200.0, (paragraph("t1.summary.1", 5.0, (2,)),)))
    (line,) = trace([page(placed)])
    assert {
        "page": 1,
        "kind": "paragraph",
        "id": "t1.summary.1",
        "piece": 1,
        "pieces": 1,
        "style": "body",
        "align": "justify",
        "bbox": [30.0, 225.0, 130.0, 255.0],
        "text": "云原生",
        "ragged": [2],
        "source": "agenda.yaml:3:5",
    } == json.loads(line)


def test_a_sheet_with_bleed_begins_at_its_own_corner() -> None:
    """The MediaBox of a print file is larger than the trim on all sides."""
    (line,) = trace([page(paragraph("a", 0.0))], bleed=True)
    assert json.loads(line)["bbox"] == [19.0, 279.0, 119.0, 309.0]


def test_pieces_of_one_block_are_counted_over_pages() -> None:
    """A paragraph that runs on is 1 of 2, then 2 of 2."""
    lines = [
        json.loads(line) for line in trace([page(paragraph("a", 0.0), paragraph("b", 50.0)), page(paragraph("a", 0.0))])
    ]
    assert [(1, "a", 1, 2), (1, "b", 1, 1), (2, "a", 2, 2)] == [
        (line["page"], line["id"], line["piece"], line["pieces"]) for line in lines
    ]


def test_a_tag_that_is_no_piece_is_not_traced() -> None:
    """Sections and artifacts hold pieces; they are none."""
    assert list(trace([page(Tag("Sect", 0.0, 0.0, Frame(1.0, 1.0)))])) == []


def test_the_dump_shows_every_item_at_its_place_on_the_page() -> None:
    """One line an item, indented by frame, positions to 1/100 pt and never minus zero."""
    inner = Frame(
        50.0, 20.0, (Rule(Rect(-0.001, 0.0, 1.0, 2.0), BLACK, "tb"), Link(Rect(0.0, 0.0, 5.0, 5.0), "talk.a"))
    )
    tag = Tag("H1", 0.0, 1.0, inner, key="k", anchor="talk.a", outline=(1, "题"))
    expected = """page 1 '7' 200.0 × 300.0 bleed 9.0
  group 0.0 10.0 50.0 × 20.0 clip
    tag H1 0.0 11.0 50.0 × 20.0 key=k anchor=talk.a outline=1 '题'
      rule 0.0 11.0 1.0 13.0 black tb
      link 0.0 11.0 5.0 16.0 talk.a
"""
    assert expected == dump([page(Group(0.0, 10.0, Frame(50.0, 20.0, (tag,)), clip=True))])
