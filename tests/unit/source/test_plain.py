"""What is read line by line, and what is left to the whole of YAML."""

from __future__ import annotations

import pytest

from progprint.core.diagnostic import Source
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.plain import read_plain


def texts(node: Node | None) -> object:
    """A tree as plain texts, lists and pairs."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [texts(item) for item in node.items]
        case Mapping():
            return [(key.text, texts(value)) for key, value in node.entries]
    return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 云原生", [("a", "云原生")]),
        ("a:  x  \nb : y", [("a", "x"), ("b", "y")]),
        ("a: 09:30-10:15\nb: https://x.y", [("a", "09:30-10:15"), ("b", "https://x.y")]),
        ("a:\n  b: x\nc: y", [("a", [("b", "x")]), ("c", "y")]),
        ("a:\n- x\n- y\nb: z", [("a", ["x", "y"]), ("b", "z")]),
        ("a:\n  - x\n  - b: y\n    c: z", [("a", ["x", [("b", "y"), ("c", "z")]])]),
        ("- - a\n  - b\n- c", [["a", "b"], "c"]),
        ("-\n  a: b\n-\n", [[("a", "b")], ""]),
        ("a:\nb:\n  c:\n", [("a", ""), ("b", [("c", "")])]),
        ("a: 'x: y'\nb: \"# z\"\nc: ''", [("a", "x: y"), ("b", "# z"), ("c", "")]),
        ("a: [x, 'y, z', [1, {b: 2}], {}]", [("a", ["x", "y, z", ["1", [("b", "2")]], []])]),
        ("a: |\n  x\n\n   y\n\nb: z", [("a", "x\n\n y\n"), ("b", "z")]),
        ("a:\n  - |-\n    # no comment\n  - x\n", [("a", ["# no comment", "x"])]),
        ("# one\na: x  # two\n\n  # three\nb: y", [("a", "x"), ("b", "y")]),
    ],
)
def test_plain_files_are_read(text: str, expected: object) -> None:
    assert expected == texts(read_plain(Source("a.yaml", text)))


@pytest.mark.parametrize(
    "text",
    [
        *("", "# only a comment", "text", "[a, b]", "  a: b", "--- \na: b", "a: b\n...\n"),
        *("a: b: c", "a: b:", "a: x\n  y", "a: x\n  b: y", "a:\n  x", "a: - b", "a: ? b", "a: > \n  x", "a: |+\n  x\n"),
        *("a: &x b", "a: *x", "a: !t b", "a: @b", "a: `b", "a: %b", "a: 'x", "a: 'it''s'", 'a: "x\\n"', "a: 'x' y"),
        *("a: [b", "a: [b,\n  c]", "a: [b: c]", "a: {b}", "a: {b: }", "a: {b: 1, b: 2}", "a: {<<: b}", "a: [b, ]"),
        *(
            "a: 1\na: 2",
            "<<: {a: b}",
            "a:\tb",
            "a: b\u2028c",
            "a: b #c",
            "a: b # 云",
            "\u3000a: b",
            "a: |\n  x",
            "a: |\nb: c",
        ),
        *(
            "a:\n    b: c\n  d: e",
            "- a\nb: c",
            "a: b\n- c",
            "- a\n b: c",
            "x" * 1100 + ": y",
            "a: {" + "x" * 1100 + ": y}",
        ),
    ],
)
def test_everything_else_is_left_to_the_whole_of_yaml(text: str) -> None:
    """What is not certain, and what has to be explained to whoever typed it."""
    assert read_plain(Source("a.yaml", text)) is None


def test_a_deep_tree_is_left_to_the_bounded_reader() -> None:
    deep = "\n".join("  " * n + "a:" for n in range(40))
    assert read_plain(Source("a.yaml", deep)) is None
    assert read_plain(Source("a.yaml", f"a: {'[' * 40}{']' * 40}")) is None
