"""Lines of words of other scripts, and characters that show nothing."""

from __future__ import annotations

import pytest

from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle


def test_a_line_ends_inside_a_thai_word(composer: Composer, body: ParagraphStyle) -> None:
    """Text without blanks fills its lines instead of running over."""
    lines = composer.lines("ภาษาไทยเป็นภาษาที่สวยงาม", body.but(align="left"), 90.0)
    assert len(lines) > 1
    assert all(line.width <= 90.0 for line in lines)


@pytest.mark.parametrize("text", ["文\u00ad字", "\u00adabc", "ab\u00ad\u00adcd", "a\ufe0f", "\u034f文", "\U000e0100"])
def test_characters_that_show_nothing_are_set_as_nothing(composer: Composer, body: ParagraphStyle, text: str) -> None:
    """A soft hyphen, a selector or a joiner without its base draws no glyph and costs no line."""
    shown = "".join(char for char in text if char.isalnum())
    assert composer.width(shown, body.text) == pytest.approx(composer.width(text, body.text), abs=0.1)
    assert len(composer.lines(text, body, 200.0)) <= 1
