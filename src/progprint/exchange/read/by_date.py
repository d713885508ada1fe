"""Programmes as static sites keep them in YAML: ``schedule`` is a list of ``date`` and ``events``.

An event has ``start``, ``end`` and ``talks`` that run side by side, each with title, speaker, company, intro, desc, venue,
slug and whatever else. A date without a year, as 10/16, needs ``--year``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from progprint.agenda.dates import habit_of
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.kept import known_keys, rest, some
from progprint.exchange.look import Sniffed, yaml
from progprint.exchange.told import drafted
from progprint.exchange.values import Record, listed, record, records, said, told_in
from progprint.exchange.when import When, read_when

(_TALK,) = known_keys("by-date")
_WHEN = ("date", "time", "start", "end", "duration")


@drafted(yaml, markdown=True)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take a file; whether there are talks."""
    told, count = record(values[0]), 0
    habit = habit_of((said(record(day).get("date")) for day in listed(told.get("schedule"))), draft.year)
    habit = habit._replace(month_first=True)  # the form of these files: 10/16
    for day in records(told, "schedule"):
        for event in records(day, "events"):
            for talk in records(event, "talks"):
                typed = {**talk, "type": talk.get("type") or event.get("type")}
                dated = {**event, "date": day.get("date")}
                when = read_when({name: said(dated.get(name)) for name in _WHEN}, habit)
                draft.timed(told_in(talk, "title"), when)
                draft.talk(_talk(draft, typed, when, dated))
                count += 1
        draft.about(rest(day, "date", "events"))
    draft.about(rest(told, "schedule"))
    return count > 0


def _talk(draft: Draft, talk: Record, when: When, event: Record) -> Given:
    title, room = told_in(talk, "title"), told_in(talk, "venue", "room")
    people = draft.roster(title, told_in(talk, "speaker", "speakers")).people
    for n, one in enumerate(people):
        about = draft.text(talk.get("intro")) if n == 0 else ""
        draft.person(one.name, one.name, org=one.org or told_in(talk, "company"), job_title=one.job_title, bio=about)
    placed = bool(people) and not any(one.org for one in people)
    told = some({} if placed else talk, *(("company",) if people else ("company", "intro")))
    return Given(
        id=told_in(talk, "slug"),
        title=title,
        rooms=(room,),
        kind=told_in(talk, "type"),
        summary=draft.text(talk.get("desc") or talk.get("description")),
        speakers=tuple(one.name for one in people if one.role != "moderator"),
        moderators=tuple(one.name for one in people if one.role == "moderator"),
        extra={
            **rest(talk, *_TALK),
            **told,
            **rest(event, "talks", "type", *_WHEN),
            **{one.field: event[one.field] for one in when.left if one.kept},
        },
        written=when.written,
    )


def knows(look: Sniffed) -> bool:
    """Whether a text is such a file."""
    keys = set(re.findall(r"^[ -]*(schedule|events|talks|date):", look.text, re.MULTILINE))
    return len(keys) == 4 and not look.text.lstrip().startswith(("{", "<"))
