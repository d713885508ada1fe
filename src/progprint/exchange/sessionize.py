"""Sessionize, the view "All": sessions, speakers, rooms and categories that refer to each other by id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from progprint.core.diagnostic import Outcome, Source
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.jsonfile import with_sessions
from progprint.exchange.kinds import mentions
from progprint.exchange.values import links_of, listed, long_links, record, rest, said
from progprint.source.edit import Plain

_SESSION = (
    "id", "title", "description", "startsAt", "endsAt", "isServiceSession", "isPlenumSession", "speakers", "categoryItems",
    "questionAnswers", "roomId",
)  # fmt: skip
_SPEAKER = (
    "id",
    "firstName",
    "lastName",
    "fullName",
    "bio",
    "tagLine",
    "links",
    "sessions",
    "categoryItems",
    "questionAnswers",
)
_PURPOSES = (
    ("track", r"track|topic|トピック|专题|專題|主题|議程軌"),
    ("type", r"format|type|形式|类型"),
    ("language", r"lang|言語|语言|語言"),
)
_AT = re.compile(r"(.*)\s+(?:@|at)\s+(.+)|(.*?)[,，]\s*([^,，]+)", re.IGNORECASE)


class _Item(NamedTuple):
    """A category's item: what its category is for (track, type, language, or tag), and its name."""

    purpose: str
    category: str
    name: str


def read_sessionize(source: Source) -> Outcome[dict[str, Plain]]:
    """The agenda of a Sessionize export. Errors: import-syntax, import-nothing."""
    read = with_sessions(source)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    told, sessions = read.value
    draft = Draft(source.name)
    questions = {
        said(record(one).get("id")): said(record(one).get("question")) for one in listed(told.get("questions"))
    }
    items = dict(_items(draft, told))
    rooms = {said(record(one).get("id")): said(record(one).get("name")) for one in listed(told.get("rooms"))}
    for key, name in rooms.items():
        draft.room(key, name)
    for one in map(record, listed(told.get("speakers"))):
        _speaker(draft, one, items, questions)
    for one in sessions:
        _session(draft, one, items, questions)
    draft.told_in_utc()
    more = rest(told, "sessions", "speakers", "rooms", "categories", "questions")
    draft.about(more)
    return Outcome(draft.agenda(), tuple(draft.remarks()))


def _items(draft: Draft, told: Mapping[str, object]) -> Iterator[tuple[str, _Item]]:
    """All items of categories by id. A category's purpose is told by its title; only the first of each purpose counts."""
    taken: set[str] = set()
    for category in map(record, listed(told.get("categories"))):
        title = said(category.get("title"))
        purpose = next(
            (name for name, pattern in _PURPOSES if re.search(pattern, title, re.IGNORECASE) and name not in taken), ""
        )
        if purpose:
            taken.add(purpose)
            draft.guessed(f"{title} → {purpose}")
        for item in map(record, listed(category.get("items"))):
            yield said(item.get("id")), _Item(purpose or "tag", title, said(item.get("name")))


def _answers(of: Mapping[str, object], questions: Mapping[str, str]) -> dict[str, object]:
    rows = map(record, listed(of.get("questionAnswers")))
    return {
        questions.get(said(one.get("questionId"))) or said(one.get("question")) or "?": one.get(
            "answerValue", one.get("answer")
        )
        for one in rows
    }


def _speaker(draft: Draft, one: Mapping[str, object], items: Mapping[str, _Item], questions: Mapping[str, str]) -> None:
    name = said(one.get("fullName")) or f"{said(one.get('firstName'))} {said(one.get('lastName'))}".strip()
    title, org = affiliation(said(one.get("tagLine")))
    own = [items[key] for key in map(said, listed(one.get("categoryItems"))) if key in items]
    more = {**rest(one, *_SPEAKER), **_answers(one, questions), **{item.category: item.name for item in own}}
    draft.person(
        said(one.get("id")), name, org=org, job_title=title, bio=draft.text(one.get("bio")),
        links=links_of(one), more={**more, **long_links(one)},
    )  # fmt: skip


def _session(draft: Draft, one: Mapping[str, object], items: Mapping[str, _Item], questions: Mapping[str, str]) -> None:
    own = [items[key] for key in map(said, listed(one.get("categoryItems"))) if key in items]

    def first(purpose: str) -> str:
        return next((item.name for item in own if item.purpose == purpose), "")

    taken = {purpose: first(purpose) for purpose in ("track", "type", "language")}
    service = one.get("isServiceSession") is True
    everywhere = one.get("isPlenumSession") is True
    when = draft.moments(one.get("startsAt"), one.get("endsAt"))
    room, title = said(one.get("roomId")), said(one.get("title"))
    draft.talk(
        Given(
            id=said(one.get("id")),
            title=title,
            start=when.start,
            end=when.end,
            left=when.left,
            rooms=(room,) if room else (),
            track=taken["track"],
            kind=taken["type"] or ("break" if service and mentions(title, "break") else ""),
            summary=draft.text(one.get("description")),
            speakers=tuple(map(said, listed(one.get("speakers")))),
            language=taken["language"],
            tags=tuple(item.name for item in own if taken.get(item.purpose) != item.name),
            extra={**rest(one, *_SESSION), **_answers(one, questions)},
            everywhere=everywhere,
        )
    )


def affiliation(line: str) -> tuple[str, str]:
    """A tag line as job title and organisation: parted at " @ ", " at " or the last comma; else all is a job title."""
    found = _AT.fullmatch(line)
    if found is None:
        return line, ""
    title, org, before, after = found.groups()
    return (title, org) if org else (before, after)
