"""Sessionize: the view "All", and "Sessions", "GridSmart" and "Speakers", which may be imported together.

"All" has sessions, speakers, rooms and categories that refer to each other by id. "Sessions" is a list of groups with their
sessions, "GridSmart" a list of days with their rooms and sessions; both name rooms, speakers and categories where they stand,
and are brought into the form of "All".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.kept import known_keys, links_of, long_links, rest, some
from progprint.exchange.kinds import mentions
from progprint.exchange.look import Sniffed, has, parsed
from progprint.exchange.told import drafted
from progprint.exchange.values import Record, keys_in, listed, record, records, said, told_in

_SESSION, _SPEAKER = known_keys("sessionize")
_PURPOSES = (
    ("track", r"track|topic|トピック|专题|專題|主题|議程軌"),
    ("type", r"format|type|形式|类型"),
    ("language", r"lang|言語|语言|語言"),
)
_AT = pattern(r"(.*)\s+(?:@|at)\s+(.+)|(.*?)[,，]\s*([^,，]+)", re.IGNORECASE)


class _Item(NamedTuple):
    """A category's item: what its category is for (track, type, language, or tag), and its name."""

    purpose: str
    category: str
    name: str


_PLACED = ("startsAt", "isServiceSession", "isPlenumSession", "categoryItems")
_OUT = frozenset(("declined", "waitlisted", "withdrawn", "cancelled", "canceled", "rejected", "declined by speaker"))


def knows(look: Sniffed) -> bool:
    """Whether a JSON file is one of these views."""
    return view_of(look.json) != ""


def view_of(value: object) -> str:
    """The view that a value is: all, sessions, grid, speakers; "" if it is none."""
    if isinstance(value, dict):
        keys, people = keys_in(value.get("sessions")), keys_in(value.get("speakers"))
        if "sessions" not in value or "speakers" not in value:
            return ""
        placed = has(keys, "title", _PLACED) and has(value, ("categories", "rooms", "questions"))
        return "all" if placed or "fullName" in people or not (keys or people) else ""
    first = keys_in(value)
    if has(first, "sessions", ("groupId", "groupName")):
        return "sessions"
    if has(first, "date", "rooms", ("timeSlots", "isDefault")):
        return "grid"
    return "speakers" if has(first, "fullName", ("tagLine", "profilePicture")) else ""


@drafted(parsed)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take Sessionize's views; whether there are sessions."""
    views = [(view_of(value) or ("all" if isinstance(value, dict) else ""), value) for value in values]
    whole = [record(value) for view, value in views if view == "all"]
    sessions = [record(one) for told in whole for one in listed(told.get("sessions"))]
    for view, value in views:
        if view == "sessions":
            sessions += [record(one) for group in map(record, listed(value)) for one in listed(group.get("sessions"))]
        elif view == "grid":
            sessions += _of_grid(listed(value))
    items, purposes = dict[str, _Item](), _Purposes(draft)
    questions: dict[str, str] = {}
    for told in whole:
        items |= {key: item for one in records(told, "categories") for key, item in purposes.items(one, "items")}
        questions |= {told_in(q, "id"): told_in(q, "question") for q in records(told, "questions")}
        for one in records(told, "rooms"):
            draft.room(told_in(one, "id"), told_in(one, "name"))
    days = [day for view, value in views if view == "grid" for day in listed(value)]
    for key, name in {told_in(room, "id"): told_in(room, "name") for room in _rooms_of(days)}.items():
        draft.room(key or name, name)
    people = [who for told in whole for who in listed(told.get("speakers"))]
    for who in (*people, *(one for view, value in views if view == "speakers" for one in listed(value))):
        _speaker(draft, record(who), items, questions)
    for one in _each_once(sessions):
        if told_in(one, "room"):
            draft.room(told_in(one, "roomId", "room"), told_in(one, "room"))
        placed = [
            item for category in records(one, "categories") for _, item in purposes.items(category, "categoryItems")
        ]
        if told_in(one, "status").casefold() in _OUT:
            draft.guessed(told_in(one, "title"), "left-out")
        else:
            draft.talk(_session(draft, one, [*_items(one, items), *placed], questions))
    for told in whole:
        draft.about(rest(told, "sessions", "speakers", "rooms", "categories", "questions"))
    return bool(sessions)


def _of_grid(days: Sequence[object]) -> list[Record]:
    """The sessions of days and rooms; what is held for all stands in each room."""
    made: list[Record] = []
    for room in _rooms_of(days):
        for one in records(room, "sessions"):
            told = {"roomId": room.get("id"), "room": room.get("name")}
            made.append({**one, **{key: value for key, value in told.items() if not said(one.get(key))}})
    return made


def _rooms_of(days: Sequence[object]) -> list[Record]:
    return [record(room) for day in map(record, days) for room in listed(day.get("rooms"))]


def _each_once(sessions: Iterable[Record]) -> Iterator[Record]:
    """Sessions without those that two views, or two rooms of a plenary, tell again."""
    seen: set[tuple[str, str]] = set()
    for one in sessions:
        key = told_in(one, "id"), told_in(one, "startsAt")
        if not key[0] or key not in seen:
            yield one
        seen.add(key)


class _Purposes:
    """Tells once what categories are taken for, by their titles; only the first of each purpose counts."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._told: dict[str, str] = {}

    def items(self, category: Record, key: str) -> Iterator[tuple[str, _Item]]:
        """The items of a category, with their ids."""
        title = told_in(category, "name", "title")
        if title not in self._told:
            fits = (name for name, pattern in _PURPOSES if re.search(pattern, title, re.IGNORECASE))
            self._told[title] = next((name for name in fits if name not in self._told.values()), "")
            if self._told[title]:
                self._draft.guessed(f"{title} → {self._told[title]}")
        for item in records(category, key):
            yield told_in(item, "id"), _Item(self._told[title] or "tag", title, told_in(item, "name"))


def _items(of: Record, items: Mapping[str, _Item]) -> list[_Item]:
    """The items of categories that a session or a speaker names by their ids."""
    return [items[key] for key in map(said, listed(of.get("categoryItems"))) if key in items]


def _answers(of: Record, questions: Mapping[str, str]) -> dict[str, object]:
    made: dict[str, object] = {}
    for one in records(of, "questionAnswers"):
        question = questions.get(told_in(one, "questionId")) or told_in(one, "question") or "?"
        made[question] = one.get("answerValue", one.get("answer"))
    return made


def _speaker(draft: Draft, one: Record, items: Mapping[str, _Item], questions: Mapping[str, str]) -> None:
    name = told_in(one, "fullName") or f"{said(one.get('firstName'))} {said(one.get('lastName'))}".strip()
    title, org = affiliation(told_in(one, "tagLine"))
    own = {item.category: item.name for item in _items(one, items)}
    more = {**rest(one, *_SPEAKER), **_answers(one, questions), **own, **long_links(one)}
    bio = draft.text(one.get("bio"))
    draft.person(told_in(one, "id"), name, org=org, job_title=title, bio=bio, links=links_of(one), more=more)


def _session(draft: Draft, one: Record, own: Sequence[_Item], questions: Mapping[str, str]) -> Given:
    title = told_in(one, "title")
    speakers = [
        draft.person(told_in(who, "id"), told_in(who, "name")) if isinstance(who, dict) else said(who)
        for who in listed(one.get("speakers"))
    ]
    taken = {item.purpose: item.name for item in reversed(own) if item.purpose != "tag"}
    service = one.get("isServiceSession") is True
    return Given(
        id=told_in(one, "id"),
        title=title,
        slot=draft.times.slot(one.get("startsAt"), one.get("endsAt"), names="startsAt endsAt duration"),
        rooms=(told_in(one, "roomId", "room"),),
        track=taken.get("track", ""),
        kind=taken.get("type") or ("break" if service and mentions(title, "break") else ""),
        summary=draft.text(one.get("description")),
        speakers=tuple(speakers),
        language=taken.get("language", ""),
        tags=tuple(item.name for item in own if taken.get(item.purpose) != item.name),
        links={"video": told_in(one, "recordingUrl")},
        extra={**rest(one, *_SESSION), **_answers(one, questions), **some(one, "liveUrl")},
        everywhere=one.get("isPlenumSession") is True,
    )


def affiliation(line: str) -> tuple[str, str]:
    """A tag line as job title and organisation: parted at " @ ", " at " or the last comma; else all is a job title."""
    found = _AT.fullmatch(line)
    if found is None:
        return line, ""
    title, org, before, after = found.groups()
    return (title, org) if org else (before, after)
