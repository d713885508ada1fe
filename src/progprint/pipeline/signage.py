"""Screens that follow the clock: an HTML file for the foyer and one for each room, in the look of the pictures for screens."""

from __future__ import annotations

from collections.abc import Sequence

from progprint import files
from progprint.core.color import screen_hex
from progprint.core.diagnostic import Outcome, error
from progprint.pipeline.handouts import context_of
from progprint.pipeline.job import Job, OutputFile


def write(job: Job) -> Sequence[OutputFile]:
    """The files of all screens. Error: no-sheets, where nothing has both a room and a time."""
    from progprint.sheets.handouts.kinds import KINDS, SCREENS
    from progprint.signage.page import html
    from progprint.signage.programme import screens

    job.progress("compose")
    context = context_of(job, KINDS["now-next"], SCREENS[-1])
    made = screens(context)
    if not made:
        job.findings.take(Outcome(None, (error("no-sheets", None, "moments", kind="signage"),)))
    job.progress("write")
    colours = {name: screen_hex(context.design.colors[name].screen) for name in ("text", "paper", "quiet")}
    names = files.safe_names([screen.name for screen in made], "screen")
    pages = [html(screen, job.book, job.words.language, colours, files.MARK) for screen in made]
    return [
        OutputFile(job.target / f"{name}.html", "screen", 1, files.sealed(page.encode()))
        for name, page in zip(names, pages, strict=True)
    ]
