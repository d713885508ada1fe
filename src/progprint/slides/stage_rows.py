"""Rows for an introduction: each heading of a summary with its lines for the stage, and the takeaways.

The producer's own lines (``stage:``) come first, then the whole text where it is short, then what is cut of it (``cuts``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.programme import Section, Talk
from progprint.core.diagnostic import note
from progprint.deck.blocks import TextItem
from progprint.slides.builder import DeckBuilder
from progprint.slides.cuts import MOST, SENTENCE, bare, stage_item, stage_line, unbracketed
from progprint.slides.items import items_of
from progprint.text.characters import has_han

LINES, ALL = 9, 90
"""Lines of an introduction, and ideographs of them together."""
TAKEAWAYS = 80.0
"""Ems of the takeaways in a panel."""


class Headed(NamedTuple):
    """A heading ("" for none) with its lines; ``total`` is how many items the text has, where lines were left out."""

    heading: str
    lines: tuple[TextItem, ...]
    total: int = 0


def stage_rows(builder: DeckBuilder, talk: Talk) -> list[Headed]:
    """The headings with their lines: the producer's, else the whole text if it fits, else what is cut of it."""
    if talk.stage:
        return [_as_is(section) for section in talk.stage]
    sections = [section for section in talk.summary if section.passages]
    whole = [_as_is(section) for section in sections]
    box = builder.fitter.stage.box(
        "talk-intro" if builder.fitter.stage.has("talk-intro", "text-1") else "text", "title"
    )
    per_line = max(8.0, (box.width - 120) / 24.0 / 1.03)
    ems = builder.fitter.ems
    if ideographs(whole) <= ALL and sum(-(-ems(line.text) // per_line) for row in whole for line in row.lines) <= LINES:
        return whole
    made, left = [], []
    for section in sections:
        row = _cut(builder, section)
        if row.lines:
            made.append(row)
        else:
            left.append(str(section.heading or ""))
    if left:
        headings = builder.words.join(filter(None, left))
        variant = "" if headings else "text"
        found = note("stage-left-out", talk.span, variant, title=talk.title.text, headings=headings)
        builder.fitter.found.append(found)
    return made


def ideographs(rows: Sequence[Headed]) -> int:
    """The number of ideographs in the lines of some rows; Latin words are read at a glance."""
    return sum(sum(map("\u2e80".__le__, line.text)) for row in rows for line in row.lines)


def _as_is(section: Section) -> Headed:
    """A section as it is written, without brackets at the ends of items."""
    items = items_of(section.passages)
    lines = (
        TextItem(bare(unbracketed(item.text) if item.marker else " ".join(item.text.split())), item.marker, item.number)
        for item in items
    )
    return Headed(str(section.heading or ""), tuple(line for line in lines if line.text))


def _cut(builder: DeckBuilder, section: Section) -> Headed:
    """A section as one line, or as the lines of its list."""
    ems = builder.fitter.ems
    items = items_of(section.passages)
    listed = [item for item in items if item.marker]
    if not listed:
        alone = not section.heading and not any(has_han(item.text) for item in items)
        most = SENTENCE if alone else MOST
        first = next((line for item in items if (line := stage_line(item.text, ems, most))), "")
        return Headed(str(section.heading or ""), (TextItem(first),) if first else ())
    lines = [TextItem(text, item.marker, item.number) for item in listed if (text := stage_item(item.text, ems))]
    return Headed(str(section.heading or ""), tuple(lines), len(listed))


def stage_takeaways(builder: DeckBuilder, talk: Talk) -> tuple[str, ...]:
    """The takeaways that a panel holds: the first ones, 80 ems in all."""
    ems, made, used = builder.fitter.ems, [], 0.0
    for words in talk.takeaways:
        text = stage_item(words.text, ems)
        used += ems(text)
        if not text or used > TAKEAWAYS:
            break
        made.append(text)
    return tuple(made)
