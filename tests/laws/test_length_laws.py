"""Reading a text ends, whatever it is made of and however long it is.

Files of each kind hold one thing over and over in all their fields. A pattern that looks at the rest of a text from each of its
places takes minutes for them; what is asked for takes tenths of a second, and thirty seconds of CPU time stand for "ends".
"""

from __future__ import annotations

import json
import re
import signal
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
LONG = 24_000


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


def ends(name: str, make: Callable[[str], bytes], unit: str) -> None:
    """Assert that a file with a text of one thing is read or refused within thirty seconds of CPU time."""

    def alarm(*_: object) -> None:
        pytest.fail(f"{name} of {unit!r} has no end")

    before = signal.signal(signal.SIGPROF, alarm)
    signal.setitimer(signal.ITIMER_PROF, 30)
    try:
        import_agenda(make(f"x{unit * (LONG // len(unit))}y"), name)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("unit", UNITS[:: step(8)])
def test_tables_and_pages_of_one_thing_are_read(unit: str) -> None:
    for name in ("list.csv", "hours.csv", "page.txt"):
        ends(name, lambda text: dict(table(text))[name], unit)  # noqa: B023  (called at once)


@pytest.mark.parametrize("name", sorted(path.name for path in EXPORTS.glob("*.json")))
def test_exports_of_one_thing_are_read(name: str) -> None:
    for unit in UNITS[:: step(24, 3)]:
        ends(name, lambda text: export(name, text), unit)
