"""Lists of registrations: who is on them, what is left out and said, whatever system they come from."""

from __future__ import annotations

import io

import pytest

from progprint.agenda.attendee import Attendee
from progprint.exchange.attendees import read_attendees
from progprint.exchange.named import whole_name


def read(text: str, name: str = "list.csv") -> tuple[tuple[Attendee, ...], list[tuple[str, str, str | int | float]]]:
    outcome = read_attendees(text.encode(), name)
    told = [(one.code, one.variant, one.params.get("names", "")) for one in outcome.diagnostics]
    return outcome.value or (), told


def test_an_export_of_pretix() -> None:
    people, told = read(
        "Order code,Order status,Product,Variation,Attendee name,Attendee name: Given name,Company,Ticket secret,Diet\n"
        "AB1,paid,Two days,Student,Ida Holt,Ida,North Yard,k3x9,vegan\n"
        "AB2,canceled,Two days,,Rosa Winter,Rosa,South Yard,k3x8,\n"
    )
    (one,) = people
    assert (one.name, one.org, one.kind, one.ticket) == ("Ida Holt", "North Yard", "Two days Student", "k3x9")
    assert one.fields["Diet"] == "vegan"
    assert told == [("people-left", "state", "Rosa Winter")]


def test_an_export_of_indico() -> None:
    people, told = read(
        "ID;First name;Last name;Affiliation;Position;Registration state\n"
        "7;Zoë;Ångström;Uppsala;Dean;Complete\n8;Li;Na;;;Withdrawn\n"
    )
    assert [(one.name, one.org, one.job_title, one.ticket) for one in people] == [
        ("Zoë Ångström", "Uppsala", "Dean", "7")
    ]
    assert [row[:2] for row in told] == [("people-left", "state")]


def test_a_list_of_ones_own_with_a_title_above_it() -> None:
    people, told = read("江河会议报名表,,\n,,\n姓,名,单位,参会类型\n欧阳,小满,江河大学,学生\n,,,\n,,无名公司,学生\n")
    assert [(one.name, one.kind) for one in people] == [("欧阳小满", "学生")]
    assert told == [("people-left", "nameless", "6")]


def test_a_workbook() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("姓名", "单位", "票号"), ("林小满", "江河大学", 1024), ("何立", None, 1025)):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    outcome = read_attendees(data.getvalue(), "list.xlsx")
    assert [(one.name, one.ticket, one.row) for one in outcome.value or ()] == [
        ("林小满", "1024", 2),
        ("何立", "1025", 3),
    ]


def test_a_row_that_stands_there_twice_is_printed_once_and_a_ticket_of_two_people_is_told() -> None:
    people, told = read("Name,Ticket code\nIda Holt,1\nIda Holt,1\nRosa Winter,1\n")
    assert [one.name for one in people] == ["Ida Holt", "Rosa Winter"]
    assert told == [("people-left", "twice", "1 (Ida Holt, Rosa Winter)"), ("people-left", "again", "Ida Holt")]


def test_two_people_of_one_name_are_two() -> None:
    people, told = read("Name,Company\nIda Holt,North\nIda Holt,South\n")
    assert len(people) == 2
    assert told == []


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "标题,时间\n开幕,09:00\n", "\0\0\0", "Name\n"])
def test_what_heads_no_people_is_refused(text: str) -> None:
    people, told = read(text)
    assert people == ()
    assert "people-none" in [code for code, _, _ in told] or "import-syntax" in [code for code, _, _ in told]


def test_a_list_of_which_nobody_is_left_is_refused() -> None:
    people, told = read("姓名,状态\n林小满,已取消\n")
    assert people == ()
    assert ("people-none", "left", "") in told


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [("小满", "欧阳", "欧阳小满"), ("José", "García", "José García"), ("민준", "김", "김민준"), ("Ada", "", "Ada"),
     ("", "于", "于"), ("Мария", "Иванова", "Мария Иванова"), ("Li", "王", "Li 王")],
)  # fmt: skip
def test_parts_of_a_name_are_joined_as_its_script_does(given: str, family: str, name: str) -> None:
    assert whole_name(given, family) == name


def test_a_state_that_is_not_known_is_named_and_printed() -> None:
    people, told = read("Name,Status\nIda Holt,paid\nRosa Winter,waiting for approval\n")
    assert len(people) == 2
    assert told == [("people-left", "odd-state", "waiting for approval")]
