"""What a file is for: a screen, a print shop or sheets of an office printer; and what follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files, project
from progprint.core.diagnostic import Outcome, error, note
from progprint.core.units import MM, parse_length
from progprint.pipeline.stages import Job

if TYPE_CHECKING:
    from progprint.sheets.context import Context
    from progprint.typeset.frame import Page

PROFILES = {"screen": ("sRGB.icc", "sRGB IEC61966-2.1"), "print": ("FOGRA39L_coated.icc", "FOGRA39")}
"""The profile of each use, and the name of what it describes."""


def is_press(job: Job) -> bool:
    """Whether the file is for a print shop."""
    return job.request.purpose == "print"


def standard_of(job: Job) -> str:
    """The standard that the file keeps: the one asked for, if it is for this use, else the usual one."""
    from progprint.pdf.standards import STANDARDS

    asked, purpose = job.setting(job.request.standard, "standard", ""), job.request.purpose
    if asked and STANDARDS[asked].purpose != purpose:
        job.ledger.take(Outcome(None, (error("standard-purpose", standard=asked, purpose=purpose),)))
    usual = next(name for name, one in STANDARDS.items() if one.purpose == purpose)
    return asked or ("plain" if job.request.impose and not is_press(job) else usual)


def imposed(job: Job, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages on sheets; how many places stay empty is told."""
    from progprint.impose.order import blanks, n_up, saddle
    from progprint.impose.sheets import SCHEMES, Imposition, TooSmallError, impose, paper_of

    request = job.request
    thickness = parse_length(request.thickness, 0.0) or 0.0
    how = Imposition(request.impose, request.paper, thickness, request.flip == "long")
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


def shipped_profile(job: Job, purpose: str) -> bytes:
    """The profile that ships for a use."""
    folder = project.shipped_folder("layouts") / "profiles"
    return job.ledger.take(files.read_source(folder / PROFILES[purpose][0]))


def intent_of(job: Job) -> tuple[bytes, str]:
    """The ICC profile that colours are meant for, and what it is called: the project's own for print, else ours."""
    own = job.setting(job.request.icc, "icc", "") if is_press(job) else ""
    if not own:
        return shipped_profile(job, job.request.purpose), PROFILES[job.request.purpose][1]
    path = Path(own)
    profile = job.ledger.take(files.read_source(path) if job.request.free("icc") else job.project.read(path))
    if not files.PressColours.fits(profile):
        job.ledger.take(Outcome(None, (error("bad-profile", path=own),)))
    return profile, job.project.setting("condition") or path.stem


def for_press(job: Job, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages in the inks of the press that they are for; those for a screen stay as they are."""
    if not is_press(job):
        return pages
    from progprint.pdf.inks import by_profile, inked

    return inked(pages, by_profile(files.PressColours(intent_of(job)[0])))


def covered(job: Job, context: Context, pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """The cover and the block of a glued book; the spine is as wide as is asked for."""
    from progprint.impose.cover import COVER, block, cover
    from progprint.sheets.spine import spine

    width = parse_length(job.request.spine, 0.0) or 0.0
    if len(pages) < 2 * COVER:
        job.ledger.take(Outcome(None, (error("too-few-pages", pages=len(pages)),)))
    return cover(pages, spine(context, width)), block(pages)
