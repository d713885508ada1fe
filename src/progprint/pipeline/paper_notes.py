"""Findings beside the paper for the venue: kinds that there are none of, lists that do not fit, files of earlier runs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.diagnostic import Diagnostic, error, listed, note, warning

if TYPE_CHECKING:
    from progprint.pipeline.job import Job, OutputFile
    from progprint.pipeline.request import Request
    from progprint.sheets.context import Context

_SHOWN = 5
Made = Mapping[str, Sequence["OutputFile"]]
"""The files of each kind that was asked for."""


def bare(job: Job, made: Made) -> list[Diagnostic]:
    """no-sheets for kinds that the agenda has nothing for, an error where nothing was made; nobody-new after an older list."""
    from progprint.sheets.handouts.kinds import KINDS

    whole = any(made.values())
    tell = note if whole and not job.request.kinds else warning if whole else error
    all_had = bool(job.attendees) and all(one.had for one in job.attendees)
    return [
        note("nobody-new", None, kind=name)
        if all_had and KINDS[name].needs == "people"
        else tell("no-sheets", None, KINDS[name].lacks(job.agenda), kind=name)
        for name, own in made.items()
        if not own
    ]


def misasked(request: Request, wanted: Sequence[str]) -> list[Diagnostic]:
    """other-paper, for each kind that is made on its own paper, not the one asked for. Error: usage (per-file-alone)."""
    from progprint.sheets.handouts.kinds import KINDS, papers

    tell, found = warning if request.kinds else note, list[Diagnostic]()
    if request.per_file and not any(KINDS[name].each for name in wanted):
        found.append(error("usage", None, "per-file-alone"))
    for name in wanted if request.paper else ():
        if not KINDS[name].has(request.paper):
            able = [paper for paper in papers() if KINDS[name].has(paper)]
            case = "some" if able else "one"
            found.append(tell("other-paper", None, case, kind=name, paper=request.paper, available=" ".join(able)))
    return found


def left(job: Job, made: Made) -> list[Diagnostic]:
    """paper-left: files in the places of what was made that this run did not make, as of a list that had more people."""
    request = job.request
    if request.fresh or request.older or not request.is_whole or not files.is_folder(job.target):
        return []
    own = {one.path for each in made.values() for one in each}
    kinds = "|".join(name for name, each in made.items() if each) or "(?!)"
    place = re.compile(rf"({kinds})(-\d+)?")
    folders = ["", *(f"{name}/" for name, _, _ in files.stamps(job.target) if place.fullmatch(name))]
    there = [f"{folder}{name}" for folder in folders for name, _, _ in files.stamps(job.target / folder)]
    names = [
        name
        for name in there
        if name.endswith(".pdf") and place.fullmatch(name.partition("/")[0].removesuffix(".pdf"))
        if job.target / name not in own
    ]
    return [note("paper-left", None, count=len(names), **listed(names, _SHOWN))] if names else []


def people_found(job: Job) -> list[Diagnostic]:
    """Facts of the list of registrations that do not fit the agenda, or paper.

    people-missing: whoever is on a stage and not on it. people-code: tickets that make no code. people-choice: chosen talks
    that are none of the agenda's. people-since: who is new since an older list.
    """
    from progprint.agenda.attendee import waits
    from progprint.sheets.handouts.guests import on_a_stage, people_of
    from progprint.sheets.handouts.own_day import chosen_talks, talks_by_name
    from progprint.sheets.handouts.tickets import coded

    if not job.attendees:
        return []
    known = {one.person.id for one in on_a_stage(job.agenda, job.attendees) if one is not None}
    on_no_list = people_of(job.agenda) if waits(job.attendees)(None) else ()
    missing = [one.person.name.text for one in on_no_list if one.person.id not in known]
    talks = talks_by_name(job.agenda)
    odd = [f"{one.name}: {name}" for one in job.attendees for name in chosen_talks(talks, one.chosen)[1]]
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


def look_found(context: Context, kind: str) -> list[Diagnostic]:
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
