"""The dress of a shape, which is all but words, place and picture: fill, outline, frame of its text, locks, films.

We write all of it alike each time, and the agenda changes none of it; so whatever differs is somebody's and comes along.
LibreOffice writes out what a layout gives: of its files only fills, outlines and effects count that the layout does not give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from progprint.pptx.layouts import BoundSlot
from progprint.pptx.parts import FILLS, A, Element, P, canonical, drop, etree, in_order
from progprint.pptx.pieces import EMU

_WHOLE = "*"
_SHAPE = ((f"{P}spPr", _WHOLE), ("", f"{P}style"), ("", ""))
_PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "text": (
        *_SHAPE,
        (f"{P}txBody", f"{A}bodyPr"),
        (f"{P}txBody", f"{A}lstStyle"),
        (f"{P}nvSpPr", f"{P}cNvSpPr"),
        (f"{P}nvSpPr/{P}nvPr", _WHOLE),
    ),
    "picture": (
        *_SHAPE,
        (f"{P}blipFill", f"{A}stretch"),
        (f"{P}blipFill", f"{A}tile"),
        (f"{P}blipFill/{A}blip", _WHOLE),
        (f"{P}nvPicPr", f"{P}cNvPicPr"),
        (f"{P}nvPicPr/{P}nvPr", _WHOLE),
    ),
    "table": (
        (f"{A}graphic/{A}graphicData/{A}tbl", f"{A}tblPr"),
        (f"{P}nvGraphicFramePr/{P}nvPr", _WHOLE),
    ),
    "other": (),
}
"""Where the dress of a shape lies: what holds it and its name, * for all in it, "" for the attributes of the shape itself."""
_ELSEWHERE = (f"{A}xfrm", f"{P}ph", f"{A}extLst", f"{P}extLst")
"""What is no dress: places are told apart, and programs note things of their own in extensions."""
_OF_BOXES = (f"{A}prstGeom", f"{A}bodyPr", f"{P}cNvSpPr")
"""What is written otherwise of a box than of a placeholder."""
_EFFECTS = tuple(f"{A}{kind}" for kind in ("grayscl", "biLevel", "duotone", "lum", "alphaModFix", "clrChange"))
"""What a picture is seen through."""
_ORDER = ("xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "ln", "effectLst",
          "effectDag", "scene3d", "sp3d", "extLst")  # fmt: skip
"""The order of what dresses a shape (ISO/IEC 29500-1 §20.1.2.2.35)."""


class Dress(NamedTuple):
    """A piece of a dress that somebody changed: what holds it now, the piece of now, and that of hand."""

    parent: Element
    now: Element | None
    hand: Element | None

    def lay(self, copy: Callable[[Element], Element]) -> None:
        """Put the piece of hand in the place of that of now."""
        new = copy(self.hand) if self.hand is not None else None
        if self.now is self.parent and self.hand is not None:
            for key, value in self.hand.items():
                self.parent.set(key, value)
        elif self.now is not None and new is not None:
            self.parent.replace(self.now, new)
        elif self.now is not None:
            drop(self.now)
        elif new is not None and new.tag == f"{P}style":
            for properties in self.parent.findall(f"{P}spPr")[:1]:
                properties.addnext(new)
        elif new is not None:
            self.parent[:] = in_order([*self.parent, new], _ORDER)


def dresses(
    kind: str, ours: Element, theirs: Element, *, exact: bool, place: BoundSlot | None = None
) -> Iterator[Dress]:
    """The pieces in which the dress of a shape of a file differs from how it is written.

    ``exact``: the program that saved it keeps what nobody changes; ``place`` is the place of the shape on its layout.
    """
    bare = place is None or not place.dressed
    boxed = _is_holder(ours) != _is_holder(theirs)
    for at, name in _PLACES[kind]:
        now, hand = (one.find(at) if at else one for one in (ours, theirs))
        if now is None or hand is None:
            continue
        if not name:
            if exact and dict(now.items()) != dict(hand.items()):
                yield Dress(now, now, hand)
            continue
        for mine, other in _pairs(now, hand, name):
            tag = next(str(one.tag) for one in (mine, other) if one is not None)
            if boxed and tag in _OF_BOXES:
                continue
            if not exact and tag == f"{A}bodyPr":
                yield from _insets(mine, other, place)
            elif _bare(mine) != _bare(other) if exact else _is_seen(other, bare=bare):
                yield Dress(now, mine, other)


def _pairs(now: Element, hand: Element, name: str) -> Sequence[tuple[Element | None, Element | None]]:
    if name != _WHOLE:
        pair = now.find(name), hand.find(name)
        return [pair] if pair != (None, None) else []
    names = dict.fromkeys(str(one.tag) for side in (hand, now) for one in side.iterchildren(etree.Element))
    return [(now.find(tag), hand.find(tag)) for tag in names if tag not in _ELSEWHERE]


def _is_holder(shape: Element) -> bool:
    return next(shape.iter(f"{P}ph"), None) is not None


def _is_seen(piece: Element | None, *, bare: bool) -> bool:
    """Whether LibreOffice has written a piece because there is something to see that its layout does not give."""
    if piece is None:
        return False
    if piece.tag == f"{A}ln":
        return bare and any(one.tag in FILLS for one in piece)
    return piece.tag in _EFFECTS or (bare and (piece.tag in FILLS or (piece.tag == f"{A}effectLst" and len(piece) > 0)))


def _insets(ours: Element | None, theirs: Element | None, place: BoundSlot | None) -> Iterator[Dress]:
    """The room around words, which LibreOffice always writes, where its layout gives another."""
    if ours is None or theirs is None or place is None or not place.reference:
        return
    sides = {key: theirs.get(key, "") for key in ("lIns", "tIns", "rIns", "bIns")}
    given = dict(zip(sides, place.insets, strict=True))
    moved = {key: said for key, said in sides.items() if said and abs(int(said) / EMU - given[key]) > 1}
    if moved:
        yield Dress(ours, ours, etree.Element(f"{A}bodyPr", moved))


def _bare(element: Element | None) -> bytes:
    """What dresses a shape, for comparing; an empty list of styles is none."""
    if element is None or (element.tag == f"{A}lstStyle" and not len(element)):
        return b""
    made = deepcopy(element)
    for one in list(made.iter(f"{A}extLst")):
        drop(one)
    return canonical(made)
