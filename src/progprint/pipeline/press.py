"""The purpose of a file: a screen, a print shop or sheets of an office printer; and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files, project
from progprint.core.diagnostic import Diagnostic, Outcome, error, note, warning
from progprint.core.units import MM, parse_length
from progprint.pipeline.job import Job

if TYPE_CHECKING:
    from progprint.pipeline.request import Request
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
        job.findings.take(Outcome(None, (error("standard-purpose", standard=asked, purpose=purpose),)))
    usual = next(name for name, one in STANDARDS.items() if one.purpose == purpose)
    return asked or ("plain" if job.request.impose and not is_press(job) else usual)


def imposed(job: Job, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages on sheets, if they are asked for. Told: sheets, signatures and empty places, and a fold that is too thick.

    Error: paper-too-small. Warnings: impose-option, thick-fold.
    """
    from progprint.impose.order import SIGNATURES, THICKEST, blanks
    from progprint.impose.sheets import SCHEMES, Imposition, TooSmallError, impose, paper_of, roomy, sides_of

    request, found = job.request, job.findings.all
    folded = bool(request.impose) and SCHEMES[request.impose].folded
    found += _idle(request, folded=folded)
    if not request.impose:
        return pages
    how = Imposition(
        request.impose,
        request.paper,
        parse_length(request.thickness, 0.0) or 0.0,
        request.flip == "long",
        signature=int(request.signature or 0) if folded else 0,
    )
    try:
        sheets = impose(pages, how)
    except TooSmallError:
        size = f"{pages[0].frame.width / MM:.0f} × {pages[0].frame.height / MM:.0f} mm"
        return job.findings.take(Outcome(None, (error("paper-too-small", paper=request.paper.upper(), size=size),)))
    paper, wider = paper_of(pages, how), roomy(pages, how)
    if paper not in wider and (request.marks or is_press(job)):
        option = "--marks" if request.marks else "--for print"
        found.append(warning("impose-option", None, "full", option=option, paper=paper.upper(), papers=" ".join(wider)))
    sides = sides_of(len(pages), how)
    empty, gathered = blanks(sides), sides[-1].signature + 1
    told: dict[str, str | float] = {
        "pages": len(pages),
        "sheets": -(-len(sheets) // 2),
        "paper": paper.upper(),
        "blanks": empty,
        "signatures": gathered,
    }
    if folded and not how.signature and len(pages) > THICKEST:
        sizes = " ".join(map(str, SIGNATURES))
        found.append(warning("thick-fold", pages=len(pages), sheets=told["sheets"], most=THICKEST, sizes=sizes))
    kinds = (("flat", not folded), ("signatures", gathered > 1), ("blanks", empty > 0))
    found.append(note("imposed", None, next((kind for kind, is_so in kinds if is_so), ""), **told))
    return sheets


def _idle(request: Request, *, folded: bool) -> Iterator[Diagnostic]:
    """Options of sheets that do nothing here. Warning: impose-option."""
    for name, needs_fold in (("paper", False), ("flip", False), ("thickness", True), ("signature", True)):
        if getattr(request, name) and not (folded if needs_fold else request.impose):
            yield warning("impose-option", None, "fold" if needs_fold else "", option=f"--{name}")


def shipped_profile(job: Job, purpose: str) -> bytes:
    """The profile that ships for a use."""
    folder = project.shipped_folder("layouts") / "profiles"
    return job.findings.take(files.read_source(folder / PROFILES[purpose][0]))


def intent_of(job: Job) -> tuple[bytes, str]:
    """The ICC profile that colours are meant for, and what it is called: the project's own for print, else ours."""
    own = job.setting(job.request.icc, "icc", "") if is_press(job) else ""
    if not own:
        return shipped_profile(job, job.request.purpose), PROFILES[job.request.purpose][1]
    path = Path(own)
    profile = job.findings.take(files.read_source(path) if job.request.free("icc") else job.project.read(path))
    if not files.PressColours.fits(profile):
        job.findings.take(Outcome(None, (error("bad-profile", path=own),)))
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
        job.findings.take(Outcome(None, (error("too-few-pages", pages=len(pages)),)))
    return cover(pages, spine(context, width)), block(pages)
