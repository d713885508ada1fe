"""Laws of composing: whatever is typed, in whatever style and measure, is all there, in its place, and within the rules.

Rules: CLREQ, Prohibition Rules for Line Start and Line End, Prohibition Rules for Unbreakable Marks, Compression of
Punctuation Marks, Procedures for Inter-Character Spacing Reduction and Expansion, Hanging Punctuation; UAX #29.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.prose import book, contents, ems, new_book, proses, styles, text_styles, texts, typed

from progprint.fonts.face import Face
from progprint.text.clusters import clusters
from progprint.text.kinsoku import LEVELS, no_end, no_start
from progprint.text.quotes import is_western
from progprint.text.tokens import BLANKS, FORCED, MARKS
from progprint.typeset.glue import REGIONS, region_of
from progprint.typeset.itemize import Mode
from progprint.typeset.justify import Line
from progprint.typeset.line import Composer
from progprint.typeset.segment import Segment
from progprint.typeset.style import ParagraphStyle, Text, TextStyle

NEAR = 10
"""1/100 em."""
KERNING = 200
GUARD, HYPHEN = "\u00a0", "\u00ad"
UNDRAWN = re.compile(f"[{BLANKS}\u00ad\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What a line may leave out or replace: blanks, breaks, soft hyphens, controls, joiners and marks of direction alone."""
INSEPARABLE = [("—", "—"), ("…", "…"), (r"\d[.,]?", r"\d"), ("[¥№]", r"\d"), (r"\d\s*", "[%％℃]")]

COMPOSERS: list[Composer] = []


def composer() -> Composer:
    """One composer for all examples, as in a long document."""
    if not COMPOSERS:
        COMPOSERS.append(Composer(book()))
    return COMPOSERS[0]


class Glyph(NamedTuple):
    """A drawn glyph: its text, where its box begins and ends (1/1000 em from the left edge of the measure), its advance.

    Blanks, and what is drawn as one (a selector that stands alone), are not ``seen``.
    """

    text: str
    left: float
    right: float
    width: int
    seen: bool


def glyphs(line: Line, style: ParagraphStyle) -> list[Glyph]:
    """The glyphs of a line from what is drawn: advances of codes, distances and tracking. Guards are left out."""
    found = []
    for run in line.runs:
        x = run.x * 1000 / run.size
        for piece in run.pieces:
            if not isinstance(piece, str):
                x += piece
                continue
            for code in piece:
                (gid, text), width = run.face.glyph(code), run.face.code_width(code)
                left, right = box(text, width, run.face, style.text.language)
                found.append(Glyph(text, x + left, x + right, width, gid != run.face.glyph(" ")[0]))
                x += width + run.tracking
    return found[:-1] if found and found[-1].text == GUARD else found


def box(text: str, width: int, face: Face, language: str) -> tuple[float, float]:
    """Where the box of a glyph begins and ends: half an em for marks that are half white, all of it for the others."""
    region = REGIONS[region_of(language)]
    kind = region.classes.get(text[:1], MARKS.get(text[:1], ""))
    one, other = face.ink(text[:1] or " ")
    off = 500 - (one + other) // 2 if abs(500 - (one + other) // 2) > 60 else 0
    if width > 800 and kind in region.whole:
        return -off, width - off
    if width > 800 and kind in region.half:
        spare = width - 500
        left = spare if kind == "O" else spare // 2 - off if kind == "M" else 0
        return left, left + 500
    return (-(500 - width) // 2, (500 + width) // 2) if kind == "M" and width < 500 else (0, width)


def said(line: Line) -> str:
    """What the codes of a line stand for."""
    pieces = [(run.face, piece) for run in line.runs for piece in run.pieces if isinstance(piece, str)]
    return "".join([face.glyph(code)[1] for face, piece in pieces for code in piece])


def visible(text: str) -> str:
    """A text without what a line may leave out."""
    return UNDRAWN.sub("", text)


def blanks(text: str) -> set[int]:
    """How many visible characters stand before each blank of a text."""
    return {len(visible(text[: match.start()])) for match in re.finditer(f"[{BLANKS}]", text)}


def is_whole(text: str) -> bool:
    """Whether a text is one cluster or a long dash or ellipsis: it may be wider than its measure."""
    return len(clusters(visible(text))) <= 1 or visible(text) in ("——", "……", "――", "⋯⋯")


def may_hang(mark: str, style: ParagraphStyle) -> bool:
    """Whether a mark at the end of a line may stand behind the measure."""
    return style.hanging and mark in REGIONS[region_of(style.text.language)].hanging


def strip_of(text: str, style: ParagraphStyle, level: str = "strict") -> Segment:
    """A text ready for breaking, with all places where a line may end."""
    mode = Mode(style.punctuation, style.hanging, style.hyphenate, level=level)
    segment = composer()._segments_of(composer()._shaper(style.text), mode).of(text)
    segment.measure()
    return segment


def stretches(text: str, style: ParagraphStyle) -> list[tuple[int, int, int]]:
    """The parts of a text in which no line may end: from, to, and the least width in 1/1000 em."""
    segment = strip_of(text, style)
    places = [segment.start, *segment.after(segment.start, 10**9), segment.end]
    return [
        (segment.offset(one), segment.offset(other), other[0] - one.start - other.shrink + one.start_shrink)
        for one, other in pairwise(places)
    ]


@given(contents, styles, ems)
def test_the_lines_hold_the_text_and_their_codes_spell_it(
    content: str | list[Text], style: ParagraphStyle, em: float
) -> None:
    """Character by character, but for blanks, breaks, soft hyphens and characters that show nothing.

    Where nothing is to be seen there are no lines.
    """
    lines = composer().lines(content, style, em * style.text.size)
    assert typed(content) == "".join(line.text for line in lines) or not (lines or visible(typed(content)))
    assert [visible(line.text) for line in lines] == [visible(said(line)) for line in lines]


@given(contents, styles, ems)
def test_blanks_are_drawn_where_they_were_typed(content: str | list[Text], style: ParagraphStyle, em: float) -> None:
    """And nowhere else; a hyphen and the blank that guards a typed one stand at the end of a line, and only there."""
    for line in composer().lines(content, style, em * style.text.size):
        drawn = said(line).removesuffix(HYPHEN).removesuffix(GUARD)
        assert set() == blanks(drawn) - blanks(line.text)
        assert HYPHEN not in drawn


@given(contents, styles, ems)
def test_no_line_is_wider_than_its_measure(content: str | list[Text], style: ParagraphStyle, em: float) -> None:
    """Nor drawn wider than it says, but for a mark that hangs; a cluster that is wider than the measure stands alone."""
    for line in composer().lines(content, style, em * style.text.size):
        drawn = glyphs(line, style)
        if not (drawn and all(glyph.seen and glyph.width for glyph in (drawn[0], drawn[-1]))):
            continue
        x0, x1 = line.x * 1000 / style.text.size, (line.x + line.width) * 1000 / style.text.size
        over = 500 + style.text.tracking if may_hang(drawn[-1].text, style) else 0
        assert x1 <= em * 1000 + NEAR or is_whole(line.text)
        right = max(glyph.right for glyph in drawn if glyph.seen and glyph.width)
        assert abs(right - x1) <= NEAR or abs(right - over - x1) <= NEAR
        assert abs(min(glyph.left for glyph in drawn if glyph.seen and glyph.width) - x0) <= NEAR


@given(texts, styles, ems)
def test_a_rule_is_broken_only_where_nothing_else_fits(text: str, style: ParagraphStyle, em: float) -> None:
    """A line that ends where none may stands in a stretch that no line can hold, unkerned as it is when it is cut."""
    text = FORCED.sub(" ", text)
    wide = stretches(text, style)
    lines = composer().lines(text, style, em * style.text.size)
    for end in list(accumulate(len(line.text) for line in lines))[:-1]:
        start, width = next((start, width) for start, until, width in wide if end <= until)
        indent = style.indent * 1000 if start == wide[0][0] else 0
        assert end in {until for _, until, _ in wide} or width > em * 1000 + style.text.tracking - indent - KERNING


@given(texts, styles, ems)
def test_lines_part_between_clusters(text: str, style: ParagraphStyle, em: float) -> None:
    """No line begins with half a character: a mark, a joiner, a selector, the second half of a flag."""
    ends = set(accumulate(map(len, clusters(text))))
    lines = composer().lines(text, style, em * style.text.size)
    assert set() == set(accumulate(len(line.text) for line in lines)) - ends


@given(proses, text_styles, st.sampled_from(LEVELS))
def test_no_place_for_a_line_end_is_prohibited(text: str, style: TextStyle, level: str) -> None:
    """By language and level; an ASCII mark may begin a word behind a blank (.NET), and stands inside addresses as it may.

    So may a curly quote of a Western text, where no letter touches it: which of them opens differs by language, ”så” and „so“.
    """
    segment = strip_of(text, ParagraphStyle("law", style, 16.0), level)
    starts, ends = no_start(style.language, level), no_end(style.language, level)
    quotes = "“”‘’" if is_western(style.language) else ""
    for place in segment.after(segment.start, 10**9):
        at = segment.offset(place)
        before, after = text[:at].rstrip(BLANKS)[-1:], text[at : at + 1]
        assert (
            after not in starts
            or (after.isascii() and text[at - 1] == " ")
            or (after in quotes and not before.isalnum())
        )
        assert before not in ends or (before in quotes and not after.isalnum())


@given(proses, styles, ems)
def test_what_belongs_together_stays_on_a_line(text: str, style: ParagraphStyle, em: float) -> None:
    """Long dashes and ellipses, the digits of a number, a number and its unit, a currency and its number."""
    em = max(em, 20.0)
    assume(all(width < (em - style.indent) * 1000 for _, _, width in stretches(text, style)))
    lines = composer().lines(text, style, em * style.text.size)
    for one, other in pairwise(line.text for line in lines):
        assert not any(re.search(end + r"\Z", one) and re.match(start, other) for end, start in INSEPARABLE)


@given(proses, styles, ems)
def test_a_latin_word_is_parted_with_a_hyphen_only(text: str, style: ParagraphStyle, em: float) -> None:
    """And never where hyphenation is off, unless it is a long name in camel case."""
    em = max(em, 20.0)
    assume(all(width < (em - style.indent) * 1000 for _, _, width in stretches(text, style)))
    for one, other in pairwise(composer().lines(text, style, em * style.text.size)):
        before, after = re.search(r"[A-Za-z]+\Z", one.text), re.match("[A-Za-z]+", other.text)
        if before and after:
            assert said(one).endswith(HYPHEN)
            assert style.hyphenate or len(before[0] + after[0]) >= 16


@given(texts, styles, st.floats(3.0, 20.0))
def test_a_full_width_mark_keeps_half_an_em(text: str, style: ParagraphStyle, em: float) -> None:
    """However much a line is compressed, nothing is drawn into the half em of a mark, nor one mark into another."""
    for line in composer().lines(text, style, em * style.text.size):
        for one, other in pairwise(
            glyph for glyph in glyphs(line, style) if glyph.seen and glyph.width and glyph.text.strip()
        ):
            if one.text[:1] in MARKS or other.text[:1] in MARKS:
                assert one.right <= other.left + NEAR


@given(contents, styles, ems)
def test_letter_space_is_at_most_a_third_of_an_em(content: str | list[Text], style: ParagraphStyle, em: float) -> None:
    """A line that would need more is left short, and says so."""
    for line in composer().lines(content, style, em * style.text.size):
        assert all(0 <= run.tracking - style.text.tracking <= 330 for run in line.runs)


@given(texts, styles, ems)
def test_justified_lines_end_at_the_measure(text: str, style: ParagraphStyle, em: float) -> None:
    """All but the last of a paragraph and those left short on purpose; a mark that hangs stands behind it."""
    style = style.but(align="justify", phrases=False)
    for line in composer().lines(text, style, em * style.text.size)[:-1]:
        drawn = glyphs(line, style)
        if not line.ragged and drawn and drawn[-1].seen and not is_whole(line.text):
            over = 500 + style.text.tracking if may_hang(drawn[-1].text, style) else 0
            right = max(glyph.right for glyph in drawn if glyph.seen and glyph.width)
            assert abs(right - em * 1000) <= 2 * NEAR or abs(right - over - em * 1000) <= 2 * NEAR


@given(contents, styles, ems, texts)
def test_composing_again_is_the_same(content: str | list[Text], style: ParagraphStyle, em: float, other: str) -> None:
    """From what was kept, after other texts, and by a composer that knows nothing yet."""
    measure = em * style.text.size
    first = composer().lines(content, style, measure)
    composer().lines(other, style, measure)
    assert first == composer().lines(content, style, measure)
    assert first == Composer(book()).lines(content, style, measure)


@given(contents, styles, ems)
def test_another_document_has_the_same_lines(content: str | list[Text], style: ParagraphStyle, em: float) -> None:
    """Codes differ with what a document has drawn before; glyphs, texts and places do not."""
    measure = em * style.text.size
    lines = composer().lines(content, style, measure)
    others = Composer(new_book()).lines(content, style, measure)
    assert [(line.text, line.x, line.width) for line in lines] == [(line.text, line.x, line.width) for line in others]
    assert [glyphs(line, style) for line in lines] == [glyphs(line, style) for line in others]


@given(texts, styles, ems, st.lists(st.integers(0, 200), max_size=4))
def test_nodes_of_one_style_are_one_text(text: str, style: ParagraphStyle, em: float, cuts: list[int]) -> None:
    """However a text is cut into nodes, its lines are the same."""
    edges = sorted({0, *(min(cut, len(text)) for cut in cuts), len(text)})
    nodes = [Text(text[one:other]) for one, other in pairwise(edges)]
    measure = em * style.text.size
    assert composer().lines(text, style, measure) == composer().lines(nodes, style, measure)


@given(contents, styles, ems)
def test_no_look_of_a_voice_is_lost(content: str | list[Text], style: ParagraphStyle, em: float) -> None:
    """Every visible character is drawn in the ink of its node."""
    nodes = [Text(content)] if isinstance(content, str) else content
    expected = [((node.style or style.text).ink, char) for node in nodes for char in visible(node.text)]
    lines = composer().lines(content, style, em * style.text.size)
    found = [(run.ink, char) for line in lines for run in line.runs for char in visible(run.text)]
    assert expected == found or not lines
