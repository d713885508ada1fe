"""Exports that somebody has damaged: every one is read or refused, and what is read is an agenda file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from progprint.exchange import import_agenda
from progprint.source.read import read

EXPORTS = Path(__file__).parents[1] / "data/exports"
JSON = {path.name: path.read_text("utf-8") for path in sorted(EXPORTS.glob("*.json"))}
ODD: list[Any] = [
    None,
    True,
    0,
    1e9,
    "",
    "-",
    "\x0b",
    "2027-13-45T99:99",
    "<p>",
    "a" * 3000,
    [],
    {},
    [[]],
    {"zh": None},
    ["x"],
]


def _damaged(value: Any, draw: st.DrawFn, depth: int = 0) -> Any:
    """The same tree with some of its values replaced, dropped or put twice."""
    if draw(st.integers(0, 12)) == 0:
        return draw(st.sampled_from(ODD))
    if isinstance(value, dict):
        return {
            key: _damaged(one, draw, depth + 1) for key, one in value.items() if depth == 0 or draw(st.integers(0, 15))
        }
    if isinstance(value, list):
        return [_damaged(one, draw, depth + 1) for one in (value * 2 if draw(st.integers(0, 15)) == 0 else value)]
    return value


@given(st.data(), st.sampled_from(sorted(JSON)))
def test_a_damaged_tree_is_read_or_refused(data: st.DataObject, name: str) -> None:
    tree = data.draw(st.composite(lambda draw: _damaged(json.loads(JSON[name]), draw))())
    outcome = import_agenda(json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass"), name)

    assert (outcome.value is None) == outcome.failed
    if outcome.value is not None:
        assert not read(outcome.value.yaml().encode(), "x.yaml").failed


@given(st.integers(0, 5000), st.binary(max_size=4), st.sampled_from(["schedule.xml", *sorted(JSON)]))
def test_a_damaged_file_is_read_or_refused(place: int, patch: bytes, name: str) -> None:
    whole = (EXPORTS / name).read_bytes()
    outcome = import_agenda(whole[:place] + patch + whole[place + 1 :], name)

    assert (outcome.value is None) == outcome.failed
