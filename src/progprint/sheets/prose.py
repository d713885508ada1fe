"""Longer texts as blocks: biographies, introductions, lists, and a heading beside its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from progprint.agenda.programme import Passage, Wording
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import Context
from progprint.text.sentences import is_closed
from progprint.typeset.block import Block
from progprint.typeset.boxes import Aside, Columns, Item
from progprint.typeset.frame import Frame, Rule
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Stack, Tagged
from progprint.typeset.style import ParagraphStyle


def passages(
    context: Context,
    texts: Sequence[Passage],
    key: str,
    style: str | ParagraphStyle = "body",
    accent: Ink | None = None,
) -> tuple[Block, ...]:
    """Paragraphs and lists in order; items that follow each other are one list, numbered anew from 1."""
    blocks: list[Block] = []
    for part, (marker, group) in enumerate(groupby(texts, lambda passage: passage.marker), 1):
        rows = list(group)
        if marker:
            ordered = marker == "number"
            listed = "list" if style == "body" else style
            words = [row.words for row in rows]
            blocks.append(listing(context, words, f"{key}.{part}", accent, ordered=ordered, style=listed))
        else:
            # lines, as of a career, need no indent
            lines = sum(is_closed(row.words.text) for row in rows) <= len(rows) / 2
            for n, row in enumerate(rows, 1):
                name = f"{key}.{part}.{n}"
                goes_on = n > 1 and not lines
                blocks.append(context.passage(row.words, style, accent, key=name, goes_on=goes_on))
                blocks += _second(context, row.words, f"{key}.{part}.{n}.2")
    return tuple(blocks)


def _second(context: Context, words: Wording, key: str) -> list[Block]:
    """The same paragraph in the second language of the edition, quiet and as small as a caption."""
    other = context.other(words)
    return [context.text(other, "note", key=key)] if other is not None else []


def listing(context: Context, texts: Sequence[Wording], key: str, accent: Ink | None, *, ordered: bool,
          band: bool = False, columns: int = 1, style: str | ParagraphStyle = "list") -> Block:  # fmt: skip
    """A list, its first two and its last two items kept together; on a band its bullets are in the accent."""
    look = context.look(style)
    indent = context.design.number("talk.number") * look.text.size / context.design.style("list").text.size
    one = _bullet(context, accent if band else None, look)
    marks = _numbers(context, len(texts), look) if ordered else [one] * len(texts)
    items = tuple(
        Item(
            mark,
            context.passage(words, style, accent, key=f"{key}.{n}.text", role="LBody"),
            indent,
            key=f"{key}.{n}",
            keep_next=columns == 1 and n < len(texts) and n in (1, len(texts) - 1),
        )
        for n, (mark, words) in enumerate(zip(marks, texts, strict=True), 1)
    )
    page = context.design.page
    body: Block = Stack(items) if columns == 1 else Columns(Stack(items), columns, page.gutter, page.grid)
    return Tagged("OL" if ordered else "L", body, key=key)


def texts_of(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a list."""
    items = block.block.blocks if isinstance(block, Tagged) and isinstance(block.block, Stack) else ()
    return (item.body for item in items if isinstance(item, Item) and isinstance(item.body, Paragraph))


def _numbers(context: Context, count: int, style: ParagraphStyle) -> list[Frame]:
    """The numbers of list items, quiet, each on the baseline of its first line."""
    width = context.design.number("talk.number")
    text = style.text.but(ink=context.design.colors["quiet"])
    y = first_baseline(style.leading, text.size)
    return [Frame(width, style.leading, context.composer.place(str(n), text, 0.0, y)) for n in range(1, count + 1)]


def _bullet(context: Context, accent: Ink | None, style: ParagraphStyle) -> Frame:
    """A small square in the accent, centred on the ideographs of the first line."""
    side = round(style.text.size * 0.42, 2)
    top = first_baseline(style.leading, style.text.size) - 0.38 * style.text.size - side / 2
    square = Rule(Rect(0.0, top, side, top + side), accent or context.design.accent)
    return Frame(context.design.number("talk.number"), style.leading, (square,))


def first_baseline(leading: float, size: float) -> float:
    """The distance of the first baseline from the top of a paragraph, pt: the em box centred in the line pitch."""
    return (leading - size) / 2 + 0.88 * size


def label_width(context: Context) -> float:
    """Width of the column of section headings, pt: what the text measure leaves, less a gutter."""
    page = context.design.page
    return page.text_width - context.design.number("talk.measure") - label_gap(context)


def label_gap(context: Context) -> float:
    """Space between section headings and text, pt."""
    return round(context.design.style("body").text.size * 1.3, 1)


def labelled(context: Context, label: Block | None, body: Block, before: float = 0.0) -> Aside:
    """A heading in the left column beside its text, whose measure is that of talks."""
    return Aside(label, body, label_width(context), label_gap(context), before=before)
