"""The pasted page: the real one whole, and other pages of its kind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from progprint.agenda.load import load_text
from progprint.exchange import Imported, import_agenda

if TYPE_CHECKING:
    from progprint.core.diagnostic import Outcome

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "tests/data/giac-cloud-native.txt"


def run(text: str) -> tuple[dict[str, Any], list[tuple[str, int]]]:
    outcome = import_agenda(text.encode(), "page.txt", "page")
    assert outcome.value is not None
    found = [(".".join(filter(None, (d.code, d.variant))), d.span.line if d.span else 0) for d in outcome.diagnostics]
    return dict(outcome.value.data), found


@pytest.fixture(scope="module", name="real")
def _real() -> Outcome[Imported]:
    return import_agenda(PAGE.read_bytes(), str(PAGE), "page")


def test_the_sample_agenda_is_the_import_of_the_real_page(real: Outcome[Imported]) -> None:
    """content/agenda.yaml is the importer's output byte for byte, and the importer found nothing to remark."""
    assert real.value is not None
    assert not real.diagnostics
    shipped = (ROOT / "content/agenda.yaml").read_text("utf-8")  # with comments on what is as it is on the page
    assert re.sub(r"   # progprint: ignore [a-z, -]+$", "", shipped, flags=re.MULTILINE) == real.value.yaml()


def test_the_real_page_is_recovered_whole(real: Outcome[Imported]) -> None:
    """Track, producer, four talks with speakers, three headed sections and 3, 3, 5, 3 takeaways, and both notices."""
    assert real.value is not None
    data: Any = real.value.data
    track = data["tracks"][0]
    producer = data["people"][track["producer"]]
    talks = track["talks"]
    people = data["people"]
    assert track["title"] == "云原生"
    assert (producer["name"], producer["org"], producer["job_title"]) == ("于雨", "蚂蚁金服", "可信原生部工程师")
    assert producer["bio"].startswith("于雨(github @AlexStocks)")
    assert producer["bio"].endswith("service mesh 相关工作。")
    assert [people[talk["speakers"][0]]["name"] for talk in talks] == ["于雨", "柯振旭", "姜涛", "黄帅"]
    assert people["jiangtao"] == {"name": "姜涛", "org": "快手 基础架构中心", "job_title": "服务网格负责人"}
    assert [list(talk["summary"]) for talk in talks] == [["案例背景", "解决思路", "成果"]] * 4
    assert [len(talk["takeaways"]) for talk in talks] == [3, 3, 5, 3]
    assert data["conference"] == {"copyright": "CopyRight © 2008-2021 Msup & 高可用架构\n京ICP备09001521号\n"}
    assert "extra" not in data


def test_nothing_is_invented(real: Outcome[Imported]) -> None:
    """The page names no conference, date, time or room, and neither does the agenda."""
    assert real.value is not None
    text = real.value.yaml()
    assert not any(f"{key}:" in text for key in ("date", "time", "room", "photo", "venue"))
    assert "title" not in dict(real.value.data)["conference"]


def test_every_character_of_the_real_page_is_accounted_for(real: Outcome[Imported]) -> None:
    """A line of the page is in the agenda, but for labels and list numbers."""
    assert real.value is not None
    text = real.value.yaml()
    said = re.compile(r"\A(?:(?:专题出品人|所属专题|专题):|\d[.、 ]\s*(?=\D)|课程概要|听众收益|本专题下的议题)")
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines for word in said.sub("", line).split()]
    assert len(words) > 100
    assert [word for word in words if word not in text] == []


def test_the_imported_agenda_loads_without_a_remark() -> None:
    """What the importer writes is a sound agenda, in which producer and first speaker are one person."""
    outcome = load_text((ROOT / "content/agenda.yaml").read_bytes(), "content/agenda.yaml")
    assert outcome.value is not None
    assert not outcome.diagnostics
    track = outcome.value.tracks[0]
    assert track.talks[0].speakers[0] is track.producers[0]


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
        lambda text: "\n\n".join(line for line in text.split("\n") if line.strip()),
        lambda text: "\n".join(line for line in text.split("\n") if not line.startswith("所属专题")),
        lambda text: "\n".join(f"\u3000{line} \u00a0" for line in text.split("\n")),
    ],
    ids=["crlf", "byte-order-mark", "no-blank-lines", "all-blank-lines", "no-anchors", "odd-blanks"],
)
def test_how_the_page_was_copied_makes_no_difference(changed: Any, real: Outcome[Imported]) -> None:
    """Line ends, blank lines and blanks at the edges vary with browser and editor."""
    assert real.value is not None
    data, found = run(changed(PAGE.read_text(encoding="utf-8")))
    assert (data, found) == (real.value.data, [])


OTHER = """首页

专题出品人：王芳
字节跳动 架构负责人
专题：微服务
专题介绍：聊聊微服务
时间：2021-07-30
地点：A1 厅

本专题下的议题：

服务网格的落地
李雷 腾讯 高级工程师
韩梅梅 阿里巴巴 技术专家
主持人：王芳 字节跳动 架构负责人
时间：2021-07-30 09:30-10:15
地点：B2 厅
所属专题：微服务

课程概要
先说一句话。

背景：
一段。
二段。

难点：
- 一
- 二

听众收益：
收获多多
还有

讲师介绍
李雷，十年经验，负责某某平台的建设。

圆桌：微服务何去何从？
主持人：赵六 某公司 CEO
所属专题：微服务
大家一起聊。

没有讲师的议题
所属专题：微服务
"""


def test_another_page_with_full_width_colons_is_read() -> None:
    """Other headings, two speakers, a moderator, time and room of track and talk, missing parts."""
    data, found = run(OTHER)
    track = data["tracks"][0]
    first, second, third = track["talks"]
    assert {key: track[key] for key in ("title", "producer", "intro", "date", "room")} == {
        "title": "微服务",
        "producer": "wangfang",
        "intro": "聊聊微服务",
        "date": "2021-07-30",
        "room": "A1 厅",
    }
    assert first == {
        "title": "服务网格的落地",
        "date": "2021-07-30",
        "time": "09:30-10:15",
        "room": "B2 厅",
        "speakers": ["lilei", "hanmeimei"],
        "moderator": "wangfang",
        "summary": ["先说一句话。", {"背景": "一段。\n二段。\n"}, {"难点": "- 一\n- 二\n"}],
        "takeaways": ["收获多多", "还有"],
    }
    assert second == {"title": "圆桌：微服务何去何从？", "moderator": "zhaoliu", "summary": "大家一起聊。"}
    assert third == {"title": "没有讲师的议题"}
    assert data["extra"] == {"unplaced": ["首页"]}
    assumed = OTHER.split("\n").index("大家一起聊。") + 1
    assert found == [("import-assumed", assumed), ("import-unplaced", 1)]


def one_talk(person: str = "于雨 蚂蚁金服 工程师", body: str = "", head: str = "专题:云原生\n\n") -> str:
    return f"{head}题目\n{person}\n所属专题:云原生\n\n{body}"


@pytest.mark.parametrize(
    ("line", "expected", "doubt"),
    [
        ("于雨 蚂蚁金服 工程师", {"name": "于雨", "org": "蚂蚁金服", "job_title": "工程师"}, []),
        ("姜涛 快手 架构中心 负责人", {"name": "姜涛", "org": "快手 架构中心", "job_title": "负责人"}, []),
        ("于雨 | 蚂蚁金服 | 工程师", {"name": "于雨", "org": "蚂蚁金服", "job_title": "工程师"}, []),
        ("于雨", {"name": "于雨"}, []),
        ("于雨 潮声", {"name": "于雨", "org": "潮声"}, [("import-person.two-words", 4)]),
        (
            "Ada Byron ACM Fellow",
            {"name": "Ada Byron", "org": "ACM", "job_title": "Fellow"},
            [("import-person.western", 4)],
        ),
        (
            "小助手们 某社区 志愿者",
            {"name": "小助手们", "org": "某社区", "job_title": "志愿者"},
            [("import-person.unlike", 4)],
        ),
    ],
)
def test_a_person_line_is_name_organisation_title(line: str, expected: Any, doubt: Any) -> None:
    """First word the name, last word the job title; what the words leave open is told."""
    data, found = run(one_talk(line))
    assert (list(data["people"].values()), found) == ([expected], doubt)


def test_two_persons_on_a_line_are_parted_only_when_both_look_like_persons() -> None:
    both, _ = run(one_talk("于雨、姜涛"))
    one, _ = run(one_talk("于雨 蚂蚁金服 研发、运维负责人"))
    assert [person["name"] for person in both["people"].values()] == ["于雨", "姜涛"]
    assert [person["job_title"] for person in one["people"].values()] == ["研发、运维负责人"]


def test_a_contradicting_job_title_is_kept_apart() -> None:
    """One person has one job title: the first is taken, the line with the second is kept and told."""
    text = one_talk() + "\n二题\n于雨 蚂蚁金服 首席\n所属专题:云原生\n"
    data, found = run(text)
    assert data["people"]["yuyu"]["job_title"] == "工程师"
    assert data["extra"] == {"unplaced": ["于雨 蚂蚁金服 首席"]}
    assert [code for code, _ in found] == ["import-contradiction", "import-unplaced"]


def test_two_persons_of_one_name_get_two_ids() -> None:
    data, _ = run(one_talk() + "\n二题\n于雨 华为 工程师\n所属专题:云原生\n")
    assert [talk["speakers"] for talk in data["tracks"][0]["talks"]] == [["yuyu"], ["yuyu-2"]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("课程概要\n一段话", "一段话"),
        ("课程概要:一段话", "一段话"),
        ("课程概要\n1、甲\n2、乙", ["甲", "乙"]),
        ("课程概要\n3 个集群\n1.5 倍", "3 个集群\n1.5 倍\n"),
        ("课程概要\n成果:很好", {"成果": "很好"}),
        ("课程概要\n方案:\n甲\n方案:\n乙", [{"方案": "甲"}, {"方案": "乙"}]),
        ("课程概要\n它有一个很长的冒号结尾的句子:\n甲", "它有一个很长的冒号结尾的句子:\n甲\n"),
    ],
)
def test_a_summary_is_text_list_or_headings(body: str, expected: Any) -> None:
    """Numbers go only where they count up from 1; a heading is a short line that ends in a colon."""
    data, found = run(one_talk(body=body))
    assert (data["tracks"][0]["talks"][0]["summary"], found) == (expected, [])


@pytest.mark.parametrize("value", ["下午", "10/16", "10:75", "2021-02-30"])
def test_a_time_that_no_agenda_can_hold_is_kept_apart(value: str) -> None:
    data, found = run(one_talk(f"时间:{value}", body="课程概要\n话"))
    assert data["extra"] == {"unplaced": [f"时间:{value}"]}
    assert found == [("import-unplaced", 4)]


def test_lines_after_the_list_that_belong_nowhere_are_kept_apart() -> None:
    """One warning for a run of lines, pointing at its first."""
    data, found = run(one_talk(body="听众收益\n1. 甲\n2. 乙\n\n返回顶部\n联系我们\n\nCopyright © 2021\n"))
    assert data["tracks"][0]["talks"][0]["takeaways"] == ["甲", "乙"]
    assert data["extra"] == {"unplaced": ["返回顶部", "联系我们"]}
    assert data["conference"] == {"copyright": "Copyright © 2021"}
    assert found == [("import-unplaced", 11)]


def test_talks_of_several_tracks_become_several_tracks() -> None:
    data, _ = run(one_talk() + "\n二题\n姜涛 快手 负责人\n所属专题:大数据\n")
    assert [(track["title"], len(track["talks"])) for track in data["tracks"]] == [("云原生", 1), ("大数据", 1)]


def test_a_page_without_a_track_has_its_talks_as_sessions() -> None:
    """No track without a title is written: the next command would refuse it."""
    data, found = run("题目\n于雨 蚂蚁金服 工程师\n\n课程概要\n话\n")
    assert not data.get("tracks")
    assert data["sessions"][0]["title"] == "题目"
    assert found == [("import-no-track", 0), ("import-moved.talks", 1)]


def test_a_text_without_any_talk_is_refused() -> None:
    outcome = import_agenda("你好\n世界\n".encode(), "x.txt", "page")
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["import-nothing"]


def test_a_file_in_another_encoding_is_refused() -> None:
    outcome = import_agenda(PAGE.read_text(encoding="utf-8").encode("gb18030"), "x.txt", "page")
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["encoding"]


def test_the_format_is_recognised_or_asked_for() -> None:
    page = import_agenda(PAGE.read_bytes(), "dir/page.txt")
    other = import_agenda(b"a,b\n1,2\n", "x.txt")
    wrong = import_agenda(b"a", "x.csv", "sheet")
    assert page.value is not None
    assert (page.value.format, page.value.origin) == ("page", "page.txt")
    assert [(d.code, d.variant) for d in (*other.diagnostics, *wrong.diagnostics)] == [
        ("unknown-format", "text"),
        ("unknown-format", ""),
    ]
