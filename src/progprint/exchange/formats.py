"""The formats that can be read, by their own marks. A format is one module and one row in ``FORMATS``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from progprint.core.diagnostic import Outcome, Source
from progprint.exchange import acl, front_matter, hub, ical, jsonrows, konopas, opass, open_event, pretalx, sessionize
from progprint.exchange.by_date import is_by_date, read_by_date
from progprint.exchange.indico import read_indico
from progprint.exchange.lines import label_of
from progprint.exchange.look import Look, has
from progprint.exchange.page import read_page
from progprint.exchange.schedule import read_json, read_xml
from progprint.exchange.site import is_site, read_site
from progprint.exchange.values import record
from progprint.source.edit import Plain

_AGENDA = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n){0,50}(?:conference|rooms|people|tracks|sessions):[ \t]*\n[ \t]+\S")
"""How an agenda of ours begins, which is no page to be imported."""

Read = Callable[[Sequence[Source], str], Outcome[dict[str, Plain]]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read. ``sniff`` tells whether a file has its marks; ``read`` takes the year of its dates too.

    ``together``: files of it that are imported at once are parts of one thing, as sessions and speakers are.
    """

    name: str
    sniff: Callable[[Look], bool]
    read: Read
    together: bool = False


def _one(read: Callable[[Source], Outcome[dict[str, Plain]]]) -> Read:
    """The reader of a format whose every file stands for itself."""
    return lambda sources, _: read(sources[0])


def _is_frab(look: Look) -> bool:
    """A conference below ``schedule``, or, in older files, one with days that stands alone."""
    schedule = record(look.top.get("schedule"))
    below = isinstance(schedule.get("conference"), dict) and "events" not in schedule
    return below or "days" in record(look.top.get("conference"))


def _is_frab_xml(look: Look) -> bool:
    return look.text.lstrip()[:1] == "<" and "<schedule" in look.text[:4000]


def _is_indico(look: Look) -> bool:
    keys = look.keys_of("results")
    return has(look.top, "results") and has(keys, "title", "startDate", ("contributions", "sessions", "_type"))


def _is_page(look: Look) -> bool:
    """At least two lines begin with a label that organisers' pages use, or with a time."""
    if look.json is not None or look.text.lstrip()[:1] in {"<", "{", "["} or _AGENDA.match(look.text):
        return False
    kinds = (label_of(line.strip())[0] for line in look.text.splitlines())
    return sum(kind in {"producer", "anchor", "summary", "takeaways", "talks", "clock", "title"} for kind in kinds) > 1


FORMATS = (
    Format("ical", ical.is_ical, _one(ical.read_ical)),
    Format("hub", hub.is_hub, _one(hub.read_hub)),
    Format("frab-json", _is_frab, _one(read_json)),
    Format("frab-xml", _is_frab_xml, _one(read_xml)),
    Format("opass", opass.is_opass, lambda sources, _: opass.read_opass(sources), together=True),
    Format("indico", _is_indico, _one(read_indico)),
    Format("pretalx", pretalx.is_pretalx, lambda sources, _: pretalx.read_pretalx(sources), together=True),
    Format(
        "sessionize", sessionize.is_sessionize, lambda sources, _: sessionize.read_sessionize(sources), together=True
    ),
    Format(
        "open-event", open_event.is_open_event, lambda sources, _: open_event.read_open_event(sources), together=True
    ),
    Format("konopas", konopas.is_konopas, lambda sources, _: konopas.read_konopas(sources), together=True),
    Format("acl", acl.is_acl, lambda sources, _: acl.read_acl(sources), together=True),
    Format("front-matter", front_matter.is_front_matter, front_matter.read_front_matter, together=True),
    Format("by-date", lambda look: is_by_date(look.text), lambda sources, year: read_by_date(sources[0], year)),
    Format("javascript", lambda look: is_site(look.text), lambda sources, _: read_site(sources[0])),
    Format("records", jsonrows.is_records, lambda sources, year: jsonrows.read_records(sources[0], year)),
    Format("page", _is_page, lambda sources, year: read_page(sources[0], year)),
)
"""What can be read; the first whose ``sniff`` is content reads a file that is not named."""
