"""How diagnostics are printed: the contract's form, and the same facts for machines."""

from __future__ import annotations

import json
import re

import pytest

from progprint.cli import report
from progprint.core.diagnostic import Diagnostic, Related, Severity, Source, Span, error, note, warning
from progprint.text.widths import display_width

SOURCE = Source(
    "content/agenda.yaml",
    "\n".join([*("# filler",) * 25, "      - title: 快手中间件mesh化实践", "        start: 25:00"]),
)
TRAIL = (("track", "云原生"), ("talk", "3 快手中间件mesh化实践"))


def span(line: int, column: int, end: int, source: Source = SOURCE) -> Span:
    return Span(source, line, column, line, end)


def of(text: str, column: int, end: int) -> str:
    """The report on a stretch of a one-line file, without the summary."""
    finding = error("tag", span(1, column, end, Source("a.yaml", text)), tag="!x")
    return report.human([finding], "en", False)


def test_the_form_is_the_contracts() -> None:
    """Head, place, line above, line, carets with a label, hint, trail, and a count at the end."""
    finding = Diagnostic("tab", Severity.ERROR, {"more": 2}, span(27, 16, 21), (), TRAIL)
    expected = """\
error[tab]: a tab is used for indentation
  --> content/agenda.yaml:27:16
   |
26 |       - title: 快手中间件mesh化实践
27 |         start: 25:00
   |                ^^^^^ YAML is indented with spaces only
   |
   = hint: replace tabs by spaces, and let your editor indent YAML files with spaces
   = hint: further lines like this: 2
   = in: track 云原生 › talk 3 快手中间件mesh化实践

1 error
"""
    assert expected == report.human([finding], "en", False)


def test_chinese_speaks_chinese() -> None:
    """Severity, hint and trail words, full-width punctuation."""
    finding = Diagnostic("duplicate-key", Severity.WARNING, {"key": "标题"}, span(26, 9, 14),
                         (Related("first", span(27, 9, 14)),), TRAIL)  # fmt: skip
    expected = """\
警告[duplicate-key]：“标题”写了两次
  --> content/agenda.yaml:26:9
   |
25 | # filler
26 |       - title: 快手中间件mesh化实践
   |         ^^^^^ 又写了一次
  ::: content/agenda.yaml:27:9
   |
26 |       - title: 快手中间件mesh化实践
27 |         start: 25:00
   |         ----- 第一次写在这里
   |
   = 提示：请只保留一个；若是另一个议题或人物，请检查前面是否漏了“- ”
   = 位于：专题 云原生 › 议题 3 快手中间件mesh化实践

1 个警告
"""
    assert expected == report.human([finding], "zh", False)


@pytest.mark.parametrize(
    ("text", "column", "end", "shown", "below"),
    [
        ("名称: x", 5, 6, "名称: x", "      ^"),
        ("a: 云原生", 4, 7, "a: 云原生", "   ^^^^^^"),
        ("a: e\u0301x", 6, 7, "a: e\u0301x", "    ^"),
        ("\ta: x", 5, 6, "⇥       a: x", "           ^"),
        ("a: x\x1b[0m", 4, 9, "a: xU+001B[0m", "   ^^^^^^^^^^"),
        ("a: \u202ex", 5, 6, "a: U+202Ex", "         ^"),
        ("a: 👩\u200d👧 x", 8, 9, "a: 👩\u200d👧 x", "      ^"),
        ("a:", 3, 3, "a:", "  ^"),
        ("a:", 9, 12, "a:", "  ^"),
    ],
)
def test_carets_stand_below_what_they_mean(text: str, column: int, end: int, shown: str, below: str) -> None:
    """By display width, with control characters written out."""
    lines = of(text, column, end).split("\n")
    assert f"1 | {shown}" == lines[3]
    assert f"  | {below} what" == lines[4][: len(below) + 9]


@pytest.mark.parametrize("letter", ["x", "云", "\u202e"])
@pytest.mark.parametrize(
    ("column", "end"), [(1, 2), (40, 45), (500, 520), (499, 501), (990, 1001), (1001, 1001), (1, 1001)]
)
def test_long_lines_are_cut_to_a_window_round_the_carets(letter: str, column: int, end: int) -> None:
    """At most 100 columns, and the marked characters are in it."""
    text = letter * 498 + "[]" + letter * 500
    _, _, _, line, below, *_ = of(text, column, end).split("\n")
    assert display_width(line) <= 100
    carets = below.index("^"), below.rindex("^") + 1
    assert carets[1] <= 100
    assert ("…" in line) is True
    if column == 499:
        start = len(line[: line.index("[")])
        assert display_width(line[:start]) == carets[0]
        assert carets[1] - carets[0] == 2


def test_nothing_of_a_file_acts_on_the_terminal() -> None:
    """File names, texts, trails and parameters are made visible; colour is the only escape, and only when wanted."""
    nasty = "\x1b]0;pwn\x07\u202e\n\x00"
    source = Source(f"a{nasty}.yaml", f"k: {nasty}")
    finding = Diagnostic("tag", Severity.ERROR, {"tag": nasty}, span(1, 4, 9, source), (), (("track", nasty),))
    for language in ("zh", "en"):
        for text in (
            report.human([finding], language, False),
            report.concise([finding], language),
            report.github([finding], language),
            json.dumps(report.as_json([finding], language), ensure_ascii=False),
        ):
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
        colored = report.human([finding], language, True)
        assert "\x1b[1;31m" in colored
        assert not re.search("[\x00-\x09\x0b-\x1f]", re.sub("\x1b\\[[0-9;]*m", "", colored))


def test_findings_come_in_the_order_of_the_file_and_once() -> None:
    """By file, line and column; what has no place comes last."""
    other = Source("b.yaml", "x")
    found = [warning("tag"), error("tag", span(1, 1, 2, other)), error("tag", span(9, 1, 2)), error("tag", span(2, 1, 2)),
             error("tag", span(2, 1, 2))]  # fmt: skip
    places = [line.split(": ")[0] for line in report.concise(found, "en").splitlines()]
    assert ["b.yaml:1:1", "content/agenda.yaml:2:1", "content/agenda.yaml:9:1", "progprint"] == places


def test_the_worst_fifty_are_printed_and_the_rest_is_counted() -> None:
    """Many warnings above an error do not hide it."""
    source = Source("a.yaml", "x\n" * 100)
    found = [warning("tab", span(n, 1, 2, source)) for n in range(1, 81)] + [
        error("tag", span(90, 1, 2, source), tag="!")
    ]
    text = report.human(found, "en", False)
    assert 49 == text.count("warning[tab]")
    assert 1 == text.count("error[tag]")
    assert "1 error, 80 warnings, 31 more not listed (tab 31); -v lists all" == text.splitlines()[-1]
    assert (
        "1 个错误，80 个警告，另有 31 条没有列出（tab 31），-v 列出全部"
        == report.human(found, "zh", False).splitlines()[-1]
    )


def test_many_of_one_kind_do_not_hide_the_only_one_of_another() -> None:
    source = Source("a.yaml", "x\n" * 80)
    many = [warning("no-speaker", span(n, 1, 2, source), title="x") for n in range(1, 81)]
    shown = report.human([*many, warning("thick-fold", pages=96, sheets=24, most=80, sizes="8 16")], "en", False)

    assert shown.count("warning[no-speaker]") == 49
    assert "warning[thick-fold]: 96 pages" in shown
    assert shown.endswith("81 warnings, 31 more not listed (no-speaker 31); -v lists all\n")
    worse = report.human([*many, *(error("tab", span(n, 1, 2, source), more=0) for n in range(1, 51))], "en", False)
    assert (worse.count("error[tab]"), worse.count("warning[")) == (50, 0)


def test_nothing_found_prints_nothing() -> None:
    """No empty frame, no “0 errors”."""
    assert ("", "", "", []) == (
        report.human([], "en", False),
        report.concise([], "en"),
        report.github([], "en"),
        report.as_json([], "en"),
    )


def test_json_carries_every_field() -> None:
    """Stable names, no sentence needed to understand it."""
    finding = Diagnostic("duplicate-key", Severity.ERROR, {"key": "a"}, span(27, 9, 14),
                         (Related("first", span(26, 9, 14)),), TRAIL[:1])  # fmt: skip
    (data,) = report.as_json([finding], "en")
    place = {"file": "content/agenda.yaml", "line": 27, "column": 9, "end_line": 27, "end_column": 14}
    assert {"code": "duplicate-key", "severity": "error", "params": {"key": "a"}}.items() <= data.items()
    assert place.items() <= data.items()
    assert [{"role": "first", "label": "first written here", **place, "line": 26, "end_line": 26}] == data["related"]
    assert [{"kind": "track", "name": "云原生"}] == data["trail"]
    assert "“a” is written twice" == data["message"]
    (data,) = report.as_json([note("tag")], "en")
    assert (None, None, "note") == (data["file"], data["line"], data["severity"])


def test_github_commands_are_escaped() -> None:
    """Percent signs and line ends in messages, commas and colons in properties."""
    source = Source("a,b:c.yaml", "x")
    (line,) = report.github([error("tag", span(1, 1, 2, source), tag="50%\n")], "en").splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac.yaml,line=1,col=1,endLine=1,endColumn=1,title=tag::")
    assert "“50%25⏎”" in line
    assert "%0A" in line


def test_a_tab_is_seen_as_wide_as_it_is() -> None:
    """Its line looks as in a terminal, and the marks stand below the tab."""
    source = Source("a.yaml", "  \ta: 1\n\tb: 云\t2")
    finding = error("tab", span(2, 1, 2, source))
    lines = report.human([finding], "en", False).split("\n")
    assert ["1 |   ⇥     a: 1", "2 | ⇥       b: 云⇥  2"] == lines[3:5]
    assert lines[5].startswith("  | ^^^^^^^^ ")


def test_a_wall_of_notes_does_not_hide_the_only_warning() -> None:
    source = Source("a.yaml", "x\n" * 40)
    notes = [note("fit-talk", span(n, 1, 2, source), "photo", text="x") for n in range(1, 31)]
    found = [*notes, note("fit-talk", span(31, 1, 2, source), "gaps", text="x"), warning("tab", span(32, 1, 2, source))]
    shown = report.human(found, "en", False)

    assert (shown.count("closer to the portrait"), shown.count("is halved"), shown.count("warning[tab]")) == (3, 0, 1)
    assert shown.endswith("1 warning, 31 notes, 28 more not listed (fit-talk 28); -v lists all\n")
    assert report.human(found, "en", False, 0).count("note[fit-talk]") == 31
