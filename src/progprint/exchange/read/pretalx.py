"""pretalx's API, ``/api/events/…/submissions/`` (or ``talks``), with ``speakers``, ``rooms``, ``slots`` and the event itself.

Pages of one list, and lists that refer to each other by code or number, are imported at once; what an address was asked to
expand is read where it stands. Texts are Markdown. What is not accepted or confirmed is left out and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.core.diagnostic import Outcome, Source
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.look import Sniffed, has, parsed
from progprint.exchange.told import beyond, both, drafted, name_of
from progprint.exchange.values import Record, known_keys, listed, record, records, records_in, rest, said, some, told_in

_TALK, _SPEAKER, _EVENT = known_keys("pretalx")
_IN = frozenset(("accepted", "confirmed", ""))


class _Files(NamedTuple):
    """The records of all files, by what they are."""

    talks: list[Record]
    speakers: list[Record]
    rooms: list[Record]
    slots: list[Record]
    names: dict[str, dict[str, str]]
    event: Record


def knows(look: Sniffed) -> bool:
    """Whether a JSON file is a list of pretalx's API, a page of one, or one of its records."""
    return _kind(look.keys_of("results")) != "" or _kind(frozenset(look.top)) != ""


def _kind(keys: frozenset[str]) -> str:
    """What records with these keys are: talk, speaker, room, slot, track, type, tag, event; "" for none of them."""
    if has(keys, "code", "title", ("submission_type", "submission_type_id"), ("state", "slot", "slots", "abstract")):
        return "talk"
    if has(keys, "code", "name", ("submissions", "biography")) and "title" not in keys:
        return "speaker"
    if has(keys, "slug", "name", "date_from", "date_to"):
        return "event"
    if has(keys, "room", "start", "submission"):
        return "slot"
    if has(keys, "id", "name", "capacity", ("position", "speaker_info", "availabilities", "guid")):
        return "room"
    if has(keys, "id", "name", "color", ("requires_access_code", "position", "description")) and "sessions" not in keys:
        return "track"
    if has(keys, "id", "name", "default_duration"):
        return "type"
    return "tag" if has(keys, "id", "tag") else ""


def parse(source: Source) -> Outcome[tuple[str, object]]:
    """A file's name and value. Error: import-syntax."""
    told = parsed(source)
    return Outcome((source.name, told.value) if told.value is not None else None, told.diagnostics)


@drafted(parse, markdown=True)
def read(draft: Draft, values: Sequence[tuple[str, object]]) -> bool:
    """Take files by name; whether there are talks."""
    files = _sorted(value for _, value in values)
    draft.facts({"title": name_of(files.event)})
    draft.in_zone(told_in(files.event, "timezone"))
    rooms = {told_in(one, "id"): name_of(one) for one in files.rooms}
    for one in files.rooms:
        draft.room(name_of(one), name_of(one), rest(one, "id", "name", "position", "guid", "availabilities"))
    for one in files.speakers:
        _speaker(draft, one)
    codes = {told_in(one, "code") for one in files.speakers}
    for one in files.talks:
        if told_in(one, "state").casefold() in _IN:
            _talk(draft, one, files, rooms, codes)
        else:
            draft.guessed(told_in(one, "title"), "left-out")
    draft.about(rest(files.event, *_EVENT))
    counts: Counter[str] = Counter()
    for _, value in values:
        counts[_kind_of(value)] += len(list(records_in(value, "results")))
    for name, value in values:
        count, here = said(record(value).get("count")), len(list(records_in(value, "results")))
        if count.isdecimal() and int(count) > counts[_kind_of(value)]:
            draft.guessed(f"{name}: {here} / {count}", "pages")
    return bool(files.talks)


def _kind_of(value: object) -> str:
    return _kind(frozenset(key for one in records_in(value, "results") for key in one))


def _sorted(values: Iterator[object]) -> _Files:
    files = _Files([], [], [], [], {"track": {}, "type": {}, "tag": {}}, {})
    lists = {"talk": files.talks, "speaker": files.speakers, "room": files.rooms, "slot": files.slots}
    for value in values:
        one = record(value)
        for part in [one] if one and _kind(frozenset(one)) else records_in(value, "results"):
            kind = _kind(frozenset(part))
            if kind in lists:
                lists[kind].append(part)
            elif kind in files.names:
                files.names[kind][told_in(part, "id")] = name_of(part)
            elif kind == "event":
                files = files._replace(event=part)
    return files


def _speaker(draft: Draft, one: Record) -> str:
    answers = {name_of(record(answer.get("question")).get("question") or answer.get("question")): answer.get("answer")
               for answer in records(one, "answers")}  # fmt: skip
    photo = told_in(one, "avatar_url", "avatar")
    return draft.person(
        told_in(one, "code", "name"),
        told_in(one, "name"),
        bio=both(draft, one.get("biography")),
        more={**rest(one, *_SPEAKER), **answers, **({"avatar": photo} if photo else {})},
    )


def _talk(draft: Draft, one: Record, files: _Files, rooms: Mapping[str, str], codes: set[str]) -> None:
    """A submission, once for each time at which it is held."""
    title, code = name_of(one.get("title")), told_in(one, "code")
    keys: list[str] = []
    strangers: list[str] = []
    for who in listed(one.get("speakers")):
        if isinstance(who, dict):
            keys.append(_speaker(draft, who))
        elif said(who) in codes:
            keys.append(said(who))
        else:
            draft.guessed(f"{title}: {said(who)}", "unnamed")
            strangers.append(said(who))
    parts = [both(draft, one.get(name)) for name in ("abstract", "description")]
    translated = any(isinstance(part, dict) for part in parts)
    summary = parts[0] if translated else "\n\n".join(dict.fromkeys(map(str, filter(None, parts))))
    links = {
        told_in(link, "description") or f"link {n}": said(link.get("resource") or link.get("link") or link.get("url"))
        for n, link in enumerate(records(one, "resources"), 1)
    }
    kept = some(one, "answers", "image", "do_not_record")
    kept |= {"speakers": strangers} if strangers else {}
    slots = [record(slot) for slot in (*listed(one.get("slots")), one.get("slot")) if isinstance(slot, dict)]
    slots += [slot for slot in files.slots if code and said(record(slot.get("submission")).get("code")) == code]
    slots += [slot for slot in files.slots if code and told_in(slot, "submission") == code]
    known = [slot for slot in slots if slot.get("start")] or [{}]
    if not any(slot.get("start") for slot in slots) and listed(one.get("slots")):
        kept["slots"] = one["slots"]
    for slot in {(told_in(s, "start"), name_of(s.get("room"))): s for s in known}.values():
        when = draft.times.slot(
            slot.get("start"), slot.get("end"), slot.get("duration") or (one.get("duration") if slot else "")
        )
        place = name_of(slot.get("room"))
        place = rooms.get(place, place)
        if place.isdecimal() and place == told_in(slot, "room"):
            draft.guessed(f"{title}: {place}", "unnamed")
        draft.talk(
            Given(
                id=code,
                title=title,
                slot=when,
                rooms=(place,),
                track=_named(one.get("track"), files.names["track"]),
                kind=_named(one.get("submission_type"), files.names["type"]),
                summary=summary,
                speakers=tuple(keys),
                language=told_in(one, "content_locale"),
                tags=tuple(_named(tag, files.names["tag"]) for tag in listed(one.get("tags"))),
                links=links,
                extra={
                    **rest(one, *_TALK),
                    **kept,
                    **beyond(one.get("abstract")),
                    **some(one if isinstance(summary, dict) else {}, "description"),
                    **some({} if slot else one, "duration"),
                },
            )
        )


def _named(value: object, names: Mapping[str, str]) -> str:
    """The name of a track, type or tag, which an address that expands nothing tells by its number."""
    told = name_of(value)
    return names.get(told, told)
