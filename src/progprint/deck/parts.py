"""Parts of a deck: which slides come at which point of the stage, and the three sets that ship.

    row        the point: start, day, resume (after a break), a talk by its type, break, end
    scene      a slide, or the slides, that stand there

A look's or a project's own ``parts:`` may shorten or reorder each row; what it does not name stays as it is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Parts = Mapping[str, tuple[str, ...]]
"""Scenes by row."""

_TABLE = {
    "start": ("opening producer agenda", "opening producer", "opening producer agenda", "opening producer agenda"),
    "day": ("day agenda", "", "day", "day agenda"),
    "resume": ("agenda", "", "agenda", ""),
    "talk": ("agenda title intro more questions", "title", "title intro questions", "agenda title intro more questions"),
    "panel": ("agenda title panel intro more questions", "title", "panel questions", "agenda panel more questions"),
    "lightning": ("agenda title list intro more questions", "title", "list questions", "agenda list more questions"),
    "opening": ("agenda title panel intro more questions", "title", "title", "title"),
    "break": ("break", "break", "break", "break"),
    "end": ("closing", "closing", "closing", "closing"),
}  # fmt: skip
"""Of each row the scenes that it may have, then those that it has in the sets: short, standard, full."""
ROWS, _SHORT, _STANDARD, _FULL = (
    MappingProxyType({row: tuple(scenes[n].split()) for row, scenes in _TABLE.items()}) for n in range(4)
)
SETS: Mapping[str, Parts] = MappingProxyType({"short": _SHORT, "standard": _STANDARD, "full": _FULL})
"""The sets by name; ``--parts`` picks one."""
DEFAULT = "standard"

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "talk": "talk",
        "keynote": "talk",
        "workshop": "talk",
        "panel": "panel",
        "lightning": "lightning",
        "opening": "opening",
        "closing": "opening",
        "other": "opening",
        "break": "break",
    }
)
"""The row of each type of talk."""
