"""How an agenda in the making writes what it was told: titles, times, the facts of a track, and the order of talks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

from progprint.exchange.given import Given
from progprint.exchange.plain import one_line
from progprint.source.edit import Plain


def slot_of(start: datetime, end: datetime | None) -> tuple[dict[str, Plain], str]:
    """Date and time of a talk as an agenda writes them, and why its end is left out: "", or a variant of import-long."""
    made: dict[str, Plain] = {"date": start.date().isoformat()}
    if end is None or end == start:
        return made | {"start": f"{start:%H:%M}"}, ""
    midnight = end.time() == time() and end.date() == start.date() + timedelta(days=1)
    night = start.hour >= 18 and end.hour * 60 + end.minute <= 360 and end - start < timedelta(hours=12)
    if start < end and (end.date() == start.date() or night or midnight):
        return made | {"time": f"{start:%H:%M}-{'24:00' if midnight else f'{end:%H:%M}'}"}, ""
    return made | {"start": f"{start:%H:%M}"}, "long" if start < end else "end"


def order_of(talk: Plain) -> tuple[str, str]:
    """By what talks are sorted: their day and begin, those without last."""
    when = talk if isinstance(talk, Mapping) else {}
    return str(when.get("date", "9999")), str(when.get("time", when.get("start", "99")))


def place_of(given: Given) -> str:
    """When and where a talk is, to name one without a title by."""
    when = f"{given.slot.start:%Y-%m-%d %H:%M}" if given.slot.start else ""
    told = (when, *(str(given.written.get(name, "")) for name in ("date", "time", "start")), *given.rooms, given.id)
    return " ".join(filter(None, told))


def first_of(name: Plain) -> str:
    """A name in its first language."""
    return str(next(iter(name.values()), "") if isinstance(name, Mapping) else name)


def single(about: Mapping[str, Plain]) -> dict[str, Plain]:
    """What is known of a track; a single producer stands alone, as people write it."""
    return {
        name: value[0] if name == "producer" and isinstance(value, list) and len(value) == 1 else value
        for name, value in about.items()
    }


def short(title: Plain, read: Callable[[str], str] = str) -> Plain:
    """A title on one line, in each of its languages; ``read`` takes the markup out of it."""
    if isinstance(title, Mapping):
        return {key: one_line(read(str(value))) for key, value in title.items()}
    return one_line(read(str(title))) or "–"
