"""Agendas for runs of the whole program, sound ones and ones with something odd in them; a number makes a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.prose import ALL, CHINESE, PLAIN, any_character

ROOT = Path(__file__).resolve().parents[1]
UNSEEN = "\u3164\u115f\u1160\uffa0\u2800\u200b\u200d\u2060\ufeff\u00ad\u034f\u061c\u180e\ufe0f\U000e0020\u3000 \x07"
REPEATED = ["月", "W", "a\u0301", "- 条\n", "第一条。\n", "**重** ", "[a](https://b.example) ", "（(", "“", "\u0301", "   ", "\n",
            "1. 条\n", "http://a.b/", "👩\u200d", "ก"]  # fmt: skip
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1e300,
    "",
    "~",
    "null",
    [],
    {},
    [[]],
    [None],
    {"zh": None},
    {"en": "x"},
    "\x0b",
    "\u0000",
]
CLOCKS = ["09:30", "9:5", "10:00", "23:59", "24:00", "00:00", "25:00", "下午3点", "９：３０", "10", "", "09:30-10:15"]
DAYS = ["2027-04-10", "2027-04-11", "2027-02-30", "1000-01-01", "9999-12-31", "2027-04-10 ~ 2027-04-12", "4月10日", "x"]
KINDS = ("door-sign", "table-card", "cue-card", "glance", "poster", "flyer", "run-sheet", "badge", "sign-in")


class Case(NamedTuple):
    """A run: the files that it needs, and the command line; ``{out}`` in it is the output, of the kind ``output``."""

    kind: str
    files: dict[str, bytes]
    arguments: tuple[str, ...]
    output: str


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
    return random.choice(REPEATED) * random.choice([20, 400, 3000])


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
        "title": text, "subtitle": text, "date": day, "language": lambda r: r.choice(["zh", "en", "ja", "zh-Hant"]),
        "venue": text, "organisers": lambda r: [name(r)], "marks": lambda r: r.choice(["true", "false"]),
        "typography": lambda _: "normalise", "copyright": text, "url": lambda _: "https://a.example",
    })}  # fmt: skip
    made["tracks"] = [
        _track(random, 120 if many else 5) for _ in range(random.choice([0, 1, 1, 1, 2, 3, 30 if many else 2]))
    ]
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


def day(random: Random) -> str:
    return random.choice(DAYS[:2] if random.random() < 0.9 else DAYS)


def clock(random: Random) -> str:
    return (
        f"{random.randint(8, 18):02}:{random.choice((0, 15, 30)):02}"
        if random.random() < 0.9
        else random.choice(CLOCKS)
    )


def _person(random: Random) -> Any:
    more = _some(random, {"org": text, "job_title": text, "bio": text})
    return {"name": name(random), **more} if more else name(random)


def _talk(random: Random) -> dict[str, Any]:
    more = _some(random, {
        "speakers": lambda r: [_person(r) for _ in range(r.choice([1, 1, 2, 3, 9]))], "moderator": _person, "subtitle": text,
        "summary": _summary, "takeaways": lambda r: [text(r) for _ in range(r.randint(1, 5))], "start": clock,
        "room": lambda r: r.choice(["一厅", "二厅", "all"]), "short_title": text, "tags": lambda r: [text(r)],
        "type": lambda r: r.choice(["keynote", "panel", "break", "opening"]),
    })  # fmt: skip
    if "start" in more and random.random() < 0.7:
        more["duration"] = random.choice(["45min", "1h", "24h", "1min"])
    return {"title": text(random), **more}


def _summary(random: Random) -> Any:
    if random.random() < 0.5:
        return text(random)
    return {
        text(random): random.choice([text(random), [text(random), text(random)]]) for _ in range(random.randint(1, 4))
    }


def _track(random: Random, most: int) -> dict[str, Any]:
    more = _some(
        random, {"producer": _person, "intro": text, "short_title": text, "color": lambda _: "#0A6CFF", "date": day}
    )
    return {"title": text(random), **more, "talks": [_talk(random) for _ in range(random.randint(0, most))]}


def _sponsor(random: Random) -> dict[str, Any]:
    return {"name": name(random), **_some(random, {"level": text})}


def _room(random: Random) -> dict[str, Any]:
    return {"name": text(random), **_some(random, {"capacity": text, "floor": text})}


def damage(tree: Any, random: Random, odd: list[Any]) -> None:
    """One value somewhere in a tree becomes an odd one, goes, comes twice, or changes places."""
    while True:
        keys: list[Any] = (
            list(tree) if isinstance(tree, dict) else list(range(len(tree))) if isinstance(tree, list) else []
        )
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


def as_yaml(tree: Any, random: Random) -> bytes:
    """A tree as JSON, which is YAML."""
    return json.dumps(tree, ensure_ascii=random.random() < 0.02, indent=random.choice([None, 1])).encode(
        "utf-8", "backslashreplace"
    )


def _command(random: Random) -> tuple[tuple[str, ...], str]:
    """What is made of an agenda, and the kind of its output."""
    return random.choice([
        (("pdf", "a.yaml", "-o", "{out}"), "pdf"), (("pdf", "a.yaml", "-o", "{out}", "--for", "print"), "pdf"),
        (("slides", "a.yaml", "-o", "{out}"), "pptx"), (("slides", "a.yaml", "-o", "{out}", "--per", "room"), "pptx"),
        (("check", "a.yaml"), ""), (("handouts", "a.yaml", "-o", "{out}", "--kind", random.choice(KINDS)), "folder"),
    ])  # fmt: skip


def agenda_case(random: Random) -> Case:
    """An agenda of any kind in the shipped looks."""
    arguments, output = _command(random)
    return Case("agenda", {"a.yaml": as_yaml(agenda(random), random)}, arguments, output)
