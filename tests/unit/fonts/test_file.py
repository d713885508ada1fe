"""Font files before they are used: what they hold, and why some are refused."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont, newTable
from tests.forge import Plan, font_bytes, write_collection, write_font

from progprint.fonts.entry import FontRefusedError
from progprint.fonts.file import describe, open_file


def _refusal(path: Path, index: int = 0) -> str:
    with pytest.raises(FontRefusedError) as refusal:
        open_file(path, index)
    return refusal.value.reason


def _patched(path: Path, tag: str, *, without_outlines: bool) -> Path:
    """A font with a table of coloured glyphs; its own glyphs keep their outlines or lose them."""
    font = TTFont(io.BytesIO(font_bytes(Plan("😀🎤"))), recalcTimestamp=False)
    font[tag] = newTable("zzzz")
    font[tag].data = bytes(16)
    if without_outlines:
        for name in font.getGlyphOrder():
            font["glyf"][name].numberOfContours = 0
    font.save(path)
    return path


def test_a_face_says_what_it_is(tmp_path: Path) -> None:
    """Family, weight, slant and axis are read from the font itself (tables name, OS/2, fvar)."""
    bold = write_font(tmp_path / "a.ttf", Plan("a", family="House Sans", weight=700))
    slanted = write_font(tmp_path / "b.otf", Plan("a", kind="cff", italic=True, weight=3))
    varied = write_font(tmp_path / "c.ttf", Plan("a", wght=True))

    assert [(f.family, f.weight, f.italic, f.axis) for f in describe(bold)] == [("House Sans", 700, False, None)]
    assert [(f.weight, f.italic) for f in describe(slanted)] == [(300, True)]
    assert [f.axis for f in describe(varied)] == [(100.0, 900.0)]


def test_every_face_of_a_collection_is_described(tmp_path: Path) -> None:
    path = write_collection(tmp_path / "a.ttc", Plan("a", family="One"), Plan("b", family="Two", kind="cid"))

    assert [(facts.number, facts.family) for facts in describe(path)] == [(0, "One"), (1, "Two")]


@pytest.mark.parametrize("index", [1, 99])
def test_a_number_that_no_face_has_is_refused(tmp_path: Path, index: int) -> None:
    single = write_font(tmp_path / "a.ttf", Plan("a"))
    collection = write_collection(tmp_path / "a.ttc", Plan("a"))

    assert [_refusal(single, index), _refusal(collection, index)] == ["no-face", "no-face"]


@pytest.mark.parametrize("tag", [b"glyf", b"name", b"fvar", b"wght"])
@pytest.mark.parametrize("letter", [b"\x80", b"\xff", b"\xc3"])
def test_tags_that_are_no_letters_are_damage(tmp_path: Path, tag: bytes, letter: bytes) -> None:
    """Names of tables and of axes are four letters of ASCII (OpenType, tags)."""
    data = font_bytes(Plan("ab", wght=True))
    assert tag in data
    (tmp_path / "a.ttf").write_bytes(data.replace(tag, letter + tag[1:]))

    with pytest.raises(FontRefusedError) as refusal:
        list(describe(tmp_path / "a.ttf"))
    assert refusal.value.reason == "damaged"


@pytest.mark.parametrize("signature", [b"wOFF", b"wOF2"])
def test_a_web_font_is_refused_as_one(tmp_path: Path, signature: bytes) -> None:
    (tmp_path / "a.woff").write_bytes(signature + bytes(60))

    assert _refusal(tmp_path / "a.woff") == "web-font"


@pytest.mark.parametrize("tag", ["COLR", "CBDT", "sbix", "SVG "])
def test_pictures_instead_of_outlines_are_refused(tmp_path: Path, tag: str) -> None:
    """A font of coloured emoji would print nothing; one that has outlines as well is used by those."""
    assert _refusal(_patched(tmp_path / "a.ttf", tag, without_outlines=True)) == "no-outlines"
    assert open_file(_patched(tmp_path / "b.ttf", tag, without_outlines=False)).glyph_count == 3


def test_cff2_without_axes_is_refused(tmp_path: Path) -> None:
    """No PDF holds CFF2, and HarfBuzz writes CFF only of what has axes to pin."""
    assert _refusal(write_font(tmp_path / "a.otf", Plan("a", kind="cff2"))) == "no-outlines"


def test_a_collection_cut_short_is_refused(tmp_path: Path) -> None:
    path = write_collection(tmp_path / "a.ttc", Plan("ab"), Plan("cd"))
    data = path.read_bytes()
    (tmp_path / "b.ttc").write_bytes(data[: len(data) - 40])
    (tmp_path / "c.ttc").write_bytes(data[:14])

    assert [_refusal(tmp_path / "b.ttc", 1), _refusal(tmp_path / "c.ttc")] == ["damaged", "damaged"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_no_font_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.ttf")

    assert _refusal(tmp_path / "a.ttf") == "unreadable"


@pytest.mark.parametrize(("bits", "reason"), [(0x0002, "restricted"), (0x0200, "bitmap-only"), (0x0302, "restricted")])
@pytest.mark.parametrize("kind", ["glyf", "cff", "cid"])
def test_licence_bits_are_read_in_every_kind_of_font(tmp_path: Path, kind: str, bits: int, reason: str) -> None:
    """OS/2 fsType; in a collection each face has its own."""
    path = write_font(tmp_path / "a.otf", Plan("a", kind=kind, fs_type=bits))
    collection = write_collection(tmp_path / "a.ttc", Plan("b"), Plan("a", kind=kind, fs_type=bits))

    assert [_refusal(path), _refusal(collection, 1)] == [reason, reason]
    assert open_file(collection, 0).glyph_count == 2
