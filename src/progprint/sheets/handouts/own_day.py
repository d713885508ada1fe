"""Somebody's programme: the talks that they chose or give with what is for everybody, and a row for each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Agenda, Talk, Wording
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.desk import artifact, fitted, order
from progprint.sheets.handouts.guests import Guest, bare
from progprint.typeset.frame import Frame, Group, Item, Rule
from progprint.typeset.style import Text

_CLOCK, _CHIP, _SQUARE = 4.21, 1.263, 0.737
"""Widths of the columns of time and chip, and of a chip, by the size of titles."""
_ROOM, _BAND = 0.27, (3.0, 0.8)
"""Width of the room, as a share of the text, and how far the ground of a row that is one's own goes beyond it, pt."""
_STRONG, _WEAK = re.compile(r"[;；|｜\n]"), re.compile(r"[、,，]")
"""What stands between chosen talks: marks that no title holds, and marks that one may hold."""


class DayRow(NamedTuple):
    """A row of a programme. ``own``: somebody is on the stage; ``common``: it is for everybody; ``pause``: a break."""

    day: datetime.date | None
    start: float | None
    title: Wording
    place: str
    chip: Ink | None
    own: bool = False
    common: bool = False
    pause: bool = False
    id: str = ""


class OwnRows:
    """The rows of everybody: what is for all of them is worked out once."""

    def __init__(self, context: Context) -> None:
        self.context, agenda = context, context.agenda
        self.sessions = [one for one in agenda.sessions if one.slot.start is not None]
        self.tracks = {talk.id: track for track in agenda.tracks for talk in track.talks}
        self.known = talks_by_name(agenda)
        self.parts: dict[str, list[Talk]] = {}
        for talk in (*agenda.talks, *agenda.sessions):
            for person in (*talk.speakers, *talk.moderators):
                self.parts.setdefault(person.id, []).append(talk)

    def of(self, guest: Guest) -> list[DayRow]:
        """The talks that somebody gives or chose, with what is for everybody on these days; none without such talks."""
        own = self.parts.get(guest.person.id, [])
        chosen = chosen_talks(self.known, guest.entry.chosen)[0] if guest.entry is not None else []
        meant = dict.fromkeys((*own, *chosen))
        days = {talk.slot.day for talk in meant}
        common = [one for one in self.sessions if one.slot.day in days]
        shown = sorted(dict.fromkeys((*meant, *common)), key=order)
        return [self._row(talk, talk in own, talk not in meant) for talk in shown] if meant else []

    def at_a_glance(self) -> list[DayRow]:
        """The days of the conference: what is for everybody, and where each track begins."""
        rows = [(order(one), self._row(one, own=False, common=True)) for one in self.sessions]
        for track in self.context.agenda.tracks:
            timed = sorted((talk for talk in track.talks if talk.slot.start is not None), key=order)
            for _, talks in groupby(timed, key=lambda talk: talk.slot.day):
                first, *_ = own = list(talks)
                rooms = dict.fromkeys(room.name.text for talk in own for room in talk.slot.rooms)
                title = track.short_title or track.title
                row = self._row(first, own=False, common=False)._replace(title=title, id=track.id)
                rows.append((order(first), row._replace(place=self.context.words.join(list(rooms)))))
        return [row for _, row in sorted(rows, key=lambda one: one[0])]

    def _row(self, talk: Talk, own: bool, common: bool) -> DayRow:
        track = self.tracks.get(talk.id)
        accent = self.context.accent(track) if own or track is not None else None
        return DayRow(talk.slot.day, talk.slot.start, talk.short_title or talk.title, self.context.where(talk), accent,
                      own, common, talk.type in PAUSES, talk.id)  # fmt: skip


def talks_by_name(agenda: Agenda) -> dict[str, Talk | None]:
    """The talks by id and by title; None for a title of two, of which neither is meant for sure."""
    known: dict[str, Talk | None] = {}
    for talk in (*agenda.talks, *agenda.sessions):
        for name in {bare(talk.id), bare(talk.title.text)}:
            known[name] = None if name in known else talk
    return known


def chosen_talks(known: Mapping[str, Talk | None], chosen: str) -> tuple[list[Talk], list[str]]:
    """The talks (of ``talks_by_name``) that a list names, and the names that are none of the agenda's."""
    found: list[Talk] = []
    unknown: list[str] = []
    for part in filter(None, map(str.strip, _STRONG.split(chosen))):
        for name in [part] if known.get(bare(part)) else filter(None, map(str.strip, _WEAK.split(part))):
            meant = known.get(bare(name))
            found += [meant] if meant is not None else []
            unknown += [name] if meant is None else []
    return list(dict.fromkeys(found)), unknown


def by_days(context: Context, rows: Sequence[DayRow]) -> Iterator[tuple[str, list[DayRow]]]:
    """Rows day by day, each with the name of its day, "" where none is known."""
    for day, own in groupby(rows, key=lambda row: row.day):
        yield context.words.day_name(day) if day is not None else "", list(own)


def row_frame(
    context: Context, row: DayRow, width: float, key: str, *, share: float = 1.0, inline: bool = False
) -> Frame:
    """Time, the colour of the track, title, room; on a ground of that colour where somebody is on the stage.

    ``inline``: the room stands behind the title, not at the right.
    """
    colours = context.design.colors
    ink = colours["paper"] if row.own else colours["quiet"] if row.pause else colours["text"]
    bold, plain, small = (
        context.design.styled(name, ink, share, weight)
        for name, weight in (("entry", "bold"), ("entry", "regular"), ("caption", ""))
    )
    title, size = plain if row.pause else bold, bold.text.size
    left, wide = (_CLOCK + _CHIP) * size, _ROOM * width if row.place and not inline else 0.0
    clock = context.words.clock(int(row.start)) if row.start is not None else ""
    when = fitted(context, clock, bold, _CLOCK * size, key=key and f"{key}.time")
    told, content = str(row.title.text), None
    if inline and row.place:
        content = (Text(told), Text(f"{SEPARATOR}{row.place}", plain.text))
        told = f"{told}{SEPARATOR}{row.place}"
    named = fitted(context, told if content else row.title, title, width - left - wide, 3 * title.leading,
                   key=key and f"{key}.title", content=content)  # fmt: skip
    high, items = max(when.height, named.height), list[Item]()
    room = None
    if wide:
        room = fitted(context, row.place, small, wide - 4.0, small.leading, key=key and f"{key}.room", align="right",
                      least=0.72, phrases=True)  # fmt: skip
        high = max(high, room.height)
    if row.own and row.chip is not None:
        items.append(artifact(Rule(Rect(-_BAND[0], -_BAND[1], width + _BAND[0], high + _BAND[1]), row.chip)))
    elif row.chip is not None:
        side, top = _SQUARE * size, 0.5 * (bold.leading - _SQUARE * size)
        items.append(artifact(Rule(Rect(_CLOCK * size, top, _CLOCK * size + side, top + side), row.chip)))
    items += [Group(0.0, 0.0, when), Group(left, 0.0, named)]
    if room is not None:
        items.append(Group(width - wide + 4.0, 0.5 * (bold.leading - small.leading) + 0.5 * share, room))
    return Frame(width, high, tuple(items))
