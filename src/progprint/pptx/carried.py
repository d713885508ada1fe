"""Whether the look of a file lies on its slides, and which of them are patterns: the first, a page, the last.

Companies hand round files whose layouts are those of an empty presentation, with a cover, a page and an end that somebody has
drawn. A binding to such layouts would make plain white slides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from progprint.deck.binding import KindBinding
from progprint.pptx.guess import capacity, guessed
from progprint.pptx.layouts import Layout, holder_in, holders, layouts, slide_size
from progprint.pptx.package import BROKEN, BadTemplateError, Package
from progprint.pptx.parts import FILLS, A, Element, P, designs_of, place_of
from progprint.pptx.patterns import name_of_pattern, patterned

_LARGE = 0.04
"""Share of a slide that pictures and filled shapes take before they count as its look."""
_PLAIN = ("bg1", "lt1")
_READABLE = 24.0
"""Points of text that a page has at least, however small its sample was."""
_SMALLER = (28.0, 26.0, 24.0, 22.0, 20.0)
"""Sizes of titles in bars, which are low."""
_MOST = 40
"""Slides that are looked at for a page."""


def carried(data: bytes) -> tuple[int, ...]:
    """The numbers of slides that carry the look of a file; none where its layouts do, or where nothing does.

    They are the first, the page with most room for text, and the last, in this order.
    """
    try:
        return _carried(data)
    except (BadTemplateError, *BROKEN):  # of slides alone; whether it is a template is seen elsewhere
        return ()


def _carried(data: bytes) -> tuple[int, ...]:
    package = Package(data, deck=True)
    slides = [slide for _, slide in package.slides]
    if not slides or not all(_is_bare(package.tree(part)) for part in designs_of(package.main)):
        return ()
    width, height = slide_size(package)
    area = width * height * 12700 * 12700
    decorated = [n for n, slide in enumerate(slides[:_MOST], 1) if _decoration(slide.element, area) >= _LARGE]
    if not decorated or len(decorated) * 2 < min(len(slides), _MOST):
        return ()
    last = len(slides)
    middle = [n for n in decorated if n not in (1, last)] or decorated
    rooms = _rooms(data, middle)
    page = max(middle, key=lambda n: (rooms[n], -n))
    return tuple(dict.fromkeys((1, page, last)))


def patterned_kinds(
    there: Sequence[Layout], numbers: Sequence[int], width: float, height: float, model: Mapping[str, KindBinding]
) -> dict[str, KindBinding]:
    """Bindings to layouts that were slides: the first is the opening, the last the end, all else goes on the page."""
    found = {number: next(one for one in there if one.name == name_of_pattern(number)) for number in numbers}
    first, last = found[numbers[0]], found[numbers[-1]]
    page = found[numbers[min(1, len(numbers) - 1)]]
    kinds = {kind: _as_drawn(one, page) for kind, one in guessed([page], width, height, model).items()}
    for kind, layout in (("opening", first), ("closing", last)):
        if any(one.type == "title" for one in layout.placeholders):
            kinds[kind] = _as_drawn(guessed([layout], width, height, model)[kind], layout)
    return kinds


def _as_drawn(binding: KindBinding, layout: Layout) -> KindBinding:
    """A binding whose words are no larger than those of the slide were."""
    drawn: dict[str, float] = {}
    part: Any = layout.part
    for shape, holder in holders(part._element):  # noqa: SLF001  (its elements have no other name)
        look = shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr[@sz]")
        if look is not None:
            drawn[holder.get("type", "obj")] = int(look.get("sz", "0")) / 100
    slots = {}
    for name, slot in binding.slots.items():
        titled = name == "title"
        most = drawn.get("title", slot.sizes[0]) if titled else max(_READABLE, drawn.get("body", 0.0))
        sizes = [most, *slot.sizes, *_SMALLER] if titled else slot.sizes
        kept = dict.fromkeys(size for size in sizes if size <= most)
        slots[name] = slot._replace(sizes=tuple(kept) or slot.sizes[-1:])
    return binding._replace(slots=slots)


def _is_bare(tree: Element) -> bool:
    """Whether a master or layout draws nothing: no picture, no shape of its own, no ground but the paper."""
    ground = tree.find(f"{P}cSld/{P}bg")
    color = ground.find(f".//{A}schemeClr") if ground is not None else None
    if ground is not None and (color is None or color.get("val") not in _PLAIN):
        return False
    shapes = (one for tag in ("sp", "pic", "grpSp", "cxnSp") for one in tree.iter(f"{P}{tag}"))
    return all(holder_in(one) is not None for one in shapes)


def _decoration(slide: Element, area: float) -> float:
    """The share of a slide that its ground, pictures and filled shapes take."""
    if slide.find(f"{P}cSld/{P}bg") is not None:
        return 1.0
    taken = 0.0
    for one in slide.iter(f"{P}sp", f"{P}pic"):
        filled = one.tag == f"{P}pic" or any(each.tag in FILLS for each in one.findall(f"{P}spPr/*"))
        place = place_of(one) if filled else None
        taken += place[2] * place[3] / area if place is not None else 0.0
    return taken


def _rooms(data: bytes, numbers: Sequence[int]) -> dict[int, int]:
    """The ideographs that each slide has room for below its title when it is taken as a pattern; 0 without a title."""
    made = {one.name: one.placeholders for one in layouts(Package(patterned(data, numbers)))}
    found = {number: made[name_of_pattern(number)] for number in numbers}
    return {
        number: 1 + max((capacity(one.slot.box, 18.0) for one in places if one.type == "body"), default=0)
        if any(one.type == "title" for one in places)
        else 0
        for number, places in found.items()
    }
