"""Paper for the venue: for each kind a look, its sheets, and files of them in a fixed order."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from progprint import files
from progprint.core.diagnostic import Outcome, error
from progprint.pipeline.job import Cache, Job, OutputFile, StopError, context_in, layout_folders
from progprint.pipeline.paper_notes import bare, left, look_found, misasked, people_found
from progprint.pipeline.press import office_settings
from progprint.pipeline.request import of_pages

if TYPE_CHECKING:
    from progprint.design.load import Look
    from progprint.pdf.conformance import PdfSettings
    from progprint.pipeline.job import Job
    from progprint.sheets.context import Context
    from progprint.sheets.handouts.desk import Sheet
    from progprint.sheets.handouts.kinds import PaperKind


FOLDER = "handouts"
"""The folder of their looks beside layouts."""
PIXELS = 2.0
"""Pixels of a screen for a point."""


class Batch(NamedTuple):
    """A kind, or a part of it in a file of its own: what the file is called, and ``those`` whose pieces are in it (None: all)."""

    kind: str
    name: str
    those: Sequence[Any] | None = None


def write(job: Job) -> Sequence[OutputFile]:
    """The files of all kinds that are asked for."""
    from progprint.sheets.handouts.kinds import KINDS, SCREENS

    request = job.request
    wanted = request.kinds or [
        name
        for name, kind in KINDS.items()
        if (kind.layout or request.paper in SCREENS) and (job.attendees or not kind.asked)
    ]
    job.findings.all += people_found(job)
    job.findings.all += misasked(request, wanted)
    job.findings.gate()
    job.progress("compose")
    batches = [batch for name in wanted for batch in _batches(job, name)]
    made: dict[str, list[OutputFile]] = {name: [] for name in wanted}
    for batch, outcome in zip(batches, job.each(_itself, _batch, batches, job), strict=True):
        own: list[OutputFile] = job.findings.take(outcome)
        made[batch.kind] += own
    job.findings.all += [*bare(job, made), *left(job, made)]
    return [one for own in made.values() for one in own]


def _itself(job: Job) -> Job:
    """The tools of a kind: the job is enough."""
    return job


def _batches(job: Job, name: str) -> list[Batch]:
    """The parts in which a kind is made: the whole of it, or so many people at a time as one file is to have."""
    from progprint.sheets.handouts.kinds import KINDS

    kind, size = KINDS[name], int(job.request.per_file or 0)
    if not size or kind.each is None:
        return [Batch(name, name)]
    those = kind.each(context_of(job, kind, job.request.paper))
    parts = [those[first : first + size] for first in range(0, len(those), size)]
    wide = len(str(len(parts)))
    many = [Batch(name, f"{name}-{n:0{wide}}", part) for n, part in enumerate(parts, 1)]
    return many if len(many) > 1 else [Batch(name, name)]


def _batch(job: Job, batch: Batch) -> Outcome[list[OutputFile]]:
    """A unit of work: the files of a batch, and what was found in making them. What a part leaves in memory goes with it."""
    found, kept = job.findings.branch(), job.cache if batch.those is None else Cache()
    made: list[OutputFile] | None = None
    with suppress(StopError):
        made = list(_files(job._replace(findings=found, cache=kept), batch))
    del kept
    if batch.those is not None:
        gc.collect(0)  # the tags of a file point at each other; elsewhere garbage is not looked for (see __main__)
    return Outcome(made, found.all[len(job.findings.all) :])


def check(job: Job) -> None:
    """Set every kind that needs no list of people, and look for breaches of the laws of the layout; nothing is written."""
    from progprint.checks.layout import check_layout
    from progprint.sheets.handouts.kinds import KINDS

    for name, kind in KINDS.items():
        if kind.layout and not kind.asked:
            job.findings.all += check_layout([sheet.page for sheet in sheets_of(job, kind)], name)


def _files(job: Job, batch: Batch) -> Iterator[OutputFile]:
    """The files of a batch; none where the agenda has nothing for its kind."""
    from progprint.checks.layout import check_layout
    from progprint.checks.products import check_drawn, check_pages
    from progprint.sheets.handouts.kinds import KINDS

    request, folder, name, kind = job.request, job.target, batch.name, KINDS[batch.kind]
    screen = kind.screen(request.paper)
    context = context_of(job, kind, request.paper)
    sheets = kind.sheets(context, screen, batch.those)
    if not sheets:
        return
    job.findings.all += look_found(context, batch.kind)
    pages = tuple(sheet.page for sheet in sheets)
    job.findings.all += [
        *check_pages(pages),
        *check_layout(pages, name),
        *check_drawn(pages, job.book, job.findings.all),
    ]
    if screen:
        yield from _pictures(job, context, sheets, folder / f"{name}-{screen}")
        return
    if kind.folded:
        sheets = job.findings.take(_folded(sheets))
    remark = b""
    if kind.table is not None:
        table = kind.table(context).encode()
        remark = files.BESIDE + hashlib.sha256(table).hexdigest().encode()
        yield OutputFile(folder / f"{name}.csv", "table", len(sheets), table)
    groups = _by_subject(sheets) if request.one_file_each else [("", list(sheets))]
    taken = files.safe_names([label for label, _ in groups], "sheet")
    for (label, group), safe in zip(groups, taken, strict=True):
        path = folder / name / f"{safe}.pdf" if request.one_file_each else folder / f"{name}.pdf"
        settings = _settings(job, context, label)._replace(remark=remark)
        pieces = of_pages([one.page for one in group], [one.name for one in group]) if request.record else ()
        yield OutputFile(path, "pdf", len(group), _pdf(job, group, settings), pieces)


def sheets_of(job: Job, kind: PaperKind, paper: str = "") -> list[Sheet]:
    """The sheets of a kind, before they lie on folded paper; on a screen the pages that pictures are drawn from."""
    return kind.sheets(context_of(job, kind, paper), kind.screen(paper))


def context_of(job: Job, kind: PaperKind, paper: str = "") -> Context:
    """The context that the sheets of a kind are made from, on paper or for a screen."""
    from progprint.design.load import load_look

    folders = layout_folders(job.project)
    theme = job.setting(job.request.theme, "theme", "")
    found = load_look(kind.look(paper), [*[folder / FOLDER for folder in folders], *folders], job.project.read, theme)
    look = job.findings.take(found)
    return context_in(job, look if theme else _coloured(job, look), "paper", kind.scale(paper))


def _coloured(job: Job, look: Look) -> Look:
    """The look in the colours of the project's booklet, if it has a look of its own."""
    from progprint.design import forms
    from progprint.design.load import load_look
    from progprint.source.node import Mapping

    name = job.project.setting("layout")
    booklet = load_look(name, layout_folders(job.project), job.project.read).value if name else None
    tokens = booklet.tree.get("tokens") if booklet is not None else None
    if not isinstance(tokens, Mapping):
        return look
    colours = Mapping(
        tuple((k, v) for k, v in tokens.entries if k.text in ("colors", "palette", "tracks")), tokens.span
    )
    key = next(k for k, v in booklet.tree.entries if v is tokens) if booklet is not None else None
    whole = forms.merged(look.tree, Mapping(((key, colours),), tokens.span)) if key is not None else look.tree
    return look._replace(tree=whole)


def _by_subject(sheets: Sequence[Sheet]) -> list[tuple[str, list[Sheet]]]:
    """The sheets of each subject, with its name: two people may have one name, and nobody gets the sheets of the other."""
    found: dict[tuple[str, str], list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault((sheet.name, sheet.subject), []).append(sheet)
    return [(name, own) for (name, _), own in found.items()]


def _folded(sheets: Sequence[Sheet]) -> Outcome[list[Sheet]]:
    """Pages of folded sheets as the sides of these, group by group. Error: paper-too-small."""
    from progprint.core.units import MM
    from progprint.impose.sheets import Imposition, TooSmallError, impose

    try:
        sides = [(group, impose([one.page for one in group], Imposition())) for _, group in _by_subject(sheets)]
    except TooSmallError:
        frame = sheets[0].page.frame
        size = f"{frame.width / MM:.0f} × {frame.height / MM:.0f} mm"
        return Outcome(None, (error("paper-too-small", paper="", size=size),))
    return Outcome([s._replace(page=side) for group, made in sides for s, side in zip(group, made, strict=False)])


def _settings(job: Job, context: Context, label: str) -> PdfSettings:
    author = "、".join(organiser.text for organiser in job.agenda.conference.organisers)
    return office_settings(job, f"{context.title} {label}".strip(), author)


def _pdf(job: Job, sheets: Sequence[Sheet], settings: PdfSettings) -> bytes:
    from progprint.pdf.write import write_pdf

    return job.findings.take(write_pdf([sheet.page for sheet in sheets], settings))


def _pictures(job: Job, context: Context, sheets: Sequence[Sheet], folder: Path) -> Iterator[OutputFile]:
    """A picture for each sheet, drawn from the file that would be printed."""
    from progprint.core.raster import png
    from progprint.pdf.raster import rasters

    data = _pdf(job, sheets, _settings(job, context, ""))
    named = files.safe_names([sheet.name for sheet in sheets], "sign")
    for name, raster in zip(named, rasters(data, PIXELS), strict=True):
        yield OutputFile(folder / f"{name}.png", "picture", 1, files.sealed_picture(png(raster)))
