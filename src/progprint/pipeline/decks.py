"""Host decks: a look, its template, filled decks, and PPTX files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files
from progprint.pipeline.stages import Job, Made, Progress, layout_folders

if TYPE_CHECKING:
    from progprint.deck.deck import Deck
    from progprint.pptx.template import Template

DEFAULT_TEMPLATE = "deck"
DEFAULT_OUTPUT = "out/decks"


def write(job: Job, progress: Progress) -> Sequence[Made]:
    """The bytes of every deck: one for a .pptx, else one for each track in a folder."""
    from progprint.pptx.package import write_pptx

    template, decks = filled(job, progress)
    progress("write")
    output = job.request.output or DEFAULT_OUTPUT
    single = output.endswith(".pptx")
    names = files.safe_names([f"{n:02d}-{deck.title}" for n, deck in enumerate(decks, 1)])
    date = job.date
    return [
        Made(
            Path(output) if single else Path(output) / f"{name}.pptx",
            "pptx",
            len(deck.slides),
            job.ledger.take(write_pptx(deck, template, date)),
        )
        for name, deck in zip(names, decks, strict=True)
    ]


def filled(job: Job, progress: Progress) -> tuple[Template, tuple[Deck, ...]]:
    """The bound template and the decks that fill it."""
    from progprint.design.deck import load_deck_look
    from progprint.locale.language import words
    from progprint.pptx.template import open_template
    from progprint.slides.decks import make_decks

    asked = job.setting(job.request.template, "template", DEFAULT_TEMPLATE)
    own = asked.endswith((".pptx", ".potx"))
    look = job.ledger.take(load_deck_look(_deck_look(job, DEFAULT_TEMPLATE if own else asked), files.read_source))
    path = Path(asked) if own else look.template_path
    data = job.ledger.take(files.read_source(path))
    fonts = look.fonts
    template = job.ledger.take(open_template(data, look.kinds, str(path), fonts.latin, fonts.east_asian))
    job.ledger.gate()
    progress("compose")
    together = job.request.output.endswith(".pptx") or job.request.per == "conference"
    spoken = words(job.language)
    made = make_decks(job.agenda, look, template.stage, job.book, spoken, job.pictures, together=together)
    return template, job.ledger.take(made)


def _deck_look(job: Job, name: str) -> Path:
    """The file of a deck look: a path, or a name in the project's layouts or the shipped ones."""
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    folders = layout_folders(job.project)
    return next(
        (path for folder in folders if files.is_file(path := folder / f"{name}.yaml")), folders[-1] / f"{name}.yaml"
    )
