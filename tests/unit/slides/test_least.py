"""The least lines of a row are known for any place, also for one that is narrower than a list hangs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from progprint.deck.blocks import TextItem
from progprint.slides.introduction import _lines
from progprint.slides.stage_rows import Headed


@pytest.mark.parametrize(("width", "lines"), [(200.0, 1), (100.0, 2), (30.0, 7), (5.0, 10), (0.0, 10)])
def test_the_least_lines_of_a_row(width: float, lines: int) -> None:
    fitter: Any = SimpleNamespace(ems=len, look=SimpleNamespace(body=SimpleNamespace(indent=1.5)))
    builder: Any = SimpleNamespace(fitter=fitter)
    row = Headed("", (TextItem("一二三四五六七八九十"),))
    listed = Headed("", (TextItem("一二三四五六七八九十", "bullet"),))

    assert _lines(builder, row, 20.0, width) == lines
    assert _lines(builder, listed, 20.0, width) >= lines
