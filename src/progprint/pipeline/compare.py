"""``diff``: two agendas, what changed between them, and which pages, sheets and slides to print again.

OLD, NEW ── the same look for both ──▶ pages, sheets, slides ── digests ──▶ affected ── --render ──▶ those alone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from progprint import files, project
from progprint.changes.programme import CANCELLED, Change, compare, for_readers
from progprint.changes.units import Affected, Unit, affected, digest
from progprint.core.diagnostic import Diagnostic, RefusedError, error, in_order, note
from progprint.pipeline import booklet, decks, handouts
from progprint.pipeline.job import Findings, Job, OutputFile, Progress, StopError, quiet
from progprint.pipeline.press import office_settings
from progprint.pipeline.request import Output, Request
from progprint.pipeline.run import put
from progprint.pipeline.stages import prepare

if TYPE_CHECKING:
    from progprint.deck.deck import Deck
    from progprint.sheets.context import Context
    from progprint.sheets.handouts.desk import Sheet
    from progprint.typeset.frame import Page

BOOKLET, DECK = "booklet", "deck"
"""Products of pieces; of a deck with its title behind it."""


class Compared(NamedTuple):
    """The result of a comparison: changes in the agenda, pieces to print again, files that were written, diagnostics."""

    changes: tuple[Change, ...]
    affected: tuple[Affected, ...]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Side(NamedTuple):
    """Everything that is made of one agenda."""

    job: Job
    context: Context
    pages: tuple[Page, ...]
    sheets: dict[str, list[Sheet]]
    units: list[Unit]


def differences(old: str, new: str, base: Request, render: str, progress: Progress = quiet) -> Compared:
    """Compare two agendas: files, folders, or revisions of the project in git; ``new`` may be "", the project's own.

    Never raises for what they hold. Nothing is written unless there is a folder ``render``.
    """
    findings = Findings(strict=False)
    changes: tuple[Change, ...] = ()
    pieces: tuple[Affected, ...] = ()
    outputs: tuple[Output, ...] = ()
    try:
        with ExitStack() as stack:
            before, after = (_place(name, stack, findings) for name in (old, new))
            one, other = (_side(path, base, findings, progress) for path in (before, after))
            changes = compare(one.job.agenda, other.job.agenda)
            if before is not None and not files.is_there(Path(old)):  # the place lies in a snapshot that goes away
                changes = tuple(c._replace(span=None) if c.kind == CANCELLED else c for c in changes)
            pieces = affected(one.units, other.units)
            if any(piece.product.startswith(f"{DECK} ") for piece in pieces):
                findings.all.append(note("decks-elsewhere"))
            if render:
                asked = other.job.request._replace(output=render)
                other = other._replace(
                    job=other.job._replace(request=asked, findings=findings)
                )  # what hinders writing is told
                outputs = put(list(_rendered(other, changes, pieces, Path(render))), other.job, 0.0)
    except StopError:
        pass
    except RefusedError as refusal:
        findings.all.append(refusal.told())
    return Compared(changes, pieces, outputs, tuple(in_order(findings.all)))


def _place(name: str, stack: ExitStack, findings: Findings) -> Path | None:
    """The agenda that a word means: a file or folder, REV, or REV:PATH of the project that the working folder is in."""
    if not name:
        return None
    if files.is_there(Path(name)):
        return Path(name)
    revision, _, inside = name.partition(":")
    folder = findings.take(stack.enter_context(files.snapshot(revision, project.root_of(Path.cwd()))))
    if inside and not files.is_inside(folder / inside, (folder,)):
        findings.all.append(error("missing-file", path=name))
        raise StopError
    if inside:
        return folder / inside
    place = findings.take(project.find_agenda(None, folder))
    return place.agenda if place.agenda.is_absolute() else folder / place.agenda


def _side(path: Path | None, base: Request, findings: Findings, progress: Progress) -> _Side:
    """Pages, sheets and slides of an agenda; no edition is printed, which would change everywhere."""
    from progprint.sheets.handouts.kinds import KINDS

    own = Findings(strict=False)
    try:
        job = prepare(base._replace(command="pdf", agenda=path), own, progress)._replace(fingerprint="")
        context, pages = booklet.composed(job)
        papers = {name: kind for name, kind in KINDS.items() if kind.layout and not kind.asked}
        sheets = {name: handouts.sheets_of(job, kind) for name, kind in papers.items()}
        _, made = decks.filled(job)
    except StopError:
        findings.all += own.all
        raise
    units = [*_page_units(pages), *_sheet_units(sheets), *_slide_units(made)]
    return _Side(job, context, pages, sheets, units)


def _page_units(pages: Sequence[Page]) -> Iterator[Unit]:
    from progprint.typeset.dump import shown

    for number, page in enumerate(pages, 1):
        yield Unit(BOOKLET, str(number), page.label or str(number), digest(shown(page)))


def _sheet_units(sheets: dict[str, list[Sheet]]) -> Iterator[Unit]:
    from progprint.sheets.context import SEPARATOR
    from progprint.typeset.dump import shown

    for kind, made in sheets.items():
        seen: dict[str, int] = {}
        for sheet in made:
            seen[sheet.name] = number = seen.get(sheet.name, 0) + 1
            key = sheet.name if number == 1 else f"{sheet.name} {number}"
            told = f"{key} ({'; '.join(sheet.about)})" if sheet.about else key
            yield Unit(kind, key, told.replace(SEPARATOR, " "), digest(shown(sheet.page)))


def _slide_units(made: Sequence[Deck]) -> Iterator[Unit]:
    from progprint.deck.deck import dump_slide

    for deck in made:
        for number, slide in enumerate(deck.slides, 1):
            yield Unit(f"{DECK} {deck.title}", slide.key, f"{number} {slide.title}", digest(dump_slide(slide)))


# -- only what is to be printed again


def _rendered(side: _Side, changes: Sequence[Change], pieces: Sequence[Affected], folder: Path) -> Iterator[OutputFile]:
    """The changed pages and sheets, and a slip with the changes to stick in; decks hold edits by hand and are none of it."""
    from progprint.sheets.errata import errata

    wanted = {(piece.product, piece.key) for piece in pieces if piece.how != "gone"}
    pages = [page for n, page in enumerate(side.pages, 1) if (BOOKLET, str(n)) in wanted]
    if pages:
        yield OutputFile(folder / "booklet-pages.pdf", "pdf", len(pages), _pdf(side, pages))
    for kind, sheets in side.sheets.items():
        units = list(_sheet_units({kind: sheets}))
        again = [sheet.page for sheet, unit in zip(sheets, units, strict=True) if (kind, unit.key) in wanted]
        if again:
            yield OutputFile(folder / f"{kind}.pdf", "pdf", len(again), _pdf(side, again))
    if told := for_readers(changes):
        slip = errata(side.context, told)
        yield OutputFile(folder / "errata.pdf", "pdf", len(slip), _pdf(side, slip))


def _pdf(side: _Side, pages: Sequence[Page]) -> bytes:
    from progprint.pdf.write import write_pdf

    return side.job.findings.take(write_pdf(pages, office_settings(side.job, side.context.title)))
