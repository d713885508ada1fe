"""The values that stages hand on: a job, its diagnostics, the files that come of it, and what the next run may take over."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from progprint import files, project
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error, in_order
from progprint.pipeline.options import MAKES
from progprint.pipeline.request import RecordedPiece, Request
from progprint.pipeline.silences import Silences
from progprint.pipeline.units import Common, Result, Unit, processors, spread

if TYPE_CHECKING:
    from progprint.agenda.attendee import Attendee
    from progprint.agenda.programme import Agenda
    from progprint.core.raster import Raster
    from progprint.design.load import Look
    from progprint.fonts.book import FontBook
    from progprint.locale.words import Words
    from progprint.sheets.context import Context
    from progprint.text.phrases import Names
    from progprint.typeset.line import Composer

BOTH = "both"
"""An edition in two languages."""
EACH = 15
"""Talks, or people on a list, that a process is begun for: with 20 talks two make a booklet in the time of one, with 30 in
0.9 of it, with 50 and more in 0.8 (measured on two cores)."""
T = TypeVar("T")
Tools = TypeVar("Tools")


class Progress(Protocol):
    """A listener to the progress of a run: the stage that begins, "" for the one at hand, and how many of its units are done."""

    def __call__(self, stage: str, done: int = 0, count: int = 0, /) -> None:
        """Hear of it."""


def quiet(_stage: str, _done: int = 0, _count: int = 0) -> None:
    """Progress that nobody follows."""


class StopError(Exception):
    """Nothing sensible can follow."""


class Findings:
    """The diagnostics of a run, and whether it may go on. ``silences`` are the warnings that are meant."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.all: list[Diagnostic] = []
        self.silences = Silences()

    @property
    def reported(self) -> list[Diagnostic]:
        """The diagnostics to report, in order, each once."""
        return in_order(self.silences.heard(self.all))

    def branch(self) -> Findings:
        """The diagnostics so far, for a unit of work that adds its own."""
        made = Findings(self.strict)
        made.all, made.silences = list(self.all), self.silences
        return made

    def take(self, outcome: Outcome[T]) -> T:
        """The value of a stage; ends the run if there is none."""
        self.all += outcome.diagnostics
        if outcome.value is None:
            raise StopError
        return outcome.value

    def gate(self, *, strict: bool = False) -> None:
        """End the run if an error (or, with ``strict``, what --strict forbids) was found."""
        worst = max((d.severity for d in self.silences.heard(self.all)), default=Severity.NOTE)
        if worst is Severity.ERROR or (strict and self.strict and worst is Severity.WARNING):
            raise StopError


class OutputFile(NamedTuple):
    """A file to be written; ``pieces`` is what stands on its pages; ``merged``: edits of the old file are in them."""

    path: Path
    kind: str
    pages: int
    data: bytes
    pieces: tuple[RecordedPiece, ...] = ()
    merged: bool = False


class Cache:
    """Things that are made once and used again, in a run or in the next one: the fonts, and lines that were set already."""

    def __init__(self) -> None:
        self._book: tuple[object, FontBook] | None = None
        self._composers: dict[str, Composer] = {}

    def book(self, place: project.Project, findings: Findings) -> FontBook:
        """The fonts, opened anew only where a file of the project's own has changed."""
        named = place.setting("fonts")
        own = place.root / (named or "fonts")
        state = (str(own), named, files.stamps(own))
        if self._book is None or self._book[0] != state:
            self._book = state, findings.take(open_book(place))
            self._composers.clear()
        return self._book[1]

    def composer(self, use: str, book: FontBook, characters: str, names: Names) -> Composer:
        """A composer that knows the lines that were set for a use, if the names that titles never part are the same."""
        from progprint.typeset.line import Composer

        known = self._composers.get(use)
        if known is None or known.book is not book or known.names != names:
            known = self._composers[use] = Composer(book, characters, names)
        return known


class Job(NamedTuple):
    """Everything that all products of a run share.

    ``fingerprint`` identifies the agenda as it was typed, ``characters`` are those of its texts, each once. ``cache`` is
    what is made once and may go over to the next run. ``attendees`` are those of a list of registrations,
    ``elsewhere`` does units of work on an executor, and is called as ``each`` is, after the job. ``progress``
    hears of every stage and unit.
    """

    request: Request
    project: project.Project
    agenda: Agenda
    fingerprint: str
    characters: str
    book: FontBook
    pictures: Mapping[str, Raster]
    findings: Findings
    cache: Cache
    attendees: tuple[Attendee, ...] = ()
    elsewhere: Callable[..., list[Any]] | None = None
    progress: Progress = quiet

    def composer(self, use: str) -> Composer:
        """The composer that sets the lines of a product."""
        return self.cache.composer(use, self.book, self.characters, self.names)

    @property
    def names(self) -> Names:
        """Names that titles never part: of people, and terms that ship or that the project names."""
        from progprint.agenda.texts import names as people
        from progprint.locale.terms import terms
        from progprint.text.phrases import indexed

        return indexed((*people(self.agenda), *terms(), *self.project.terms))

    def each(
        self, make: Callable[[Job], Tools], work: Callable[[Tools, Unit], Result], units: Sequence[Unit], tools: Tools
    ) -> list[Result]:
        """The results of ``work`` for all units, on an executor or by several processes.

        ``tools`` are what ``work`` is given with every unit; ``make`` gives the same elsewhere. Both are functions of modules.
        """
        if self.elsewhere is not None and len(units) > 1:
            return self.elsewhere(self, make, work, units, tools)

        with self.spread(partial(work, tools), units) as results:
            return results()

    def spread(
        self, work: Callable[[Unit], Result], units: Sequence[Unit]
    ) -> AbstractContextManager[Callable[[], list[Result]]]:
        """The results of ``work`` (``units.spread``), by as many processes of this machine as were asked for, else as pay."""
        asked = self.request.jobs
        pays = max(len(self.agenda.talks), len(self.attendees)) // EACH
        processes = int(asked) if asked else min(processors(), pays) if pays > 1 else 1
        return spread(work, units, processes, Common(self.book, self.pictures), partial(self.progress, ""))

    def setting(self, asked: str, key: str, default: str) -> str:
        """A value that the command line asks for, else the project, else the default."""
        return asked or self.project.setting(key) or default

    @property
    def target(self) -> Path:
        """The file or folder that the output goes to: the one that is asked for, or the usual one of the command."""
        return Path(self.request.output or MAKES[self.request.command])

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
    def second_language(self) -> str:
        """The language that stands below the first one in an edition in both, else ""."""
        asked = self.setting(self.request.language, "language", "")
        return self.agenda.second_language if asked == BOTH else ""

    @property
    def date(self) -> datetime.datetime:
        """The date that goes into files; ends the run if the environment names one that is none."""
        first = next(iter(self.agenda.conference.days), None)
        return self.findings.take(project.document_date(first, self.request.environment))


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


def context_in(job: Job, look: Look, use: str, scale: float = 1.0, **more: Any) -> Context:
    """The context of a product in a look, so many times as large; its lines are kept for a ``use``. Ends a run with errors."""
    from progprint import __version__
    from progprint.agenda.days import has_several_days
    from progprint.design.forms import lookup
    from progprint.design.resolve import resolve
    from progprint.sheets.booklet import unknown_parts
    from progprint.sheets.context import Context
    from progprint.sheets.timetable import is_timed

    job.findings.all += unknown_parts(lookup(look.tree, "flow"))
    job.findings.gate()
    design = job.findings.take(resolve(look, job.agenda.conference.language, job.book.families))
    job.findings.gate()
    return Context(
        job.agenda,
        design.enlarged(scale) if scale != 1 else design,
        job.words,
        job.composer(use),
        job.pictures,
        version=__version__,
        fingerprint=job.fingerprint,
        second=job.second_language,
        several_days=has_several_days(job.agenda),
        timed=is_timed(job.agenda),
        attendees=job.attendees,
        **more,
    )
