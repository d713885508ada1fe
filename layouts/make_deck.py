"""Makes ``deck.pptx`` and ``deck-4x3.pptx``, the templates of the shipped host decks: ``python layouts/make_deck.py [DIR]``.

What is on them is decided in ``progprint.pptx.shipped``, which makes them for slides of other shapes as well.
"""

from __future__ import annotations

import sys
from pathlib import Path

from progprint.pptx.shipped.file import package

SHAPES = {"deck.pptx": (960, 540), "deck-4x3.pptx": (720, 540)}
"""The files and the sizes of their slides, points."""


def main() -> None:
    """Write the templates beside this script, or into the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, size in SHAPES.items():
        (folder / name).write_bytes(package(*size))


if __name__ == "__main__":
    main()
