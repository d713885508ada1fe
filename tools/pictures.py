"""Makes docs/pictures: pages, slides, spreads and looks of the sample as ``make sample`` wrote it.

    make sample && python tools/pictures.py

Needs pdftoppm (poppler-utils), and chromium for the picture of the preview.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PAGES, SLIDES = (1, 7, 13, 16), (1, 4, 5)
GROUND, GAP, EDGE = (236, 238, 242), 16, 24
PAGE_HEIGHT = 596
SPREADS = ((4, 5), (6, 7), (12, 13), (16, 17), (38, 39), (40, 41))
LOOKS = (("a5", "ink"), ("a5", "vivid"), ("a5", "calm"), ("a4", ""), ("b5", ""), ("pocket", ""), ("large-print", ""))
SPREAD_HEIGHT, SLIDE_HEIGHT, SCALE = 420, 240, 1.05
"""Heights of a spread and of a slide, pixels; pixels for a millimetre where sizes stand beside each other."""


def run(program: str, *arguments: str) -> str:
    """What a program on the PATH prints; it ends this one if it is not there or fails."""
    found = shutil.which(program)
    if found is None:
        raise SystemExit(f"{program} is needed")
    done = subprocess.run([found, *arguments], check=True, capture_output=True, text=True)  # noqa: S603  a fixed program
    return done.stdout


def ours(*arguments: str) -> None:
    """Run progprint; it ends this program if it fails."""
    run(str(ROOT / ".venv/bin/progprint"), *arguments)


def drawn(pdf: Path, numbers: tuple[int, ...], height: int, folder: Path) -> list[Image.Image]:
    """Pages of a PDF as pictures of one height in pixels."""
    found = []
    for number in numbers:
        stem = folder / f"{pdf.stem}-{number}"
        page = ["-f", str(number), "-l", str(number), "-singlefile", "-scale-to-y", str(height), "-scale-to-x", "-1"]
        run("pdftoppm", "-png", *page, str(pdf), str(stem))
        found.append(Image.open(f"{stem}.png").convert("RGB"))
    return found


def put_together(rows: list[list[Image.Image]], gap: int = GAP) -> Image.Image:
    """Pictures in rows, each row as high as its highest."""
    width = max(sum(one.width for one in row) + gap * (len(row) - 1) for row in rows)
    height = sum(max(one.height for one in row) for row in rows) + GAP * (len(rows) - 1)
    sheet = Image.new("RGB", (width + 2 * EDGE, height + 2 * EDGE), GROUND)
    y = EDGE
    for row in rows:
        x = EDGE
        high = max(one.height for one in row)
        for one in row:
            sheet.paste(one, (x, y + high - one.height))
            x += one.width + gap
        y += high + GAP
    return sheet


def spread(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages that face each other."""
    both = Image.new("RGB", (left.width + right.width + 1, left.height), GROUND)
    both.paste(left, (0, 0))
    both.paste(right, (left.width + 1, 0))
    return both


def deck(look: str, track: str, folder: Path) -> Path:
    """The deck of a track as a PDF, drawn by our own engine: no face of this machine comes in."""
    target = folder / f"{look}-{track}.pdf"
    words = ["slides", str(ROOT / "content/sample"), "--track", track, "--template", look, "--pdf", "slides"]
    ours(*words, "-o", str(target))
    return target


def result(booklet: Path, folder: Path) -> Image.Image:
    """Four pages and three slides of the sample."""
    pages = drawn(booklet, PAGES, PAGE_HEIGHT, folder)
    high = (PAGE_HEIGHT - GAP * (len(SLIDES) - 1)) // len(SLIDES)
    slides = drawn(deck("deck", "platform", folder), SLIDES, high, folder)
    column = Image.new("RGB", (slides[0].width, PAGE_HEIGHT), GROUND)
    for number, slide in enumerate(slides):
        column.paste(slide, (0, number * (high + GAP)))
    return put_together([[*pages, column]])


def spreads(booklet: Path, folder: Path) -> Image.Image:
    """The best spreads of the sample, two beside each other."""
    shown = [spread(*drawn(booklet, pair, SPREAD_HEIGHT, folder)) for pair in SPREADS]
    return put_together([shown[n : n + 2] for n in range(0, len(shown), 2)])


def slides(folder: Path) -> Image.Image:
    """The best six slides: four kinds of one deck, an introduction, and a talk of two on a dark ground."""
    shown = []
    for look, numbers in (("deck", (1, 2, 4, 5, 6)), ("deck-dark", (9,))):
        shown += drawn(deck(look, "frontend", folder), numbers, SLIDE_HEIGHT, folder)
    return put_together([shown[:3], shown[3:]])


def handouts(folder: Path) -> Image.Image:
    """A door sign, a table card, cue cards, badges and a poster, side by side."""
    ours("handouts", str(ROOT / "content/sample"), "-o", str(folder / "handouts"))
    shown = []
    for kind, number in (("door-sign", 3), ("table-card", 2), ("cue-card", 5), ("badge", 1), ("poster", 1)):
        shown += drawn(folder / f"handouts/{kind}.pdf", (number,), SPREAD_HEIGHT, folder)
    return put_together([shown])


def looks(folder: Path) -> Image.Image:
    """Opener and text in every theme and size, the sizes true to each other."""
    shown = []
    for size, theme in LOOKS:
        target = folder / f"{size}-{theme}.pdf"
        extra = ["--theme", theme] if theme else []
        ours("pdf", str(ROOT / "content/sample"), "--layout", size, *extra, "-o", str(target))
        number = next(n for n in range(9, 40) if is_opener(target, n))
        height = round({"a4": 297, "large-print": 297, "b5": 260, "pocket": 148}.get(size, 210) * SCALE)
        shown.append(drawn(target, (number, number + 1), height, folder))
    return put_together([[page for pair in shown[:3] for page in pair], [page for pair in shown[3:] for page in pair]])


def preview(folder: Path) -> Image.Image:
    """The preview in a browser that has the project's own faces: a click on a title, and a problem of the agenda."""
    from tests.chromium import Browser

    fonts = folder / "fonts.conf"
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    fonts.write_text(
        f"{head}<fontconfig><dir>{ROOT / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is needed")
    words = [
        str(ROOT / ".venv/bin/progprint"),
        "preview",
        "content/sample",
        "--no-open",
        "--port",
        "0",
        "--ui-lang",
        "zh",
    ]
    server = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603  our own
    address = server.stdout.readline().strip() if server.stdout is not None else ""
    browser = Browser(program, folder / "profile")
    try:
        browser.open(address)
        browser.wait("[...document.querySelectorAll('.page img')].filter((i) => i.naturalWidth).length > 1")
        for number in range(12, 30):  # the first page with a talk's title where the click goes
            browser.run(f"go({number - 1})")
            browser.wait(f"pages()[{number - 1}].dataset.digest && pages()[{number}].dataset.digest")
            box = f"pages()[{number}].getBoundingClientRect()"
            x, y = browser.run(
                f"(() => {{ const b = {box}; return [b.left + b.width * .3, b.top + b.height * .13]; }})()"
            )
            browser.click(x, y)
            time.sleep(0.5)
            if browser.run("!document.getElementById('said').hidden"):
                break
        browser.shot(folder / "preview.png")
    finally:
        browser.close()
        server.terminate()
        server.communicate()
    return Image.open(folder / "preview.png").convert("RGB")


def is_opener(pdf: Path, number: int) -> bool:
    """Whether a track begins on a page: it introduces its producer."""
    text = run("pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-")
    return "专题出品人" in text


def main() -> None:
    """Draw, put together, write."""
    booklet = ROOT / "out/sample/booklet.pdf"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, sheet in (
            ("result", result(booklet, folder)),
            ("spreads", spreads(booklet, folder)),
            ("slides", slides(folder)),
            ("handouts", handouts(folder)),
            ("looks", looks(folder)),
            ("preview", preview(folder)),
        ):
            sheet.quantize(128).save(ROOT / f"docs/pictures/{stem}.png", optimize=True)


if __name__ == "__main__":
    main()
