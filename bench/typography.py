"""Composes texts at several measures and tells how well: faults of our own counting, and PDFs for other judges.

    python bench/typography.py [--out DIR] [--measures 40,50,60,90] [--family serif] [--lines N] [TEXT ...]

A text holds one paragraph a line. Without one: the real page, the same with its punctuation made full-width, and the
torture text of the tests. ``--lines N`` adds N lines of generated agenda prose, the same each time.
For every text and measure DIR gets NAME-MEASURE.pdf, .txt (the source), and .frames.json (where each paragraph stands, and
which of its lines are left short on purpose).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from progprint import files, project
from progprint.core.units import MM
from progprint.fonts.book import load_book
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.block import Region
from progprint.typeset.dump import trace
from progprint.typeset.frame import Frame, Page, placed
from progprint.typeset.line import Composer
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Stack, Tagged
from progprint.typeset.style import ParagraphStyle, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from progprint.typeset.block import Block

ROOT = Path(__file__).resolve().parents[1]
TEXTS = (ROOT / "tests/data/giac-cloud-native.txt", ROOT / "tests/data/torture.txt")
MARGIN = 30.0
HEIGHT = 800.0
TIGHT, LOOSE, VERY_LOOSE = -0.03, 0.15, 0.33
_HAN = "㐀-鿿"
_PAUSES = "，、；：—…"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}


class Figures(NamedTuple):
    """What came of one text at one measure; spaces are letter space in em."""

    lines: int
    continuing: int
    ragged: int
    loose: int
    very_loose: int
    deviation: float
    most: float
    pages: tuple[Page, ...]


def normalised(text: str) -> str:
    """Half-width punctuation beside Han made full-width, blanks beside Han dropped."""
    text = re.sub(f"(?<=[{_HAN}“”])\\s*([,;:?!()])|([,;:?!()])\\s*(?=[{_HAN}“])", lambda m: _FULL[m[1] or m[2]], text)
    return re.sub(f"(?<=[{_HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) +(?=[{_HAN}])", "", text)


def prose(lines: int, seed: int = 1) -> str:
    """Generated agenda prose: so many lines of about 30 ideographs, with names, figures, quotes, brackets and dashes."""
    chance = random.Random(seed)  # noqa: S311  a fixed seed is the point
    source = "".join(path.read_text("utf-8") for path in TEXTS)
    han = re.findall(f"[{_HAN}]{{2,4}}", source)
    words = re.findall(r"[A-Za-z][A-Za-z.-]{2,12}", source)
    paragraphs: list[str] = []
    left = 30 * lines
    while left > 0:
        size = chance.randrange(8, 160)
        parts: list[str] = []
        while sum(len(part) for part in parts) < size:
            parts.append(_phrase(chance, han, words))
        paragraphs.append("".join(parts).rstrip(_PAUSES) + "。")
        left -= len(paragraphs[-1])
    return "\n".join(paragraphs)


def _phrase(chance: random.Random, han: Sequence[str], words: Sequence[str]) -> str:
    plain = "".join(chance.choices(han, k=chance.randrange(2, 6)))
    form = chance.randrange(12)
    if form < 5:
        return plain + chance.choice("，，，。、；：")
    if form < 8:
        return f"{plain}{chance.choice(('', ' '))}{chance.choice(words)}{chance.choice(('', ' '))}"
    if form == 8:
        return f"{plain} {chance.randrange(1, 9999)}{chance.choice(('%', 'ms', ' QPS', '℃', ''))}，"
    if form == 9:
        return f"“{plain}”{chance.choice('，。的')}"
    return f"（{plain}）" if form == 10 else plain + chance.choice(("——", "……"))


def compose(text: str, measure: float, composer: Composer, family: str) -> Figures:
    """One column of a text at a measure in mm, and its figures."""
    width = measure * MM
    style = ParagraphStyle("body", TextStyle(family, size=9.5), 16.0)
    paragraphs = [line for line in text.split("\n") if line.strip()]
    blocks = [Paragraph(line, style, composer, f"p{n}") for n, line in enumerate(paragraphs, 1)]
    found = [line for block in blocks for line in block.lines(width)]
    last = {id(block.lines(width)[-1]) for block in blocks if block.lines(width)}
    going_on = [line for line in found if id(line) not in last]
    spaces = [line.runs[0].tracking / 1000 for line in going_on if not line.ragged]
    pages: list[Page] = []
    rest: Block | None = Tagged("Document", Stack(tuple(blocks)), key="text")
    while rest is not None:
        fit = rest.compose(Region(width, HEIGHT, fresh=True))
        if fit.frame is not None:
            frame = Frame(width + 2 * MARGIN, HEIGHT + 2 * MARGIN, (placed(MARGIN, MARGIN, fit.frame),))
            pages.append(Page(frame, label=str(len(pages) + 1)))
        rest = fit.rest
    return Figures(
        len(found),
        len(going_on),
        sum(line.ragged for line in going_on),
        sum(space > LOOSE for space in spaces),
        sum(space > VERY_LOOSE for space in spaces),
        statistics.pstdev(spaces) if spaces else 0.0,
        max(spaces, default=0.0),
        tuple(pages),
    )


def frames(pages: Sequence[Page]) -> Iterator[dict[str, object]]:
    """Where each paragraph stands, from the trace."""
    for line in trace(pages):
        record = json.loads(line)
        yield {"page": record["page"], "bbox": record["bbox"], "ragged": record["ragged"]}


def main() -> None:
    """Compose, write, and print one table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--measures", default="40,50,60,90")
    parser.add_argument("--family", default="serif")
    parser.add_argument("--lines", type=int, default=0)
    options = parser.parse_args()
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    if book is None:
        sys.exit("the fonts cannot be read")
    texts = {path.stem: path.read_text("utf-8") for path in options.texts or TEXTS}
    if not options.texts:
        texts["normalised"] = normalised(texts["giac-cloud-native"])
    if options.lines:
        texts[f"prose-{options.lines}"] = prose(options.lines)
    print(
        "| text | mm | lines | ragged on purpose | letter space > .15 | > .33 em | sd | most |\n|---|--:|--:|--:|--:|--:|--:|--:|"
    )
    total: Counter[str] = Counter()
    for name, text in texts.items():
        for measure in map(float, options.measures.split(",")):
            made = compose(text, measure, Composer(book), options.family)
            total.update(lines=made.lines, ragged=made.ragged, very=made.very_loose)
            print(f"| {name} | {measure:g} | {made.lines} | {made.ragged} | {made.loose} | {made.very_loose}"
                  f" | {made.deviation:.3f} | {made.most:.3f} |")  # fmt: skip
            if options.out:
                _write(options.out / f"{name}-{measure:g}", text, made.pages)
    print(f"| all | | {total['lines']} | {total['ragged']} | | {total['very']} | | |")


def _write(place: Path, text: str, pages: tuple[Page, ...]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    Path(f"{place}.pdf").write_bytes(write_pdf(pages, PdfSettings(title=place.name)).value or b"")
    Path(f"{place}.txt").write_text("\n".join(line for line in text.split("\n") if line.strip()) + "\n", "utf-8")
    Path(f"{place}.frames.json").write_text(json.dumps(list(frames(pages))), "utf-8")


if __name__ == "__main__":
    main()
