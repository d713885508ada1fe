"""The programme as a screen needs it: rooms and what happens in them, in minutes that can be compared with a clock."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Photo, Room, Talk, Track
from progprint.core.color import screen_hex
from progprint.core.raster import png
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import by_room
from progprint.sheets.handouts.names import on_stage
from progprint.text.titles import IN_PHRASE, title_breakpoints

DAY = 1440
"""Minutes of a day."""

Plain = dict[str, object]


class Screen(NamedTuple):
    """A screen: the name of its file, and what its script reads; ``room`` is None for the foyer."""

    name: str
    room: Room | None
    data: Plain


def screens(context: Context) -> list[Screen]:
    """The foyer, then a screen for each room; none where nothing has both a place and a time of day."""
    tracks = {talk.id: track for track in context.agenda.tracks for talk in track.talks}
    days = context.agenda.conference.days
    found = [(room, _items(context, talks, tracks, days)) for room, talks in by_room(context.agenda)]
    used = [(room, items) for room, items in found if items]
    if not used:
        return []
    shared = _shared(context, [item for _, items in used for item in items])
    rooms = [{"name": room.name.text, "items": items} for room, items in used]
    foyer = Screen("foyer", None, {**shared, "room": "", "rooms": rooms})
    return [
        foyer,
        *(Screen(room.name.text, room, {**shared, "room": one["name"], "rooms": [one]}) for (room, _), one in
          zip(used, rooms, strict=True)),
    ]  # fmt: skip


def _items(
    context: Context, talks: Sequence[Talk], tracks: Mapping[str, Track], days: Sequence[datetime.date]
) -> list[Plain]:
    """What happens in a room, in order. An item without an end lasts until the next one begins, or its day is over."""
    items: list[Plain] = []
    for talk in talks:
        day = talk.slot.day or (days[0] if len(days) == 1 else None)
        if day is None or talk.slot.start is None:
            continue
        midnight = (day - datetime.date(1970, 1, 1)).days * DAY
        end = None if talk.slot.end is None else midnight + talk.slot.end
        items.append(_item(context, talk, tracks.get(talk.id), midnight + talk.slot.start, end))
    items.sort(key=lambda item: (item["start"], item["end"] or 0))
    starts = [int(str(item["start"])) for item in items]
    for item, start in zip(items, starts, strict=True):
        item["open"] = item["end"] is None
        if item["open"]:
            over = (start // DAY + 1) * DAY
            item["end"] = min([over, *(later for later in starts if later > start)])
    return items


def _item(context: Context, talk: Talk, track: Track | None, start: int, end: int | None) -> Plain:
    people = [
        [person.name.text, person.org.text if person.org else "", role] for person, role in on_stage(context, talk)
    ]
    return {
        "start": start,
        "end": end,
        "title": _phrases(context, talk.title.text),
        "people": people,
        "track": track.title.text if track else "",
        "color": screen_hex(context.accent(track).screen),
        "pause": talk.type in PAUSES,
    }


def _phrases(context: Context, title: str) -> list[str]:
    """A title in the pieces between which a line may end."""
    places = [one.at for one in title_breakpoints(title, context.agenda.conference.language, context.composer.names)
              if one.penalty < IN_PHRASE]  # fmt: skip
    return [title[start:end] for start, end in zip([0, *places], [*places, len(title)], strict=True)]


def _shared(context: Context, items: Sequence[Plain]) -> Plain:
    words, conference = context.words, context.agenda.conference
    used = sorted({int(str(item["start"])) // DAY for item in items})
    first = datetime.date(1970, 1, 1)
    return {
        "title": context.title,
        "zone": conference.timezone,
        "color": screen_hex(context.design.accent.screen),
        "days": {str(day): words.day_name(first + datetime.timedelta(days=day)) for day in used},
        "sponsors": [[one.name.text, _picture(context, one.logo)] for one in context.agenda.sponsors],
        "words": {**words.signage, "now": words.now, "next": words.next, "thanks": words.thanks_for_coming,
                  "sponsors": words.sponsors},
    }  # fmt: skip


def _picture(context: Context, logo: Photo | None) -> str:
    """A logo as an address that holds it; "" for none."""
    raster = context.picture(logo)
    if raster is None:
        return ""
    jpeg = raster.encoding == "jpeg"
    data = base64.b64encode(raster.data if jpeg else png(raster)).decode()
    return f"data:image/{'jpeg' if jpeg else 'png'};base64,{data}"
