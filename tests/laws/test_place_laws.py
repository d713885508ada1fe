"""Laws of places: every key, value, list and mapping of a file stands where its node says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.effort import tries

from progprint.core.diagnostic import Source
from progprint.source.events import parse
from progprint.source.node import Mapping, Node, Scalar, Sequence

WORDS = ["a", "云原生", "x y", "09:30", "a:b", "𠮷é", "a#b", "a?", "https://x.y/z", "a - b", "\u3000x", "\u00a0", '"q"']
QUOTED = ["'q: r'", '"# c"', "''", '"it\'s"', "x  # c"]
FLOW = ["[a, b]", "[]", "{}", "[ a , b ]", "{a: 1, b: [x, 'y']}", "{云 原: 28字}", "[[a], {b: c}]", '["a" , b]']
ODD = [
    *(
        "[a,b]",
        "[a, ]",
        "{a}",
        "{a: }",
        "{a: 1, a: 2}",
        "[a: b]",
        "[http://x]",
        "{a: 1} x",
        '{"a": 1}',
        "{<<: a}",
        "[#a]",
    ),
    *(
        "|+",
        ">",
        "|2",
        "| # c",
        "&a x",
        "*a",
        "!t x",
        "%x",
        "@x",
        "? a",
        "- a",
        "-",
        "a: b",
        "a:",
        '"',
        "[",
        "<<",
        "-5",
    ),
    *("'it''s'", '"a\\n"', '"a" b', "x # 云", "x #c", "\t"),
]
ANCHOR = re.compile(r"\A&\S+[ \t]+")
"""The name that is given to a node stands before it and belongs to its place."""
VALUES = st.one_of(*map(st.sampled_from, (WORDS, WORDS, WORDS, QUOTED, FLOW)), st.just(""))
SLIPS = [
    "",
    " ",
    ":",
    ": ",
    " :",
    "- ",
    "-",
    "\n",
    "\n  ",
    "#",
    " #",
    "'",
    '"',
    "[",
    "]",
    "|",
    "&a ",
    "\u3000",
    "<<: ",
    "\t",
    *ODD,
]


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0) -> list[str]:
    """The lines of a list or mapping as a person may write it, everything below it included."""
    is_list, pad = draw(st.booleans()), " " * indent
    rows: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        head = "-" if is_list else draw(st.sampled_from(["a", "云原生", "x y", "k:k"])) + str(number) + ":"
        kind = draw(st.integers(0, 9)) if indent < 12 else 0
        if kind < 5:
            rows.append(f"{pad}{head} {draw(VALUES)}".rstrip())
        elif kind < 7:
            rows.append(f"{pad}{head} {draw(st.sampled_from(['|', '|-']))}")
            texts = draw(st.lists(st.sampled_from(["x", "  - y: z", "# w", ""]), max_size=3))
            rows += [f"{pad}   {text}".rstrip() for text in ["first", *texts]]
        else:
            inner = draw(blocks(indent + draw(st.sampled_from([2, 2, 4]))))
            compact = is_list and draw(st.booleans())
            if compact:
                inner[0] = f"{pad}{head}{inner[0][indent + 1 :]}"
            rows += inner if compact else [f"{pad}{head}", *inner]
        rows += draw(st.sampled_from([[], [], [], [""], ["# c"], ["      # 云"]]))
    return rows


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A file, in half of the cases with a slip of the hand in it."""
    text = "\n".join(draw(blocks())) + draw(st.sampled_from(["", "\n", "\n", "\n\n"]))
    return draw(slipped(text)) if draw(st.booleans()) else text


@st.composite
def slipped(draw: st.DrawFn, text: str) -> str:
    """A text with something put in or taken out."""
    at, cut = draw(st.integers(0, len(text))), draw(st.integers(0, 2))
    return text[:at] + draw(st.sampled_from(SLIPS)) + text[at + cut :]


def nodes(node: Node) -> Iterator[Node]:
    """A tree and all that is in it."""
    yield node
    match node:
        case Sequence():
            for item in node.items:
                yield from nodes(item)
        case Mapping():
            for key, value in node.entries:
                yield from nodes(key)
                yield from nodes(value)


def assert_placed(source: Source) -> None:
    """Every part stands where it says: a scalar by its letters, what is in brackets from the first to the last of them."""
    outcome = parse(source)
    tree = outcome.value if not outcome.diagnostics else None  # what was repaired in thought stands as it was meant
    for node in nodes(tree) if tree is not None else ():
        span = node.span
        if span.line != span.end_line:
            continue
        typed = ANCHOR.sub("", source.line(span.line)[span.column - 1 : span.end_column - 1])
        match node:
            case Scalar() if node.plain:
                assert node.text == typed
            case Scalar() if typed[:1] in {"'", '"'}:
                assert typed[0] == typed[-1]
                assert node.text in {typed[1:-1], typed[1:-1].replace("''", "'")} or "\\" in typed
            case Sequence() if typed[:1] == "[":
                assert typed[-1] == "]"
            case Mapping() if typed[:1] == "{":
                assert typed[-1] == "}"


@settings(max_examples=tries(400, 5), deadline=None)
@given(documents())
@example("a: |\n  x\n  # c")
@example("a:\n- b\n-\nc:\n")
@example("&a x: &b y\n")
@example("- - a: |-\n\n      x\n       y\n\n- b\n")
def test_every_part_stands_where_it_says(text: str) -> None:
    """Keys, lists, quotes, brackets, blocks, comments, empty values: right to the last column."""
    assert_placed(Source("a.yaml", text))


@settings(max_examples=tries(100, 5), deadline=None)
@given(st.data())
def test_a_slip_in_the_real_page_leaves_every_part_where_it_says(root: Path, data: st.DataObject) -> None:
    assert_placed(Source("a.yaml", data.draw(slipped((root / "content/agenda.yaml").read_text("utf-8")))))


@settings(max_examples=tries(200, 5), deadline=None)
@given(blocks())
def test_what_is_written_is_read_in_its_order(rows: list[str]) -> None:
    """The keys of a sound file, one after the other, as they are typed."""
    tree = parse(Source("a.yaml", "\n".join(rows))).value
    if tree is None:
        return
    keys = [key for node in nodes(tree) if isinstance(node, Mapping) for key, _ in node.entries]
    places = [(key.span.line, key.span.column) for key in keys]
    assert sorted(places) == sorted(set(places))
    assert all(
        node.entries for node in nodes(tree) if isinstance(node, Mapping) and node.span.line != node.span.end_line
    )
