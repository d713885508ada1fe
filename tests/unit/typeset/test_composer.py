"""The composer: what becomes of a text as a whole."""

from __future__ import annotations

import pytest

from progprint.typeset.justify import Line
from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle, Text


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


def drawn_until(line: Line) -> float:
    """Where the last glyph of a line ends, in pt, from the advances and distances that are drawn."""
    run = line.runs[-1]
    codes = "".join(piece for piece in run.pieces if isinstance(piece, str))
    distances = sum(piece for piece in run.pieces if not isinstance(piece, str))
    advances = sum(map(run.face.code_width, codes)) + run.tracking * (len(codes) - 1)
    return run.x + (advances + distances) * run.size / 1000


def said(line: Line) -> str:
    """What the codes of a line stand for."""
    pieces = [(run.face, piece) for run in line.runs for piece in run.pieces if isinstance(piece, str)]
    return "".join([face.glyph(code)[1] for face, piece in pieces for code in piece])


def test_a_blank_in_spaced_text_is_as_wide_as_it_was_measured(composer: Composer, body: ParagraphStyle) -> None:
    """The letter space that follows the drawn blank is part of its glue."""
    (line,) = composer.lines("云 原", body.but(text=body.text.but(tracking=100)), 100.0)

    assert line.width == pytest.approx(23.5)
    assert drawn_until(line) == pytest.approx(23.5)


def test_blanks_of_two_voices_have_the_widths_of_their_faces(composer: Composer, body: ParagraphStyle) -> None:
    """The glue is the same, the blank of the serif is wider than that of the sans."""
    nodes = [Text("云 原 ", body.text.but(family="sans")), Text("云 原")]
    (line,) = composer.lines(nodes, body, 100.0)

    assert drawn_until(line) == pytest.approx(line.width)


def test_a_narrow_interpunct_in_spaced_text_is_half_an_em_before_its_letter_space(
    composer: Composer, body: ParagraphStyle
) -> None:
    """As every other mark is; its ink stays in the middle of the half em."""
    (line,) = composer.lines("云·原", body.but(text=body.text.but(tracking=100)), 100.0)

    assert line.width == pytest.approx(27.0)


@pytest.mark.parametrize("text", ["云原\u00ad生云", "云原\u00ad5%云", "云原co\u00ad生云", "云原co\u00ad\u00adop云"])
def test_soft_hyphens_that_part_nothing_draw_nothing(composer: Composer, body: ParagraphStyle, text: str) -> None:
    """They take no letter space either: the line ends where its measure does."""
    for line in composer.lines(text, body, 45.0):
        assert drawn_until(line) == pytest.approx(line.width)
        assert "\u00ad" not in said(line)[:-1]


def test_the_rules_are_those_of_the_paragraph(composer: Composer, body: ParagraphStyle) -> None:
    """Words in another language do not bring its rules: a comma in a Chinese paragraph takes half an em."""
    (line,) = composer.lines([Text("云，", body.text.but(language="zh-Hant"))], body, 100.0)

    assert line.width == pytest.approx(15.0)


def test_a_hyphen_is_drawn_in_the_voice_of_its_word(composer: Composer, body: ParagraphStyle) -> None:
    """The line is as long as it says."""
    nodes = [Text("administration", body.text.but(family="sans", weight="bold")), Text("，云原生")]
    line = composer.lines(nodes, body, 60.0)[0]

    assert said(line).endswith("\u00ad")
    assert drawn_until(line) == pytest.approx(line.x + line.width)
