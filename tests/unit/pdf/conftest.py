"""What the tests of the PDF writer share: a font book, short ways to make items and pages, a reader for the result."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from progprint.core.color import BLACK, Ink
from progprint.core.diagnostic import Outcome
from progprint.fonts.book import FontBook, load_book
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.frame import Frame, GlyphRun, Item, Page, Tag

FONTS = Path(__file__).resolve().parents[3] / "fonts"
WIDTH, HEIGHT = 200.0, 100.0


class Bench:
    """A small page of 200 × 100 pt and a book of its own."""

    def __init__(self) -> None:
        book = load_book([FONTS], lambda path: Outcome(path.read_bytes())).value
        assert book is not None
        self.book: FontBook = book
        self._opened: list[pikepdf.Pdf] = []  # pages die with their file

    def run(
        self, text: str, x: float = 10.0, y: float = 20.0, *, size: float = 10.0, ink: Ink = BLACK, language: str = ""
    ) -> GlyphRun:
        """A shaped line of the Chinese sans."""
        face = self.book.main("sans", "regular")
        shaped = face.shape(text, script="Hani")
        return GlyphRun(x, y, face, size, ink, shaped.pieces, shaped.width * size / 1000, text, language=language)

    @staticmethod
    def tag(*items: Item, role: str = "P", **more: object) -> Tag:
        """Items with a meaning, at the corner of the page."""
        return Tag(role, 0.0, 0.0, Frame(WIDTH, HEIGHT, items), **more)  # type: ignore[arg-type]

    @staticmethod
    def page(*items: Item, bleed: float = 0.0, label: str = "") -> Page:
        """A page of these items."""
        return Page(Frame(WIDTH, HEIGHT, items), bleed, label)

    @staticmethod
    def write(*pages: Page, **settings: object) -> bytes:
        """The file, with a title, in strict mode, without diagnostics."""
        found = write_pdf(pages, PdfSettings(**{"title": "手册", "strict": True, **settings}))  # type: ignore[arg-type]
        assert found.value is not None
        assert list(found.diagnostics) == []
        return found.value

    def open(self, *pages: Page, **settings: object) -> pikepdf.Pdf:
        """The file as an independent reader sees it."""
        return self.open_data(self.write(*pages, **settings))

    def open_data(self, data: bytes) -> pikepdf.Pdf:
        """A file that was written, as an independent reader sees it."""
        self._opened.append(pikepdf.open(io.BytesIO(data)))
        return self._opened[-1]

    def content(self, *items: Item, **settings: object) -> str:
        """The content stream of a page with these items."""
        return content(self.open(self.page(*items), **settings))


def content(pdf: pikepdf.Pdf, page: int = 0) -> str:
    """The operators of a page, one character per byte."""
    return bytes(pdf.pages[page].Contents.read_bytes()).decode("latin-1")


def texts(pdf: pikepdf.Pdf, page: int = 0) -> list[str]:
    """The text of each show operator of a page by the ToUnicode map of its font."""
    shown, mapping = [], {}
    for instruction in pikepdf.parse_content_stream(pdf.pages[page]):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            mapping = cmap(bytes(pdf.pages[page].Resources.Font[str(operands[0])].ToUnicode.read_bytes()))
        elif str(operator) in ("Tj", "TJ"):
            strings = (
                [operands[0]] if str(operator) == "Tj" else [s for s in operands[0] if isinstance(s, pikepdf.String)]
            )
            data = b"".join(bytes(string) for string in strings)
            shown.append("".join(mapping[data[at : at + 2].hex()] for at in range(0, len(data), 2)))
    return shown


def cmap(data: bytes) -> dict[str, str]:
    """Texts by code, both as a ToUnicode map gives them, codes in hexadecimal digits."""
    found: dict[str, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(rb"<(\w+)> <(\w+)>", block):
            found[code.decode()] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, text in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + step:04x}"] = chr(int(text, 16) + step)
    return found


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def read_texts() -> Callable[..., list[str]]:
    return texts


@pytest.fixture
def read_content() -> Callable[..., str]:
    return content


@pytest.fixture
def read_cmap() -> Callable[[bytes], dict[str, str]]:
    return cmap
