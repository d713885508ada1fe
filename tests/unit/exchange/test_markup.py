"""HTML and Markdown of other systems: marks where an agenda has them, else text; nothing of them is printed as it is typed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from progprint.exchange import import_agenda, import_all
from progprint.exchange.markdown import marked, without_marks
from progprint.exchange.merging.laying import laid_over
from progprint.exchange.plain import prose


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>一</p><p>二<br>三</p>", "一\n\n二\n三"),
        ("<!-- empty //-->", ""),
        ("一<!-- 稿\n子 -->二 <!-- 三", "一二 <!-- 三"),
        ("a -->b <!--->c--> d", "a -->b  d"),
        ("H<sub>2</sub>O 与 10<sup>-3</sup>、x<sub>max</sub>、e<sup>x</sup>", "H₂O 与 10⁻³、x_(max)、e^x"),
        ("<ul><li>一</li><li>二</li></ul>", "- 一\n- 二"),
        ('<a href="https://example.org">这里</a> &amp; 那里', "这里 (https://example.org) & 那里"),
        ("AT&amp;T 的 &quot;网&quot;&nbsp;&#39;x&#39;", "AT&T 的 \"网\" 'x'"),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", "甲 乙"),
        ("a < b && c > d", "a < b && c > d"),
        ("<script>x()</script>好", "好"),
        ("a &copyright b", "a &copyright b"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert prose(html)[0] == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## 为什么\n正文", "## 为什么\n正文"),
        ("正文\n## 再见", "正文\n**再见**"),
        ("为什么\n======\n正文", "## 为什么\n正文"),
        ("* 一\n+ 二\n1. 三", "- 一\n- 二\n1. 三"),
        ("__重__ 与 _轻_，snake_case 不动", "**重** 与 *轻*，snake_case 不动"),
        (
            "![图](https://example.org/a.png) 与 <https://example.org>",
            "图 (https://example.org/a.png) 与 https://example.org",
        ),
        ('[这里](https://example.org "题")', "[这里](https://example.org)"),
        ("> 引\n\n---\n\n完", "引\n\n\n\n完"),
        ("```\na = *b*\n```\n完", "a = *b*\n完"),
        (r"1\. 与 a\_b", "1. 与 a_b"),
    ],
)
def test_markdown_becomes_lines_with_marks(markdown: str, text: str) -> None:
    assert marked(markdown) == text


def test_broken_lines_are_joined_in_both_scripts() -> None:
    assert (
        marked("先说缓存，\n再说潮水。\n\none\ntwo\n- a\n  b\n- c", wrapped=True)
        == "先说缓存，再说潮水。\n\none two\n- a b\n- c"
    )


def test_without_marks_an_address_stands_behind_its_words() -> None:
    assert without_marks("见 [这里](https://example.org)，**重** `h2`，https://example.org/b") == (
        "见 这里 (https://example.org)，重 h2，https://example.org/b"
    )


def _pretalx(abstract: str) -> bytes:
    talk = {
        "code": "A",
        "title": "一",
        "submission_type": "Talk",
        "state": "confirmed",
        "speakers": [],
        "abstract": abstract,
    }
    return json.dumps({"count": 1, "results": [talk]}).encode()


def test_marks_are_switched_on_only_where_there_are_any() -> None:
    plain, strong = (import_agenda(_pretalx(text), "a.json").value for text in ("2*3*4", "**重**"))
    assert plain is not None
    assert strong is not None
    conferences: list[Any] = [plain.data["conference"], strong.data["conference"]]

    assert ["marks" in one for one in conferences] == [False, True]


def test_marks_do_not_leak_into_an_agenda_that_reads_none() -> None:
    """Neither beside another file nor under a merge; its own asterisks would be read otherwise."""
    other = '{"title": "二", "speaker": "林帆", "date": "2027-03-01", "abstract": "*不是*标记"}'
    both = import_all([("a.json", _pretalx("**重**")), ("b.jsonl", other.encode())]).value
    assert both is not None
    new = import_agenda(_pretalx("**重** 见 [这里](https://example.org)"), "a.json").value
    assert new is not None
    old = "conference: {title: 会}\nsessions:\n  - title: 零\n    summary: '*星*'\n"
    made = laid_over(new.data, [("a.yaml", old.encode())], "a.yaml", None).value
    assert made is not None
    (laid,) = made

    assert "marks" not in both.yaml()
    assert ("summary: 重" in both.yaml(), "*不是*标记" in both.yaml()) == (True, True)
    assert "marks" not in laid.text
    assert "重 见 这里 (https://example.org)" in laid.text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (r"IT-Security.\r\n\r\nJournalist", "IT-Security.\n\nJournalist"),
        (r"第一段。\r\n第二段。", "第一段。\n\n第二段。"),
        (r"Lines end in \r\n here.", r"Lines end in \r\n here."),
        (r"C:\r\new", r"C:\r\new"),
    ],
)
def test_line_ends_that_a_system_has_escaped_twice_are_line_ends(typed: str, meant: str) -> None:
    assert prose(typed)[0] == meant
