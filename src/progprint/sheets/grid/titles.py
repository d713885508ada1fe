"""Titles of a grid in type: the styles of a look in other sizes, and titles whose words part at hyphens where they must."""

from __future__ import annotations

from functools import cache

from progprint.agenda.programme import Wording
from progprint.sheets.context import Context
from progprint.sheets.grid.parting import parting, softened
from progprint.sheets.grid.type import STEPS, Type
from progprint.typeset.frame import Copyfit
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import ParagraphStyle


class TitleSetter:
    """Sets titles in the look of a context, at the sizes of its grid."""

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
