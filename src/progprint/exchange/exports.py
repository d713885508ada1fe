"""The formats that an agenda can be written in. A format is one module and one row in ``EXPORTS``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic
from progprint.source.edit import Plain

Whole = Mapping[str, Plain]
_NOTHING: Whole = MappingProxyType({})


class Export(Protocol):
    """Writes an agenda as a file, and tells what that format could not say.

    ``date`` is that of the document. ``whole`` is the agenda as it is written, for formats that carry it along; {} where
    only a part is exported.
    """

    def __call__(
        self, agenda: Agenda, date: datetime.datetime, whole: Whole = ..., /
    ) -> tuple[bytes, list[Diagnostic]]:
        """The file and the remarks."""


def _csv(agenda: Agenda, _: datetime.datetime, __: Whole = _NOTHING) -> tuple[bytes, list[Diagnostic]]:
    from progprint.exchange.to_table import to_csv

    return to_csv(agenda).encode(), []


def _schedule(agenda: Agenda, _: datetime.datetime, whole: Whole = _NOTHING) -> tuple[bytes, list[Diagnostic]]:
    from progprint.exchange.to_schedule import to_schedule

    text, found = to_schedule(agenda, whole)
    return text.encode(), found


def _schedule_xml(agenda: Agenda, _: datetime.datetime, __: Whole = _NOTHING) -> tuple[bytes, list[Diagnostic]]:
    from progprint.exchange.to_schedule_xml import to_schedule_xml

    text, found = to_schedule_xml(agenda)
    return text.encode(), found


def _ical(agenda: Agenda, date: datetime.datetime, __: Whole = _NOTHING) -> tuple[bytes, list[Diagnostic]]:
    from progprint.exchange.to_ical import to_ical

    return to_ical(agenda, date)


def _markdown(agenda: Agenda, _: datetime.datetime, __: Whole = _NOTHING) -> tuple[bytes, list[Diagnostic]]:
    from progprint.exchange.to_text import to_markdown

    return to_markdown(agenda).encode(), []


def _workbook(agenda: Agenda, date: datetime.datetime, whole: Whole = _NOTHING) -> tuple[bytes, list[Diagnostic]]:
    from progprint.exchange.to_workbook import long_cells, to_workbook

    return to_workbook(agenda, date, whole), long_cells(agenda)


class Format(NamedTuple):
    """A format: what writes it, and the suffixes of its files, the usual one first. ``binary``: it is no text to be shown."""

    write: Export
    suffixes: tuple[str, ...]
    binary: bool = False


EXPORTS: Mapping[str, Format] = MappingProxyType(
    {
        "xlsx": Format(_workbook, (".xlsx",), binary=True),
        "csv": Format(_csv, (".csv", ".txt")),
        "frab-json": Format(_schedule, (".json",)),
        "frab-xml": Format(_schedule_xml, (".xml",)),
        "ical": Format(_ical, (".ics",)),
        "markdown": Format(_markdown, (".md", ".markdown", ".txt")),
    }
)
