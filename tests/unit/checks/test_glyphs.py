"""Every character, or a word about it: named once, with its field, its place, and what was drawn instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.forge import Plan, write_font

from progprint import files, project
from progprint.agenda.load import load
from progprint.agenda.programme import Agenda
from progprint.checks.glyphs import check_glyphs, coverage
from progprint.checks.products import check_drawn
from progprint.cli.report import human
from progprint.core.diagnostic import Diagnostic
from progprint.fonts.book import FontBook, load_book
from progprint.typeset.frame import Frame, GlyphRun, Page, Tag
from progprint.typeset.line import Composer
from progprint.typeset.style import TextStyle

AGENDA = """\
conference: {title: 大会}
people:
  a: {name: 𠮷田拓, org: 野家, bio: 简介𪚥}
tracks:
  - title: 云原生
    producer: {name: 于雨, job_title: 𪚥工}
    intro: 介绍
    talks:
      - {title: 甲}
      - {title: 乙}
      - title: 服务网格
        speakers: [a, {name: 柯振旭}]
        summary: {背景: [一, 二𠀀三], 收获: 四}
        takeaways: [五𠮷]
sessions:
  - {title: 茶歇한}
"""


def _agenda(yaml: str = AGENDA) -> Agenda:
    agenda = load([("agenda.yaml", yaml.encode())]).value
    assert agenda is not None
    return agenda


def _book(*folders: Path) -> FontBook:
    book = load_book([project.shipped_folder("fonts"), *folders], files.read_source).value
    assert book is not None
    return book


def _by_char(found: Sequence[Diagnostic]) -> dict[str, Diagnostic]:
    assert len({d.params["char"] for d in found}) == len(found)
    return {str(d.params["char"]): d for d in found}


def test_a_missing_character_is_told_once_with_all_its_places_counted() -> None:
    """One finding each: character, code point, first place in the programme, further places, how many."""
    found = _by_char(list(check_glyphs(_agenda(), _book())))

    assert set(found) == {"𠮷", "𪚥", "𠀀", "한"}
    assert [(d.code, d.params["code"], d.params["count"]) for d in (found["𠮷"], found["𠀀"])] == [
        ("missing-glyph", "U+20BB7", 2),
        ("missing-glyph", "U+20000", 1),
    ]
    assert [d.span.place for d in (found["𠮷"], found["𠀀"], found["한"]) if d.span] == [
        "agenda.yaml:3:13",
        "agenda.yaml:13:28",
        "agenda.yaml:16:15",
    ]
    assert [related.span.place for related in found["𠮷"].related] == ["agenda.yaml:14:22"]


@pytest.mark.parametrize(
    ("char", "trail"),
    [
        ("𠮷", (("track", "云原生"), ("talk", "3 服务网格"), ("speaker", "𠮷田拓"))),
        ("𪚥", (("track", "云原生"), ("producer", "于雨"), ("job_title", ""))),
        ("𠀀", (("track", "云原生"), ("talk", "3 服务网格"), ("summary", ""))),
        ("한", (("session", "1 茶歇한"), ("title", ""))),
    ],
)
def test_the_field_is_named_by_its_way_from_the_track(char: str, trail: tuple[tuple[str, str], ...]) -> None:
    """专题 › 议题 › 讲师: what a person is called in the programme comes before the list of people."""
    assert _by_char(list(check_glyphs(_agenda(), _book())))[char].trail == trail


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "zh",
            ("没有字体能显示“𠮷”（U+20BB7），该处印作“〓”", "共 2 处", "专题 云原生 › 议题 3 服务网格 › 讲师 𠮷田拓"),
        ),
        (
            "en",
            (
                "no font has the character “𠮷” (U+20BB7); 〓 is printed",
                "in 2 places",
                "› talk 3 服务网格 › speaker",
            ),
        ),
    ],
)
def test_the_report_says_what_is_printed_instead(language: str, parts: tuple[str, ...]) -> None:
    told = human(list(check_glyphs(_agenda(), _book())), language, color=False)

    assert [part for part in parts if part not in told] == []


def test_a_deck_keeps_the_character() -> None:
    """Slides are drawn by the fonts of the machine that shows them: no 〓 is promised there."""
    told = human(list(check_glyphs(_agenda(), _book(), "slides")), "en", color=False)

    assert "〓" not in told
    assert "the slides keep it" in told


def test_a_lone_mark_is_shown_on_a_circle() -> None:
    """So that the sentence can be read; nothing else of it changes."""
    (found,) = check_glyphs(_agenda("tracks: [{title: 云\u0f71}]\n"), _book())

    assert (found.params["char"], found.params["code"]) == ("◌\u0f71", "U+0F71")


def test_a_form_that_no_face_has_is_told_once() -> None:
    (found,) = check_glyphs(_agenda("tracks: [{title: 葛\U000e0100与葛\U000e0100}, {title: 葛\U000e0100}]\n"), _book())

    assert (found.code, found.params["code"], found.params["count"]) == ("variation-lost", "U+845B U+E0100", 2)
    assert found.span is not None
    assert found.span.end_column - found.span.column == 2


def test_fonts_of_the_project_close_the_gaps(tmp_path: Path) -> None:
    write_font(tmp_path / "rare.ttf", Plan("𠮷𪚥𠀀한葛", sequences=["葛\U000e0100"]))
    agenda = _agenda(AGENDA.replace("五", "葛\U000e0100"))

    assert list(check_glyphs(agenda, _book(tmp_path))) == []
    assert {d.code for d in check_glyphs(agenda, _book())} == {"missing-glyph", "variation-lost"}


def test_a_character_that_one_role_lacks_is_told(tmp_path: Path) -> None:
    """Whatever the look uses: the whole book is asked."""
    (tmp_path / "fonts.yaml").write_text("families: {sans: {regular: rare}}\n", encoding="utf-8")
    write_font(tmp_path / "rare.ttf", Plan("𠀀"))

    assert _book(tmp_path).lacking("𠀀") == ("𠀀",)


def test_what_is_drawn_and_no_part_of_the_agenda_is_told_too() -> None:
    """Free pages and fixed words reach the page by other ways: what was replaced there is named with its place."""
    agenda = _agenda("tracks: [{title: 题}]\n")
    composer = Composer(_book())
    runs = composer.place("𠀀页𠮷", TextStyle(), 0.0, 10.0)
    page = Page(Frame(100.0, 100.0, (Tag("P", 0.0, 0.0, Frame(100.0, 100.0, runs), span=agenda.tracks[0].title.span),)))
    told = list(check_drawn([page], composer.book, ()))

    assert all(isinstance(run, GlyphRun) for run in runs)
    assert [(d.params["char"], d.span) for d in told] == [(c, agenda.tracks[0].title.span) for c in "𠀀𠮷"]
    assert [d.params["char"] for d in check_drawn([page], composer.book, told[:1])] == ["𠮷"]


def test_coverage_tells_what_each_face_draws(tmp_path: Path) -> None:
    """By role and weight, in the order of asking; a cluster counts once."""
    write_font(tmp_path / "rare.ttf", Plan("𠮷"))
    rows = coverage(_agenda("tracks: [{title: 云𠮷👍🏽云𠀀}]\n"), _book(tmp_path))

    roles = [(role, weight) for role in ("sans", "serif") for weight in ("regular", "bold")]
    assert [(row.role, row.weight) for row in rows] == [*roles, ("mono", "regular")]
    assert rows[1].faces == {"NotoSansSC-Bold": ("云",), "NotoEmoji-Regular": ("👍🏽",), "rare": ("𠮷",)}
    assert {row.missing for row in rows} == {("𠀀",)}
