"""Talks stay whole, in every size and for agendas of all kinds."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.effort import step as every
from tests.whole_talks import findings, parts

from agenda import agenda as made_up
from progprint import files, project
from progprint.agenda.load import load
from progprint.checks.products import check_pages
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.fonts.book import load_book
from progprint.locale.language import words
from progprint.sheets.booklet import booklet
from progprint.sheets.context import Context
from progprint.typeset.frame import Tag, pieces, walk
from progprint.typeset.line import Composer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from progprint.fonts.book import FontBook
    from progprint.typeset.frame import Page

ROOT = Path(__file__).parents[3]
SIZES = ("a5", "a4", "b5", "32k", "pocket", "large-print")
CLAUSES = (
    "我们把一次故障拆成三段来看", "值班的人先写下时间", "缓存在凌晨失效", "每一批只动一个可用区", "用 SQLite 也能撑住一千人",
    "回退比发布更快", "旧的接口又活了两年", "指标从二十个减到五个", "没有人记得当初为什么这样写", "编译时间减半",
)  # fmt: skip
HEADS = ("背景", "做法", "走过的弯路", "成果", "下一步")


@pytest.fixture(scope="module")
def book() -> FontBook:
    found = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert found is not None
    return found


def _context(sources: Sequence[tuple[str, bytes]], size: str, book: FontBook) -> Context:
    agenda = load(list(sources)).value
    assert agenda is not None
    look = load_look(size, [project.shipped_folder("layouts")], files.read_source).value
    assert look is not None
    language = agenda.conference.language
    design = resolve(look, language).value
    assert design is not None
    return Context(agenda, design, words(language), Composer(book))


def _text(random: Random, most: int) -> str:
    return "，".join(random.choice(CLAUSES) for _ in range(random.randint(1, most))) + "。"


def random_agenda(seed: int) -> str:
    """Tracks of talks of any length: with heads and without, lists, many or long takeaways, tags, several speakers."""
    random = Random(seed)  # noqa: S311  no secret
    lines = ["conference: {title: 长短会}", "tracks:"]
    for track in range(3):
        lines += [f"  - title: 第 {track + 1} 组", "    producers: [{name: 甘棠, bio: " + _text(random, 9) + "}]"]
        lines += ["    intro: " + _text(random, random.choice((2, 30))), "    talks:"]
        for number in range(random.randint(1, 9)):
            lines.append(f"      - title: {random.choice(CLAUSES)} {track}-{number}")
            names = ["{name: 乐山, org: 江岸}", "{name: 方舟}", "{name: 曲水}", "{name: Ada Okafor}"]
            lines.append(f"        speakers: [{', '.join(names[: random.randint(0, 4)])}]")
            if random.random() < 0.3:
                lines.append("        tags: [发布, 值班]")
            size = random.choice((1, 3, 8, 20))
            if random.random() < 0.6:
                lines.append("        summary:")
                for head in HEADS[: random.randint(1, 5)]:
                    many = random.random() < 0.3
                    body = [_text(random, 3) for _ in range(5)] if many else [_text(random, size)]
                    lines.append(f"          {head}: [{', '.join(body)}]" if many else f"          {head}: {body[0]}")
            else:
                lines.append(f"        summary: {_text(random, 2 * size)}")
            took = [_text(random, random.choice((1, 1, 5))) for _ in range(random.choice((0, 2, 3, 5, 30)))]
            lines.append(f"        takeaways: [{', '.join(took)}]")
    return "\n".join(lines) + "\n"


def _sample() -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted((ROOT / "content/sample").glob("[0-9]*.yaml"))]


AGENDAS: dict[str, Callable[[], list[tuple[str, bytes]]]] = {
    "seed": lambda: [("agenda.yaml", (ROOT / "content/agenda.yaml").read_bytes())],
    "sample": _sample,
    "fifty": lambda: [("agenda.yaml", made_up(50).encode())],
    **{f"random-{n}": lambda n=n: [("agenda.yaml", random_agenda(n).encode())] for n in range(1, 6)},  # type: ignore[misc]
}


@pytest.mark.parametrize(("name", "size"), list(product(AGENDAS, SIZES))[:: every(5)])
def test_talks_are_whole(name: str, size: str, book: FontBook) -> None:
    """None is split that a page can hold, no panel is alone, no last page nearly empty, no leaf turned in a spread."""
    context = _context(AGENDAS[name](), size, book)
    pages = booklet(context)
    assert len(parts(pages)) >= len(context.agenda.talks)

    assert findings(context, pages) == []


@pytest.mark.parametrize("size", ["a5", "a4", "pocket"])
def test_every_line_of_a_talk_is_printed(size: str, book: FontBook) -> None:
    """Whatever was done to make it fit, and wherever it goes on."""
    context = _context(AGENDAS["random-2"](), size, book)
    texts: dict[str, str] = {}
    for page in booklet(context):
        for tag, piece, _, _ in pieces(page.frame):
            texts[tag.key] = texts.get(tag.key, "") + piece.text
    printed = "".join(" ".join(texts.values()).split())
    for talk in context.agenda.talks:
        said = [passage.words.text for section in talk.summary for passage in section.passages]
        for text in (talk.title.text, *said, *(took.text for took in talk.takeaways), *talk.tags):
            assert "".join(text.split()) in printed, text


TIGHT = """
conference: {title: 一页会}
tracks:
  - title: 甲
    talks:
      - title: 刚好一页
        speakers: [{name: 乐山, org: 江岸, job_title: 值班}]
        tags: [发布, 值班]
        summary: {背景: TEXT}
        takeaways: [一张清单, 两个脚本]
"""


def _tight(length: int, book: FontBook) -> tuple[Context, tuple[Page, ...]]:
    """A talk of so many characters below one heading."""
    yaml = TIGHT.replace("TEXT", "云" * length)
    context = _context([("agenda.yaml", yaml.encode())], "a5", book)
    return context, booklet(context)


def test_each_step_is_told_with_its_talk(book: FontBook) -> None:
    """The longer the text, the more steps, always in the order of the look; in the end it is split."""
    told: list[list[str]] = []
    for length in range(360, 1200, 24):
        _, pages = _tight(length, book)
        told.append([found.variant for found in check_pages(pages) if found.code == "fit-talk"])
        stands = next(iter(parts(pages).values()))
        if len(stands) > 1:
            break
    else:
        raise AssertionError("never split")

    assert told[0] == []
    assert {step for steps in told for step in steps} == {"photo", "gaps", "heads", "columns", "tags", "small"}
    assert all(steps == [step for step in ("photo", "gaps", "heads", "columns", "tags", "small") if step in steps]
               for steps in told)  # fmt: skip


def test_a_look_can_do_without_steps(book: FontBook) -> None:
    """With an empty list the same talk is split; with steps of its own only they are taken."""
    context, pages = _tight(640, book)
    assert len(next(iter(parts(pages).values()))) == 1
    for fit, count in (((), 2), (("gaps", "tags", "photo"), 1)):
        design = context.design
        same = type(design)(
            design.name, design.page, design.colors, design.palette, design.flow, design.running,
            {**design.parts, "talk.fit": fit}, design.styles, design.language, design.own_colors,
        )  # fmt: skip
        assert len(next(iter(parts(booklet(context._replace(design=same))).values()))) == count


def test_a_panel_that_is_cut_repeats_its_heading(book: FontBook) -> None:
    """Only where it is taller than half a page."""
    took = "\n".join(f"          - 第 {n} 条收益，写得比较长，说清楚带走什么、用在哪里、为什么" for n in range(1, 60))
    yaml = (
        "tracks:\n  - title: 甲\n    talks:\n      - title: 收益很多\n        summary: 短。\n        takeaways:\n"
        + took
    )
    pages = booklet(_context([("agenda.yaml", yaml.encode())], "a5", book))

    heads = [piece.text for page in pages for _, piece, _, _ in pieces(page.frame) if piece.text.startswith("听众收益")]

    assert heads[0] == "听众收益"
    assert set(heads[1:]) == {"听众收益（续）"}
    assert heads[1:]


def test_the_talks_of_a_page_keep_their_distance(book: FontBook) -> None:
    """Two lines of the grid lie between two talks, and every talk begins on the grid."""
    context = _context(_sample(), "a5", book)
    page = context.design.page
    shared = 0
    for one in booklet(context):
        tops = [(y + item.y, item.frame.height) for item, _, y in walk(one.frame)
                if isinstance(item, Tag) and item.role == "Sect" and item.key.startswith("t.")]  # fmt: skip
        for (above, height), (below, _) in pairwise(tops):
            shared += 1
            assert below - above - height >= 2 * page.grid - 0.1
            assert (below - page.top) % page.grid == pytest.approx(0.0, abs=0.01)
    assert shared > 5


def test_short_talks_stand_beside_each_other_in_two_columns(book: FontBook) -> None:
    """Two in a row that are about as long; a talk with headed sections has the whole width, its text in two columns."""
    yaml = """
tracks:
  - title: 甲
    talks:
      - {title: 头一个, speakers: [{name: 乐山}], summary: TEXT, takeaways: [一张清单]}
      - {title: 第二个, speakers: [{name: 方舟}], summary: TEXT}
      - {title: 第三个, summary: {背景: TEXT, 成果: TEXT}}
""".replace("TEXT", "值班的人先写下时间。" * 6)
    context = _context([("agenda.yaml", yaml.encode())], "a4", book)
    pages = booklet(context)
    stands = {key: found[0] for key, found in parts(pages).items()}
    left, right, whole = (stands[f"t.t1-{n}"] for n in (1, 2, 3))
    assert left.page == right.page == whole.page
    assert left.top == right.top < whole.top

    page = context.design.page
    middle = page.inner if left.page % 2 else page.outer
    middle += (page.width - page.inner - page.outer) / 2
    places = {tag.key: x for one in pages for tag, _, x, _ in pieces(one.frame)}
    assert places["t.t1-1.title"] < middle < places["t.t1-2.title"]
    assert places["t.t1-3.summary.1.head"] < middle < places["t.t1-3.summary.2.head"]


OPENER = """
tracks:
  - title: 甲
    producers: [{name: 甘棠, bio: BIO}, {name: 连翘, bio: BIO}]
    intro: INTRO
    talks: [TALKS]
  - {title: 乙, producers: [{name: 杜若}], talks: [{title: 第一个, speakers: [{name: 半夏}]}, {title: 另一个}, {title: 末一个}]}
"""


def _opened(book: FontBook, size: str, *, talks: int, intro: int) -> tuple[Context, tuple[Page, ...]]:
    listed = ", ".join(f"{{title: 第 {n} 个议题, speakers: [{{name: 讲者{n}}}]}}" for n in range(talks))
    yaml = OPENER.replace("TALKS", listed).replace("INTRO", "一次讲清楚。" * intro).replace("BIO", "做了十年平台。" * 4)
    context = _context([("agenda.yaml", yaml.encode())], size, book)
    return context, booklet(context)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("talks", "intro"), [(3, 1), (6, 8), (8, 20), (10, 40)])
def test_an_opener_holds_the_list_of_its_talks(size: str, talks: int, intro: int, book: FontBook) -> None:
    """The letter stands with those who wrote it, all rows on the same page or, where it cannot hold them, on the next one."""
    _, pages = _opened(book, size, talks=talks, intro=intro)
    where: dict[str, set[int]] = {}
    for number, page in enumerate(pages, 1):
        for tag, _, _, _ in pieces(page.frame):
            where.setdefault(tag.key, set()).add(number)
    opener = next(n for n, page in enumerate(pages, 1) if page.master == "track.track-1.opener")

    rows = [pages_of for key, pages_of in where.items() if key.startswith("track.track-1.list.") and "title" in key]
    assert len(rows) == talks
    assert set().union(*rows) in ({opener}, {opener + 1})
    letter = set().union(*(found for key, found in where.items() if key.startswith("track.track-1.intro")))
    assert letter == {opener}


def test_all_openers_have_one_form_of_rows(book: FontBook) -> None:
    """The rows of a track with three talks are as close as those of one with many: names stand beside the title, not below."""
    below: list[set[str]] = []
    for talks, intro in ((2, 1), (9, 20)):
        _, pages = _opened(book, "a5", talks=talks, intro=intro)
        names = {tag.key for page in pages for tag, _, _, _ in pieces(page.frame) if tag.key.endswith(".who")}
        below.append({key.split(".")[1] for key in names if ".list." in key})

    assert below == [{"track-1", "track-2"}, set()]
