"""A YAML file with some of its values changed, and every other line, comment and blank as it was typed.

    edits by path ─▶ lines of the file ─▶ read again ─▶ the same data as the edits make of it? ─▶ text, else None

Paths name keys by their fields (``agenda.entries``), whatever their spelling in the file, and items of lists by number.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence as Many
from typing import Literal, NamedTuple

from progprint.core.diagnostic import Source
from progprint.source.canonical import Data, canonical, key_node, kind_at
from progprint.source.edit import to_yaml
from progprint.source.kinds import Form
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.read import read

Path = tuple[str | int, ...]


class Edit(NamedTuple):
    """``set`` the value at a path (a key that may be new), ``append`` to the list there, or ``drop`` what is there."""

    what: Literal["set", "append", "drop"]
    path: Path
    value: Data = ""


class _NoPlaceError(Exception):
    """An edit has no lines of its own: it lies in a collection in brackets, or in one that is not there."""


def applied(data: Data, edits: Many[Edit]) -> Data:
    """The data with edits made; numbers of items are those before any of them."""
    made = _copied(data)
    order = {"set": 0, "append": 1, "drop": 2}
    for edit in sorted(edits, key=lambda e: (order[e.what], [-p if isinstance(p, int) else 0 for p in e.path])):
        *way, last = edit.path
        at = made
        for step in way:
            at = at.setdefault(step, {}) if isinstance(at, dict) else at[step]  # type: ignore[index,arg-type]
        if edit.what == "drop":
            del at[last]  # type: ignore[arg-type,union-attr]
        elif edit.what == "set":
            at[last] = _copied(edit.value)  # type: ignore[index]
        else:
            at.setdefault(last, []).append(_copied(edit.value))  # type: ignore[union-attr,arg-type]
    return made


def amended(source: Source, form: Form, edits: Many[Edit]) -> str | None:
    """The text with the edits made in place; None where that cannot be done line by line."""
    outcome = read(source.text.encode(), source.name)
    root = outcome.value
    if root is None or outcome.failed:
        return None
    lines = source.text.split("\n")
    try:
        patches = sorted(patch for edit in edits for patch in _patches(root, form, lines, edit))
    except _NoPlaceError:
        return None
    for (_, end, _), (begin, _, _) in itertools.pairwise(patches):
        if begin < end:
            return None
    for begin, end, fresh in reversed(patches):
        lines[begin:end] = fresh
    text = "\n".join(lines)
    again = read(text.encode(), source.name).value
    wanted = applied(canonical(root, form), edits)
    return text if again is not None and canonical(again, form) == wanted else None


_Patch = tuple[int, int, list[str]]
"""Lines from one to another (0-based, exclusive), and what stands in their place."""


def _patches(root: Node, form: Form, lines: Many[str], edit: Edit) -> list[_Patch]:
    if edit.what == "append":
        at = _node(root, form, edit.path)
        if not isinstance(at, Sequence) or not at.items:
            return _set(root, form, lines, edit._replace(value=[edit.value]))
        return [_appended(at, lines, edit.value)]
    if edit.what == "set":
        return _set(root, form, lines, edit)
    parent, last = _node(root, form, edit.path[:-1]), edit.path[-1]
    if isinstance(parent, Sequence) and isinstance(last, int):
        item = parent.items[last]
        if _in_brackets(parent, lines) or len(parent.items) == 1:
            raise _NoPlaceError
        return [(item.span.line - 1, _end(item, lines), [])]
    return _dropped(parent, form, edit.path, lines)


def _set(root: Node, form: Form, lines: Many[str], edit: Edit) -> list[_Patch]:
    parent, last = _node(root, form, edit.path[:-1]), edit.path[-1]
    if isinstance(parent, Sequence) and isinstance(last, int) and not _in_brackets(parent, lines):
        item = parent.items[last]
        dash = _dash(item, lines)
        fresh = _item(edit.value, dash)
        return [(item.span.line - 1, _end(item, lines), fresh)]
    if (
        not isinstance(parent, Mapping)
        or not isinstance(last, str)
        or not parent.entries
        or _in_brackets(parent, lines)
    ):
        raise _NoPlaceError
    key = key_node(parent, last, kind_at(form, edit.path[:-1]))
    if key is None:
        column = parent.entries[0][0].span.column - 1
        end = _end(parent, lines)
        return [(end, end, _entry(last, edit.value, " " * column))]
    value = next(value for name, value in parent.entries if name is key)
    first, end = key.span.line - 1, _end(value, lines)
    before = lines[first][: key.span.column - 1]
    fresh = _entry(key.text, edit.value, " " * len(before))
    fresh[0] = before + fresh[0].lstrip()
    if len(fresh) == 1 and end == first + 1 and isinstance(value, Scalar) and value.text:
        fresh[0] += lines[first][value.span.end_column - 1 :].rstrip()
    return [(first, max(end, first + 1), fresh)]


def _dropped(parent: Node | None, form: Form, path: Path, lines: Many[str]) -> list[_Patch]:
    """A key taken out of a mapping; where it stood behind the dash of an item, the next key moves up to it."""
    last = path[-1]
    if not isinstance(parent, Mapping) or not isinstance(last, str) or _in_brackets(parent, lines):
        raise _NoPlaceError
    key = key_node(parent, last, kind_at(form, path[:-1]))
    number = next((n for n, (name, _) in enumerate(parent.entries) if name is key), -1)
    if key is None or number < 0 or len(parent.entries) < 2:
        raise _NoPlaceError
    first, end = key.span.line - 1, _end(parent.entries[number][1], lines)
    before = lines[first][: key.span.column - 1]
    if not before.strip():
        return [(first, max(end, first + 1), [])]
    follower = parent.entries[1][0].span
    moved = before + lines[follower.line - 1][follower.column - 1 :]
    return [(first, follower.line, [moved])]


def _appended(at: Sequence, lines: Many[str], value: Data) -> _Patch:
    if _in_brackets(at, lines):
        raise _NoPlaceError
    end = _end(at, lines)
    return end, end, _item(value, _dash(at.items[0], lines))


def _dash(item: Node, lines: Many[str]) -> int:
    """The column (0-based) of the dash of an item."""
    before = lines[item.span.line - 1][: item.span.column - 1].rstrip()
    if not before.endswith("-") or before[:-1].strip():
        raise _NoPlaceError
    return len(before) - 1


def _item(value: Data, column: int) -> list[str]:
    """The lines of an item, its dash in a column."""
    _, *lines, _ = to_yaml({"x": [value]}).split("\n")
    return [" " * column + line.removeprefix("  ") if line else "" for line in lines]


def _entry(key: str, value: Data, indent: str) -> list[str]:
    return [indent + line if line else "" for line in to_yaml({key: value}).split("\n")[:-1]]


def _in_brackets(node: Node, lines: Many[str]) -> bool:
    return lines[node.span.line - 1][node.span.column - 1 : node.span.column] in ("{", "[")


def _node(root: Node, form: Form, path: Path) -> Node | None:
    at: Node | None = root
    for n, step in enumerate(path):
        if isinstance(at, Mapping) and isinstance(step, str):
            key = key_node(at, step, kind_at(form, path[:n]))
            at = next((value for name, value in at.entries if name is key), None) if key is not None else None
        elif isinstance(at, Sequence) and isinstance(step, int):
            at = at.items[step]
        else:
            return None
    return at


def _end(node: Node, lines: Many[str]) -> int:
    """The line behind the last one of a node (0-based)."""
    if isinstance(node, Mapping) and node.entries and not _in_brackets(node, lines):
        return max(node.entries[-1][0].span.line, _end(node.entries[-1][1], lines))
    if isinstance(node, Sequence) and node.items and not _in_brackets(node, lines):
        return max(_end(node.items[-1], lines), node.items[-1].span.line)
    span = node.span
    end = span.end_line - (span.end_column == 1 and span.end_line > span.line)
    while end > span.line and not lines[min(end, len(lines)) - 1].strip():
        end -= 1
    return min(end, len(lines))


def _copied(data: Data) -> Data:
    if isinstance(data, str):
        return data
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(one) for one in data]
