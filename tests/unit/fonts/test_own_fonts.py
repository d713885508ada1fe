"""A project's own fonts: found without a word of configuration, ordered by fonts.yaml, refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.forge import Plan, write_collection, write_font

from progprint import files
from progprint.core.diagnostic import Diagnostic, Severity
from progprint.fonts.book import FontBook, load_book

FONTS = Path(__file__).resolve().parents[3] / "fonts"
RARE = "\U00020bb7"


def _book(folder: Path) -> FontBook:
    found = load_book([FONTS, folder], files.read_source)
    assert list(found.diagnostics) == []
    assert found.value is not None
    return found.value


def _trouble(folder: Path) -> list[tuple[str, str, str]]:
    """Code, variant and place of everything that is wrong; then there is no book."""
    found = load_book([FONTS, folder], files.read_source)
    assert found.value is None
    return [(d.code, d.variant, _line(d)) for d in found.diagnostics]


def _line(found: Diagnostic) -> str:
    return f"{found.span.line}:{found.span.column}" if found.span else str(found.params.get("name", ""))


def _yaml(folder: Path, text: str) -> None:
    (folder / "fonts.yaml").write_text(text, encoding="utf-8")


def test_a_font_dropped_into_the_folder_closes_a_gap_and_changes_nothing_else(tmp_path: Path) -> None:
    """It is asked last: shipped faces draw what they have."""
    write_font(tmp_path / "rare.ttf", Plan(f"{RARE}云"))
    book = _book(tmp_path)

    for role in ("sans", "serif"):
        for weight in ("regular", "bold"):
            rare, usual = book.pick(RARE, role, weight), book.pick("云", role, weight)
            assert rare is not None
            assert usual is not None
            assert (rare.name, usual.name[:4]) == ("rare", "Noto")
    assert book.lacking(f"{RARE}云") == ()
    assert book.entries["rare"].own


def test_folders_are_looked_into_and_hidden_files_are_not(tmp_path: Path) -> None:
    """What an archive leaves behind (``._name``) is no font of the project."""
    write_font(tmp_path / "Family/static/rare.otf", Plan(RARE, kind="cff"))
    (tmp_path / "Family/._rare.otf").write_bytes(b"resource fork")
    (tmp_path / "README.txt").write_bytes(b"how to install")

    assert [name for name, entry in _book(tmp_path).entries.items() if entry.own] == ["rare"]


def test_of_a_family_the_nearest_upright_weight_serves(tmp_path: Path) -> None:
    for name, weight, italic in (("light", 300, False), ("black", 900, False), ("bold-italic", 700, True)):
        write_font(tmp_path / f"{name}.ttf", Plan(RARE, family="House", weight=weight, italic=italic))
    book = _book(tmp_path)

    picked = {weight: book.pick(RARE, "sans", weight) for weight in ("regular", "bold")}
    assert {weight: face.name for weight, face in picked.items() if face} == {"regular": "light", "bold": "black"}


def test_a_variable_font_serves_each_weight_by_its_axis(tmp_path: Path) -> None:
    """wght is pinned at 400 and 700; the advances are those of the instance."""
    write_font(tmp_path / "varied.ttf", Plan(RARE, wght=True))
    book = _book(tmp_path)

    regular, bold = book.pick(RARE, "sans", "regular"), book.pick(RARE, "sans", "bold")
    assert regular is not None
    assert bold is not None
    assert [(face.name, face.weight) for face in (regular, bold)] == [("varied@400", 400), ("varied@700", 700)]
    assert [face.advance(RARE) for face in (regular, bold)] == [1000, 1060]


def test_each_face_of_a_collection_goes_by_its_number(tmp_path: Path) -> None:
    write_collection(tmp_path / "all.ttc", Plan("a", family="One"), Plan(RARE, family="Two", kind="cid"))
    book = _book(tmp_path)
    face = book.pick(RARE, "sans", "regular")

    assert [name for name, entry in book.entries.items() if entry.own] == ["all#0", "all#1"]
    assert face is not None
    assert face.name == "all#1"


def test_families_are_asked_in_the_order_of_their_files(tmp_path: Path) -> None:
    write_font(tmp_path / "2-first.ttf", Plan(RARE, family="A"))
    write_font(tmp_path / "1-second.ttf", Plan(RARE, family="B"))
    face = _book(tmp_path).pick(RARE, "sans", "regular")

    assert face is not None
    assert face.name == "1-second"


def test_fallback_goes_by_cluster_over_shipped_and_own_fonts(tmp_path: Path) -> None:
    """A base, its selector and its marks come from one face, the first that has all of them."""
    variant, marked = "葛\U000e0100", f"{RARE}\u0301"
    write_font(tmp_path / "a.ttf", Plan(RARE, family="A"))
    write_font(tmp_path / "b.ttf", Plan(f"{RARE}\u0301葛", family="B", sequences=[variant]))
    book = _book(tmp_path)

    picked = {text: book.pick(text, "serif", "bold") for text in (RARE, marked, variant, "葛", "葛\U000e0101")}
    assert {text: face.name for text, face in picked.items() if face} == {
        RARE: "a",
        marked: "b",
        variant: "b",
        "葛": "NotoSerifSC-Bold",
        "葛\U000e0101": "NotoSerifSC-Bold",
    }
    assert book.has_variation("葛", "\U000e0100")
    assert not book.has_variation("葛", "\U000e0101")


# -- fonts.yaml


def test_fonts_yaml_puts_a_face_first(tmp_path: Path) -> None:
    """What it gives a role leads; everything that ships follows, so that nothing is lost."""
    write_font(tmp_path / "house.ttf", Plan("云"))
    write_font(tmp_path / "rest.ttf", Plan(RARE))
    _yaml(tmp_path, "faces: {House: {file: house.ttf}}\nfamilies: {sans: {regular: [House]}}\n")
    book = _book(tmp_path)

    assert book.names("sans", "regular")[:2] == ("House", "NotoSansSC-Regular")
    assert book.names("sans", "bold")[:2] == ("House", "NotoSansSC-Bold")
    assert book.names("sans", "regular")[-1] == "rest"
    assert book.main("serif", "regular").name == "NotoSerifSC-Regular"


def test_a_described_face_without_a_role_comes_last(tmp_path: Path) -> None:
    write_font(tmp_path / "house.ttf", Plan(RARE))
    _yaml(tmp_path, "faces: {House: {file: house.ttf, licence: OFL.txt}}\n")
    book = _book(tmp_path)

    assert {book.names(role, "bold")[-1] for role in ("sans", "serif")} == {"House"}
    assert book.entries["House"].facts["licence"] == "OFL.txt"


def test_files_may_be_called_by_their_names(tmp_path: Path) -> None:
    """A variable file named for a role gives it an instance of each weight."""
    write_font(tmp_path / "varied.ttf", Plan("云", wght=True))
    _yaml(tmp_path, "families: {kai: {regular: varied, medium: varied}}\n")
    book = _book(tmp_path)

    assert [book.main("kai", weight).name for weight in ("regular", "medium")] == ["varied@400", "varied@500"]
    assert book.names("kai", "medium")[1] == "NotoSansSC-Regular"


def test_index_and_weight_choose_a_face_of_a_file(tmp_path: Path) -> None:
    write_collection(tmp_path / "all.ttc", Plan("a"), Plan("云", wght=True))
    _yaml(tmp_path, "faces: {House: {file: all.ttc, index: 1, weight: black}}\nfamilies: {sans: {regular: House}}\n")
    face = _book(tmp_path).main("sans", "regular")

    assert face.weight == 900
    assert face.covers("云")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("faces: {House: {fiel: house.ttf}}\n", ("unknown-key", "suggest", "1:17")),
        ("faces: {House: {file: house.ttf, weight: heavy}}\n", ("font-value", "weight", "1:42")),
        ("faces: {House: {file: house.ttf, index: one}}\n", ("font-value", "index", "1:41")),
        ("faces: {House: {file: house.ttf, index: 3}}\n", ("font-refused", "no-face", "1:9")),
        ("faces: {House: {file: none.ttf}}\n", ("font-missing", "", "1:9")),
        ("families: {sans: {regular: [Huose]}}\n", ("unknown-face", "", "1:29")),
    ],
)
def test_what_is_wrong_in_fonts_yaml_is_told_at_its_place(
    tmp_path: Path, text: str, expected: tuple[str, str, str]
) -> None:
    write_font(tmp_path / "house.ttf", Plan("云"))
    _yaml(tmp_path, text)

    assert expected in _trouble(tmp_path)


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (Plan("云", fs_type=0x0002), "restricted"),
        (Plan("云", kind="cff", fs_type=0x0202), "restricted"),
        (Plan("云", fs_type=0x0200), "bitmap-only"),
    ],
)
@pytest.mark.parametrize("described", [True, False])
def test_a_font_whose_licence_forbids_embedding_is_refused_by_name(
    tmp_path: Path, plan: Plan, reason: str, described: bool
) -> None:
    """Whether or not fonts.yaml speaks of it."""
    write_font(tmp_path / "house.ttf", plan)
    if described:
        _yaml(tmp_path, "faces: {house: {file: house.ttf}}\n")

    assert _trouble(tmp_path) == [("font-refused", reason, "1:9" if described else "house")]


def test_a_web_font_is_named_rather_than_passed_over(tmp_path: Path) -> None:
    """It may lie there for the web, so the work goes on without it."""
    (tmp_path / "house.woff2").write_bytes(b"wOF2" + bytes(60))
    found = load_book([FONTS, tmp_path], files.read_source)

    assert found.value is not None
    assert [(d.code, d.variant, d.severity, d.params["file"]) for d in found.diagnostics] == [
        ("font-refused", "web-font", Severity.WARNING, "house.woff2")
    ]
