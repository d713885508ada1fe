"""What docs/STYLE.md says of words holds: one name for one thing, and Chinese without blanks inside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tools.reference.commands import commands, parameters

ROOT = Path(__file__).resolve().parents[3]
HAN = r"\u3400-\u9fff"
NOT_WRITTEN = {
    "幻灯": r"幻灯(?!片)",
    "讲者": r"讲者(?!介绍|索引)",
    "你": r"你(?!好)",
}
"""Words that another word stands for, as they are found."""
PARTED = [
    page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if page.with_suffix(".zh.md").exists()
]
"""Pages that stand in English and, as NAME.zh.md, in Chinese."""
ALONE = {"GLOSSARY.md", "STYLE.md", "api.md", "gaps.md", "speed.md", "typography.md"}
"""Pages for those who work on the program, and those that hold both languages side by side."""
TABLES_OF_CHINESE = {"guide.md"}
"""English pages whose tables are examples in Chinese."""
PAGES = [ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]
MESSAGES = sorted((ROOT / "src/progprint/locale/messages/zh").glob("*.yaml"))
BLANK = re.compile(
    rf"[{HAN}，。：；？！、（）“”《》]\s+[{HAN}，。：；？！、）”》]|[，。：；？！、]\s+\S|\s[，。：；？！、]"
)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
SHOWN = re.compile(r"[A-Z][A-Z ]+[A-Z]|`[^`]*`|“[^”]*”")


def texts(value: object, path: str = "") -> list[tuple[str, str]]:
    """Every text of a tree with its path."""
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in texts(inner, f"{path}.{key}".strip("."))]
    if isinstance(value, list):
        return [pair for n, inner in enumerate(value) for pair in texts(inner, f"{path}.{n}")]
    return [(path, str(value))]


def sentences() -> list[tuple[str, str]]:
    """All Chinese sentences of messages and help."""
    found = [pair for file in MESSAGES for pair in texts(yaml.safe_load(file.read_text("utf-8")), file.stem)]
    for name, _, chinese in commands():
        found += [(f"help.{name}", chinese.help)]
        found += [(f"help.{name}.{param.name}", param.help or "") for _, param in parameters(chinese, chinese)]
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_one_name_for_one_thing(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    rows = [] if page.name == "STYLE.md" else text.splitlines()
    assert [line for line in rows for word in NOT_WRITTEN.values() if re.search(word, line)] == []


def test_messages_have_one_name_for_one_thing() -> None:
    told = sentences()
    assert len(told) > 800
    assert [pair for pair in told for word in NOT_WRITTEN.values() if re.search(word, pair[1])] == []


def test_no_blank_stands_inside_a_chinese_sentence() -> None:
    """Lines of a folded text are joined by a blank, which nobody typed; marks are followed by none."""
    assert [pair for pair in sentences() if BLANK.search(SHOWN.sub("X", pair[1]))] == []
    assert BLANK.search("制表符 一次")
    assert BLANK.search("代码， 再")
    assert not BLANK.search("用 --fix 改正，写 a: b")


def test_messages_neither_beg_nor_shout() -> None:
    """No “please” in English, and no exclamation mark at the end of a sentence in either language."""
    for language in ("en", "zh"):
        files = sorted((ROOT / "src/progprint/locale/messages" / language).glob("*.yaml"))
        told = [pair for file in files for pair in texts(yaml.safe_load(file.read_text("utf-8")), file.stem)]
        assert len(told) > 800
        assert [pair for pair in told if re.search(r"\b[Pp]lease\b|[^\W\d_][!！]$", pair[1])] == []


def test_the_table_of_words_is_that_of_this_test() -> None:
    table = (ROOT / "docs/STYLE.md").read_text("utf-8")
    listed = {line.rsplit("|", 2)[1].strip() for line in table.splitlines() if line.startswith("| ")}
    assert listed - {"", "不写 not", "---"} == set(NOT_WRITTEN) - {"你"}


def prose(page: Path) -> str:
    """A page without what it shows as code."""
    return CODE.sub("", FENCE.sub("", page.read_text("utf-8")))


def shape(page: Path) -> list[str]:
    """Headings by their level, rows of tables by their cells, points of lists, pictures; code but for its remarks."""
    text = page.read_text("utf-8")
    code = [re.sub(r"(^|\s+)#.*", "", block) for block in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)]
    code = [re.sub(r"lang \w+", "lang", block) for block in code]
    lines = [re.match(r"#+|\|.*| *- |!\[|```", line) for line in FENCE.sub("```", text).splitlines()]
    found = [f"| {match[0].count('|')}" if match[0][0] == "|" else match[0] for match in lines if match]
    return [*code, *found]


def test_every_page_for_users_is_in_both_languages() -> None:
    assert {page.name for page in (ROOT / "docs").glob("*.md")} == ALONE | {
        name for page in PARTED if page.name != "README.md" for name in (page.name, page.with_suffix(".zh.md").name)
    }


@pytest.mark.parametrize("english", PARTED, ids=lambda page: page.name)
def test_both_languages_have_the_same_parts(english: Path) -> None:
    """Headings, code, tables and lists agree, and both name the same options."""
    chinese = english.with_suffix(".zh.md")
    assert shape(english) == shape(chinese)
    options = [set(re.findall(r"--[a-z][a-z-]*", page.read_text("utf-8"))) for page in (english, chinese)]
    assert options[0] == options[1]


@pytest.mark.parametrize("page", PARTED, ids=lambda page: page.name)
def test_the_english_page_is_in_english(page: Path) -> None:
    """Chinese stands in examples only."""
    text = prose(page).replace("[中文]", "")
    rows = [line for line in text.splitlines() if not (page.name in TABLES_OF_CHINESE and line.startswith("|"))]
    assert [line for line in rows if re.search(f"[{HAN}]", line)] == []


@pytest.mark.parametrize("page", PARTED, ids=lambda page: page.name)
def test_the_chinese_page_is_in_chinese(page: Path) -> None:
    """English stands in names and examples only."""
    text = prose(page.with_suffix(".zh.md"))
    assert [line for line in text.splitlines() if re.search(r"\b[a-z]+( [a-z]+){2}", line)] == []


@pytest.mark.parametrize("page", PARTED, ids=lambda page: page.name)
def test_no_blank_stands_inside_a_sentence_of_a_chinese_page(page: Path) -> None:
    """A paragraph is one line: the end of a line becomes a blank where the page is shown."""
    text = FENCE.sub("", page.with_suffix(".zh.md").read_text("utf-8"))
    pieces = re.split(r"\n\s*\n|\n(?= *[-|#!]|\d\. )|\|", CODE.sub("X", text))
    assert [piece for piece in pieces if BLANK.search(piece)] == []


@pytest.mark.parametrize("page", PARTED, ids=lambda page: page.name)
def test_both_languages_lead_to_pages_of_their_own(page: Path) -> None:
    """A link leads to a page of the same language, where there is one."""
    chinese = page.with_suffix(".zh.md")
    other = {one.name for one in PARTED}, {one.with_suffix(".zh.md").name for one in PARTED}
    for one, twin, wrong in ((chinese, page, other[0]), (page, chinese, other[1])):
        led = re.findall(r"\]\((?:docs/)?([\w.]+\.md)", one.read_text("utf-8"))
        assert twin.name in led
        assert [name for name in led if name in wrong and name != twin.name] == []
