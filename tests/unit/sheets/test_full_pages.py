"""Pages are full: contents of even pages, a list of the sessions, talks below openers, names on two lines, the address."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.full_pages import thin
from tests.unit.sheets.test_whole_talks import HEADS, _context
from tests.unit.sheets.test_whole_talks import _text as some_text
from tests.whole_talks import findings, parts

from progprint import files, project
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.fonts.book import load_book
from progprint.sheets import notes
from progprint.sheets.booklet import booklet
from progprint.sheets.talk import talk_head
from progprint.sheets.talk_fit import talk_wholes
from progprint.sheets.track import LOW_GROUND, Opener
from progprint.typeset.frame import pieces, runs
from progprint.typeset.paragraph import Paragraph

if TYPE_CHECKING:
    from progprint.fonts.book import FontBook
    from progprint.sheets.context import Context
    from progprint.typeset.frame import Page


@pytest.fixture(scope="module")
def book() -> FontBook:
    found = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert found is not None
    return found


def _made(yaml: str, size: str, book: FontBook) -> tuple[Context, tuple[Page, ...]]:
    context = _context([(Path("agenda.yaml").name, yaml.encode())], size, book)
    return context, booklet(context)


def _where(pages: tuple[Page, ...], start: str) -> set[int]:
    """The pages on which pieces with keys of a beginning stand."""
    return {n for n, page in enumerate(pages, 1) for tag, _, _, _ in pieces(page.frame) if tag.key.startswith(start)}


@pytest.mark.parametrize("talks", [11, 12, 13, 14])
def test_contents_of_a_page_and_a_little_take_two_pages_evenly(talks: int, book: FontBook) -> None:
    """The last rows do not stand alone on the second page."""
    listed = ", ".join(f"{{title: 第 {n} 个议题, summary: 一句话。}}" for n in range(talks))
    tracks = "".join(f"  - {{title: 第 {n} 组, talks: [{listed}]}}\n" for n in range(3))
    context, pages = _made(f"conference: {{title: 长目录}}\ntracks:\n{tracks}", "a5", book)

    assert len([page for page in pages if page.master == "contents"]) == 2
    assert not [one for one in thin(context, pages) if one.part == "contents" and one.used < 0.35]


def test_the_last_page_of_a_talk_that_nothing_follows_is_half_full(book: FontBook) -> None:
    """Lines of the page before move over to it; of a talk that shares its last page with the next one none do."""
    random = Random(3)  # noqa: S311  no secret
    long = "{title: 长话, summary: {案例背景: TEXT, 解决思路: TEXT, 成果: TEXT}, takeaways: [一, 二]}"
    yaml = "conference: {title: 半页}\ntracks: [{title: 甲, talks: [TALKS]}]\n"
    seen: list[int] = []
    for size in range(14, 26):
        talk = long.replace("TEXT", some_text(random, 1) * size)
        context, pages = _made(yaml.replace("TALKS", ", ".join([talk] * 3)), "a5", book)
        seen += map(len, parts(pages).values())
        assert findings(context, pages) == []
        assert [one for one in thin(context, pages) if one.part.endswith(".talks")] == []
    assert 2 in seen


def test_titles_in_colour_have_that_of_their_track(book: FontBook) -> None:
    """In a look whose headings are in the accent."""
    context, _ = _made(OPENERS, "a5", book)
    look = load_look("a5", [project.shipped_folder("layouts")], files.read_source, "vivid").value
    assert look is not None
    design = resolve(look).value
    assert design is not None
    coloured = context._replace(design=design)
    *_, title = talk_head(coloured, coloured, context.agenda.talks[0], design.palette[1])

    assert isinstance(title, Paragraph)
    assert title.style.text.ink == design.palette[1] != design.accent


SESSIONS = """
conference: {title: 开场的一页, date: 2027-03-05}
sessions:
  - {title: 开幕, time: 09:00-09:10, speakers: [{name: 林和}]}
  - {title: 主题演讲, type: keynote, time: 09:10-10:00, speakers: [{name: 安宁}], summary: TEXT}
  - {title: 圆桌, time: 10:00-11:00, speakers: [{name: 于归}], summary: 一段话。}
  - {title: 闭幕, time: 17:00-17:10, speakers: [{name: 林和}]}
"""


def test_a_first_page_of_sessions_that_would_be_half_empty_lists_them(book: FontBook) -> None:
    """An opening stands alone before a talk that needs a page; one that shares its page with it needs no list."""
    long, short = (SESSIONS.replace("TEXT", "我们把一次故障拆成三段来看。" * times) for times in (17, 2))
    context, pages = _made(long, "pocket", book)
    _, fuller = _made(short, "a5", book)

    assert parts(pages)["t.s2"][0].page == parts(pages)["t.s1"][0].page + 1
    assert _where(pages, "sessions.list.") == {parts(pages)["t.s1"][0].page}
    assert not [one for one in thin(context, pages) if one.part == "sessions" and one.used < 0.45]
    assert not _where(fuller, "sessions.list.")


OPENERS = """
conference: {title: 小专题}
tracks:
  - title: 甲
    producers: [{name: 甘棠}]
    talks: [TALKS]
  - {title: 乙, talks: [{title: 末一个, summary: 一句话。}, {title: 一, summary: 话。}, {title: 二, summary: 话。}]}
"""


@pytest.mark.parametrize("talks", [1, 2])
def test_one_or_two_short_talks_stand_on_the_opener_of_their_track(talks: int, book: FontBook) -> None:
    """A list that leads to the same page says nothing."""
    listed = ", ".join(f"{{title: 短议题 {n}, summary: 一句话。}}" for n in range(talks))
    _, pages = _made(OPENERS.replace("TALKS", listed), "a5", book)
    (opener,) = [n for n, page in enumerate(pages, 1) if page.master == "track.track-1.opener"]

    assert {part.page for key, found in parts(pages).items() if key.startswith("t.t1-") for part in found} == {opener}
    assert not _where(pages, "track.track-1.list.")


@pytest.mark.parametrize(("lines", "ground"), [(6, 1.0), (17, LOW_GROUND), (40, None)])
def test_the_ground_of_a_track_is_lower_where_its_only_talk_then_stands_on_it(
    lines: int, ground: float | None, book: FontBook
) -> None:
    text = "我们把一次故障拆成三段来看，每一段写一句话就够了。" * lines
    context, _ = _made(OPENERS.replace("TALKS", f"{{title: 独白, summary: {text}}}"), "a5", book)
    track = context.agenda.tracks[0]
    wholes = talk_wholes(context, track.talks, context.design.accent)
    found = Opener(context, track, context.design.accent).with_talks([whole.loose.make() for whole in wholes], 30.0)

    assert (found[0].ground if found else None) == ground


def test_talks_of_two_days_have_a_list_that_shows_the_days(book: FontBook) -> None:
    """10:00 of one day and 10:00 of the next are told apart at one glance."""
    listed = ", ".join(f"{{title: 短议题 {n}, summary: 一句话。, date: 2027-04-1{n}, time: '10:00'}}" for n in range(2))
    _, pages = _made(OPENERS.replace("TALKS", listed), "a5", book)
    (opener,) = [n for n, page in enumerate(pages, 1) if page.master == "track.track-1.opener"]

    assert {part.page for key, found in parts(pages).items() if key.startswith("t.t1-") for part in found} != {opener}


def test_talks_begin_below_an_opener_where_that_saves_a_page(book: FontBook) -> None:
    """Three of which two fill a page."""
    text = "我们把一次故障拆成三段来看。" * 29
    listed = ", ".join(f"{{title: 短议题 {n}, summary: {'一句话。' if not n else text}}}" for n in range(3))
    _, pages = _made(OPENERS.replace("TALKS", listed), "a5", book)
    (opener,) = [n for n, page in enumerate(pages, 1) if page.master == "track.track-1.opener"]
    found = {key: [part.page for part in stands] for key, stands in parts(pages).items()}

    assert _where(pages, "track.track-1.list.") == {opener}
    assert {key: page for key, page in found.items() if key.startswith("t.t1")} == {
        "t.t1-1": [opener],
        "t.t1-2": [opener + 1],
        "t.t1-3": [opener + 1],
    }


NAMES = ("Bartholomew Featherstonehaugh", "Jo von der Weidenmühle-Achterbahn", "Aleksandra Konstantinopolitańczykowska")
PANEL = """
conference: {title: Names, language: en}
tracks:
  - title: People
    talks: [{title: Panel, summary: TEXT, speakers: [SPEAKERS]}, {title: Two, summary: TEXT}, {title: Three, summary: TEXT}]
"""


@pytest.mark.parametrize("size", ["a5", "pocket", "b5", "large-print"])
def test_no_word_of_a_long_name_is_torn(size: str, book: FontBook) -> None:
    """Neither in a panel nor among the speakers, however narrow the column is."""
    speakers = ", ".join(f"{{name: {name}, org: Quay, bio: Builds locks.}}" for name in NAMES)
    yaml = PANEL.replace("SPEAKERS", speakers).replace("TEXT", "A short text. " * 20)
    _, pages = _made(yaml, size, book)
    words = {word for name in NAMES for part in name.split() for word in part.replace("-", "- ").split()}
    drawn = {
        word
        for page in pages
        if page.master in {"people", "track.track-1.talks", "track.track-1.opener"}
        for run, _, _ in runs(page.frame)
        if "bold" in run.face.name.lower()
        for word in run.text.replace("-", "- ").split()
    }

    assert words <= drawn


def test_two_long_names_stand_beside_each_other(book: FontBook) -> None:
    """Each on two lines, between its words."""
    yaml = PANEL.replace("SPEAKERS", ", ".join(f"{{name: {name}}}" for name in NAMES[:2])).replace("TEXT", "A text.")
    _, pages = _made(yaml, "a5", book)
    tops = {
        tag.key: round(y)
        for page in pages
        for tag, _, _, y in pieces(page.frame)
        if tag.key.endswith("1.name") or tag.key.endswith("2.name")
    }

    assert len({y for key, y in tops.items() if ".speaker." in key}) == 1


@pytest.mark.parametrize("seed", [4, 27])
def test_a_talk_of_two_columns_that_a_page_holds_is_not_parted(seed: int, book: FontBook) -> None:
    """What it saves is reckoned on a page high enough: parted columns are evened, so that pages hold less than they could."""
    random = Random(seed)  # noqa: S311  no secret
    talks = []
    for number in range(6):
        heads = ", ".join(f"{head}: {some_text(random, 40)}" for head in HEADS[:3])
        took = ", ".join(some_text(random, 3) for _ in range(random.randint(2, 5)))
        facts = f"title: 第 {number} 场, speakers: [{{name: 乐山}}]"
        talks.append(f"{{{facts}, summary: {{{heads}}}, takeaways: [{took}]}}")
    yaml = f"conference: {{title: 两栏}}\ntracks: [{{title: 甲, talks: [{', '.join(talks)}]}}]\n"
    context, pages = _made(yaml, "b5", book)

    assert findings(context, pages) == []


def test_the_address_is_a_page_for_where_one_would_be_empty(book: FontBook) -> None:
    """Its code and a sentence; a conference without an address has none."""
    for url, count in (("", 0), (", url: 'https://example.org'", 1)):
        context, pages = _made(
            f"conference: {{title: 有址{url}}}\ntracks: [{{title: 甲, talks: [{{title: 一}}]}}]\n", "a5", book
        )
        groups = notes.address(context)

        assert len(groups) == count
        assert all(group.spare and group.movable for group in groups)
        assert not [page for page in pages if page.master == "address"]
