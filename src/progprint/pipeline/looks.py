"""From a look to the context of its pages: what a booklet and paper for the venue are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from progprint.design.load import Look
    from progprint.pipeline.job import Job
    from progprint.sheets.context import Context


def context_in(job: Job, look: Look, use: str, scale: float = 1.0, **more: Any) -> Context:
    """The context of a product in a look, so many times as large; its lines are kept for a ``use``. Ends a run with errors."""
    from progprint import __version__
    from progprint.agenda.days import has_several_days
    from progprint.design.forms import lookup
    from progprint.design.resolve import resolve
    from progprint.sheets.booklet import unknown_parts
    from progprint.sheets.context import Context
    from progprint.sheets.timetable import is_timed

    job.findings.all += unknown_parts(lookup(look.tree, "flow"))
    job.findings.gate()
    design = job.findings.take(resolve(look, job.agenda.conference.language, job.book.families))
    job.findings.gate()
    return Context(
        job.agenda,
        design.enlarged(scale) if scale != 1 else design,
        job.words,
        job.composer(use),
        job.pictures,
        version=__version__,
        fingerprint=job.fingerprint,
        second=job.second_language,
        several_days=has_several_days(job.agenda),
        timed=is_timed(job.agenda),
        attendees=job.attendees,
        **more,
    )
