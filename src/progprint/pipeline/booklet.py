"""The booklet: a look, composed pages, a PDF, and the trace of where everything stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.pipeline.job import Job, OutputFile, context_in, layout_folders
from progprint.pipeline.press import covered, for_press, imposed, intent_of, is_press, standard_of, tickets
from progprint.pipeline.request import of_pages

if TYPE_CHECKING:
    from progprint.sheets.context import Context
    from progprint.typeset.frame import Page

DEFAULT_LAYOUT = "a5"


def composed(job: Job) -> tuple[Context, tuple[Page, ...]]:
    """The context that a booklet is made from, and its pages, which have been checked."""
    context, pages = _composed(job)
    job.findings.all += [found for check in _checks(job, context, pages) for found in check()]
    job.findings.gate()
    return context, pages


def _composed(job: Job) -> tuple[Context, tuple[Page, ...]]:
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
    return context, pages


Check = Callable[[], Iterator[Diagnostic]]


def _checks(job: Job, context: Context, pages: tuple[Page, ...]) -> list[Check]:
    """What is looked for on the pages, each by a function of its own."""
    from progprint.checks.layout import check_layout
    from progprint.checks.products import check_drawn, check_pages

    checks: list[Check] = [
        partial(check_pages, pages),
        partial(check_layout, pages),
        partial(check_drawn, pages, job.book, tuple(job.findings.all)),
    ]
    if is_press(job):
        from progprint.checks.press import check_press, check_tracks

        own = [(track.title, context.accent(track)) for track in context.agenda.tracks]
        colours = files.PressColours(intent_of(job)[0])
        checks += [partial(check_press, pages), partial(check_tracks, own, colours)]
    return checks


def _found(check: Check) -> list[Diagnostic]:
    return list(check())


def write(job: Job) -> Sequence[OutputFile]:
    """The bytes of the booklet and, if asked for, of its trace. Its pages are checked while they are written."""
    press = is_press(job)
    if press:
        profile, _ = intent_of(job)
        job = job._replace(pictures={path: files.to_press(raster, profile) for path, raster in job.pictures.items()})
    context, pages = _composed(job)
    with job.spread(_found, _checks(job, context, pages)) as checked:
        made = list(_written(job, context, pages))
        job.progress("check")
        job.findings.all += [found for each in checked() for found in each]
    job.findings.gate()
    return made


def _written(job: Job, context: Context, composed_pages: tuple[Page, ...]) -> Iterator[OutputFile]:
    """The files of composed pages: a cover of its own, the booklet, its ticket, its trace."""
    from progprint.pdf.write import PdfSettings, write_pdf

    press, (profile, condition) = is_press(job), intent_of(job)
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
    path, pages = job.target, composed_pages
    if job.request.spine:
        sides, pages = (for_press(job, part) for part in covered(job, context, pages))
        cover = job.findings.take(write_pdf(sides, settings))
        yield OutputFile(path.with_suffix(".cover.pdf"), "pdf", len(sides), cover)
    pages = imposed(job, pages)
    if job.request.impose:
        settings = settings._replace(bleed=False, marks=False)
    data = job.findings.take(write_pdf(pages, settings))
    yield OutputFile(path, "pdf", len(pages), data, of_pages(composed_pages) if job.request.record else ())
    if job.request.ticket:
        yield from tickets(job, context, pages, settings, path, data, book=len(composed_pages))
    if job.request.trace:
        from progprint.typeset.dump import trace

        lines = "".join(f"{line}\n" for line in trace(pages, files.MARK, bleed=press))
        data = files.sealed(lines.encode(errors="backslashreplace"))
        yield OutputFile(Path(job.request.trace), "trace", len(pages), data)
