"""Families and fallback: which face draws what."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from progprint.core.diagnostic import Outcome
from progprint.fonts.book import FontBook, load_book, open_all
from progprint.fonts.entry import FontRefusedError

FONTS = Path(__file__).resolve().parents[3] / "fonts"


def _read(path: Path) -> Outcome[bytes]:
    return Outcome(path.read_bytes())


@pytest.fixture(scope="module")
def book() -> FontBook:
    """The shipped book."""
    found = load_book([FONTS], _read)
    assert not found.diagnostics
    assert found.value is not None
    return found.value


@pytest.mark.parametrize(
    ("cluster", "face"),
    [
        ("云", "NotoSansSC-Regular"),
        ("A", "NotoSansSC-Regular"),
        ("ǖ", "NotoSansSC-Regular"),
        ("Ж", "NotoSansSC-Regular"),
        ("ƕ", "NotoSans-Regular"),
        ("👍", "NotoEmoji-Regular"),
        ("👍🏽", "NotoEmoji-Regular"),
        ("👨\u200d👩\u200d👧", "NotoEmoji-Regular"),
        ("❤\ufe0f", "NotoEmoji-Regular"),
        ("𬍛", "NotoSansSC-Regular"),
    ],
)
def test_the_first_face_that_has_the_whole_cluster_draws_it(book: FontBook, cluster: str, face: str) -> None:
    picked = book.pick(cluster, "sans", "regular")

    assert picked is not None
    assert picked.name == face
    assert picked.covers(cluster)


def test_a_cluster_that_no_face_has_whole_goes_to_the_face_of_its_base(book: FontBook) -> None:
    """A base and its marks are never torn apart."""
    picked = book.pick("云\u0f71", "sans", "regular")

    assert picked is book.main("sans", "regular")


def test_what_no_face_has_is_picked_by_none(book: FontBook) -> None:
    assert book.pick("\U00020000", "sans", "regular") is None


def test_bold_asks_bold_faces_first_and_an_unknown_weight_is_regular(book: FontBook) -> None:
    assert book.main("serif", "bold").name == "NotoSerifSC-Bold"
    assert book.names("serif", "black") == book.names("serif", "regular")


def test_missing_names_each_character_once_in_the_order_of_the_text(book: FontBook) -> None:
    assert book.lacking("甲\U00020001乙\U00020000 \U00020001❤\ufe0f\n") == ("\U00020001", "\U00020000")


def test_a_text_is_as_wide_as_its_characters(book: FontBook) -> None:
    """Faces of the fallback count with their own widths, what no face has counts one em."""
    letter = book.main("sans", "regular").advance("A")
    assert letter is not None

    assert book.measure("云A", "sans", "regular") == 1000 + letter
    assert book.measure("\U00020000", "sans", "regular") == 1000
    assert book.measure("❤\ufe0f", "sans", "regular") == book.measure("❤", "sans", "regular")


def test_faces_are_opened_once(book: FontBook) -> None:
    assert book.face("NotoSans-Regular") is book.face("NotoSans-Regular")


def test_every_shipped_face_is_the_published_file_with_its_licence(book: FontBook) -> None:
    """The sums of fonts.yaml match the files, and each face names a licence text that is there."""
    assert len(book.entries) >= 10
    for entry in book.entries.values():
        assert hashlib.sha256(entry.path.read_bytes()).hexdigest() == entry.facts["sha256"], entry.name
        assert "Open Font License" in (FONTS / entry.facts["licence"]).read_text(encoding="utf-8"), entry.name
        assert book.face(entry.name).version == entry.facts["version"]
        assert book.face(entry.name).may_subset
    assert open_all(book) == []
    assert {path.name for path in FONTS.glob("*.ttf")} == {entry.path.name for entry in book.entries.values()}


def test_a_project_adds_faces_and_replaces_roles(tmp_path: Path) -> None:
    """A later folder wins; roles that it does not name stay as they are."""
    (tmp_path / "fonts.yaml").write_text(
        "faces:\n  House:\n    file: house.ttf\nfamilies:\n  sans:\n    regular: [House, NotoSansSC-Regular]\n",
        encoding="utf-8",
    )
    (tmp_path / "house.ttf").write_bytes((FONTS / "NotoSans-Regular.ttf").read_bytes())
    book = load_book([FONTS, tmp_path], _read).value
    assert book is not None

    assert book.main("sans", "regular").name == "House"
    assert book.main("serif", "regular").name == "NotoSerifSC-Regular"


def test_a_role_with_an_unknown_face_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "fonts.yaml").write_text("faces: {}\nfamilies:\n  sans:\n    regular: [Nowhere]\n", encoding="utf-8")
    found = load_book([tmp_path], _read)

    assert found.value is None
    assert [(d.code, d.params["name"]) for d in found.diagnostics] == [("unknown-face", "Nowhere")]


def test_a_refused_face_is_named(tmp_path: Path) -> None:
    (tmp_path / "fonts.yaml").write_text(
        "faces:\n  Broken:\n    file: broken.ttf\nfamilies:\n  sans:\n    regular: [Broken]\n", encoding="utf-8"
    )
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00 cut")
    book = load_book([tmp_path], _read).value
    assert book is not None

    assert [(d.code, d.variant, d.params["name"]) for d in open_all(book)] == [("font-refused", "damaged", "Broken")]
    with pytest.raises(FontRefusedError):
        book.main("sans", "regular")
