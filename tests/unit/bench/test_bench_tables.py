"""The figures of the benchmark: middle values, ratios within a round, and a row for what did not run."""

from __future__ import annotations

import math
from pathlib import Path

from engines import BOOKLET, Engine
from outputs import Made, letters, made, probes
from tables import Figures, Run, comparison, growth, stages

OURS = Engine("progprint pdf", BOOKLET, "progprint", ("progprint", "AGENDA", "OUT"))
THEIRS = Engine("Typst", BOOKLET, "typst", ("typst", "AGENDA", "OUT"))
ABSENT = Engine("WeasyPrint", BOOKLET, "weasyprint", ("weasyprint", "AGENDA", "OUT"))


def figures(*cpu: float) -> Figures:
    return Figures(tuple(Run(seconds, 2 * seconds, 50) for seconds in cpu), Made(1_000_000, 10, 1.0))


def test_a_ratio_is_taken_within_each_round() -> None:
    """A slow round that met both counts as little as a fast one: 1/2, 4/4, 9/3 have the middle 1, not 4/3."""
    assert math.isclose(1.0, figures(1, 4, 9).ratio(figures(2, 4, 3), "cpu"))


def test_a_peer_that_did_not_run_has_its_reason_in_its_row() -> None:
    rows = list(comparison({OURS: figures(1), THEIRS: figures(2), ABSENT: Figures(reason="not installed")}, BOOKLET))
    assert "| WeasyPrint | not installed |" in rows[-1]
    assert "| 0.50 | 0.50 | 1.00 | 1.00 |" in rows[-2]
    assert 1 == len({row.count("|") for row in rows})


def test_growth_in_proportion_is_one() -> None:
    """Ten times the talks in ten times the time; sizes that start-up rules are left out."""
    (_, _, row) = growth({4: {OURS: figures(1)}, 100: {OURS: figures(2)}, 1000: {OURS: figures(20)}})
    assert "| progprint pdf | 1.00 |" == row
    assert [] == list(growth({4: {OURS: figures(1)}, 200: {OURS: figures(2)}}))


def test_stages_are_medians_of_the_runs() -> None:
    assert {"start": 2.0, "read": 5.0} == stages(["start 1\nread 5", "start 2\nread 4", "start 9\nread 6"])


def test_an_empty_document_has_none_of_the_text(tmp_path: Path) -> None:
    """Nobody is fast because empty."""
    from reportlab.pdfgen.canvas import Canvas

    text = "tracks: [{talks: [{summary: {成果: abcdefgh ijklmnop，qrst}, takeaways: [一二三四五六七八九十]}]}]"
    wanted = probes(text)
    assert ["abcdefghijkl", "一二三四五六七八九十"] == wanted
    assert "abcdefghijklmnop" == letters("abcdefgh-\nijkl mnop，")
    canvas = Canvas(str(tmp_path / "out.pdf"))
    canvas.drawString(50, 50, "abcdefgh ijklmnop")
    canvas.save()
    assert (1, 0.5) == made(tmp_path / "out.pdf", wanted)[1:]
