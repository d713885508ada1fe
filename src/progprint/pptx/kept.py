"""Slides of a template's file that stay as they are, word for word, among those of the agenda.

    file ── numbers by place ──▶ KeptSlide ── among ──▶ start … opening … closing … end

In a deck each has a key of its own, so that what somebody changes on it stays as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from zlib import crc32

from progprint.core.diagnostic import Outcome
from progprint.deck.deck import Deck, Slide
from progprint.pptx.copying import Copier
from progprint.pptx.designs import seen
from progprint.pptx.edited import EditedSlide, shape_tree, shapes_of, slides_in
from progprint.pptx.generated import MARK, SlideRecord, SlotRecord
from progprint.pptx.layouts import FALSE, folded, name_of
from progprint.pptx.package import Package
from progprint.pptx.parts import Element, P, SlidePart, drop, markup, parse_xml, related, text_in
from progprint.pptx.slide import key_xml
from progprint.pptx.template import KeptSlide, Template, reading
from progprint.pptx.text import NAMESPACES, digest, one_line

KIND = "kept"
"""The kind of these slides, which no layout of a look has."""
_WHOLE = ""
"""The slot under which the record holds what stood on the slide."""


def keeping(template: Template, data: bytes, numbers: Mapping[str, Sequence[int]]) -> Outcome[Template]:
    """A template with the slides of its file that stay, by their numbers at each place; -1 is the last.

    Error: bad-template (variant keep).
    """
    return reading(template.name, lambda: Outcome(template._replace(kept=_kept(template.package, data, numbers))))


def _kept(package: Package, data: bytes, numbers: Mapping[str, Sequence[int]]) -> tuple[KeptSlide, ...]:
    whole = Package(data, deck=True)
    slides = list(slides_in(whole, {}))
    layouts = {part.partname: part for part in package.iter_parts()}
    made = []
    for place, wanted in numbers.items():
        for number in dict.fromkeys(wanted):
            there = slides[whole.slide(number, "keep")]
            slide = Slide(KIND, f"keep/{place}/{number}/slide", (), there.notes)
            made.append(KeptSlide(place, slide, there, layouts[related(there.part, "/slideLayout")[0].partname]))
    return tuple(made)


def among(deck: Deck, kept: Sequence[KeptSlide]) -> Iterator[tuple[str, Slide, KeptSlide | None]]:
    """All slides of a deck in order, each with the name of its section."""
    own = [(part.name, slide) for part in deck.parts for slide in part.slides]
    keys = [slide.key.rpartition("/")[2].partition("@")[0] for _, slide in own]
    opening = keys.index("opening") + 1 if "opening" in keys else 0
    closing = len(keys) - 1 - keys[::-1].index("closing") if "closing" in keys else len(keys)
    at = {"start": 0, "opening": opening, "closing": closing, "end": len(own)}
    for n in range(len(own) + 1):
        near = own[max(n - 1, 0)][0] if own else ""
        yield from ((near, one.slide, one) for one in kept if at[one.place] == n)
        if n < len(own):
            yield *own[n], None


def laid(slide: EditedSlide, key: str, made: SlidePart, copier: Copier) -> SlidePart:
    """The slide of a deck with all that stands on one of a file, and its key."""
    made = copier.slide(slide, made)
    tree = parse_xml(made.xml.encode())
    numbers = [int(one.get("id", "")) for one in tree.iter(f"{P}cNvPr") if one.get("id", "").isdecimal()]
    mark = key_xml(key, max([1, *numbers]) + 1).replace("<p:sp>", f"<p:sp {NAMESPACES}>", 1)
    shape_tree(tree).append(parse_xml(mark))
    return made._replace(xml=markup(tree).decode())


def record_of_kept(kept: KeptSlide, section: str) -> SlideRecord:
    """The record of such a slide, to know edits by later."""
    slot = SlotRecord("", _digest(kept.there.tree), (0, 0, 0, 0))
    return SlideRecord({_WHOLE: slot}, digest("".join(kept.there.notes)), one_line(section), folded(kept.there.layout))


def is_changed(row: SlideRecord, other: EditedSlide, *, exact: bool) -> bool | None:
    """Whether somebody changed a slide that was kept; None for a slide of ours. A program that is not ``exact`` keeps words."""
    if _WHOLE not in row.slots:
        return None
    was, now = row.slots[_WHOLE].digest, _digest(other.tree)
    same = was == now if exact else was.partition(" ")[2] == now.partition(" ")[2]
    return not same or digest("".join(other.notes)) != row.notes


def _digest(tree: Element) -> str:
    """A digest of all that is seen, and one of the words alone; the shape that holds the key has neither."""
    tree = deepcopy(tree)
    for one in [one for one in shapes_of(tree) if name_of(one).startswith(MARK)]:
        drop(one)
    told = (tree.get("show", "1") not in FALSE, *seen(tree))
    return f"{crc32(repr(told).encode()):x} {digest(text_in(tree))}"
