"""Choosing lines: what happens where little fits."""

from __future__ import annotations

import pytest

from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle


@pytest.mark.parametrize("measure", [15.0, 30.0, 45.0])
def test_behind_a_hyphen_a_line_begins_that_nothing_fits(
    composer: Composer, body: ParagraphStyle, measure: float
) -> None:
    """A place where a hyphen fits is no end of the line that begins there: the rest of the word is cut, not waited for."""
    text = "ad\u00administrationwithoutend co\u00adoperation"

    assert text == "".join(line.text for line in composer.lines(text, body, measure))
