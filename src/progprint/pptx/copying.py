"""Parts that come along from an edited deck: pictures of added shapes, added slides with all that they need."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping

from progprint.pptx.edited import EditedSlide, shapes_of
from progprint.pptx.generated import MARK
from progprint.pptx.layouts import folded, name_of
from progprint.pptx.parts import (
    RELATIONSHIP_TYPE,
    Element,
    Part,
    R,
    SlidePart,
    copied,
    drop,
    etree,
    markup,
    new_slide,
    parse_xml,
    renamed,
)
from progprint.pptx.template import Template

_LEFT = ("/slideLayout", "/notesSlide", "/slide", "/comments", "/commentAuthors", "/slideMaster")
"""Ends of the types of relationships that a slide does not take along."""


class Copier:
    """Copies elements and slides out of an edited deck, with the parts that they need under new names."""

    def __init__(self, jumps: Mapping[tuple[str, str], Part], stem: str = "ppKept") -> None:
        self._jumps, self._stem = jumps, stem
        self._taken: set[Part] = set()

    def copy(self, element: Element, source: Part, target: Part) -> Element:
        """A copy of an element of a part for another, with relationships of its own; a link to what is left is taken off."""
        return copied(element, lambda id_: self._led(id_, source, target))

    def _led(self, id_: str, source: Part, target: Part) -> str:
        row, slide = source.rels.get(id_), self._jumps.get((source.partname.membername, id_))
        if row is None and slide is not None:
            return target.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        if row is None or row.reltype.endswith(_LEFT):
            return ""
        if row.is_external:
            return target.relate_to(row.target_ref, row.reltype, is_external=True)
        self._take(row.target_part)
        return target.relate_to(row.target_part, row.reltype)

    def slide(self, other: EditedSlide, made: SlidePart) -> SlidePart:
        """A slide that somebody added, with all that stands on it."""
        tree = self.copy(other.tree, other.part, made.part)
        for shape in shapes_of(tree):
            if name_of(shape).startswith(MARK):
                drop(shape)
        return made._replace(xml=markup(tree).decode())

    def _take(self, part: Part) -> None:
        """Name a part and all that it needs so that the names are free in this file."""
        if part in self._taken:
            return
        self._taken.add(part)
        name = part.partname.membername
        folder = posixpath.dirname(name) if name.startswith("ppt/") else "ppt/media"
        renamed(part, f"{folder}/{self._stem}{len(self._taken)}{posixpath.splitext(name)[1]}")
        for id_, row in list(part.rels.items()):
            if row.reltype.endswith(_LEFT):
                part.rels.pop(id_)
            elif not row.is_external:
                self._take(row.target_part)


def added_slide(other: EditedSlide, template: Template) -> SlidePart:
    """The place of a slide that somebody added; what stands on it comes when all places are known."""
    layout = template.layouts.get(folded(other.layout), template.kinds["text"].part)
    return new_slide("", layout, template.notes_master, other.notes)


def without_jumps(slide: SlidePart, there: Collection[Part]) -> SlidePart:
    """A slide without links to slides that are not there."""
    rows = slide.part.rels
    lost = [
        id_
        for id_, row in rows.items()
        if row.reltype == RELATIONSHIP_TYPE.SLIDE and not row.is_external and row.target_part not in there
    ]
    if not lost:
        return slide
    tree = parse_xml(slide.xml.encode())
    for one in [one for one in tree.iter(etree.Element) if one.get(f"{R}id") in lost]:
        drop(one)
    for id_ in lost:
        rows.pop(id_)
    return slide._replace(xml=markup(tree).decode())
