"""The formats that an agenda can be written in. A format is one module in ``write`` and one row in ``EXPORTS``.

The module's ``write`` takes the agenda, the date of the document and the agenda as it is written, for formats that carry it
along; that is {} where only a part is exported. It returns the file, and what the format could not say.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.diagnostic import Diagnostic

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda
    from progprint.source.edit import Plain


class ExportFormat(NamedTuple):
    """A format: its module, and the suffixes of its files, the usual one first. ``binary``: it is no text to be shown."""

    module: str
    suffixes: tuple[str, ...]
    binary: bool = False

    def write(
        self, agenda: Agenda, date: datetime.datetime, written: Mapping[str, Plain]
    ) -> tuple[bytes, list[Diagnostic]]:
        """The file, and what could not be said in it."""
        module = import_module(f"progprint.exchange.write.{self.module}")
        made: tuple[bytes, list[Diagnostic]] = module.write(agenda, date, written)
        return made


EXPORTS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "xlsx": ExportFormat("workbook", (".xlsx",), binary=True),
        "csv": ExportFormat("table", (".csv", ".txt")),
        "frab-json": ExportFormat("schedule", (".json",)),
        "frab-xml": ExportFormat("schedule_xml", (".xml",)),
        "ical": ExportFormat("ical", (".ics",)),
        "markdown": ExportFormat("markdown", (".md", ".markdown", ".txt")),
    }
)
