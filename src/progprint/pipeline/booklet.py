"""The booklet: a look, composed pages, a PDF, and the trace of where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.diagnostic import Outcome, error
from progprint.pipeline.job import Job, OutputFile, context_in, layout_folders
from progprint.pipeline.press import covered, for_press, imposed, intent_of, is_press, standard_of, tickets
from progprint.pipeline.request import of_pages

if TYPE_CHECKING:
    from progprint.sheets.context import Context
    from progprint.typeset.frame import Page

DEFAULT_LAYOUT = "a5"


def composed(job: Job) -> tuple[Context, tuple[Page, ...]]:
    """The context that a booklet is made from, and its pages."""
    from progprint.checks.layout import check_layout
    from progprint.checks.products import check_drawn, check_pages
    from progprint.design.forms import lookup
    from progprint.design.load import load_look
    from progprint.sheets.booklet import booklet

    name = job.setting(job.request.layout, "layout", DEFAULT_LAYOUT)
    theme = job.setting(job.request.theme, "theme", "")
    look = job.findings.take(load_look(name, layout_folders(job.project), job.project.read, theme))
    context = context_in(
        job,
        look,
        "booklet",
        press=is_press(job) or job.request.impose == "saddle" or bool(job.request.spine),
        bound=bool(job.request.spine),
        short=job.setting(job.request.edition, "edition", "") == "short",
    )
    job.progress("compose")
    pages = for_press(job, booklet(context, job.spread))
    if not pages:
        flow = lookup(look.tree, "flow")
        job.findings.take(Outcome(None, (error("no-pages", flow.span if flow else None),)))
    job.findings.all += [*check_pages(pages), *check_layout(pages), *check_drawn(pages, job.book, job.findings.all)]
    if is_press(job):
        from progprint.checks.press import check_press, check_tracks

        own = [(track.title, context.accent(track)) for track in context.agenda.tracks]
        colours = files.PressColours(intent_of(job)[0])
        job.findings.all += [*check_press(pages), *check_tracks(own, colours)]
        job.findings.gate()
    return context, pages


def write(job: Job) -> Sequence[OutputFile]:
    """The bytes of the booklet and, if asked for, of its trace."""
    from progprint.pdf.write import PdfSettings, write_pdf

    press = is_press(job)
    profile, condition = intent_of(job)
    if press:
        job = job._replace(pictures={path: files.to_press(raster, profile) for path, raster in job.pictures.items()})
    context, composed_pages = composed(job)
    settings = PdfSettings(
        title=context.title,
        author="、".join(organiser.text for organiser in job.agenda.conference.organisers),
        language=job.language,
        date=job.date,
        press=press,
        bleed=press,
        links=not (press or job.request.impose or job.request.spine),
        standard=standard_of(job),
        profile=profile,
        condition=condition,
        marks=job.request.marks,
    )
    job.progress("write")
    path = job.target
    made, pages = [], composed_pages
    if job.request.spine:
        sides, pages = (for_press(job, part) for part in covered(job, context, pages))
        made.append(
            OutputFile(path.with_suffix(".cover.pdf"), "pdf", len(sides), job.findings.take(write_pdf(sides, settings)))
        )
    pages = imposed(job, pages)
    if job.request.impose:
        settings = settings._replace(bleed=False, marks=False)
    data = job.findings.take(write_pdf(pages, settings))
    pieces = of_pages(composed_pages) if job.request.record else ()
    made.append(OutputFile(path, "pdf", len(pages), data, pieces))
    if job.request.ticket:
        made += tickets(job, context, pages, settings, path, data, book=len(composed_pages))
    if job.request.trace:
        from progprint.typeset.dump import trace

        lines = "".join(f"{line}\n" for line in trace(pages, files.MARK, bleed=press))
        data = files.sealed(lines.encode(errors="backslashreplace"))
        made.append(OutputFile(Path(job.request.trace), "trace", len(pages), data))
    return made
