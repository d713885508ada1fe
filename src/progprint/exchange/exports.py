"""The formats that an agenda can be written in. A format is one module and one row in ``EXPORTS``.

A writer takes the agenda, the date of the document and the agenda as it is written, for formats that carry it along; that
is {} where only a part is exported. It returns the file, and what the format could not say.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic
from progprint.exchange.write import ical, markdown, schedule, schedule_xml, table, workbook
from progprint.source.edit import Plain

Export = Callable[[Agenda, datetime.datetime, Mapping[str, Plain]], tuple[bytes, list[Diagnostic]]]


class ExportFormat(NamedTuple):
    """A format: what writes it, and the suffixes of its files, the usual one first. ``binary``: it is no text to be shown."""

    write: Export
    suffixes: tuple[str, ...]
    binary: bool = False


EXPORTS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "xlsx": ExportFormat(workbook.write, (".xlsx",), binary=True),
        "csv": ExportFormat(table.write, (".csv", ".txt")),
        "frab-json": ExportFormat(schedule.write, (".json",)),
        "frab-xml": ExportFormat(schedule_xml.write, (".xml",)),
        "ical": ExportFormat(ical.write, (".ics",)),
        "markdown": ExportFormat(markdown.write, (".md", ".markdown", ".txt")),
    }
)
