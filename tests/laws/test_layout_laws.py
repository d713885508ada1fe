"""Laws of the layout over whole programmes: booklet, decks and paper of any of them, in any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.effort import step
from tests.odd_programmes import programme

from progprint import pipeline
from progprint.core.diagnostic import Severity

NUMBERS = range(0, 36, 3)


@pytest.mark.parametrize("number", NUMBERS[:: step(12)])
def test_no_text_lies_on_another_and_no_word_is_torn(tmp_path: Path, number: int) -> None:
    made = programme(number)
    agenda = tmp_path / "agenda.yaml"
    agenda.write_text(made.yaml, encoding="utf-8")

    built = pipeline.build(pipeline.Request("check", agenda, layout=made.layout))

    broken = [(one.code, dict(one.params)) for one in built.diagnostics if one.code.startswith("layout-")]
    assert broken == [], f"programme {number} in {made.layout}"
    assert not [one.code for one in built.diagnostics if one.severity is Severity.ERROR]
