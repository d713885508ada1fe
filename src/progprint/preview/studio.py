"""Content of the preview: documents as pages, the problems of the last save, and the places of both in the agenda.

After a save that is sound everything is new; after one that is not, the last good pages stay and the problems are those
of the save. Decks and sheets are made when they are first looked at.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.diagnostic import Diagnostic, RefusedError, Severity, in_order
from progprint.pipeline import booklet, decks, drawn, handouts
from progprint.pipeline.job import Cache, Findings, Job, StopError
from progprint.pipeline.stages import prepare

if TYPE_CHECKING:
    from progprint.deck.deck import Deck
    from progprint.pdf.conformance import PdfSettings
    from progprint.pipeline.request import Request
    from progprint.pptx.template import Template
    from progprint.typeset.frame import Page

Office = Callable[[bytes], bytes]
"""Makes a PDF of a presentation; b"" where it fails."""
GROUPS = ("booklet", "decks", "paper")
"""What is shown, each on a tab of its own."""


class Jump(NamedTuple):
    """A place to go to: a heading, its depth, and the page (from 0)."""

    title: str
    level: int
    page: int


class StudioPages(NamedTuple):
    """Pages that belong together.

    For overlays: ``margins`` are inner, top, outer and bottom, ``grid`` is the line pitch and ``baseline`` where a line
    stands in it. ``file`` is a PDF of these pages by another program, which is shown instead.
    """

    key: str
    title: str
    group: str
    pages: Sequence[Page]
    settings: PdfSettings
    jumps: Sequence[Jump] = ()
    spreads: bool = False
    margins: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    grid: float = 0.0
    baseline: float = 0.0
    file: bytes = b""


class Saved(NamedTuple):
    """The result of a save. ``sound``: its pages are shown; else those of the last sound one are."""

    version: int
    sound: bool
    seconds: float
    problems: Sequence[Diagnostic]


class Studio:
    """Makes documents of a request, again and again. One thread at a time: fonts and pictures are shared.

    ``office`` draws decks: a program that makes a PDF of a presentation, None for our own engine.
    """

    def __init__(self, request: Request, office: Office | None = None) -> None:
        self.request, self._office = request, office
        self.lock = threading.RLock()
        self.state = Saved(0, sound=False, seconds=0.0, problems=())
        self._cache = Cache()
        self._job: Job | None = None
        self._made: dict[str, dict[str, StudioPages]] = {}

    def rebuild(self) -> Saved:
        """Read everything again and make the booklet."""
        with self.lock:
            began = perf_counter()
            findings = Findings(strict=False)
            job, made = None, {}
            try:
                job = prepare(self.request._replace(command="pdf"), findings, kept=self._cache)
                made = {"booklet": self._booklet(job)}
            except StopError:
                job = None
            except RefusedError as refusal:
                job, found = None, refusal.told()
                findings.all.append(found)
            if job is not None:
                self._job, self._made = job, {"booklet": made}
            told = tuple(d for d in findings.reported if d.severity > Severity.NOTE)
            seconds = perf_counter() - began
            self.state = Saved(self.state.version + 1, job is not None, seconds, told)
            return self.state

    def rest(self) -> None:
        """Tidy up while nobody waits."""
        with self.lock:
            gc.collect()

    def group(self, name: str) -> dict[str, StudioPages]:
        """The documents of a tab by their keys; {} before the first sound save, and for what could not be made."""
        with self.lock:
            if self._job is None:
                return {}
            if name not in self._made and name in GROUPS:
                self._made[name] = self._rest(name, self._job)
            return self._made.get(name, {})

    def document(self, key: str) -> StudioPages | None:
        """A document by its key."""
        name = key.partition(":")[0]
        return self.group({"deck": "decks"}.get(name, name)).get(key)

    # -- the three tabs

    def _booklet(self, job: Job) -> StudioPages:
        from progprint.typeset.paragraph import baseline

        context, pages = booklet.composed(job)
        page = context.design.page
        return StudioPages(
            "booklet",
            context.title,
            "booklet",
            pages,
            _settings(job, context.title),
            jumps_of(pages),
            spreads=True,
            margins=(page.inner, page.top, page.outer, page.bottom),
            grid=page.grid,
            baseline=baseline(context.design.style("body")),
        )

    def _rest(self, name: str, job: Job) -> dict[str, StudioPages]:
        """Decks or sheets, with findings of their own: what they find does not stop the booklet."""
        findings = Findings(strict=False)
        findings.silences = job.findings.silences
        own = job._replace(findings=findings)
        made: dict[str, StudioPages] = {}
        try:
            documents = _decks(own, self._office) if name == "decks" else _sheets(own)
            made = {document.key: document for document in documents}
        except (StopError, RefusedError):
            made = {}
        fresh = [d for d in findings.reported if d.severity > Severity.NOTE and d not in self.state.problems]
        if fresh:
            self.state = self.state._replace(problems=tuple(in_order([*self.state.problems, *fresh])))
        return made


def _decks(job: Job, office: Office | None) -> Sequence[StudioPages]:
    job = job._replace(request=job.request._replace(command="slides", output=""))
    template, made = decks.filled(job)
    drawer, _ = drawn.drawer_of(job, template)
    found = []
    for deck in made:
        pages = drawer.pages(deck)
        jumps = [Jump(slide.title, 1, n) for n, slide in enumerate(deck.slides)]
        settings = _settings(job, deck.title)
        file = office(_presentation(job, deck, template)) if office is not None else b""
        found.append(
            StudioPages(f"deck:{deck.key.replace('/', '~')}", deck.title, "decks", pages, settings, jumps, file=file)
        )
    return found


def _settings(job: Job, title: str) -> PdfSettings:
    from progprint.pdf.conformance import PdfSettings

    return PdfSettings(title=title, language=job.language, date=job.date, links=False)


def _presentation(job: Job, deck: Deck, template: Template) -> bytes:
    """The deck as the file that ``slides`` would write anew."""
    from progprint.pptx.write import write_pptx

    return job.findings.take(write_pptx(deck, template, job.date))


def _sheets(job: Job) -> Sequence[StudioPages]:
    from progprint.sheets.handouts.kinds import KINDS

    found = []
    for name, kind in KINDS.items():
        sheets = handouts.sheets_of(job, kind)
        if sheets:
            pages = [sheet.page for sheet in sheets]
            jumps = [Jump(sheet.name, 1, n) for n, sheet in enumerate(sheets)]
            found.append(StudioPages(f"paper:{name}", name, "paper", pages, _settings(job, name), jumps))
    return found


def jumps_of(pages: Sequence[Page]) -> tuple[Jump, ...]:
    """The bookmarks of pages, in their order."""
    from progprint.typeset.frame import Tag, walk

    made = []
    for number, page in enumerate(pages):
        for item, _, _ in walk(page.frame):
            if item.__class__ is Tag and item.outline is not None:
                made.append(Jump(item.outline[1], item.outline[0], number))
    return tuple(made)
