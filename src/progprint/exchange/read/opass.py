"""OPass session.json, as COSCUP and SITCON publish it: sessions, speakers, types, rooms and tags, each in zh and en.

Beside it lie topics.json, what the tracks are about, and sponsor.json; they are imported together with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.kept import filled, known_keys, rest, some
from progprint.exchange.look import Sniffed, has, parsed
from progprint.exchange.told import both, drafted, name_of
from progprint.exchange.values import Record, first_of, keys_in, listed, record, records, said, told_in
from progprint.source.edit import Plain

(_SESSION,) = known_keys("opass")
_TAGS = ("zh", "en")
_LINKS = ("slide", "record")
"""Links for readers; shared notes, chats and questions of the day are kept below ``extra``."""
_INNER = ("uri", "qa", "co_write", "live")
_NOTHING = frozenset(("-", "–", "—", "無", "无", "tbd", "n/a"))
_GENERIC = frozenset(
    ("event", "keynote", "presentation", "espresso", "lightning talk", "break", "undefined", "ev", "k", "活動")
)
"""Types that say what a session is, not which track it belongs to."""


def knows(look: Sniffed) -> bool:
    """Whether a JSON file is one of these files."""
    return content_of(look.json) != ""


def content_of(value: object) -> str:
    """The content of a file: sessions, topics, sponsors; "" for something else."""
    top = record(value)
    if has(top, "sessions", "session_types"):
        return "sessions"
    keys = keys_in(_held(value))
    if has(keys, "id", "name", "intro", "image", "link"):
        return "sponsors" if "level" in keys else "topics" if isinstance(value, dict) else ""
    return ""


def _held(value: object) -> Sequence[object]:
    """The records of a side file: a list, or the only list of an object, whose key is spelled in several ways."""
    if isinstance(value, dict):
        return next((listed(one) for one in value.values() if isinstance(one, list)), []) if len(value) == 1 else []
    return listed(value)


@drafted(parsed)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take a session.json and the files beside it; whether there are sessions."""
    told = next((record(value) for value in values if listed(record(value).get("sessions"))), {})
    sessions = list(records(told, "sessions"))
    draft.conference["language"] = "zh-Hant"
    used = {said(key) for one in sessions for key in (one.get("room"), *listed(one.get("broadcast")))}
    for one in records(told, "rooms"):
        if told_in(one, "id") in used:
            draft.room(told_in(one, "id"), _named(draft, one) or told_in(one, "id"))
    types, words = (
        {told_in(one, "id"): _named(draft, one) for one in records(told, name)} for name in ("session_types", "tags")
    )
    tags = {key: first_of(name) for key, name in words.items()}
    for one in records(told, "speakers"):
        name = _in_two(*(told_in(record(one.get(tag)), "name") for tag in _TAGS))
        bio = _named(draft, one, "bio", _something)
        draft.person(told_in(one, "id"), name, bio=bio, more=rest(one, "id", *_TAGS))
    topics = [record(one) for value in values if content_of(value) == "topics" for one in _held(value)]
    keys = [(told_in(one, "id"), name_of(one), *map(said, record(one.get("name")).values())) for one in topics]
    abouts = {key: one for one, names in zip(topics, keys, strict=True) for key in names if key}
    for one in sessions:
        draft.talk(_session(draft, one, types, tags, len(used - {""}), abouts))
    for one in (record(one) for value in values if content_of(value) == "sponsors" for one in _held(value)):
        more = rest(one, "id", "name", "level", "link", "prepare")
        draft.sponsor(both(draft, one.get("name")), told_in(one, "level"), told_in(one, "link"), more)
    more = rest(told, "sessions", "speakers", "session_types", "rooms", "tags")
    in_two = {key: name for key, name in words.items() if key and isinstance(name, Mapping)}
    draft.about({**more, **filled(tags=in_two)})
    return bool(sessions)


def _session(
    draft: Draft,
    one: Record,
    types: Mapping[str, Plain],
    tags: Mapping[str, str],
    rooms: int,
    topics: Mapping[str, Record],
) -> Given:
    kind = types.get(told_in(one, "type"), told_in(one, "type"))
    word = first_of(kind)
    names = kind.values() if isinstance(kind, Mapping) else (word,)
    generic = any(str(name).casefold() in _GENERIC for name in names)
    track = "" if generic else told_in(one, "type")
    if track:
        about = next((topics[key] for key in (track, *map(str, names)) if key in topics), {})
        draft.track(track, kind, {"intro": both(draft, about["intro"])} if about.get("intro") else {})
    held = tuple(dict.fromkeys(filter(None, map(said, (*listed(one.get("broadcast")), one.get("room"))))))
    when = draft.times.slot(one.get("start"), one.get("end"))
    english = str(kind.get("en", word)) if isinstance(kind, Mapping) else word
    return Given(
        id=told_in(one, "id"),
        title=_named(draft, one, "title"),
        slot=when,
        rooms=held,
        track=track,
        kind=english if generic else "",
        summary=_named(draft, one, "description", _something),
        speakers=tuple(map(said, listed(one.get("speakers")))),
        language=told_in(one, "language"),
        tags=tuple(tags.get(said(tag), said(tag)) for tag in listed(one.get("tags"))),
        links={name: told_in(one, name) for name in _LINKS},
        extra={
            **rest(one, *_SESSION),
            **some(one, *_INNER),
            **filled(**{tag: rest(record(one.get(tag)), "title", "description") for tag in _TAGS}),
        },
        everywhere=len(held) == rooms > 1,
    )


def _something(text: object) -> object:
    """A text, or nothing where it only says that there is none."""
    return "" if str(text).strip().casefold() in _NOTHING or text is None else text


def _named(draft: Draft, one: Record, key: str = "name", read: Callable[[object], object] = lambda text: text) -> Plain:
    return _in_two(*(draft.text(read(record(one.get(tag)).get(key))) for tag in _TAGS))


def _in_two(zh: str, en: str) -> Plain:
    """A text in two languages, or in one where they are the same or one is missing."""
    return {"zh": zh, "en": en} if zh and en and zh != en else zh or en
