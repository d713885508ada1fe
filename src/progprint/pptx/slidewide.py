"""Edits of a slide as a whole: hidden or not, its background, transition, animations, layout, section, foot, comments.

None of it but layout, section and foot is ever written anew, so whatever lies there is somebody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from progprint.pptx.copying import Copier
from progprint.pptx.edited import COMPATIBLE, EditedSlide, holder_of, shapes_of
from progprint.pptx.generated import SlideRecord
from progprint.pptx.layouts import FURNITURE, folded
from progprint.pptx.parts import A, Element, P, Part, SlidePart, drop, etree, lead, related, text_in
from progprint.pptx.template import Template

_AFTER = (f"{P}cSld", f"{P}clrMapOvr", f"{P}transition", f"{P}timing", f"{P}extLst")
"""The order of what a slide holds (ISO/IEC 29500-1 §19.3.1.38)."""
_DATA = f"{P}cSld/{P}custDataLst"
"""What add-ins note on a slide."""


def transition_of(tree: Element) -> Element | None:
    """The transition when a slide comes; None for nothing, however a program spells it."""
    for one in tree:
        inner = [one] if one.tag == f"{P}transition" else list(one.iter(f"{P}transition"))
        if one.tag in (f"{P}transition", COMPATIBLE) and any(map(_is_set, inner)):
            return one
    return None


def _is_set(transition: Element) -> bool:
    """Whether a transition is seen, or says when the next slide comes."""
    waits = transition.get("advClick") in ("0", "false")
    return waits or len(transition) > 0 or transition.get("advTm") is not None


def timing_of(tree: Element) -> Element | None:
    """The animations of a slide; None where they are of no shape."""
    timing = tree.find(f"{P}timing")
    return timing if timing is not None and timing.find(f".//{P}spTgt") is not None else None


def background_of(tree: Element) -> Element | None:
    """The background of a slide's own."""
    return tree.find(f"{P}cSld/{P}bg")


def foot_of(tree: Element) -> dict[str, Element]:
    """Footer, number and date by their kinds."""
    kinds = ((holder_of(one), one) for one in shapes_of(tree))
    return {kind: one for kind, one in kinds if kind in FURNITURE}


class Wide:
    """The edits of one slide as a whole."""

    def __init__(self, other: EditedSlide, row: SlideRecord, template: Template, *, exact: bool) -> None:
        self.other, self.row, self.template, self.exact = other, row, template, exact
        self.tree = other.tree
        self.unkept: list[str] = []
        """What could not be kept, by kind."""

    def changes(self, *, foot: bool) -> Iterator[str]:
        """The kinds of what was changed by hand; ``foot``: a number stands on it now."""
        if self.tree.get("show", "1") in ("0", "false"):
            yield "hidden"
        if self.tree.get("showMasterSp", "1") in ("0", "false"):
            yield "bare"
        if transition_of(self.tree) is not None:
            yield "transition"
        if timing_of(self.tree) is not None:
            yield "timing"
        if background_of(self.tree) is not None:
            yield "background"
        if self.tree.find(_DATA) is not None:
            yield "data"
        if self.exact and self.tree.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None:
            yield "colours"
        if self.exact and folded(self.other.layout) != folded(self.row.layout):
            yield "layout"
        if self.other.section not in (None, self.row.section):
            yield "section"
        there = foot_of(self.tree)
        if text_in(there.get("ftr")) != self.row.footer or "dt" in there or (foot and "sldNum" not in there):
            yield "foot"
        if related(self.other.part, "/comments"):
            yield "comments"

    def lay(
        self, made: SlidePart, tree: Element, kinds: list[str], ids: Mapping[str, str], copier: Copier
    ) -> SlidePart:
        """Lay the edits over a slide of now. ``ids`` are the shapes of hand by the ids that they have now."""
        if "hidden" in kinds:
            tree.set("show", "0")
        if "bare" in kinds:
            tree.set("showMasterSp", "0")
        if "background" in kinds:
            self._ground(made.part, tree, copier)
        common, data = tree.find(f"{P}cSld"), self._copied(self.tree.find(_DATA), made.part, copier)
        if common is not None and data is not None:
            common.append(data)
        if "colours" in kinds:
            _put(tree, deepcopy(self.tree.find(f"{P}clrMapOvr")))
        if "transition" in kinds:
            _put(tree, self._copied(transition_of(self.tree), made.part, copier), f"{P}transition")
        if "timing" in kinds:
            self._animate(tree, ids, made.part, copier)
        if "layout" in kinds:
            self._layout(made.part)
        if "foot" in kinds:
            self._foot(made.part, tree, copier)
        if "comments" in kinds:
            self.unkept.append("comments")
        if "section" in kinds and self.other.section is not None:
            return made._replace(section=self.other.section)
        return made

    def _copied(self, element: Element | None, part: Part, copier: Copier) -> Element | None:
        return copier.copy(element, self.other.part, part) if element is not None else None

    def _ground(self, part: Part, tree: Element, copier: Copier) -> None:
        common = tree.find(f"{P}cSld")
        ground = self._copied(background_of(self.tree), part, copier)
        if common is not None and ground is not None:
            common.insert(0, ground)

    def _animate(self, tree: Element, ids: Mapping[str, str], part: Part, copier: Copier) -> None:
        timing = self._copied(timing_of(self.tree), part, copier)
        if timing is None:
            return
        named = list(timing.iter(f"{P}spTgt", f"{P}bldP", f"{P}bldGraphic", f"{P}bldDgm"))
        if any(one.get("spid", "") not in ids for one in named):
            self.unkept.append("timing")
            return
        for one in named:
            one.set("spid", ids[one.get("spid", "")])
        _put(tree, timing)

    def _layout(self, part: Part) -> None:
        wanted = self.template.layouts.get(folded(self.other.layout))
        if wanted is None or not lead(part, "/slideLayout", wanted):
            self.unkept.append("layout")

    def _foot(self, part: Part, tree: Element, copier: Copier) -> None:
        mine, there = foot_of(tree), foot_of(self.tree)
        for kind in ("ftr", "sldNum", "dt"):
            own, said = mine.get(kind), there.get(kind)
            if own is not None and said is None:
                drop(own)
            elif own is None and said is not None:
                last = shapes_of(tree)[-1]
                last.addprevious(copier.copy(said, self.other.part, part))
            elif own is not None and said is not None and kind == "ftr" and text_in(said) != self.row.footer:
                body, new = own.find(f"{P}txBody"), said.find(f"{P}txBody")
                if body is not None and new is not None:
                    own.replace(body, copier.copy(new, self.other.part, part))


def _put(tree: Element, new: Element | None, name: str = "") -> None:
    """Put an element of a slide at its place, in the stead of one of its kind."""
    if new is None:
        return
    rank = _AFTER.index(name or str(new.tag))
    old = tree.find(_AFTER[rank])
    if old is not None:
        tree.remove(old)
    before = [one for one in tree.iterchildren(etree.Element) if one.tag in _AFTER[:rank] or one.tag == COMPATIBLE]
    before[-1].addnext(new)
