"""Marks at the edges of a slide's lines, one by one, as the requirements of each language list them.

The lists are typed from CLREQ (Prohibition Rules for Line Start and Line End), JLREQ (cl-01 to cl-11) and KLREQ (Line
Head and Line End Restrictions), not taken from our tables: a mark that is missing there is missed here.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from progprint.core.units import Rect
from progprint.deck.headline import set_headline
from progprint.deck.lines import Gauge, line_starts

NEVER_FIRST = {
    "zh": "，。、；：！？）》〉」』】〕〗”’％·～",
    "ja": "，。、．！？）］｝〕〉》」』】〙〗”’・：；々ゝゞヽヾ〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゠‐–〜％℃",
    "ko": "，。、．！？：；）］｝〕〉》」』】”’,.!?:;)]}％℃",
}
NEVER_LAST = {
    "zh": "（《〈「『【〔〖“‘￥",
    "ja": "（［｛〔〈《「『【〘〖“‘￥＄￡№",
    "ko": "（［｛〔〈《「『【“‘([{￦＄",
}
LETTERS = {"zh": "江河湖海潮汐港湾", "ja": "江河湖海潮汐港湾", "ko": "강하호해조석항만"}


def _lines(gauge: Gauge, text: str) -> set[str]:
    """The lines of a text in several measures, as they are forecast and as a headline is set."""
    found: set[str] = set()
    ladder = gauge.ladder(text)
    for ems in range(2, 9):
        found |= {text[a:b] for a, b in pairwise([0, *line_starts(text, ladder, ems * 1000)])}
    for ems in (3, 5):
        made = set_headline(text, gauge, Rect(0, 0, ems * 20.0, 400), (20,), 1.2, "bold")
        found |= set(made.text.split("\n"))
    return {line.strip() for line in found}


@pytest.mark.parametrize("language", NEVER_FIRST)
def test_no_line_of_a_slide_begins_with_a_closing_mark(gauge: Gauge, language: str) -> None:
    letters = LETTERS[language]
    wrong = set()
    for mark in NEVER_FIRST[language]:
        lines = [line for at in (4, 5) for line in _lines(gauge, f"{letters[:at]}{mark}{letters[at:]}")]
        assert any(mark in line for line in lines)
        wrong |= {mark for line in lines if line.startswith(mark)}
    assert wrong == set()


@pytest.mark.parametrize("language", NEVER_LAST)
def test_no_line_of_a_slide_ends_with_an_opening_mark(gauge: Gauge, language: str) -> None:
    letters = LETTERS[language]
    wrong = set()
    for mark in NEVER_LAST[language]:
        lines = [line for at in (4, 5) for line in _lines(gauge, f"{letters[:at]}{mark}{letters[at:]}")]
        assert any(mark in line for line in lines)
        wrong |= {mark for line in lines if line.endswith(mark)}
    assert wrong == set()


def test_the_template_tells_office_programs_the_marks_of_chinese(root: Path) -> None:
    """``p:kinsoku`` (ECMA-376-1, 19.2.1.17): by it PowerPoint breaks the lines that are not ours."""
    with zipfile.ZipFile(root / "layouts/deck.pptx") as deck:
        xml = deck.read("ppt/presentation.xml").decode()
    first, last = (unescape(found) for found in re.findall(r'inval(?:St|End)Chars="([^"]*)"', xml))

    assert [mark for mark in NEVER_FIRST["zh"] if mark not in first] == []
    assert [mark for mark in NEVER_LAST["zh"] if mark not in last] == []
