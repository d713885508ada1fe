"""Kinds of shapes that slots are, and the order in which shapes lie over one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from progprint.deck.deck import Slide
from progprint.pptx.edited import Shape, shapes_of
from progprint.pptx.generated import SlideRecord
from progprint.pptx.parts import Element, etree


def kinds_of(row: SlideRecord) -> dict[str, str]:
    """The kind of shape that each slot is, by what was written in it: a picture has no words."""
    return {slot: "table" if one.grid.columns else "text" if one.rows else "picture" for slot, one in row.slots.items()}


def fresh_shapes(tree: Element, slide: Slide) -> dict[str, Element]:
    """The elements of a slide's fills by their slots; they come first and in order."""
    return {fill.slot: element for fill, element in zip(slide.fills, shapes_of(tree), strict=False)}


def stacked(found: Mapping[str, Shape], shapes: Sequence[Shape]) -> list[str]:
    """The slots as they lie over one another, the lowest first."""
    names = {id(shape.element): slot for slot, shape in found.items()}
    return [names[id(shape.element)] for shape in shapes if id(shape.element) in names]


def restack(tree: Element, order: Sequence[Element]) -> None:
    """Lay shapes over one another in this order, at the places that they take up together."""
    there = [one for one in tree if one in order]
    marks = [etree.Element("place") for _ in there]
    for one, mark in zip(there, marks, strict=True):
        tree.replace(one, mark)
    for one, mark in zip(order, marks, strict=True):
        tree.replace(mark, one)
