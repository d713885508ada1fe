"""The text of a booklet as other programs read it: what is found and copied is what was written.

Every wording of an agenda made to be difficult is looked for in the text that poppler, MuPDF, pdfium and pypdf extract.
White space is left out of the comparison: lines end where they are set, gaps between Han and Latin are position, and
each program puts blanks of its own. What else a program changes by its own rules is named in ``READERS``.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from tests.forge import Plan, write_font

from progprint import pipeline
from progprint.agenda.load import load
from progprint.agenda.texts import wordings

Tool = Callable[[str], str]
RARE, FORM = "\U00020bb7\U0002a6a5", "葛\U000e0100"

AGENDA = """\
conference: {title: 户戶戸与见⻅}
tracks:
  - title: 部首⽂⼈与文人
    producer: {name: 于雨, org: 某司, bio: 见过⻅的人，户戶戸三形并存，⽂⽟也在，豈更車是兼容字。}
    intro: |
      全角ＡＢＣ１２３，半角ABC123；ｱｲｳ、ｶﾞｷﾞ、ﾊﾟﾋﾟ；！～与!~。
      破折号——省略号……连接号–和—；‘单’“双”引号，Don’t “worry” about ‘it’。
    talks:
      - title: 生僻字𬍛𬺈与𠮷𪚥
        speakers: [{name: 𠮷田, org: 野家𠮷}, {name: "葛\\U000E0100城", org: "辻\\U000E0101辻"}, {name: 柯振旭, org: 甲}]
        summary: |
          变体：葛󠄀城与葛，逢︀与逢，，︀与，︁。
          表情：👍🏽、👨‍👩‍👧、👩‍💻、❤️、☎️；旗帜🇨🇳🇩🇪，键帽1️⃣#️⃣，商标©️™️。
          不换行连字符non‑breaking，软连字符co\u00adop，office fi ffl ffi affluent waffle difficult。
      - title: 西文Ελληνικά与Русский язык
        speakers: [{name: 于雨, org: 某司}, {name: 姜涛, org: 乙}]
        summary: |
          组合记号：Café, naïve, q́, m̈, x̄̂, Ångström, Tiếng Việt, Dvořák, Łódź, ﬁx。
          假名：がぎぐげご、ゲームパズル、ヴ、か゚き゚；谚文：한글과 한국어。
          符号：½ × ± ≤ ℃ № ① ㈱ ㍿ Ⅷ ☐ ☑ ✔ ➜ ⭐ 🎤。
        takeaways: [一, 于雨见于雨]
"""


@dataclass(frozen=True)
class Reader:
    """A program that extracts text, and what it is known to change."""

    read: Callable[[Path, Tool], str]
    changed: Callable[[str], str] = str


def _poppler(*options: str) -> Callable[[Path, Tool], str]:
    def read(path: Path, tool: Tool) -> str:
        command = [tool("pdftotext"), *options, "-enc", "UTF-8", str(path), "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    return read


def _mutool(path: Path, tool: Tool) -> str:
    """Before 1.23 MuPDF writes the halves of a surrogate pair that is part of a longer text (its bug 706131)."""
    command = [tool("mutool"), "draw", "-q", "-F", "txt", str(path)]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "surrogatepass")
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def _pdfium(path: Path, _tool: Tool) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\f".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _pypdf(path: Path, _tool: Tool) -> str:
    return "\f".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _spelled(text: str) -> str:
    """Ligature characters as their letters: pdfium and MuPDF copy ﬁ as fi."""
    return re.sub("[\ufb00-\ufb06]", lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _sorted_marks(text: str) -> str:
    """Marks of one base in the order of their code points: poppler turns two of them round unless asked for -raw."""
    return re.sub("[\u0300-\u036f]{2,}", lambda match: "".join(sorted(match[0])), text)


READERS = {
    "pdfium": Reader(_pdfium, _spelled),
    "pypdf": Reader(_pypdf),
    "poppler": Reader(_poppler(), _sorted_marks),
    "poppler-raw": Reader(_poppler("-raw")),
    "mutool": Reader(_mutool, _spelled),
}
ALL = [pytest.param(name, marks=[] if name in ("pdfium", "pypdf") else pytest.mark.slow) for name in READERS]


@pytest.fixture(scope="module", params=["shipped fonts", "own fonts"])
def booklet(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The booklet, with 〓 for what the shipped faces lack, or with fonts of the project that have it."""
    folder = tmp_path_factory.mktemp("text")
    (folder / "a.yaml").write_text(AGENDA, "utf-8")
    if request.param == "own fonts":
        write_font(folder / "fonts/rare.otf", Plan(f"{RARE}葛辻", kind="cid", sequences=[FORM, "辻\U000e0101"]))
        write_font(folder / "fonts/hangul.ttf", Plan("한글과국어", family="Hangul", wght=True))
    build = pipeline.build(pipeline.Request("pdf", folder / "a.yaml", output=str(folder / "a.pdf"), start=folder))
    missing = {str(found.params["char"]) for found in build.diagnostics if found.code == "missing-glyph"}
    assert [output.kind for output in build.outputs] == ["pdf"]
    assert missing == (set() if request.param == "own fonts" else set(f"{RARE}한글과국어"))
    return folder / "a.pdf"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", ALL)
def test_every_wording_is_found_as_it_was_written(booklet: Path, name: str, tool: Tool) -> None:
    """Radicals, variants, astral characters, selectors, joined emoji, marks, quotes, dashes: each in its own code."""
    reader = READERS[name]
    text = _squeezed(reader.changed(reader.read(booklet, tool)))
    agenda = load([("a.yaml", AGENDA.encode())]).value
    assert agenda is not None
    written = [words.text for words in wordings(agenda)]

    assert len(written) > 25
    assert [] == [words for words in written if _squeezed(reader.changed(words)) not in text]


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_found_that_was_not_written(booklet: Path, name: str, tool: Tool) -> None:
    """No private use, no replacement character, no 〓, no zero-width filler, no wrong twin of a character."""
    text = READERS[name].read(booklet, tool)

    assert re.findall("[\ue000-\uf8ff\ufffd〓\u200b\ud800-\udfff]", text) == []
    assert {char for char in text if "\u2e80" <= char <= "\u2fdf"} == set("⻅⽂⼈⽟")
    assert text.count("戶") == text.count("戸") > 1


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("person", ["于雨", "姜涛", "𠮷田", "葛\U000e0100城"])
def test_a_name_opened_to_three_em_is_found_by_a_search(booklet: Path, name: str, person: str, tool: Tool) -> None:
    """In the index of speakers 于雨 stands as wide as three ideographs; no reader takes the gap for a blank."""
    text = READERS[name].read(booklet, tool)
    first, second = person[:-1], person[-1]

    assert text.count(person) >= 3
    assert re.findall(rf"{first}\s+{second}", text) == []
