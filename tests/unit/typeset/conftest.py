"""The shipped faces and a composer, for all tests of setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from progprint.core.diagnostic import Outcome
from progprint.fonts.book import FontBook, load_book
from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle, TextStyle

FONTS = Path(__file__).resolve().parents[3] / "fonts"


@pytest.fixture(scope="module")
def book() -> FontBook:
    """The faces that ship."""
    found = load_book([FONTS], lambda path: Outcome(path.read_bytes())).value
    assert found is not None
    return found


@pytest.fixture(scope="module")
def composer(book: FontBook) -> Composer:
    """One composer, as in a document."""
    return Composer(book)


@pytest.fixture
def body() -> ParagraphStyle:
    """Text of 10 pt, so that 10 pt of measure are one Han character."""
    return ParagraphStyle("body", TextStyle("serif", size=10.0), 16.0)
