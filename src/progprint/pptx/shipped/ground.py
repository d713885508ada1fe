"""The ground of slides of a size: margins, the panel for portraits, and how much room words have beside it."""

from __future__ import annotations

from dataclasses import dataclass

from progprint.pptx.shipped.shape import UPRIGHT
from progprint.pptx.shipped.slots import Box, Stripe

BAR = 18
"""Width of the bar in the accent at the left of a slide."""
LOWER = 520
"""Top of the lower part of an upright slide."""
CODE_COLUMN = 204
"""Width of the column with code and Wi-Fi."""


@dataclass(frozen=True)
class Ground:
    """The ground of slides: ``left`` of text beside the bar, ``edge`` of text without it, and the right margin of all.

    Words and faces keep their sizes; a wider slide gives more room for words, an upright one has its panel at the foot.
    """

    width: float
    height: float

    @property
    def upright(self) -> bool:
        """Whether the slide is higher than wide, or nearly so."""
        return self.width < UPRIGHT * self.height

    @property
    def narrow(self) -> bool:
        """Whether the slide is 4 : 3 or so."""
        return self.width < 1.5 * self.height

    @property
    def bar(self) -> Stripe:
        """The bar in the accent, from head to foot."""
        return Stripe((0, 0, BAR, self.height), "accent1")

    @property
    def foot(self) -> float:
        """The height at which the text of a slide ends, above its footer."""
        return self.height - 54

    @property
    def left(self) -> float:
        """Left margin of text beside the strip."""
        return 54 if self.narrow else 72

    @property
    def edge(self) -> float:
        """Left margin of text on a full ground, and the right margin of all."""
        return 42 if self.narrow else 56

    @property
    def wide(self) -> float:
        """Width of text beside the strip."""
        return self.width - self.left - self.edge

    @property
    def whole(self) -> float:
        """Width of text on a full ground."""
        return self.width - 2 * self.edge

    @property
    def pane(self) -> float:
        """Width of the panel: a third of the slide, of a very wide one a quarter; an upright slide has it at the foot."""
        if self.upright:
            return self.width - BAR
        return 252 if self.narrow else max(320, min(480, self.width / 4))

    @property
    def room(self) -> float:
        """Width of text beside the panel."""
        return self.wide if self.upright else self.width - self.pane - self.left - 28

    def columns(self, usual: int) -> int:
        """Columns of persons, of so many as a slide of 16 : 9 has: one less on 4 : 3, two less on an upright one."""
        return max(1, usual - 2) if self.upright else usual - self.narrow

    @property
    def panel(self) -> Box:
        """The panel on the right, from head to foot; of an upright slide its lower part."""
        if self.upright:
            return (BAR, LOWER, self.pane, self.height - LOWER)
        return (self.width - self.pane, 0, self.pane, self.height)

    @property
    def beside_code(self) -> float:
        """Width of text on a full ground beside the column of the code; on an upright slide the code stands below."""
        return self.whole if self.upright else self.whole - CODE_COLUMN - 16
