"""The purpose of a file: a screen, a print shop or sheets of an office printer; what follows from it, and the job ticket."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files, project
from progprint.core.diagnostic import Diagnostic, Outcome, error, note, warning
from progprint.core.units import MM, parse_length
from progprint.pipeline.job import Job, OutputFile, layout_folders
from progprint.text.characters import visible

if TYPE_CHECKING:
    from progprint.pdf.conformance import PdfSettings
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


def office_settings(job: Job, title: str, author: str = "") -> PdfSettings:
    """The settings of a file for an office printer: for readers of all kinds, without links."""
    from progprint.pdf.conformance import PdfSettings

    profile, condition = shipped_profile(job, "screen"), PROFILES["screen"][1]
    return PdfSettings(title=title, author=author, language=job.language, date=job.date, links=False, standard="ua1",
                       profile=profile, condition=condition)  # fmt: skip


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


STITCHED = 64
"""Pages up to which a booklet is stitched through its spine; thicker ones are glued (a rule of thumb of the trade).

One in signatures, or with a spine, is glued however thin it is.
"""


def tickets(
    job: Job, context: Context, pages: Sequence[Page], settings: PdfSettings, path: Path, data: bytes, *, book: int
) -> list[OutputFile]:
    """The ticket of a file, beside it: FILE.ticket.pdf and FILE.ticket.json. The ``book`` has so many pages."""
    import json

    from progprint.design.load import load_look
    from progprint.design.resolve import resolve
    from progprint.pdf.write import write_pdf
    from progprint.sheets.ticket import ticket

    stitched = not job.request.signature and not job.request.spine and book <= STITCHED
    facts = {**_facts(context, pages, settings, path, data), "binding": "saddle" if stitched else "perfect"}
    asked = job.project.entries("ticket")
    look = job.findings.take(load_look("a4", layout_folders(job.project), job.project.read))
    design = job.findings.take(resolve(look, job.agenda.conference.language, job.book.families))
    made = ticket(context._replace(design=design), _rows(context, facts, asked))
    profile, condition = shipped_profile(job, "screen"), PROFILES["screen"][1]
    paper = settings._replace(
        standard="ua1", press=False, bleed=False, marks=False, profile=profile, condition=condition
    )
    text = json.dumps({"seal": files.MARK, **facts, **dict(asked)}, ensure_ascii=False, indent=2) + "\n"
    return [
        OutputFile(path.with_suffix(".ticket.pdf"), "ticket", len(made), job.findings.take(write_pdf(made, paper))),
        OutputFile(
            path.with_suffix(".ticket.json"), "ticket", len(made), files.sealed(text.encode(errors="backslashreplace"))
        ),
    ]


def _facts(
    context: Context, pages: Sequence[Page], settings: PdfSettings, path: Path, data: bytes
) -> dict[str, object]:
    page, words = pages[0], context.words
    coloured = sum(map(_is_coloured, pages))
    book = context.composer.book
    names = dict.fromkeys(book.entries[book.names("sans", weight)[0]].family for weight in ("regular", "bold"))
    return {
        "job": context.title,
        "edition": context.fingerprint,
        "size_mm": [round(page.frame.width / MM, 1), round(page.frame.height / MM, 1)],
        "bleed_mm": round(page.bleed / MM, 1) if settings.bleed else 0,
        "pages": len(pages),
        "pages_in_colour": coloured,
        "standard": {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2001"}.get(settings.standard, settings.standard),
        "profile": settings.condition,
        "fonts": list(names),
        "file": visible(path.name),
        "sha256": hashlib.sha256(data).hexdigest(),
        "language": words.language,
    }


def _is_coloured(page: Page) -> bool:
    """Whether anything on a page is printed in more than black."""
    from progprint.typeset.frame import GlyphRun, Lines, Path, Picture, Rule, walk

    for item, _, _ in walk(page.frame):
        inks = [run.ink for run in item.runs()] if isinstance(item, Lines) else []
        inks += [item.ink] if isinstance(item, (GlyphRun, Rule, Path)) else []
        if any(any(ink.press[:3]) for ink in inks) or (isinstance(item, Picture) and item.raster.space != "gray"):
            return True
    return False


def _rows(context: Context, facts: dict[str, object], asked: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Labels and values as people read them; what the project says wins over what is guessed."""
    words, given = context.words.ticket, dict(asked)
    size, count, coloured = facts["size_mm"], facts["pages"], facts["pages_in_colour"]
    if coloured == count:
        colours = words["all_colours"]
    elif coloured == 0:
        colours = words["all_black"]
    else:
        black = int(str(count)) - int(str(coloured))
        colours = words["mixed_colours"].replace("{n}", str(coloured)).replace("{m}", str(black))
    names = context.words.join(str(name) for name in (facts["fonts"] if isinstance(facts["fonts"], list) else []))
    shown = {
        "job": facts["job"],
        "edition": facts["edition"],
        "size": " × ".join(f"{side:g}" for side in (size if isinstance(size, list) else [])) + " mm",
        "bleed": f"{facts['bleed_mm']:g} mm",
        "pages": count,
        "colours": colours,
        "binding": given.get("binding") or words[str(facts["binding"])],
        "paper": given.get("paper") or words["open"],
        "quantity": given.get("quantity") or words["open"],
        "standard": facts["standard"],
        "profile": facts["profile"],
        "fonts": words["embedded"].replace("{names}", names),
        "file": facts["file"],
        "digest": " ".join(re.findall(".{8}", str(facts["sha256"]))),  # no hyphen of a line's end gets into it
    }
    rows = [(words[key], str(value)) for key, value in shown.items()]
    return rows + [(key, value) for key, value in asked if key not in shown]
