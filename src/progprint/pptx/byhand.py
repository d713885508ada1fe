"""The things that somebody changed or put on a slide, as a page draws them: looks of words, places, pictures, boxes of text.

a:p, p:sp, p:pic ─▶ SlideParagraph, Rect, HandItem      what cannot be drawn is named by its kind
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.core.units import Rect
from progprint.deck.deck import Run, SlideParagraph
from progprint.pptx.background import BackgroundShape, ShapeReader, TextLook
from progprint.pptx.generated import MARK
from progprint.pptx.layouts import (
    FURNITURE,
    TRUE,
    Placeholder,
    about,
    frame_of,
    holder_in,
    insets_of,
    inside,
    is_hidden,
    name_of,
)
from progprint.pptx.parts import A, Element, P, Part
from progprint.pptx.text import COLORS
from progprint.pptx.tones import Tone, color_of

_OURS = {theirs: ours for ours, theirs in COLORS.items()}
_PLACED = (f"{A}xfrm", f"{A}prstGeom")
_TITLES = {"title": "title", "ctrTitle": "title"}
_WIDE = 10_000.0
"""Width of a box whose words are not to be wrapped, pt."""
_PITCH = 1.2
"""Pitch of lines by their size, where a paragraph says none."""
_UNDRAWN = {"i": "0", "u": "none", "strike": "noStrike", "baseline": "0", "cap": "none"}
"""Looks of words that are not drawn, and what they say where they are not used."""


class HandItem(NamedTuple):
    """A thing that somebody put on a slide: a shape, or paragraphs in a box.

    ``look`` is that of a placeholder, or the usual one; ``alt`` says what a picture shows.
    """

    shape: BackgroundShape | None = None
    paragraphs: tuple[SlideParagraph, ...] = ()
    box: Rect = Rect(0.0, 0.0, 0.0, 0.0)
    look: TextLook = TextLook()
    title: bool = False
    alt: str = ""


class HandSlide(NamedTuple):
    """The things of hand on a slide, ``behind`` and ``over`` its own words, and its ground, if it has one.

    ``layout`` is that of a slide that was added, which has no words of its own.
    """

    behind: Sequence[HandItem] = ()
    over: Sequence[HandItem] = ()
    ground: Tone | None = None
    layout: Part | None = None


Above = Mapping[str, tuple[Placeholder, TextLook]]
"""The placeholders of a layout with their looks, by what slides call them by."""


def above_of(slots: Iterable[Placeholder], looks: Mapping[str, TextLook]) -> Above:
    """The placeholders of a layout; ``looks`` are by the name that a slot has."""
    return {
        f"{one.idx}" if one.idx >= 0 else _TITLES.get(one.type, one.type): (one, looks.get(one.slot.label, TextLook()))
        for one in slots
    }


def items_of(part: Part, element: Element, above: Above, left: list[str]) -> Iterator[HandItem]:
    """The items that a shape of hand is drawn as; kinds of what is not drawn are added to ``left``."""
    holder = holder_in(element)
    kind = holder.get("type", "obj") if holder is not None else ""
    if is_hidden(element) or name_of(element).startswith(MARK) or kind in FURNITURE:
        return
    known = above.get(holder.get("idx") or _TITLES.get(kind, kind)) if holder is not None else None
    if holder is None or element.tag == f"{P}pic":
        reader, place = ShapeReader(), known[0].slot.frame if known is not None else None
        drawn = list(reader.shape(part, element, place=place))
        said = about(element).get("descr", "") or name_of(element)
        yield from [HandItem(shape, alt=said) for shape in drawn]
        left += reader.left or ([] if drawn or element.tag != f"{P}pic" else ["picture"])
    elif any(True for one in element.iterfind(f"{P}spPr/*") if one.tag not in _PLACED):
        left.append("fill")
    lines = element.findall(f"{P}txBody/{A}p")
    if any(line.findtext(f".//{A}t") for line in lines):
        yield from _words(element, lines, known, left, title=kind in _TITLES)
    elif element.findtext(f".//{A}t"):
        left.append("text")  # of a group, a table, a diagram


def _words(element: Element, lines: Sequence[Element], known: tuple[Placeholder, TextLook] | None, left: list[str], *,
           title: bool) -> Iterator[HandItem]:  # fmt: skip
    """The words of a shape in its room."""
    parent, look = known or (None, TextLook())
    rect = frame_of(element) or (parent.slot.frame if parent else None)
    if rect is None or is_turned(element):
        left.append("text")
        return
    left += undrawn(element)
    box = inside(rect, insets_of(element, parent))
    body, ink = element.find(f"{P}txBody/{A}bodyPr"), color_of(element.find(f"{P}style/{A}fontRef"))
    look = look._replace(tone=ink or look.tone)
    if body is not None:
        look = look._replace(anchor=body.get("anchor", look.anchor))
        if body.get("wrap") == "none":
            middle = (box.x0 + box.x1) / 2
            edges = {"ctr": (middle - _WIDE, middle + _WIDE), "r": (box.x1 - _WIDE, box.x1)}
            x0, x1 = edges.get(look.align, (box.x0, box.x0 + _WIDE))
            box = box._replace(x0=x0, x1=x1)
    yield HandItem(None, tuple([paragraph_of(line, None, look.size) for line in lines]), box, look, title)


def is_turned(element: Element) -> bool:
    """Whether a shape, or the text in it, does not stand upright."""
    place, body = element.find(f".//{A}xfrm"), element.find(f".//{A}bodyPr")
    if body is not None and (body.get("vert", "horz") != "horz" or body.get("rot", "0") != "0"):
        return True
    return place is not None and (
        place.get("rot", "0") != "0" or not {place.get("flipH"), place.get("flipV")}.isdisjoint(TRUE)
    )


def undrawn(element: Element) -> list[str]:
    """The looks of words of an element that are not drawn."""
    runs = list(element.iter(f"{A}rPr"))
    found = {key for run in runs for key, usual in _UNDRAWN.items() if run.get(key, usual) not in (usual, "false")}
    found |= {"effect" for run in runs for _ in run.iterchildren(f"{A}ln", f"{A}effectLst")}
    return sorted(found | {"tint" for run in runs for _ in run.iterfind(f"{A}solidFill/*/*")})


def paragraph_of(line: Element, like: SlideParagraph | None, size: float) -> SlideParagraph:
    """A paragraph as its file sets it; what that leaves open is as in the paragraph that it is ``like``, else of a ``size``."""
    like = like or SlideParagraph((), size, size * _PITCH)
    runs = _runs(line)
    own = next((run.size for run in runs if run.size), like.size)
    runs = [run._replace(size=0.0) if run.size == own else run for run in runs]
    made = like._replace(runs=tuple(runs), size=own, pitch=like.pitch * own / like.size if like.size else own * _PITCH)
    properties = line.find(f"{A}pPr")
    return made if properties is None else _set(made, properties)


def _runs(line: Element) -> list[Run]:
    """Runs and breaks of a paragraph, each with the look that it says."""
    found: list[Run] = []
    for one in line.iterchildren(f"{A}r", f"{A}fld", f"{A}br"):
        words, given = ("\n" if one.tag == f"{A}br" else one.findtext(f"{A}t") or ""), one.find(f"{A}rPr")
        if given is None:
            found.append(Run(words))
            continue
        size, bold, color = given.get("sz"), given.get("b"), color_of(given.find(f"{A}solidFill"))
        points = int(size) / 100 if size is not None and size.isdecimal() else 0.0
        found.append(Run(words, _name(color), None if bold is None else bold in TRUE, points))
    return found


def _name(color: Tone | None) -> str:
    """The colour of a run: one of ours, of the theme, or #RRGGBB; "" for the slot's own."""
    return _OURS.get(color.name, color.name) if color is not None else ""


def _set(made: SlideParagraph, properties: Element) -> SlideParagraph:
    """A paragraph with the pitch, the space, the marker, the indent and the alignment that its properties tell."""
    exact, share = (properties.find(f"{A}lnSpc/{A}{name}") for name in ("spcPts", "spcPct"))
    before, margin = properties.find(f"{A}spcBef/{A}spcPts"), properties.get("marL")
    if exact is not None:
        made = made._replace(pitch=_number(exact, 100))
    elif share is not None:
        made = made._replace(pitch=made.size * _PITCH * _number(share, 100_000))
    if before is not None:
        made = made._replace(before=_number(before, 100))
    for tag, marker in (("buNone", ""), ("buChar", "bullet"), ("buAutoNum", "number")):
        if properties.find(f"{A}{tag}") is not None:
            made = made._replace(marker=marker)
    if margin is not None and margin.isdecimal():
        made = made._replace(indent=int(margin) / 12700)
    return made._replace(align=properties.get("algn", ""))


def _number(element: Element, share: int) -> float:
    value = element.get("val", "0").rstrip("%")
    return int(value) / share if value.lstrip("-").isdecimal() else 0.0
