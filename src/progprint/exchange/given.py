"""A talk as an importer gives it to the draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from progprint.exchange.when import Left
from progprint.source.edit import Plain

NOTHING: Mapping[str, str] = MappingProxyType({})


class Slot(NamedTuple):
    """When a talk is, in local time, and what was said of that and is not taken over, by its name in the source."""

    start: datetime | None = None
    end: datetime | None = None
    left: tuple[Left, ...] = ()


class Given(NamedTuple):
    """A talk as it was read. Texts may be ``{zh: …, en: …}``; people and rooms are given by their keys.

    ``written`` are fields that are as an agenda writes them; ``everywhere``: it concerns all rooms.
    """

    id: str
    title: Plain
    slot: Slot = Slot()
    rooms: tuple[str, ...] = ()
    track: str = ""
    kind: str = ""
    subtitle: str = ""
    summary: Plain = ""
    speakers: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    links: Mapping[str, str] = NOTHING
    extra: Mapping[str, object] = NOTHING
    written: Mapping[str, Plain] = NOTHING
    everywhere: bool = False
