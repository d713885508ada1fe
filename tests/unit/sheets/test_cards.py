"""Cards: whatever their texts, all of it lies on its own card; sentences are whole, names are not torn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.sheets.conftest import context_of

from progprint import files, project
from progprint.checks.products import check_pages
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.sheets.context import Context
from progprint.sheets.handouts.cards import table_cards
from progprint.sheets.handouts.cue_card import cue_cards
from progprint.sheets.handouts.cue_parts import SENTENCES
from progprint.sheets.handouts.cutting import A4
from progprint.sheets.handouts.desk import Sheet
from progprint.sheets.handouts.kinds import KINDS
from progprint.typeset.frame import GlyphRun, Group, pieces, runs

LONG = "Wolfeschlegelsteinhausenbergerdorff-Schwarzenberg"
TITLE = "第十七届沿海与内陆软件工程及其周边学科国际学术交流大会暨青年工程师论坛与开放日"
ENGLISH = (
    "Lighthouses were the first beacons that a whole coast agreed on. Version 3.0 of their rules took forty years. "
    "We follow one keeper through a winter! What can a pager learn from it? The rest is weather, tides and patience."
)
CHINESE = (
    "灯塔是一整条海岸共同约定的第一种信号。三点零版的规约写了四十年；我们跟着一位守塔人过冬！"
    "值班手机能从中学到什么？其余是天气。"
)
NAMES = [
    "贺川",
    "欧阳拾柒",
    "克里斯托弗·拉姆齐·阿什当",
    f"Ingrid {LONG}",
    "José Ángel Ibáñez-Quiñones de la Torre",
    "Li",
]


def in_look(yaml: str, name: str) -> Context:
    folder = project.shipped_folder("layouts")
    look = load_look(name, [folder / "handouts", folder], files.read_source).value
    assert look is not None
    design = resolve(look).value
    assert design is not None
    return context_of(yaml)._replace(design=design)


def talk(title: str, people: list[str], text: str, clock: str = "09:00-09:40") -> str:
    who = ", ".join(
        f'{{name: "{name}", org: 远岸联合研究院信息工程与海洋观测中心, job_title: 首席观测工程师}}' for name in people
    )
    return f'      - {{title: "{title}", time: "{clock}", speakers: [{who}], summary: "{text}"}}'


def conference(talks: list[str], title: str = TITLE) -> str:
    head = f"conference: {{title: {title}, date: 2027-04-09}}\nrooms: [{{id: a, name: 望潮厅}}]\n"
    return head + "tracks:\n  - title: 海岸与信号\n    room: a\n    date: 2027-04-09\n    talks:\n" + "\n".join(talks)


def cards_of(sheets: list[Sheet], gutter: float) -> Iterator[Group]:
    """The cards of all sheets; a card is a group of the size of a card."""
    for sheet in sheets:
        for item in sheet.page.frame.items:
            if isinstance(item, Group) and item.frame.width < A4[0] - 1 and item.frame.height > 100 and gutter >= 0:
                yield item


def check_inside(card: Group) -> None:
    for run, x, y in runs(card.frame):
        assert x + run.x >= -0.5, run.text
        assert x + run.x + run.width <= card.frame.width + 0.5, run.text
        assert y + run.y - 0.9 * run.size >= -0.5, run.text
        assert y + run.y + 0.15 * run.size <= card.frame.height + 0.5, run.text


def over(card: Group) -> list[tuple[str, str]]:
    """Texts of a card of which one stands on the other."""
    boxes: list[tuple[GlyphRun, float, float]] = [
        (run, x + run.x, y + run.y) for run, x, y in runs(card.frame) if run.text.strip()
    ]
    found = []
    for n, (one, x, y) in enumerate(boxes):
        for other, left, low in boxes[n + 1 :]:
            across = min(x + one.width, left + other.width) - max(x, left)
            down = min(y, low) - max(y - 0.72 * one.size, low - 0.72 * other.size)
            if across > 0.5 and down > 0.5:
                found.append((one.text, other.text))
    return found


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, "", "不" * 400, "word " * 300])
@pytest.mark.parametrize("people", [1, 3, 6])
@pytest.mark.parametrize("title", ["灯", "灯塔与值班：" + "在海岸线上传递一条可靠的消息，" * 5, f"{LONG} {LONG}"])
def test_a_cue_card_holds_whatever_there_is_to_say(text: str, people: int, title: str) -> None:
    yaml = conference([talk(title, NAMES[:people], text), talk("下一个讲什么都可以", NAMES[::-1], "。", "09:40-10:20")])
    cards = list(cards_of(cue_cards(in_look(yaml, "cue-card")), 0))

    assert len(cards) == 2
    for card in cards:
        check_inside(card)
        assert over(card) == []


@pytest.mark.parametrize(("text", "left"), [(ENGLISH, 2), (CHINESE, 1)])
def test_a_cue_card_says_three_whole_sentences_and_tells_what_is_left(text: str, left: int) -> None:
    sheets = cue_cards(in_look(conference([talk("灯塔", ["贺川"], text)]), "cue-card"))
    (card,) = cards_of(sheets, 0)
    said = [
        piece.text.strip()
        for tag, piece, _, _ in sorted(pieces(card.frame), key=lambda p: p[0].key)
        if ".intro." in tag.key
    ]
    sizes = {run.size for tag, _, _, _ in pieces(card.frame) if ".intro." in tag.key for run, _, _ in runs(tag.frame)}

    assert len(said) == SENTENCES
    assert sizes == {12}
    assert all(sentence in text and sentence[-1] in "。！？.!?" for sentence in said)
    assert text.startswith(said[0])
    assert "".join(said).replace(" ", "") == text.replace(" ", "")[: len("".join(said).replace(" ", ""))]
    told = [found for found in check_pages([sheet.page for sheet in sheets]) if found.code == "fit-dropped"]
    assert [found.params["count"] for found in told] == [left]


def test_what_comes_next_is_in_the_same_room_and_later() -> None:
    yaml = (
        conference([talk("一", ["贺川"], "说。"), talk("二", ["贺川"], "说。", "09:40-10:20")])
        + """
  - title: 另一个专题
    room: b
    date: 2027-04-09
    talks: [{title: 隔壁, time: "09:10-09:30", speakers: [卓玛], summary: 说。}]
"""
    )
    found = cards_of(cue_cards(in_look(yaml, "cue-card")), 0)
    cards = [{tag.key: piece.text for tag, piece, _, _ in pieces(card.frame)} for card in found]
    following = ["".join(text for key, text in card.items() if ".next" in key) for card in cards]

    assert "二" in following[0]
    assert not any("隔壁" in text for text in following)
    assert following[1:] == ["", ""]


def test_a_badge_keeps_its_texts_and_a_name_parts_at_its_joints() -> None:
    cards = list(cards_of(KINDS["badge"].sheets(in_look(conference([talk("灯塔", NAMES, "说。")]), "badge"))[::2], 3))
    texts = [{tag.key.rsplit(".", 1)[1]: piece.text for tag, piece, _, _ in pieces(card.frame)} for card in cards]

    assert [text["name"] for text in texts] == NAMES
    assert {text["left"] for text in texts} == {TITLE}
    for card in cards:
        check_inside(card)
        assert over(card) == []
    for card, name in zip(cards, NAMES, strict=True):
        (rows,) = (
            [run.text for run, _, _ in runs(tag.frame)]
            for tag, _, _, _ in pieces(card.frame)
            if tag.key.endswith(".name")
        )
        rebuilt, at = "", 0
        for row in rows:
            at = name.index(row, at) + len(row)
            rebuilt += row
            assert (
                at == len(name)
                or name[at] == " "
                or name[at - 1] in "·-"
                or len(rows) == 1
                or name[at - 1 : at + 1].strip()
            )
        assert rebuilt.replace(" ", "") == name.replace(" ", "")


def test_badges_bleed_into_their_gutters() -> None:
    context = in_look(conference([talk("灯塔", NAMES, "说。")]), "badge")
    cards = list(cards_of(KINDS["badge"].sheets(context), 3))
    across, down = sorted({round(card.x, 1) for card in cards}), sorted({round(card.y, 1) for card in cards})

    assert across[1] - across[0] - cards[0].frame.width == pytest.approx(8.5, abs=0.1)
    assert down[1] - down[0] - cards[0].frame.height == pytest.approx(8.5, abs=0.1)


def test_a_table_card_keeps_a_long_name_on_its_face() -> None:
    for sheet, name in zip(
        table_cards(in_look(conference([talk("灯塔", NAMES, "说。")]), "table-card")), NAMES, strict=True
    ):
        face = sheet.page.frame.items[1]
        assert isinstance(face, Group)
        check_inside(face)
        assert name in {piece.text for _, piece, _, _ in pieces(face.frame)}
