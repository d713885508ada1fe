"""What stands above tables and in their heads: rooms and tracks of sheets, halls side by side, marks at line ends."""

from __future__ import annotations

from tests.lines import Lines
from tests.unit.exchange.test_usual_tables import book

from progprint.exchange import import_agenda


def test_a_room_above_the_table_of_a_track_is_its_room() -> None:
    heads = ["时间", "议题", "讲师"]
    sheets = {
        "分论坛一 边缘计算": [
            ["分论坛一：边缘计算"],
            ["地点：201会议室"],
            heads,
            ["14:00-14:40", "端侧大模型", "郑爽"],
        ],
        "分论坛二 数据要素": [["分论坛二：数据要素"], ["地点：202会议室"], heads, ["14:00-14:40", "数据入表", "葛亮"]],
    }
    made = Lines(("a.xlsx", book(sheets)))
    assert made.all == [
        "# 边缘计算",
        "14:00-14:40 | 端侧大模型 | @201会议室 | 郑爽",
        "# 数据要素",
        "14:00-14:40 | 数据入表 | @202会议室 | 葛亮",
    ]
    assert "venue" not in made.data["conference"]


def test_a_first_row_with_a_day_and_a_track_is_no_title() -> None:
    rows = [
        ["5月20日 上午  论坛一：硬件（会展中心一层大宴会厅）"],
        ["时间", "内容", "嘉宾"],
        ["09:00-09:20", "致辞", "童谣"],
    ]
    rows += [["5月20日 下午  分论坛一：工业软件（会展中心 305）"], ["2:00-2:30", "内核", "龙飞"]]
    made = Lines(("a.xlsx", book({"日程": rows})), year="2027")
    assert made.all == [
        "# 硬件",
        "2027-05-20 09:00-09:20 | 致辞 | @会展中心一层大宴会厅 | 童谣",
        "# 工业软件",
        "2027-05-20 14:00-14:30 | 内核 | @会展中心 305 | 龙飞",
    ]
    assert "title" not in made.data["conference"]


def test_a_session_with_its_room_and_chair_is_no_title() -> None:
    made = Lines(
        ("a.csv", "Session 1A: Parsing (Room A) Chair: Ida Holt\nTime,Paper,Authors\n09:00-09:20,Trees,Ann Lee\n")
    )
    assert made.all == ["# Parsing", "09:00-09:20 | Trees | @Room A | Ann Lee | M:Ida Holt"]


def test_a_list_of_a_programme_is_not_the_name_of_a_conference() -> None:
    made = Lines(("a.csv", "会议日程表\n时间,议题\n9:00-9:30,云\n"))
    assert "title" not in made.data["conference"]
    assert "会议日程表" in made.told("import-rows")


def test_hours_that_are_headed_above_halls_alone() -> None:
    rows = [["Time", "Room A", "", "Room B", ""], ["", "Title", "Speaker", "Title", "Speaker"]]
    rows += [["09:00-09:30", "Sea Ice", "Ola Berg", "River Mud", "Tim Oak"]]
    made = Lines(("a.xlsx", book({"x": rows}, {"x": ["B1:C1", "D1:E1"]})))
    assert made.all == ["09:00-09:30 | Sea Ice | @Room A | Ola Berg", "09:00-09:30 | River Mud | @Room B | Tim Oak"]


def test_marks_at_the_ends_of_lines_are_no_part_of_names() -> None:
    made = Lines(("a.csv", '时间,议题,嘉宾\n11:00开始,云,"梁启,\n吴晗"\n'))
    assert made.all == ["11:00 | 云 | 梁启, 吴晗"]


def test_days_of_one_month_and_the_place_beside_them_are_the_conferences() -> None:
    for days in ("2027年9月10-11日", "2027.9.10-11", "September 10-11, 2027", "10–11 September 2027"):
        rows = [["产业大会"], [f"{days}   北京·国家会议中心"], ["时间", "议题"], ["9:00-9:30", "云"]]
        made = Lines(("a.xlsx", book({"x": rows})))
        assert made.data["conference"]["date"] == ["2027-09-10", "2027-09-11"]
        assert made.data["conference"]["venue"] == "北京·国家会议中心"
        assert "extra" not in made.data


def test_second_heads_in_latin_letters_are_rooms() -> None:
    rows = [["", "Thursday, June 3", "", "Friday, June 4", ""], ["", "Main", "Side", "Main", "Side"]]
    rows += [
        ["9:00 AM", "Oars\nAda Fox", "Ropes\nBen Gale", "Keels\nCy Dow", ""],
        ["10:00 AM", "Coffee", "", "Coffee", ""],
    ]
    made = Lines(("a.xlsx", book({"x": rows}, {"x": ["B1:C1", "D1:E1", "B4:C4", "D4:E4"]})), year="2027")
    assert made.all[:2] == ["2027-06-03 09:00 | Oars | @Main | Ada Fox", "2027-06-03 09:00 | Ropes | @Side | Ben Gale"]
    assert made.all[3] == "2027-06-04 09:00 | Keels | @Main | Cy Dow"


def test_headings_of_other_languages() -> None:
    german = "Uhrzeit;Programmpunkt;Referent/in;Raum\n09:30 – 10:15 Uhr;Wasser;Prof. Dr. Eva Stein, TU Berlin;Aula\n"
    french = "heure début;heure fin;titre;conférencier;langue\n9h;9h45;Les rames;Zoé Lefèvre;français\n"
    assert Lines(("a.csv", german)).all == ["09:30-10:15 | Wasser | @Aula | Prof. Dr. Eva Stein (TU Berlin)"]
    made = Lines(("b.csv", french))
    assert made.all == ["09:00-09:45 | Les rames | Zoé Lefèvre"]
    assert made.data["conference"]["language"] == "fr"


def test_a_table_without_usual_headings_is_refused_with_what_is_seen() -> None:
    outcome = import_agenda("甲,乙,丙\n1,2,3\n".encode(), "a.csv")
    assert outcome.value is None
    assert outcome.diagnostics[0].params["seen"] == "甲 | 乙 | 丙"


def test_cells_that_say_as_above_and_marks_without_width() -> None:
    rows = [
        ["日期", "时间", "议题", "讲师", "单位"],
        ["2027-05-20", "9:00-9:30\u200b", "\ufeff云\u200b", "张望", "甲公司"],
    ]
    rows += [["同上", "9:30-10:00", "海", "李望", "〃"], ["〃", "10:00-10:30", "山", "王望", "同上"]]
    made = Lines(("a.xlsx", book({"x": rows})))
    assert made.all == [
        "2027-05-20 09:00-09:30 | 云 | 张望 (甲公司)",
        "2027-05-20 09:30-10:00 | 海 | 李望 (甲公司)",
        "2027-05-20 10:00-10:30 | 山 | 王望 (甲公司)",
    ]
    assert "x!E3: 〃 → 甲公司" in made.told("import-guessed")


def test_labels_and_values_between_two_tables_head_the_second() -> None:
    heads = ["时间", "议题", "嘉宾", "公司", "职位"]
    rows = [
        ["论坛名称", "云论坛", "出品人", "张望", "地点", "201"],
        heads,
        ["14:00-14:40", "网格", "李望", "甲公司", "CTO", ""],
    ]
    rows += [
        ["论坛名称", "数据论坛", "出品人", "王望", "地点", "202"],
        heads,
        ["14:00-14:40", "索引", "赵望", "乙公司", "CTO", ""],
    ]
    made = Lines(("a.xlsx", book({"x": rows})))
    assert made.all == [
        "# 云论坛 张望",
        "14:00-14:40 | 网格 | @201 | 李望 (甲公司, CTO)",
        "# 数据论坛 王望",
        "14:00-14:40 | 索引 | @202 | 赵望 (乙公司, CTO)",
    ]


def test_a_half_below_a_date_and_a_length_behind_a_time() -> None:
    head = "日期,时间,议题\n"
    made = Lines(
        ("a.csv", head + '"5月21日\n（星期五）\n下午","2:00-2:30\n（30分钟）",云\n5月21日,16:00-16:30(40min),海\n'),
        year="2027",
    )
    assert made.all == ["2027-05-21 14:00-14:30 | 云 | =other", "2027-05-21 16:00-16:30 | 海 | =other"]
    assert made.told("import-undated").startswith("a.csv 16:00-16:30(40min)")
