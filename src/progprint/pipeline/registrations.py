"""Findings about a list of registrations: what does not fit the agenda or the paper, and who is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.core.diagnostic import Diagnostic, listed, note, warning

if TYPE_CHECKING:
    from progprint.pipeline.job import Job
    from progprint.sheets.context import Context

_SHOWN = 5


def beside_list(job: Job) -> list[Diagnostic]:
    """Facts of the list of registrations that do not fit the agenda, or paper.

    people-missing: whoever is on a stage and not on it. people-code: tickets that make no code. people-choice: chosen talks
    that are none of the agenda's. people-since: who is new since an older list.
    """
    from progprint.agenda.attendee import waits
    from progprint.sheets.handouts.guests import on_a_stage, people_of
    from progprint.sheets.handouts.own_day import chosen_talks
    from progprint.sheets.handouts.tickets import coded

    if not job.attendees:
        return []
    known = {one.person.id for one in on_a_stage(job.agenda, job.attendees) if one is not None}
    on_no_list = people_of(job.agenda) if waits(job.attendees)(None) else ()
    missing = [one.person.name.text for one in on_no_list if one.person.id not in known]
    odd = [f"{one.name}: {name}" for one in job.attendees for name in chosen_talks(job.agenda, one.chosen)[1]]
    fresh = [one.name for one in job.attendees if not one.had] if job.request.older else []
    long = [one.name for one in job.attendees if one.ticket and not coded(one.ticket)]
    return [
        tell(code, None, count=len(names), **listed(names, _SHOWN))
        for tell, code, names in (
            (note, "people-missing", missing),
            (note, "people-since", fresh),
            (warning, "people-code", long),
            (warning, "people-choice", odd),
        )
        if names
    ]


def beside_look(context: Context, kind: str) -> list[Diagnostic]:
    """Facts of the list of registrations that do not fit the look of badges.

    people-field: columns that it prints and the list has not. people-code: tickets that it prints no bars of.
    """
    from progprint.sheets.handouts.badges import FIELD
    from progprint.sheets.handouts.tickets import BARS, barred, coded

    if kind != "badge" or not context.attendees:
        return []
    headings = dict.fromkeys(heading for one in context.attendees for heading in one.fields if heading)
    asked, bars = FIELD.findall(str(context.design.parts["badge.side"])), context.design.parts["badge.code"] == BARS
    long = [one.name for one in context.attendees if bars and coded(one.ticket) and not barred(context, one.ticket)]
    return [
        *(
            warning("people-field", None, field=field, available=", ".join(headings))
            for field in asked
            if field not in headings
        ),
        *([warning("people-code", None, "bars", count=len(long), **listed(long, _SHOWN))] if long else []),
    ]
