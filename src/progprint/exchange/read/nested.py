"""Records of talks that lie below days, sessions and rooms, brought into one list.

    - date: 2027-03-01                     ─▶ date, room, start, end, title, speaker
      slots:
        - {room: A, start: 9:00, end: 9:40, title: …, speaker: …}

A record takes over from what stands above it: the day, the room, the track, who presides, and the time, unless several talks
of one room share it. All else that is said above stands in the first record below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from progprint.core.languages import language_tag
from progprint.core.patterns import pattern
from progprint.exchange.tables.headings import fields_of
from progprint.exchange.tables.section import is_room, is_track
from progprint.exchange.values import FIRST, Record, said

_SPOKEN = frozenset(("speaker", "start", "time", "room"))
_BESIDE = frozenset(("end", "date", "duration", "track", "summary"))
"""Fields of talks; those of the second row are those of many other things too."""
_WHEN = frozenset(("start", "end", "time", "duration"))
_PLACE = frozenset(("start", "end", "time", "date", "room"))
_FROM_ABOVE = _WHEN | {"date", "room", "track", "moderator", "producer", "type"}
PEOPLE = frozenset(("speaker", "moderator", "producer"))
GROUPS = {"rooms": "room", "halls": "room", "stages": "room", "venues": "room", "tracks": "track", "streams": "track"}
_NAMES = ("name", "title", "label")
_CONFERENCE = ("conference", "event", "meta")
_DAY = pattern(r"\d{4}-\d\d?-\d\d?")
_LISTS = frozenset(
    str.split(
        "talk talks session sessions schedule schedules events slot slots timeslots items program programme agenda timetable"
        " days contents papers presentations entries data results lectures exports 议程 日程 议题 报告 default"
    )
)
"""Keys that say of a list only that it holds talks."""


def field_of(key: str) -> str:
    """The field that a key means alone, "" for none and for several at once."""
    fields = fields_of(key, {})
    return fields[0] if len(fields) == 1 else ""


def fields_in(rows: Sequence[Record]) -> set[str]:
    """The fields that the keys of records mean."""
    return {field_of(str(key)) for one in rows for key in one}


def is_programme(rows: Sequence[Record]) -> bool:
    """Whether records have a title and two things more that talks have, one of them seldom found elsewhere."""
    fields = fields_in(rows)
    return "title" in fields and not fields.isdisjoint(_SPOKEN) and len(fields & (_SPOKEN | _BESIDE)) > 1


def translated(value: object) -> dict[str, str]:
    """A text in several languages, by their tags; {} for anything else."""
    told = {language_tag(str(key)): said(text) for key, text in value.items()} if isinstance(value, dict) else {}
    return told if len(told) > 1 and all(told) and all(told.values()) else {}


def conference_in(value: object) -> tuple[dict[str, str], object]:
    """The title and the date of the conference that a file names beside its talks, and the file without them."""
    if not isinstance(value, dict):
        return {}, value
    if len(value) == 1 and isinstance(inner := next(iter(value.values())), dict):
        told, rest = conference_in(inner)
        return told, dict.fromkeys(value, rest)
    for key in _CONFERENCE:
        if isinstance(about := value.get(key), dict) and (
            name := next(filter(None, (said(about.get(n)) for n in _NAMES)), "")
        ):
            left = {n: one for n, one in about.items() if n not in (*_NAMES, "date")}
            told = {"title": name, "date": said(about.get("date"))}
            return told, {k: left if k == key else one for k, one in value.items() if k != key or left}
    name = next((n for n in _NAMES[:2] if said(value.get(n))), "")
    rest = {key: one for key, one in value.items() if key not in {name, "date"}}
    if name and any(
        isinstance(one, list | dict) and is_programme(talks_below({key: one})[:FIRST]) for key, one in rest.items()
    ):
        return {"title": said(value[name]), "date": said(value.get("date"))}, rest
    return {}, value


def talks_below(value: object, of: str = "") -> list[Record]:
    """The records with a title that lie in lists of records, and in records by their keys, however deep.

    ``of``: the records of a list are rooms or tracks, whose names their talks have.
    """
    if isinstance(value, list):
        found = [
            (one if isinstance(one, dict) else {"text": one}, talks_below(one, of)) for one in value if one is not None
        ]
        return [row for one, rows in found for row in rows or [one]] if any(rows for _, rows in found) else []
    if not isinstance(value, dict):
        return []
    held: dict[str, list[Record]] = {}
    for key, inner in value.items():
        if isinstance(inner, list | dict) and field_of(str(key)) not in PEOPLE:
            rows = talks_below(inner, GROUPS.get(str(key).casefold(), ""))
            if not (fields_in(rows) - {"date"}).isdisjoint(_SPOKEN | _BESIDE):
                held[key] = _named(str(key), rows)
    if not held:
        titles = sorted(
            (
                str(key)
                for key, told in value.items()
                if field_of(str(key)) == "title" and (said(told) or translated(told))
            ),
            key=lambda key: key != "title",
        )
        if not titles and said(value.get("name")) and not fields_in([value]).isdisjoint(("start", "time")):
            titles = ["name"]
        names = dict.fromkeys(titles[:1], "title") | {key: f"also {key}" for key in titles[1:]}
        return [with_slot({names.get(str(key), str(key)): told for key, told in value.items()})] if titles else []
    above = {str(key): told for key, told in value.items() if key not in held}
    name = next((key for key in _NAMES if said(above.get(key))), "")
    if of and name and of not in above:
        above[of] = above.pop(name)
    return list(_under(above, [row for rows in held.values() for row in rows]))


def _named(key: str, rows: list[Record]) -> list[Record]:
    """Records with the key that their list has: a day, or a fact of another kind, unless it only says that there are talks."""
    if key.casefold() in _LISTS or key.casefold() in GROUPS:
        return rows
    if is_room(key) or is_track(key):
        return [{"room" if is_room(key) else "track": key, **row} for row in rows]
    if _DAY.fullmatch(key):
        return [{"date": key, **row} for row in rows]
    return [{**row, "above": f"{key} › {row['above']}" if "above" in row else key} for row in rows]


def with_slot(one: dict[str, object]) -> Record:
    """A talk with what its only slot says: ``slots: [{start: …, end: …, room: …}]``."""
    for key, held in list(one.items()):
        slot = held[0] if isinstance(held, list) and len(held) == 1 else held
        if isinstance(slot, dict) and len(fields_in([slot]) & _PLACE) > 1:
            known = fields_in([one])
            del one[key]
            one |= {
                str(name) if field in _PLACE - known and str(name) not in one else f"{key} {name}": told
                for name, told in slot.items()
                for field in [field_of(str(name))]
            }
    return one


def _under(above: Record, rows: Sequence[Record]) -> Iterator[Record]:
    """Records with what stands above them."""
    rooms = [next((said(told) for key, told in row.items() if field_of(key) == "room"), "") for row in rows]
    shared = len(rows) > 1 and (len(set(rooms)) < len(rows) or "" in rooms)
    dated = any(field_of(key) == "date" for key in above)
    for number, row in enumerate(rows):
        known = fields_in([row])
        made = dict(row)
        for key, told in above.items():
            field = field_of(key)
            if field == "title" and not dated and said(told):  # of a session, as of papers
                key, field = "track", "track"  # noqa: PLW2901
            if field in _FROM_ABOVE and not (field in _WHEN and (shared or known & _WHEN)):
                if field not in known:
                    made[key] = told
            elif number == 0 and told not in (None, "", [], {}):
                made.setdefault(f"above {key}", told)
        yield made
