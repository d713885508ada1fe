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


def test_rules_are_broken_only_inside_what_no_line_can_hold(composer: Composer, body: ParagraphStyle) -> None:
    """``https://`` and ``example.`` are too wide for three ems and are cut; the rest parts where an address may."""
    style = body.but(text=body.text.but(family="sans", weight="bold"))
    lines = composer.lines("https://example.org/a/b?x=1&y=2#z", style, 30.0)

    assert ["https:", "//exa", "mple.", "org/", "a/b?", "x=1&", "y=2#z"] == [line.text for line in lines]


@pytest.mark.parametrize(("text", "measure"), [("¥1280——100 %", 30.0), ("¥1280", 45.0)])
def test_no_line_is_too_wide_for_its_rules(composer: Composer, body: ParagraphStyle, text: str, measure: float) -> None:
    """Neither a dash between figures nor an indent keeps a line from ending inside its measure."""
    lines = composer.lines(text, body.but(indent=2.0), measure)

    assert text == "".join(line.text for line in lines)
    assert max(line.x + line.width for line in lines) <= measure


def test_a_mark_that_is_a_whole_line_does_not_hang(composer: Composer, body: ParagraphStyle) -> None:
    """A line of no extent could not be chosen, so that the next word ran over."""
    style = body.but(hanging=True, text=body.text.but(family="sans", tracking=120))

    assert ["，", "istio", "基于", "基于"] == [line.text for line in composer.lines("，istio基于基于", style, 30.0)]


def test_not_even_a_line_too_narrow_parts_a_cluster(composer: Composer, body: ParagraphStyle) -> None:
    """A tone of skin stays with the mark before it."""
    assert ["云", "，🏻", "云", "，🏻"] == [line.text for line in composer.lines("云，🏻云，🏻", body, 22.0)]
