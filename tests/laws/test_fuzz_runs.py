"""The whole program on agendas, looks and files of other systems with something odd in them: every run ends, in bounds.

A case is a number (``tests.endless``); these are the same ones every time. ``make fuzz`` runs 20,000 of them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.endless import Ran, campaign

COUNT = int(os.environ.get("FUZZ_RUNS", "0"))
PARTS = 4
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="bounds of memory are set as Linux has them"
)


def wrong(runs: list[Ran]) -> list[str]:
    """The runs that did not end as they should, each with its number."""
    return [f"case {ran.number}: {ran.kind}, {ran.command}: {ran.trouble}" for ran in runs if ran.trouble]


def test_some_runs_end(tmp_path: Path) -> None:
    runs = list(campaign(tmp_path, 0, 10))

    assert wrong(runs) == []
    assert len(runs) == 10
    assert {0, 2} <= {ran.status for ran in runs}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_many_runs_end(tmp_path: Path, part: int) -> None:
    runs = list(campaign(tmp_path, part, (COUNT or 1200) // PARTS, PARTS))

    assert wrong(runs) == []


def test_a_run_without_an_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The harness itself: what takes longer than it may is ended and named."""
    monkeypatch.setenv("ENDLESS_SECONDS", "0.005")
    (ran,) = campaign(tmp_path, 3, 1)

    assert ran.trouble == "no end"
