"""Open Event (FOSSASIA): sessions.json, and beside it speakers, tracks, microlocations, sponsors and the event, each a file.

Its writers have spelled the keys in several ways since 2015: starts-at, start_time, begin and timestart are one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.kept import filled, known_keys, rest, some
from progprint.exchange.look import Sniffed, has, marked, parsed
from progprint.exchange.told import drafted, name_of
from progprint.exchange.values import Record, keys_in, listed, record, said, told_in

_START = ("starts_at", "start_time", "begin", "timestart", "start")
_END = ("ends_at", "end_time", "end", "timeend")
_TALK, _PERSON, _EVENT = known_keys("open-event")
_LINKS = ("website", "web", "twitter", "github", "linkedin", "facebook")
_OUT = frozenset(("rejected", "withdrawn", "canceled", "cancelled", "draft", "pending", "deleted"))
_MARKS = (
    ("sessions", ("title", _START, _END, ("microlocation", "session_id", "session_type")), ("submission_type",)),
    ("speakers", ("name", "organisation", ("sessions", "short_biography", "position")), ()),
    ("microlocations", ("name", ("latitude", "floor"), "longitude"), ()),
    ("tracks", ("name", ("font_color", "track_image_url"), ("color", "sessions")), ()),
    ("sponsors", ("name", ("logo_url", "logo"), ("level", "type"), ("url", "description")), ()),
)
_LISTS = ("sessions", "speakers", "tracks", "microlocations", "sponsors")


def knows(look: Sniffed) -> bool:
    """Whether a JSON file is one of these files."""
    return content_of(look.json) != ""


def content_of(value: object) -> str:
    """The content of a file: sessions, speakers, tracks, microlocations, sponsors or event; "" for something else."""
    top = record(value)
    for name in (*_LISTS, ""):
        if not name and not isinstance(value, list):
            break
        found = marked(frozenset(map(_key, keys_in(top.get(name) if name else value))), _MARKS)
        if found and name in {"", found}:
            return found
    keys = frozenset(map(_key, top))
    about = "event_url", "topic", "searchable_location_name"
    return "event" if has(keys, "name", "location_name", ("starts_at", "start_time"), about) else ""


@drafted(parsed)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take the files of an event; whether there are sessions."""
    parts: dict[str, list[Record]] = {name: [] for name in (*_LISTS, "event")}
    for value in values:
        kind = content_of(value)
        held = listed(record(value).get(kind) if isinstance(value, dict) else value) if kind != "event" else [value]
        parts.setdefault(kind, []).extend(_record(one) for one in held)
        if kind in _LISTS and isinstance(value, dict):
            for other in _LISTS:
                if other != kind and other in value:
                    parts[other] += [_record(one) for one in listed(value[other])]
    event = next(iter(parts["event"]), {})
    _event(draft, event)
    draft.in_zone(told_in(event, "timezone"))
    places = {told_in(one, "id"): name_of(one) for one in parts["microlocations"]}
    used = {_place(one, places) for one in parts["sessions"]}
    for one in parts["microlocations"]:
        if name_of(one) in used:
            draft.room(name_of(one), name_of(one), rest(one, "id", "name", "latitude", "longitude"))
    tracks = {told_in(one, "id"): one for one in parts["tracks"]}
    for one in parts["speakers"]:
        _person(draft, one)
    for one in parts["sessions"]:
        if told_in(one, "state").casefold() in _OUT or told_in(one, "deleted_at"):
            draft.guessed(told_in(one, "title"), "left-out")
        else:
            draft.talk(_talk(draft, one, places, tracks))
    for one in parts["sponsors"]:
        level = told_in(one, "type", "level")
        draft.sponsor(name_of(one), level, told_in(one, "url"), rest(one, "name", "type", "url", "id"))
    return bool(parts["sessions"])


def _key(key: str) -> str:
    return str(key).replace("-", "_")


def _record(value: object) -> dict[str, object]:
    """A record by one spelling of its keys."""
    return {_key(key): one for key, one in record(value).items()}


def _event(draft: Draft, event: Record) -> None:
    organiser = told_in(event, "organizer_name")
    draft.facts({"title": told_in(event, "name"), "url": told_in(event, "event_url", "url")})
    draft.facts({"venue": told_in(event, "location_name"), "organisers": [organiser] if organiser else ""})
    draft.about({**rest(event, *_EVENT), **some(event, "description")})


def _person(draft: Draft, told: object) -> str:
    one = _record(told)
    bios = [draft.text(one.get(key)) for key in ("short_biography", "long_biography", "biography", "bio")]
    name = told_in(one, "name")
    return draft.person(
        told_in(one, "id") or name,
        name,
        org=told_in(one, "organisation", "organization"),
        job_title=told_in(one, "position"),
        bio=max(bios, key=len),
        links={name: address for name in _LINKS if (address := told_in(one, name))},
        more={**rest(one, *_PERSON), **filled(photo=told_in(one, "photo_url", "photo"))},
    )


def _place(one: Record, places: Mapping[str, str]) -> str:
    told = one.get("microlocation")
    return places.get(said(told), name_of(told)) or told_in(one, "location")


def _talk(draft: Draft, one: Record, places: Mapping[str, str], tracks: Mapping[str, Record]) -> Given:
    speakers = [_person(draft, who) for who in listed(one.get("speakers")) if name_of(who)]
    place = _place(one, places)
    if place and place == told_in(one, "microlocation"):
        draft.guessed(f"microlocation {place}", "unnamed")
    return Given(
        id=told_in(one, "session_id", "id"),
        title=told_in(one, "title"),
        slot=draft.times.slot(told_in(one, *_START), told_in(one, *_END)),
        rooms=(place,),
        track=_track(draft, one.get("track"), tracks),
        kind=name_of(one.get("session_type") or one.get("type") or one.get("format")),
        subtitle=told_in(one, "subtitle"),
        summary=draft.texts(one, "short_abstract", "abstract", "long_abstract", "description"),
        speakers=tuple(speakers),
        language=told_in(one, "language"),
        tags=(told_in(one, "level"),),
        links={name: told_in(one, f"{name}_url", name) for name in ("slides", "video", "audio")},
        extra={**rest(one, *_TALK), **some(one, "signup_url", "comments")},
    )


def _track(draft: Draft, value: object, tracks: Mapping[str, Record]) -> str:
    told = _record(value) if isinstance(value, dict) else {}
    known = tracks.get(told_in(told, "id") or said(value), told)
    title = name_of(known)
    if not title and said(value):
        title = said(value)
        draft.guessed(f"track {title}", "unnamed")
    if title:
        draft.track(title, title, {"color": told_in(known, "color"), "intro": draft.text(known.get("description"))})
    return title
