"""Parts that come along from an edited deck: pictures of added shapes, added slides with all that they need."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from progprint.pptx.edited import A, EditedSlide, Element, P, R, drop, parsed, relation_rows, shape_tree
from progprint.pptx.layouts import folded
from progprint.pptx.leaf import Carried, Leaf, Reference
from progprint.pptx.opened import Opened
from progprint.pptx.record import MARK

_LEFT = ("/slideLayout", "/notesSlide", "/slide", "/comments", "/commentAuthors", "/slideMaster")
"""Ends of the types of relations that a slide does not take along."""
_OVERRIDE = re.compile(r'<Override\b[^>]*?PartName="/([^"]*)"[^>]*?ContentType="([^"]*)"')
_DEFAULT = re.compile(r'<Default\b[^>]*?Extension="([^"]*)"[^>]*?ContentType="([^"]*)"')


class Carrier:
    """Takes parts out of one file under new names, each once."""

    def __init__(self, package: Opened, layouts: Mapping[str, str], fallback: str) -> None:
        self.package, self.layouts, self.fallback = package, layouts, fallback
        self._names: dict[str, str] = {}
        self._made: dict[str, Reference] = {}
        self._waiting: list[Carried] = []
        self._types = dict(_OVERRIDE.findall(package.types))
        self._defaults = {ending.lower(): type_ for ending, type_ in _DEFAULT.findall(package.types)}
        self._number = 0

    def taken(self) -> tuple[tuple[Reference, ...], tuple[Carried, ...]]:
        """The references and the parts of what was copied since this was last asked."""
        references, waiting = tuple(self._made.values()), tuple(self._waiting)
        self._made, self._waiting = {}, []
        return references, waiting

    def copy(self, element: Element, part: str) -> Element:
        """A copy of an element of a part, with references of its own; a link to what does not come along is taken off."""
        copied = deepcopy(element)
        rows = relation_rows(self.package, part)
        for one in list(copied.iter(etree.Element)):
            for name, value in list(one.attrib.items()):
                if not str(name).startswith(R):
                    continue
                row = rows.get(str(value))
                if row is None or row[0].endswith(_LEFT):
                    _unlink(one, str(name))
                else:
                    one.set(name, self._reference(*row).id)
        return copied

    def _reference(self, kind: str, target: str, outside: bool) -> Reference:
        if target not in self._made:
            self._number += 1
            name = target if outside else self._take(target)
            self._made[target] = Reference(f"ppKept{self._number}", kind, name, outside)
        return self._made[target]

    def slide(self, other: EditedSlide, section: str) -> Leaf:
        """A slide that somebody added, whole."""
        tree = self.copy(other.tree, other.part)
        for shape in list(shape_tree(tree)):
            properties = shape.find(f"./{P}nvSpPr/{P}cNvPr")
            if properties is not None and (properties.get("name") or "").startswith(MARK):
                drop(shape)
        rows = relation_rows(self.package, other.part)
        layout = next((target for kind, target, _ in rows.values() if kind.endswith("/slideLayout")), "")
        text = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True).decode()
        references, carried = self.taken()
        return Leaf(section, text, self._layout(layout), references, other.notes, carried)

    def _layout(self, part: str) -> str:
        """The layout of the template that has the name of the slide's own."""
        if part not in self.package.parts:
            return self.fallback
        common = parsed(self.package.text(part)).find(f"{P}cSld")
        return self.layouts.get(folded(common.get("name", "")) if common is not None else "", self.fallback)

    def _take(self, part: str) -> str:
        """A part and all that it needs, under a name of this file."""
        if part in self._names:
            return self._names[part]
        ending = posixpath.splitext(part)[1]
        folder = posixpath.dirname(part) if part.startswith("ppt/") else "ppt/media"
        name = self._names[part] = f"{folder}/ppKept{len(self._names) + 1}{ending}"
        needed = [
            Reference(id_, kind, target if outside else self._take(target), outside)
            for id_, (kind, target, outside) in relation_rows(self.package, part).items()
            if outside or (not kind.endswith(_LEFT) and target in self.package.parts)
        ]
        type_ = self._types.get(part) or self._defaults.get(ending.lstrip(".").lower(), "application/octet-stream")
        self._waiting.append(Carried(name, self.package.parts.get(part, b""), type_, needed))
        return name


def _unlink(element: Element, name: str) -> None:
    """Take off a link that leads nowhere; of a picture, its reference."""
    if element.tag in (f"{A}hlinkClick", f"{A}hlinkHover"):
        drop(element)
    else:
        del element.attrib[name]
