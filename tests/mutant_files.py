"""Files of other systems for runs of the whole program: tables, exports, pages and workbooks, changed byte by byte."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import xlsxwriter
from tests.mutants import ODD, Case, as_yaml, clock, damage, day, name, text

ROOT = Path(__file__).resolve().parents[1]
EXPORTS = ROOT / "tests/data/exports"
TOKENS = [
    "<",
    ">",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "&",
    "<p>",
    "<!--",
    "-->",
    "&amp;",
    "\\",
    "、",
    "（",
    "）",
    "：",
    "|",
    "\x00",
    "\x7f",
    "\ufeff",
    "25:00",
    "-1",
    "1e999",
    "9" * 400,
    "null",
    "上午",
    "2027-13-45",
    "00:00",
]


def import_case(random: Random) -> Case:
    """A file of another system, changed."""
    make = random.choice([_table, _export, _export, _page, _workbook, _javascript])
    file, data = make(random)
    for _ in range(random.choice([0, 1, 1, 2, 6]) if file != "a.xlsx" or random.random() < 0.3 else 0):
        data = _changed(data, random)
    return Case("import", {file: data}, ("import", file, "-o", "{out}"), "yaml")


def _changed(data: bytes, random: Random) -> bytes:
    at, size = random.randrange(len(data) + 1), random.choice([0, 0, 1, 5, 200])
    token = random.choice(TOKENS) * random.choice([1, 1, 1, 2, 50, 5000])
    new = random.choice([*[token.encode()] * 6, random.randbytes(3), text(random).encode("utf-8", "replace")])
    return data[:at] + new + data[at + size :]


def _rows(random: Random) -> list[list[str]]:
    heads = [
        "专题",
        "出品人",
        "会场",
        "日期",
        "时间",
        "议题",
        "讲师",
        "公司",
        "摘要",
        "标签",
        "主持人",
        "时长",
        "编号",
        "备注",
    ]
    used = ["议题", *random.sample(heads, random.randint(1, 9))]
    cells: dict[str, Callable[[Random], str]] = {
        "日期": day,
        "时间": clock,
        "讲师": lambda r: "、".join(name(r) for _ in range(r.randint(1, 3))),
    }
    count = random.choice([1, 3, 12, 12, 300])
    return [
        used,
        *([cells.get(head, text)(random) if random.random() < 0.8 else "" for head in used] for _ in range(count)),
    ]


def _table(random: Random) -> tuple[str, bytes]:
    out = io.StringIO()
    mark = random.choice(",;\t")
    csv.writer(out, delimiter=mark).writerows(_rows(random))
    return "a.csv", out.getvalue().encode(random.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), "replace")


def _workbook(random: Random) -> tuple[str, bytes]:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    for n in range(random.choice([1, 1, 2])):
        sheet = book.add_worksheet(f"表{n}")
        for place, row in enumerate(_rows(random)):
            for column, cell in enumerate(row):
                sheet.write_string(place, column, cell[:30_000])
    book.close()
    return "a.xlsx", made.getvalue()


def _export(random: Random) -> tuple[str, bytes]:
    path = random.choice(sorted(EXPORTS.iterdir()))
    data = path.read_bytes()
    if path.suffix == ".json" and random.random() < 0.7:
        tree = json.loads(data)
        for _ in range(random.choice([1, 3, 10])):
            damage(tree, random, ODD)
        data = as_yaml(tree, random)
    return path.name, data


def _page(random: Random) -> tuple[str, bytes]:
    whole = (ROOT / "tests/data/giac-cloud-native.txt").read_text("utf-8").split("\n")
    for _ in range(random.choice([0, 2, 8])):
        whole.insert(
            random.randrange(len(whole)),
            random.choice([text(random), random.choice(whole), f"讲师：{name(random)}", "10:00-10:30"]),
        )
    return "a.txt", "\n".join(whole).encode("utf-8", "replace")


def _javascript(random: Random) -> tuple[str, bytes]:
    tree = [{"name": name(random), "topic": text(random), "time": clock(random), "bio": text(random)} for _ in range(5)]
    return "a.js", b"export const speakers = " + as_yaml(tree, random) + b";\n"
