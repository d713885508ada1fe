"""What a cue card prompts: whole sentences of the introduction, three at most, as far as there is room for them."""

from __future__ import annotations

import pytest
from tests.unit.sheets.conftest import context_of

from progprint.agenda.programme import Wording
from progprint.checks.layout import check_layout
from progprint.sheets.booklet import booklet
from progprint.sheets.handouts.cue_card import cue_cards
from progprint.sheets.handouts.cue_parts import Card, introduced, sentences_of
from progprint.typeset.frame import pieces, runs

AGENDA = "conference: {{title: 河港大会}}\ntracks: [{{title: 河港, talks: [{{title: 灯塔, summary: {summary}}}]}}]\n"


def card(summary: str, width: float) -> Card:
    context = context_of(AGENDA.format(summary=summary))
    return Card(context, context.agenda.tracks[0].talks[0], context.design.accent, width, "cue")


def said(own: Card, sentences: list[Wording], room: float) -> list[str]:
    return ["".join(piece.text for _, piece, _, _ in pieces(frame)) for frame in introduced(own, sentences, room)]


def test_an_introduction_is_as_many_whole_sentences_as_there_is_room_for() -> None:
    """Sentences of two lines each: in five lines and the air between them stand two, in seven three."""
    own = card("一。", 0.0)
    body = own.context.design.style("body")
    own = own._replace(width=12.0 * body.text.size)
    sentences = [Wording(f"第{n}句话说的是河港里的灯塔与航标有多亮。") for n in (1, 2, 3)]

    assert said(own, sentences, 5 * body.leading + 8) == [one.text for one in sentences[:2]]
    assert said(own, sentences, 6 * body.leading + 8) == [one.text for one in sentences]


def test_a_sentence_that_is_too_long_is_left_out_whole() -> None:
    own = card("一。", 100.0)

    assert said(own, [Wording("说来话长" * 200 + "。"), Wording("还有。")], 60.0) == []


@pytest.mark.parametrize(
    ("summary", "parts"),
    [
        ("一句话。两句话！三句话？", ["一句话。", "两句话！", "三句话？"]),
        ("没有句号", ["没有句号。"]),
        ("用 3.0 版。再用 3.1 版", ["用 3.0 版。", "再用 3.1 版。"]),
        ("他说：“走吧！”然后走了。", ["他说：“走吧！”", "然后走了。"]),
        ('"Ropes 2.5 are new. Are they? Yes!"', ["Ropes 2.5 are new.", "Are they?", "Yes!"]),
    ],
)
def test_sentences_part_at_their_ends_in_any_language(summary: str, parts: list[str]) -> None:
    own = card(summary, 100.0)

    assert [one.text for one in sentences_of(own.context, own.talk)] == parts


@pytest.mark.parametrize("times", range(220, 320, 10))
def test_a_sentence_that_was_made_smaller_stays_so_where_another_is_left_out(times: int) -> None:
    """What comes next stands below the sentences, and never on them."""
    first, second = "长话短说" * times + "。", "还有一句话要说" * 40 + "。"
    context = context_of(AGENDA.format(summary=first + second).replace("}]}]", "}, {title: 航标}]}]"))
    pages = [sheet.page for sheet in cue_cards(context)]

    assert [one.params for one in check_layout(pages) if one.code == "layout-overlap"] == []


@pytest.mark.parametrize("name", ["欧阳若水", "Rosa de Winter"])
def test_no_name_is_parted_in_what_comes_next(name: str) -> None:
    """The line that is too long ends before a name, whichever length its title has."""
    for length in range(24, 48):
        title = "长" * length
        talks = f"{{title: 甲, time: '09:00-09:30'}}, {{title: {title}, time: '09:30-10:00', speakers: {name}}}"
        first, _ = cue_cards(context_of(f"conference: {{title: 会}}\ntracks: [{{title: 云, talks: [{talks}]}}]\n"))
        lines = [run.text.replace("\u2060", "").replace("\u00a0", " ") for run, _, _ in runs(first.page.frame)]
        assert any(name in line for line in lines), (length, lines)


def test_what_comes_next_is_of_one_size_and_names_many_by_the_first() -> None:
    people = ", ".join(f"讲者{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n:03}" for n in range(40))
    talks = (
        "{title: 甲, time: '09:00-09:30'}, "
        f"{{title: {'很多人同台' * 6}, time: '09:30-10:00', speakers: [{people}]}}, "
        "{title: 丙, time: '10:00-10:30', speakers: [何一]}"
    )
    first, *_ = cue_cards(context_of(f"conference: {{title: 会}}\ntracks: [{{title: 云, talks: [{talks}]}}]\n"))
    sizes = {
        run.size
        for run, _, _ in runs(first.page.frame)
        if any(word in run.text for word in ("很多人", "讲者甲", "何一"))
    }
    text = "".join(run.text for run, _, _ in runs(first.page.frame)).replace("\u2060", "").replace("\u00a0", " ")

    assert len(sizes) == 1
    assert "讲者甲000等 40 人" in text
    assert "讲者乙" not in text.split("讲者甲等")[0]


def test_a_japanese_host_is_given_no_pinyin() -> None:
    """Nor does the index file names by it; a name with dots is parted behind one of them."""
    people = "[渡邉 さくら, マルティネス・ガルシア・フェルナンデス・デラクルス・エスピノサ・モンテネグロ]"
    yaml = f"conference: {{title: 港の会, language: ja}}\ntracks: [{{title: 港, talks: [{{title: 灯台, speakers: {people}}}]}}]\n"
    context = context_of(yaml)
    (sheet,) = cue_cards(context)
    lines = [run.text for run, _, _ in runs(sheet.page.frame)]
    listed = [run.text for run, _, _ in runs(booklet(context)[-1].frame)]

    assert [line for line in lines if "ù" in line or "bi" in line] == []
    assert [line for line in lines if line.endswith("・")] != []
    assert {"ま", "#"} <= set(listed)
    assert "D" not in listed


def test_lunch_in_two_halls_is_announced_once() -> None:
    sessions = ", ".join(
        f"{{title: 午餐, type: break, time: '09:30-10:00', room: {room}}}" for room in ("[a]", "[a, b]")
    )
    talks = "{title: 甲, time: '09:00-09:30'}, {title: 乙, time: '10:00-10:30'}"
    rooms = "rooms: [{id: a, name: 甲厅}, {id: b, name: 乙厅}]"
    yaml = f"conference: {{title: 会}}\n{rooms}\nsessions: [{sessions}]\ntracks: [{{title: 云, room: a, talks: [{talks}]}}]\n"
    first, *_ = cue_cards(context_of(yaml))
    text = "".join(run.text for run, _, _ in runs(first.page.frame))

    assert (text.count("午餐"), text.count("乙")) == (1, 1)
