"""The booklet: a look, composed pages, a PDF, and the trace of where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files, project
from progprint.core.diagnostic import Outcome, error, note
from progprint.core.units import MM, parse_length
from progprint.pipeline.stages import Job, Made, Progress, layout_folders

if TYPE_CHECKING:
    from progprint.typeset.frame import Page

DEFAULT_LAYOUT = "a5"
DEFAULT_OUTPUT = "out/booklet.pdf"
MOST_THICK = 3 * MM
"""Paper thicker than this is a slip of the pen, pt."""
PRESS_STANDARDS = ("x4", "x1a")
PROFILES = {"screen": ("sRGB.icc", "sRGB IEC61966-2.1"), "print": ("FOGRA39L_coated.icc", "FOGRA39")}
"""The profile of each use, and the name of what it describes."""


def composed(job: Job, progress: Progress) -> tuple[str, tuple[Page, ...]]:
    """The title and the pages of a booklet."""
    from progprint import __version__
    from progprint.agenda.texts import names
    from progprint.checks.products import check_drawn, check_pages
    from progprint.design.load import load_look
    from progprint.design.resolve import resolve
    from progprint.locale.language import words
    from progprint.sheets.booklet import booklet
    from progprint.sheets.context import Context
    from progprint.typeset.line import Composer
    from progprint.typeset.phrases import indexed

    name = job.setting(job.request.layout, "layout", DEFAULT_LAYOUT)
    theme = job.setting(job.request.theme, "theme", "")
    look = job.ledger.take(load_look(name, layout_folders(job.project), files.read_source, theme))
    design = job.ledger.take(resolve(look, job.agenda.conference.language, job.book.families))
    job.ledger.gate()
    progress("compose")
    spoken = words(job.language)
    composer = Composer(job.book, job.characters, indexed(names(job.agenda)))
    context = Context(
        job.agenda,
        design,
        spoken,
        composer,
        job.pictures,
        version=__version__,
        fingerprint=job.fingerprint,
        press=_is_press(job) or job.request.impose == "saddle",
        second=job.second,
    )
    pages = booklet(context)
    job.ledger.found += [*check_pages(pages), *check_drawn(pages, job.book, job.ledger.found)]
    if _is_press(job):
        from progprint.checks.press import check_press

        job.ledger.found += check_press(pages)
        job.ledger.gate()
    return context.title, pages


def _is_press(job: Job) -> bool:
    return job.request.purpose == "print"


def _standard(job: Job) -> str:
    """The standard that the file keeps: the one asked for, if it is for this use, else the usual one."""
    asked = job.setting(job.request.standard, "standard", "")
    usual = {"screen": "ua1", "print": "x4"}[job.request.purpose]
    if asked and (asked in PRESS_STANDARDS) != _is_press(job):
        job.ledger.take(Outcome(None, (error("standard-purpose", standard=asked, purpose=job.request.purpose),)))
    return asked or ("plain" if job.request.impose and not _is_press(job) else usual)


def _imposed(job: Job, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages on sheets; how many places stay empty is told."""
    from progprint.impose.order import blanks, n_up, saddle
    from progprint.impose.sheets import SCHEMES, Imposition, TooSmallError, impose, paper_of

    request = job.request
    thickness = parse_length(request.thickness, 0.0) if request.thickness else 0.0
    if thickness is None or not 0 <= thickness <= MOST_THICK:
        job.ledger.take(
            Outcome(None, (error("layout-value", None, "length", key="--thickness", text=request.thickness),))
        )
    how = Imposition(request.impose, request.paper, thickness or 0.0, request.flip == "long")
    try:
        sheets = impose(pages, how)
    except TooSmallError:
        size = f"{pages[0].frame.width / MM:.0f} × {pages[0].frame.height / MM:.0f} mm"
        found = error("paper-too-small", paper=request.paper.upper(), size=size)
        return job.ledger.take(Outcome(None, (found,)))
    columns, rows = SCHEMES[request.impose]
    sides = saddle(len(pages)) if request.impose == "saddle" else n_up(len(pages), columns * rows)
    empty, paper = blanks(sides), paper_of(pages, how).upper()
    told: dict[str, str | float] = {
        "pages": len(pages),
        "sheets": -(-len(sheets) // 2),
        "paper": paper,
        "blanks": empty,
    }
    job.ledger.found.append(note("imposed", None, "blanks" if empty else "", **told))
    return sheets


def _intent(job: Job) -> tuple[bytes, str]:
    """The ICC profile that colours are meant for, and what it is called: the project's own for print, else ours."""
    shipped = project.shipped_folder("layouts") / "profiles"
    own = job.setting(job.request.icc, "icc", "") if _is_press(job) else ""
    if not own:
        name, condition = PROFILES[job.request.purpose]
        return job.ledger.take(files.read_source(shipped / name)), condition
    path = Path(own) if Path(own).is_absolute() or job.request.icc else job.project.root / own
    profile = job.ledger.take(files.read_source(path))
    if profile[36:40] != b"acsp" or profile[16:20] != b"CMYK":
        job.ledger.take(Outcome(None, (error("bad-profile", path=own),)))
    return profile, job.project.setting("condition") or path.stem


def write(job: Job, progress: Progress) -> Sequence[Made]:
    """The bytes of the booklet and, if asked for, of its trace."""
    from progprint.pdf.write import PdfSettings, write_pdf

    press = _is_press(job)
    profile, condition = _intent(job)
    if press:
        job = job._replace(pictures={path: files.to_press(raster, profile) for path, raster in job.pictures.items()})
    title, pages = composed(job, progress)
    if job.request.impose:
        pages = _imposed(job, pages)
    settings = PdfSettings(
        title=title,
        author="、".join(organiser.text for organiser in job.agenda.conference.organisers),
        language=job.language,
        date=job.date,
        press=press,
        bleed=press and not job.request.impose,
        links=not press and not job.request.impose,
        standard=_standard(job),
        profile=profile,
        condition=condition,
        marks=job.request.marks and not job.request.impose,
    )
    progress("write")
    made = [
        Made(Path(job.request.output or DEFAULT_OUTPUT), "pdf", len(pages), job.ledger.take(write_pdf(pages, settings)))
    ]
    if job.request.trace:
        from progprint.typeset.dump import trace

        lines = "".join(f"{line}\n" for line in trace(pages, bleed=press))
        made.append(Made(Path(job.request.trace), "trace", len(pages), lines.encode()))
    return made
