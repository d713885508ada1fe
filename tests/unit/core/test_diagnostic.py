"""Sources and the places in them."""

from __future__ import annotations

import pytest

from progprint.core.diagnostic import Outcome, Source, Span, error, warning


@pytest.mark.parametrize("text", ["", "a", "a\n", "\n", "\n\na\n云\r\n\u2028b"])
def test_a_source_has_the_lines_that_line_feeds_part(text: str) -> None:
    """As ``split`` gives them, and nothing beyond the last."""
    source = Source("a.yaml", text)
    lines = text.split("\n")
    assert len(lines) == source.line_count
    assert lines == [source.line(number) for number in range(1, len(lines) + 1)]
    assert source.line(len(lines) + 1) == ""


def test_places_are_equal_in_the_same_source_only() -> None:
    """Two files may hold the same text."""
    one, other = Source("a.yaml", "x"), Source("a.yaml", "x")
    assert Span(one, 1, 1, 1, 2) == Span(one, 1, 1, 1, 2)
    assert Span(one, 1, 1, 1, 2) != Span(other, 1, 1, 1, 2)
    assert Span(one, 1, 1, 1, 2).place == "a.yaml:1:1"


def test_an_outcome_fails_with_an_error_or_without_a_value() -> None:
    """A warning lets the value through."""
    assert not Outcome("x", [warning("tag")]).failed
    assert Outcome("x", [warning("tag"), error("tag")]).failed
    assert Outcome(None).failed
