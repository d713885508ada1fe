"""Parts that come along from an edited deck: pictures of added shapes, added slides with all that they need."""

from __future__ import annotations

import posixpath
from copy import deepcopy

from progprint.pptx.edited import EditedSlide, shapes_of
from progprint.pptx.generated import MARK
from progprint.pptx.layouts import folded, name_of
from progprint.pptx.parts import A, Element, Part, R, SlidePart, drop, etree, markup, new_slide, renamed
from progprint.pptx.template import Template

_LEFT = ("/slideLayout", "/notesSlide", "/slide", "/comments", "/commentAuthors", "/slideMaster")
"""Ends of the types of relationships that a slide does not take along."""


class Copier:
    """Copies elements and slides out of an edited deck, with the parts that they need under new names."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._taken: set[Part] = set()

    def copy(self, element: Element, source: Part, target: Part) -> Element:
        """A copy of an element of a part for another, with relationships of its own; a link to what is left is taken off."""
        copied = deepcopy(element)
        for one in list(copied.iter(etree.Element)):
            for name, value in list(one.attrib.items()):
                if not str(name).startswith(R):
                    continue
                row = source.rels.get(str(value))
                if row is None or row.reltype.endswith(_LEFT):
                    _unlink(one, str(name))
                elif row.is_external:
                    one.set(name, target.relate_to(row.target_ref, row.reltype, is_external=True))
                else:
                    self._take(row.target_part)
                    one.set(name, target.relate_to(row.target_part, row.reltype))
        return copied

    def slide(self, other: EditedSlide, section: str) -> SlidePart:
        """A slide that somebody added, whole."""
        layout = self._template.layouts.get(folded(other.layout), self._template.kinds["text"].part)
        made = new_slide(section, layout, self._template.notes_master, other.notes)
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
        renamed(part, f"{folder}/ppKept{len(self._taken)}{posixpath.splitext(name)[1]}")
        for id_, row in list(part.rels.items()):
            if row.reltype.endswith(_LEFT):
                part.rels.pop(id_)
            elif not row.is_external:
                self._take(row.target_part)


def _unlink(element: Element, name: str) -> None:
    """Take off a link that leads nowhere; of a picture, its reference."""
    if element.tag in (f"{A}hlinkClick", f"{A}hlinkHover"):
        drop(element)
    else:
        del element.attrib[name]
