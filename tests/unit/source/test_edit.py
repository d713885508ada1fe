"""How YAML is written: plain where it can be, exact always. (The exactness itself is a law, in tests/laws.)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from progprint.source.edit import to_yaml
from progprint.source.read import read

if TYPE_CHECKING:
    from progprint.source.edit import Plain


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("dubbogo 3.0:dubbo 在云原生时代的基石", "dubbogo 3.0:dubbo 在云原生时代的基石"),
        ("09:30-10:15", "09:30-10:15"),
        ("no", "no"),
        ("圆桌：何去何从？", "圆桌：何去何从？"),
        ("", '""'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("<<", '"<<"'),
        ("C# 与 F # 编程", '"C# 与 F # 编程"'),
        ("标题: 副题", '"标题: 副题"'),
        ("结尾:", '"结尾:"'),
        ("@AlexStocks", '"@AlexStocks"'),
        ("- 项", '"- 项"'),
        ("[云原生] 专题", '"[云原生] 专题"'),
        (" 两端 ", '" 两端 "'),
        ("\u3000缩进", '"\u3000缩进"'),
        ('他说 "好": 对', "'他说 \"好\": 对'"),
        ("a\tb", '"a\\tb"'),
        ("零\u200b宽", '"零\\u200b宽"'),
        ("\x1b[31m", '"\\x1b[31m"'),
        ("行\u2028分", '"行\\u2028分"'),
        ("\U000e0041", '"\\U000e0041"'),
    ],
)
def test_a_text_is_quoted_only_where_yaml_would_misread_it(value: str, expected: str) -> None:
    """Quotes, escapes and block scalars appear for a reason; what cannot be seen is written by number."""
    assert to_yaml({"k": value}) == f"k: {expected}\n"


def test_lines_and_long_misread_texts_become_blocks() -> None:
    long = "长" * 61 + ": 话"
    assert to_yaml({"a": "一\n\n二\n", "b": "一\n二", "c": long}) == (
        f"a: |\n  一\n\n  二\nb: |-\n  一\n  二\nc: |-\n  {long}\n"
    )


def test_lines_that_a_block_cannot_hold_are_quoted() -> None:
    """Blanks at line edges and empty edge lines would be invisible or change the block's indentation."""
    assert to_yaml({"a": " 一\n二", "b": "\n一", "c": "一 \n二", "d": "一\n\n"}) == (
        'a: " 一\\n二"\nb: "\\n一"\nc: "一 \\n二"\nd: "一\\n\\n"\n'
    )


def test_nested_data_is_indented_as_people_do() -> None:
    data: dict[str, Plain] = {
        "专题": [{"标题": "云原生", "议题": [{"标题": "一"}, {"标题": "二", "讲师": ["于雨", ["甲"]]}]}],
        "空": {},
        "无": [],
    }
    assert to_yaml(data) == (
        "专题:\n  - 标题: 云原生\n    议题:\n      - 标题: 一\n      - 标题: 二\n        讲师:\n"
        "          - 于雨\n          - - 甲\n空: {}\n无: []\n"
    )


def test_a_comment_stands_at_the_head() -> None:
    assert to_yaml({"a": "b"}, "第一行\n\n第三行") == "# 第一行\n#\n# 第三行\na: b\n"


def test_an_empty_mapping_is_a_mapping() -> None:
    assert to_yaml({}) == "{}\n"


@pytest.mark.parametrize(
    "value", ["v", "one\ntwo\n", ["v", ["w"]], {"a": {"字" * 1100: ["b"]}}, [{"u" * 1300: "v", "w": "x"}]]
)
@pytest.mark.parametrize("key", ["k" * 1001, "字" * 1200, "a: b #" * 300, '"\n' * 600])
def test_a_key_of_any_length_is_read_back(key: str, value: Plain) -> None:
    """Behind the mark of its own that YAML has for keys of more than 1,024 characters."""
    data = {"before": "x", key: value, "after": "y"}
    text = to_yaml(data)

    assert yaml.load(text, yaml.BaseLoader) == data  # noqa: S506  builds nothing but texts
    again = read(text.encode(), "a.yaml")
    assert list(again.diagnostics) == []


@pytest.mark.parametrize("data", [{"k": "\ud800"}, {"k" * 1001 + "\ud800": "v"}])
def test_what_no_yaml_file_can_hold_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="surrogate"):
        to_yaml(data)
