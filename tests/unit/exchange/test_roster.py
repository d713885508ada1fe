"""Who is in a text: marks between people, what stands beside them, roles, nobody yet, and what is left whole."""

from __future__ import annotations

import pytest

from progprint.exchange.affiliation import parted
from progprint.exchange.roster import exactly, kind_of_people, roster_of
from progprint.locale.names import is_full_name, looks_like_name

PEOPLE = [
    ("堵二川、穆三原", ["堵二川", "穆三原"]),
    ("纪一舟，妘二石，庞三原", ["纪一舟", "妘二石", "庞三原"]),
    ("纪一舟；大雪", ["纪一舟", "大雪"]),
    ("Lena de Vries; Ole Krog; Pia Lund", ["Lena de Vries", "Ole Krog", "Pia Lund"]),
    ("Lena Vries|Ole Krog", ["Lena Vries", "Ole Krog"]),
    ("Lena Vries / Ole Krog", ["Lena Vries", "Ole Krog"]),
    ("Lena van Dorp, Ole Krog", ["Lena van Dorp", "Ole Krog"]),
    ("Ole Krog, Pia Lund and Lena Vries", ["Ole Krog", "Pia Lund", "Lena Vries"]),
    ("Ole Krog, Pia Lund, and Lena Vries", ["Ole Krog", "Pia Lund", "Lena Vries"]),
    ("Hans Müller und Eva Groß", ["Hans Müller", "Eva Groß"]),
    ("José Ríos et Zoë Brun", ["José Ríos", "Zoë Brun"]),
    ("纪一舟和庞三原", ["纪一舟", "庞三原"]),
    ("Lena Vries with Ole Krog", ["Lena Vries", "Ole Krog"]),
    ("Lena Vries · Ole Krog", ["Lena Vries", "Ole Krog"]),
    ("Lena Vries • Ole Krog", ["Lena Vries", "Ole Krog"]),
    ("纪一舟・庞三原", ["纪一舟", "庞三原"]),
    ("佐藤花子氏・鈴木一郎さん", ["佐藤花子", "鈴木一郎"]),
    ("José Ortega y Gasset", ["José Ortega y Gasset"]),
    ("Chair: Lena Vries. Speakers: Ole Krog", ["Lena Vries", "Ole Krog"]),
    ("纪和平", ["纪和平"]),
    ("纪一舟\n庞三原", ["纪一舟", "庞三原"]),
    ("纪一舟  庞三原  穆九歌", ["纪一舟", "庞三原", "穆九歌"]),
    ("纪　舟、庞三原", ["纪舟", "庞三原"]),
    ("趙一舟、歐陽九歌", ["趙一舟", "歐陽九歌"]),
    ("买买提·艾力、阿依古丽·买买提", ["买买提·艾力", "阿依古丽·买买提"]),
    ("Ole Krog, Ph.D., Pia Lund", ["Ole Krog, Ph.D.", "Pia Lund"]),
    ("Dr. Ole Krog; Prof. Pia O'Lund Jr.", ["Dr. Ole Krog", "Prof. Pia O'Lund Jr."]),
    ("Omar bin Said al-Farsi", ["Omar bin Said al-Farsi"]),
    ("Krog, Ole; Lund, Pia", ["Ole Krog", "Pia Lund"]),
    ("de Vries, Lena", ["Lena de Vries"]),
    ("김하늘, 이바다", ["김하늘", "이바다"]),
    ("纪一舟；", ["纪一舟"]),
    ("", []),
    ("–", []),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_the_people_of_a_text(text: str, names: list[str]) -> None:
    roster = roster_of(text)

    assert [one.name for one in roster.people] == names
    assert (roster.whole, roster.nobody, roster.left) == (False, (), ())


WITH_MORE = [
    ("纪一舟（甲公司）、庞三原（乙大学 教授）", [("纪一舟", "甲公司", ""), ("庞三原", "乙大学", "教授")]),
    ("纪一舟 潮声网络 首席架构师", [("纪一舟", "潮声网络", "首席架构师")]),
    ("乙大学教授 庞三原", [("庞三原", "乙大学", "教授")]),
    ("庞三原教授", [("庞三原", "", "教授")]),
    ("纪一舟，甲公司，工程师；庞三原，乙大学", [("纪一舟", "甲公司", "工程师"), ("庞三原", "乙大学", "")]),
    ("纪一舟/甲公司/工程师", [("纪一舟", "甲公司", "工程师")]),
    ("纪一舟\n甲公司 工程师\n庞三原\n乙大学", [("纪一舟", "甲公司", "工程师"), ("庞三原", "乙大学", "")]),
    ("纪一舟@甲公司", [("纪一舟", "甲公司", "")]),
    (
        "Lena de Vries (Krog Ltd), Pia Lund (Quay, CTO)",
        [("Lena de Vries", "Krog Ltd", ""), ("Pia Lund", "Quay", "CTO")],
    ),
    ("Ole Krog, CTO, Harbour Labs", [("Ole Krog", "Harbour Labs", "CTO")]),
    ("于雨 蚂蚁金服 研发、运维负责人", [("于雨", "蚂蚁金服", "研发、运维负责人")]),
]


@pytest.mark.parametrize(("text", "people"), WITH_MORE)
def test_what_stands_beside_a_name(text: str, people: list[tuple[str, str, str]]) -> None:
    roster = roster_of(text)

    assert [(one.name, one.org, one.job_title) for one in roster.people] == people
    assert not roster.whole


ROLES = [
    ("纪一舟（主持人）、庞三原", [("纪一舟", "moderator"), ("庞三原", "")]),
    ("主持人：纪一舟；嘉宾：庞三原、穆九歌", [("纪一舟", "moderator"), ("庞三原", "speaker"), ("穆九歌", "speaker")]),
    ("主席：纪一舟 嘉宾：庞三原", [("纪一舟", "moderator"), ("庞三原", "speaker")]),
    ("Ole Krog (moderator), Pia Lund", [("Ole Krog", "moderator"), ("Pia Lund", "")]),
    ("Moderator: Ole Krog; Panelists: Pia Lund, Lena Vries",
     [("Ole Krog", "moderator"), ("Pia Lund", "speaker"), ("Lena Vries", "speaker")]),
    ("Chaired by Ole Krog", [("Ole Krog", "moderator")]),
    ("出品人：纪一舟", [("纪一舟", "producer")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), ROLES)
def test_who_presides_and_who_speaks(text: str, people: list[tuple[str, str]]) -> None:
    assert [(one.name, one.role) for one in roster_of(text).people] == people


@pytest.mark.parametrize(
    "text", ["嘉宾待定", "待定", "TBD", "tba", "T.B.A.", "讲师待公布", "to be announced", "（待定）"]
)
def test_nobody_yet_is_no_person(text: str) -> None:
    roster = roster_of(text)

    assert roster.people == ()
    assert len(roster.nobody) == 1


def test_somebody_and_nobody_yet() -> None:
    roster = roster_of("纪一舟、嘉宾待定")

    assert ([one.name for one in roster.people], roster.nobody) == (["纪一舟"], ("嘉宾待定",))


@pytest.mark.parametrize(
    "text",
    [
        "Krog, Ole",  # one name or two
        "Ole Krog, Harbour",  # a person and a house, or two people
        "河港社，一家工具公司的全体同事",
        "甲社 & 乙社",
        "纪一舟，潮声",
        "乙大学 / Marlo / 纪一舟 / 庞三原",  # the names before the last are no organisation
        "乙大学 / 纪一舟 / 庞三原",
    ],
)
def test_what_may_be_several_people_stays_whole_and_says_so(text: str) -> None:
    roster = roster_of(text)

    assert [one.name for one in roster.people] == [text]
    assert roster.whole


@pytest.mark.parametrize("text", ["乙大学 纪一舟 庞三原", "Harbour Days 组委会成员", "Harbour Days 全体志愿者"])
def test_a_group_and_names_behind_an_organisation_are_no_person(text: str) -> None:
    (one,) = roster_of(text).people

    assert (one.name, one.org, one.doubt) == (text, "", "unlike")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("点评人：纪一舟", "点评人：纪一舟"),
        ("纪一舟（线上）", "纪一舟（线上）"),
        ("纪一舟、庞三原等", "纪一舟、庞三原等"),
    ],
)
def test_words_without_a_place_are_told(text: str, left: str) -> None:
    roster = roster_of(text)

    assert roster.people[0].name == "纪一舟"
    assert roster.left == (left,)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [("纪一舟  庞三原", "row"), ("de Vries, Lena", "turned"), ("庞三原先生", "courtesy"), ("乙大学 庞三原", "last"),
     ("纪一舟 潮声", "two-words"), ("滝野 健", "unlike"), ("纪 舟", "joined"), ("纪　一　舟", "joined"), ("李 云", "joined")],
)  # fmt: skip
def test_what_was_assumed_of_a_name_is_told(text: str, doubt: str) -> None:
    assert roster_of(text).people[0].doubt == doubt


def test_a_reading_in_brackets_is_no_organisation() -> None:
    (one,) = roster_of("纪舟（Zhou Ji）").people

    assert (one.name, one.org) == ("纪舟（Zhou Ji）", "")


def test_in_an_export_of_ours_names_are_whole_between_its_marks() -> None:
    roster = exactly("Ole Krog / Some Lab、Jason Ma, Ph.D.")

    assert [one.name for one in roster.people] == ["Ole Krog / Some Lab", "Jason Ma, Ph.D."]
    assert exactly("纪一舟，庞三原").whole  # somebody typed a second name into the cell


@pytest.mark.parametrize(
    ("text", "home"),
    [("甲公司 工程师", ("甲公司", "工程师")), ("甲公司/工程师", ("甲公司", "工程师")), ("乙大学教授", ("乙大学", "教授")),
     ("教授，乙大学", ("乙大学", "教授")), ("工程师", ("", "工程师")), ("潮声", ("潮声", "")), ("潮声 店长", ("潮声", "店长")),
     ("Krog Ltd", ("Krog Ltd", "")), ("Engineer, Krog Ltd", ("Krog Ltd", "Engineer")),
     ("甲公司\n技术总监", ("甲公司", "技术总监"))],
)  # fmt: skip
def test_organisation_and_job_title(text: str, home: tuple[str, str]) -> None:
    assert parted(text) == home


@pytest.mark.parametrize(
    ("text", "kind"),
    [("纪一舟", "name"), ("大雪", "maybe"), ("甲公司", "affiliation"), ("待定", "nobody"), ("一种限流的做法", "other"),
     ("主持人：纪一舟", "name")],
)  # fmt: skip
def test_how_sure_it_is_that_a_line_is_people(text: str, kind: str) -> None:
    assert kind_of_people(text) == kind


@pytest.mark.parametrize(
    ("text", "full"),
    [("Ole Krog", True), ("J. K. Krog", True), ("Lena van der Vries", True), ("d'Arc Jeanne", True), ("Ole KROG", True),
     ("Ole", False), ("Ole krog", False), ("Ada Byron ACM", False), ("Room 3", False), ("van Dorp", False), ("甲 乙", False)],
)  # fmt: skip
def test_names_of_several_words(text: str, full: bool) -> None:
    assert is_full_name(text) is full


@pytest.mark.parametrize("text", ["張三", "歐陽小川", "J·K·罗琳", "卡尔‧马克思", "ジョン・スミス", "逄二木"])
def test_more_that_looks_like_a_name(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "纪一舟【主持人】庞三原【嘉宾】",
        "【主持】纪一舟【嘉宾】庞三原",
        "纪一舟-主持人、庞三原-嘉宾",
        "司会：纪一舟　登壇者：庞三原",
        "Moderation: 纪一舟; Podium: 庞三原",
    ],
)
def test_a_role_in_brackets_or_behind_a_dash_belongs_to_its_name(text: str) -> None:
    assert [(one.name, one.role) for one in roster_of(text).people] == [("纪一舟", "moderator"), ("庞三原", "speaker")]


def test_an_address_behind_a_name_is_no_organisation() -> None:
    told = roster_of("Lena Vries <lena@example.org>, Ole Krog")
    assert [(one.name, one.org) for one in told.people] == [("Lena Vries", ""), ("Ole Krog", "")]
    assert told.left == ("Lena Vries（lena@example.org）",)


def test_an_organisation_behind_a_bar_is_no_second_person() -> None:
    assert (roster_of("Lena Vries | Acme").whole, len(roster_of("Lena Vries | Ole Krog").people)) == (True, 2)
