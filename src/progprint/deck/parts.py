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

ROWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "start": ("opening", "producer", "agenda"),
        "day": ("day", "agenda"),
        "resume": ("agenda",),
        "talk": ("agenda", "title", "intro", "more", "questions"),
        "panel": ("agenda", "title", "panel", "intro", "more", "questions"),
        "lightning": ("agenda", "title", "list", "intro", "more", "questions"),
        "opening": ("agenda", "title", "panel", "intro", "more", "questions"),
        "break": ("break",),
        "end": ("closing",),
    }
)
"""The rows, and the scenes that each may have."""

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

STANDARD: Parts = MappingProxyType(
    {
        "start": ("opening", "producer", "agenda"),
        "day": ("day",),
        "resume": ("agenda",),
        "talk": ("title", "intro", "questions"),
        "panel": ("panel", "questions"),
        "lightning": ("list", "questions"),
        "opening": ("title",),
        "break": ("break",),
        "end": ("closing",),
    }
)
SHORT: Parts = MappingProxyType(
    {
        "start": ("opening", "producer"),
        "day": (),
        "resume": (),
        "talk": ("title",),
        "panel": ("title",),
        "lightning": ("title",),
        "opening": ("title",),
        "break": ("break",),
        "end": ("closing",),
    }
)
FULL: Parts = MappingProxyType(
    {
        "start": ("opening", "producer", "agenda"),
        "day": ("day", "agenda"),
        "resume": (),
        "talk": ("agenda", "title", "intro", "more", "questions"),
        "panel": ("agenda", "panel", "more", "questions"),
        "lightning": ("agenda", "list", "more", "questions"),
        "opening": ("title",),
        "break": ("break",),
        "end": ("closing",),
    }
)
SETS: Mapping[str, Parts] = MappingProxyType({"short": SHORT, "standard": STANDARD, "full": FULL})
"""The sets by name; ``--parts`` picks one."""
DEFAULT = "standard"
