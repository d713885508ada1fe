"""A deck as it lies in its file, for pages: the slides that are shown, in the order of hand and with the words of hand.

Deck + file ── the slides that would be written ──▶ Deck, and the titles of slides on which more was changed than words
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
from progprint.pptx.edited import shapes_of
from progprint.pptx.parts import A, Element, P, parse_xml, words_in
from progprint.pptx.template import Template
from progprint.pptx.write import with_edits

_LOOKS = ("sz", "b", "i", "u", "strike", "baseline")
Shown = tuple[Deck, tuple[str, ...]]


def shown(deck: Deck, template: Template, old: bytes, subjects: Subjects) -> Outcome[Shown]:
    """The deck as it is shown with the edits of an old file, and the titles of slides whose other edits are not drawn.

    Notes and warnings: deck-edited, deck-conflict, deck-unkept. Error: old-deck.
    """
    outcome = with_edits(deck, template, old, subjects)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    fresh, there = outcome.value
    written = {id(made.part): (slide, made.xml) for slide, made in fresh}
    slides: list[Slide] = []
    more: list[str] = []
    for one in there:
        tree = parse_xml(one.xml.encode())
        if tree.get("show", "1") in ("0", "false"):
            continue
        slide, xml = written.get(id(one.part), (None, ""))
        if slide is None or (xml != one.xml and _bones(tree) != _bones(parse_xml(xml.encode()))):
            more.append(slide.title if slide is not None else _title(tree))
        if slide is not None and slide.kind in template.kinds:
            slides.append((_reworded(slide, tree) if xml != one.xml else slide)._replace(notes=one.notes))
    return Outcome((deck._replace(parts=(DeckSection(deck.title, tuple(slides)),)), tuple(more)), outcome.diagnostics)


def _title(tree: Element) -> str:
    """What a slide that somebody added says first."""
    return next((words for one in shapes_of(tree) if (words := unbroken(words_in(one)))), "?")


def _bones(tree: Element) -> list[object]:
    """All of a slide but its words."""
    found: list[object] = [
        (one.tag, sorted(map(str, one.attrib.items()))) for one in tree.iter(f"{P}*") if one.tag != f"{P}cNvPr"
    ]
    found += [(one.tag, sorted(map(str, one.attrib.items()))) for one in tree.iter(f"{A}xfrm", f"{A}off", f"{A}ext")]
    looks = {tuple(one.get(key, "") for key in _LOOKS) for one in tree.iter(f"{A}rPr")}
    return [*found, looks, {one.tag for one in tree.iter(f"{A}*")}]


def _reworded(slide: Slide, tree: Element) -> Slide:
    """A slide with the words of its shapes, which have the numbers of the fills; what somebody took out or hid is not there."""
    there = {
        one.get("id"): shape
        for shape in shapes_of(tree)
        for one in list(shape.iter(f"{P}cNvPr"))[:1]
        if not _hidden(one)
    }
    fills = (_fill(fill, there, f"{number}") for number, fill in enumerate(slide.fills, 2))
    return slide._replace(fills=tuple(fill for fill in fills if fill is not None))


def _hidden(named: Element) -> bool:
    return named.get("hidden") in ("1", "true")


def _fill(fill: AnyFill, there: Mapping[str | None, Element], number: str) -> AnyFill | None:
    shape = there.get(number)
    if shape is None or isinstance(fill, PictureFill):
        return fill if shape is not None else None
    if isinstance(fill, Fill):
        return fill._replace(paragraphs=_paragraphs(fill.paragraphs, shape.findall(f"{P}txBody/{A}p")))
    rows = [(row, row.findall(f"{A}tc")) for row in shape.iter(f"{A}tr")]
    if any(len(cells) != len(fill.columns) for _, cells in rows):
        return fill
    return fill._replace(rows=tuple(_row(fill, row, cells) for row, cells in rows))


def _row(fill: TableFill, row: Element, cells: Sequence[Element]) -> TableRow:
    """A row of hand, set as that of the same words, else as the last."""
    lines = [cell.findall(f"{A}txBody/{A}p") for cell in cells]
    said = [[words_in(line) for line in cell] for cell in lines]
    like = next(
        (one for one in fill.rows if [[each.text for each in cell] for cell in one.cells] == said), fill.rows[-1]
    )
    made = tuple(_paragraphs(cell, given) for cell, given in zip(like.cells, lines, strict=True))
    return TableRow(made, int(row.get("h", "0")) / 12700)


def _paragraphs(given: Sequence[SlideParagraph], lines: Sequence[Element]) -> tuple[SlideParagraph, ...]:
    """Paragraphs of hand: as they are where their words are the same, else in the look of those in their place."""
    same = {one.text: one for one in given}
    made = []
    for n, line in enumerate(lines):
        words = words_in(line)
        like = same.get(words) or (given[min(n, len(given) - 1)] if given else None)
        if like is not None:
            look = next(iter(like.runs), Run(""))
            made.append(like if like.text == words else like._replace(runs=(look._replace(text=words),)))
    return tuple(made)
