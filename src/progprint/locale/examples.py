"""Examples for codes: a text that gives a code, and one that does not.

    examples/agenda.yaml     bad-time: {in: talk, wrong: "start: 9.30", right: "start: 09:30"}

The lines are shown by ``progprint explain`` and in the reference as they stand; ``whole`` puts them into the agenda that
they belong to. A test holds that each does what it says.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping as Table
from functools import cache
from pathlib import Path
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.source.node import Mapping, Scalar
from progprint.source.read import read
from progprint.text.characters import visible

_FOLDER = Path(__file__).with_name("examples")
_TRACK = "tracks:\n  - {title: 云原生, producer: 于雨, talks: [{title: 网格, speakers: 林帆}]}\n"
_REPEATED = pattern(r"\{([^{}]+) × (\d+)\}")
"""How a long text is written in an example: {云 × 200}."""
_KEY = pattern(r"^(\w+):", re.MULTILINE)


class Example(NamedTuple):
    """Lines that give a code and lines that do not. ``mended``: ``check --fix`` takes the fault out of the former.

    ``place`` is where they stand: file (the whole of it), agenda, conference, track, talk, talks.
    """

    place: str
    wrong: str
    right: str
    mended: bool = False

    def whole(self, lines: str) -> str:
        """The lines in an agenda without other faults, with what they write short repeated as often as they say."""
        lines = _REPEATED.sub(lambda match: match[1] * int(match[2]), lines)
        if self.place == "file":
            return lines
        keys = set(_KEY.findall(lines))
        if self.place == "agenda":
            return lines + ("" if keys & {"tracks", "sessions"} else _TRACK)
        if self.place == "conference":
            return "conference:\n" + _below({"title": "大会"}, keys, lines, 2) + _TRACK
        if self.place == "track":
            talks = {"title": "云原生", "producer": "于雨", "talks": "[{title: 网格, speakers: 林帆}]"}
            return "tracks:\n  -\n" + _below(talks, keys, lines, 4)
        head = "tracks:\n  - title: 云原生\n    producer: 于雨\n    talks:\n"
        if self.place == "talks":
            return head + textwrap.indent(lines, " " * 6)
        return head + "      -\n" + _below({"title": "网格", "speakers": "林帆"}, keys, lines, 8)


def _below(usual: Table[str, str], keys: set[str], lines: str, depth: int) -> str:
    """Lines below a key, with the usual ones before them that they do not have."""
    more = "".join(f"{key}: {value}\n" for key, value in usual.items() if key not in keys)
    return textwrap.indent(more + lines, " " * depth)


@cache
def examples() -> Table[str, Example]:
    """Examples by their codes."""
    found = {}
    for file in sorted(_FOLDER.glob("*.yaml")):
        root = read(file.read_bytes(), file.name).value
        for key, value in root.entries if isinstance(root, Mapping) else ():
            if isinstance(value, Mapping):
                place, wrong, right = (_text(value, name) for name in ("in", "wrong", "right"))
                found[key.text] = Example(place, _ended(wrong), _ended(right), _text(value, "mended") == "true")
    return found


def shown(lines: str) -> str:
    """Lines of an example for a reader: what cannot be seen has a sign or its number."""
    seen = lines.rstrip("\n").replace("\t", "⇥").replace("\u3000", "U+3000 ")
    return "\n".join(map(visible, seen.split("\n")))


def _ended(lines: str) -> str:
    return lines if lines.endswith("\n") else f"{lines}\n"


def _text(entry: Mapping, key: str) -> str:
    value = entry.get(key)
    return value.text if isinstance(value, Scalar) else ""
