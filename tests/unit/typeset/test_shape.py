"""Shaping: which Han characters are drawn as they are."""

from __future__ import annotations

from progprint.fonts.book import FontBook
from progprint.typeset.shape import Shaper
from progprint.typeset.style import TextStyle


def test_han_that_the_face_lacks_stands_between_the_runs(book: FontBook) -> None:
    """Also when the same character comes again, and the others stay together."""
    shaper = Shaper(book, [None], TextStyle("sans"))
    assert shaper.main.advance("䶶") is None

    assert [["", "云原", "䶶", "生", "，a"]] * 2 == [shaper.split("云原䶶生，a") for _ in range(2)]
    assert ["", "云原生", ""] == shaper.split("云原生")
