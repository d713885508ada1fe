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
    from progprint.sheets.handouts.badges import LONGEST_CODE, on_a_stage
    from progprint.sheets.handouts.cards import people_of
    from progprint.sheets.handouts.personal import chosen_talks

    if not job.attendees:
        return []
    known = {one[0].id for one in on_a_stage(job.agenda, job.attendees) if one is not None}
    on_no_list = people_of(job.agenda) if waits(job.attendees)(None) else ()
    missing = [one[0].name.text for one in on_no_list if one[0].id not in known]
    odd = [f"{one.name}: {name}" for one in job.attendees for name in chosen_talks(job.agenda, one.chosen)[1]]
    fresh = [one.name for one in job.attendees if not one.had] if job.request.older else []
    long = [one.name for one in job.attendees if len(one.ticket.encode()) > LONGEST_CODE]
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


def unknown_fields(context: Context, kind: str) -> list[Diagnostic]:
    """people-field: columns that the look of badges prints and the list of registrations has not."""
    from progprint.sheets.handouts.badges import FIELD

    asked = FIELD.findall(str(context.design.parts["badge.side"])) if kind == "badge" and context.attendees else []
    headings = dict.fromkeys(heading for one in context.attendees for heading in one.fields if heading)
    return [
        warning("people-field", None, field=field, available=", ".join(headings))
        for field in asked
        if field not in headings
    ]
