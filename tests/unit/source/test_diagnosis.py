"""Typing traps: each is named where it was made, and reading goes on behind it."""

from __future__ import annotations

import pytest
import yaml

from progprint.core.diagnostic import Severity
from progprint.source import events
from progprint.source.linerules import moved
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.read import read
from progprint.source.unquoted import quoted


def shown(node: Node | None) -> str:
    """A node in one line of flow style."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return f"[{', '.join(shown(item) for item in node.items)}]"
        case Mapping():
            return "{" + ", ".join(f"{key.text}={shown(value)}" for key, value in node.entries) + "}"
    return "nothing"


SINGLE = [
    # typed, code, variant, line, column, read as
    ("x: 1\n标题：云原生\ny: 2\n", "fullwidth-colon", "", 2, 3, "{x=1, 标题=云原生, y=2}"),
    ('x: 1\nstart："09:30"\nend: 2\n', "fullwidth-colon", "", 2, 6, "{x=1, start=09:30, end=2}"),
    ("标题：云原生\n", "fullwidth-colon", "", 1, 3, "{标题=云原生}"),
    ("a: {name：于雨}\n", "fullwidth-colon", "", 1, 9, "{a={name=于雨}}"),
    ("github: @AlexStocks\n", "yaml-syntax", "reserved", 1, 9, "{github=@AlexStocks}"),
    ("rate: %90 提升\nb: 1\n", "yaml-syntax", "reserved", 1, 7, "{rate=%90 提升, b=1}"),
    ("t: `x`\n", "yaml-syntax", "reserved", 1, 4, "{t=`x`}"),
    ("tags: [a, @b, c]\n", "yaml-syntax", "reserved", 1, 11, "{tags=[a, @b, c]}"),
    ("title: dubbogo 3.0: 云原生\n", "yaml-syntax", "colon", 1, 19, "{title=dubbogo 3.0: 云原生}"),
    ("title: “你好”: 世界\n", "yaml-syntax", "colon", 1, 12, "{title=“你好”: 世界}"),
    ("title: 云原生:\nb: 1\n", "yaml-syntax", "colon", 1, 11, "{title=云原生:, b=1}"),
    ("a: x: y # note\n", "yaml-syntax", "colon", 1, 5, "{a=x: y}"),
    ("a:\n  b: 1\n\tc: 2\n", "tab", "", 3, 1, "{a={b=1, c=2}}"),
    ("a:\n\tb:\n\t\tc: 1\n\td: 2\n", "tab", "", 2, 1, "{a={b={c=1}, d=2}}"),
    ("note: *必看*\n", "yaml-syntax", "reference", 1, 7, "{note=*必看*}"),
    ("t: &开幕\n", "yaml-syntax", "reference", 1, 4, "{t=&开幕}"),
    ("a:\n　　b: 1\n", "bad-space", "", 2, 1, "{a={b=1}}"),
    ("\u200btitle: x\n", "bad-space", "", 1, 1, "{title=x}"),
    ("title:\u00a0x\nb: 1\n", "bad-space", "colon", 1, 7, "{title=x, b=1}"),
    ("x:\n  - a\n  － b\n", "yaml-syntax", "dash", 3, 3, "{x=[a, b]}"),
    ("x:\n- a\n-b\n", "yaml-syntax", "tight-dash", 3, 1, "{x=[a, b]}"),
    ("title: [云原生] 专题\nb: 1\n", "yaml-syntax", "bracket", 1, 8, "{title=[云原生] 专题, b=1}"),
    ("title: {{ x }}\n", "yaml-syntax", "bracket", 1, 8, "{title={{ x }}}"),
    ("title:云原生\nb: 1\n", "yaml-syntax", "tight-colon", 1, 6, "{title=云原生, b=1}"),
    ("a: {name:于雨}\n", "yaml-syntax", "tight-colon", 1, 9, "{a={name=于雨}}"),
    ("title: > 前沿\n", "yaml-syntax", "block", 1, 8, "{title=> 前沿}"),
    ("title: | 前沿\nb: 1\n", "yaml-syntax", "block", 1, 8, "{title=| 前沿, b=1}"),
    ("t: !重要\n", "tag", "text", 1, 4, "{t=!重要}"),
    ('a: "没有结束\nb: "09:30"\nc: 1\n', "yaml-syntax", "open-quote", 1, 4, "{a=没有结束, b=09:30, c=1}"),
    ("a: 'x\nb: 1\n", "yaml-syntax", "open-quote", 1, 4, "{a=x, b=1}"),
    ('a: "云" 原生\nb: 1\n', "yaml-syntax", "after-quote", 1, 4, '{a="云" 原生, b=1}'),
    ('a: "C:\\Users"\n', "yaml-syntax", "escape", 1, 7, "{a=C:\\Users}"),
    ('a: "\\ud800"\n', "surrogate", "", 1, 5, "{a=\ufffd}"),
    ('a: "\\ud83d\\ude00"\n', "surrogate", "pair", 1, 5, "{a=😀}"),
    ("a: - b\nc: 1\n", "yaml-syntax", "marker", 1, 4, "{a=- b, c=1}"),
    ("a:\n    b: 2\n   c: 3\n", "yaml-syntax", "indent", 3, 4, "{a={b=2, c=3}}"),
    ("a: 1\n  b: 2\n", "yaml-syntax", "indent", 2, 3, "{a=1, b=2}"),
    ("a: 1\n%b: 2\n", "yaml-syntax", "reserved", 2, 1, "{a=1, %b=2}"),
]


@pytest.mark.parametrize(("text", "code", "variant", "line", "column", "value"), SINGLE)
def test_a_trap_is_named_where_it_was_made(
    text: str, code: str, variant: str, line: int, column: int, value: str
) -> None:
    """One error at the mistake itself, and the file is read as it was meant."""
    outcome = read(text.encode(), "a.yaml")
    (found,) = outcome.diagnostics
    assert found.span is not None
    assert (code, variant, line, column) == (found.code, found.variant, found.span.line, found.span.column)
    assert found.severity is Severity.ERROR
    assert value == shown(outcome.value)


def test_a_block_that_turned_into_one_text_is_told_line_by_line() -> None:
    """Full-width colons on every line parse as one long text, and are refused all the same."""
    outcome = read("tracks:\n  - 标题：云原生\n    出品人：于雨\n    talks: []\n".encode(), "a.yaml")
    assert [("fullwidth-colon", 2, 7), ("fullwidth-colon", 3, 8)] == [
        (d.code, d.span.line, d.span.column) for d in outcome.diagnostics if d.span
    ]
    assert "{tracks=[{标题=云原生, 出品人=于雨, talks=[]}]}" == shown(outcome.value)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  　　段落的缩进\n  \t制表符\n   案例：成果\nb: 1\n",
        "summary: 案例：一\n  成果：二\n",
        'a: "第一行\n  \t第二行"\n',
        "a: 会议 09:30：开幕\nb: http://example.org/#x\n",
        "a: {b: c：d}\n",
        "- －－破折号\n- ——献给\n",
        "a: C# 与 C#\n",
        "a: x   # error[code]\n",
        "a: 'x' # 中文注释\n",
        "# 标题：x\na: 1\n  # 中文\n",
        "a: x ####\n",
    ],
)
def test_sound_text_that_resembles_a_trap_is_left_alone(text: str) -> None:
    """A false alarm is worse than a miss."""
    assert [] == list(read(text.encode(), "a.yaml").diagnostics)


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("title: 云原生 #1 趋势\n", "#1 趋势"),
        ("title: C# 与 F #语言\n", "#语言"),
        ("title: #云原生\n", "#云原生"),
        ("a: [x, y # 备注\n  ]\n", "# 备注"),
        ("start: 09:30 # 开场\n", "# 开场"),
    ],
)
def test_words_behind_a_hash_are_warned_of(text: str, comment: str) -> None:
    """YAML drops them without a word."""
    (found,) = read(text.encode(), "a.yaml").diagnostics
    assert ("text-after-hash", Severity.WARNING, comment) == (found.code, found.severity, found.params["comment"])


def test_places_behind_a_repair_are_those_of_the_file() -> None:
    """The repaired line is longer than the typed one; what is told about it is not moved."""
    outcome = read(b'a: {p: @x, q: 1, q: 2}\nb: "\n', "a.yaml")
    places = {(d.code, d.span.column) for d in outcome.diagnostics if d.span and d.span.line == 1}
    assert {("yaml-syntax", 8), ("duplicate-key", 18)} == places


def test_a_hint_shows_the_line_that_parses() -> None:
    """``fixed`` has been tried; a line too long to be read is not shown."""
    (found,) = read(b"title: a: b\n", "a.yaml").diagnostics
    assert 'title: "a: b"' == found.params["fixed"]
    (found,) = read(f"title: a: {'长' * 100}\n".encode(), "a.yaml").diagnostics
    assert "fixed" not in found.params


def test_what_cannot_be_explained_has_the_parsers_place_and_reason() -> None:
    """And nothing is read on from it."""
    outcome = read(b"a: 1\nb\nc: 2\n", "a.yaml")
    (found,) = outcome.diagnostics
    assert ("yaml-syntax", "no-colon", "a.yaml:2:1") == (found.code, found.variant, found.span and found.span.place)
    assert outcome.value is None


def test_many_broken_lines_end_in_bounded_time() -> None:
    """Repairs are limited in number; the file is then given up, not the promise."""
    outcome = read("".join(f"k{n}: @x\n" for n in range(400)).encode(), "a.yaml")
    assert outcome.value is None
    assert 30 <= len(outcome.diagnostics) <= 60


@pytest.mark.parametrize(("column", "expected"), [(0, 0), (7, 7), (8, 7), (9, 8), (11, 10), (12, 10), (13, 11)])
def test_a_column_of_a_repaired_line_is_found_in_the_typed_one(column: int, expected: int) -> None:
    """Before the change the same, behind it the same distance from the end."""
    assert expected == moved(column, 'title: "@ab" # c', "title: @ab # c")


@pytest.mark.parametrize(("text", "expected"), [("a", '"a"'), ('"a" b', "'\"a\" b'"), ("it's \\", "'it''s \\'")])
def test_a_quoted_text_reads_back_as_itself(text: str, expected: str) -> None:
    """Double quotes where they do, single ones else."""
    assert expected == quoted(text)
    node = read(f"a: {quoted(text)}\n".encode(), "a.yaml").value
    assert f"{{a={text}}}" == shown(node)


@pytest.mark.parametrize(
    "text", ["a: @{} x", "a: b: {}c", "a: '{}x' y", "a: b{} # c: d", "a: b\n {}c: d", "a: [{}@b]", "{}@"]
)
def test_no_line_is_too_long_to_be_explained(text: str) -> None:
    """The rules are linear in a line's length: half a million blanks end in a finding, not in a wait."""
    outcome = read(text.format(" " * 500_000).encode(), "a.yaml")
    assert {"yaml-syntax"} >= {found.code for found in outcome.diagnostics}


def test_lone_surrogates_are_refused_without_libyaml_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own scanner lets them pass; writers would fail on them."""
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)
    outcome = read(b'a: "x\\ud800"\nb: 1\n', "a.yaml")
    assert [("surrogate", "a.yaml:1:4")] == [(d.code, d.span and d.span.place) for d in outcome.diagnostics]
    assert "{a=x\ufffd, b=1}" == shown(outcome.value)
