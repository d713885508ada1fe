"""The table to fill in, in Chinese and English: what its notes, choices and example say is what an import does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from progprint.agenda.load import load_text
from progprint.exchange import import_agenda
from progprint.exchange.tables.headings import fields_of
from progprint.exchange.write.template_words import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

FACTS = {
    "zh": ["河港技术大会", "", "2027-05-08 ~ 2027-05-09", "Asia/Shanghai", "会馆", "某路 1 号", "甲社、乙社",
           "https://example.org", "简体中文"],
    "en": ["Harbour Days", "", "2027-05-08 ~ 2027-05-09", "Europe/Berlin", "House", "1 Quay", "Acme; Bee",
           "https://example.org", "English"],
}  # fmt: skip


def _template(tmp_path: Path, progprint: Run, language: str) -> Any:
    done = progprint("template", "xlsx", "--lang", language, "-o", "t.xlsx")
    assert done.returncode == 0, done.stderr
    return openpyxl.load_workbook(tmp_path / "t.xlsx")


def _imported(book: Any) -> tuple[Any, set[str]]:
    data = io.BytesIO()
    book.save(data)
    outcome = import_agenda(data.getvalue(), "t.xlsx")
    assert outcome.value is not None, outcome.diagnostics
    assert not load_text(outcome.value.yaml().encode(), "x.yaml").failed
    return outcome.value.data, {d.code for d in outcome.diagnostics}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_filled_in_is_imported_as_it_is_meant(tmp_path: Path, progprint: Run, language: str) -> None:
    words = TEMPLATES[language]
    book = _template(tmp_path, progprint, language)
    assert book.sheetnames == [words.conference, words.programme, words.example]
    for number, value in enumerate(FACTS[language], 1):
        book[words.conference].cell(number, 2, value or None)
    for row in range(2, len(words.samples) + 2):
        for column in range(1, len(words.headings) + 1):
            book[words.programme].cell(row, column, book[words.example].cell(row, column).value)
    data, codes = _imported(book)
    (track,) = data["tracks"]
    (talk,), (pause,) = track["talks"], data["sessions"]

    assert data["conference"]["date"] == ["2027-05-08", "2027-05-09"]
    assert data["conference"]["venue"] == dict(zip(("name", "address"), FACTS[language][4:6], strict=True))
    assert len(data["conference"]["organisers"]) == 2
    assert data["conference"]["language"] == {"zh": "zh-Hans", "en": "en"}[language]
    assert len(talk["speakers"]) == 2
    assert len(talk["summary"]) == 2  # by the headings that end with a colon
    assert len(talk["takeaways"]) == 2
    assert (pause["type"], pause["room"]) == ("break", "all")
    assert "import-sample" in codes
    assert not codes & {"import-rows", "import-people", "import-no-title"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_choice_is_understood(tmp_path: Path, progprint: Run, language: str) -> None:
    words = TEMPLATES[language]
    book = _template(tmp_path, progprint, language)
    sheet = book[words.programme]
    heads = {cell.value: cell.column for cell in sheet[1]}
    title = next(head for head in heads if fields_of(head, {}) == ("title",))
    for number, kind in enumerate(words.types):
        sheet.cell(2 + number, heads[title], f"n{number}")
        sheet.cell(2 + number, heads[words.type], kind)
        sheet.cell(2 + number, heads[words.language], words.languages[number % len(words.languages)])
    data, _ = _imported(book)

    assert len(sheet.data_validations.dataValidation) == 2
    assert [one.get("type", "talk") for one in data["sessions"]] == [
        "talk", "keynote", "panel", "workshop", "lightning", "opening", "closing", "break", "other",
    ]  # fmt: skip
    assert {one["language"] for one in data["sessions"]} == {"zh-Hans", "zh-Hant", "ja", "ko", "en"}
    assert all("extra" not in one for one in data["sessions"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_template_is_refused(tmp_path: Path, progprint: Run, language: str) -> None:
    _template(tmp_path, progprint, language)
    refused = progprint("import", "t.xlsx", "-o", "a.yaml")

    assert refused.returncode == 2
    assert "t.xlsx" in refused.stderr


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_heading_means_one_field_and_every_note_has_its_heading(language: str) -> None:
    words = TEMPLATES[language]

    assert all(len(fields_of(heading, {})) == 1 for heading in words.headings)
    assert len({fields_of(heading, {}) for heading in words.headings}) == len(words.headings)
    assert set(words.notes) | {words.type, words.language} <= set(words.headings)
