"""The job ticket that goes with a file for print: as a page for people and as JSON for programs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.units import MM
from progprint.pipeline.job import Job, OutputFile, layout_folders
from progprint.pipeline.press import PROFILES, shipped_profile
from progprint.text.characters import visible

if TYPE_CHECKING:
    from progprint.pdf.conformance import PdfSettings
    from progprint.sheets.context import Context
    from progprint.typeset.frame import Page

STITCHED = 64
"""Pages up to which a booklet is stitched through its spine; thicker ones are glued (a rule of thumb of the trade).

One in signatures, or with a spine, is glued however thin it is.
"""


def tickets(
    job: Job, context: Context, pages: Sequence[Page], settings: PdfSettings, path: Path, data: bytes, *, book: int
) -> list[OutputFile]:
    """The ticket of a file, beside it: FILE.ticket.pdf and FILE.ticket.json. The ``book`` has so many pages."""
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
