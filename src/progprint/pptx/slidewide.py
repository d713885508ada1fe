"""Edits of a slide as a whole: hidden or not, its background, transition, animations, layout, section, foot, comments.

None of it but layout, section and foot is ever written anew, so whatever lies there is somebody's.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from progprint.pptx.copying import Copier
from progprint.pptx.edited import COMPATIBLE, EditedSlide, holder_of, shapes_of
from progprint.pptx.generated import SlideRecord
from progprint.pptx.layouts import FALSE, FURNITURE, folded
from progprint.pptx.parts import A, Element, P, Part, SlidePart, drop, lead, related, text_in
from progprint.pptx.template import Template

_AFTER = ("p:cSld", "p:clrMapOvr", "p:transition", "p:timing", "p:extLst")
"""The order of what a slide holds (ISO/IEC 29500-1 §19.3.1.38)."""
_GROUND, _DATA = f"{P}cSld/{P}bg", f"{P}cSld/{P}custDataLst"
"""Its own background, and what add-ins note on it."""


def transition_of(tree: Element) -> Element | None:
    """The transition when a slide comes; None for nothing, however a program spells it."""
    for one in tree:
        inner = [one] if one.tag == f"{P}transition" else list(one.iter(f"{P}transition"))
        if one.tag in (f"{P}transition", COMPATIBLE) and any(map(_is_set, inner)):
            return one
    return None


def _is_set(transition: Element) -> bool:
    """Whether a transition is seen, or says when the next slide comes."""
    waits = transition.get("advClick") in FALSE
    return waits or len(transition) > 0 or transition.get("advTm") is not None


def timing_of(tree: Element) -> Element | None:
    """The animations of a slide; None where they are of no shape."""
    timing = tree.find(f"{P}timing")
    return timing if timing is not None and timing.find(f".//{P}spTgt") is not None else None


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

    def changes(self, *, foot: bool) -> list[str]:
        """The kinds of what was changed by hand; ``foot``: a number stands on it now."""
        tree, there = self.tree, foot_of(self.tree)
        changed = {
            "hidden": tree.get("show", "1") in FALSE,
            "bare": tree.get("showMasterSp", "1") in FALSE,
            "transition": transition_of(tree) is not None,
            "timing": timing_of(tree) is not None,
            "background": tree.find(_GROUND) is not None,
            "data": tree.find(_DATA) is not None,
            "colours": self.exact and tree.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None,
            "layout": self.exact and folded(self.other.layout) != folded(self.row.layout),
            "section": self.other.section not in (None, self.row.section),
            "foot": text_in(there.get("ftr")) != self.row.footer or "dt" in there or (foot and "sldNum" not in there),
            "comments": bool(related(self.other.part, "/comments")),
        }
        return [kind for kind, is_so in changed.items() if is_so]

    def lay(
        self, made: SlidePart, tree: Element, kinds: list[str], ids: Mapping[str, str], copier: Copier
    ) -> SlidePart:
        """Lay the edits over a slide of now. ``ids`` are the shapes of hand by the ids that they have now."""
        if "hidden" in kinds:
            tree.set("show", "0")
        if "bare" in kinds:
            tree.set("showMasterSp", "0")
        for common in tree.findall(f"{P}cSld"):
            for ground in self.tree.findall(_GROUND):
                common.insert(0, copier.copy(ground, self.other.part, made.part))
            for data in self.tree.findall(_DATA):
                common.append(copier.copy(data, self.other.part, made.part))
        for colours in self.tree.findall(f"{P}clrMapOvr") if "colours" in kinds else ():
            _put(tree, deepcopy(colours), "p:clrMapOvr")
        if (transition := transition_of(self.tree)) is not None:
            _put(tree, copier.copy(transition, self.other.part, made.part), "p:transition")
        if (timing := timing_of(self.tree)) is not None:
            self._animate(tree, copier.copy(timing, self.other.part, made.part), ids)
        if "layout" in kinds:
            self._layout(made.part)
        if "foot" in kinds:
            self._foot(made.part, tree, copier)
        if "comments" in kinds:
            self.unkept.append("comments")
        if "section" in kinds and self.other.section is not None:
            return made._replace(section=self.other.section)
        return made

    def _animate(self, tree: Element, timing: Element, ids: Mapping[str, str]) -> None:
        named = list(timing.iter(f"{P}spTgt", f"{P}bldP", f"{P}bldGraphic", f"{P}bldDgm"))
        if any(one.get("spid", "") not in ids for one in named):
            self.unkept.append("timing")
            return
        for one in named:
            one.set("spid", ids[one.get("spid", "")])
        _put(tree, timing, "p:timing")

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


def _put(tree: Any, new: Element, name: str) -> None:
    """Put an element of a slide at its place, in the stead of one of its kind."""
    rank = _AFTER.index(name)
    for old in tree.findall(name, tree.nsmap):
        tree.remove(old)
    tree.insert_element_before(new, *_AFTER[rank + 1 :])
