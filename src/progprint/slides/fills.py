"""Texts into slots at their final size: headlines, short lines, lists and headed texts.

A ``Fitter`` knows the look, the stage of the template and the measures of a font book; a scene asks it for fills. What
does not fit a slot at its smallest size ends in an ellipsis and is reported; the notes hold it whole. A fill for a slot
that the template has no place for is *loose*: its paragraphs have no size yet, and the slide's ``body`` takes them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from progprint.agenda.programme import Passage, Wording
from progprint.core.diagnostic import Diagnostic, warning
from progprint.core.units import Rect
from progprint.deck.binding import BODY, Stage
from progprint.deck.blocks import BlockStyle, Fitted, Sheet, TextBlock, TextItem, TextPiece
from progprint.deck.deck import Fill, Paragraph, Run
from progprint.deck.fit import fit_blocks
from progprint.deck.headline import set_headline
from progprint.deck.lines import Gauge, limit_of, line_starts, one_line
from progprint.deck.paginate import SENTENCE_END
from progprint.design.deck import DeckLook
from progprint.slides.items import is_loose, loose

ROWS = 6
"""Headed texts that a slide has placeholders for."""
GROUNDED = ("opening", "day", "break", "closing")
"""Kinds on a full ground, where quiet text would not be read."""
GAP = "\u3000"
"""What stands between short facts on one line."""
_LABEL_PITCH = 1.5
_SMALL, _SMALLER = 14.0, 4.0


@dataclass(slots=True)
class Fitter:
    """Fits text to the slots of one template; ``found`` collects what did not fit."""

    look: DeckLook
    stage: Stage
    gauge: Gauge
    found: list[Diagnostic] = field(default_factory=list)

    # -- one line, one title

    def title(
        self, kind: str, words: Wording | str, *, tail: str = "", label: str = "", more: str = "", size: float = 0.0
    ) -> tuple[Fill, bool]:
        """A title with its ``tail`` in lines of our own, and below it what the slide tells of it; whether it is whole.

        A label with a size of its own has the colour of the title, as a name has. ``more`` is put behind it, and stays
        there where the label has to be cut.
        """
        binding, body = self.look.kinds[kind].slots["title"], self.look.body
        small = min(size or body.head_size, max(binding.sizes))
        box = self.stage.box(kind, "title")
        if size:
            wide = self.gauge.ladder(label, "bold")[-1]
            small = next((one for one in (small, small * 0.85, small * 0.7) if wide <= limit_of(box.width, one)), small)
            small = round(small)
        pitch = round(small * _LABEL_PITCH, 2) if label or more else 0.0
        form = binding.sizes, binding.pitch, binding.weight
        made = set_headline(str(words), self.gauge, box, *form, used=pitch, tail=tail)
        paragraphs = [Paragraph((Run(made.text),), made.size, round(made.pitch, 2))]
        if label or more:
            label = self._labelled(label, more, limit_of(box.width, small), "bold" if size else "regular")
            look = (
                Run(label, "text", bold=True) if size else Run(label, "" if kind in GROUNDED else "quiet", bold=False)
            )
            paragraphs.append(Paragraph((look,), small, pitch))
        return Fill("title", tuple(paragraphs)), not made.rest

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
        return GAP.join(part for part in (within(label, room) if label else "", more) if part)

    def overflow(self, words: Wording | str) -> None:
        """Report that a text is not whole on its slide."""
        span = words.span if isinstance(words, Wording) else None
        self.found.append(warning("text-overflow", span, "slide", text=str(words)[:24] + "…"))

    def lines(
        self, kind: str, slot: str, texts: Sequence[Wording | str], *, spare: bool = False, abreast: str = ""
    ) -> Fill:
        """Short texts below each other, all at the largest size at which they fit; the last size takes what it can.

        With ``abreast`` they are joined by it if they fit in one line at the largest size. With ``spare`` they stand
        whole elsewhere, and a cut is no finding.
        """
        if not self.stage.has(kind, slot):
            told = [one_line(str(text)) for text in texts]
            return loose(slot, [TextItem(text) for text in ([abreast.join(told)] if abreast else told)])
        binding = self.look.kinds[kind].slots[slot]
        box = self.stage.box(kind, slot)
        shown = [one_line(str(text)) for text in texts]
        if abreast:
            joined = abreast.join(shown)
            if self.gauge.ladder(joined, binding.weight)[-1] <= limit_of(box.width, binding.sizes[0]):
                shown = [joined]
        ladders = [self.gauge.ladder(text, binding.weight) for text in shown]
        for size in binding.sizes:
            limit = limit_of(box.width, size)
            counts = [sum(1 for _ in line_starts(t, w, limit)) for t, w in zip(shown, ladders, strict=True)]
            if sum(counts) * size * binding.pitch <= box.height + 0.01:
                break
        else:
            size = binding.sizes[-1]
            shown = self._cut(shown, ladders, limit_of(box.width, size), int(box.height / (size * binding.pitch)))
            if not spare:
                self.overflow(next((text for text in texts if isinstance(text, Wording)), texts[0]))
        pitch = round(size * binding.pitch, 2)
        return Fill(slot, tuple(Paragraph((Run(text),), size, pitch) for text in shown))

    def _cut(self, shown: list[str], ladders: Sequence[Sequence[int]], limit: float, room: int) -> list[str]:
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

    def cards(self, kind: str, slot: str, people: Sequence[tuple[Wording, str, Sequence[Wording]]]) -> list[Fill]:
        """Name, role and further facts of persons in the slots ``slot-1`` and so on, all in the same size."""
        if not self.stage.has(kind, f"{slot}-{len(people)}"):
            told = (
                GAP.join(filter(None, (one_line(str(p)) for p in (name, role, *facts)))) for name, role, facts in people
            )
            return [loose(slot, [TextItem(line)]) for line in told]
        binding, box = self.look.kinds[kind].slots[f"{slot}-1"], self.stage.box(kind, f"{slot}-1")
        for size in binding.sizes:
            made = [self._card(person, size, binding.pitch, box.width) for person in people]
            if all(height <= box.height + 0.01 for _, height in made):
                break
        else:
            size = binding.sizes[-1]
        fills = []
        for n, person in enumerate(people, 1):
            card, height = self._card(person, size, binding.pitch, box.width)
            if height > box.height + 0.01:
                self.overflow(person[0])
                card = self._shortened(card, size, binding.pitch, box)
            fills.append(Fill(f"{slot}-{n}", card))
        return fills

    def _card(
        self, person: tuple[Wording, str, Sequence[Wording]], size: float, pitch: float, width: float
    ) -> tuple[tuple[Paragraph, ...], float]:
        """The paragraphs of a card and their height."""
        name, role, facts = person
        small = max(_SMALL, size - _SMALLER)
        head = one_line(name.text) + (GAP + role if role else "")
        runs = (Run(one_line(name.text), bold=True), *([Run(GAP + role, "accent", None, small)] if role else []))
        made, height = (
            [Paragraph(runs, size, round(size * pitch, 2))],
            size * pitch * self.count(head, "bold", size, width),
        )
        for fact in facts:
            text = one_line(fact.text)
            made.append(Paragraph((Run(text, "quiet"),), small, round(small * pitch, 2)))
            height += small * pitch * self.count(text, "regular", small, width)
        return tuple(made), height

    def _shortened(self, card: tuple[Paragraph, ...], size: float, pitch: float, box: Rect) -> tuple[Paragraph, ...]:
        """As much of a card as its box holds."""
        room = int(box.height / (size * pitch))
        texts = [paragraph.text for paragraph in card]
        kept = self._cut(texts, [self.gauge.ladder(text, "bold") for text in texts], limit_of(box.width, size), room)
        return tuple(
            paragraph if text == paragraph.text else replace(paragraph, runs=(replace(paragraph.runs[0], text=text),))
            for paragraph, text in zip(card, kept, strict=False)
        )

    def count(self, text: str, weight: str, size: float, width: float) -> int:
        """The lines that a text takes."""
        return sum(1 for _ in line_starts(text, self.gauge.ladder(text, weight), limit_of(width, size)))

    def below(self, kind: str, above: Fill, slot: str, gap: float) -> Rect | None:
        """The box of a slot moved up to ``gap`` points below a text that is set from the top; None without a place."""
        if is_loose(above) or not self.stage.has(kind, slot):
            return None
        box, upper, weight = (
            self.stage.box(kind, slot),
            self.stage.box(kind, above.slot),
            self._weight(kind, above.slot),
        )
        used = sum(p.pitch * self.count(p.text, weight, p.size, upper.width) for p in above.paragraphs)
        top = min(upper.y0 + used + gap, box.y0)
        return Rect(box.x0, top, box.x1, top + box.height)

    def _weight(self, kind: str, slot: str) -> str:
        return self.look.kinds[kind].slots[slot].weight

    # -- text that may go on

    def ems(self, text: str) -> float:
        """The width of a text in ems: an ideograph is one."""
        return self.gauge.ladder(text)[-1] / 1000

    def broken(self, text: str, size: float, width: float, weight: str = "regular") -> str:
        """A line for the stage with breaks of our own by its sense, where it is longer than ``width``."""
        box = Rect(0.0, 0.0, max(width, size), size * len(text) + size)
        return set_headline(text, self.gauge, box, (size,), 1.0, weight).text

    def sentences(self, passages: Sequence[Passage], most: float) -> list[Passage]:
        """Whole sentences from the start of a text, ``most`` ems in all; all of it if it is that short."""
        if sum(self.ems(passage.words.text) for passage in passages) <= most:
            return list(passages)
        kept: list[Passage] = []
        used = 0.0
        for passage in passages:
            text = passage.words.text
            ends = [match.end() for match in SENTENCE_END.finditer(text)] or [len(text)]
            end = max((at for at in ends if used + self.ems(text[:at]) <= most), default=0)
            used += self.ems(text)
            if end:
                kept.append(passage._replace(words=Wording(text[:end].strip(), passage.words.span)))
            if end < len(text.rstrip()):
                break
        return kept

    def listing(self, kind: str, slot: str, items: Sequence[TextItem], *, close: bool = False) -> list[Fill]:
        """Paragraphs or list items in one slot, a fill a slide; in ``body`` where the template has no place for them.

        ``close``: without space between them, as short facts stand.
        """
        if not self.stage.has(kind, slot):
            if not self.stage.has(kind, BODY):
                return [loose(slot, items)]
            slot = BODY
        box = self.stage.box(kind, slot)
        settings = self._settings(kind, slot, box.width, 0.0, side=False)
        settings = [replace(setting, gap=0.0) for setting in settings] if close else settings
        fitted = self._fit([TextBlock("", tuple(items))], settings, box.height)
        return [Fill(slot, self._paragraphs(sheet, fitted.setting)) for sheet in fitted.sheets]

    def headed(self, kind: str, slot: str, blocks: Sequence[TextBlock]) -> list[Fill]:
        """Headed texts in one slot, each heading above its text, a fill a slide."""
        if not self.stage.has(kind, slot):
            rows = [(*([TextItem(block.heading)] if block.heading else []), *block.items) for block in blocks]
            return [loose(slot, [item for row in rows for item in row])]
        box = self.stage.box(kind, slot)
        fitted = self._fit(blocks, self._settings(kind, slot, box.width, 0.0, side=False), box.height)
        return [Fill(slot, self._paragraphs(sheet, fitted.setting)) for sheet in fitted.sheets]

    def _fit(self, blocks: Sequence[TextBlock], settings: Sequence[BlockStyle], height: float, rows: int = 0) -> Fitted:
        sizes = [setting.size for setting in settings]
        going_on = next((n for n, size in enumerate(sizes) if size <= self.look.body.going_on), len(sizes) - 1)
        return fit_blocks(blocks, self.gauge, settings, height, going_on=going_on, rows=rows)

    def _settings(self, kind: str, slot: str, width: float, head_width: float, *, side: bool) -> list[BlockStyle]:
        binding, body = self.look.kinds[kind].slots[slot], self.look.body
        return [
            BlockStyle(
                size,
                round(size * binding.pitch, 2),
                width,
                body.head_size,
                head_width or width,
                body.gap,
                body.block_gap,
                round(min(size * body.indent, width / 2), 2),
                side,
            )
            for size in binding.sizes
        ]

    def _paragraphs(self, sheet: Sheet, setting: BlockStyle) -> tuple[Paragraph, ...]:
        made: list[Paragraph] = []
        for group in sheet:
            pieces = list(self._pieces(group.pieces, setting))
            if group.heading:
                head = Run(group.heading, "accent", bold=True)
                pieces.insert(0, Paragraph((head,), setting.head_size, setting.pitch))
            if made and pieces:
                pieces[0] = replace(pieces[0], before=setting.block_gap)
            made += pieces
        return tuple(made)

    def _pieces(self, pieces: Sequence[TextPiece], setting: BlockStyle) -> tuple[Paragraph, ...]:
        made = []
        for n, piece in enumerate(pieces):
            item, begins = piece.item, piece.start == 0
            made.append(
                Paragraph(
                    (Run(piece.text),),
                    setting.size,
                    setting.pitch,
                    setting.gap if n else 0.0,
                    item.marker if begins else "",
                    item.number,
                    setting.indent if item.marker else 0.0,
                )
            )
        return tuple(made)
