"""Longer texts into slots: lists, headed texts and biographies; what one slide does not hold goes on on a further one."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.programme import Passage, Wording
from progprint.deck.binding import BODY
from progprint.deck.blocks import BlockStyle, Fitted, Sheet, TextBlock, TextItem, TextPiece
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
    """Paragraphs or list items in one slot, a fill a slide; in ``body`` where the template has no place for them.

    ``close``: without space between them, as short facts stand.
    """
    if not fitter.stage.has(kind, slot):
        if not fitter.stage.has(kind, BODY):
            return [loose(slot, items)]
        slot = BODY
    box = fitter.stage.box(kind, slot)
    settings = _settings(fitter, kind, slot, box.width)
    settings = [setting._replace(gap=0.0) for setting in settings] if close else settings
    fitted = _fit(fitter, [TextBlock("", tuple(items))], settings, box.height)
    return [Fill(slot, _paragraphs(fitter, sheet, fitted.setting)) for sheet in fitted.sheets]


def headed(fitter: Fitter, kind: str, slot: str, blocks: Sequence[TextBlock]) -> list[Fill]:
    """Headed texts in one slot, each heading above its text, a fill a slide."""
    if not fitter.stage.has(kind, slot):
        rows = [(*([TextItem(block.heading)] if block.heading else []), *block.items) for block in blocks]
        return [loose(slot, [item for row in rows for item in row])]
    box = fitter.stage.box(kind, slot)
    fitted = _fit(fitter, blocks, _settings(fitter, kind, slot, box.width), box.height)
    return [Fill(slot, _paragraphs(fitter, sheet, fitted.setting)) for sheet in fitted.sheets]


def _fit(fitter: Fitter, blocks: Sequence[TextBlock], settings: Sequence[BlockStyle], height: float) -> Fitted:
    blocks = [
        block._replace(items=tuple(item._replace(text=softened(item.text)) for item in block.items)) for block in blocks
    ]
    sizes = [setting.size for setting in settings]
    going_on = next((n for n, size in enumerate(sizes) if size <= fitter.look.body.going_on), len(sizes) - 1)
    return fit_blocks(blocks, fitter.gauge, settings, height, going_on=going_on)


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


def _pieces(fitter: Fitter, pieces: Sequence[TextPiece], setting: BlockStyle) -> tuple[SlideParagraph, ...]:
    made = []
    for n, piece in enumerate(pieces):
        item, begins = piece.item, piece.start == 0
        indent = setting.indent if item.marker else 0.0
        made.append(
            SlideParagraph(
                (Run(hardened(piece.text, fitter.gauge, setting.width - indent, setting.size)),),
                setting.size,
                setting.pitch,
                setting.gap if n else 0.0,
                item.marker if begins else "",
                item.number,
                indent,
            )
        )
    return tuple(made)
