"""What docs/fonts.md and docs/fonts.zh.md say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import uharfbuzz as hb
from tests.forge import Plan, write_collection, write_font
from tests.reading import is_read

from progprint import files
from progprint.fonts.book import load_book
from progprint.fonts.face import Face


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / "docs/fonts.md").read_text("utf-8")


def test_the_commands_exist(text: str) -> None:
    typed = re.findall(r"^progprint (.+)$", text, re.MULTILINE)

    assert len(typed) == 3
    assert [line for line in typed if not is_read(line)] == []


def test_the_example_works(root: Path, text: str, tmp_path: Path) -> None:
    """With files of those names, and in the order that is promised."""
    example = text.split("```yaml\n")[1].split("```", maxsplit=1)[0]
    (tmp_path / "fonts.yaml").write_text(example, "utf-8")
    write_collection(tmp_path / "HouseSans.ttc", Plan("a"), Plan("b"), Plan("云", wght=True))
    write_font(tmp_path / "HouseSans-Regular.ttf", Plan("云"))
    write_font(tmp_path / "rest.ttf", Plan("c"))
    found = load_book([root / "fonts", tmp_path], files.read_source)

    assert found.value is not None
    assert list(found.diagnostics) == []
    regular, bold = (found.value.names("sans", weight) for weight in ("regular", "bold"))
    assert [regular[:2], bold[:2]] == [("HouseSans-Regular", "NotoSansSC-Regular"), ("House", "NotoSansSC-Bold")]
    assert (regular[-1], bold[-1], found.value.main("sans", "bold").weight) == ("rest", "rest", 700)


@pytest.mark.parametrize("name", ["NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSerifSC-Regular", "NotoSerifSC-Bold"])
def test_the_figures_are_measured(root: Path, text: str, name: str) -> None:
    """Rare ideographs, and what ``locl`` alters when HarfBuzz is asked with and without the language zh-Hans."""
    path = root / f"fonts/{name}.ttf"
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(face)

    def glyphs(code: int, language: str) -> list[int]:
        buffer = hb.Buffer()
        buffer.add_codepoints([code])
        buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language
        hb.shape(font, buffer)
        return [info.codepoint for info in buffer.glyph_infos]

    rare = sum(0x20000 <= code < 0x40000 for code in face.unicodes)
    altered = [chr(code) for code in face.unicodes if glyphs(code, "zh-Hans") != glyphs(code, "ja")]
    scripts = face.get_table_script_tags("GSUB")

    chinese = (root / "docs/fonts.zh.md").read_text("utf-8")
    assert "约有 220 个" in chinese
    assert "about 220" in text
    assert 210 < rare < 230
    assert f"{len(altered)} 个标点" in chinese
    assert f"{len(altered)} marks" in text
    assert not any("\u2e80" <= char <= "\uffff" for char in altered)
    assert set(face.get_script_language_tags("GSUB", scripts.index("hani"))) == {"ZHS "}
    assert Face(path).shape("——", "ja", "Hani").width == 2000
