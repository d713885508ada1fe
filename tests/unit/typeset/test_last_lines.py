"""No paragraph ends in a line of one character (CLREQ, Handling of Widows and Orphans)."""

from __future__ import annotations

import pytest

from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle

TEXT = "云原生服务网格落地实践与可观测性建设经验分享以及多集群治理方案探索和统一通信协议演进" * 2
ENDS = ("", "。", "！」")


@pytest.mark.parametrize("align", ["justify", "left"])
@pytest.mark.parametrize("ems", [8, 12, 20, 33])
def test_a_last_line_holds_two_characters(composer: Composer, body: ParagraphStyle, align: str, ems: int) -> None:
    """However long the text and whatever marks it ends in: the marks are no second character."""
    style = body.but(align=align)
    several = 0
    for length in range(ems - 1, min(4 * ems, len(TEXT))):
        for end in ENDS:
            lines = [line.text for line in composer.lines(TEXT[:length] + end, style, ems * 10.0)]
            several += len(lines) > 1
            assert len(lines) == 1 or len(lines[-1].rstrip("。！」")) > 1, lines
    assert several > 2 * ems


def test_the_shortest_text_of_two_lines_gives_one_of_its_characters_away(
    composer: Composer, body: ParagraphStyle
) -> None:
    """Eleven characters in ten ems would leave one; the first line is set wider for it."""
    assert [line.text for line in composer.lines(TEXT[:11], body, 100.0)] == [TEXT[:9], TEXT[9:11]]
