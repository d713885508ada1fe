"""A binding for a template that nobody has bound yet: from the types of its layouts and the room that they have.

Layout names are in any language, and many layouts have no type, so what decides is what a layout can hold: a title of
some length, one large place for text, a picture. What a guess has no slot for goes into the slide's ``body``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from progprint.core.units import Rect
from progprint.deck.binding import BODY, HolderRef, KindBinding, LayoutRef, SlotBinding
from progprint.pptx.layouts import FURNITURE, Layout, Placeholder, folded
from progprint.pptx.package import BadTemplateError

TEXTS = ("body", "obj", "subTitle")
"""Types of placeholders that take text."""
_TITLE_SIZE, _TEXT_SIZE, _PITCH = 28.0, 18.0, 1.45
_TITLE_LEAST, _TEXT_LEAST = 20, 40
"""Ideographs that a title and a text must have room for at the smallest sizes."""
_LARGE_TABLE, _LARGE_PICTURE = 0.35, 0.1
"""Shares of a slide that make a place for a table or a picture worth using."""
_MARGIN, _GAP = 0.06, 12.0
_BOXED, _KIND = 0.8, 0.25
"""Worth of a box beside a placeholder, and of a kind of layout that a master has."""
_SMALLER = (48.0, 44.0, 40.0, 36.0, 32.0, 28.0)
"""Sizes of titles for places that are smaller than ours."""
_OTHERS = 0.1
"""What each further placeholder, which would stay empty, takes from a layout's worth."""


class _Candidate(NamedTuple):
    """A layout with the placeholders that matter, and the size of its slides."""

    layout: Layout
    title: Placeholder
    texts: tuple[Placeholder, ...]
    pictures: tuple[Placeholder, ...]
    tables: tuple[Placeholder, ...]
    width: float
    height: float

    def share(self, holder: Placeholder) -> float:
        """The share of the slide that a placeholder takes."""
        return holder.slot.frame.width * holder.slot.frame.height / self.area

    @property
    def area(self) -> float:
        """The area of the slide."""
        return self.width * self.height

    @property
    def text(self) -> Placeholder | None:
        """The largest place for text that holds a few lines."""
        roomy = [one for one in self.texts if capacity(one.slot.box, _TEXT_SIZE) >= _TEXT_LEAST]
        return max(roomy, key=self.share, default=None)

    @property
    def idle(self) -> int:
        """The number of placeholders that would stay empty."""
        return max(0, len(self.texts) + len(self.pictures) + len(self.tables) - 1)


def capacity(box: Rect, size: float, pitch: float = _PITCH) -> int:
    """Ideographs that a box holds at a size, about."""
    return max(0, int(box.width / size)) * max(0, int((box.height + 0.01) / (size * pitch)))


def guessed(
    there: Sequence[Layout], width: float, height: float, model: Mapping[str, KindBinding]
) -> dict[str, KindBinding]:
    """Bindings for the layouts of a template, with the sizes of a ``model`` look; RefusedError without a title anywhere."""
    found = [one for layout in there if (one := _candidate(layout, width, height)) is not None]
    if not found:
        raise BadTemplateError("no-title")
    refs = _Refs(there, model)
    found = _home(found)
    content = max(found, key=_content)
    front = max(found, key=_typed("title", "ctrTitle"))
    section = max(found, key=_typed("secHead", ""))
    section = section if section.layout.type == "secHead" else front
    made = {
        "opening": refs.kind("opening", front),
        "talk-plain": refs.kind("talk-plain", section),
        "break": refs.kind("break", section),
        "qa": refs.kind("qa", section),
        "closing": refs.kind("closing", front),
        "text": refs.kind("text", content, _below(content)),
    }
    pictured = max(found, key=_pictured)
    if _pictured(pictured) > 0 and pictured.text is not None:
        made["producer"] = refs.kind("producer", pictured, photo=pictured.pictures[0])
    tabled = max(found, key=lambda one: max(map(one.share, one.tables), default=0.0))
    if tabled.tables and tabled.share(max(tabled.tables, key=tabled.share)) >= _LARGE_TABLE:
        made["agenda"] = refs.kind("agenda", tabled, table=max(tabled.tables, key=tabled.share))
    elif content.text is not None:
        made["agenda"] = refs.kind("agenda", content, table=content.text)
    return made


def _candidate(layout: Layout, width: float, height: float) -> _Candidate | None:
    """A layout that has a title with room; text that runs from top to bottom is not for us."""
    usable = [p for p in layout.placeholders if p.type not in FURNITURE and p.upright]
    title = next((p for p in usable if p.type in ("title", "ctrTitle")), None)
    if title is None or capacity(title.slot.box, _TITLE_SIZE, 1.2) < _TITLE_LEAST:
        return None
    texts, pictures, tables = (tuple(p for p in usable if p.type in types) for types in (TEXTS, ("pic",), ("tbl",)))
    return _Candidate(layout, title, texts, pictures, tables, width, height)


def _content(one: _Candidate) -> float:
    """How well a layout shows one text below its title; a box of our own is not quite as good as a placeholder."""
    if one.text is None:
        box = _below(one)
        _, _, wide, high = (box.box if box is not None else None) or (0.0, 0.0, 0.0, 0.0)
        return _BOXED * max(0.0, wide) * max(0.0, high) / one.area - _OTHERS * one.idle
    return one.share(one.text) - _OTHERS * one.idle + (_OTHERS if one.layout.type == "obj" else 0.0)


def _typed(layout_type: str, title_type: str) -> Callable[[_Candidate], float]:
    """How well a layout is one of a type: with a large title and little else."""

    def worth(one: _Candidate) -> float:
        kind = 2.0 * (one.layout.type == layout_type) + 1.0 * (one.title.type == title_type)
        return kind - _OTHERS * one.idle + min(0.3, one.share(one.title)) + (_OTHERS if one.text else 0.0)

    return worth


def _home(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The layouts of the master that has the most of what a deck needs, so that all slides are of one look."""

    def worth(number: int) -> float:
        of_it = [one for one in found if one.layout.master_number == number]
        types = {one.layout.type for one in of_it}
        return max(map(_content, of_it)) + _KIND * (
            ("title" in types) + ("secHead" in types) + any(map(_pictured, of_it))
        )

    home = max(dict.fromkeys(one.layout.master_number for one in found), key=worth)
    return [one for one in found if one.layout.master_number == home]


def _pictured(one: _Candidate) -> float:
    """How well a layout shows a portrait beside a name and a text; 0 not at all."""
    if not one.pictures or one.text is None or one.share(one.pictures[0]) < _LARGE_PICTURE:
        return 0.0
    return 1.0 + one.share(one.text) - _OTHERS * (len(one.texts) + len(one.pictures) - 2)


def _below(one: _Candidate) -> HolderRef | None:
    """A box of our own for text, if the layout has no place for it: below the title, within its margins."""
    if one.text is not None:
        return None
    width, height, title = one.width, one.height, one.title.slot.frame
    margin = round(height * _MARGIN, 1)
    top = title.y1 + _GAP if title.y1 < height / 2 else margin
    bottom = height - 2 * margin if title.y1 < height / 2 else title.y0 - _GAP
    left, right = max(title.x0, width * _MARGIN), min(title.x1, width * (1 - _MARGIN))
    return HolderRef(box=(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1)))


class _Refs:
    """Writes references to layouts and placeholders as short as they are unmistakable."""

    def __init__(self, there: Sequence[Layout], model: Mapping[str, KindBinding]) -> None:
        self.there, self.model = there, model

    def kind(
        self,
        kind: str,
        one: _Candidate,
        body: HolderRef | None = None,
        photo: Placeholder | None = None,
        table: Placeholder | None = None,
    ) -> KindBinding:
        """A kind on a layout: its title, and the places that there are."""
        like = self.model[kind].slots
        sizes = like["title"].sizes
        sizes += tuple(size for size in _SMALLER if size < min(sizes))
        slots = {"title": like["title"]._replace(placeholder=HolderRef(type="title"), sizes=sizes)}
        if photo is not None:
            slots["photo"] = SlotBinding(self.holder(one.layout, photo))
        if table is not None:
            slots["table"] = like["table"]._replace(placeholder=self.holder(one.layout, table))
        place = body or (self.holder(one.layout, one.text) if one.text is not None and table is None else None)
        if place is not None:
            slots[BODY] = self.model["text"].slots[BODY]._replace(placeholder=place)
        return KindBinding(self.layout(one.layout), slots)

    def layout(self, wanted: Layout) -> LayoutRef:
        """By name; with the master's number where several have it, by number where that does not help."""
        same = [layout for layout in self.there if folded(layout.name) == folded(wanted.name)]
        if not wanted.name.strip() or sum(layout.master_number == wanted.master_number for layout in same) > 1:
            return LayoutRef(number=self.there.index(wanted) + 1)
        return LayoutRef(wanted.name, str(wanted.master_number) if len(same) > 1 else "")

    def holder(self, layout: Layout, wanted: Placeholder) -> HolderRef:
        """By idx where it has one of its own, else by type and number."""
        if wanted.idx >= 0 and sum(p.idx == wanted.idx for p in layout.placeholders) == 1:
            return HolderRef(idx=wanted.idx)
        alike = [p for p in layout.placeholders if p.type == wanted.type]
        return HolderRef(type=wanted.type, nth=alike.index(wanted) + 1)
