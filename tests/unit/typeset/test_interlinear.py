"""Links, emphasis and readings over finished lines: where they lie, and that they move nothing.

The body style is 10 pt, so a Han character is 10 pt wide and character n of a line begins at 10 n.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.core.color import BLACK
from progprint.fonts.book import FontBook
from progprint.typeset.block import Region
from progprint.typeset.content import Content
from progprint.typeset.frame import Frame, GlyphRun, Lines, Link, Path, Rule, Tag, runs, walk
from progprint.typeset.interlinear import DOT_DEPTH, DOT_RISE, RISE
from progprint.typeset.justify import LaidOver, Line
from progprint.typeset.line import Composer
from progprint.typeset.paragraph import Paragraph, baseline
from progprint.typeset.style import ParagraphStyle, Ruby, Text, TextStyle

URL = "https://example.org/docs/design/index.html"
LONG = f"数据面融入云原生时代控制面事实标准 istio，见 {URL}，以及其他一些文档，例如服务治理的说明。"


def over(line: Line) -> LaidOver:
    assert line.over is not None
    return line.over


def framed(composer: Composer, content: Content, style: ParagraphStyle, width: float = 300.0) -> Tag:
    frame = Paragraph(content, style, composer, key="p").compose(Region(width, 900.0, fresh=True)).frame
    assert frame is not None
    (tag,) = frame.items
    assert isinstance(tag, Tag)
    return tag


def items(frame: Frame, kind: type) -> list[tuple[object, float, float]]:
    return [found for found in walk(frame) if isinstance(found[0], kind)]


# -- links


@pytest.mark.parametrize("align", ["justify", "left", "right", "center"])
@pytest.mark.parametrize("measure", [100.0, 170.0, 233.0, 400.0])
def test_a_link_moves_no_glyph(composer: Composer, body: ParagraphStyle, measure: float, align: str) -> None:
    """The lines of a text are the same whether a part of it is active or not."""
    style, at = body.but(align=align), LONG.index(URL)
    nodes = (Text(LONG[:at]), Text(URL, link=URL), Text(LONG[at + len(URL) :]))
    active = composer.lines(nodes, style, measure)

    assert composer.lines(LONG, style, measure) == tuple(line._replace(over=None) for line in active)
    parts = [(line, part) for line in active if line.over for part in line.over.links]
    assert parts
    assert {(URL, URL, at)} == {(part.target, part.text, part.start) for _, part in parts}
    for line, part in parts:
        assert line.x <= part.x0 < part.x1 <= line.x + line.width + 0.01


def test_a_link_lies_over_its_characters(composer: Composer, body: ParagraphStyle) -> None:
    """From the left edge of its first glyph to the right edge of its last; the glue to Latin is not part of it."""
    (line,) = composer.lines((Text("甲乙"), Text("丙丁", link="#x"), Text("戊")), body, 300.0)
    assert [(20.0, 40.0)] == [(round(part.x0, 3), round(part.x1, 3)) for part in over(line).links]
    (line,) = composer.lines((Text("甲乙"), Text(" word ", link="#x"), Text("戊")), body, 300.0)
    (part,) = over(line).links
    assert [22.5, pytest.approx(line.width - 12.5)] == [round(part.x0, 3), part.x1]


def test_a_link_over_two_lines_is_one_element_of_two_areas(composer: Composer, body: ParagraphStyle) -> None:
    """A reader hears it once."""
    tag = framed(composer, (Text("甲乙丙"), Text("丁戊己", link=URL)), body, 50.0)
    links = [item for item in tag.frame.items if isinstance(item, Tag)]
    assert ["Link"] == [link.role for link in links]
    assert [(30.0, 0.0, 40.0, 16.0), (0.0, 16.0, 20.0, 32.0)] == [
        tuple(item.rect) for item in links[0].frame.items if isinstance(item, Link)
    ]
    assert all(item.external and item.contents == "丁戊己" for item in links[0].frame.items if isinstance(item, Link))


# -- emphasis


def test_each_ideograph_has_a_dot_below_its_middle_and_marks_have_none(
    composer: Composer, body: ParagraphStyle
) -> None:
    """CLREQ, Handling Interlinear Punctuation."""
    (line,) = composer.lines((Text("甲"), Text("乙，“丙”。", emphasis=True), Text("丁")), body, 300.0)
    assert [15.0, 40.0] == [round(x, 3) for x, _ in over(line).dots]
    assert () == over(line).bars


def test_dots_stay_centred_where_a_line_is_driven_out(composer: Composer, body: ParagraphStyle) -> None:
    """Letter space lies behind a glyph, not in it."""
    text = "一二三四五六七八九十"
    first, _ = composer.lines((Text(text * 2, emphasis=True),), body, 155.0)
    run = first.runs[0]
    assert run.tracking > 0
    step = 10 * (1 + run.tracking / 1000)
    assert [pytest.approx(5 + step * n) for n in range(15)] == [x for x, _ in over(first).dots]


def test_latin_words_have_a_line_that_brackets_and_pauses_part(composer: Composer, body: ParagraphStyle) -> None:
    """Words that follow each other share one; a hyphen or a point is part of a word."""
    (line,) = composer.lines((Text("Service Mesh (istio 1.2), gRPC-web。云", emphasis=True),), body, 400.0)
    assert 3 == len(over(line).bars)
    assert 1 == len(over(line).dots)
    plain = composer.width("Service Mesh", body.text)
    assert pytest.approx(plain, abs=0.3) == over(line).bars[0][1] - over(line).bars[0][0]
    assert all(one[1] < other[0] for one, other in pairwise(over(line).bars))


def test_emphasis_is_no_text_and_keeps_the_pitch(composer: Composer, body: ParagraphStyle) -> None:
    """Dots and lines are artifacts between the lines; every baseline stays on its place."""
    text = "云原生时代的服务治理 service mesh 与可观测性"
    plain, dotted = framed(composer, text, body, 100.0), framed(composer, (Text(text, emphasis=True),), body, 100.0)
    assert plain.frame.height == dotted.frame.height
    assert [run for run, _, _ in runs(plain.frame)] == [run for run, _, _ in runs(dotted.frame)]
    (artifact,) = [item for item in dotted.frame.items if isinstance(item, Tag)]
    assert "Artifact" == artifact.role
    assert {Path, Rule} == {type(item) for item in artifact.frame.items}
    first = baseline(body) + DOT_DEPTH * 10
    ((path, _, _),) = items(artifact.frame, Path)
    assert isinstance(path, Path)
    lowest = max(y for _, numbers in path.steps for y in numbers[1::2])
    assert lowest < first + 16.0 * 3 + 1


@pytest.mark.parametrize(
    ("language", "lowest"), [("zh-Hans", DOT_DEPTH), ("zh-Hant", DOT_DEPTH), ("ja", -DOT_RISE), ("ko", -DOT_RISE)]
)
def test_dots_stand_below_in_chinese_and_above_in_japanese(
    composer: Composer, body: ParagraphStyle, language: str, lowest: float
) -> None:
    """CLREQ; JLREQ 3.3.9."""
    style = body.but(text=body.text.but(language=language))
    ((path, _, _),) = items(framed(composer, (Text("点", emphasis=True),), style).frame, Path)
    assert isinstance(path, Path)
    ys = [y for _, numbers in path.steps for y in numbers[1::2]]
    assert pytest.approx(baseline(style) + lowest * 10) == (min(ys) + max(ys)) / 2


@pytest.mark.parametrize(("leading", "left_out"), [(15.0, ()), (14.9, ("readings", "emphasis"))])
def test_without_half_an_em_between_lines_it_is_left_out_and_told(
    composer: Composer, body: ParagraphStyle, leading: float, left_out: tuple[str, ...]
) -> None:
    """The characters stand all the same, and the piece says what is missing."""
    style = body.but(leading=leading)
    tag = framed(composer, (Ruby((("于", "yú"), ("雨", "yǔ"))), Text("着重", emphasis=True)), style)
    assert tag.piece is not None
    assert left_out == tag.piece.left_out
    assert "于雨着重" == tag.piece.text
    assert bool(left_out) == (not items(tag.frame, Path))
    assert bool(left_out) == ("yú" not in [run.text for run, _, _ in runs(tag.frame)])


# -- weight and code


def test_strong_text_is_drawn_in_the_bold_face_and_the_rest_as_ever(composer: Composer, body: ParagraphStyle) -> None:
    (line,) = composer.lines((Text("甲"), Text("乙", body.text.but(weight="bold")), Text("丙")), body, 300.0)
    assert [("甲", "NotoSerifSC-Regular"), ("乙", "NotoSerifSC-Bold"), ("丙", "NotoSerifSC-Regular")] == [
        (run.text, run.face.name) for run in line.runs
    ]
    assert [0.0, 10.0, 20.0] == [run.x for run in line.runs]


def test_code_has_its_own_face_and_its_blanks_their_place(composer: Composer, body: ParagraphStyle) -> None:
    """The blank of a fixed-width face is wider than that of the text: what is measured is what is drawn."""
    code = body.text.but(family="mono", verbatim=True)
    nodes = (Text("a b 运行 "), Text("go get -u", code), Text(" 即可，c d，然后再写一些别的内容来把这一行撑满。"))
    for line in composer.lines(nodes, body, 200.0):
        last = line.runs[-1]
        assert line.x + line.width == pytest.approx(last.x + last.width, abs=0.1) or last.text[-1] in "，。"
        assert last.x + last.width <= 205.1
    drawn = [run.face.name for run in composer.lines(nodes, body, 600.0)[0].runs]
    assert drawn.count("NotoSansMono-Regular") == 1


def test_code_is_never_hyphenated(composer: Composer, body: ParagraphStyle) -> None:
    """A hyphen in a command would be typed by its reader."""
    text = "internationalization configuration responsibilities"
    plain = composer.lines(text, body, 70.0)
    code = composer.lines((Text(text, body.text.but(verbatim=True)),), body, 70.0)
    assert any("\u00ad" in run.text for line in plain for run in line.runs) or any(
        not line.text.endswith((" ", "s")) for line in plain[:-1]
    )
    assert [] == [run.text for line in code for run in line.runs if "\u00ad" in run.text]


# -- readings

YU = Ruby((("于", "yú"), ("雨", "yǔ")))


def readings(line: Line) -> list[GlyphRun]:
    return [run for read in over(line).readings for run in read.runs]


def test_a_reading_stands_centred_above_its_base_at_half_its_size(composer: Composer, body: ParagraphStyle) -> None:
    (line,) = composer.lines((YU,), body, 300.0)
    assert ["yú", "yǔ"] == [run.text for run in readings(line)]
    assert [5.0, 15.0] == [pytest.approx(run.x + run.width / 2) for run in readings(line)]
    assert {5.0} == {run.size for run in readings(line)}
    assert {-RISE * 10} == {run.y for run in readings(line)}
    assert {"zh-Latn-pinyin"} == {run.language for run in readings(line)}
    assert ("于雨", 20.0) == (line.text, line.width)


def test_bases_part_only_as_far_as_their_readings_need(composer: Composer, body: ParagraphStyle) -> None:
    """A quarter em of the reading's size at least is between two readings, and all bases stand equally far apart."""
    (line,) = composer.lines((Ruby((("单", "shàn"), ("春", "chūn"), ("艳", "yàn"))),), body, 300.0)
    ends = [(run.x, run.x + run.width) for run in readings(line)]
    gaps = [other[0] - one[1] for one, other in pairwise(ends)]
    assert pytest.approx(1.25, abs=0.02) == min(gaps)
    (run,) = line.runs
    assert "单春艳" == run.text
    assert 1 == len(set(run.pieces[1::2]))


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [("", "", False), ("，", "。", False), ("与", "共", True), ("あ", "の", True), ("a ", " b", False)],
)
def test_a_reading_reaches_over_marks_and_blanks_but_not_over_kana(
    composer: Composer, body: ParagraphStyle, before: str, after: str, moved: bool
) -> None:
    """Over Han it reaches a quarter em; the rest becomes space around the base."""
    wide = Ruby((("窗", "chuāng"),))
    line = composer.lines((Text(before), wide, Text(after)), body, 300.0)[0]
    plain = composer.lines(f"{before}窗{after}", body, 300.0)[0]
    assert moved == (line.width > plain.width + 0.05)
    (read,) = readings(line)
    if before == "あ":
        assert read.x >= 10.0 - 0.01
        assert read.x + read.width <= line.width - 10.0 + 0.01


def test_a_reading_for_a_whole_name_opens_it_evenly(composer: Composer, body: ParagraphStyle) -> None:
    """Space inside the base, half as much at its ends; kana stay in the language of the text."""
    (line,) = composer.lines((Text("甲"), Ruby((("于雨", "Yú Yǔ Yú Yǔ Yú Yǔ"),)), Text("乙")), body, 300.0)
    base = line.runs[1]
    assert "于雨" == base.text
    assert float(base.pieces[1]) > 0
    (line,) = composer.lines((Ruby((("山田", "やまだ"),)),), body.but(text=body.text.but(language="ja")), 300.0)
    assert {"ja"} == {run.language for run in readings(line)}


def test_words_without_a_reading_are_set_as_ever(composer: Composer, body: ParagraphStyle) -> None:
    """The middle dot of 卡尔·马克思, the Latin part of a name."""
    name = Ruby((("卡", "kǎ"), ("尔", "ěr"), ("·", ""), ("马", "mǎ")))
    (line,) = composer.lines((name,), body, 300.0)
    assert ("卡尔·马", ["kǎ", "ěr", "mǎ"]) == (line.text, [run.text for run in readings(line)])
    assert line.width == composer.lines("卡尔·马", body, 300.0)[0].width
    (line,) = composer.lines((Ruby((("Ada Lovelace", ""), ("于", "yú"))),), body, 300.0)
    assert "Ada Lovelace于" == line.text


NAMES = st.lists(
    st.one_of(
        st.sampled_from(["与", "，", "共同主持", " Kubernetes ", "の", "……", "（", "）", "\n"]).map(Text),
        st.sampled_from([(("庄", "zhuāng"), ("双", "shuāng")), (("欧阳娜娜", "Ōuyáng Nànà"),),
                         (("𬍛", "x"), ("·", ""), ("窗", "chuāng"))]).map(Ruby),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@given(NAMES, st.sampled_from([45.0, 60.0, 95.0, 200.0]), st.sampled_from(["justify", "left", "right"]))
def test_readings_lose_no_text_and_overlap_nothing(
    book: FontBook, nodes: list[Text | Ruby], measure: float, align: str
) -> None:
    """Text as typed, no base in two lines, no two readings closer than a blank, none far outside the measure."""
    style = ParagraphStyle("body", TextStyle("serif", size=10.0), 16.0, align=align)
    lines = Composer(book).lines(nodes, style, measure)
    text = "".join(line.text for line in lines)
    assert "".join(node.text for node in nodes).rstrip("\n") == text.rstrip("\n")
    bases = [base for node in nodes if isinstance(node, Ruby) for base, reading in node.groups if reading]
    told = [run.text for line in lines if line.over for run in readings(line)]
    assert [reading for node in nodes if isinstance(node, Ruby) for _, reading in node.groups if reading] == told
    for line in lines:
        while bases and bases[0] in line.text:
            bases.pop(0)
        spans = [(run.x, run.x + run.width) for run in readings(line)] if line.over else []
        assert all(one[1] + 1.2 <= other[0] for one, other in pairwise(spans))
        assert all(-2.6 <= start and end <= measure + 2.6 for start, end in spans)
        assert line.x + line.width <= measure + 0.1
    assert [] == bases


def test_the_structure_is_ruby_with_base_and_reading(composer: Composer, body: ParagraphStyle) -> None:
    """ISO 32000-1, 14.8.4.4: the base is one piece in reading order, so that the name is found, then its reading."""
    tag = framed(composer, (Text("与"), YU, Text("共同")), body)
    first, ruby, last = tag.frame.items
    assert isinstance(first, GlyphRun)
    assert isinstance(last, GlyphRun)
    assert isinstance(ruby, Tag)
    assert ("与", "共同", "Ruby") == (first.text, last.text, ruby.role)
    base, reading = ruby.frame.items
    assert isinstance(base, Tag)
    assert isinstance(reading, Tag)
    assert (("RB", ""), ("RT", "zh-Latn-pinyin")) == ((base.role, base.language), (reading.role, reading.language))
    assert [["于雨"], ["yú", "yǔ"]] == [[run.text for run, _, _ in runs(part.frame)] for part in (base, reading)]
    assert {baseline(body)} == {run.y for run, _, _ in runs(base.frame)}


def test_a_paragraph_that_goes_on_keeps_what_lies_over_it(composer: Composer, body: ParagraphStyle) -> None:
    """In a region of another width too; the first two lines took 一 to 甲."""
    nodes = (Text("一二三四五六七八九"), YU, Text("甲乙丙丁戊", emphasis=True), Text("己庚辛壬癸" * 3, link=URL))
    fit = Paragraph(nodes, body, composer).compose(Region(60.0, 33.0))
    assert fit.rest is not None
    rest = fit.rest.compose(Region(80.0, 900.0)).frame
    assert rest is not None
    assert 4 == len([step for path, _, _ in items(rest, Path) for step in path.steps if step[0] == "m"])  # type: ignore[attr-defined]
    assert items(rest, Link)


def test_text_that_has_nothing_over_it_is_one_item(composer: Composer, body: ParagraphStyle) -> None:
    """The plain path: a bold word changes runs, not the items of a frame."""
    tag = framed(composer, (Text("甲"), Text("乙", body.text.but(weight="bold"))), body)
    assert [Lines] == [type(item) for item in tag.frame.items]
    assert {BLACK} == {run.ink for run, _, _ in runs(tag.frame)}
