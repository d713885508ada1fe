"""The formats that an agenda can be written in. A format is one module and one row in ``EXPORTS``.

A writer takes the agenda, the date of the document and the agenda as it is written, for formats that carry it along; that
is {} where only a part is exported. It returns the file, and what the format could not say.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType

from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic
from progprint.exchange import to_ical, to_schedule, to_schedule_xml, to_table, to_text, to_workbook
from progprint.source.edit import Plain

Export = Callable[[Agenda, datetime.datetime, Mapping[str, Plain]], tuple[bytes, list[Diagnostic]]]

EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "xlsx": to_workbook.write,
        "csv": to_table.write,
        "frab-json": to_schedule.write,
        "frab-xml": to_schedule_xml.write,
        "ical": to_ical.write,
        "markdown": to_text.write,
    }
)
