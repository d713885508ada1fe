"""Badges on both sides: backs lie behind their fronts, hold a day whatever it is, and codes can be read."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.unit.sheets.test_attendee_cards import STAGE, random_people
from tests.unit.sheets.test_cards import cards_of, check_inside, in_look, over
from tests.unit.sheets.test_personal import YAML

from progprint.agenda.attendee import Attendee
from progprint.core.codes import code_bars
from progprint.core.units import MM
from progprint.sheets.handouts.badge_back import _columns
from progprint.sheets.handouts.cutting import A4
from progprint.sheets.handouts.kinds import KINDS
from progprint.typeset.frame import Frame, Group, Tag, pieces, runs, walk
from progprint.typeset.frame import Path as Outline

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

    from progprint.design.design import Design
    from progprint.sheets.context import Context
    from progprint.sheets.handouts.desk import Sheet

START, SETS, TO = (
    {103: "A", 104: "B", 105: "C"},
    "ABC",
    {"A": (None, 100, 99), "B": (101, None, 99), "C": (101, 100, None)},
)


def decoded(widths: list[int], patterns: dict[tuple[int, ...], int]) -> str:
    """A text read from the widths of bars and gaps, as a scanner does (ISO/IEC 15417): its sum agrees, and it ends."""
    values = [patterns[tuple(widths[at : at + 6])] for at in range(0, len(widths) - 7, 6)]
    assert widths[-7:] == [2, 3, 3, 1, 1, 1, 2]
    *values, total = values
    assert total == (values[0] + sum(n * value for n, value in enumerate(values[1:], 1))) % 103
    current, told = START[values[0]], ""
    for value in values[1:]:
        if value in TO[current]:
            current = SETS[TO[current].index(value)]
        else:
            told += f"{value:02d}" if current == "C" else chr(value + 32)
    return told


@pytest.fixture(scope="module")
def patterns() -> dict[tuple[int, ...], int]:
    """The 106 characters of the code by their widths, from the code of every text of one letter and two figures."""
    known: dict[tuple[int, ...], int] = {}
    for number in range(100):
        widths = code_bars(f"{number:02d}")  # start C, the pair, the sum, the end
        known[widths[6:12]] = number
        known.setdefault(widths[:6], 105)
    letters = code_bars("A~")  # start B
    known[letters[:6]] = 104
    known.setdefault(code_bars("A123456")[12:18], 99)  # B, the letter, to C, three pairs
    known.setdefault(code_bars("123456A")[24:30], 100)  # C, three pairs, to B, the letter
    for first in range(100):  # sums of 100, 101 and 102 are met among pairs of pairs
        for second in range(100):
            if (total := (105 + first + 2 * second) % 103) > 100 and total not in known.values():
                known[code_bars(f"{first:02d}{second:02d}")[18:24]] = total
    return known


def bars_of(card: Group) -> tuple[list[int], float]:
    """The widths of bars and gaps that are drawn on a card, in the thinnest of them, and that one in millimetres."""
    (figure,) = (item for item, _, _ in walk(card.frame) if isinstance(item, Tag) and item.role == "Figure")
    (outline,) = figure.frame.items
    assert isinstance(outline, Outline)
    xs = [x for _, corners in outline.steps for x in corners[::2]]
    edges = sorted({round(x, 4) for x in xs})
    widths = [end - start for start, end in pairwise(edges)]
    thin = min(widths)
    return [round(width / thin) for width in widths], thin / MM


def with_parts(context: Context, **parts: object) -> Context:
    """The same with other settings of badges."""
    design: Design = context.design
    changed = type(design)(
        design.name, design.page, design.colors, design.palette, design.flow, design.running,
        {**design.parts, **{f"badge.{key}": value for key, value in parts.items()}}, design.styles,
    )  # fmt: skip
    return context._replace(design=changed)


def names_on(sheet: Sheet, part: str) -> dict[tuple[float, float], str]:
    """The names on the cards of a sheet, by the place of the card."""
    return {
        (round(card.x, 1), round(card.y, 1)): piece.text
        for card in cards_of([sheet], 3.0)
        for tag, piece, _, _ in pieces(card.frame)
        if tag.key.endswith(part)
    }


def test_backs_lie_behind_their_fronts_when_sheets_are_turned_over_the_long_edge() -> None:
    people = tuple(Attendee(f"甲{n}号", ticket=f"T{n}", row=n) for n in range(13))
    sheets = KINDS["badge"].sheets(in_look(STAGE, "badge")._replace(attendees=people))
    assert [sheet.name for sheet in sheets] == ["1", "1", "2", "2"]
    for front, back in ((sheets[0], sheets[1]), (sheets[2], sheets[3])):
        shown, behind = names_on(front, ".name"), names_on(back, ".whose")
        wide = next(cards_of([front], 3.0)).frame.width
        turned = {(round(A4[0] - x - wide, 1), y): name for (x, y), name in behind.items()}
        assert turned == shown


@pytest.mark.parametrize("look", ["badge", "badge-a6"])
def test_random_people_and_days_stay_on_the_backs(look: str) -> None:
    titles = [f"第{n}号灯塔的看守人在漫长冬夜里写下的日志{'与信号' * (n % 9)}" for n in range(40)]
    rows = "".join(
        f"      - {{title: {title}, date: 2027-04-{9 + n // 20:02d}, time: '{8 + n % 12}:00-{8 + n % 12}:40'}}\n"
        for n, title in enumerate(titles)
    )
    pick = random.Random(3)  # noqa: S311 -- days, not secrets
    people = tuple(
        one._replace(chosen=";".join(pick.sample(titles, pick.choice((0, 1, 3, 6, 12, 40)))))
        for one in random_people(160)
    )
    context = in_look(YAML + rows, look)._replace(attendees=people)
    sides = [item for sheet in KINDS["badge"].sheets(context) for item, _, _ in walk(sheet.page.frame)
             if isinstance(item, Group) and item.frame.height == context.design.page.height
             and item.frame.width == context.design.page.width]  # fmt: skip
    assert len(sides) >= 2 * len(people)
    for card in sides:
        check_inside(card)
        assert over(card) == []


def told_on(context: Context, name: str) -> str:
    """All text on the back of somebody's badge."""
    for card in cards_of(KINDS["badge"].sheets(context), 3.0):
        if any(tag.key.endswith(".whose") and piece.text == name for tag, piece, _, _ in pieces(card.frame)):
            return "".join(run.text for run, _, _ in runs(card.frame))
    return ""


def test_a_back_has_ones_own_day_or_the_conference_at_a_glance() -> None:
    people = (Attendee("于雨", chosen="雾号", row=1), Attendee("没选的人", row=2))
    context = in_look(YAML, "badge")._replace(attendees=people)
    assert "雾号" in (own := told_on(context, "于雨"))
    assert "我的日程" in own
    assert "低处的光" not in own
    assert "灯塔" in (glance := told_on(context, "没选的人"))
    assert "我的日程" not in glance


@pytest.mark.parametrize(
    "name", ["阿卜杜勒·拉赫曼·本·穆罕默德·伊本·赫勒敦", "María de los Ángeles Fernández-Villaverde y García"]
)
def test_a_long_name_on_a_back_can_be_read(name: str) -> None:
    """It is no smaller than three fifths; the day stays beside it."""
    context = in_look(YAML, "badge")._replace(attendees=(Attendee(name, chosen="雾号", row=1),))
    backs = [tag for card in cards_of(KINDS["badge"].sheets(context), 3.0) for tag, _, _ in walk(card.frame)
             if isinstance(tag, Tag) and tag.key.endswith(".whose") and tag.piece and tag.piece.text == name]  # fmt: skip
    small = min(run.size for tag in backs for run, _, _ in runs(tag.frame))

    assert small >= 0.6 * context.design.style("caption").text.size
    assert "星期" in told_on(context, name)


def test_what_no_back_holds_is_counted_and_told(tmp_path: Path, progprint: Run) -> None:
    rows = "".join(f"      - {{title: 第{n}讲, date: 2027-04-09, time: '10:{n:02d}-11:00'}}\n" for n in range(50))
    (tmp_path / "a.yaml").write_text(YAML + rows, "utf-8")
    chosen = ";".join(f"第{n}讲" for n in range(50))
    (tmp_path / "list.csv").write_text(f"姓名,所选场次\n于雨,{chosen}\n", "utf-8")
    done = progprint("handouts", "a.yaml", "-o", "out", "--people", "list.csv", "--kind", "badge", "-v")
    assert done.returncode == 0, done.stderr
    assert "fit-dropped" in done.stderr
    assert "50" in PdfReader(tmp_path / "out/badge.pdf").pages[1].extract_text()


def test_a_look_may_leave_the_backs_out() -> None:
    context = in_look(STAGE, "badge")
    assert len(KINDS["badge"].sheets(context)) == 2
    assert len(KINDS["badge"].sheets(with_parts(context, back=False))) == 1


def test_a_folded_badge_is_one_sheet_with_the_front_at_the_right(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(STAGE, "utf-8")
    done = progprint("handouts", "a.yaml", "-o", "out", "--kind", "badge", "--paper", "a6")
    assert done.returncode == 0, done.stderr
    pages = PdfReader(tmp_path / "out/badge.pdf").pages
    assert [round(float(side) / MM) for side in pages[0].mediabox[2:]] == [297, 210]
    assert len(pages) == 2
    (sheet, *_) = KINDS["badge"].sheets(in_look(STAGE, "badge-a6"))
    where = {tag.key.rpartition(".")[2]: x for tag, _, x, _ in pieces(sheet.page.frame)}
    assert where["whose"] < 297 * MM / 2 < where["name"]


@pytest.mark.parametrize("text", ["A1", "20270521", "T00013-199071", "a b~!", "X123456Y", "12345", "7"])
def test_bars_say_the_ticket(text: str, patterns: dict[tuple[int, ...], int]) -> None:
    context = with_parts(in_look(STAGE, "badge"), code="code128")._replace(attendees=(Attendee("林小满", ticket=text),))
    widths, thin = bars_of(next(cards_of(KINDS["badge"].sheets(context), 3.0)))
    assert decoded(widths, patterns) == text
    assert thin >= 0.25 - 1e-3
    for card in cards_of(KINDS["badge"].sheets(context), 3.0):
        check_inside(card)
        assert over(card) == []


def test_any_ticket_is_said_by_its_bars(patterns: dict[tuple[int, ...], int]) -> None:
    pick = random.Random(8)  # noqa: S311 -- tickets, not secrets
    for letters in ("0123456789", "ABC0123456789-", "abcxyz0123456789", " !#$%&'()*+,-./:;<=>?@[]^_{|}~9"):
        for _ in range(300):
            text = "".join(pick.choices(letters, k=pick.randint(1, 16)))
            assert decoded(list(code_bars(text)), patterns) == text


@pytest.mark.parametrize("text", ["", "票1", "T\n1", "é"])
def test_what_code_128_cannot_hold_has_no_bars(text: str) -> None:
    assert code_bars(text) == ()


def test_a_ticket_too_long_for_bars_has_a_qr_code_and_is_named(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(STAGE, "utf-8")
    (tmp_path / "progprint.yaml").write_text("agenda: a.yaml\n", "utf-8")
    (tmp_path / "layouts/handouts").mkdir(parents=True)
    own = "extends: a5\npage: {size: [90mm, 54mm], bleed: 0mm, margins: {inner: 6mm, outer: 6mm, top: 5mm, bottom: 5mm}}\n"
    own += "parts: {badge: {code: code128}}\n"
    (tmp_path / "layouts/handouts/badge.yaml").write_text(own, "utf-8")
    (tmp_path / "list.csv").write_text(f"姓名,票号\n林小满,T1\n何立,{'x7' * 20}\n", "utf-8")
    done = progprint("handouts", "-o", "out", "--people", "list.csv", "--kind", "badge")
    assert done.returncode == 0, done.stderr
    assert "warning[people-code]" in done.stderr
    assert "(何立)" in done.stderr


def test_rows_go_down_the_first_column_before_they_begin_the_second() -> None:
    """A day's name stands above a row of it, or begins the next column."""
    row, day = (Frame(50.0, 10.0), False), (Frame(50.0, 10.0), True)

    def heads(blocks: list[tuple[Frame, bool]]) -> list[int]:
        placed, left = _columns(blocks, 50.0, 40.0, 2, 0.0)
        assert left == 0
        return [sum(group.x == x for group in placed) for x in sorted({group.x for group in placed})]

    assert heads([day, *[row] * 5]) == [4, 2]
    assert heads([day, row, row, day, row, row]) == [3, 3]
    assert heads([day, row, day, row]) == [4]
    assert heads([row] * 8) == [4, 4]
