"""The programme as a workbook to edit and import again: headings with notes, lists to choose from, the agenda carried along."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from progprint import files
from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic, warning
from progprint.exchange.write.facts import TABLE, narrow
from progprint.exchange.write.table import CELL_MOST, HEADINGS, fitting, table_rows
from progprint.source.edit import Plain, to_yaml

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    from progprint.exchange.write.template_words import TemplateWords

CARRIER = "progprint"
"""The hidden sheet on which a workbook carries the whole agenda."""
_CELL = 16_000
"""Characters of a line in one cell of the hidden sheet, of which UTF-16 may take two for each."""
_SHOWN = 60
_ROWS = 1000
"""Rows that the lists reach down to."""


def write(agenda: Agenda, date: datetime.datetime, carried: Mapping[str, Plain]) -> tuple[bytes, list[Diagnostic]]:
    """A sheet with the rows of the CSV export. The same bytes for the same agenda.

    ``carried`` is the agenda as it is written; it goes along on a hidden sheet, line by line. A property holds the digest
    of everything else, by which an edited workbook is known.
    """
    made = _workbook(agenda, date, carried, "0")
    found = [*_long_cells(agenda), *(() if carried else narrow(agenda, TABLE))]
    return _workbook(agenda, date, carried, files.digest_of_parts(files.parts_of(made))), found


def _workbook(agenda: Agenda, date: datetime.datetime, carried: Mapping[str, Plain], seal: str) -> bytes:
    from progprint.exchange.write.template_words import TEMPLATES  # here, because it reads a file

    made = io.BytesIO()
    book = _book(made, date)
    book.set_custom_property(files.SEAL, seal, "text")
    words = TEMPLATES["zh"]
    sheet, text = _programme(book, words, words.programme)
    for number, row in enumerate(table_rows(agenda), 1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, fitting(cell), text)
    if carried:
        hidden = book.add_worksheet(CARRIER)
        hidden.hide()
        for number, piece in enumerate(_pieces(to_yaml(carried))):
            hidden.write_string(number, 0, piece)
    book.close()
    return made.getvalue()


def template(words: TemplateWords, date: datetime.datetime) -> bytes:
    """A workbook to fill in: a sheet for the conference, one for the programme, one with an example, in one language."""
    made = io.BytesIO()
    book = _book(made, date)
    bold = book.add_format({"bold": True, "valign": "top"})
    grey = book.add_format({"font_color": "#666666", "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    facts = book.add_worksheet(words.conference)
    for column, width in enumerate((18, 48, 60)):
        facts.set_column(column, column, width)
    for number, (label, remark) in enumerate(words.facts.items()):
        facts.write_string(number, 0, label, bold)
        facts.write_blank(number, 1, None, text)
        facts.write_string(number, 2, remark, grey)
        if label == words.language:
            facts.data_validation(number, 1, number, 1, {"validate": "list", "source": list(words.languages)})
    _programme(book, words, words.programme)
    sample, form = _programme(book, words, words.example)
    for number, row in enumerate(words.samples, 1):
        for heading, cell in row.items():
            sample.write_string(number, words.headings.index(heading), cell, form)
    sample.write_string(len(words.samples) + 2, 0, words.remark, grey)
    book.close()
    return made.getvalue()


def _book(made: io.BytesIO, date: datetime.datetime) -> xlsxwriter.Workbook:
    import xlsxwriter

    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": date.replace(tzinfo=None), "author": "", "comments": ""})
    return book


def _programme(book: xlsxwriter.Workbook, words: TemplateWords, name: str) -> tuple[Worksheet, object]:
    """A sheet with the headings of a programme, their notes, and lists of types and languages; the form of its cells."""
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(words.headings):
        sheet.set_column(column, column, words.widths.get(heading, 10), text)
        sheet.write_string(0, column, heading, head)
        if heading in words.notes:
            sheet.write_comment(0, column, words.notes[heading], {"x_scale": 2})
    for heading, choices in ((words.type, words.types), (words.language, words.languages)):
        column = words.headings.index(heading)
        sheet.data_validation(
            1, column, _ROWS, column, {"validate": "list", "source": list(choices), "ignore_blank": True}
        )
    return sheet, text


def _long_cells(agenda: Agenda) -> Iterator[Diagnostic]:
    """``export-cell`` for each text that is longer than a cell, with the talk that it is of."""
    title = ""
    for row in table_rows(agenda):
        title = row[HEADINGS.index("议题")] or title
        for name, cell in zip(HEADINGS, row, strict=True):
            if fitting(cell) != cell:
                yield warning("export-cell", field=name, title=title[:_SHOWN], most=CELL_MOST)


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text behind a bar, which keeps their blanks; what is too long for a cell goes on behind a plus."""
    for line in text.split("\n")[:-1]:
        for at in range(0, max(len(line), 1), _CELL):
            yield ("+" if at else "|") + line[at : at + _CELL]
