"""Writes docs/reference/ anew: ``python -m tools.reference``. A test compares what lies there with what is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tools.reference import codes, commands, keys, looks, shapes

PLACE = Path(__file__).resolve().parents[2] / "docs/reference"
PAGES: Mapping[str, Callable[[], str]] = {
    "agenda.md": keys.agenda,
    "project.md": keys.project,
    "layouts.md": looks.layouts,
    "decks.md": looks.decks,
    "handouts.md": looks.handouts,
    "commands.md": commands.page,
    "codes.md": codes.page,
    "json.md": shapes.page,
}


def main() -> None:
    """Write all pages."""
    PLACE.mkdir(parents=True, exist_ok=True)
    for name, made in PAGES.items():
        (PLACE / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
