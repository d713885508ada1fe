"""The formats that can be read, by their own marks. A format is one module in ``read`` and one row in ``FORMATS``.

The module says by ``knows`` whether a file has its marks, and reads files of it by ``read``, which takes the year of dates
without one. It is loaded when a file is held against it, so that a file of one format waits for no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

from progprint.core.diagnostic import Outcome, Source
from progprint.exchange.look import Sniffed
from progprint.source.edit import Plain


class ImportFormat(NamedTuple):
    """A format that can be read, and its module.

    ``together``: files of it that are imported at once are parts of one thing, as sessions and speakers are.
    """

    name: str
    module: str
    together: bool = False

    def _loaded(self) -> Any:
        return import_module(f"progprint.exchange.read.{self.module}")

    def sniff(self, look: Sniffed) -> bool:
        """Whether a file has its marks."""
        return bool(self._loaded().knows(look))

    def read(self, sources: Sequence[Source], year: str) -> Outcome[dict[str, Plain]]:
        """The data of an agenda, as the files say it."""
        made: Outcome[dict[str, Plain]] = self._loaded().read(sources, year)
        return made


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
    ImportFormat("page", "typed"),
)
"""What can be read; the first that knows a file reads it, if no format is named."""
