"""Laws of the PDF writer: whatever is drawn can be read again, and places stay where they were."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from progprint.core.color import BLACK
from progprint.core.diagnostic import Outcome
from progprint.core.units import Rect
from progprint.fonts.book import FontBook, load_book
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.frame import Frame, GlyphRun, Group, Item, Page, Rule, Tag

FONTS = Path(__file__).resolve().parents[2] / "fonts"
BOOK: list[FontBook] = []


def _book() -> FontBook:
    """One book for all examples: codes of earlier ones are in the way of later ones, as in a long document."""
    if not BOOK:
        found = load_book([FONTS], lambda path: Outcome(path.read_bytes())).value
        assert found is not None
        BOOK.append(found)
    return BOOK[0]


_CHARS = sorted(
    c for c in map(chr, range(0x21, 0x2FA20)) if c.isprintable() and ord(c) in _book().main("sans", "regular").coverage
)
_texts = st.lists(st.text(st.sampled_from(_CHARS), min_size=1, max_size=8), min_size=1, max_size=6)


@given(_texts)
@settings(max_examples=25)
def test_what_was_drawn_is_what_is_extracted(texts: list[str]) -> None:
    """Every line of text comes out of pdfium as it went in, but for the blanks that a reader adds."""
    face = _book().main("sans", "regular")
    shaped = [face.shape(text, script="Hani") for text in texts]
    runs = tuple(GlyphRun(5.0, 20.0 * n, face, 9.0, BLACK, s.pieces, 50.0, "") for n, s in enumerate(shaped, 1))
    page = Page(Frame(300.0, 150.0, (Tag("P", 0.0, 0.0, Frame(300.0, 150.0, runs)),)))
    document = pypdfium2.PdfDocument(write_pdf([page], PdfSettings("law", strict=True)).value)
    text = document[0].get_textpage().get_text_range()
    document.close()

    assert "".join(texts) == re.sub(r"[\s\ufffe]", "", text)


_offsets = st.tuples(st.integers(-500, 500), st.integers(-500, 500))


@given(st.lists(_offsets, max_size=5), st.booleans())
@settings(max_examples=25)
def test_nesting_moves_and_changes_nothing_else(offsets: list[tuple[int, int]], tagged: bool) -> None:
    """A rule within groups and tags lies where the sum of their offsets puts it."""
    item: Item = Rule(Rect(10.0, 20.0, 30.0, 25.0), BLACK)
    for x, y in offsets:
        frame = Frame(100.0, 100.0, (item,))
        item = Tag("Sect", float(x), float(y), frame) if tagged else Group(float(x), float(y), frame)
    page = Page(Frame(100.0, 100.0, (Tag("P", 0.0, 0.0, Frame(100.0, 100.0, (item,))),)))
    data = write_pdf([page], PdfSettings("law", strict=True)).value
    assert data is not None
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = bytes(pdf.pages[0].Contents.read_bytes()).decode()
    right, down = (sum(offset[n] for offset in offsets) for n in (0, 1))

    assert f"{10 + right} {75 - down} 20 5 re f" in stream


_labels = st.lists(
    st.one_of(st.integers(1, 30).map(str), st.sampled_from(["i", "iv", "xii", "A-1", "封"])), max_size=12
)


@given(_labels)
def test_printed_numbers_are_the_labels(labels: list[str]) -> None:
    """A reader that knows only the number tree shows each page the number that is printed on it."""
    blank = Frame(100.0, 100.0, ())
    data = write_pdf([Page(blank, label=label) for label in labels], PdfSettings("law")).value
    assert data is not None
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert labels == [page.label for page in pdf.pages]
