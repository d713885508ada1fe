"""Longer texts into slots: lists, headed texts and biographies; what one slide does not hold goes on on a further one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from progprint.agenda.programme import Passage, Wording
from progprint.deck.binding import BODY
from progprint.deck.blocks import BlockStyle, Sheet, TextBlock, TextItem, TextPiece
from progprint.deck.deck import Fill, Run, SlideParagraph
from progprint.deck.fit import fit_blocks
from progprint.deck.lines import hardened, softened
from progprint.deck.paginate import SENTENCE_END
from progprint.slides.fills import Fitter
from progprint.slides.items import loose


def sentences_of(fitter: Fitter, passages: Sequence[Passage], most: float) -> list[Passage]:
    """Whole sentences from the start of a text, ``most`` ems in all; all of it if it is that short."""
    if sum(fitter.ems(passage.words.text) for passage in passages) <= most:
        return list(passages)
    kept: list[Passage] = []
    used = 0.0
    for passage in passages:
        text = passage.words.text
        ends = [match.end() for match in SENTENCE_END.finditer(text)] or [len(text)]
        end = max((at for at in ends if used + fitter.ems(text[:at]) <= most), default=0)
        used += fitter.ems(text)
        if end:
            kept.append(passage._replace(words=Wording(text[:end].strip(), passage.words.span)))
        if end < len(text.rstrip()):
            break
    return kept


def listing(fitter: Fitter, kind: str, slot: str, items: Sequence[TextItem], *, close: bool = False) -> list[Fill]:
    """Paragraphs or list items in one slot, a fill a slide; ``close``: without space between them, as short facts stand."""
    return headed(fitter, kind, slot, [TextBlock("", tuple(items))], close=close)


def headed(fitter: Fitter, kind: str, slot: str, blocks: Sequence[TextBlock], *, close: bool = False) -> list[Fill]:
    """Headed texts in one slot, each heading above its text, a fill a slide; in ``body`` where the template lacks the slot."""
    if not fitter.stage.has(kind, slot) and not fitter.stage.has(kind, BODY):
        rows = [(*([TextItem(block.heading)] if block.heading else []), *block.items) for block in blocks]
        return [loose(slot, [item for row in rows for item in row])]
    slot = slot if fitter.stage.has(kind, slot) else BODY
    box, going_on = fitter.stage.box(kind, slot), fitter.look.body.going_on
    soft = [
        block._replace(items=tuple(item._replace(text=softened(item.text)) for item in block.items)) for block in blocks
    ]
    settings = _settings(fitter, kind, slot, box.width)
    settings = [setting._replace(gap=0.0) for setting in settings] if close else settings
    several = next((n for n, setting in enumerate(settings) if setting.size <= going_on), len(settings) - 1)
    fitted = fit_blocks(soft, fitter.gauge, settings, box.height, going_on=several)
    return [Fill(slot, _paragraphs(fitter, sheet, fitted.setting)) for sheet in fitted.sheets]


def _settings(fitter: Fitter, kind: str, slot: str, width: float) -> list[BlockStyle]:
    binding, body = fitter.look.kinds[kind].slots[slot], fitter.look.body
    return [
        BlockStyle(
            size,
            round(size * binding.pitch, 2),
            width,
            body.head_size,
            body.gap,
            body.block_gap,
            round(min(size * body.indent, width / 2), 2),
        )
        for size in binding.sizes
    ]


def _paragraphs(fitter: Fitter, sheet: Sheet, setting: BlockStyle) -> tuple[SlideParagraph, ...]:
    made: list[SlideParagraph] = []
    for group in sheet:
        pieces = list(_pieces(fitter, group.pieces, setting))
        if group.heading:
            head = Run(group.heading, "accent", bold=True)
            pieces.insert(0, SlideParagraph((head,), setting.head_size, setting.pitch))
        if made and pieces:
            pieces[0] = pieces[0]._replace(before=setting.block_gap)
        made += pieces
    return tuple(made)


def _pieces(fitter: Fitter, pieces: Sequence[TextPiece], setting: BlockStyle) -> Iterator[SlideParagraph]:
    for n, piece in enumerate(pieces):
        item, marker = piece.item, piece.item.marker if piece.start == 0 else ""
        indent = setting.indent if item.marker else 0.0
        words = hardened(piece.text, fitter.gauge, setting.width - indent, setting.size)
        gap = setting.gap if n else 0.0
        yield SlideParagraph((Run(words),), setting.size, setting.pitch, gap, marker, item.number, indent)
