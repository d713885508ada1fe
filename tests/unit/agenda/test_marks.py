"""Inline marks: what is one, what is plain text, and that nothing but their own characters is ever gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.agenda.load import load
from progprint.agenda.marks import addresses, read_marks
from progprint.agenda.programme import Agenda, Mark
from progprint.agenda.texts import fingerprint


def told(text: str) -> str:
    """The plain text with its marks as <kind>words</>."""
    plain, marks = read_marks(text)
    edges = [(mark.start, -mark.end, 1, mark.kind) for mark in marks]
    edges += [(mark.end, -mark.start, 0, "") for mark in marks]
    out, at = "", 0
    for place, _, opens, kind in sorted(edges):
        out += plain[at:place] + (f"<{kind}>" if opens else "</>")
        at = place
    return out + plain[at:]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("采用**统一**的", "采用<strong>统一</>的"),
        ("采用*统一*的", "采用<emphasis>统一</>的"),
        ("***都是***", "<emphasis><strong>都是</></>"),
        ("**甲 *乙* 丙**", "<strong>甲 <emphasis>乙</> 丙</>"),
        ("**重点。**后面", "<strong>重点。</>后面"),
        ("“*原话*”。", "“<emphasis>原话</>”。"),
        ("运行 `go get -u` 即可", "运行 <code>go get -u</> 即可"),
        ("`` a`b ``", "<code>a`b</>"),
        ("`**不是**`", "<code>**不是**</>"),
        ("[文档](https://example.org/a_(b)?c=d)", "<link>文档</>"),
        ("**[文档](https://example.org)**", "<link><strong>文档</></>"),
        ("[**重**要](mailto:a@example.org)", "<link><strong>重</>要</>"),
        ("见 https://example.org/a，以及", "见 <link>https://example.org/a</>，以及"),
        (r"\*照印\* \\ \`x\` \[y\]", r"*照印* \ `x` [y]"),
    ],
)
def test_marks_are_read(typed: str, read: str) -> None:
    """CommonMark as people know it, and closing beside Chinese marks too."""
    assert read == told(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2*3*4 = 24, 2**10, a*b*c",
        "* 列表 * 也不是",
        "*没有结尾",
        "没有开头*",
        "**长短不一*",
        "`没有结尾",
        "`` ` ```",
        "****四个****",
        "[文字](javascript:alert(1)) [文字](ftp://example.org) [文字](docs/a.md)",
        "[文字] (https) [](https) [x]",
        "_下划线_ __init__ ~~删~~ # 标题 <b>粗</b> ![图](x.png) &amp;",
        r"C:\路径\文件 \n \d+",
        f"https://example.org/{'x' * 8000} [文字](https://example.org/{'x' * 8000})",
        "5 * 3 ** 2",
    ],
)
def test_everything_else_is_plain_text(typed: str) -> None:
    """No character is lost and nothing looks different."""
    assert (typed, ()) == read_marks(typed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://example.org", ["https://example.org"]),
        ("(见 http://example.org/a_(b)).", ["http://example.org/a_(b)"]),
        ("https://example.org/?q=1&r=2#top!", ["https://example.org/?q=1&r=2#top"]),
        ("访问https://example.org了解", ["https://example.org"]),
        ("https://example.org/云原生", []),
        ("https://a.org、https://b.org/", ["https://a.org", "https://b.org/"]),
        ("mailto:a.b@example.org, mailto:", ["mailto:a.b@example.org"]),
        ("xhttps://example.org https:// ftp://example.org example.org javascript://x", []),
        ("https://[::1]/a] (https://example.org)", ["https://[::1]/a", "https://example.org"]),
    ],
)
def test_bare_addresses_are_found_without_the_marks_of_the_sentence(text: str, found: list[str]) -> None:
    """And none is cut short where it seems to go on in Chinese: a link to its first half would mislead."""
    assert found == [mark.target for mark in addresses(text)]
    assert found == [text[mark.start : mark.end] for mark in addresses(text)]


_PIECES = st.sampled_from(
    [
        *"*`[]()\\ aZ9云，。：/_!<>",
        "**",
        "***",
        "``",
        "https://a.org/x",
        "](https://b.org)",
        "mailto:a@b.org",
        "\\*",
        "javascript:",
    ]
)
TEXTS = st.lists(_PIECES, max_size=24).map("".join)


@given(TEXTS)
def test_only_the_characters_of_marks_are_taken_out(text: str) -> None:
    """What is left is the text in order; what is gone is a sign, a blank beside code, or the address of a link."""
    plain, marks = read_marks(text)
    rest = iter(text)
    assert all(any(char == other for other in rest) for char in plain)
    gone = len(text) - len(plain)
    hidden = sum(len(mark.target) for mark in marks if plain[mark.start : mark.end] != mark.target)
    assert gone <= sum(text.count(sign) for sign in "*`[]()\\ ") + hidden
    assert marks == tuple(sorted(marks))
    assert all(0 <= mark.start < mark.end <= len(plain) for mark in marks)
    assert {mark.kind for mark in marks} <= {"strong", "emphasis", "code", "link"}
    assert all(mark.target.startswith(("http://", "https://", "mailto:")) for mark in marks if mark.kind == "link")


@given(TEXTS)
def test_any_text_can_be_escaped(text: str) -> None:
    """With a backslash before each sign the text comes back whole, and nothing in it is a mark but its addresses."""
    escaped = re.sub(r"([\\*`\[\]])", r"\\\1", text)
    plain, marks = read_marks(escaped)
    assert text == plain
    assert all(mark == Mark(mark.start, mark.end, "link", plain[mark.start : mark.end]) for mark in marks)


AGENDA = """
conference: {title: "**大会**", copyright: "**© 星河社**"%s}
people: {lan: {name: "*兰舟*", bio: "**十年**，见 [主页](https://example.org)"}}
tracks:
  - title: "`编译器`"
    producer: lan
    intro: |
      1. *一步*一步
      2. `make`
    talks:
      - title: "**题目**"
        speakers: [lan]
        summary: {"**背景**": ["*图*着色", "线性"], 做法: {zh: "**中**文", en: "in **English**"}}
        takeaways: ["学会 `ls`"]
"""


def _agenda(switch: str) -> Agenda:
    agenda = load([("agenda.yaml", (AGENDA % switch).encode())]).value
    assert agenda is not None
    return agenda


def test_marks_are_read_in_longer_texts_alone() -> None:
    """bio, intro, summary and takeaways; titles, names, headings and copyright lines are as typed."""
    agenda = _agenda(", marks: true")
    track, talk = agenda.tracks[0], agenda.tracks[0].talks[0]
    longer = [
        *(passage.words for passage in track.producers[0].bio),
        *(passage.words for passage in track.intro),
        *(passage.words for section in talk.summary for passage in section.passages),
        *talk.takeaways,
    ]
    assert ["十年，见 主页", "一步一步", "make", "图着色", "线性", "中文", "学会 ls"] == [
        words.text for words in longer
    ]
    assert [["strong", "link"], ["emphasis"], ["code"], ["emphasis"], [], ["strong"], ["code"]] == [
        [mark.kind for mark in words.marks] for words in longer
    ]
    assert (("zh", "中文"), ("en", "in English")) == longer[5].translations
    shorter = [agenda.conference.title, track.title, talk.title, track.producers[0].name, talk.summary[0].heading]
    assert ["**大会**", "`编译器`", "**题目**", "*兰舟*", "**背景**"] == [str(words) for words in shorter]
    assert "**© 星河社**" == agenda.conference.copyright[0].text


@pytest.mark.parametrize("switch", ["", ", marks: false", ", 标记: 否", ", marks: "])
def test_without_a_word_text_is_text(switch: str) -> None:
    """Promise 3: nothing is read as markup unless the agenda says so."""
    agenda = _agenda(switch)
    assert "**十年**，见 [主页](https://example.org)" == agenda.people[0].bio[0].words.text
    assert () == agenda.people[0].bio[0].words.marks


def test_a_switch_that_is_neither_on_nor_off_is_an_error() -> None:
    outcome = load([("agenda.yaml", (AGENDA % ", marks: maybe").encode())])
    assert [("bad-flag", "marks", "maybe")] == [
        (d.code, d.params["key"], d.params["text"]) for d in outcome.diagnostics
    ]


def test_the_fingerprint_knows_marks_but_not_addresses() -> None:
    """What is printed tells editions apart; an address that only became active is the same edition."""
    assert fingerprint(_agenda(", marks: true")) != fingerprint(_agenda(""))
    plain = load([("a.yaml", b"tracks: [{title: T, intro: see https://example.org/x}]")]).value
    assert plain is not None
    assert () == plain.tracks[0].intro[0].words.marks


def test_the_example_of_the_guide_is_read_as_it_says(root: Path) -> None:
    """Quotes where YAML needs them, no other trouble, and every mark of the table."""
    guide = (root / "docs/guide.md").read_text("utf-8")
    (example,) = [block for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "marks: true" in block]
    outcome = load([("agenda.yaml", example.encode())])
    assert outcome.value is not None
    assert [] == list(outcome.diagnostics)
    track = outcome.value.tracks[0]
    (passage,) = track.talks[0].summary[0].passages
    assert ["strong"] == [mark.kind for mark in track.intro[0].words.marks]
    assert ["emphasis", "strong", "code", "link"] == [mark.kind for mark in passage.words.marks]
