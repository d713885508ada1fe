"""Lines: prohibitions, units, addresses, justification, alignment, fallback, mixed styles."""

from __future__ import annotations

import pytest

from progprint.typeset.itemize import Mode
from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle, TextStyle

# ÷ a line may end here, × it may not: facts of UAX #14 and CLREQ, strict level, typed anew.
PLACES = [
    "国÷国", "国×，÷国", "国×。×”÷国", "国÷“×国", "国÷（×国×）÷国", "国×——÷国", "国×……÷国", "国÷《×国×》×、÷《×国",
    "5×0%÷国", "国÷37×℃÷国", "国÷¥×1×2×8×0÷国", "国×·÷国", "国×々÷国", "ち×ょ×っ÷と", "ラ×ー÷メ", "国÷word÷国",
    "国×,÷国", "国÷(×word×)÷国", "国×/÷国", "国×／×国", "a ÷b", "国 ÷国", "国×～÷国", "国÷①÷国", "国÷👍÷国", "葛\U000e0101÷国",
    "国×\u0903÷国", "国 ×\u0301a", "国×\u302a÷国",
    "国\u200b÷国", "1\u00a0×2", "9:30×—×10:15", "国×！×？÷国", "国×℃÷国",
]  # fmt: skip


@pytest.mark.parametrize("case", PLACES)
def test_lines_end_where_the_rules_allow(composer: Composer, case: str) -> None:
    """The places of a text where a line may end are those of the table, and no others."""
    text = case.replace("÷", "").replace("×", "")
    allowed, at = set(), 0
    for char in case:
        if char == "÷":
            allowed.add(at)
        at += char not in "÷×"
    forbidden = {len(case[:i].replace("÷", "").replace("×", "")) for i, c in enumerate(case) if c == "×"}
    segment = composer._segments_of(composer._shaper(TextStyle()), Mode()).of(text)
    segment.measure()
    found = {segment.offset(place) for place in segment.after(segment.start, 10**9)}
    assert allowed <= found
    assert set() == forbidden & found


WESTERN = ["a „×b×“ ÷c", "a ”×b×” ÷c", "a «×b×» ÷c", "l×’×é×t×é", "(×“×b×”×)", "a “×b×”×, ÷c"]
"""Quotes of German, Swedish, French and English."""


@pytest.mark.parametrize("case", WESTERN)
def test_quotes_of_western_texts_hold_to_their_words(composer: Composer, case: str) -> None:
    """Which character opens and which closes differs by language; where it stands tells."""
    text = case.replace("÷", "").replace("×", "")
    style = TextStyle(language="de")
    segment = composer._segments_of(composer._shaper(style), Mode()).of(text)
    segment.measure()
    found = {segment.offset(place) for place in segment.after(segment.start, 10**9)}
    forbidden = {len(case[:i].replace("÷", "").replace("×", "")) for i, c in enumerate(case) if c == "×"}

    assert set() == forbidden & found
    assert {len(case[:i].replace("÷", "").replace("×", "")) for i, c in enumerate(case) if c == "÷"} <= found


@pytest.mark.parametrize(("level", "second"), [("strict", "国——国国"), ("loose", "——国国"), ("none", "——国国")])
def test_a_style_says_how_strictly_lines_begin(composer: Composer, level: str, second: str) -> None:
    """At the strict level a long dash begins no line."""
    style = ParagraphStyle("p", TextStyle("serif", size=10.0), 16.0, level=level)
    lines = composer.lines("国国国国国——国国", style, 50.0)

    assert second == lines[-1].text
