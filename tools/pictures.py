"""Makes docs/pictures/result.png: pages and slides of the sample as ``make booklet`` wrote them.

    make booklet && python tools/pictures.py

Needs pdftoppm (poppler-utils), and soffice with the project's Noto Sans SC installed, which slides are drawn with.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PAGES, SLIDES = (1, 3, 4), (2, 4, 12)
GROUND, GAP, EDGE = (236, 238, 242), 16, 24
PAGE_HEIGHT = 596


def run(program: str, *arguments: str) -> None:
    """Run a program that stands on the PATH; it ends this one if it is not there or fails."""
    found = shutil.which(program)
    if found is None:
        raise SystemExit(f"{program} is needed")
    subprocess.run([found, *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  a fixed program


def drawn(pdf: Path, numbers: tuple[int, ...], height: int, folder: Path) -> list[Image.Image]:
    """Pages of a PDF as pictures of one height in pixels."""
    found = []
    for number in numbers:
        stem = folder / f"{pdf.stem}-{number}"
        page = ["-f", str(number), "-l", str(number), "-singlefile", "-scale-to-y", str(height), "-scale-to-x", "-1"]
        run("pdftoppm", "-png", *page, str(pdf), str(stem))
        found.append(Image.open(f"{stem}.png").convert("RGB"))
    return found


def main() -> None:
    """Draw, put together, write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deck = min((ROOT / "out/decks").glob("*.pptx"))
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck))
        pages = drawn(ROOT / "out/booklet.pdf", PAGES, PAGE_HEIGHT, folder)
        high = (PAGE_HEIGHT - GAP * (len(SLIDES) - 1)) // len(SLIDES)
        slides = drawn(folder / f"{deck.stem}.pdf", SLIDES, high, folder)
        wide = sum(page.width + GAP for page in pages) + slides[0].width
        sheet = Image.new("RGB", (wide + 2 * EDGE, PAGE_HEIGHT + 2 * EDGE), GROUND)
        x = EDGE
        for page in pages:
            sheet.paste(page, (x, EDGE))
            x += page.width + GAP
        for number, slide in enumerate(slides):
            sheet.paste(slide, (x, EDGE + number * (high + GAP)))
        sheet.quantize(128).save(ROOT / "docs/pictures/result.png", optimize=True)


if __name__ == "__main__":
    main()
