"""Looks that LibreOffice writes out: what a layout gives is no edit, what it does not give is one."""

from __future__ import annotations

from progprint.core.units import Rect
from progprint.pptx.layouts import BoundSlot
from progprint.pptx.looks import plain_rows
from progprint.pptx.resolved import ResolvedLook
from progprint.pptx.tones import Palette

COLORS = Palette({"dk1": "#000000", "dk2": "#666666", "accent1": "#0a5cff"})
PLACE = BoundSlot("pp-title", "<p:ph/>", Rect(0, 0, 9, 9), bold="1", color="tx1")
FILE = ResolvedLook(colors=COLORS, faces=frozenset(("Microsoft_YaHei",)))
FACES = "latin:Microsoft_YaHei;ea:Microsoft_YaHei"


def same(look: str, kind: str = "text", place: BoundSlot | None = PLACE, ours: str = " 2000,,,") -> bool:
    """Whether a look of a file counts as the one that we wrote."""
    here = FILE.of(kind, place)
    base, hand = (((f"0badcafe /pitch=2400{said}",),) for said in (ours, f" {look}"))
    return plain_rows(base, here, base) == plain_rows(hand, here, base)


def test_what_the_layout_gives_is_no_edit() -> None:
    assert same(f"2000,1,000000,{FACES}")
    assert same(f"2000,1,666666,{FACES}", ours=" 2000,,tx2,")
    assert same(f"2000,0,000000,{FACES}", "table")


def test_a_weight_a_colour_and_a_face_of_somebodys_are_edits() -> None:
    assert not same(f"2000,0,000000,{FACES}")
    assert not same(f"2000,1,FE0001,{FACES}")
    assert not same("2000,1,000000,latin:Kaiti_X;ea:Microsoft_YaHei")


def test_where_a_layout_says_nothing_weight_and_colour_are_not_compared() -> None:
    bare = PLACE._replace(bold="", color="")
    assert same(f"2000,1,FE0001,{FACES}", place=bare)
    assert same(f"2000,0,FE0001,{FACES}", place=None)
