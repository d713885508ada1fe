"""Short texts into slots at their final size: titles and lines.

A ``Fitter`` knows the look, the stage of the template and the measures of a font book; a scene asks it for fills. What
does not fit a slot at its smallest size ends in an ellipsis and is reported; the notes hold it whole. A fill for a slot
that the template has no place for is *loose*: its paragraphs have no size yet, and the slide's ``body`` takes them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from progprint.agenda.programme import Wording
from progprint.core.diagnostic import Diagnostic, warning
from progprint.core.units import Rect
from progprint.deck.binding import FOOTER, SlotBinding, Stage
from progprint.deck.blocks import TextItem
from progprint.deck.deck import Fill, Run, SlideParagraph
from progprint.deck.headline import set_headline
from progprint.deck.lines import Gauge, limit_of, line_starts, one_line, tears
from progprint.design.deck import DeckLook
from progprint.slides.items import is_loose, loose

ROWS = 6
"""Headed texts that a slide has placeholders for."""
GROUNDED = ("opening", "opening-strip", "day", "break", "break-strip", "closing", "closing-strip")
"""Kinds on a full ground, where quiet text would not be read."""
GAP = "\u3000"
"""What stands between short facts on one line."""
NAME_LINES = 3
"""Lines of a name below a title, with what tells it apart."""
_NAME_SHARES = (1.0, 0.85, 0.7, 0.6)
_LABEL_PITCH = 1.5
_FOOT_SIZE = 14.0
"""Size of footers, pt; a template's own are rarely larger."""
_SIZES = 3
"""Sizes at which lines by their sense are tried."""


def beside(*facts: str) -> str:
    """Short facts on one line, those that are known."""
    return GAP.join(filter(None, facts))


@dataclass(slots=True)
class Fitter:
    """Fits text to the slots of one template; ``found`` collects what did not fit."""

    look: DeckLook
    stage: Stage
    gauge: Gauge
    found: list[Diagnostic] = field(default_factory=list)

    def title(
        self, kind: str, words: Wording | str, *, tail: str = "", label: str = "", more: str = "", size: float = 0.0
    ) -> tuple[Fill, bool]:
        """A title with its ``tail`` in lines of our own, and below it what the slide tells of it; whether it is whole.

        A label with a size of its own has the colour of the title, as a name has. ``more`` is put behind it, and stays
        there where the label has to be cut.
        """
        binding, box = self.look.kinds[kind].slots["title"], self.stage.box(kind, "title")
        small = min(size or self.look.body.head_size, max(binding.sizes))
        if size:
            room = (box.height - min(binding.sizes) * binding.pitch) / _LABEL_PITCH
            small = max(min(small, math.floor(room)), min(small, self.look.body.head_size))
            below, small = self._named(label, more, small, box.width)
        else:
            shown = self._labelled(label, more, limit_of(box.width, small), "regular")
            below = [shown] if shown else []
        pitch, weight = round(small * _LABEL_PITCH, 2), "bold" if size else "regular"
        used = pitch * sum(self.count(text, weight, small, box.width) for text in below)
        form = binding.sizes, binding.pitch, binding.weight
        made = set_headline(str(words), self.gauge, box, *form, used=used, tail=tail)
        paragraphs = [SlideParagraph((Run(made.text),), made.size, round(made.pitch, 2))]
        color = "text" if size else "" if kind in GROUNDED else "quiet"
        paragraphs += [SlideParagraph((Run(text, color, bold=bool(size)),), small, pitch) for text in below]
        return Fill("title", tuple(paragraphs)), not made.rest

    def _named(self, label: str, more: str, size: float, width: float) -> tuple[list[str], float]:
        """A label as large as a name, and its size: smaller for one line, else with ``more`` below it, or in two lines."""
        joined = beside(label, more)
        sizes = [round(size * share) for share in _NAME_SHARES]
        for one in sizes:
            if self.count(joined, "bold", one, width) == 1:
                return [joined] if joined else [], one
        limit, below = limit_of(width, sizes[-1]), [part for part in (label, more) if part]
        rows = NAME_LINES // len(below)
        kept = [self.cut([text], [self.gauge.ladder(text, "bold")], limit, rows)[0] for text in below]
        return [self.in_lines(text, sizes[-1], width, "bold") for text in kept], sizes[-1]

    def is_label(self, kind: str, text: str) -> bool:
        """Whether a text is short enough to stand below a title."""
        width = self.stage.box(kind, "title").width
        return self.gauge.ladder(one_line(text))[-1] <= limit_of(width, self.look.body.head_size)

    def _labelled(self, label: str, more: str, limit: float, weight: str) -> str:
        """A label and more in one line, each shortened as need be, the label first."""

        def within(text: str, room: float) -> str:
            ladder = self.gauge.ladder(text, weight)
            return text if ladder[-1] <= room else text[: max(1, bisect_right(ladder, room - 1000) - 1)] + "…"

        more = within(more, limit if not label else limit / 2)
        room = limit - (self.gauge.ladder(GAP + more, weight)[-1] if more else 0)
        return beside(within(label, room) if label else "", more)

    def footed(self, kind: str, text: str) -> str:
        """A footer on one line of its place, conference and track each shortened as need be; other slides have them whole."""
        if not self.stage.has(kind, FOOTER):
            return text
        conference, _, track = text.rpartition(GAP)
        return self._labelled(conference, track, limit_of(self.stage.box(kind, FOOTER).width, _FOOT_SIZE), "regular")

    def overflow(self, words: Wording | str) -> None:
        """Report that a text is not whole on its slide."""
        span = words.span if isinstance(words, Wording) else None
        self.found.append(warning("text-overflow", span, "slide", text=str(words)[:24] + "…"))

    def lines(
        self,
        kind: str,
        slot: str,
        texts: Sequence[Wording | str],
        *,
        spare: bool = False,
        abreast: str = "",
        by_sense: bool = False,
    ) -> Fill:
        """Short texts below each other, all at the largest size at which they fit; the last size takes what it can.

        With ``abreast`` they are joined by it if they fit in one line at the largest size. With ``spare`` they stand
        whole elsewhere, and a cut is no finding. With ``by_sense`` the lines of each are broken as those of a title.
        """
        shown = [one_line(str(text)) for text in texts]
        joined = [abreast.join(shown)] if abreast else shown
        if not self.stage.has(kind, slot):
            return loose(slot, [TextItem(text) for text in joined])
        binding, box = self.look.kinds[kind].slots[slot], self.stage.box(kind, slot)
        if abreast and self.gauge.ladder(joined[0], binding.weight)[-1] <= limit_of(box.width, binding.sizes[0]):
            shown = joined
        ladders = [self.gauge.ladder(text, binding.weight) for text in shown]
        size = self._fitting(binding, box, shown, ladders)
        if size is None:
            size = binding.sizes[-1]
            shown = self.cut(shown, ladders, limit_of(box.width, size), int(box.height / (size * binding.pitch)))
            if not spare:
                self.overflow(next((text for text in texts if isinstance(text, Wording)), texts[0]))
        if by_sense:
            size, shown = self._sensible(binding, box, size, shown)
        pitch = round(size * binding.pitch, 2)
        return Fill(slot, tuple(SlideParagraph((Run(text),), size, pitch) for text in shown))

    def _fitting(
        self, binding: SlotBinding, box: Rect, shown: Sequence[str], ladders: Sequence[Sequence[int]]
    ) -> float | None:
        """The largest size at which texts have room, rather one at which no word is torn; None if none has."""
        largest = None
        for size in binding.sizes:
            limit = limit_of(box.width, size)
            lines = sum(_lines(text, ladder, limit) for text, ladder in zip(shown, ladders, strict=True))
            if lines * size * binding.pitch <= box.height + 0.01:
                if not any(tears(text, ladder, limit) for text, ladder in zip(shown, ladders, strict=True)):
                    return size
                largest = largest or size
        return largest

    def _sensible(self, binding: SlotBinding, box: Rect, largest: float, shown: list[str]) -> tuple[float, list[str]]:
        """Texts broken by their sense, at the largest size or one or two below it; as they are where none has room."""
        for size in [size for size in binding.sizes if size <= largest][:_SIZES]:
            broken = [self.broken(text, size, box.width, binding.weight) for text in shown]
            if sum(text.count("\n") + 1 for text in broken) * size * binding.pitch <= box.height + 0.01:
                return size, broken
        return largest, shown

    def cut(self, shown: list[str], ladders: Sequence[Sequence[int]], limit: float, room: int) -> list[str]:
        """As many whole lines as there is room for; the last one ends in an ellipsis."""
        kept: list[str] = []
        for text, ladder in zip(shown, ladders, strict=True):
            starts = list(line_starts(text, ladder, limit - 1000))
            if len(starts) <= room:
                kept.append(text)
                room -= len(starts)
            elif room > 0:
                kept.append(text[: starts[room - 1]].rstrip() + "…")
                break
        return kept

    def count(self, text: str, weight: str, size: float, width: float) -> int:
        """The lines that a text takes."""
        return _lines(text, self.gauge.ladder(text, weight), limit_of(width, size))

    def below(self, kind: str, above: Fill, slot: str, gap: float) -> Rect | None:
        """The box of a slot moved up to ``gap`` points below a text that is set from the top; None without a place.

        It lies free of the text also where an office program draws wider faces than ours.
        """
        if is_loose(above) or not self.stage.has(kind, slot):
            return None
        box, upper = self.stage.box(kind, slot), self.stage.box(kind, above.slot)
        weight, wide = self.look.kinds[kind].slots[above.slot].weight, self.gauge.widened
        used = sum(
            p.pitch * _lines(p.text, wide.ladder(p.text, weight), limit_of(upper.width, p.size))
            for p in above.paragraphs
        )
        top = min(upper.y0 + used + gap, box.y0)
        return Rect(box.x0, top, box.x1, top + box.height)

    def ems(self, text: str) -> float:
        """The width of a text in ems: an ideograph is one."""
        return self.gauge.ladder(text)[-1] / 1000

    def broken(self, text: str, size: float, width: float, weight: str = "regular") -> str:
        """A line for the stage with breaks of our own by its sense, where it is longer than ``width``."""
        box = Rect(0.0, 0.0, max(width, size), size * len(text) + size)
        return set_headline(text, self.gauge, box, (size,), 1.0, weight).text

    def in_lines(self, text: str, size: float, width: float, weight: str) -> str:
        """A text broken by its sense where that takes no more lines than it takes anyway."""
        made = self.broken(text, size, width, weight)
        return made if made.count("\n") < self.count(text, weight, size, width) else text


def _lines(text: str, ladder: Sequence[int], limit: float) -> int:
    return sum(1 for _ in line_starts(text, ladder, limit))
