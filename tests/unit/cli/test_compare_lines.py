"""What ``diff`` says is to be printed again: runs of pages, and sheets by their numbers."""

from __future__ import annotations

import pytest

from progprint.changes.units import Affected
from progprint.cli.compare import _tell
from progprint.cli.console import Console

PIECES = [
    *(Affected("booklet", str(n), str(n), "changed") for n in (1, 3, 4, 5, 6, 12, 13)),
    Affected("booklet", "79", "79", "new"),
    Affected("cue-card", "1", "1 (开幕; 网格)", "changed"),
    Affected("badge", "2", "2 2 (于雨; 林帆)", "changed"),
    Affected("door-sign", "a", "一厅 (3F) 2027-05-21", "changed"),
]


@pytest.mark.parametrize(("verbose", "sheets"), [(0, ("1", "2 2")), (1, ("1 (开幕; 网格)", "2 2 (于雨; 林帆)"))])
def test_pages_in_a_row_are_a_run(verbose: int, sheets: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    _tell([], PIECES, Console("en", verbose=verbose))
    told = capsys.readouterr().out

    assert "  booklet: 1, 3–6, 12, 13, 79 (new)\n" in told
    assert f"  cue-card: {sheets[0]}\n  badge: {sheets[1]}\n" in told
    assert "  door-sign: 一厅 (3F) 2027-05-21\n" in told
