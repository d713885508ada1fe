"""Sizes and measures of a grid in a look, its titles in type, and what is said of an item in it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from progprint.agenda.programme import Talk, Wording
from progprint.sheets.context import Context
from progprint.sheets.grid.parting import parting, softened
from progprint.sheets.talk import has_page
from progprint.typeset.frame import Copyfit
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import ParagraphStyle

STEPS = 4
"""Sizes of titles that are tried."""


class Type(NamedTuple):
    """Measures of a grid for a look, pt: sizes of titles, and of what is said below them.

    ``bar`` is the width of the bar of colour, ``pad`` the air beside the text, ``air`` that above and below it.
    """

    sizes: tuple[float, ...]
    note: tuple[float, float]
    bar: float
    pad: float
    air: float
    gap: float
    rail: float
    head: float

    @classmethod
    def of(cls, context: Context) -> Type:
        """The measures of a look; for text of 9 pt titles run from 9 to 7.5 pt, and names are 7 pt."""
        entry, caption = context.design.style("entry").text.size, context.design.style("caption").text.size
        least = max(entry * context.design.number("glance.least"), min(caption, entry))
        sizes = tuple(round(entry - (entry - least) * n / (STEPS - 1), 1) for n in range(STEPS))
        share = entry / 9
        return cls(
            sizes, (caption, round(1.27 * caption, 1)), 2.2 * share, 3.2 * share, 2 * share, 1.8 * share,
            round(4 * caption, 1), round(1.1 * entry, 1),
        )  # fmt: skip

    @property
    def least(self) -> float:
        """The narrowest column: six characters of the smallest titles, with what stands beside them."""
        return 6.2 * self.sizes[-1] + self.bar + 2 * self.pad + self.gap


class TitleSetter:
    """Sets titles in the look of a context, at the sizes of its grid; words part at hyphens where they must."""

    def __init__(self, context: Context) -> None:
        self.context, self.type = context, Type.of(context)
        self.sized = cache(self._in_size)

    def _in_size(self, name: str, size: float, pitch: float = 1.2, weight: str = "", **more: bool) -> ParagraphStyle:
        """A style of the look in another size and weight, its ``pitch`` in sizes, and what ``more`` it is; notes are dark."""
        style = self.context.design.style(name)
        ink = self.context.design.colors["text"] if name == "caption" else style.text.ink
        text = style.text.but(size=size, weight=weight or style.text.weight, ink=ink)
        return style.but(text=text, leading=round(size * pitch, 2), keep_next=False, right=0.0, **more)

    def title(self, words: Wording, size: float, key: str, *, solid: bool, step: int, done: Copyfit | None = None,
               hyphenate: bool = False) -> Paragraph:  # fmt: skip
        """A title in a size of the grid; its lines end where a phrase does, of a ``solid`` one there alone.

        ``done`` is reported of it, else how much smaller it is.
        """
        style = self.sized("entry", size, phrases=True, solid=solid, hyphenate=hyphenate)
        told = done or (Copyfit("cell", "smaller", self.type.sizes[step] / self.type.sizes[0]) if step else None)
        return self.context.text(words, style, key=f"{key}.title", copyfit=told)

    def hyphened(self, words: Wording, key: str, width: float, done: Copyfit | None = None) -> Paragraph:
        """The smallest title; its words part at hyphens where they must, and one that nobody can hyphenate at any letter."""
        size, step = self.type.sizes[-1], STEPS - 1
        for solid in (True, False):
            title = self.title(words, size, key, solid=solid, step=step, done=done, hyphenate=True)
            if parting(self.context, title, width) <= 2:
                return title
        parted = words._replace(text=softened(self.context, words.text, title.style.text, width), marks=())
        return self.title(parted, size, key, solid=False, step=step, done=done, hyphenate=True)


def is_linked(talk: Talk) -> bool:
    """Whether an item has a page in the booklet."""
    return bool(talk.track_id) or has_page(talk)


def same_language(context: Context, talk: Talk) -> bool:
    """Whether a talk is held in the language of the conference, as far as is known."""
    own = context.agenda.conference.language.partition("-")[0]
    return not talk.language or talk.language.partition("-")[0] == own
