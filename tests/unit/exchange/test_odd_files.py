"""Files of other systems that are deep, long, far off or no files at all: each is imported or refused, and none ends as a bug."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from progprint.agenda.load import load
from progprint.exchange import import_agenda

EXPORTS = Path(__file__).parents[2] / "data/exports"
JSON = sorted(path.name for path in EXPORTS.glob("*.json"))


def _nested(depth: int) -> Any:
    value: Any = "inmost"
    for n in range(depth):
        value = [value] if n % 2 else {"k": value}
    return value


def _with(name: str, key: str, value: Any) -> bytes:
    """An export with a field of its own that nobody knows, at its top, and in each mapping of a list."""
    tree = json.loads((EXPORTS / name).read_text("utf-8"))

    def put(node: Any, inside: bool) -> None:
        if isinstance(node, dict):
            for one in list(node.values()):
                put(one, False)
            if inside:
                node[key] = value
        elif isinstance(node, list):
            for one in node:
                put(one, True)

    put(tree, True)
    return json.dumps(tree, ensure_ascii=False).encode()


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("depth", [60, 330, 500, 900])
def test_json_deeper_than_an_agenda_may_be_is_refused(name: str, depth: int) -> None:
    outcome = import_agenda(_with(name, "more", _nested(depth)), name)

    assert outcome.value is None
    assert [(one.code, one.variant) for one in outcome.diagnostics] == [("import-syntax", "deep")]


@pytest.mark.parametrize("name", JSON)
def test_json_that_is_not_so_deep_makes_an_agenda(name: str) -> None:
    outcome = import_agenda(_with(name, "more", _nested(30)), name)

    assert outcome.value is not None
    assert "inmost" in outcome.value.yaml()
    assert "too-deep" not in {one.code for one in load([("a.yaml", outcome.value.yaml().encode())]).diagnostics}


@pytest.mark.parametrize("name", ["a.json", "a.js", "a.csv", "a.txt", "a.xml"])
@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, '{"schedule": ' * 5000, "(" * 100_000, "<a>" * 50_000])
def test_a_hundred_thousand_brackets_are_refused(name: str, text: str) -> None:
    outcome = import_agenda(text.encode(), name)

    assert outcome.value is None
    assert outcome.diagnostics


@pytest.mark.parametrize("letter", ["字", "W"])
def test_a_heading_of_any_length_is_imported_whole(letter: str) -> None:
    """A key of more than 1,024 characters needs a mark of its own in YAML."""
    heading = letter * 1200
    page = f"专题：海\n议题：潮水\n讲师：林帆\n摘要：\n{heading}：\n说一\n说二\n听众收益：\n一张图\n"
    rows = f'议题,讲师,摘要,{"栏" * 1200}\n潮水,林帆,"{heading}：\n说一\n说二",备\n'
    for data, name in ((page, "a.txt"), (rows, "a.csv")):
        outcome = import_agenda(data.encode(), name)
        assert outcome.value is not None
        text = outcome.value.yaml()
        assert yaml.load(text, yaml.BaseLoader) == outcome.value.data  # noqa: S506  builds nothing but texts
        assert heading in text
        assert not load([("a.yaml", text.encode())]).failed


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:30:00+00:00", "9999-12-31T23:30:00-12:00", "0001-01-01T00:10:00+14:00"]
)
@pytest.mark.parametrize("name", JSON)
def test_times_at_the_ends_of_the_calendar_are_no_times(name: str, moment: str) -> None:
    text = (EXPORTS / name).read_text("utf-8")
    tree = json.loads(text)

    def put(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: put(one) for key, one in node.items()}
        if isinstance(node, list):
            return [put(one) for one in node]
        if isinstance(node, str) and node[:2] == "20" and "-" in node:
            return moment if "T" in node else moment[:10]
        return "99999" if isinstance(node, int) else node

    outcome = import_agenda(json.dumps(put(tree)).encode(), name)

    assert outcome.value is not None or outcome.diagnostics
    if outcome.value is not None:
        outcome.value.yaml()
