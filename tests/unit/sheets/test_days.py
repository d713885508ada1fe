"""A conference of several days tells the day wherever it tells a time; one of a single day keeps it to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from tests.unit.sheets.conftest import context_of

from progprint.sheets.booklet import booklet
from progprint.typeset.frame import Page, runs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Run

AGENDA = """
conference: {title: 星河大会, date: [2026-05-16, 2026-05-17]}
rooms: [{id: a, name: 甲厅}, {id: b, name: 乙厅}]
sessions:
  - {title: 报到, date: 2026-05-15, time: 18:00-20:00, room: a}
tracks:
  - title: 编译器
    room: a
    talks:
      - title: 增量编译
        date: 2026-05-16
        time: 10:00-10:40
        speakers: [{name: 何一鸣, bio: 爱写汇编。}]
        summary: 说一说增量。
      - {title: 常量折叠, date: 2026-05-17, time: 10:00-10:40, speakers: [何一鸣, {name: 兰舟}], summary: 说一说折叠。}
  - title: 数据库
    room: b
    date: 2026-05-17
    talks:
      - {title: 日志与快照, time: 10:00-10:40, speakers: [{name: 卜苏}], summary: 说一说日志。}
      - {title: 索引, time: 11:00-11:40, speakers: [卜苏], summary: 说一说索引。}
"""
ENGLISH = (
    AGENDA.replace("title: 星河大会", "title: Star, language: en")
    .replace("增量编译", "Incremental builds")
    .replace("常量折叠", "Constant folding")
)


def _lines(page: Page) -> list[str]:
    """The texts of a page from top to bottom and from left to right."""
    placed = [(round(y + run.y), x + run.x, run.text) for run, x, y in runs(page.frame)]
    rows: dict[int, list[tuple[float, str]]] = {}
    for y, x, text in placed:
        rows.setdefault(y, []).append((x, text))
    return ["".join(text for _, text in sorted(rows[y])).replace(" ", "").replace("\u3000", "") for y in sorted(rows)]


def _above(lines: Sequence[str], title: str, days: Sequence[str]) -> str:
    """Which of some days stands nearest above a title."""
    at = next(n for n, line in enumerate(lines) if title in line)
    return next((day for line in lines[at::-1] for day in days if day in line), "")


def _pages_with(pages: Sequence[Page], text: str) -> list[list[str]]:
    return [lines for lines in map(_lines, pages) if any(text in line for line in lines)]


DAYS = ("5月15日", "5月16日", "5月17日")


def test_a_talk_tells_its_day_before_its_time() -> None:
    (page,) = _pages_with(booklet(context_of(AGENDA)), "说一说折叠")

    assert any(line.startswith("5月16日周六10:00–10:40") for line in page)
    assert any(line.startswith("5月17日周日10:00–10:40") for line in page)


def test_a_conference_of_one_day_does_not_tell_it() -> None:
    one = AGENDA.replace("[2026-05-16, 2026-05-17]", "2026-05-16").replace("2026-05-17", "2026-05-16")
    pages = booklet(context_of(one.replace("2026-05-15", "2026-05-16")))

    assert not [line for lines in map(_lines, pages) for line in lines if "周六" in line]


@pytest.mark.parametrize(("title", "day"), [("增量编译", DAYS[1]), ("常量折叠", DAYS[2]), ("日志与快照", DAYS[2])])
def test_every_list_of_talks_tells_the_day_above_them(title: str, day: str) -> None:
    pages = booklet(context_of(AGENDA))

    for lines in _pages_with(pages, title):
        assert _above(lines, title, DAYS) == day, lines


def test_the_contents_name_the_day_in_each_track_where_one_of_them_goes_over_two() -> None:
    """Below the name of a day a track of two days would seem to be of that day alone."""
    (contents,) = [lines for lines in map(_lines, booklet(context_of(AGENDA))) if lines[0] == "目录"]
    compilers, database = (next(n for n, line in enumerate(contents) if name in line) for name in ("编译器", "数据库"))

    assert not [line for line in contents[:compilers] if "月" in line]
    assert [line[:5] for line in contents[compilers:database] if "月" in line] == ["5月16日", "5月17日"]
    assert [line[:5] for line in contents[database:] if "月" in line] == ["5月17日"]


def test_the_contents_name_a_day_once_for_tracks_that_follow_each_other() -> None:
    one = AGENDA.replace("date: 2026-05-16\n        time", "date: 2026-05-17\n        time").replace("05-15", "05-16")
    two = (
        one + "  - {title: 网络, room: a, date: 2026-05-17, talks: [{title: 拥塞, time: 14:00-14:40, summary: 说。}]}\n"
    )
    (contents,) = [lines for lines in map(_lines, booklet(context_of(two))) if lines[0] == "目录"]

    assert [line for line in contents if "5月17日" in line] == ["5月17日星期日"]
    assert contents[contents.index("5月17日星期日") + 1].startswith("编译器")


def test_a_day_with_one_item_has_its_page() -> None:
    (page,) = [lines for lines in _pages_with(booklet(context_of(AGENDA)), "报到") if "5月15日" in "".join(lines)]

    assert _above(page, "报到", DAYS) == "5月15日"


def test_who_speaks_on_two_days_is_told_both() -> None:
    page = next(lines for lines in _pages_with(booklet(context_of(AGENDA)), "爱写汇编") if "讲者介绍" in lines[0])

    assert [line[:8] for line in page if "周" in line] == ["5月16日周六第", "5月17日周日第"]


def test_the_running_head_of_a_track_tells_its_day_or_the_conference() -> None:
    pages = booklet(context_of(AGENDA))
    (several,) = _pages_with(pages, "说一说增量")
    (one,) = _pages_with(pages, "说一说日志")

    assert "5月16日周六、5月17日周日" in several[0]
    assert "5月17日周日" in one[0]
    plain = AGENDA.replace(", date: [2026-05-16, 2026-05-17]", "")
    for day in ("2026-05-15", "2026-05-16", "2026-05-17"):
        plain = plain.replace(f"date: {day}", "date: 2026-05-16")
    third = "      - {title: 备份, time: 12:00-12:40, speakers: [卜苏], summary: 说一说备份。}\n"
    (head,) = _pages_with(booklet(context_of(plain + third)), "说一说日志")
    assert "星河大会" in head[0]


def test_an_english_hour_does_not_run_on_from_a_month() -> None:
    for lines in _pages_with(booklet(context_of(ENGLISH)), "Constant"):
        text = "\n".join(lines)
        assert "May10:00" not in text
        assert "May\n10:00" not in text


def test_what_comes_next_on_another_day_says_so(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    done = progprint("handouts", "a.yaml", "--kind", "cue-card", "-o", "out")
    assert done.returncode == 0, done.stderr
    text = "".join(
        "".join(page.extract_text().split()) for page in pypdf.PdfReader(tmp_path / "out/cue-card.pdf").pages
    )

    assert "下一场5月17日周日10:00常量折叠" in text
    assert "下一场11:00索引" in text, "the same day need not be told again"
