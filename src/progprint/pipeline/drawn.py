"""Decks as pages: drawn by our own engine from the same fills, for paper, for readers without an office, and to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.diagnostic import Outcome, note, warning
from progprint.pipeline.job import Job, OutputFile
from progprint.pipeline.lying import Lying, lying
from progprint.pipeline.options import MAKES
from progprint.pipeline.request import of_slides

if TYPE_CHECKING:
    from progprint.deck.deck import Deck
    from progprint.pptx.byhand import HandSlide
    from progprint.pptx.pages import Drawer
    from progprint.pptx.template import Template
    from progprint.typeset.frame import Page
    from progprint.typeset.line import Composer


def write_pages(job: Job, template: Template, decks: Sequence[Deck]) -> Sequence[OutputFile]:
    """A PDF for each deck in a folder, or one of the deck of all."""
    from progprint.pdf.write import PdfSettings, write_pdf

    names = files.safe_names([f"{n:02d}-{deck.title}" for n, deck in enumerate(decks, 1)])
    drawer, composer = drawer_of(job, template)
    made = []
    single = job.request.single(".pdf")
    folder = job.target.parent if single else job.target
    for name, (deck, by_hand) in zip(names, _as_they_lie(job, template, decks, folder), strict=True):
        path = job.target if single else folder / f"{name}.pdf"
        pages = _as_asked(drawer.pages(deck, by_hand), deck, job.request.paged, composer)
        settings = PdfSettings(
            title=deck.title, author=deck.creator, subject=deck.subject, language=job.language, date=job.date
        )
        data = job.findings.take(write_pdf(pages, settings))
        made.append(OutputFile(path, "pdf", len(pages), data, of_slides(deck) if job.request.record else ()))
    if drawer.left_out:
        job.findings.all.append(note("not-drawn", names=", ".join(drawer.left_out)))
    return made


def check(job: Job, template: Template, decks: Sequence[Deck]) -> None:
    """Draw decks, and look for breaches of the laws of the layout; nothing is written."""
    from progprint.checks.layout import check_layout

    drawer, _ = drawer_of(job, template)
    for deck in decks:
        job.findings.all += check_layout(drawer.pages(deck), deck.title)


def _as_they_lie(
    job: Job, template: Template, decks: Sequence[Deck], folder: Path
) -> Sequence[tuple[Deck, Mapping[str, HandSlide]]]:
    """The decks with what somebody changed in their files, which lie beside the pages or where decks lie.

    Warning: pdf-of-agenda, for edits that are not drawn. Note: not-drawn, for slides of the template that are not drawn whole.
    """
    from progprint.pptx.shown import shown
    from progprint.slides.subjects import of_deck, subjects

    everything = subjects(job.agenda)
    about = [of_deck(deck, everything) for deck in decks]
    names = [Path(f"{n}.pptx") for n, _ in enumerate(decks)]
    there: dict[int, Lying] = {}
    for place in dict.fromkeys((Path(MAKES["slides"]).absolute(), folder.absolute())):
        lie = lying(names, about, folder=place, whole=False).value or {}
        there |= {n: one for n, one in lie.items() if one.touched}
    made: list[tuple[Deck, Mapping[str, HandSlide]]] = []
    for n, deck in enumerate(decks):
        old = there.get(n) if not job.request.fresh else None
        if old is None and not template.kept:
            made.append((deck, {}))
            continue
        found = job.findings.take(shown(deck, template, old.data if old is not None else b"", about[n]))
        made.append((found.deck, found.by_hand))
        slides = ", ".join(found.more)
        if slides and old is not None:
            job.findings.all.append(warning("pdf-of-agenda", file=old.path.name, slides=slides))
        elif slides:
            job.findings.all.append(note("not-drawn", names=slides))
    return made


def drawer_of(job: Job, template: Template) -> tuple[Drawer, Composer]:
    """The drawer of the slides of a template, and the composer that sets their lines."""
    from progprint.deck.lines import Gauge
    from progprint.pptx.pages import Drawer
    from progprint.pptx.template import reading

    family, composer = "sans", job.composer("slides")
    gauge = Gauge(job.book.measure, family)
    drawer = reading(template.name, lambda: Outcome(Drawer(template, composer, gauge, family)))
    return job.findings.take(drawer), composer


def _as_asked(slides: Sequence[Page], deck: Deck, form: str, composer: Composer) -> Sequence[Page]:
    from progprint.impose.slides import FORMS, on_sheets, with_notes

    if form in FORMS:
        return on_sheets(slides, form, deck.title, composer)
    if form == "notes":
        return with_notes(slides, [slide.notes for slide in deck.slides], deck.title, composer)
    return slides
