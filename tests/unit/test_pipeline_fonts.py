"""Fonts through the whole pipeline: languages of texts, what is replaced outside the agenda, a damaged installation."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from tests.forge import LOCALISED, Plan, write_font

from progprint import pipeline, project
from progprint.agenda.load import load
from progprint.pipeline import Request

FORMS = Plan("云骨一二", sequences=["骨J", "骨T"], features=LOCALISED)


def _built(folder: Path, agenda: str, **more: str) -> pipeline.Build:
    (folder / "a.yaml").write_text(agenda, "utf-8")
    return pipeline.build(Request("pdf", folder / "a.yaml", output=str(folder / "a.pdf"), start=folder, **more))  # type: ignore[arg-type]


def _glyphs(pdf: Path) -> dict[str, set[int]]:
    """Heights of the glyphs that each character of a forged font is drawn with, by the font program."""
    found: dict[str, set[int]] = {}
    with pikepdf.open(pdf) as document:
        fonts = {str(name): font for page in document.pages for name, font in page.Resources.Font.items()}
        for font in fonts.values():
            if "Forged" not in str(font.BaseFont):
                continue
            descendant = font.DescendantFonts[0]
            program = TTFont(io.BytesIO(bytes(descendant.FontDescriptor.FontFile2.read_bytes())))
            mapping = bytes(descendant.CIDToGIDMap.read_bytes())
            cmap = bytes(font.ToUnicode.read_bytes()).decode().partition("endcodespacerange")[2]
            for line in cmap.split("\n"):
                numbers = [part.strip("<>") for part in line.replace("><", "> <").split()] if line[:1] == "<" else []
                if len(numbers) in (2, 3) and len(numbers[-1]) == 4:
                    code, text = int(numbers[0], 16), chr(int(numbers[-1], 16))
                    gid = int.from_bytes(mapping[2 * code : 2 * code + 2], "big")
                    found.setdefault(text, set()).add(program["glyf"][program.getGlyphOrder()[gid]].yMax)
    return found


def _forms(folder: Path, agenda: str) -> set[bool]:
    """Whether 骨 is drawn in the form of a language, which is half as high in the forged font."""
    write_font(folder / "fonts/own.ttf", FORMS)
    (folder / "fonts/fonts.yaml").write_text("families: {sans: {regular: own}}\n", "utf-8")
    assert [output.kind for output in _built(folder, agenda).outputs] == ["pdf"]
    return {tall < 300 for tall in _glyphs(folder / "a.pdf")["骨"]}


@pytest.mark.parametrize(("language", "localised"), [("zh", False), ("ja", True), ("zh-Hant", True), ("en", False)])
def test_texts_are_drawn_in_the_forms_of_the_language_of_the_conference(
    tmp_path: Path, language: str, localised: bool
) -> None:
    agenda = f"conference: {{title: 一, language: {language}}}\ntracks: [{{title: 二, talks: [{{title: 骨}}]}}]\n"

    assert _forms(tmp_path, agenda) == {localised}


@pytest.mark.parametrize(("title", "localised"), [("{ja: 骨一}", True), ("{zh: 骨二, ja: 一}", False)])
def test_a_text_written_under_a_language_is_drawn_in_its_forms(tmp_path: Path, title: str, localised: bool) -> None:
    """Where it is set as a paragraph; lists of the conference set it in the conference's language."""
    assert localised in _forms(tmp_path, f"tracks: [{{title: 二, talks: [{{title: {title}}}]}}]\n")


def test_the_language_of_a_wording_is_the_one_it_is_written_under() -> None:
    """Just ``zh`` says no more than that it is Chinese."""
    agenda = load(
        [("a.yaml", "tracks: [{title: {ja: 骨}}, {title: {zh: 骨}}, {title: {zh-TW: 骨}}, {title: 骨}]\n".encode())]
    )

    assert agenda.value is not None
    assert [track.title.language for track in agenda.value.tracks] == ["ja", "", "zh-Hant", ""]


def test_a_character_of_a_free_page_is_told_as_well(tmp_path: Path) -> None:
    """The web address of the colophon is no wording of the agenda; what is replaced there is named all the same."""
    built = _built(tmp_path, "conference: {title: 一, url: 'https://example.org/\U0002a6a5'}\ntracks: [{title: 二}]\n")

    assert [str(d.params["char"]) for d in built.diagnostics if d.code == "missing-glyph"] == ["\U0002a6a5"]


def test_geta_comes_from_any_face_that_has_it(tmp_path: Path) -> None:
    """A main face of the project without 〓, or even a space, never draws its box of a missing glyph."""
    write_font(tmp_path / "fonts/own.ttf", Plan("云"))
    (tmp_path / "fonts/fonts.yaml").write_text("families: {sans: {regular: own}}\n", "utf-8")
    _built(tmp_path, "tracks: [{title: 云, talks: [{title: \U0002a6a5云}]}]\n")

    assert set(_glyphs(tmp_path / "a.pdf")) == {"云"}


def test_a_damaged_installation_is_a_diagnostic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shipped faces are opened when they are needed; a refusal there names the font, and nothing is written."""
    shipped = tmp_path / "shipped"
    shutil.copytree(project.shipped_folder("fonts"), shipped, ignore=shutil.ignore_patterns("*Serif*", "licences"))
    whole = (shipped / "NotoSansSC-Regular.ttf").read_bytes()
    (shipped / "NotoSansSC-Regular.ttf").write_bytes(whole[: len(whole) // 2])
    usual = project.shipped_folder
    monkeypatch.setattr(project, "shipped_folder", lambda name: shipped if name == "fonts" else usual(name))
    built = _built(tmp_path, "tracks: [{title: 云}]\n")

    assert [(d.code, d.variant, d.params["name"]) for d in built.diagnostics if d.severity > 2] == [
        ("font-refused", "damaged", "NotoSansSC-Regular")
    ]
    assert built.outputs == ()


def test_a_style_names_a_role_that_the_fonts_have(tmp_path: Path) -> None:
    """A role of the project's own fonts.yaml, too; any other is an error at its place in the layout."""
    write_font(tmp_path / "fonts/own.ttf", Plan("云"))
    (tmp_path / "fonts/fonts.yaml").write_text("families: {kai: {regular: own}}\n", "utf-8")
    layout = tmp_path / "mine.yaml"
    layout.write_text("extends: a5\nstyles: {display: {family: kai}, body: {family: serf}}\n", "utf-8")
    built = _built(tmp_path, "tracks: [{title: 云}]\n", layout=str(layout))

    (found,) = [d for d in built.diagnostics if d.severity > 2]
    assert (found.code, found.variant, found.params["allowed"]) == ("layout-value", "choice", "sans serif mono kai")
    assert found.span is not None
    assert (found.span.line, found.span.column) == (2, 49)

    layout.write_text("extends: a5\nstyles: {display: {family: kai}}\n", "utf-8")
    assert [output.kind for output in _built(tmp_path, "tracks: [{title: 云}]\n", layout=str(layout)).outputs] == [
        "pdf"
    ]
    assert "云" in _glyphs(tmp_path / "a.pdf")
