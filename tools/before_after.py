"""Makes docs/pictures/before-*.png: pages of the sample as an older version set them, at the left, and as they are now.

    mkdir OLD && git archive c75d11a | tar x -C OLD && python tools/before_after.py OLD

OLD is a folder with the files of that version; it runs on the libraries of this one. Needs pdftoppm (poppler-utils).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image
from tools.pictures import GAP, GROUND, ROOT, drawn, put_together, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = (
    ("contents", "a5", (4, 5), (4, 5)),
    ("day", "a5", (8, 9), (6, 7)),
    ("keynote", "a5", (11, 12), (8,)),
    ("opener", "a5", (21, 22), (17,)),
    ("panel", "a5", (36, 37), (28,)),
    ("names", "a5", (47,), (36,)),
    ("index", "a5", (50, 51), (39,)),
    ("opening", "pocket", (16, 17), (10, 11)),
)
"""The name of a picture, the size of the book, its pages before, its pages now."""
HEIGHT, COLORS = 420, 48
ARROW = 40
"""Pixels between before and now."""


def booklet(checkout: Path, size: str, target: Path) -> Path:
    """The sample's booklet by the version in a folder."""
    words = [sys.executable, "-m", "progprint", "pdf", "content/sample", "--layout", size, "-q", "-o", str(target)]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    subprocess.run(words, cwd=checkout, env=environment, check=True)  # noqa: S603  our own program
    return target


def shown(pdf: Path, numbers: Sequence[int], folder: Path) -> Image.Image:
    """Pages beside each other; two that face each other as a spread."""
    pages = drawn(pdf, tuple(numbers), HEIGHT, folder)
    if len(pages) == 1:
        return pages[0]
    if numbers[0] % 2 == 0:
        return spread(*pages)
    apart = Image.new("RGB", (sum(page.width for page in pages) + GAP // 2, HEIGHT), GROUND)
    apart.paste(pages[0], (0, 0))
    apart.paste(pages[1], (pages[0].width + GAP // 2, 0))
    return apart


def main() -> None:
    """Draw both versions and put them beside each other."""
    old = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made: dict[tuple[str, str], Path] = {}
        for size in dict.fromkeys(size for _, size, _, _ in PAIRS):
            for side, checkout in (("before", old), ("now", ROOT)):
                made[side, size] = booklet(checkout, size, folder / f"{side}-{size}.pdf")
        for stem, size, before, now in PAIRS:
            pair = [shown(made["before", size], before, folder), shown(made["now", size], now, folder)]
            sheet = put_together([pair], gap=ARROW).quantize(COLORS)
            sheet.save(ROOT / f"docs/pictures/before-{stem}.png", optimize=True)


if __name__ == "__main__":
    main()
