"""KonOpas: ``var program = […]`` and ``var people = […]`` in JavaScript, or the same lists as JSON, imported together.

An item has date, time and minutes; its places go from the room outwards, its tags name tracks or, behind a colon, something
else; a person's name is first name, last name, prefix and suffix. Texts are HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from progprint.core.diagnostic import Outcome, Source
from progprint.core.patterns import pattern
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.javascript import literals
from progprint.exchange.kept import filled, known_keys, rest
from progprint.exchange.look import Sniffed, marked, parsed
from progprint.exchange.told import drafted
from progprint.exchange.values import Record, keys_in, listed, record, records, said, told_in

_BEGINS = pattern(r"^[ \t]*(?:var|let|const)\s+(?:program|people)\s*=\s*\[", re.MULTILINE)
_ITEM, _PERSON = known_keys("konopas")
_PRESIDING = pattern(r" ?[(\[]m[)\]]\Z", re.IGNORECASE)
"""How a programme marks who moderates: Per Lind (M)."""
_MARKS = (("program", ("id", "title", "date", "time", ("loc", "mins")), ()), ("people", ("id", "name", "prog"), ()))
_MARK = pattern(r'["\']?(?:loc|mins|prog)["\']?\s*:')


def knows(look: Sniffed) -> bool:
    """Whether a file is a programme or the people of one."""
    if look.json is not None:
        return _kind(look.json) != ""
    return _BEGINS.search(look.text) is not None and _MARK.search(look.text) is not None


def _kind(value: object) -> str:
    return marked(keys_in(value), _MARKS)


def parse(source: Source) -> Outcome[list[object]]:
    """The lists of a file, which is JSON or JavaScript. Error: import-syntax."""
    if source.text.lstrip()[:1] in {"[", "{"}:
        tree = parsed(source)
        return Outcome([tree.value] if tree.value is not None else None, tree.diagnostics)
    found = literals(source)
    return Outcome([value for _, value in found.value] if found.value is not None else None, found.diagnostics)


@drafted(parse)
def read(draft: Draft, values: Sequence[list[object]]) -> bool:
    """Take the lists of files; whether there is a programme."""
    held: dict[str, list[Record]] = {"program": [], "people": [], "": []}
    for value in (value for lists in values for value in lists):
        held[_kind(value)] += [record(one) for one in listed(value)]
    for one in held["people"]:
        _person(draft, one)
    for one in held["program"]:
        draft.talk(_talk(draft, one))
    return bool(held["program"])


def _name(value: object) -> str:
    """A name that is ready to print, or its parts: first, last, prefix, suffix."""
    if isinstance(value, list):
        first, last, prefix, suffix = (said(value[n]) if n < len(value) else "" for n in range(4))
        value = " ".join(filter(None, (prefix, first, last, suffix)))
    return _PRESIDING.sub(" (moderator)", said(value))


def _person(draft: Draft, one: Record) -> str:
    links = {str(name): said(address) for name, address in record(one.get("links")).items() if said(address)}
    photo: dict[str, object] = {name: links.pop(name) for name in ("img", "photo") if name in links}
    name = _name(one.get("name"))
    return draft.person(
        told_in(one, "id") or name,
        name,
        bio=draft.text(one.get("bio")),
        links=links,
        more={**rest(one, *_PERSON), **photo},
    )


def _talk(draft: Draft, one: Record) -> Given:
    speakers = []
    for who in records(one, "people"):
        key, name = told_in(who, "id"), _name(who.get("name"))
        speakers.append(draft.person(key or name, name) if name else key)
    day, hour = told_in(one, "date"), told_in(one, "time")
    clock = f"{hour:0>5}" if re.fullmatch(r"\d{1,2}:\d\d", hour) else hour
    slot = draft.times.slot(f"{day}T{clock}" if hour else "", "", one.get("mins"), "time end mins")
    places = [said(place) for place in listed(one.get("loc"))] or [told_in(one, "loc")]
    tags = [said(tag) for tag in listed(one.get("tags"))]
    track = next((tag for tag in tags if tag and ":" not in tag), "")
    kinds = [tag.partition(":")[2].strip() for tag in tags if tag.casefold().startswith("type:")]
    others = [tag for tag in tags if tag and tag != track and not tag.casefold().startswith("type:")]
    return Given(
        id=told_in(one, "id"),
        title=told_in(one, "title"),
        slot=slot,
        rooms=tuple(places[:1]),
        track=track,
        kind=told_in(one, "format") or next(iter(kinds), ""),
        summary=draft.text(one.get("desc")),
        speakers=tuple(speakers),
        tags=tuple(others),
        extra={**rest(one, *_ITEM), **filled(loc=places[1:])},
        written={"date": day} if day and slot.start is None and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else {},
    )
