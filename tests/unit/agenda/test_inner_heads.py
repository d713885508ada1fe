"""Headings inside a typed text are those of a summary, and bold lines elsewhere."""

from __future__ import annotations

from progprint.agenda.load import load
from progprint.agenda.programme import Agenda, Mark

YAML = """
conference: {title: 星河大会, language: zh}
people:
  - name: 兰舟
    bio: "## 学 历\\n东湖大学\\n## 经 历\\n编译器工程师"
tracks:
  - title: 数据
    producer: 兰舟
    intro: "【缘起】\\n十年之后"
    talks:
      - title: 湖与仓
        speakers: [兰舟]
        summary:
          zh: "开场白\\n■ 背景：\\n数据翻番。\\n■ 做法\\n・分层\\n・缓存"
          en: "To begin\\n■ Background:\\nTwice the data.\\n■ How\\n・layers\\n・caches"
"""


def _agenda() -> Agenda:
    made = load([("agenda.yaml", YAML.encode())]).value
    assert made is not None
    return made


def test_a_summary_has_the_headings_that_stand_in_it_in_every_language() -> None:
    (talk,) = _agenda().talks
    told = [(str(part.heading or ""), [(one.marker, one.words.text) for one in part.passages]) for part in talk.summary]
    assert told == [
        ("", [("", "开场白")]),
        ("背景", [("", "数据翻番。")]),
        ("做法", [("bullet", "分层"), ("bullet", "缓存")]),
    ]
    assert [dict(part.heading.translations)["en"] for part in talk.summary if part.heading] == ["Background", "How"]


def test_a_heading_above_others_is_a_bold_line() -> None:
    yaml = (
        "sessions: [{title: 甲, summary: '开场\\n\\n# 六场活动，三个洲\\n\\n## 亚洲\\n\\n* 香港\\n\\n* 东京'}]".replace(
            "\\n", "\n"
        )
    )
    agenda = load([("agenda.yaml", yaml.encode())]).value
    assert agenda is not None
    first, second = agenda.sessions[0].summary
    assert [(one.words.text, bool(one.words.marks)) for one in first.passages] == [
        ("开场", False),
        ("六场活动，三个洲", True),
    ]
    assert (str(second.heading), [one.words.text for one in second.passages]) == ("亚洲", ["香港", "东京"])


def test_elsewhere_a_heading_is_a_bold_line() -> None:
    agenda = _agenda()
    (person,) = agenda.people
    assert [(one.words.text, one.words.marks) for one in person.bio] == [
        ("学 历", (Mark(0, 3, "strong"),)),
        ("东湖大学", ()),
        ("经 历", (Mark(0, 3, "strong"),)),
        ("编译器工程师", ()),
    ]
    assert [(one.words.text, len(one.words.marks)) for one in agenda.tracks[0].intro] == [("缘起", 1), ("十年之后", 0)]
