"""One font file: codes, shaping, refusals, subsets."""

from __future__ import annotations

import io
import unicodedata
from itertools import islice
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.forge import LOCALISED, Plan, height, write_font

from progprint.fonts.entry import FontRefusedError
from progprint.fonts.face import Face

FONTS = Path(__file__).resolve().parents[3] / "fonts"
FS_TYPE = 8  # offset in the table OS/2


@pytest.fixture
def sans() -> Face:
    """The Chinese sans, freshly opened: no code has been given out yet."""
    return Face(FONTS / "NotoSansSC-Regular.ttf")


@pytest.fixture
def latin() -> Face:
    return Face(FONTS / "NotoSans-Regular.ttf")


def _texts(face: Face, pieces: tuple[str | float, ...]) -> list[str]:
    return [face.glyph(code)[1] for piece in pieces if isinstance(piece, str) for code in piece]


def _patched(tmp_path: Path, fs_type: int) -> Path:
    """A shipped face with other embedding bits."""
    data = bytearray((FONTS / "NotoSans-Regular.ttf").read_bytes())
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        if data[at : at + 4] == b"OS/2":
            start = int.from_bytes(data[at + 8 : at + 12], "big") + FS_TYPE
            data[start : start + 2] = fs_type.to_bytes(2, "big")
    path = tmp_path / "patched.ttf"
    path.write_bytes(data)
    return path


def test_a_character_is_its_own_code(sans: Face) -> None:
    """Where the font leads from a character to the glyph, the code string is the text."""
    shaped = sans.shape("云原生", script="Hani")

    assert shaped.pieces == ("云原生",)
    assert shaped.width == 3000


def test_one_glyph_with_two_texts_has_two_codes(sans: Face) -> None:
    """见 and its radical ⻅ share a glyph and keep their texts."""
    seen, radical = sans.shape("见", script="Hani"), sans.shape("⻅", script="Hani")
    codes = [shaped.pieces[0] for shaped in (seen, radical)]

    assert _texts(sans, (*seen.pieces, *radical.pieces)) == ["见", "⻅"]
    assert len({sans.glyph(str(code))[0] for code in codes}) == 1
    assert len(set(codes)) == 2


def test_a_character_beyond_the_basic_plane_has_one_code(sans: Face) -> None:
    shaped = sans.shape("𬍛", script="Hani")

    assert [len(str(piece)) for piece in shaped.pieces] == [1]
    assert _texts(sans, shaped.pieces) == ["𬍛"]


def test_the_same_pair_gets_the_same_code_and_another_pair_another(latin: Face) -> None:
    first, again, other = latin.code(40, "xy"), latin.code(40, "xy"), latin.code(40, "xz")

    assert first == again
    assert first != other
    assert latin.glyph(other) == (40, "xz")


def test_a_code_in_use_is_never_given_away(latin: Face) -> None:
    """A private-use character that was looked up as itself stays itself."""
    before = latin.glyph("\ue000")
    code = latin.code(40, "xy")

    assert code != "\ue000"
    assert latin.glyph("\ue000") == before


def test_faces_that_take_turns_give_away_different_codes_and_learn_of_each_other() -> None:
    faces = [Face(FONTS / "NotoSansSC-Regular.ttf") for _ in range(2)]
    before = [face.code(7, "xy") for face in faces]
    for number, face in enumerate(faces):
        face.take_turns(number, 2)
    one, other = ([face.code(7, f"{n} of {at}") for n in range(3)] for at, face in enumerate(faces))
    faces[0].learn(faces[1].given)
    faces[0].take_turns(0, 1)

    assert before[0] == before[1]
    assert len({*before, *one, *other}) == 7
    assert [faces[0].glyph(code) for code in other] == [(7, f"{n} of 1") for n in range(3)]
    assert faces[0].code(7, "1 of 1") == other[1]
    assert faces[0].code(8, "xy") not in {*before, *one, *other}


def test_free_codes_are_needed_by_no_character(sans: Face) -> None:
    """Private use first; then code points that the font does not map."""
    codes = list(islice(sans.free_codes(), 7000))

    assert len(set(codes)) == 7000
    assert not any(ord(code) in sans.coverage or 0xD800 <= ord(code) < 0xE000 for code in codes)


def test_the_long_dash_is_two_em(sans: Face) -> None:
    """—— is one stroke of 2 em once script and language are set (CLREQ 3.1.1)."""
    assert sans.shape("——", language="zh-Hans", script="Hani").width == 2000


def test_a_ligature_carries_the_text_of_its_letters(latin: Face) -> None:
    shaped = latin.shape("ffi", language="en")

    assert _texts(latin, shaped.pieces) == ["ffi"]


def test_marks_keep_their_own_text(latin: Face) -> None:
    """A base and a mark that do not compose are two glyphs and two texts, with distances between them."""
    shaped = latin.shape("q\u0301", language="en")

    assert _texts(latin, shaped.pieces) == ["q", "\u0301"]
    assert shaped.width == latin.advance("q")


@pytest.mark.parametrize("text", ["葛\U000e0100", "里\ufe00"])
def test_a_variation_selector_leaves_no_glyph_and_stays_in_the_text(sans: Face, text: str) -> None:
    shaped = sans.shape(text, language="zh-Hans", script="Hani")

    assert _texts(sans, shaped.pieces) == [text]
    assert shaped.width == 1000


def test_kerning_stands_between_the_pieces(latin: Face) -> None:
    """Distances and code widths add up to the width of the word."""
    shaped = latin.shape("AVATAR", language="en")
    width = sum(piece if not isinstance(piece, str) else sum(map(latin.code_width, piece)) for piece in shaped.pieces)

    assert any(not isinstance(piece, str) for piece in shaped.pieces)
    assert width == shaped.width


def test_features_are_switched_on_by_name(sans: Face) -> None:
    plain, half = (sans.shape("「", script="Hani", features=features).width for features in ("", "halt"))

    assert (plain, half) == (1000, 500)


def test_a_stand_in_shows_the_geta_and_keeps_the_text(sans: Face) -> None:
    shaped = sans.stand_in("\U00020000")

    assert _texts(sans, shaped.pieces) == ["\U00020000"]
    assert sans.glyph(str(shaped.pieces[0]))[0] == sans.glyph("〓")[0]
    assert shaped.width == 1000


def test_metrics_are_thousandths_of_an_em(sans: Face) -> None:
    metrics = sans.metrics

    assert metrics["descent"] < 0 < metrics["cap_height"] < metrics["ascent"]
    assert metrics["x0"] < 0 < metrics["x1"]
    assert Face(FONTS / "NotoSansSC-Bold.ttf").metrics["stem"] > metrics["stem"]


@pytest.mark.parametrize(
    ("fs_type", "reason"), [(0x0002, "restricted"), (0x0200, "bitmap-only"), (0x0102, "restricted")]
)
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path, fs_type: int, reason: str) -> None:
    """OS/2 fsType decides, when the face is opened."""
    with pytest.raises(FontRefusedError) as refusal:
        Face(_patched(tmp_path, fs_type))

    assert refusal.value.reason == reason


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008, 0x0006])
def test_a_font_that_may_be_embedded_is_opened(tmp_path: Path, fs_type: int) -> None:
    """The least restrictive of several bits counts (OpenType, OS/2, fsType, versions 0 to 2)."""
    assert Face(_patched(tmp_path, fs_type)).may_subset


def test_a_font_that_may_not_be_cut_is_given_whole(tmp_path: Path) -> None:
    path = _patched(tmp_path, 0x0100)
    program, renumbered = Face(path).subset([36])

    assert program == path.read_bytes()
    assert renumbered[36] == 36


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not-a-font"),
        (b"%PDF-1.7 is no font", "not-a-font"),
        (b"\x00\x01\x00\x00\x00\x0a" + bytes(6), "damaged"),
        (b"\x00\x01\x00\x00" + bytes(100), "damaged"),
        (None, "missing"),
    ],
)
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "face.ttf"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(FontRefusedError) as refusal:
        Face(path)

    assert refusal.value.reason == reason


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_font_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    """HarfBuzz would open it and draw nothing; it is found by the bounds of its tables."""
    data = (FONTS / "NotoSans-Regular.ttf").read_bytes()
    path = tmp_path / "face.ttf"
    path.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(FontRefusedError) as refusal:
        Face(path)

    assert refusal.value.reason == "damaged"


def test_a_subset_holds_the_glyphs_and_little_else(sans: Face, tmp_path: Path) -> None:
    """It opens as a font whose renumbered glyphs are as wide as before."""
    gids = [sans.glyph(char)[0] for char in "云原生Go"]
    program, renumbered = sans.subset(gids)
    path = tmp_path / "subset.ttf"
    path.write_bytes(program)
    small = Face(path)

    assert sorted(renumbered[gid] for gid in gids) == [1, 2, 3, 4, 5]
    assert [small.glyph_width(renumbered[gid]) for gid in gids] == [sans.glyph_width(gid) for gid in gids]
    assert len(program) < 5_000
    assert sans.subset(gids)[0] == program


def test_selectors_and_joiners_do_not_count_for_coverage(sans: Face) -> None:
    assert sans.covers("云\ufe00")
    assert not sans.covers("云\U0001f44d")


def test_characters_that_a_font_lacks_are_told_at_once(sans: Face) -> None:
    """In order of code points; the same as asking for each."""
    text = "云\U00020000A\ue123"

    assert sans.lacks(text) == ["\ue123", "\U00020000"]
    assert [char for char in sorted(text) if sans.advance(char) is None] == sans.lacks(text)


def test_no_character_is_lost_that_leaves_no_glyph(sans: Face) -> None:
    """A selector at the very beginning belongs to the first glyph; one alone stands beneath an unseen blank."""
    led, alone = sans.shape("\ufe0f云", script="Hani"), sans.shape("\ufe0f", script="Hani")

    assert _texts(sans, led.pieces) == ["\ufe0f云"]
    assert (_texts(sans, alone.pieces), alone.width) == (["\ufe0f"], 0)
    assert sans.shape("").pieces == ()


@pytest.mark.parametrize(("cluster", "expected"), [("q\u0301", False), ("é", True), ("か\u309a", True)])
def test_a_face_may_have_marks_and_not_place_them(sans: Face, latin: Face, cluster: str, expected: bool) -> None:
    """The Chinese sans has U+0301 and no anchors for it: it would print the mark beside its letter."""
    assert sans.covers(cluster)
    assert sans.places_marks(unicodedata.normalize("NFD", cluster)) == expected
    assert latin.places_marks("q\u0301")


# -- languages


@pytest.fixture
def localised(tmp_path: Path) -> Face:
    """A face whose 骨 has a Japanese and a Taiwanese form, and a usual one for everybody else."""
    return Face(write_font(tmp_path / "a.ttf", Plan("骨云", sequences=["骨J", "骨T"], features=LOCALISED)))


@pytest.mark.parametrize(
    ("language", "glyph"),
    [("ja", 3), ("zh-Hant", 4), ("zh-TW", 4), ("zh-Hans", 1), ("ko", 1), ("en", 1), ("zh-Hant-HK", 1)],
)
def test_a_language_chooses_the_form_of_a_character(localised: Face, language: str, glyph: int) -> None:
    """By ``locl``; a language that the font does not know gets the usual form."""
    shaped = localised.shape("骨", language, "Hani")

    assert [localised.glyph(code) for code in str(shaped.pieces[0])] == [(glyph, "骨")]


def test_a_font_of_one_language_is_asked_for_that_one(tmp_path: Path) -> None:
    """What it has for its language are marks and dashes of the right width, wanted in every text that it draws."""
    regional = LOCALISED.replace("languagesystem hani ZHT;", "").replace("language ZHT; sub u9AA8 by u9AA8_u0054;", "")
    face = Face(write_font(tmp_path / "a.ttf", Plan("骨", sequences=["骨J"], features=regional)))

    assert {face.glyph(str(face.shape("骨", tag, "Hani").pieces[0]))[0] for tag in ("ja", "zh-Hans", "en")} == {2}


def test_only_characters_with_another_form_need_shaping(localised: Face, sans: Face) -> None:
    """Everything else is its own code; the shipped faces have no form of an ideograph by language (measured)."""
    assert localised.alters("骨云", "ja") == ["骨"]
    assert localised.alters("云", "ja") == []
    for language in ("zh-Hans", "zh-Hant", "ja", "ko", "en"):
        assert sans.alters("骨直門説户見角今令雪過", language) == []


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja", "ko", "en"])
def test_the_long_dash_is_two_em_in_every_language(sans: Face, language: str) -> None:
    """The Chinese faces have it for zh-Hans alone, so they are asked for that whatever the text is in."""
    assert sans.shape("——", language=language, script="Hani").width == 2000


# -- twins


def test_a_twin_is_the_same_glyph_with_more_room(sans: Face) -> None:
    wide = sans.widened("于", 1000)

    assert sans.may_widen
    assert (sans.code_width(wide), sans.glyph(wide)[1], wide) == (2000, "于", sans.widened("于", 1000))
    assert sans.code_width("于") == 1000


@pytest.mark.parametrize("plan", [Plan("云", kind="cff"), Plan("云", fs_type=0x0100)])
def test_a_font_that_cannot_be_changed_has_no_twins(tmp_path: Path, plan: Plan) -> None:
    assert not Face(write_font(tmp_path / "a.ttf", plan)).may_widen


@pytest.mark.parametrize("upem", [1000, 2048])
def test_a_program_with_twins_is_a_sound_font(tmp_path: Path, upem: int) -> None:
    """fontTools reads every table; glyphs that were there stay as they were; checksums are right."""
    face = Face(write_font(tmp_path / "a.ttf", Plan("abc", upem=upem, advances={"c": 500})))
    codes = [face.widened("a", 250), face.widened("c", 1000), "b"]
    gids = [face.glyph(code)[0] for code in codes]
    program, mapping = face.subset(gids)
    font = TTFont(io.BytesIO(program), checkChecksums=2)
    order = font.getGlyphOrder()
    advances = [round(font["hmtx"][order[mapping[gid]]][0] * 1000 / upem) for gid in gids]
    tops = [round(font["glyf"][order[mapping[gid]]].yMax * 1000 / upem) for gid in gids]

    assert advances == [1250, 1500, 1000] == [face.glyph_width(gid) for gid in gids]
    assert tops == [height(char) for char in "acb"]
    assert font["maxp"].numGlyphs == len(order) == 6
    assert font["hhea"].advanceWidthMax == round(1.5 * upem)
    assert face.subset(gids) == (program, mapping)


def test_codes_never_run_out(sans: Face) -> None:
    gid = sans.glyph("〓")[0]
    codes = [sans.code(gid, f"{n:x}") for n in range(70_000)]

    assert len(set(codes)) == 70_000
    assert sans.glyph(codes[-1]) == (gid, f"{69_999:x}")
    assert sans.code(gid, "100") == codes[0x100]
