"""A run of random strings through the composer: none stops it, none is lost.

The quick run tries 500, ``make laws`` 10,000, ``make fuzz`` 100,000.
"""

from __future__ import annotations

import os
from random import Random

import pytest
from tests.effort import tries
from tests.prose import any_style, any_text, new_book

from progprint.typeset.line import Composer

COUNT = int(os.environ.get("FUZZ") or tries(10_000))
PARTS = 8
"""So many tests, which run side by side; each begins with a new document."""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_string_stops_the_composer(part: int) -> None:
    """Strings of all planes of Unicode, words of 10,000 characters, thousands of forced breaks, in any style and measure.

    The same strings every time: a number makes a string. What comes back is the whole text, or nothing where nothing is
    to be seen.
    """
    composer = Composer(new_book())
    for number in range(part, COUNT, PARTS):
        random = Random(number)  # noqa: S311  strings, no secrets
        text, style = any_text(random), any_style(random)
        lines = composer.lines(text, style, random.uniform(0.5, 60.0) * style.text.size)
        assert not lines or text == "".join(line.text for line in lines), f"string {number}"
        assert lines or not any(char.isalnum() for char in text), f"string {number}"
