"""Reading a text takes time in proportion to its length, whatever it is made of.

Files of each kind hold one thing over and over in all their fields. Eight times as many may take a good deal more than eight
times as long, because clocks are rough, but not sixty-four times, as a pattern does that looks at the rest of a text from each
of its places.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.effort import step

from progprint.exchange import import_agenda

EXPORTS = Path(__file__).resolve().parents[1] / "data/exports"
UNITS = [
    " ", "x ", "\u3000", "\u00a0", "(", "（", "(a", "1", "9:", "-", " - ", "年", "、", "/", "：", "@", "a@", "&", "<", "<b>", "*",
    "_", "`", "[", "[a](", "李", "aB", "A.", "of ", "\n", " \n", "\t", ";", "and ", "和", "“", ".", "…", "—", "\u0301", "1. ",
    "09:00 ", "4月10日", "上午", "厅", "小时", "讲师：", "- x\n", "> ", "#", "|", "~", "\\", "![", "Ph.D. ", "van ", "十",
    "2027-04-10 ",
]  # fmt: skip
SHORT, LONG = 3_000, 24_000
SLACK = 3.0
"""Times that the long text may take longer than in proportion."""
LEAST = 0.02
"""Seconds below which a measured time says nothing."""


def table(text: str) -> Iterator[tuple[str, bytes]]:
    """Tables and pages whose cells and lines are a text."""
    cell = '"' + text.replace('"', '""') + '"'
    fields = "题目,讲师,时间,会场,公司,职务,摘要,日期,时长,标签,主持人,专题,出品人,听众收益"
    yield "list.csv", f"{fields}\n{','.join([cell] * 14)}\n云,李明\n".encode()
    yield "hours.csv", f"时间,一厅,二厅\n09:00-10:00,{cell},{cell}\n10:00-11:00,茶歇,茶歇\n{cell},云,网\n".encode()
    yield (
        "page.txt",
        f"专题：云\n出品人：{text}\n议题：{text}\n讲师：{text}\n内容：{text}\n09:00-10:00 {text}\n".encode(),
    )


def export(name: str, text: str) -> bytes:
    """An export of another system, with every text in it but keys, dates and numbers exchanged."""

    def changed(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: changed(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [changed(one, key) for one in value]
        kept = not isinstance(value, str) or re.search("id|code|slug|date|time|start|end|type", key, re.IGNORECASE)
        return value if kept or re.fullmatch(r"[\dT:.+Z-]+", str(value)) else text

    return json.dumps(changed(json.loads((EXPORTS / name).read_text("utf-8")))).encode()


def seconds(name: str, data: bytes) -> float:
    """The CPU time of an import."""
    began = time.process_time()
    import_agenda(data, name)
    return max(LEAST, time.process_time() - began)


def grows(name: str, make: Callable[[str], bytes], unit: str) -> None:
    """Assert that a file takes time in proportion; what is measured once too slow is measured again."""
    files = [make(f"x{unit * (length // len(unit))}y") for length in (SHORT, LONG)]
    for _ in range(3):
        short, long = (seconds(name, data) for data in files)
        if long <= short * LONG / SHORT * SLACK:
            return
    pytest.fail(f"{name} of {unit!r}: {short:.2f} s, then {long:.2f} s")


@pytest.mark.parametrize("unit", UNITS[:: step(4)])
def test_tables_and_pages_take_time_by_their_length(unit: str) -> None:
    for name in ("list.csv", "hours.csv", "page.txt"):
        grows(name, lambda text: dict(table(text))[name], unit)  # noqa: B023  (called at once)


@pytest.mark.parametrize("name", sorted(path.name for path in EXPORTS.glob("*.json")))
def test_exports_take_time_by_their_length(name: str) -> None:
    for unit in UNITS[:: step(12, 3)]:
        grows(name, lambda text: export(name, text), unit)
