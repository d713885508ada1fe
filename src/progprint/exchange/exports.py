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
from progprint.exchange.write import ical, markdown, schedule, schedule_xml, table, workbook
from progprint.source.edit import Plain

Export = Callable[[Agenda, datetime.datetime, Mapping[str, Plain]], tuple[bytes, list[Diagnostic]]]

EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "xlsx": workbook.write,
        "csv": table.write,
        "frab-json": schedule.write,
        "frab-xml": schedule_xml.write,
        "ical": ical.write,
        "markdown": markdown.write,
    }
)
