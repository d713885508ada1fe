"""The state of the studio as the page gets it: documents of a tab, and problems with the pages that they concern."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from progprint.preview.places import Index

if TYPE_CHECKING:
    from progprint.core.diagnostic import Diagnostic
    from progprint.preview.studio import Saved, Studio, StudioPages

Tell = Callable[["Sequence[Diagnostic]"], "list[dict[str, object]]"]
"""Diagnostics as plain data with their sentences."""
_MOST = 500
"""Problems that are told."""


def state_json(studio: Studio, group: str, tell: Tell, *, can_open: bool) -> dict[str, object]:
    """Everything that the page shows of a tab, but for the pictures; ``tell`` puts problems into words."""
    with studio.lock:
        documents = list(studio.group(group).values())
        state = studio.state
        return {
            "version": state.version,
            "sound": state.sound,
            "seconds": round(state.seconds, 2),
            "group": group,
            "open": can_open,
            "documents": [_document(one) for one in documents],
            "problems": _problems(studio, state, tell),
        }


def _document(one: StudioPages) -> dict[str, object]:
    sizes = [[round(page.frame.width, 2), round(page.frame.height, 2)] for page in one.pages]
    return {
        "key": one.key,
        "title": one.title,
        "spreads": one.spreads,
        "sizes": sizes[:1] if all(size == sizes[0] for size in sizes) else sizes,
        "labels": [page.label for page in one.pages],
        "jumps": [list(jump) for jump in one.jumps],
        "margins": [round(value, 2) for value in one.margins],
        "grid": round(one.grid, 3),
        "baseline": round(one.baseline, 3),
        "bleed": one.pages[0].bleed if one.pages else 0.0,
    }


def _problems(studio: Studio, state: Saved, tell: Tell) -> list[dict[str, object]]:
    shown = state.problems[:_MOST]
    told = tell(shown)
    booklet = studio.group("booklet").get("booklet")
    index = Index(booklet) if booklet is not None and shown else None
    return [_problem(d, one, index) for d, one in zip(shown, told, strict=True)]


def _problem(d: Diagnostic, told: dict[str, object], index: Index | None) -> dict[str, object]:
    found = index.find(d.span) if index is not None and d.span is not None else None
    if found is None:
        return told
    number, box = found
    return {**told, "page": number, "box": [round(value, 1) for value in (box.x, box.y, box.width, box.height)]}
