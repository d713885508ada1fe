"""The formats that an agenda can be written in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType

from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic

Export = Callable[[Agenda, datetime.datetime], tuple[str, list[Diagnostic]]]
"""Writes an agenda as text, and tells what that format could not say; the date is that of the document."""


def _csv(agenda: Agenda, _: datetime.datetime) -> tuple[str, list[Diagnostic]]:
    from progprint.exchange.to_table import to_csv

    return to_csv(agenda), []


def _schedule(agenda: Agenda, _: datetime.datetime) -> tuple[str, list[Diagnostic]]:
    from progprint.exchange.to_schedule import to_schedule

    return to_schedule(agenda)


def _ical(agenda: Agenda, date: datetime.datetime) -> tuple[str, list[Diagnostic]]:
    from progprint.exchange.to_text import to_ical

    return to_ical(agenda, date)


def _markdown(agenda: Agenda, _: datetime.datetime) -> tuple[str, list[Diagnostic]]:
    from progprint.exchange.to_text import to_markdown

    return to_markdown(agenda), []


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {"csv": _csv, "frab-json": _schedule, "ical": _ical, "markdown": _markdown}
)
