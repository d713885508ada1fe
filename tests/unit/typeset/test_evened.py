"""A last page that would be a remnant gets more, but no page before it is left emptier than it."""

from __future__ import annotations

import pytest

from progprint.typeset.boxes import Fixed
from progprint.typeset.evened import evened, heights_of
from progprint.typeset.frame import Frame
from progprint.typeset.stack import Keep, Stack


@pytest.mark.parametrize(
    ("heights", "pages"),
    [
        ((30.0, 50.0, 40.0), [80.0, 40.0]),  # not 30 and 90
        ((30.0, 30.0, 30.0, 20.0), [60.0, 50.0]),  # not 90 and 20
        ((40.0, 40.0, 60.0), [80.0, 60.0]),
        ((90.0, 20.0), [90.0, 20.0]),
    ],
)
def test_a_remnant_gets_more_as_long_as_no_page_before_it_is_emptier(
    heights: tuple[float, ...], pages: list[float]
) -> None:
    block = Stack(tuple(Keep(Fixed(Frame(10.0, height, ()))) for height in heights))

    assert heights_of(evened(block, 10.0, 100.0, 0.0, 5.0), 10.0, 100.0) == pages
