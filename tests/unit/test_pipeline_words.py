"""The fixed words of a run: in the language of the conference, or in English where there are none or no font draws them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdf
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

AGENDA = """
conference: {title: Harbour Days, language: LANGUAGE, date: 2027-04-10 ~ 2027-04-11}
tracks:
  - {title: Craft, date: 2027-04-10, talks: [{title: Ropes, time: 10:00-10:40, speakers: [{name: Mina Hart}]}]}
  - {title: Seas, date: 2027-04-11, talks: [{title: Tides, time: 10:00-10:40, speakers: [{name: Tom Reed}]}]}
"""


@pytest.mark.parametrize(
    ("language", "contents", "codes"),
    [
        ("de", "Inhalt", set()),
        ("fr", "Sommaire", set()),
        ("ja", "目次", set()),
        ("zh-Hant", "目錄", set()),
        ("fi", "Contents", {"words-in-english"}),
        ("ko", "Contents", {"words-in-english"}),
    ],
)
def test_what_is_printed_is_in_the_language_or_told(
    tmp_path: Path, progprint: Run, language: str, contents: str, codes: set[str]
) -> None:
    """The shipped fonts have no Hangul."""
    (tmp_path / "a.yaml").write_text(AGENDA.replace("LANGUAGE", language), "utf-8")
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", "--json")
    assert done.returncode == 0, done.stderr
    found = {one["code"] for one in json.loads(done.stdout)["diagnostics"]}
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages)

    assert found & {"words-in-english", "missing-glyph", "script-in-english"} == codes
    assert contents in text
    assert "〓" not in text
