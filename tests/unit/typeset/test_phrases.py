"""Where titles part: by sense, never inside a term, a Latin word or a name, and never with one character alone."""

from __future__ import annotations

import pytest

from progprint.fonts.book import FontBook
from progprint.typeset.line import Composer
from progprint.typeset.phrases import IN_TERM, indexed, phrase_costs
from progprint.typeset.style import ParagraphStyle, TextStyle

TITLE = ParagraphStyle("title", TextStyle("sans", "bold", 10.0), 15.0, align="left", phrases=True)


def test_a_name_is_as_solid_as_a_term() -> None:
    """Wherever it stands; a name of one character has no inside."""
    names = indexed(["于雨", "欧阳修竹", "甲"])
    costs = phrase_costs("与于雨和欧阳修竹同行", names)

    assert [IN_TERM, IN_TERM, IN_TERM, IN_TERM] == [costs[at] for at in (2, 5, 6, 7)]
    assert costs[3] < IN_TERM
    assert phrase_costs("与于雨同行") != phrase_costs("与于雨同行", names)


@pytest.mark.parametrize("measure", range(80, 200, 7))
def test_titles_part_nowhere_inside_names_and_words(book: FontBook, measure: int) -> None:
    """At any measure that holds the longest of them; the last line is never a lone character."""
    title = "与司马相如对谈：Kubernetes 时代的可观测性与欧阳修竹的 SkyWalking 实践"
    composer = Composer(book, names=indexed(["司马相如", "欧阳修竹", "可观测性"]))
    lines = [line.text.strip() for line in composer.lines(title, TITLE, float(measure))]

    for solid in ("司马相如", "欧阳修竹", "Kubernetes", "SkyWalking", "可观测性"):
        assert any(solid in line for line in lines)
    assert len(lines[-1]) > 1


def test_the_lines_of_a_title_are_even(book: FontBook) -> None:
    """No line of a title is much shorter than the others where the sense allows it."""
    lines = Composer(book).lines("云原生应用的可信与治理实践", TITLE, 100.0)

    assert [True, True] == [line.width > 50 for line in lines]
