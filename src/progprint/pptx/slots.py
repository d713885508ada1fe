"""One shape of a slide: how it was written, how it lies there, how it is written now; and the three as one.

SlotRecord + Shape of hand + element of now ── EditedSlot.merge ──▶ the element with all edits; what clashes is told
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from types import MappingProxyType

from progprint.pptx.copying import Copier
from progprint.pptx.dress import Dress, dresses
from progprint.pptx.edited import Shape
from progprint.pptx.generated import SlotRecord
from progprint.pptx.grid import far, grid_in
from progprint.pptx.layouts import FALSE, BoundSlot, about, is_hidden
from progprint.pptx.looks import Rows, plain_rows, rows_in
from progprint.pptx.parts import A, Element, P, Part, etree
from progprint.pptx.resolved import ResolvedLook
from progprint.pptx.weaving import Weaver, exchange

_MOVED = 15
"""Tenths of a point that a shape may lie elsewhere and not count as moved: programs round."""
_SLOPPY, _INSET = 60, 80
"""The same for tables, whose height depends on the program; LibreOffice moves them by the margins of their cells."""
_TURNED = ("rot", "flipH", "flipV")
_TOLD = ("descr", "title", "hidden")
"""Attributes of a shape that a person sets: what it shows, and whether it is seen."""
_ROUNDED = 2000
"""Hundred-thousandths that a crop may differ and not count as changed."""


class EditedSlot:
    """One shape. ``element`` is the one of now; ``resolved`` is the look that its program wrote out, if it did.

    ``place`` is its place on the layout. ``jumps`` are the keys of the slides that its slide leads to.
    """

    def __init__(
        self,
        rows: tuple[SlotRecord, SlotRecord],
        said: Shape,
        element: Element,
        parts: tuple[Part, Part],
        jumps: Mapping[str, str] = MappingProxyType({}),
        *,
        resolved: ResolvedLook | None = None,
        place: BoundSlot | None = None,
    ) -> None:
        self.row, self.new = rows
        self.said, self.element, self.exact, self.place = said, element, resolved is None, place
        self.part, self.source = parts
        self._targets = jumps
        self.base, self.now = self.row.rows, self.new.rows
        self.hand: Rows = ()
        if said.kind != "picture":
            self.hand = rows_in(said.element, self._link, self.row.grid.pad, exact=self.exact)
        if resolved is not None:
            here = resolved.of(said.kind, place)
            self.hand = plain_rows(self.hand, here, self.base, self.now)
            self.base, self.now = (plain_rows(rows, here, rows) for rows in (self.base, self.now))

    def _link(self, id_: str) -> str:
        if id_ in self._targets:
            return self._targets[id_]
        row = self.source.rels.get(id_)
        return (row.target_ref if row.is_external else row.target_part.partname) if row is not None else ""

    # -- what was changed by hand

    @property
    def changed(self) -> bool:
        """Whether anything of it was changed."""
        return any((self.reworded, self.rebroken, self.resized, self.moved, self.cropped, self.described, self.dressed))

    @property
    def reworded(self) -> bool:
        """Whether its words, their looks, or its picture were changed."""
        if self.said.kind == "picture":
            return self.said.digest != self.row.digest
        return self.hand != self.base and bool(self.base)

    @property
    def rebroken(self) -> bool:
        """Whether lines of the same words end elsewhere; LibreOffice is not asked, which writes ends of its own."""
        alike = self.hand == self.base == self.now and self.row.box == self.new.box
        if self.said.kind != "text" or not self.exact or not alike:
            return False
        there, here = _breaks(self.said.element), _breaks(self.element)
        return there != here and [row[-1] for row in there] == [row[-1] for row in here]

    @property
    def moved(self) -> bool:
        """Whether it lies elsewhere, or is turned."""
        place = self.said.element.find(f".//{A}xfrm")
        if place is not None and any(place.get(key, "0") not in FALSE for key in _TURNED):
            return True
        if self.said.box is None:
            return place is not None and len(place) > 0  # a corner without a size; ours has both, or none
        pairs = list(zip(self.said.box, self.row.box, strict=True))
        if self.said.kind == "table":
            return max(abs(one - other) for one, other in pairs[:2]) > (_SLOPPY if self.exact else _INSET)
        return max(abs(one - other) for one, other in pairs) > _MOVED

    @property
    def cropped(self) -> bool:
        """Whether a picture shows another part of itself."""
        if self.said.kind != "picture" or self.said.digest != self.row.digest:
            return False
        sides = [_side(self.said.element.find(f"{P}blipFill/{A}srcRect"), side) for side in "ltrb"]
        crop = etree.fromstring(self.row.crop.replace("a:", "")) if self.row.crop else None
        return any(abs(one - _side(crop, side)) > _ROUNDED for one, side in zip(sides, "ltrb", strict=True))

    @property
    def described(self) -> bool:
        """Whether somebody has written what it shows, hidden it, or made it lead somewhere."""
        own = about(self.said.element)
        told = own.get("descr", ""), own.get("title", ""), is_hidden(self.said.element)
        if not self.exact and not told[0]:  # LibreOffice drops what a table shows
            told = self.row.alt, *told[1:]
        return told != (self.row.alt, "", False) or bool(self._jumps(own))

    @staticmethod
    def _jumps(own: Element) -> list[Element]:
        return [one for one in own if one.tag in (f"{A}hlinkClick", f"{A}hlinkHover")]

    @property
    def dressed(self) -> bool:
        """Whether fill, outline, effects or the frame of its text were changed."""
        return any(True for _ in self._dresses())

    def _dresses(self) -> list[Dress]:
        return list(dresses(self.said.kind, self.element, self.said.element, exact=self.exact, place=self.place))

    @property
    def resized(self) -> bool:
        """Whether rows or columns of a table have other heights or widths."""
        there, was = grid_in(self.said.element), self.row.grid
        if self.said.kind != "table" or not was.columns:
            return False
        pairs = [*zip(there.columns, was.columns, strict=False)]
        if len(there.heights) == len(was.heights):
            pairs += zip(there.heights, was.heights, strict=True)
        return any(far(one, other, exact=self.exact) for one, other in pairs)

    # -- the three as one

    def merge(self, copier: Copier) -> bool:
        """Lay the edits over the element of now; whether words were changed on both sides at one place."""
        clash = self._merge_words(copier) if self.reworded or self.resized else False
        if self.rebroken:
            for old, new in zip(self._lines(self.element), self._lines(self.said.element), strict=True):
                exchange(old, copier.copy(new, self.source, self.part))
        if self.moved:
            _placed(self.element, self.said)
        if self.cropped:
            self._crop()
        if self.described:
            self._describe(copier)
        for one in self._dresses():
            one.lay(lambda element: copier.copy(element, self.source, self.part))
        return clash

    @staticmethod
    def _lines(shape: Element) -> list[Element]:
        return shape.findall(f"{P}txBody/{A}p")

    def _merge_words(self, copier: Copier) -> bool:
        if self.said.kind == "picture":
            old, changed = self.element.find(f"{P}blipFill"), self.said.element.find(f"{P}blipFill")
            if old is not None and changed is not None and self.said.digest != self.new.digest:
                exchange(old, copier.copy(changed, self.source, self.part))
            return self.new.digest not in (self.row.digest, self.said.digest)
        if self.hand == self.now and not self.resized:
            return False
        sides = (self.base, self.hand, self.now)
        grid = self.row.grid if self.said.kind == "table" else None
        return Weaver(
            self.element,
            self.said.element,
            sides,
            lambda one: copier.copy(one, self.source, self.part),
            grid,
            exact=self.exact,
        ).run()

    def _crop(self) -> None:
        fill, said = self.element.find(f"{P}blipFill"), self.said.element.find(f"{P}blipFill/{A}srcRect")
        if fill is None or self.new.digest != self.row.digest:
            return
        old = fill.find(f"{A}srcRect")
        if old is not None:
            fill.remove(old)
        blip = fill.find(f"{A}blip")
        if said is not None and blip is not None:
            blip.addnext(deepcopy(said))

    def _describe(self, copier: Copier) -> None:
        mine, own = about(self.element), about(self.said.element)
        for key in _TOLD:
            was = self.row.alt if key == "descr" else ""
            if own.get(key, "") != was:
                if own.get(key) is None:
                    mine.attrib.pop(key, "")
                else:
                    mine.set(key, own.get(key, ""))
        mine[:] = [*(copier.copy(one, self.source, self.part) for one in self._jumps(own)), *mine]


def _breaks(shape: Element) -> list[list[int]]:
    """The ends of the lines of each paragraph of a shape, by the characters before them; blanks do not count."""
    found: list[list[int]] = []
    for line in shape.findall(f"{P}txBody/{A}p"):
        ends, count = list[int](), 0
        for one in line.iter(f"{A}br", f"{A}t"):
            ends += [count] if one.tag == f"{A}br" else []
            count += len("".join((one.text or "").split()))
        found.append([*ends, count])
    return found


def _side(crop: Element | None, side: str) -> int:
    text = crop.get(side, "0") if crop is not None else "0"
    return int(text) if text.lstrip("-").isdecimal() else 0


def _placed(element: Element, said: Shape) -> None:
    """The place of hand."""
    if said.kind == "table":
        old, new = element.find(f"{P}xfrm"), said.element.find(f"{P}xfrm")
        if old is not None and new is not None:
            element.replace(old, deepcopy(new))
        return
    properties, new = element.find(f"{P}spPr"), said.element.find(f"{P}spPr/{A}xfrm")
    if properties is None or new is None:
        return
    old = properties.find(f"{A}xfrm")
    if old is not None:
        properties.remove(old)
    properties.insert(0, deepcopy(new))
