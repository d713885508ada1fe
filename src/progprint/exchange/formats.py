"""The formats that can be read, by their own marks, and those that an agenda can be written in: a row and a module each.

The module says by ``knows`` whether a file has its marks, and reads files of it by ``read``, which takes the year of dates
without one. It is loaded when a file is held against it, so that a file of one format waits for no other. A module of
``write`` takes the agenda, the date of the document and the agenda as it is written, for formats that carry it along; that
is {} where only a part is exported.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import datetime

    from progprint.agenda.programme import Agenda
    from progprint.core.diagnostic import Diagnostic
    from progprint.source.edit import Plain


class ImportFormat(NamedTuple):
    """A format that can be read, and its module.

    ``together``: files of it that are imported at once are parts of one thing, as sessions and speakers are.
    """

    name: str
    module: str
    together: bool = False

    def loaded(self) -> Any:
        """The module, with ``knows`` and ``read``."""
        return import_module(f"progprint.exchange.read.{self.module}")


FORMATS = (
    ImportFormat("ical", "ical"),
    ImportFormat("hub", "hub"),
    ImportFormat("frab-json", "schedule"),
    ImportFormat("frab-xml", "schedule_xml"),
    ImportFormat("opass", "opass", together=True),
    ImportFormat("indico", "indico"),
    ImportFormat("pretalx", "pretalx", together=True),
    ImportFormat("sessionize", "sessionize", together=True),
    ImportFormat("open-event", "open_event", together=True),
    ImportFormat("konopas", "konopas", together=True),
    ImportFormat("acl", "acl", together=True),
    ImportFormat("devfest", "devfest", together=True),
    ImportFormat("front-matter", "front_matter", together=True),
    ImportFormat("by-date", "by_date"),
    ImportFormat("javascript", "site"),
    ImportFormat("records", "records", together=True),
    ImportFormat("page", "hours"),
)
"""What can be read; the first that knows a file reads it, if no format is named."""


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
