"""The stages before products part: the project, the agenda, its checks, the fonts, the pictures."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from progprint import files, project
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error, in_order, warning
from progprint.pipeline.options import setting_faults
from progprint.pipeline.pictures import opened, photos
from progprint.pipeline.record import Piece
from progprint.pipeline.request import Request
from progprint.pipeline.silences import Silences, silences_of

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda
    from progprint.core.raster import Raster
    from progprint.fonts.book import FontBook
    from progprint.locale.words import Words
    from progprint.text.phrases import Names
    from progprint.typeset.line import Composer

BOTH = "both"
"""An edition in two languages."""
T = TypeVar("T")
Progress = Callable[[str], None]


class StopError(Exception):
    """Nothing sensible can follow."""


class Ledger:
    """The findings of a run, and whether it may go on. ``silences`` are the warnings that are meant."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.found: list[Diagnostic] = []
        self.silences = Silences()

    @property
    def told(self) -> list[Diagnostic]:
        """The findings that are told, in order, each once."""
        return in_order(self.silences.heard(self.found))

    def take(self, outcome: Outcome[T]) -> T:
        """The value of a stage; ends the run if there is none."""
        self.found += outcome.diagnostics
        if outcome.value is None:
            raise StopError
        return outcome.value

    def gate(self, *, strict: bool = False) -> None:
        """End the run if an error (or, with ``strict``, what --strict forbids) was found."""
        worst = max((d.severity for d in self.silences.heard(self.found)), default=Severity.NOTE)
        if worst is Severity.ERROR or (strict and self.strict and worst is Severity.WARNING):
            raise StopError


class Made(NamedTuple):
    """Bytes on their way to a file; ``pieces`` is what stands on its pages; ``merged``: edits of the old file are in them."""

    path: Path
    kind: str
    pages: int
    data: bytes
    pieces: tuple[Piece, ...] = ()
    merged: bool = False


class Kept:
    """A cache from run to run: the fonts, and lines that were set already."""

    def __init__(self) -> None:
        self._book: tuple[object, FontBook] | None = None
        self._composers: dict[str, Composer] = {}

    def book(self, place: project.Project, ledger: Ledger) -> FontBook:
        """The fonts, opened anew only where a file of the project's own has changed."""
        named = place.setting("fonts")
        own = place.root / (named or "fonts")
        state = (str(own), named, files.stamps(own))
        if self._book is None or self._book[0] != state:
            self._book = state, ledger.take(open_book(place))
            self._composers.clear()
        return self._book[1]

    def composer(self, use: str, book: FontBook, characters: str, names: Names) -> Composer:
        """A composer that knows the lines of the run before, if the names that titles never part are the same."""
        from progprint.typeset.line import Composer

        known = self._composers.get(use)
        if known is None or known.book is not book or known.names != names:
            known = self._composers[use] = Composer(book, characters, names, keep=1_000_000)
        return known


class Job(NamedTuple):
    """Everything that all products of a run share.

    ``fingerprint`` identifies the agenda as it was typed, ``characters`` are those of its texts, each once. ``kept`` is
    what goes over to the next run, None where there is none.
    """

    request: Request
    project: project.Project
    agenda: Agenda
    fingerprint: str
    characters: str
    book: FontBook
    pictures: Mapping[str, Raster]
    ledger: Ledger
    kept: Kept | None = None

    def composer(self, use: str) -> Composer:
        """The composer that sets the lines of a product."""
        from progprint.typeset.line import Composer

        fixed = self.whole
        if self.kept is not None:
            return self.kept.composer(use, self.book, self.characters, fixed)
        return Composer(self.book, self.characters, fixed)

    @property
    def whole(self) -> Names:
        """Names that titles never part: of people, and terms that ship or that the project names."""
        from progprint.agenda.texts import names
        from progprint.locale.terms import terms
        from progprint.text.phrases import indexed

        return indexed((*names(self.agenda), *terms(), *self.project.terms))

    def setting(self, asked: str, key: str, default: str) -> str:
        """A value that the command line asks for, else the project, else the default."""
        return asked or self.project.setting(key) or default

    @property
    def language(self) -> str:
        """The language of the fixed words."""
        asked = self.setting(self.request.language, "language", "")
        return self.agenda.conference.language if asked in ("", BOTH) else asked

    @property
    def words(self) -> Words:
        """The fixed words of the language; in English where the fonts at hand cannot draw them."""
        from progprint.locale.language import words

        spoken = words(self.language)
        return words("en") if self.book.lacking(spoken.characters) else spoken

    @property
    def second(self) -> str:
        """The language that stands below the first one in an edition in both, else ""."""
        asked = self.setting(self.request.language, "language", "")
        return self.agenda.second_language if asked == BOTH else ""

    @property
    def date(self) -> datetime.datetime:
        """The date that goes into files; ends the run if the environment names one that is none."""
        first = next(iter(self.agenda.conference.days), None)
        return self.ledger.take(project.document_date(first, self.request.environment))


def open_book(place: project.Project | None) -> Outcome[FontBook]:
    """The shipped fonts, and with them the project's own (``fonts:`` in its settings, else its folder fonts/).

    Errors: missing-file for a folder that the settings name and that is not there, path-outside-project, and those of fonts.
    """
    from progprint.fonts.book import load_book

    folders = [project.shipped_folder("fonts")]
    if place is None:
        return load_book(folders, files.read_source)
    named = place.setting("fonts")
    value = place.settings.get("fonts") if place.settings is not None else None
    own, span = place.root / (named or "fonts"), value.span if value is not None else None
    if named and not files.is_folder(own):
        return Outcome(None, (error("missing-file", span, path=named),))
    if files.is_folder(own) and not files.is_inside(own, place.readable):
        return Outcome(None, (error("path-outside-project", span, path=named or "fonts"),))
    if files.is_folder(own) and not own.samefile(folders[0]):
        folders.append(own)
    return load_book(folders, files.read_source, inside=lambda path: files.is_inside(path, place.readable))


def layout_folders(place: project.Project | None) -> list[Path]:
    """The folders in which looks are found: the project's own first."""
    own = [place.root / "layouts"] if place is not None else []
    return [*own, project.shipped_folder("layouts")]


def prepare(request: Request, ledger: Ledger, progress: Progress, kept: Kept | None = None) -> Job:
    """Everything up to the point where products part. ``kept`` goes over from run to run where there are several."""
    from progprint import checks
    from progprint.agenda.texts import characters, fingerprint
    from progprint.checks.glyphs import check_glyphs
    from progprint.locale.language import spoken

    progress("read")
    place = _place(request, ledger)
    place = place.opening(*(getattr(request, field) for field in project.NAMED if request.free(field)))
    named = ledger.take(read_files(place))
    ledger.silences = silences_of(named, place)
    agenda = _edited(request, place, _with_pages(_agenda(request, place, named, ledger), place, ledger), ledger)
    progress("check")
    ledger.found += _told(checks.run(agenda), ledger)
    if request.command == "check":
        ledger.found += checks.lint(agenda)
    ledger.gate()
    progress("design")
    book = kept.book(place, ledger) if kept is not None else ledger.take(open_book(place))
    text = characters(agenda)
    ledger.found += check_glyphs(agenda, book, "slides" if request.command == "slides" else "", text)
    pictures = ledger.take(opened(agenda, place))
    ledger.gate()
    job = Job(request, place, agenda, fingerprint(agenda), text, book, pictures, ledger, kept)
    if job.words.language != spoken(job.language):
        ledger.found.append(warning("words-in-english", None, "font", language=job.language))
    return job


def selected(request: Request, ledger: Ledger) -> Agenda:
    """The agenda of a request, or the part of it that is asked for, as it is written: no page, picture or font is read."""
    place = _place(request, ledger)
    named = ledger.take(read_files(place))
    ledger.silences = silences_of(named, place)
    agenda = _agenda(request, place, named, ledger)
    ledger.gate()
    return agenda


def _place(request: Request, ledger: Ledger) -> project.Project:
    """The project of a request; what its settings say of options is judged as on the command line."""
    place = ledger.take(project.find_agenda(request.agenda, request.start or Path.cwd()))
    ledger.found += setting_faults(place.settings)
    return place


def read_agenda(place: project.Project) -> Outcome[Agenda]:
    """The agenda of a project as ``prepare`` reads it, whole; None if anything in it is an error."""
    from progprint.agenda.load import load

    named = read_files(place)
    outcome: Outcome[Agenda] = load(named.value) if named.value is not None else Outcome(None)
    found = [*named.diagnostics, *outcome.diagnostics]
    return Outcome(None if outcome.failed else outcome.value, found)


def _told(found: Sequence[Diagnostic], ledger: Ledger) -> list[Diagnostic]:
    """What a check found; of an agenda that was not understood its errors only.

    What seems to be missing from such an agenda may only be misspelt.
    """
    broken = any(d.severity is Severity.ERROR for d in ledger.found)
    return [d for d in found if d.severity is Severity.ERROR or not broken]


def _edited(request: Request, place: project.Project, agenda: Agenda, ledger: Ledger) -> Agenda:
    """The edition that is asked for: another language of the agenda, or the short one."""
    language = request.language or place.setting("language")
    edition = request.edition or place.setting("edition")
    if not language and not edition:
        return agenda
    from progprint.agenda.edition import in_language, short, untranslated

    if language == BOTH:
        ledger.found += untranslated(agenda, agenda.second_language)
    elif language:
        agenda = ledger.take(in_language(agenda, language))
    return short(agenda) if edition == "short" else agenda


def _with_pages(agenda: Agenda, place: project.Project, ledger: Ledger) -> Agenda:
    """The agenda with the texts of its free pages."""
    if not agenda.pages:
        return agenda
    from progprint.agenda.free import read_page
    from progprint.source.decode import decode

    pages = []
    for page in agenda.pages:
        data = files.read_inside(place.root, place.base, page.file, page.span)
        ledger.found += data.diagnostics
        source = decode(data.value, str(place.base / page.file)) if data.value is not None else None
        if source is None or source.value is None:
            ledger.found += source.diagnostics if source is not None else ()
            continue
        conference = agenda.conference
        normalise = bool(conference.normalise)
        blocks = read_page(source.value, page.file, normalise=normalise, language=conference.language)
        ledger.found += [*source.diagnostics, *blocks.diagnostics]
        pages.append(page._replace(blocks=blocks.value or ()))
    return agenda._replace(pages=tuple(pages))


def read_files(place: project.Project) -> Outcome[list[tuple[str, bytes]]]:
    """The files of the agenda, each with the name to print for it."""
    if files.is_folder(place.agenda):
        return files.read_folder(place.agenda, place.root)
    data = files.read_named(place.agenda)
    name = "<stdin>" if files.is_stream(place.agenda) else str(place.agenda)
    return Outcome(None if data.value is None else [(name, data.value)], data.diagnostics)


def _agenda(request: Request, place: project.Project, named: Sequence[tuple[str, bytes]], ledger: Ledger) -> Agenda:
    """The programme, or the part of it that is asked for; every file that it names is an input, read or not."""
    from progprint.agenda.load import load

    agenda = ledger.take(load(named))
    for path in (*(photo.path for photo in photos(agenda)), *(page.file for page in agenda.pages)):
        files.note_input(place.base / path)
    if request.tracks or request.talks or request.days or request.rooms:
        from progprint.agenda.select import select

        agenda = ledger.take(select(agenda, request.tracks, request.talks, request.days, request.rooms))
    return agenda
