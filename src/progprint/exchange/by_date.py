"""Programmes as static sites keep them in YAML: ``schedule`` is a list of ``date`` and ``events``.

An event has ``start``, ``end`` and ``talks`` that run side by side, each with title, speaker, company, intro, desc, venue,
slug and whatever else. A date without a year, as 10/16, needs ``--year``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from progprint.core.diagnostic import Outcome, Source, error
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.table import people_of
from progprint.exchange.values import listed, record, rest, said
from progprint.exchange.when import clocks_of, day_of
from progprint.source.edit import Plain
from progprint.source.node import Mapping as Tree
from progprint.source.node import Node, Scalar
from progprint.source.read import read

_TALK = ("title", "speaker", "speakers", "company", "intro", "desc", "description", "venue", "room", "slug", "type")


def read_by_date(source: Source, year: str) -> Outcome[dict[str, Plain]]:
    """The agenda of such a file. Errors: those of YAML, import-nothing."""
    tree = read(source.text.encode(), source.name)
    if tree.value is None or tree.failed:
        return Outcome(None, tree.diagnostics)
    told = record(as_data(tree.value))
    draft, count = Draft(source.name), 0
    for day in map(record, listed(told.get("schedule"))):
        for event in map(record, listed(day.get("events"))):
            for talk in map(record, listed(event.get("talks"))):
                typed = {**talk, "type": talk.get("type") or event.get("type")}
                _talk(draft, typed, _when(draft, day, event, year), {**event, "date": day.get("date")})
                count += 1
        draft.about(rest(day, "date", "events"))
    if not count:
        return Outcome(None, (error("import-nothing", variant="system", path=source.name),))
    draft.about(rest(told, "schedule"))
    return Outcome(draft.agenda(), (*tree.diagnostics, *draft.remarks()))


def as_data(node: Node) -> object:
    """A node as text, lists and mappings."""
    if isinstance(node, Scalar):
        return None if node.plain and node.text in {"", "null", "~"} else node.text
    if isinstance(node, Tree):
        return {key.text: as_data(value) for key, value in node.entries}
    return [as_data(one) for one in node.items]


def _when(draft: Draft, day: Mapping[str, object], event: Mapping[str, object], year: str) -> dict[str, Plain]:
    """Date and time in the form of an agenda; a date that cannot be read is told."""
    made: dict[str, Plain] = {}
    text = said(day.get("date"))
    date = day_of(text, year)
    if date:
        made["date"] = date
    elif text:
        draft.guessed(text, "undated")
    hours = [clock for key in ("start", "end") for clock in clocks_of(said(event.get(key)))[:1]]
    if len(hours) == 2:
        made["time"] = "-".join(hours)
    elif hours:
        made["start"] = hours[0]
    return made


def _talk(draft: Draft, talk: Mapping[str, object], when: Mapping[str, Plain], event: Mapping[str, object]) -> None:
    names = people_of(said(talk.get("speaker")) or said(talk.get("speakers")))
    if len(names) > 1:
        draft.guessed(f"{said(talk.get('speaker'))} → {len(names)} × speaker")
    for n, name in enumerate(names):
        about = draft.text(talk.get("intro")) if n == 0 else ""
        draft.person(name, name, org=said(talk.get("company")), bio=about)
    told = {name: talk[name] for name in ("company", "intro") if not names and said(talk.get(name))}
    room = said(talk.get("venue")) or said(talk.get("room"))
    draft.talk(
        Given(
            id=said(talk.get("slug")),
            title=said(talk.get("title")),
            rooms=(room,) if room else (),
            kind=said(talk.get("type")),
            summary=draft.text(talk.get("desc") or talk.get("description")),
            speakers=tuple(names),
            extra={**rest(talk, *_TALK), **told, **_beyond(event, when)},
            written=when,
        )
    )


def _beyond(event: Mapping[str, object], when: Mapping[str, Plain]) -> dict[str, object]:
    """What an event says that a talk has no field for: other keys, and times that could not be read."""
    read = [*(("start", "end") if "time" in when else ()), *(("date",) if "date" in when else ())]
    return rest(event, "talks", "type", *read)


def is_by_date(text: str) -> bool:
    """Whether a text is such a file."""
    keys = set(re.findall(r"^[ -]*(schedule|events|talks|date):", text, re.MULTILINE))
    return len(keys) == 4 and not text.lstrip().startswith(("{", "<"))
