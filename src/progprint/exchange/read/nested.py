"""Records of talks that lie below days, sessions and rooms, brought into one list.

    - date: 2027-03-01                     ─▶ date, room, start, end, title, speaker
      slots:
        - {room: A, start: 9:00, end: 9:40, title: …, speaker: …}

A record takes over from what stands above it: the day, the room, the track, who presides, and the time, unless several talks
of one room share it. All else that is said above stands in the first record below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from progprint.core.languages import language_tag
from progprint.core.patterns import pattern
from progprint.exchange.tables.headings import field_of
from progprint.exchange.tables.section import is_room, is_track
from progprint.exchange.told import name_of
from progprint.exchange.values import FIRST, Record, listed, record, said

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
        told_of = [str(key) for key, told in value.items() if said(told) or translated(told)]
        titles = sorted((key for key in told_of if field_of(key) == "title"), key=lambda key: key != "title")
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


_IDS = ("id", "slug", "key", "code", "uid")
_KINDS = {**GROUPS, "people": "speaker", "persons": "speaker", "sessions": "session", "session": "session", "talks": "session",
          "talk": "session", "sessionids": "session"}  # fmt: skip
"""What keys hold, where no heading says so."""

Registers = Sequence[tuple[str, dict[str, Record]]]
"""What each list of records is of, and its records by their ids."""


def kind_of_key(key: str) -> str:
    """The kind of thing that a key holds: speaker, room, track, session, or "" for others."""
    kind = _KINDS.get(key.casefold()) or field_of(key)
    return "speaker" if kind in PEOPLE else kind if kind in {"room", "track", "session"} else ""


def are_people(value: object) -> bool:
    """Whether a file is a register of people: records with ids, names and what else is told of people."""
    held = _by_id(value)
    known = fields_in(list(held.values())[:FIRST])
    told = bool(known & {"speaker", "given"}) and bool(known & {"org", "job_title", "bio", "photo"})
    return told and not known & {"start", "time", "date", "room"}


def linked(values: Sequence[object]) -> list[object]:
    """The values of files with records in the place of their ids; a file that is all used up is None."""
    kept = [("speaker", _by_id(value)) for value in values if are_people(value)]
    kept += [register for value in values for register in _registers(value)]
    if not kept:
        return list(values)
    used: set[tuple[str, str]] = set()
    made = [value if are_people(value) else _resolved(value, kept, used) for value in values]
    return [_unused(value, used, "speaker" if are_people(value) else "") for value in made]


def _by_id(value: object) -> dict[str, Record]:
    """The records of a list that have ids, or of a mapping; {} unless all of them have."""
    if isinstance(value, dict):
        whole = bool(value) and all(isinstance(one, dict) for one in value.values())
        return {str(key): one for key, one in value.items()} if whole else {}
    held = [record(one) for one in listed(value)]
    ids = [next((said(one.get(key)) for key in _IDS if said(one.get(key))), "") for one in held]
    return dict(zip(ids, held, strict=True)) if held and all(ids) else {}


def _registers(value: object) -> Iterator[tuple[str, dict[str, Record]]]:
    """The registers in a value, by what their keys say that they hold."""
    for key, inner in value.items() if isinstance(value, dict) else ():
        kind = kind_of_key(str(key))
        if kind and (held := _by_id(inner)) and all(name_of(one) for one in held.values()):
            yield kind, held
        if not kind or kind == "session":
            yield from _registers(inner)


def _resolved(value: object, kept: Registers, used: set[tuple[str, str]]) -> object:
    """A value with the records that it names."""
    if isinstance(value, list):
        return [_resolved(one, kept, used) for one in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, object] = {}
    for key, inner in value.items():
        kind = kind_of_key(str(key))
        ids = [said(one) for one in (inner if isinstance(inner, list) else [inner])] if kind else []
        named = [one for by in ids if (one := _of(kept, kind, by)) is not None]
        if ids and len(named) == len(ids):
            used |= {(kind, one) for one in ids}
            told: list[object] = [*named]
            told = [_resolved(one, _without(kept, ids), used) for one in told] if kind == "session" else told
            made[key] = told if isinstance(inner, list) else told[0]
        else:
            made[key] = _resolved(inner, _without(kept, _by_id(inner)) if kind == "session" else kept, used)
    return made


def _of(kept: Registers, kind: str, name: str) -> Record | None:
    """The record of a kind that has an id, without that."""
    found = (held[name] for what, held in kept if what == kind and name in held)
    bare = ({key: told for key, told in one.items() if key not in _IDS or said(told) != name} for one in found)
    return next(bare, None)


def _without(kept: Registers, ids: Iterable[str]) -> Registers:
    """The registers without the lists that these sessions stand in: sessions of one list that name each other are related."""
    gone = list(ids)
    return [(kind, held) for kind, held in kept if kind != "session" or not any(one in held for one in gone)]


def _unused(value: object, used: set[tuple[str, str]], kind: str) -> object:
    """A value without the records of registers that stand elsewhere now; None for a register of which nothing is left."""
    if kind:
        left = {name: one for name, one in _by_id(value).items() if (kind, name) not in used}
        return (list(left.values()) if isinstance(value, list) else left) or None
    if not isinstance(value, dict):
        return value
    made = {key: _unused(inner, used, "") for key, inner in value.items()}
    for key, inner in value.items():
        of_key = kind_of_key(str(key))
        held = _by_id(inner)
        if of_key and held and any((of_key, name) in used for name in held):
            made[key] = _unused(inner, used, of_key)
    return {key: inner for key, inner in made.items() if inner is not None or value[key] is None}
