"""pretalx's API, ``/api/events/…/submissions/`` (or ``talks``), with ``speakers``, ``rooms``, ``slots`` and the event itself.

Pages of one list, and lists that refer to each other by code or number, are imported at once; what an address was asked to
expand is read where it stands. Texts are Markdown. What is not accepted or confirmed is left out and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from progprint.core.diagnostic import Outcome, Source
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.kept import filled, known_keys, rest, some
from progprint.exchange.look import Sniffed, marked, parsed
from progprint.exchange.told import beyond, both, drafted, name_of
from progprint.exchange.values import Record, listed, record, records, records_in, said, told_in

_TALK, _SPEAKER, _EVENT = known_keys("pretalx")
_MARKS = (
    ("talk", ("code", "title", ("submission_type", "submission_type_id"), ("state", "slot", "slots", "abstract")), ()),
    ("speaker", ("code", "name", ("submissions", "biography")), ("title",)),
    ("event", ("slug", "name", "date_from", "date_to"), ()),
    ("slot", ("room", "start", "submission"), ()),
    ("room", ("id", "name", "capacity", ("position", "speaker_info", "availabilities", "guid")), ()),
    ("track", ("id", "name", "color", ("requires_access_code", "position", "description")), ("sessions",)),
    ("type", ("id", "name", "default_duration"), ()),
    ("tag", ("id", "tag"), ()),
)
_IN = frozenset(("accepted", "confirmed", ""))


def knows(look: Sniffed) -> bool:
    """Whether a JSON file is a list of pretalx's API, a page of one, or one of its records."""
    return marked(look.keys_of("results"), _MARKS) != "" or marked(look.top, _MARKS) != ""


def parse(source: Source) -> Outcome[tuple[str, object]]:
    """A file's name and value. Error: import-syntax."""
    told = parsed(source)
    return Outcome((source.name, told.value) if told.value is not None else None, told.diagnostics)


@drafted(parse, markdown=True)
def read(draft: Draft, values: Sequence[tuple[str, object]]) -> bool:
    """Take files by name; whether there are talks."""
    held: dict[str, list[Record]] = {kind: [] for kind, *_ in (*_MARKS, ("",))}
    for _, value in values:
        one = record(value)
        for part in [one] if marked(one, _MARKS) else records_in(value, "results"):
            held[marked(part, _MARKS)].append(part)
    event: Record = next(reversed(held["event"]), {})
    draft.facts({"title": name_of(event)})
    draft.in_zone(told_in(event, "timezone"))
    names = {kind: {told_in(one, "id"): name_of(one) for one in some} for kind, some in held.items()}
    for one in held["room"]:
        draft.room(name_of(one), name_of(one), rest(one, "id", "name", "position", "guid", "availabilities"))
    for one in held["speaker"]:
        _speaker(draft, one)
    codes = {told_in(one, "code") for one in held["speaker"]}
    for one in held["talk"]:
        if told_in(one, "state").casefold() in _IN:
            _talk(draft, one, held["slot"], names, codes)
        else:
            draft.guessed(told_in(one, "title"), "left-out")
    draft.about(rest(event, *_EVENT))
    counts: Counter[str] = Counter()
    for _, value in values:
        counts[_kind_of(value)] += len(list(records_in(value, "results")))
    for name, value in values:
        count, here = said(record(value).get("count")), len(list(records_in(value, "results")))
        if count.isdecimal() and int(count) > counts[_kind_of(value)]:
            draft.guessed(f"{name}: {here} / {count}", "pages")
    return bool(held["talk"])


def _kind_of(value: object) -> str:
    return marked(frozenset(key for one in records_in(value, "results") for key in one), _MARKS)


def _speaker(draft: Draft, one: Record) -> str:
    answers = {name_of(record(answer.get("question")).get("question") or answer.get("question")): answer.get("answer")
               for answer in records(one, "answers")}  # fmt: skip
    return draft.person(
        told_in(one, "code", "name"),
        told_in(one, "name"),
        bio=both(draft, one.get("biography")),
        more={**rest(one, *_SPEAKER), **answers, **filled(avatar=told_in(one, "avatar_url", "avatar"))},
    )


def _talk(
    draft: Draft, one: Record, placed: Sequence[Record], names: Mapping[str, Mapping[str, str]], codes: set[str]
) -> None:
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
    kept = some(one, "answers", "image", "do_not_record") | filled(speakers=strangers)
    slots = [record(slot) for slot in (*listed(one.get("slots")), one.get("slot")) if isinstance(slot, dict)]
    slots += [slot for slot in placed if code and said(record(slot.get("submission")).get("code")) == code]
    slots += [slot for slot in placed if code and told_in(slot, "submission") == code]
    known = [slot for slot in slots if slot.get("start")] or [{}]
    if not any(slot.get("start") for slot in slots) and listed(one.get("slots")):
        kept["slots"] = one["slots"]
    for slot in {(told_in(s, "start"), name_of(s.get("room"))): s for s in known}.values():
        length = slot.get("duration") or (one.get("duration") if slot else "")
        when = draft.times.slot(slot.get("start"), slot.get("end"), length)
        place = name_of(slot.get("room"))
        place = names["room"].get(place, place)
        if place.isdecimal() and place == told_in(slot, "room"):
            draft.guessed(f"{title}: {place}", "unnamed")
        draft.talk(
            Given(
                id=code,
                title=title,
                slot=when,
                rooms=(place,),
                track=_named(one.get("track"), names["track"]),
                kind=_named(one.get("submission_type"), names["type"]),
                summary=summary,
                speakers=tuple(keys),
                language=told_in(one, "content_locale"),
                tags=tuple(_named(tag, names["tag"]) for tag in listed(one.get("tags"))),
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
