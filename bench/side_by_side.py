"""The same page by progprint, Typst and XeLaTeX, side by side as one picture.

    python bench/side_by_side.py OUT.png [--measure 60] [TEXT]

Typst is the package of that name on PyPI, XeLaTeX (with ctex) and pdftoppm are looked for on the PATH; an engine that is
not there leaves its column out. All set the same paragraphs in Noto Serif SC 9.5/16 pt, justified, in the same measure.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from progprint import files, project
from progprint.core.units import MM
from progprint.fonts.book import load_book
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.block import Region
from progprint.typeset.frame import Frame, Page, placed
from progprint.typeset.line import Composer
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Stack, Tagged
from progprint.typeset.style import ParagraphStyle, TextStyle

FONTS = project.shipped_folder("fonts")
ROOT = Path(__file__).resolve().parents[1]
TEXT = ROOT / "tests/data/giac-cloud-native.txt"
MARGIN, HEIGHT, DPI = 20.0, 560.0, 130
CAPTION = 44


def ours(paragraphs: list[str], measure: float, folder: Path) -> Path:
    """The page by progprint."""
    book = load_book([FONTS], files.read_source).value
    if book is None:
        raise SystemExit("the fonts cannot be read")
    composer, style = Composer(book), ParagraphStyle("body", TextStyle("serif", size=9.5), 16.0, orphans=1, widows=1)
    blocks = tuple(Paragraph(line, style, composer, f"p{n}") for n, line in enumerate(paragraphs))
    fit = Tagged("Document", Stack(blocks), key="text").compose(Region(measure * MM, HEIGHT - 2 * MARGIN, fresh=True))
    if fit.frame is None:
        raise SystemExit("nothing fits")
    page = Page(Frame(measure * MM + 2 * MARGIN, HEIGHT, (placed(MARGIN, MARGIN, fit.frame),)), label="1")
    target = folder / "ours.pdf"
    target.write_bytes(write_pdf([page], PdfSettings(title="page")).value or b"")
    return target


def typst(paragraphs: list[str], measure: float, folder: Path) -> Path | None:
    """The page by Typst with its defaults for Chinese."""
    try:
        import typst as engine
    except ImportError:
        return None
    width = measure * MM + 2 * MARGIN
    body = "\n\n".join(f"#{_quoted(line)}" for line in paragraphs)
    (folder / "page.typ").write_text(
        f'#set page(width: {width}pt, height: {HEIGHT}pt, margin: {MARGIN}pt)\n#set text(font: "Noto Serif SC", size: 9.5pt, '
        f'lang: "zh", region: "cn")\n#set par(justify: true, leading: 8.9pt, spacing: 8.9pt)\n{body}\n',
        "utf-8",
    )
    target = folder / "typst.pdf"
    engine.compile(str(folder / "page.typ"), output=str(target), font_paths=[str(FONTS)])
    return target


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def xelatex(paragraphs: list[str], measure: float, folder: Path) -> Path | None:
    """The page by XeLaTeX with ctex and its full-width punctuation."""
    program = shutil.which("xelatex")
    if program is None:
        return None
    width = measure * MM + 2 * MARGIN
    escaped = [_escaped(line) for line in paragraphs]
    (folder / "page.tex").write_text(
        "\\documentclass[UTF8,fontset=none,punct=quanjiao,linespread=1]{ctexart}\n"
        f"\\usepackage[paperwidth={width}bp,paperheight={HEIGHT}bp,margin={MARGIN}bp]{{geometry}}\n"
        f"\\setmainfont{{NotoSerifSC-Regular.ttf}}[Path={FONTS}/]\n\\setCJKmainfont{{NotoSerifSC-Regular.ttf}}[Path={FONTS}/]\n"
        "\\pagestyle{empty}\\parindent=0pt\\parskip=0pt\n\\begin{document}\\fontsize{9.5bp}{16bp}\\selectfont\n"
        + "\n\n".join(escaped)
        + "\n\\end{document}\n",
        "utf-8",
    )
    command = [program, "-interaction=batchmode", "page.tex"]
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)  # warnings end with a status too
    target = folder / "page.pdf"
    return target if target.is_file() else None


def _escaped(text: str) -> str:
    text = (
        text.replace("\\", "\\textbackslash{}").replace("~", "\\textasciitilde{}").replace("^", "\\textasciicircum{}")
    )
    for mark in "#$%&_{}":
        text = text.replace(mark, "\\" + mark)
    return text


def picture(pdf: Path) -> Image.Image:
    """The first page in grey."""
    program = shutil.which("pdftoppm")
    if program is None:
        raise SystemExit("pdftoppm (poppler-utils) is needed")
    stem = pdf.with_suffix("")
    subprocess.run(
        [program, "-r", str(DPI), "-gray", "-f", "1", "-l", "1", "-singlefile", "-png", pdf, stem], check=True
    )
    return Image.open(stem.with_suffix(".png"))


def main() -> None:
    """Make the picture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("text", type=Path, nargs="?", default=TEXT)
    parser.add_argument("--measure", type=float, default=60.0)
    parser.add_argument("--skip", type=int, default=6, help="paragraphs to leave out at the beginning")
    options = parser.parse_args()
    paragraphs = [line for line in options.text.read_text("utf-8").split("\n") if len(line.strip()) > 20][
        options.skip :
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {"progprint": ours, "Typst": typst, "XeLaTeX + xeCJK": xelatex}
        pages = {title: engine(paragraphs, options.measure, folder) for title, engine in made.items()}
        shown = {title: picture(page) for title, page in pages.items() if page is not None}
        wide, high = sum(image.width for image in shown.values()), max(image.height for image in shown.values())
        sheet = Image.new("L", (wide, high + CAPTION), 255)
        pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONTS / "NotoSans-Regular.ttf"), 20)
        x = 0
        for title, image in shown.items():
            pen.text((x + MARGIN * DPI / 72, 12), title, font=font, fill=0)
            sheet.paste(image, (x, CAPTION))
            x += image.width
        sheet.quantize(16).save(options.out, optimize=True)


if __name__ == "__main__":
    main()
