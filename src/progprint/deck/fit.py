"""Fitting longer text: on one slide if a size allows it, else spread over several, nothing lost.

    TextBlock(heading, items) …  ── fit_blocks ──▶  Fitted(sheets, setting)

The number of sheets comes from filling them one after the other; then the text is spread over as many by sense, at the
size that fills them best. Room that is left over opens the gaps between paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from progprint.deck.blocks import BlockPart, BlockStyle, Fitted, Sheet, TextBlock, Texts
from progprint.deck.lines import Gauge
from progprint.deck.paginate import paginate
from progprint.deck.spread import cheapest, spread

_BALANCE_STEPS = 5
_FEW = 4
"""Sheets up to which a text is set at the size for text that goes on, whatever a smaller one would save."""
_MOST = 6
"""Sheets up to which the best way is looked for; beyond, they are filled evenly."""
_STEP = 0.03
"""What a size costs below the largest that takes the same number of sheets."""
_SMALLER = 2
"""Sizes that a text may go down for the sake of its last lines."""
_RUNT = 3
"""Characters, with their mark, that are too few for a last line."""
_LOOSER = (2.0, 1.75, 1.5, 1.25)
_ROUNDING = 0.01


def fit_blocks(
    blocks: Sequence[TextBlock],
    gauge: Gauge,
    settings: Sequence[BlockStyle],
    height: float,
    *,
    going_on: int,
) -> Fitted:
    """Blocks in the largest setting that takes one sheet, else in the best one for several.

    ``settings`` go from large to small; the one at ``going_on``, or a smaller one if that saves sheets beyond four,
    tells how many sheets there are.
    """
    texts = Texts(blocks, gauge)
    several: list[Fitted] = []
    for index, setting in enumerate(settings):
        roomy = texts.least_height(setting) <= height
        if not roomy and index < going_on:
            continue
        sheets = paginate(texts, setting, height)
        if len(sheets) <= 1:
            return _loosened(
                texts, _without_runts(texts, settings[index : index + 1 + _SMALLER], sheets, height), height
            )
        if index >= going_on:
            several.append(Fitted(sheets, setting))
    if not several:
        several = [Fitted(paginate(texts, settings[-1], height), settings[-1])]
    chosen = next((fitted for fitted in several if len(fitted.sheets) <= _FEW), several[-1])
    best = _best(texts, settings, height, len(chosen.sheets))
    return _loosened(texts, best or Fitted(_evened(texts, chosen, height), chosen.setting), height)


def _without_runts(texts: Texts, settings: Sequence[BlockStyle], sheets: list[Sheet], height: float) -> Fitted:
    """The first of the settings if no last line is a mere rest of a word, else the one with the fewest of them."""
    fewest = texts.runts(settings[0], _RUNT)
    chosen = Fitted(sheets, settings[0])
    for setting in settings[1:] if fewest else ():
        count = texts.runts(setting, _RUNT)
        if count < fewest:
            fewest, chosen = count, Fitted(paginate(texts, setting, height), setting)
    return chosen


def _best(texts: Texts, settings: Sequence[BlockStyle], height: float, count: int) -> Fitted | None:
    """The size and the way by sense that fill a number of sheets best."""
    if count > _MOST:
        return None
    best: tuple[float, Fitted] | None = None
    steps, least = 0, cheapest(texts, count)
    for setting in settings:
        if texts.least_height(setting) > count * height or (best is not None and least + steps * _STEP >= best[0]):
            continue
        found = spread(texts, setting, height, count)
        if found is not None and (best is None or found[0] + steps * _STEP < best[0]):
            best = found[0] + steps * _STEP, Fitted(found[1], setting)
        steps += best is not None
    return best[1] if best else None


def _evened(texts: Texts, fitted: Fitted, height: float) -> list[Sheet]:
    """The same number of sheets, filled about equally: the least height that still needs no more of them."""
    best, low, high = fitted.sheets, height / 2, height
    for _ in range(_BALANCE_STEPS):
        middle = (low + high) / 2
        sheets = paginate(texts, fitted.setting, middle)
        if len(sheets) <= len(best):
            best, high = sheets, middle
        else:
            low = middle
    return best


def _loosened(texts: Texts, fitted: Fitted, height: float) -> Fitted:
    """Gaps up to twice as wide where every sheet has room for them."""
    setting = fitted.setting
    for factor in _LOOSER:
        looser = setting._replace(gap=setting.gap * factor, block_gap=setting.block_gap * factor)
        sheets = [_again(texts, sheet, looser) for sheet in fitted.sheets]
        if all(not sheet or sheet[-1].top + sheet[-1].height <= height + _ROUNDING for sheet in sheets):
            return Fitted(sheets, looser)
    return fitted


def _again(texts: Texts, sheet: Sheet, setting: BlockStyle) -> Sheet:
    made: list[BlockPart] = []
    for group in sheet:
        made.append(texts.group(group.block, setting, made, first=group.first))
        for piece in group.pieces:
            made[-1].put(piece, setting)
    return made
