"""One shape of a slide: how it was written, how it lies there, how it is written now; and the three as one.

SlotRecord + Shape of hand + element of now ── Slot.merge ──▶ the element with all edits; what clashes is told
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from progprint.pptx.copying import Copier
from progprint.pptx.edited import Shape
from progprint.pptx.generated import SlotRecord
from progprint.pptx.looks import canonical, plain_rows, rows_in
from progprint.pptx.parts import A, Element, P, Part, etree
from progprint.pptx.weaving import Weaver, exchange

_MOVED = 15
"""Tenths of a point that a shape may lie elsewhere and not count as moved: programs round."""
_SLOPPY = 60
"""The same for tables, whose height depends on the program."""
_TURNED = ("rot", "flipH", "flipV")
_TOLD = ("descr", "title", "hidden")
"""Attributes of a shape that a person sets: what it shows, and whether it is seen."""
_ROUNDED = 2000
"""Hundred-thousandths that a crop may differ and not count as changed."""


class Slot:
    """One shape. ``element`` is the one of now; ``exact``: the program that saved the file keeps what it does not change."""

    def __init__(
        self, row: SlotRecord, new: SlotRecord, said: Shape, element: Element, parts: tuple[Part, Part], *, exact: bool
    ) -> None:
        self.row, self.new, self.said, self.element, self.exact = row, new, said, element, exact
        self.part, self.source = parts
        self.hand = rows_in(said.element, self._link) if said.kind != "picture" else ()
        self.base, self.now = row.rows, new.rows
        if not exact:
            self.hand, self.base, self.now = plain_rows(self.hand), plain_rows(self.base), plain_rows(self.now)

    def _link(self, id_: str) -> str:
        row = self.source.rels.get(id_)
        return (row.target_ref if row.is_external else row.target_part.partname) if row is not None else ""

    # -- what was changed by hand

    @property
    def changed(self) -> bool:
        """Whether anything of it was changed."""
        return any((self.reworded, self.moved, self.cropped, self.described, self.dressed))

    @property
    def reworded(self) -> bool:
        """Whether its words, their looks, or its picture were changed."""
        if self.said.kind == "picture":
            return self.said.digest != self.row.digest
        return self.hand != self.base and bool(self.base)

    @property
    def moved(self) -> bool:
        """Whether it lies elsewhere, or is turned."""
        place = self.said.element.find(f".//{A}xfrm")
        if place is not None and any(place.get(key, "0") not in ("0", "false") for key in _TURNED):
            return True
        if self.said.box is None:
            return False
        pairs = list(zip(self.said.box, self.row.box, strict=True))
        if self.said.kind == "table":
            return max(abs(one - other) for one, other in pairs[:2]) > _SLOPPY
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
        own = _named(self.said.element)
        if own is None:
            return False
        told = own.get("descr", ""), own.get("title", ""), own.get("hidden", "0") in ("1", "true")
        if not self.exact and not told[0]:  # LibreOffice drops what a table shows
            told = self.row.alt, *told[1:]
        return told != (self.row.alt, "", False) or bool(self._jumps(own))

    @staticmethod
    def _jumps(own: Element) -> list[Element]:
        return [one for one in own if one.tag in (f"{A}hlinkClick", f"{A}hlinkHover")]

    @property
    def dressed(self) -> bool:
        """Whether fill, outline, effects or the frame of its text were changed; as far as its program can be trusted."""
        return self.exact and self.row.label == self.new.label and any(True for _ in self._dresses())

    def _dresses(self) -> Sequence[tuple[Element, Element | None, Element | None]]:
        """What dresses it: the parent of now, the element of now and that of hand, where they differ."""
        found = []
        for at, name in _DRESS[self.said.kind]:
            now, hand = (one.find(at) if at else one for one in (self.element, self.said.element))
            if now is None or hand is None:
                continue
            if name == "*":
                names = dict.fromkeys(one.tag for side in (hand, now) for one in side.iterchildren(etree.Element))
                pairs = [(now.find(tag), hand.find(tag)) for tag in names if tag != f"{A}xfrm"]
            else:
                pairs = [(now.find(name), hand.find(name))]
            found += [(now, one, other) for one, other in pairs if _bare(one) != _bare(other)]
        if self.said.kind == "table" and self.base == self.now:
            now, hand = (side.find(f".//{A}tblGrid") for side in (self.element, self.said.element))
            parent = now.getparent() if now is not None else None
            if parent is not None and _widths(now) != _widths(hand):
                found.append((parent, now, hand))
        return found

    # -- the three as one

    def merge(self, copier: Copier) -> bool:
        """Lay the edits over the element of now; whether words were changed on both sides at one place."""
        clash = self._merge_words(copier) if self.reworded else False
        if self.moved:
            _placed(self.element, self.said)
        if self.cropped:
            self._crop()
        if self.described:
            self._describe(copier)
        if self.dressed:
            for parent, now, hand in self._dresses():
                _swap(parent, now, copier.copy(hand, self.source, self.part) if hand is not None else None)
        return clash

    def _merge_words(self, copier: Copier) -> bool:
        if self.said.kind == "picture":
            old, changed = self.element.find(f"{P}blipFill"), self.said.element.find(f"{P}blipFill")
            if old is not None and changed is not None and self.said.digest != self.new.digest:
                exchange(old, copier.copy(changed, self.source, self.part))
            return self.new.digest not in (self.row.digest, self.said.digest)
        if self.hand == self.now:
            return False
        sides = (self.base, self.hand, self.now)
        return Weaver(
            self.element, self.said.element, sides, lambda one: copier.copy(one, self.source, self.part)
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
        mine, own = _named(self.element), _named(self.said.element)
        if mine is None or own is None:
            return
        for key in _TOLD:
            was = self.row.alt if key == "descr" else ""
            if own.get(key, "") != was:
                if own.get(key) is None:
                    mine.attrib.pop(key, "")
                else:
                    mine.set(key, own.get(key, ""))
        mine[:] = [*(copier.copy(one, self.source, self.part) for one in self._jumps(own)), *mine]


_DRESS = {
    "text": (
        (f"{P}spPr", "*"),
        (f"{P}txBody", f"{A}bodyPr"),
        (f"{P}txBody", f"{A}lstStyle"),
        ("", f"{P}style"),
    ),
    "picture": ((f"{P}spPr", "*"), ("", f"{P}style")),
    "table": ((f"{A}graphic/{A}graphicData/{A}tbl", f"{A}tblPr"),),
    "other": (),
}
"""What dresses a shape: the element that holds it and its name, * for all."""


def _named(shape: Element) -> Element | None:
    return next(shape.iter(f"{P}cNvPr"), None)


def _side(crop: Element | None, side: str) -> int:
    text = crop.get(side, "0") if crop is not None else "0"
    return int(text) if text.lstrip("-").isdecimal() else 0


def _widths(grid: Element | None) -> list[str]:
    return [one.get("w", "") for one in grid.iter(f"{A}gridCol")] if grid is not None else []


def _bare(element: Element | None) -> bytes:
    """What dresses a shape, for comparing; an empty list of styles is none."""
    if element is None or (element.tag == f"{A}lstStyle" and not len(element)):
        return b""
    made = deepcopy(element)
    for one in list(made.iter(f"{A}extLst")):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    return canonical(made)


def _swap(parent: Element, now: Element | None, hand: Element | None) -> None:
    if now is not None and hand is not None:
        parent.replace(now, hand)
    elif now is not None:
        parent.remove(now)
    elif hand is not None and hand.tag == f"{P}style":
        body = parent.find(f"{P}txBody")
        if body is not None:
            body.addprevious(hand)
        else:
            parent.append(hand)
    elif hand is not None:
        _inserted(parent, hand)


_ORDER = ("xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "ln",
          "effectLst", "effectDag", "scene3d", "sp3d", "extLst")  # fmt: skip
"""The order of what dresses a shape (ISO/IEC 29500-1 §20.1.2.2.35)."""


def _inserted(parent: Element, new: Element) -> None:
    def rank(one: Element) -> int:
        name = etree.QName(one).localname
        return _ORDER.index(name) if name in _ORDER else len(_ORDER)

    after = [one for one in parent if rank(one) <= rank(new)]
    parent.insert(len(after), new)


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
