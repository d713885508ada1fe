"""Laws of reading: nothing raises, everything found has a place, and every scalar comes back as typed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import tries

from progprint.cli import report
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.read import read

GOOD = """\
conference:
  title: GIAC 大会
  date: 2021-07-30 ~ 2021-07-31
  venue: {name: 深圳, address: "会展: 中心", wifi: {ssid: GIAC}}
tracks:
  - id: cloud
    title: 云原生
    producer: &p
      name: 于雨
      org: '蚂蚁''金服'
    talks:
      - title: dubbogo
        time: 09:30-10:15
        speakers: [*p, 张三]
        summary:
          案例背景: [统一通信协议, "统一"]
          解决思路: |
            1 采用
            2 统一

          成果: >-
            长文
            折叠
        <<: {language: zh}
"""
NASTY = [*"\t\u3000\u00a0：:-－{}[]'\"@*&!|>%#`,?\\\n \x00\u2028\ufeff\u200b\r𠮷e\u0301\ue000\U000f0000",
         "\n\n", "- ", ": ", "<<: ", "---\n", "...", "&a ", "*a ", "*p", "\\ud800", "!t ", "? ", "%YAML\n", " #云"]  # fmt: skip

edits = st.lists(
    st.tuples(st.integers(0, len(GOOD)), st.integers(0, 30), st.sampled_from(["", *NASTY])), min_size=1, max_size=5
)


@settings(max_examples=tries(400, 5))
@given(edits)
def test_no_mutation_of_an_agenda_raises(changes: list[tuple[int, int, str]]) -> None:
    """Every finding lies inside the file, a refusal says why, and all of it can be printed."""
    text = GOOD
    for at, cut, put in changes:
        text = text[:at] + put + text[at + (cut if cut > 10 else 0) :]
    outcome = read(text.encode(), "a.yaml")
    assert outcome.value is not None or outcome.diagnostics
    for found in outcome.diagnostics:
        assert found.span is not None
        lines = found.span.source.text.split("\n")
        assert 1 <= found.span.line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1
        assert (found.span.line, found.span.column) <= (found.span.end_line, found.span.end_column)
    if outcome.diagnostics:
        assert "\x00" not in report.human(outcome.diagnostics, "zh", False)


@settings(max_examples=tries(100, 2))
@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever a file holds."""
    outcome = read(data, "a.yaml")
    assert outcome.value is not None or outcome.diagnostics


tame = st.text(alphabet="云原生é𠮷abc019._/", min_size=1, max_size=8)
trees = st.recursive(
    tame,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(tame, inner, min_size=1, max_size=4),
    max_leaves=12,
)
Tree = str | list["Tree"] | dict[str, "Tree"]


class Writer:
    """Writes a tree as block YAML and notes where each scalar begins."""

    def __init__(self, quote: str) -> None:
        self.lines = [""]
        self.quote = quote
        self.scalars: list[tuple[str, int, int]] = []

    def put(self, text: str) -> None:
        self.lines[-1] += text

    def scalar(self, text: str, *, key: bool = False) -> None:
        self.scalars.append((text, len(self.lines), len(self.lines[-1]) + 1))
        quote = "" if key else self.quote
        self.put(f"{quote}{text}{quote}")

    def write(self, tree: Tree, depth: int) -> None:
        if isinstance(tree, str):
            self.scalar(tree)
            return
        for entry in tree:
            if self.lines[-1].strip(" -"):
                self.lines.append(" " * depth)
            if isinstance(tree, dict):
                self.scalar(entry, key=True) if isinstance(entry, str) else None
                self.put(": ")
                self._below(tree[str(entry)], depth)
            else:
                self.put("- ")
                self.write(entry, depth + 2)

    def _below(self, value: Tree, depth: int) -> None:
        if not isinstance(value, str):
            self.lines.append(" " * (depth + 2))
        self.write(value, depth + 2)


def scalars(node: Node | None) -> list[tuple[str, int, int]]:
    """All texts of a node with line and column, in the order of the file."""
    match node:
        case Scalar():
            return [(node.text, node.span.line, node.span.column)]
        case Sequence():
            return [found for item in node.items for found in scalars(item)]
        case Mapping():
            return [found for pair in node.entries for part in pair for found in scalars(part)]
    return []


@given(trees, st.sampled_from(["", '"', "'"]))
def test_every_scalar_comes_back_as_typed_at_its_place(tree: Tree, quote: str) -> None:
    """Numbers, dates and words alike, plain or quoted, at any depth."""
    writer = Writer(quote)
    writer.write(tree, 0)
    outcome = read("\n".join(writer.lines).encode(), "a.yaml")
    assert [] == list(outcome.diagnostics)
    assert writer.scalars == scalars(outcome.value)
