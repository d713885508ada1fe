"""The composer: what becomes of a text as a whole."""

from __future__ import annotations

import pytest

from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n \n", "\u2029\x0b  "])
def test_breaks_at_the_end_of_a_text_belong_to_its_last_line(
    composer: Composer, body: ParagraphStyle, end: str
) -> None:
    """They draw no empty lines, but none of the text is lost."""
    assert ["云原生\n", f"实践{end}"] == [line.text for line in composer.lines(f"云原生\n实践{end}", body, 100.0)]


def test_a_title_that_only_its_indent_drives_to_a_second_line(composer: Composer, body: ParagraphStyle) -> None:
    """It is broken by sense as any other."""
    style = body.but(phrases=True, indent=2.0, align="left")

    assert ["云原生", "服务网格"] == [line.text for line in composer.lines("云原生服务网格", style, 80.0)]
