"""The kinds of paper for the venue: what they are called, which layout they have, who makes them.

To add a kind: one function that gives its sheets, one layout in layouts/handouts, one row in KINDS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from progprint.sheets.context import Context
from progprint.sheets.handouts import cards, cue_card, days, door_sign, flyer, tables
from progprint.sheets.handouts.desk import Sheet


class Kind(NamedTuple):
    """A kind: its layout and its maker. ``folded``: its pages are those of a folded sheet, four on each."""

    layout: str
    make: Callable[[Context], list[Sheet]]
    folded: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "door-sign": Kind("door-sign", door_sign.door_signs),
        "table-card": Kind("table-card", cards.table_cards),
        "cue-card": Kind("cue-card", cue_card.cue_cards),
        "glance": Kind("glance", days.glances),
        "poster": Kind("poster", days.posters),
        "flyer": Kind("flyer", flyer.flyers, folded=True),
        "run-sheet": Kind("run-sheet", tables.run_sheets),
        "badge": Kind("badge", cards.badges),
        "sign-in": Kind("run-sheet", tables.sign_in),
    }
)
