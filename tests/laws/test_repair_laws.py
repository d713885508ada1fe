"""Laws of repairs: one slip of the hand in a sound agenda is repaired to what it was, or left and told at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.effort import step

from progprint.agenda.entries import AGENDA
from progprint.agenda.load import load_text
from progprint.core.diagnostic import Diagnostic, in_order
from progprint.pipeline.repairs import repaired
from progprint.source.canonical import Data, canonical
from progprint.source.read import read
from progprint.source.repair import written

LEVELS = """\
大会:
  标题: 河港工程大会
  日期: 2027-04-10
  地点: {名称: 河港会馆, 地址: 堤岸路 3 号}
会场:
  - {编号: a1, 名称: 一号厅}
  - {编号: b2, 名称: 二号厅}
人物:
  lin: {姓名: 林一舟, 公司: 河港社}
  shi:
    姓名: 石三水
    公司: 浮桥社
    简介: 写过三本书
专题:
  - 标题: 可靠性
    出品人: lin
    会场: a1
    专题介绍: |
      讲稳定的系统。
      也讲失败。
    议题:
      - 标题: 限流的三种做法
        时间: 09:00-09:40
        讲师: shi
      - 标题: 告警怎样少而准
        讲师:
          - lin
          - shi
        摘要:
          案例背景: 夜里的电话
          解决思路: |
            先看总量
            再看分布
        听众收益:
          - 会看
          - 会改
  - 标题: 数据
    议题:
      - 标题: 列存与行存
        时间: 10:00-10:40
"""
MARKS = """\
大会:
  标题: "河港: 工程大会"
  日期: 2027-04-10
会场:
  - {编号: a1, 名称: 一号厅}
人物:
  lin: {姓名: 林一舟, 公司: "河港社: 北", 链接: {github: "@lin"}}
  shi:
    姓名: 石三水
    公司: 浮桥社
专题:
  - 标题: 可靠性
    出品人: lin
    会场: a1
    专题介绍: |
      讲稳定的系统。
    议题:
      - 标题: "缓存: 命中率榜 # 1 是怎样炼成的"
        时间: 09:00-09:40
        讲师: [lin, shi]
        标签: ["@河", "云: 原生", 库]
      - 标题: "[重磅] 告警"
        副标题: "*必看* 的一场"
        讲师:
          - shi
          - 姓名: "何二川"
            公司: 样板数据
        摘要:
          案例背景: "> 前沿"
          解决思路: "100%: 一个数"
        听众收益:
          - "@谁 都会"
          - "会看: 会改"
          - 'C# 与 F #语言'
      - 标题: "%90 提升"
        副标题: "! 注意"
        摘要: "`甲` 与乙"
        听众收益: "&开幕"
      - 标题: "云原生 #1 趋势"
        副标题: '他说 "好": 就好'
        讲师: {姓名: "欧阳某", 简介: "- 短横"}
      - 标题: "第一, 甲: 乙"
        副标题: "“你好”: 世界"
        摘要: "| 竖"
        链接: {slides: "https://example.org/a"}
"""
MOST = 4
"""Findings that one slip may lead to."""


def _data(text: str) -> Data | None:
    root = read(text.encode(), "a.yaml").value
    return canonical(root, AGENDA) if root is not None else None


def _found(text: str) -> list[Diagnostic]:
    return in_order(load_text(text.encode(), "a.yaml").diagnostics)


def _letters(text: str) -> list[str]:
    return sorted(character for character in text if character.isalnum())


def _judge(sound: str, line: int, slipped: str) -> str:
    """What is wrong with how a slip in a line (0-based) is dealt with; "" if nothing is."""
    lines = sound.split("\n")
    text = "\n".join([*lines[:line], slipped, *lines[line + 1 :]])
    before = written(text.encode(), "a.yaml")
    assert before is not None
    after = repaired(before, "a.yaml").text
    found = _found(text)
    if after != text:
        if _data(after) != _data(sound) or _found(after):
            return "repaired to something else"
        if _letters(after) != _letters(text):
            return "letters lost"
    elif _data(text) != _data(sound) or found:
        near = [d for d in found if d.span is not None and abs(d.span.line - 1 - line) <= 1]
        if not near:
            return f"not told: {[(d.code, d.span and d.span.line) for d in found]}"
    return "" if len(found) <= MOST else f"told too often: {[(d.code, d.span and d.span.line) for d in found]}"


def _texts_below_a_bar(lines: list[str]) -> set[int]:
    """Lines of texts under ``|``, where a blank more is a blank more."""
    found: set[int] = set()
    depth = -1
    for number, line in enumerate(lines):
        here = len(line) - len(line.lstrip())
        depth = -1 if here <= depth else depth
        if depth >= 0:
            found.add(number)
        elif line.endswith("|"):
            depth = here
    return found


def test_the_agendas_are_sound() -> None:
    """Else the laws below would prove nothing."""
    assert not _found(LEVELS)
    assert not _found(MARKS)


@pytest.mark.parametrize("blanks", [-3, -2, -1, 1, 2, 3])
def test_a_line_at_the_wrong_depth_is_put_back_or_told_where_it_is(blanks: int) -> None:
    lines = LEVELS.split("\n")
    texts = _texts_below_a_bar(lines)
    wrong, repairs = {}, 0
    for number, line in enumerate(lines[:-1]):
        depth = len(line) - len(line.lstrip()) + blanks
        if depth < 0 or number in texts:
            continue
        repairs += 1
        if repairs % step(3) == 0 and (found := _judge(LEVELS, number, " " * depth + line.lstrip())):
            wrong[number, line.strip()] = found
    assert not wrong
    assert repairs > 20


@pytest.mark.parametrize("blanks", [1, 2, 3])
def test_a_key_far_below_its_neighbours_is_put_back(blanks: int) -> None:
    """The keys of its level are more lines away than are looked at for a line in the middle."""
    talks = "".join(f"      - 标题: 第{n}讲\n        时间: {9 + n:02}:00-{9 + n:02}:40\n" for n in range(9))
    sound = f"专题:\n  - 标题: 长\n    议题:\n{talks}环节:\n  - 标题: 午餐\n    类型: 茶歇\n"
    line = sound.split("\n").index("环节:")
    assert not _judge(sound, line, " " * blanks + "环节:")
    before = written(sound.replace("环节", " " * blanks + "环节").encode(), "a.yaml")
    assert before is not None
    assert repaired(before, "a.yaml").text == sound


def _slips(line: str) -> Iterator[tuple[str, str]]:
    """(kind, the line) with one slip of each kind that may be made in it."""
    depth, body = len(line) - len(line.lstrip()), line.lstrip()
    entry = re.match(r"( *(?:- )?)([^\s:{\"'-][^\s:{\"']*):( .*|)$", line)
    if entry:
        dash, key, value = entry[1], entry[2], entry[3].lstrip()
        yield "full-width colon", f"{dash}{key}：{value}"
        yield "full-width colon and blank", f"{dash}{key}：{entry[3]}"
        yield "invisible", f"{dash}\u200b{key}:{entry[3]}"
        if value:
            for name, blank in (("tight", ""), ("no-break", "\u00a0"), ("wide", "\u3000"), ("tab", "\t")):
                yield f"{name} colon", f"{dash}{key}:{blank}{value}"
            yield "no colon", f"{dash}{key} {value}"
    if body.startswith("- "):
        for mark in ("－ ", "— ", "-", "-\u3000", "· ", "• "):
            yield f"dash {mark}", line.replace("- ", mark, 1)
    if depth:
        yield "wide indent", "\u3000" * (depth // 2) + body
        yield "wide last blank", " " * (depth - 2) + "\u3000" + body
        yield "no-break indent", "\u00a0" * depth + body
        yield "tab first", "\t" + line[2:]
        yield "tab last", line[: depth - 2] + "\t" + body
        for width in (2, 4, 8):
            if depth % width == 0:
                yield f"tabs of {width}", "\t" * (depth // width) + body
    for quoted in re.finditer(r"\"[^\"]*\"|'[^']*'", line):
        before, inner, behind = line[: quoted.start()], quoted[0][1:-1], line[quoted.end() :]
        yield "no quotes", f"{before}{inner}{behind}"
        yield "no opening quote", f"{before}{inner}{quoted[0][-1]}{behind}"
        yield "no closing quote", f"{before}{quoted[0][0]}{inner}{behind}"
    if re.search(r"[:\-] [\[{]", line) and not body.startswith(('- "', "- '")):
        for typed, wide in zip("{}[]", "｛｝［］", strict=True):
            for mark in (wide, ""):
                if typed in line:
                    yield f"{typed} as {mark or 'nothing'}", line.replace(typed, mark)
        for mark in ("，", "、", ","):
            if ", " in line:
                yield f"comma as {mark}", line.replace(", ", mark, 1)


def test_a_typing_trap_is_repaired_or_told_where_it_is() -> None:
    wrong, tried = {}, 0
    for number, line in enumerate(MARKS.split("\n")[:-1]):
        for kind, slipped in _slips(line):
            tried += slipped != line
            if slipped != line and tried % step(5) == 0 and (found := _judge(MARKS, number, slipped)):
                wrong[number, kind, slipped.strip()] = found
    assert not wrong
    assert tried > 500


TOGETHER = "专题:\n  - 标题: 甲\n    议题:\n      - 标题: 乙\n        讲师:\n          - {}\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("姓名: 于小雨, 公司: 样板社", {"name": "于小雨", "org": "样板社"}),
        ("姓名: 于小雨， 职务: 组长, 公司: 样板社", {"name": "于小雨", "job_title": "组长", "org": "样板社"}),
        ("name: Ada North; org: Harbour", {"name": "Ada North", "org": "Harbour"}),
        ("姓名: 于小雨, 组别: 样板社", None),
        ("姓名: 于小雨, 公司: 样板社 # 2 部", None),
    ],
)
def test_two_fields_on_a_line_never_become_one_name(typed: str, meant: dict[str, str] | None) -> None:
    text = TOGETHER.format(typed)
    before = written(text.encode(), "a.yaml")
    assert before is not None
    after = repaired(before, "a.yaml").text
    if meant is None:
        assert after == text
        told = next(d for d in _found(text) if d.span is not None and d.span.line == 6)
        assert (told.code, told.variant) == ("yaml-syntax", "fields")
    else:
        data = _data(after)
        assert isinstance(data, dict)
        assert data["tracks"][0]["talks"][0]["speakers"] == [meant]  # type: ignore[index,call-overload]
        assert not _found(after)


@pytest.mark.parametrize(
    "title", ["缓存: 命中榜 # 1 是怎样炼成的", "@缓存 # 1 号", "[重磅] 缓存 # 第二场", "缓存：榜: 甲 # 3"]
)
def test_words_behind_a_number_sign_do_not_become_a_comment(title: str) -> None:
    text = f"专题:\n  - 标题: 甲\n    议题:\n      - 标题: {title}\n"
    before = written(text.encode(), "a.yaml")
    assert before is not None
    after = repaired(before, "a.yaml").text
    words = str(_data(after)).replace(" ", "")
    assert after == text or title.replace(" ", "") in words
    assert any(d.span is not None and d.span.line == 4 for d in _found(text))
