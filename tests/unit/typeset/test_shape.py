"""Text to glyphs: the face of each cluster, forms that selectors and languages choose, and what nobody can draw."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.forge import LOCALISED, Plan, height, write_font

from progprint import files
from progprint.fonts.book import FontBook, load_book
from progprint.typeset.frame import GlyphRun
from progprint.typeset.line import Composer
from progprint.typeset.shape import Shaper
from progprint.typeset.style import ParagraphStyle, TextStyle

FONTS = Path(__file__).resolve().parents[3] / "fonts"
STYLE = TextStyle("sans", size=10.0)


def _runs(composer: Composer, text: str, style: TextStyle = STYLE) -> list[GlyphRun]:
    """The runs of a line."""
    (line,) = composer.lines(text, ParagraphStyle("p", style, 16.0), 1000.0)
    return list(line.runs)


def _glyphs(runs: list[GlyphRun]) -> list[tuple[str, int, str]]:
    """Face, glyph and text of every code of some runs."""
    codes = [(run.face, code) for run in runs for piece in run.pieces if isinstance(piece, str) for code in piece]
    return [(face.name, *face.glyph(code)) for face, code in codes]


def _said(runs: list[GlyphRun]) -> str:
    return "".join(text for _, _, text in _glyphs(runs))


TEXTS = [
    "见⻅户戶戸", "葛\U000e0100城", "，\ufe01逢\ufe00", "©\ufe0f™\ufe0f❤\ufe0f", "1\ufe0f\u20e3#\u20e3",
    "👍🏽👨\u200d👩\u200d👧🇨🇳",
    "\U00020bb7田", "\U00020bb7\U000e0100", "q\u0301x\u0304\u0302", "云\u0f71", "か\u309aｶﾞ", "office ffl", "——……⸺", "12\u20e3ab",
    "한글 \u1112\u1161\u11ab", "甲\u2009乙", "A\u00a0B", "non\u2011breaking", "\ufb01x", "Ελλήνικά", "\ufe0f", "云 \ufe0f",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_the_codes_of_a_line_stand_for_the_whole_text(composer: Composer, text: str) -> None:
    """Selectors, joiners, marks and what no font has included; and no box of a missing glyph is ever drawn."""
    runs = _runs(composer, f"云{text}原")

    assert f"云{text}原".replace(" ", "") == _said(runs).replace(" ", "")
    assert all(gid for _, gid, _ in _glyphs(runs))


def test_what_no_face_has_is_drawn_as_geta(composer: Composer) -> None:
    """One 〓 for a cluster, with the whole cluster beneath."""
    runs = _runs(composer, "甲\U00020bb7\U000e0100乙")
    geta = composer.book.main("sans", "regular").glyph("〓")[0]

    assert [("NotoSansSC-Regular", geta, "\U00020bb7\U000e0100")] == _glyphs(runs)[1:2]
    assert "\U00020bb7\U000e0100" in composer.book.replaced


def test_a_mark_that_no_face_has_is_drawn_as_geta_behind_its_base(composer: Composer) -> None:
    """Rather than silently leaving it out."""
    glyphs = _glyphs(_runs(composer, "云\u0f71"))

    assert [text for _, _, text in glyphs] == ["云", "\u0f71"]
    assert glyphs[1][1] == composer.book.main("sans", "regular").glyph("〓")[0]


def test_marks_are_drawn_by_a_face_that_can_place_them(composer: Composer) -> None:
    """The Chinese sans has the acute but no anchors for it."""
    assert {name for name, _, _ in _glyphs(_runs(composer, "q\u0301"))} == {"NotoSans-Regular"}
    assert {name for name, _, _ in _glyphs(_runs(composer, "q"))} == {"NotoSansSC-Regular"}


def _book_with(folder: Path, *plans: Plan) -> FontBook:
    for number, plan in enumerate(plans):
        write_font(folder / f"own{number}.ttf", plan)
    book = load_book([FONTS, folder], files.read_source).value
    assert book is not None
    return book


def test_the_glyph_of_a_variation_sequence_is_drawn_by_any_face_that_has_it(tmp_path: Path) -> None:
    """cmap format 14 of a face far down the chain; the plain character stays with the first face."""
    book = _book_with(tmp_path, Plan("葛", sequences=["葛\U000e0100"]))
    glyphs = _glyphs(_runs(Composer(book), "葛葛\U000e0100城"))

    assert glyphs[0][0] == glyphs[2][0] == "NotoSansSC-Regular"
    assert glyphs[1] == ("own0", 2, "葛\U000e0100")
    assert height("葛\U000e0100") == height("葛") // 2


def test_a_mark_with_a_selector_is_set_as_the_mark(composer: Composer) -> None:
    """，with VS1 keeps the half em and the prohibition of the comma."""
    plain, chosen = (composer.width(f"甲，{selector}“乙”", STYLE) for selector in ("", "\ufe00"))

    assert plain == chosen


@pytest.mark.parametrize(("language", "expected"), [("ja", "骨J"), ("zh-Hans", "骨")])
def test_the_language_of_a_text_chooses_forms(tmp_path: Path, language: str, expected: str) -> None:
    """``locl`` of the main face, in running Han text and for every style by its own language."""
    (tmp_path / "fonts.yaml").write_text("families: {sans: {regular: own0}}\n", encoding="utf-8")
    book = _book_with(tmp_path, Plan("云骨乙", sequences=["骨J", "骨T"], features=LOCALISED))
    glyphs = _glyphs(_runs(Composer(book), "云骨乙", STYLE.but(language=language)))

    assert [text for _, _, text in glyphs] == ["云", "骨", "乙"]
    assert [gid for _, gid, _ in glyphs] == [1, {"骨": 2, "骨J": 4}[expected], 3]


def test_a_word_cut_as_the_last_resort_keeps_its_clusters(composer: Composer) -> None:
    """In a measure too narrow for anything a base and its marks stay on one line."""
    word = "x\u0304\u0302" * 12
    lines = composer.lines(word, ParagraphStyle("p", STYLE, 16.0), 20.0)

    assert len(lines) > 3
    assert [line.text for line in lines if len(line.text) % 3] == []
    assert "".join(line.text for line in lines) == word


def test_han_that_the_face_lacks_stands_between_the_runs(book: FontBook) -> None:
    """Also when the same character comes again, and the others stay together."""
    shaper = Shaper(book, [None], TextStyle("serif"))
    rare = "\uf900"
    assert shaper.main.advance(rare) is None

    assert [["", "云原", rare, "生", "，a"]] * 2 == [shaper.split(f"云原{rare}生，a") for _ in range(2)]
    assert ["", "云原生", ""] == shaper.split("云原生")


def test_letter_space_does_not_part_a_mark_from_its_base(composer: Composer) -> None:
    """A mark without a width of its own stands where it stands in unspaced text."""
    plain, spaced = (_runs(composer, "q\u0301x", STYLE.but(tracking=tracking))[0] for tracking in (0, 100))

    assert spaced.width == pytest.approx(plain.width + 1.0)


@pytest.mark.parametrize(
    ("word", "hyphens"),
    [("Wolfeschlegelsteinhausenberger", True), ("a_b_wolfeschlegelsteinhausen", False), ("3141592653589793238", False)],
)
def test_a_word_of_letters_is_cut_with_a_hyphen(composer: Composer, word: str, hyphens: bool) -> None:
    """A reader takes the end of a line for the end of a word; digits and addresses have no hyphen of ours."""
    lines = composer.lines(word, ParagraphStyle("p", STYLE, 16.0, hyphenate=False), 60.0)

    ends = [(line.runs[-1].face, str(line.runs[-1].pieces[-1])[-1]) for line in lines[:-1]]
    drawn = [face.glyph(code)[1] for face, code in ends]
    assert "".join(line.text for line in lines) == word
    assert ["\u00ad" in one for one in drawn] == [hyphens] * (len(lines) - 1)
