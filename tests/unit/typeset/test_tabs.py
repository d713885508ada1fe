"""Tabs of the thumb index: whole words or a number, far from the knife."""

from __future__ import annotations

import pytest

from progprint.core.units import MM
from progprint.typeset.furniture import SAFE, tab_words
from progprint.typeset.line import Composer
from progprint.typeset.style import TextStyle

STYLE = TextStyle(size=7.0)
TAB = 6 * MM, 18 * MM


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("云原生", "云原生"),
        ("云与平台工程", "云与平台工程"),
        ("大规模分布式存储", "4"),
        ("AI", "AI"),
        ("Reliability", "4"),
        ("AI 与数据", "4"),
        ("  ", "4"),
        ("云 原生", "云原生"),
    ],
)
def test_a_title_stands_whole_or_its_number_does(composer: Composer, title: str, shown: str) -> None:
    assert "".join(run.text for run in tab_words(title, 4, STYLE, TAB, True, composer)) == shown


@pytest.mark.parametrize("recto", [True, False])
@pytest.mark.parametrize("title", ["云与平台工程", "AI", "Reliability"])
def test_words_keep_three_millimetres_from_the_trim(composer: Composer, title: str, recto: bool) -> None:
    runs = tab_words(title, 12, STYLE, TAB, recto, composer)

    for run in runs:
        near = TAB[0] - run.x - run.width if recto else run.x
        assert near >= SAFE - 0.01
        assert -0.01 <= run.x
        assert run.x + run.width <= TAB[0] + 0.01
    assert min(run.y - 0.88 * 7 for run in runs) >= 0
    assert max(run.y + 0.12 * 7 for run in runs) <= TAB[1]
