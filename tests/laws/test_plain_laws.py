"""The law of the short way: whatever is read line by line is what libyaml's events give, with every place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from progprint.core.diagnostic import Source
from progprint.source.events import parse
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.plain import read_plain

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


def shown(node: Node) -> object:
    """A tree with all that it says and all its places."""
    place = node.span[1:]
    match node:
        case Scalar():
            return node.text, node.plain, place
        case Sequence():
            return [shown(item) for item in node.items], place
        case Mapping():
            return [(shown(key), shown(value)) for key, value in node.entries], place


def assert_same(source: Source) -> bool:
    """Whether a source is plain; then both ways give one tree and there is nothing to tell."""
    tree = read_plain(source)
    if tree is None:
        return False
    whole = parse(source)
    assert [] == list(whole.diagnostics)
    assert whole.value is not None
    assert shown(whole.value) == shown(tree)
    return True


@settings(max_examples=400, deadline=None)
@given(documents())
@example("a: |\n  x\n  # c")
@example("a:\n- b\n-\nc:\n")
@example("- - a: |-\n\n      x\n       y\n\n- b\n")
def test_what_is_plain_reads_the_same_both_ways(text: str) -> None:
    """Keys, lists, quotes, brackets, blocks, comments, empty values: right to the last column."""
    event("plain" if assert_same(Source("a.yaml", text)) else "left to libyaml")


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_slip_in_the_real_page_reads_the_same_both_ways(root: Path, data: st.DataObject) -> None:
    """It makes the page either another plain one or one for libyaml."""
    text = data.draw(slipped((root / "content/agenda.yaml").read_text("utf-8")))
    event("plain" if assert_same(Source("a.yaml", text)) else "left to libyaml")


@pytest.mark.parametrize("name", ["content/agenda.yaml", "layouts/a5.yaml", "fonts/fonts.yaml"])
def test_what_every_booklet_reads_is_plain(root: Path, name: str) -> None:
    """So that no parser is loaded for it."""
    assert assert_same(Source(name, (root / name).read_text("utf-8")))
