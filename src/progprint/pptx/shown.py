"""A deck as it lies in its file, for pages: the slides that are shown, in the order and with the words and looks of hand.

Deck + file ── the slides that would be written ──▶ Deck, what was put on slides, and slides on which something is not drawn
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from progprint.core.diagnostic import Outcome
from progprint.deck.deck import (
    AnyFill,
    Deck,
    DeckSection,
    Fill,
    PictureFill,
    Run,
    Slide,
    SlideParagraph,
    TableFill,
    TableRow,
)
from progprint.deck.lines import unbroken
from progprint.deck.subject import Subjects
from progprint.pptx.background import background, ground_of
from progprint.pptx.byhand import (
    Above,
    HandItem,
    HandSlide,
    above_of,
    is_turned,
    items_of,
    paragraph_of,
    undrawn,
)
from progprint.pptx.edited import holder_of, shapes_of
from progprint.pptx.layouts import FALSE, FURNITURE, BoundSlot, frame_of, id_of, inside, is_hidden, placeholders_of
from progprint.pptx.package import BROKEN
from progprint.pptx.parts import A, Element, P, Part, SlidePart, canonical, parse_xml, related, words_in
from progprint.pptx.template import Template
from progprint.pptx.write import with_edits

_DRAWN = frozenset(f"{A}{name}" for name in (
    "xfrm", "off", "ext", "p", "pPr", "r", "rPr", "t", "br", "fld", "endParaRPr", "solidFill", "srgbClr", "schemeClr", "lnSpc",
    "spcPts", "spcPct", "spcBef", "spcAft", "buNone", "buChar", "buAutoNum", "buFont", "buClr",
    "hlinkClick", "extLst", "bodyPr", "lstStyle", "normAutofit", "noAutofit", "spAutoFit", "tr", "tc", "txBody",
))  # fmt: skip
"""Elements of our shapes that are drawn, or that show nothing."""


class Shown(NamedTuple):
    """A deck as it is shown, and what somebody put on its slides, by their keys.

    ``more`` are the titles of slides on which something is not drawn as it is.
    """

    deck: Deck
    by_hand: Mapping[str, HandSlide]
    more: tuple[str, ...]


def shown(deck: Deck, template: Template, old: bytes, subjects: Subjects) -> Outcome[Shown]:
    """The deck with the edits of an old file, which may be none (b""), and with the slides that are kept of the template's.

    Notes and warnings: deck-edited, deck-conflict, deck-unkept. Error: old-deck.
    """
    outcome = with_edits(deck, template, old, subjects)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    fresh, there = outcome.value
    reader = _Reader(template, {id(one.part.part): (one.slide, one.part.xml) for one in fresh})
    slides = [slide for one in there if (slide := reader.slide(one)) is not None]
    made = deck._replace(parts=(DeckSection(deck.title, tuple(slides)),))
    return Outcome(Shown(made, reader.by_hand, tuple(reader.more)), outcome.diagnostics)


class _Reader:
    """Reads slides; ``written`` are those that nobody has touched, with their XML, by the identity of their parts."""

    def __init__(self, template: Template, written: Mapping[int, tuple[Slide, str]]) -> None:
        self.template, self.written = template, written
        self.by_hand: dict[str, HandSlide] = {}
        self.more: list[str] = []
        self._above: dict[Part, Above] = {}

    def slide(self, one: SlidePart) -> Slide | None:
        """A slide as it is shown; None for one that is hidden."""
        tree = parse_xml(one.xml.encode())
        if tree.get("show", "1") in FALSE:
            return None
        slide, xml = self.written.get(id(one.part), (None, ""))
        if slide is None or slide.kind not in self.template.kinds:
            return self._foreign(one, tree, slide.key if slide is not None else f"hand/{len(self.by_hand) + 1}")
        if xml == one.xml:
            return slide
        fresh = _by_id(parse_xml(xml.encode()))
        there = _by_id(tree)
        layout = self.template.kinds[slide.kind]
        fills, own = [], []
        for number, fill in ((f"{n}", fill) for n, fill in enumerate(slide.fills, 2)):
            shape, before = there.get(number), fresh.get(number)
            if shape is not None and before is not None and not _exchanged(shape, before):
                fills.append(self._as_it_lies(fill, shape, before, layout.slots[fill.slot], slide.title))
                own.append(number)
        left = self._put(slide.key, one.part, tree, layout.part, own)
        if (
            left
            or _feet(there) != _feet(fresh)
            or any(_bones(there[number]) != _bones(fresh[number]) for number in own)
        ):
            self.more.append(slide.title)
        return slide._replace(fills=tuple(fills), notes=one.notes)

    def _as_it_lies(self, fill: AnyFill, shape: Element, before: Element, slot: BoundSlot, title: str) -> AnyFill:
        """A fill as it lies there; as it was, and its slide named, where a length in it is none."""
        try:
            return _fill(fill, shape, before, slot)
        except BROKEN:
            self.more.append(title)
            return fill

    def _foreign(self, one: SlidePart, tree: Element, key: str) -> Slide:
        """A slide that somebody added, or that is kept of the template's file."""
        usual = next(iter(self.template.kinds.values())).part
        layout = next(iter(related(one.part, "/slideLayout")), usual)
        left = self._put(key, one.part, tree, layout)
        self.by_hand[key] = self.by_hand[key]._replace(layout=layout)
        said = next((item.paragraphs for item in self.by_hand[key].over if item.title), ())
        title = " ".join(unbroken(line.text) for line in said)
        if left:
            first = next((words for each in shapes_of(tree) if (words := unbroken(words_in(each)))), "?")
            self.more.append(title or first)
        return Slide("", key, (Fill("title", said),) if said else (), one.notes)

    def _put(self, key: str, part: Part, tree: Element, layout: Part, own: Sequence[str] = ()) -> list[str]:
        """Note what somebody put on a slide besides its ``own`` shapes; the kinds of what is not drawn."""
        if layout not in self._above:
            looks = background(self.template.package, layout).looks
            self._above[layout] = above_of(placeholders_of(self.template.package, layout), looks)
        items: tuple[list[HandItem], list[HandItem]] = ([], [])
        left: list[str] = []
        waiting = set(own)
        for shape in shapes_of(tree):
            if (number := id_of(shape)) in own:
                waiting.discard(number)
            else:
                try:
                    items[not waiting].extend(items_of(part, shape, self._above[layout], left))
                except BROKEN:  # a length that is none, a picture that leads nowhere
                    left.append("odd")
        ground = ground_of(tree)
        if ground is None and tree.find(f"{P}cSld/{P}bg") is not None:
            left.append("bg")
        self.by_hand[key] = HandSlide(*items, ground)
        return left


def _exchanged(shape: Element, before: Element) -> bool:
    """Whether a picture shows another one, or another part of it."""
    there, was = shape.find(f"{P}blipFill"), before.find(f"{P}blipFill")
    return canonical(there) != canonical(was)


def _by_id(tree: Element) -> dict[str, Element]:
    """The shapes of a slide by their numbers, which those of fills have from 2 on; hidden ones are not there."""
    return {id_of(shape): shape for shape in shapes_of(tree) if not is_hidden(shape)}


def _feet(shapes: Mapping[str, Element]) -> list[bytes]:
    """The foot line and the number of a slide, which are drawn as nobody has touched them."""
    return [canonical(shape) for shape in shapes.values() if holder_of(shape) in FURNITURE]


def _bones(shape: Element) -> list[object]:
    """All of a shape that is not drawn as somebody changed it."""
    found: list[object] = [one.tag for one in shape.iter(f"{P}*")]
    dress = [one for around in shape.iter(f"{P}spPr") for one in around if one.tag != f"{A}xfrm"]
    found += [canonical(one) for one in (*dress, *shape.iter(f"{A}tcPr"))]
    found += [one.get("w") for one in shape.iter(f"{A}gridCol")]
    found.append(any(len(one) == 1 for one in shape.iter(f"{A}xfrm")))  # a corner without a size
    found += [
        sorted(map(str, one.attrib.items()))
        for one in shape.iter(f"{A}bodyPr", f"{A}normAutofit", f"{A}srcRect", f"{A}blip")
    ]
    return [*found, is_turned(shape), undrawn(shape), {one.tag for one in shape.iter(f"{A}*")} - _DRAWN]


def _fill(fill: AnyFill, shape: Element, before: Element, slot: BoundSlot) -> AnyFill:
    """A fill as it lies there: in its place, with its words and their looks."""
    place = frame_of(shape)
    if place is not None and place != frame_of(before):
        fill = fill._replace(box=inside(place, slot.insets) if isinstance(fill, Fill) else place)
    if isinstance(fill, PictureFill) or canonical(shape) == canonical(before):
        return fill
    if isinstance(fill, Fill):
        lines = shape.findall(f"{P}txBody/{A}p")
        return fill._replace(paragraphs=_paragraphs(fill.paragraphs, lines, before.findall(f"{P}txBody/{A}p")))
    rows = [(row, row.findall(f"{A}tc")) for row in shape.iter(f"{A}tr")]
    if any(len(cells) != len(fill.columns) for _, cells in rows):
        return fill
    known = [[cell.findall(f"{A}txBody/{A}p") for cell in row.findall(f"{A}tc")] for row in before.iter(f"{A}tr")]
    return fill._replace(rows=tuple(_row(fill, known, row, cells) for row, cells in rows))


def _row(fill: TableFill, known: Sequence[list[list[Element]]], row: Element, cells: Sequence[Element]) -> TableRow:
    """A row of hand, set as that of the same words, else as the last."""
    lines = [cell.findall(f"{A}txBody/{A}p") for cell in cells]
    said = [[words_in(line) for line in cell] for cell in lines]
    at = next(
        (n for n, one in enumerate(known) if [[words_in(line) for line in cell] for cell in one] == said),
        len(known) - 1,
    )
    like = fill.rows[at]
    made = tuple(_paragraphs(*each) for each in zip(like.cells, lines, known[at], strict=True))
    return TableRow(made, int(row.get("h", "0")) / 12700)


def _paragraphs(given: Sequence[SlideParagraph], lines: Sequence[Element], before: Sequence[Element]
                ) -> tuple[SlideParagraph, ...]:  # fmt: skip
    """Paragraphs of hand: those that nobody touched as they are, others as their file sets them.

    ``before`` are the elements of the given ones. What a line does not say of its look it has from the one of the same words,
    else from that in its place.
    """
    same = {canonical(element): one for element, one in zip(before, given, strict=False)}
    worded = {one.text: one for one in given}
    made = []
    for n, line in enumerate(lines):
        like = worded.get(words_in(line)) or (
            given[min(n, len(given) - 1)] if given else SlideParagraph((Run(""),), 18.0, 21.6)
        )
        made.append(same.get(canonical(line)) or paragraph_of(line, like, like.size))
    return tuple(made)
