"""Looks for runs of the whole program, made from the tables that say what a look may hold, so that most of them pass."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from tests.mutants import Case, as_yaml, text

from progprint.design import forms
from progprint.design.deck import DECK

ROOT = Path(__file__).resolve().parents[1]
HANDOUTS = ("badge", "cue-card", "door-sign", "flyer", "glance", "poster", "run-sheet", "table-card")


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
    least, most = (
        float("".join(char for char in bound if char in "-.0123456789")) for bound in (kind.least, kind.most)
    )
    unit = kind.most.lstrip("-.0123456789")
    usual = min(most, 40.0)
    value = random.choice(
        [least, most, usual, random.uniform(least, usual), random.uniform(least, usual), random.uniform(least, most)]
    )
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
        files["layouts/own.yaml"] = as_yaml(
            {"extends": random.choice(["a5", "pocket", "a4", "large-print"]), **over}, random
        )
        return Case("look", files, ("pdf", "a.yaml", "-o", "{out}", "--layout", "own"), "pdf")
    kind = random.choice(HANDOUTS)
    files[f"layouts/handouts/{kind}.yaml"] = as_yaml({"extends": kind, **over}, random)
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
        pitch = f"{random.uniform(0.8, 5):.2f}"
        over["kinds"][kind] = {"slots": {slot: {"sizes": list(map(str, sizes)), "pitch": pitch}}}
    files = {"a.yaml": random.choice(_sound()), "progprint.yaml": b"agenda: a.yaml\n"}
    files["layouts/own.yaml"] = as_yaml({"extends": "deck", **over}, random)
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
    small = {
        "conference": {"title": "大会", "date": "2027-04-10"},
        "tracks": [{"title": "专题", "producer": "李明", "talks": talks}],
    }
    return [whole, json.dumps(small).encode()]
