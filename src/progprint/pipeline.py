"""From a request to files: the stages in order, and nothing else.

    find ─▶ read ─▶ load ─▶ select ─▶ check ─┬─ look ─▶ compose ─▶ pdf bytes ──┐
                                             └─ template ─▶ decks ─▶ pptx bytes ┴─▶ write whole

A stage that finds an error ends the run before anything is written; what every stage found is told together. The clock
is read only to say how long it took.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from progprint import files, project
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, in_order

if TYPE_CHECKING:
    import datetime

    from progprint.agenda.programme import Agenda, Photo
    from progprint.core.raster import Raster
    from progprint.deck.deck import Deck
    from progprint.fonts.book import FontBook
    from progprint.pptx.template import Template
    from progprint.typeset.frame import Page

T = TypeVar("T")
Progress = Callable[[str], None]

DEFAULT_LAYOUT, DEFAULT_TEMPLATE = "a5", "deck"
PDF_OUTPUT, SLIDES_OUTPUT = "out/booklet.pdf", "out/decks"


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted. Paths are as typed; "" is the project's own or the default.

    ``command`` is pdf, slides or check. ``start`` is the folder that a project is looked for from.
    """

    command: str
    agenda: Path | None = None
    output: str = ""
    layout: str = ""
    purpose: str = "screen"
    template: str = ""
    per: str = ""
    language: str = ""
    trace: str = ""
    tracks: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    strict: bool = False
    dry_run: bool = False
    start: Path = field(default_factory=Path.cwd)
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written (or, in a dry run, would have been)."""

    path: str
    kind: str
    pages: int
    sha256: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Build:
    """What came of a request; without outputs nothing was written."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


class _StopError(Exception):
    """Nothing sensible can follow."""


@dataclass(slots=True)
class Ledger:
    """The findings of a run, and whether it may go on."""

    strict: bool
    found: list[Diagnostic] = field(default_factory=list)

    def take(self, outcome: Outcome[T]) -> T:
        """The value of a stage; ends the run if there is none."""
        self.found += outcome.diagnostics
        if outcome.value is None:
            raise _StopError
        return outcome.value

    def gate(self, *, strict: bool = False) -> None:
        """End the run if an error (or, with ``strict``, what --strict forbids) was found."""
        worst = max((d.severity for d in self.found), default=Severity.NOTE)
        if worst is Severity.ERROR or (strict and self.strict and worst is Severity.WARNING):
            raise _StopError


@dataclass(frozen=True, slots=True)
class _Made:
    """Bytes on their way to a file."""

    path: Path
    kind: str
    pages: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """What all products of a run share. ``fingerprint`` identifies the agenda as it was typed."""

    request: Request
    project: project.Project
    agenda: Agenda
    fingerprint: str
    book: FontBook
    pictures: Mapping[str, Raster]
    ledger: Ledger


def build(request: Request, progress: Progress = lambda _stage: None) -> Build:
    """Run a request. Never raises for anything an agenda, a layout or a disk can do."""
    began = perf_counter()
    ledger = Ledger(request.strict)
    outputs: tuple[Output, ...] = ()
    try:
        job = _prepare(request, ledger, progress)
        made = _PRODUCTS[request.command](job, progress)
        ledger.gate(strict=True)
        outputs = _write(made, job, began)
    except _StopError:
        pass
    return Build(outputs, tuple(in_order(ledger.found)), perf_counter() - began)


def _read(place: project.Project) -> Outcome[list[tuple[str, bytes]]]:
    """The files of the agenda, each with the name to print for it."""
    if place.agenda.is_dir():
        return files.read_folder(place.agenda)
    data = files.read_source(place.agenda)
    return Outcome(None if data.value is None else [(str(place.agenda), data.value)], data.diagnostics)


def _agenda(request: Request, named: Sequence[tuple[str, bytes]], ledger: Ledger) -> Agenda:
    """The programme, or the part of it that is asked for."""
    from progprint.agenda.load import load

    agenda = ledger.take(load(named))
    if request.tracks or request.talks or request.days or request.rooms:
        from progprint.agenda.select import select

        agenda = ledger.take(select(agenda, request.tracks, request.talks, request.days, request.rooms))
    return agenda


def open_book(place: project.Project | None) -> Outcome[FontBook]:
    """The shipped fonts, and over them the project's own (``fonts:`` in its settings, else its folder fonts/)."""
    from progprint.fonts.book import load_book

    folders = [project.shipped_folder("fonts")]
    if place is not None:
        own = place.root / (place.setting("fonts") or "fonts")
        if (own / "fonts.yaml").is_file() and not own.samefile(folders[0]):
            folders.append(own)
    return load_book(folders, files.read_source)


def layout_folders(place: project.Project | None) -> list[Path]:
    """Where looks are found: the project's own first."""
    own = [place.root / "layouts"] if place is not None else []
    return [*own, project.shipped_folder("layouts")]


def _prepare(request: Request, ledger: Ledger, progress: Progress) -> Job:
    """Everything up to the point where products part."""
    from progprint import checks
    from progprint.agenda.texts import fingerprint
    from progprint.checks.glyphs import check_glyphs

    progress("read")
    place = ledger.take(project.find_agenda(request.agenda, request.start))
    named = ledger.take(_read(place))
    agenda = _agenda(request, named, ledger)
    progress("check")
    ledger.found += _told(checks.run(agenda), ledger)
    if request.command == "check":
        ledger.found += checks.lint(agenda)
    ledger.gate()
    progress("design")
    book = ledger.take(open_book(place))
    ledger.found += check_glyphs(agenda, book)
    pictures = _pictures(agenda, place, ledger)
    ledger.gate()
    return Job(request, place, agenda, fingerprint(agenda), book, pictures, ledger)


def _told(found: Sequence[Diagnostic], ledger: Ledger) -> list[Diagnostic]:
    """What a check found; of an agenda that was not understood its errors only.

    What seems to be missing from such an agenda may only be misspelt.
    """
    broken = any(d.severity is Severity.ERROR for d in ledger.found)
    return [d for d in found if d.severity is Severity.ERROR or not broken]


def _pictures(agenda: Agenda, place: project.Project, ledger: Ledger) -> dict[str, Raster]:
    """Every picture that the agenda names, opened once."""
    opened: dict[str, Raster] = {}
    named: dict[str, Photo] = {}
    for photo in _photos(agenda):
        named.setdefault(photo.path, photo)
    for path, photo in named.items():
        outcome = files.open_photo(place.root, path, photo.span, base=place.base)
        ledger.found += outcome.diagnostics
        if outcome.value is not None:
            opened[path] = outcome.value
    return opened


def _photos(agenda: Agenda) -> Iterable[Photo]:
    conference = agenda.conference
    named = [person.photo for person in agenda.people]
    named += [person.photo for track in agenda.tracks for person in track.producers]
    named += [person.photo for talk in agenda.talks for person in (*talk.speakers, *talk.moderators)]
    named += [sponsor.logo for sponsor in agenda.sponsors]
    named += [conference.logo, conference.venue.map if conference.venue else None]
    return [photo for photo in named if photo is not None]


def _setting(job: Job, asked: str, key: str, default: str) -> str:
    return asked or job.project.setting(key) or default


def _language(job: Job) -> str:
    return _setting(job, job.request.language, "language", job.agenda.conference.language)


# -- the booklet


def _composed(job: Job, progress: Progress) -> tuple[str, tuple[Page, ...]]:
    """The title and the pages of a booklet."""
    from progprint import __version__
    from progprint.checks.products import check_pages
    from progprint.design.load import load_look
    from progprint.design.resolve import resolve
    from progprint.locale.language import words
    from progprint.sheets.booklet import booklet
    from progprint.sheets.context import Context
    from progprint.typeset.line import Composer

    name = _setting(job, job.request.layout, "layout", DEFAULT_LAYOUT)
    look = job.ledger.take(load_look(name, layout_folders(job.project), files.read_source))
    design = job.ledger.take(resolve(look))
    job.ledger.gate()
    progress("compose")
    spoken = words(_language(job))
    context = Context(job.agenda, design, spoken, Composer(job.book), job.pictures, __version__, job.fingerprint)
    pages = booklet(context)
    job.ledger.found += check_pages(pages)
    return context.title, pages


def _pdf(job: Job, progress: Progress) -> Sequence[_Made]:
    from progprint.pdf.write import PdfSettings, write_pdf
    from progprint.typeset.dump import trace

    title, pages = _composed(job, progress)
    press = job.request.purpose == "print"
    settings = PdfSettings(
        title=title,
        author="、".join(organiser.text for organiser in job.agenda.conference.organisers),
        language=_language(job),
        date=_date(job),
        press=press,
        bleed=press,
        links=not press,
    )
    progress("write")
    made = [
        _Made(Path(job.request.output or PDF_OUTPUT), "pdf", len(pages), job.ledger.take(write_pdf(pages, settings)))
    ]
    if job.request.trace:
        lines = "".join(f"{line}\n" for line in trace(pages, bleed=press))
        made.append(_Made(Path(job.request.trace), "trace", len(pages), lines.encode()))
    return made


def _date(job: Job) -> datetime.datetime:
    """The date that goes into files."""
    first = next(iter(job.agenda.conference.days), None)
    return job.ledger.take(project.document_date(first, job.request.environment))


def _write(made: Sequence[_Made], job: Job, began: float) -> tuple[Output, ...]:
    """Put what was made into its places, each file whole or not at all."""
    outputs = []
    for one in made:
        if not job.request.dry_run:
            job.ledger.take(files.write_atomic(one.path, one.data))
        digest = hashlib.sha256(one.data).hexdigest()
        outputs.append(Output(str(one.path), one.kind, one.pages, digest, round(perf_counter() - began, 3)))
    return tuple(outputs)


# -- host decks


def _slides(job: Job, progress: Progress) -> Sequence[_Made]:
    from progprint.pptx.package import write_pptx

    template, decks = _filled(job, progress)
    progress("write")
    output = job.request.output or SLIDES_OUTPUT
    single = output.endswith(".pptx")
    names = files.safe_names([f"{n:02d}-{deck.title}" for n, deck in enumerate(decks, 1)])
    date = _date(job)
    return [
        _Made(
            Path(output) if single else Path(output) / f"{name}.pptx",
            "pptx",
            len(deck.slides),
            job.ledger.take(write_pptx(deck, template, date)),
        )
        for name, deck in zip(names, decks, strict=True)
    ]


def _filled(job: Job, progress: Progress) -> tuple[Template, tuple[Deck, ...]]:
    """The bound template and the decks that fill it."""
    from progprint.design.deck import load_deck_look
    from progprint.locale.language import words
    from progprint.pptx.template import open_template
    from progprint.slides.decks import make_decks

    asked = _setting(job, job.request.template, "template", DEFAULT_TEMPLATE)
    own = asked.endswith((".pptx", ".potx"))
    look = job.ledger.take(load_deck_look(_deck_look(job, DEFAULT_TEMPLATE if own else asked), files.read_source))
    path = Path(asked) if own else look.template_path
    data = job.ledger.take(files.read_source(path))
    fonts = look.fonts
    template = job.ledger.take(open_template(data, look.kinds, str(path), fonts.latin, fonts.east_asian))
    job.ledger.gate()
    progress("compose")
    together = job.request.output.endswith(".pptx") or job.request.per == "conference"
    spoken = words(_language(job))
    made = make_decks(job.agenda, look, template.stage, job.book, spoken, job.pictures, together=together)
    return template, job.ledger.take(made)


def _deck_look(job: Job, name: str) -> Path:
    """The file of a deck look: a path, or a name in the project's layouts or the shipped ones."""
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    folders = layout_folders(job.project)
    return next(
        (path for folder in folders if (path := folder / f"{name}.yaml").is_file()), folders[-1] / f"{name}.yaml"
    )


def _check(job: Job, progress: Progress) -> Sequence[_Made]:
    """Everything is set and filled, nothing is made."""
    _composed(job, progress)
    _filled(job, progress)
    return ()


_PRODUCTS: Mapping[str, Callable[[Job, Progress], Sequence[_Made]]] = {
    "pdf": _pdf,
    "slides": _slides,
    "check": _check,
}
