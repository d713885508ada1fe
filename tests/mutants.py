"""Inputs for runs of the whole program: agendas, looks and imports, sound ones and ones with something odd in them.

A number makes a case, the same one every time. Agendas and looks are made from the tables that say what may be written,
so that most of them pass; files of other systems are changed byte by byte and token by token.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import xlsxwriter
import yaml
from tests.prose import ALL, CHINESE, PLAIN, any_character

from progprint.design import forms
from progprint.design.deck import DECK

ROOT = Path(__file__).resolve().parents[1]
EXPORTS = ROOT / "tests/data/exports"
UNSEEN = "\u3164\u115f\u1160\uffa0\u2800\u200b\u200d\u2060\ufeff\u00ad\u034f\u061c\u180e\ufe0f\U000e0020\u3000 \x07"
ODD: list[Any] = [None, True, 0, -1, 1e300, "", "~", "null", [], {}, [[]], [None], {"zh": None}, {"en": "x"}, "\x0b", "\u0000"]
CLOCKS = ["09:30", "9:5", "10:00", "23:59", "24:00", "00:00", "25:00", "下午3点", "９：３０", "10", "", "09:30-10:15"]
DAYS = ["2027-04-10", "2027-04-11", "2027-02-30", "1000-01-01", "9999-12-31", "2027-04-10 ~ 2027-04-12", "4月10日", "x"]
KINDS = ("door-sign", "table-card", "cue-card", "glance", "poster", "flyer", "run-sheet", "badge", "sign-in")
HANDOUTS = ("badge", "cue-card", "door-sign", "flyer", "glance", "poster", "run-sheet", "table-card")


class Case(NamedTuple):
    """A run: the files that it needs, and the command line; ``{out}`` in it is the output, of the kind ``output``."""

    kind: str
    files: dict[str, bytes]
    arguments: tuple[str, ...]
    output: str


def case(number: int) -> Case:
    """The case of a number."""
    random = Random(number)  # noqa: S311  cases, no secrets
    make = random.choices((agenda_case, look_case, deck_case, import_case), (9, 4, 2, 5))[0]
    return make(random)


# -- texts


def text(random: Random) -> str:
    """A text: mostly words, sometimes one thing thousands of times, or nothing that is seen."""
    chance = random.random()
    if chance < 0.7:
        return "".join(random.choices(CHINESE, k=random.randint(1, 6)))
    if chance < 0.9:
        return "".join(random.choices(PLAIN, k=random.randint(1, 30)))
    if chance < 0.94:
        return "".join(random.choices(ALL, k=random.randint(1, 30)))
    if chance < 0.96:
        return "".join(any_character(random) for _ in range(random.randint(1, 12)))
    if chance < 0.97:
        return "".join(random.choices(UNSEEN, k=random.randint(1, 4)))
    return random.choice(["月", "W", "a\u0301", "- 条\n", "第一条。\n", "**重** ", "[a](https://b.example) ", "（(", "“", "\u0301", "   ", "\n", "1. 条\n", "http://a.b/", "👩\u200d", "ก"]) * random.choice([20, 400, 3000])  # fmt: skip


def name(random: Random) -> str:
    """A name, now and then the same one."""
    if random.random() < 0.15:
        return random.choice(["李明", "王小雨", "Ann Lee", "Lee Ann", "欧阳修远"])
    return text(random) if random.random() < 0.1 else "王" + "".join(random.choices("一二三四五六七八九十百千万", k=3))


# -- agendas


def agenda(random: Random) -> dict[str, Any]:
    """An agenda as plain data; where it is odd, one or a few of its values are."""
    many = random.random() < 0.03
    made: dict[str, Any] = {"conference": _some(random, {
        "title": text, "subtitle": text, "date": _day, "language": lambda r: r.choice(["zh", "en", "ja", "zh-Hant"]),
        "venue": text, "organisers": lambda r: [name(r)], "marks": lambda r: r.choice(["true", "false"]),
        "typography": lambda _: "normalise", "copyright": text, "url": lambda _: "https://a.example",
    })}  # fmt: skip
    made["tracks"] = [_track(random, 120 if many else 5) for _ in range(random.choice([0, 1, 1, 1, 2, 3, 30 if many else 2]))]
    for key, one in (("sessions", _talk), ("sponsors", _sponsor), ("rooms", _room)):
        if random.random() < 0.3:
            made[key] = [one(random) for _ in range(random.choice([1, 2, 6, 60 if many else 3]))]
    if "rooms" in made:
        made["rooms"] += ["一厅", "二厅"]
    for _ in range(random.choice([0, 0, 0, 1, 2])):
        damage(made, random, ODD)
    return made


def _some(random: Random, fields: dict[str, Callable[[Random], Any]]) -> dict[str, Any]:
    """Some fields of a mapping."""
    return {key: make(random) for key, make in fields.items() if random.random() < 0.4}


def _day(random: Random) -> str:
    return random.choice(DAYS[:2] if random.random() < 0.9 else DAYS)


def _clock(random: Random) -> str:
    return f"{random.randint(8, 18):02}:{random.choice((0, 15, 30)):02}" if random.random() < 0.9 else random.choice(CLOCKS)


def _person(random: Random) -> Any:
    more = _some(random, {"org": text, "job_title": text, "bio": text})
    return {"name": name(random), **more} if more else name(random)


def _talk(random: Random) -> dict[str, Any]:
    more = _some(random, {
        "speakers": lambda r: [_person(r) for _ in range(r.choice([1, 1, 2, 3, 9]))], "moderator": _person, "subtitle": text,
        "summary": _summary, "takeaways": lambda r: [text(r) for _ in range(r.randint(1, 5))], "start": _clock,
        "room": lambda r: r.choice(["一厅", "二厅", "all"]), "short_title": text, "tags": lambda r: [text(r)],
        "type": lambda r: r.choice(["keynote", "panel", "break", "opening"]),
    })  # fmt: skip
    if "start" in more and random.random() < 0.7:
        more["duration"] = random.choice(["45min", "1h", "24h", "1min"])
    return {"title": text(random), **more}


def _summary(random: Random) -> Any:
    if random.random() < 0.5:
        return text(random)
    return {text(random): random.choice([text(random), [text(random), text(random)]]) for _ in range(random.randint(1, 4))}


def _track(random: Random, most: int) -> dict[str, Any]:
    more = _some(random, {"producer": _person, "intro": text, "short_title": text, "color": lambda _: "#0A6CFF", "date": _day})
    return {"title": text(random), **more, "talks": [_talk(random) for _ in range(random.randint(0, most))]}


def _sponsor(random: Random) -> dict[str, Any]:
    return {"name": name(random), **_some(random, {"level": text})}


def _room(random: Random) -> dict[str, Any]:
    return {"name": text(random), **_some(random, {"capacity": text, "floor": text})}


def damage(tree: Any, random: Random, odd: list[Any]) -> None:
    """One value somewhere in a tree becomes an odd one, goes, comes twice, or changes places."""
    while True:
        keys: list[Any] = list(tree) if isinstance(tree, dict) else list(range(len(tree))) if isinstance(tree, list) else []
        if not keys:
            return
        key = random.choice(keys)
        if isinstance(tree[key], dict | list) and tree[key] and random.random() < 0.8:
            tree = tree[key]
            continue
        change = random.randrange(4)
        if change == 0:
            del tree[key]
        elif change == 1 and isinstance(tree, list):
            tree.insert(0, tree[key])
        elif change == 2:
            tree[key] = text(random)
        else:
            tree[key] = random.choice(odd)
        return


def _yaml(tree: Any, random: Random) -> bytes:
    """JSON, which is YAML."""
    return json.dumps(tree, ensure_ascii=random.random() < 0.02, indent=random.choice([None, 1])).encode("utf-8", "backslashreplace")


def _command(random: Random) -> tuple[tuple[str, ...], str]:
    """What is made of an agenda, and the kind of its output."""
    return random.choice([
        (("pdf", "a.yaml", "-o", "{out}"), "pdf"), (("pdf", "a.yaml", "-o", "{out}", "--for", "print"), "pdf"),
        (("slides", "a.yaml", "-o", "{out}"), "pptx"), (("slides", "a.yaml", "-o", "{out}", "--parts", "full"), "pptx"),
        (("check", "a.yaml"), ""), (("handouts", "a.yaml", "-o", "{out}", "--kind", random.choice(KINDS)), "folder"),
    ])  # fmt: skip


def agenda_case(random: Random) -> Case:
    """An agenda of any kind in the shipped looks."""
    arguments, output = _command(random)
    return Case("agenda", {"a.yaml": _yaml(agenda(random), random)}, arguments, output)


# -- looks


def value_of(kind: forms.Kind, random: Random) -> Any:
    """A value that a table allows, mostly near a bound; now and then one that it does not."""
    if random.random() < 0.01:
        return random.choice(["nan", "inf", "-5", "1e9", "0", "-3mm", "99999999mm", "x", "", [], {}])
    match kind:
        case forms.Range():
            return _between(kind, random)
        case forms.Either():
            return value_of(random.choice([kind.short, kind.full]), random)
        case tuple():
            return random.choice(kind)
        case list():
            return [value_of(kind[0], random) for _ in range(random.choice([1, 2, 2, 4, 6]))]
        case dict():
            return {key: value_of(one, random) for key, one in kind.items() if key != "*" and random.random() < 0.5}
        case "length":
            return random.choice(["1mm", "9pt", "1.2em", "12Q"])
        case "color":
            return random.choice(["#0A6CFF", "accent", "text"])
        case "flag":
            return random.choice(["true", "false"])
        case "size":
            return random.choice(["1", "6", "9", "24", "72", "400", "text", "title"])
        case "number":
            return random.choice(["1", "5", "12", "24", "400"])
        case _:
            return random.choice(["", "{title}", "{track}", text(random)])


def _between(kind: forms.Range, random: Random) -> str:
    least, most = (float("".join(char for char in bound if char in "-.0123456789")) for bound in (kind.least, kind.most))
    unit = kind.most.lstrip("-.0123456789")
    usual = min(most, 40.0)
    value = random.choice([least, most, usual, random.uniform(least, usual), random.uniform(least, usual), random.uniform(least, most)])
    if kind.kind == "length" and kind.least.endswith("em") and value == least:
        unit = "em"
    return f"{value:.3f}{unit}" if kind.kind == "length" else f"{value:.3f}"


STYLES = ("body", "list", "note", "caption", "kicker", "label", "name", "bigname", "entry", "heading", "title", "display",
          "onaccent", "letter", "folio", "running")  # fmt: skip
NEVER = {"name", "extends", "family"}


def _over(table: dict[str, Any], random: Random, share: float) -> dict[str, Any]:
    """Some of the values that a table allows."""
    made: dict[str, Any] = {}
    for key, kind in table.items():
        if key in NEVER or random.random() > share:
            continue
        if isinstance(kind, dict) and "*" not in kind:
            made[key] = _over(kind, random, 0.4)
        elif key == "styles":
            made[key] = {style: _over(forms.STYLE, random, 0.25) for style in random.sample(STYLES, 3)}
        elif key == "size" and isinstance(kind, list):
            made[key] = [value_of(kind[0], random), value_of(kind[0], random)]
        elif not (isinstance(kind, dict)):
            made[key] = value_of(kind, random)
    return made


def look_case(random: Random) -> Case:
    """A look over a shipped one, of a booklet or of paper for the venue, and a sound agenda."""
    files = {"a.yaml": random.choice(_sound()), "progprint.yaml": b"agenda: a.yaml\n"}
    over = _over(forms.LAYOUT, random, 0.5)
    if random.random() < 0.6:
        files["layouts/own.yaml"] = _yaml({"extends": random.choice(["a5", "pocket", "a4", "large-print"]), **over}, random)
        return Case("look", files, ("pdf", "a.yaml", "-o", "{out}", "--layout", "own"), "pdf")
    kind = random.choice(HANDOUTS)
    files[f"layouts/handouts/{kind}.yaml"] = _yaml({"extends": kind, **over}, random)
    return Case("look", files, ("handouts", "a.yaml", "-o", "{out}", "--kind", kind), "folder")


def deck_case(random: Random) -> Case:
    """A deck look over the shipped one."""
    table = {key: DECK[key] for key in ("tokens", "body")}
    over: dict[str, Any] = _over(table, random, 0.7)
    kinds = yaml.safe_load((ROOT / "layouts/deck.yaml").read_text("utf-8"))["kinds"]
    over["kinds"] = {}
    for kind in random.sample(sorted(kinds), 3):
        slot = random.choice(sorted(kinds[kind]["slots"]))
        sizes = sorted(random.sample([1, 6, 20, 60, 120, 400], random.randint(1, 3)), reverse=True)
        over["kinds"][kind] = {"slots": {slot: {"sizes": list(map(str, sizes)), "pitch": value_of(forms.Range("number", "0.8", "5"), random)}}}
    files = {"a.yaml": random.choice(_sound()), "progprint.yaml": b"agenda: a.yaml\n"}
    files["layouts/own.yaml"] = _yaml({"extends": "deck", **over}, random)
    return Case("deck", files, ("slides", "a.yaml", "-o", "{out}", "--template", "own"), "pptx")


@cache
def _sound() -> list[bytes]:
    """Agendas with nothing odd in them: a whole one, and one with a long text."""
    whole = (ROOT / "content/agenda.yaml").read_bytes()
    talks = [
        {"title": f"题目{n}", "start": f"{9 + n:02}:00", "duration": "45min", "speakers": ["李明", "Ann Lee"], "room": "一厅",
         "summary": {"背景": "统一通信协议与服务治理。" * 40, "成果": ["一句话。"] * 5}, "takeaways": ["了解治理"] * 3}
        for n in range(6)
    ]  # fmt: skip
    small = {"conference": {"title": "大会", "date": "2027-04-10"}, "tracks": [{"title": "专题", "producer": "李明", "talks": talks}]}
    return [whole, json.dumps(small).encode()]


# -- imports

TOKENS = ["<", ">", '"', "'", "[", "]", "{", "}", ",", ";", "\t", "\n", "\r", "&", "<p>", "<!--", "-->", "&amp;", "\\", "、", "（",
          "）", "：", "|", "\x00", "\x7f", "\ufeff", "25:00", "-1", "1e999", "9" * 400, "null", "上午", "2027-13-45", "00:00"]  # fmt: skip


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
    heads = ["专题", "出品人", "会场", "日期", "时间", "议题", "讲师", "公司", "摘要", "标签", "主持人", "时长", "编号", "备注"]
    used = ["议题", *random.sample(heads, random.randint(1, 9))]
    cells: dict[str, Callable[[Random], str]] = {"日期": _day, "时间": _clock, "讲师": lambda r: "、".join(name(r) for _ in range(r.randint(1, 3)))}
    count = random.choice([1, 3, 12, 12, 300])
    return [used, *([cells.get(head, text)(random) if random.random() < 0.8 else "" for head in used] for _ in range(count))]


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
        data = _yaml(tree, random)
    return path.name, data


def _page(random: Random) -> tuple[str, bytes]:
    whole = (ROOT / "tests/data/giac-cloud-native.txt").read_text("utf-8").split("\n")
    for _ in range(random.choice([0, 2, 8])):
        whole.insert(random.randrange(len(whole)), random.choice([text(random), random.choice(whole), f"讲师：{name(random)}", "10:00-10:30"]))
    return "a.txt", "\n".join(whole).encode("utf-8", "replace")


def _javascript(random: Random) -> tuple[str, bytes]:
    tree = [{"name": name(random), "topic": text(random), "time": _clock(random), "bio": text(random)} for _ in range(5)]
    return "a.js", b"export const speakers = " + _yaml(tree, random) + b";\n"
