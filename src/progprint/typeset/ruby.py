"""Readings above words 行间注: how wide their bases become, and the boxes that hold them.

    Ruby((("单", "shàn"), ("雨", "yǔ")))  ─ read_word ─▶  Annotated "单雨"  ─ base_item ─▶  a box a base

A reading is set solid at half the size of its base and centred on it; two readings stand a blank apart, and one that is
wider than its base may reach over its neighbours as far as they bear it. Only what then is still missing becomes space,
the same between all bases of a word.

Source: CLREQ, Positioning of Romanized Interlinear Annotations; JLREQ 3.3.8 for kana, which no reading may reach over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from progprint.core.units import rounded
from progprint.text.breakpoints import Breakpoint
from progprint.text.clusters import clusters
from progprint.text.tokens import BLANKS, FORCED, MARKS
from progprint.typeset.drawing import SOLID, fixed
from progprint.typeset.items import LineItem
from progprint.typeset.shape import Shaper
from progprint.typeset.style import Inline, Ruby, TextStyle

RATIO = 0.5
"""Size of a reading against its base."""
BLANK = 125
"""Least distance of two readings, 1/1000 em of the base (CLREQ: a Western blank, about a quarter em, of theirs)."""
OVER_EDGE = 250
"""Room for a reading to reach beyond the edge of the measure, 1/1000 em; further it is moved in."""
_OVER_MARK, _OVER_HAN = 500, 250
_BREAK_COST = 200
"""Cost of a line that ends inside a word with a reading."""


class Base(str):
    """A base with a reading: space in its box before, between and behind its characters, and ``space`` before the box.

    The space before the box is dropped where a line begins.
    """

    __slots__ = ("inner", "lead", "space", "trail")
    lead: int
    inner: int
    trail: int
    space: int | None

    @classmethod
    def of(cls, text: str, lead: int = 0, inner: int = 0, trail: int = 0, space: int | None = None) -> Base:
        """A base with its space, 1/1000 em; ``space`` None at the beginning of a word or behind what has no reading."""
        made = cls(text)
        made.lead, made.inner, made.trail, made.space = lead, inner, trail, space
        return made


class AnnotatedText(str):
    """The text of a word with readings, in pieces: bases, and plain text for what has no reading."""

    __slots__ = ("bases",)
    bases: tuple[str, ...]

    @classmethod
    def of(cls, bases: Sequence[str]) -> AnnotatedText:
        """The word that is made of these pieces."""
        made = cls("".join(bases))
        made.bases = tuple(bases)
        return made


class Reading(NamedTuple):
    """A reading over the characters from ``start`` to ``end`` of a paragraph."""

    start: int
    end: int
    text: str
    style: TextStyle


def read_word(node: Ruby, own: TextStyle, at: int, beside: tuple[str, str], *, flush: bool,
              width: Callable[[str, TextStyle], float]
              ) -> tuple[AnnotatedText, tuple[int, int, tuple[Reading, ...]]]:  # fmt: skip
    """A word with readings, made ready, and what is to be noted of it: its extent in the text, and its readings.

    ``own`` is its style, ``at`` where it begins in the text, ``beside`` the characters before and behind it. ``flush``
    tells that it stands at the left edge of the measure. ``width`` measures a text on one line, pt.
    """
    groups = [(FORCED.sub(" ", base), FORCED.sub(" ", reading).strip()) for base, reading in node.groups if base]
    plain = own._replace(tracking=0)
    looks = [reading_style(own, reading) for _, reading in groups]
    widths = [
        (round(width(base, plain) / own.size * 1000), round(width(reading, look) / look.size * 1000))
        for (base, reading), look in zip(groups, looks, strict=True)
    ]
    room = room_over(beside[0]), room_over(beside[1])
    word = _arranged(groups, widths, node.gap, flush=flush, room=room)
    found, start = [], at
    for (base, reading), look in zip(groups, looks, strict=True):
        if reading:
            found.append(Reading(start, start + len(base), reading, look))
        start += len(base)
    return word, (at, start, tuple(found))


def reading_style(style: TextStyle, reading: str) -> TextStyle:
    """The style of a reading: the regular sans, and for letters the language's romanization."""
    language = style.language
    if any(char.isalpha() and char < "\u2e80" for char in reading):
        language = "zh-Latn-pinyin" if language.startswith("zh") else f"{language.partition('-')[0]}-Latn"
    return TextStyle("sans", "regular", rounded(style.size * RATIO), style.ink, language)


def beside(content: Sequence[Inline], index: int) -> tuple[str, str]:
    """The characters before and behind a node, "" at an edge; another word with readings gives no room, as kana do."""
    found = []
    for other in (index - 1, index + 1):
        node = content[other] if 0 <= other < len(content) else None
        text = "" if node is None else "\u3042" if isinstance(node, Ruby) else node.text
        found.append(text[-1:] if other < index else text[:1])
    return found[0], found[1]


def _arranged(groups: Sequence[tuple[str, str]], widths: Sequence[tuple[int, int]], least: int, *, flush: bool,
              room: tuple[int, int]) -> AnnotatedText:  # fmt: skip
    """The bases of a word with the space that their readings need.

    ``widths`` are those of base and reading, each in 1/1000 of its own em. ``room`` is how far readings may reach
    beyond the word on either side.
    """
    inner, reach = [0] * len(groups), [(0, 0)] * len(groups)
    for index, ((base, reading), (width, read)) in enumerate(zip(groups, widths, strict=True)):
        if not reading:
            continue
        count, more = len(clusters(base)), round(read * RATIO) - width
        if more > 0 and count > 1:  # space inside a base, half as much at its ends
            inner[index] = more // count
            more -= inner[index] * (count - 1)
        left = min(more // 2, OVER_EDGE) if flush and index == 0 else more // 2
        reach[index] = (left, more - left)
    after = [index > 0 and bool(groups[index - 1][1]) for index in range(len(groups))]
    needed = [BLANK + reach[n - 1][1] + reach[n][0] for n in range(1, len(groups)) if after[n] and groups[n][1]]
    space = max([least, *needed])
    made: list[str] = []
    for index, (base, reading) in enumerate(groups):
        if not reading:
            made.append(base)
            continue
        first, last = room[0] if index == 0 else _OVER_HAN, room[1] if index == len(groups) - 1 else _OVER_HAN
        lead = 0 if after[index] else max(0, reach[index][0] - first)
        trail = 0 if index + 1 < len(groups) and groups[index + 1][1] else max(0, reach[index][1] - last)
        made.append(Base.of(base, lead, inner[index], trail, space if after[index] else None))
    return AnnotatedText.of(made)


def room_over(neighbour: str) -> int:
    """Room for a reading to reach over the character beside its word, 1/1000 em; "" is the edge of the paragraph."""
    if not neighbour or neighbour in BLANKS or MARKS.get(neighbour, "K") != "K":
        return _OVER_MARK
    return 0 if "\u3041" <= neighbour <= "\u30ff" else _OVER_HAN


def base_item(base: Base, shaper: Shaper, style_run: int, start: int) -> LineItem:
    """The box of a base."""
    parts = [base] if base.isascii() else clusters(base)
    boxes = [shaper.box(part, "word" if base.isascii() else "cluster") for part in parts]
    width = base.lead + sum([box[0] for box in boxes]) + base.inner * (len(boxes) - 1) + base.trail
    body = fixed(base.lead) + (SOLID + fixed(base.inner)).join([box[1] for box in boxes]) + fixed(base.trail)
    place = None if base.space is None else Breakpoint(start, _BREAK_COST, space=base.space)
    return LineItem("H", "H", str(base), width, 0, body, 0, style_run, place, start)
