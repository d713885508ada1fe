"""The formats that can be read, by their own marks. A format is one module and one row in ``FORMATS``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from progprint.exchange.javascript import literals
from progprint.exchange.look import Sniffed, parsed
from progprint.exchange.read import (
    acl,
    by_date,
    front_matter,
    hub,
    ical,
    indico,
    konopas,
    opass,
    open_event,
    pretalx,
    records,
    schedule,
    sessionize,
    site,
)
from progprint.exchange.read.lines import label_of
from progprint.exchange.read.page import read_page
from progprint.exchange.read.schedule import read_json
from progprint.exchange.read.schedule_xml import read_elements
from progprint.exchange.told import Read, drafted, yaml
from progprint.exchange.values import record

_AGENDA = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n){0,50}(?:conference|rooms|people|tracks|sessions):[ \t]*\n[ \t]+\S")
"""How an agenda of ours begins, which is no page to be imported."""


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format that can be read. ``sniff`` tells whether a file has its marks; ``read`` takes the year of its dates too.

    ``together``: files of it that are imported at once are parts of one thing, as sessions and speakers are.
    """

    name: str
    sniff: Callable[[Sniffed], bool]
    read: Read
    together: bool = False


def _is_frab(look: Sniffed) -> bool:
    """A conference below ``schedule``, or, in older files, one with days that stands alone."""
    schedule = record(look.top.get("schedule"))
    below = isinstance(schedule.get("conference"), dict) and "events" not in schedule
    return below or "days" in record(look.top.get("conference"))


def _is_frab_xml(look: Sniffed) -> bool:
    return look.text.lstrip()[:1] == "<" and "<schedule" in look.text[:4000]


def _is_page(look: Sniffed) -> bool:
    """At least two lines begin with a label that organisers' pages use, or with a time."""
    if look.json is not None or look.text.lstrip()[:1] in {"<", "{", "["} or _AGENDA.match(look.text):
        return False
    kinds = (label_of(line.strip())[0] for line in look.text.splitlines())
    return sum(kind in {"producer", "anchor", "summary", "takeaways", "talks", "clock", "title"} for kind in kinds) > 1


FORMATS = (
    ImportFormat("ical", ical.is_ical, drafted(ical.parse, ical.fill)),
    ImportFormat("hub", hub.is_hub, drafted(parsed, hub.fill, markdown=True)),
    ImportFormat("frab-json", _is_frab, lambda sources, _: read_json(sources[0])),
    ImportFormat("frab-xml", _is_frab_xml, drafted(read_elements, schedule.fill)),
    ImportFormat("opass", opass.is_opass, drafted(parsed, opass.fill), together=True),
    ImportFormat("indico", indico.is_indico, drafted(parsed, indico.fill)),
    ImportFormat("pretalx", pretalx.is_pretalx, drafted(pretalx.parse, pretalx.fill, markdown=True), together=True),
    ImportFormat("sessionize", sessionize.is_sessionize, drafted(parsed, sessionize.fill), together=True),
    ImportFormat("open-event", open_event.is_open_event, drafted(parsed, open_event.fill), together=True),
    ImportFormat("konopas", konopas.is_konopas, drafted(konopas.parse, konopas.fill), together=True),
    ImportFormat("acl", acl.is_acl, drafted(yaml, acl.fill), together=True),
    ImportFormat(
        "front-matter",
        front_matter.is_front_matter,
        drafted(front_matter.parse, front_matter.fill, markdown=True, wrapped=True),
        together=True,
    ),
    ImportFormat("by-date", by_date.is_by_date, drafted(yaml, by_date.fill, markdown=True)),
    ImportFormat("javascript", site.is_site, drafted(literals, site.fill)),
    ImportFormat("records", records.is_records, lambda sources, year: records.read_records(sources[0], year)),
    ImportFormat("page", _is_page, lambda sources, year: read_page(sources[0], year)),
)
"""What can be read; the first whose ``sniff`` is content reads a file that is not named."""
