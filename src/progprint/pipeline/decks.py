"""Host decks: a look, its template, filled decks, and PPTX files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from progprint import files, project
from progprint.core.diagnostic import Outcome, error, note
from progprint.pipeline.job import Job, OutputFile, layout_folders
from progprint.pipeline.lying import Lying, lying
from progprint.pipeline.request import of_slides

if TYPE_CHECKING:
    from progprint.deck.deck import Deck
    from progprint.deck.subject import Subjects
    from progprint.design.deck import DeckLook
    from progprint.pptx.template import Template
    from progprint.slides.decks import Making

DEFAULT_TEMPLATE = "deck"
SHIPPED = ("deck.pptx", "deck-4x3.pptx")
"""The templates that ship; slides of other shapes are made as they are."""
PRESENTATIONS = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm", ".ppt", ".pot", ".pps", ".odp", ".otp", ".key")
"""Endings of files that somebody may give for a template; those that are none of ours are refused by what they are."""


def write(job: Job) -> Sequence[OutputFile]:
    """The bytes of every deck: one for a .pptx, else one for each track in a folder."""
    from progprint.pptx.package import slides_in
    from progprint.slides.subjects import of_deck, subjects

    tools, decks = _filled(job)
    job.progress("write")
    if job.request.paged:
        from progprint.pipeline.drawn import write_pages

        return write_pages(job, tools.template, decks)
    single = job.request.single(".pptx")
    names = files.safe_names([f"{n:02d}-{deck.title}" for n, deck in enumerate(decks, 1)])
    paths = [job.target if single else job.target / f"{name}.pptx" for name in names]
    everything = subjects(job.agenda)
    about = [of_deck(deck, everything) for deck in decks]
    there = _lying(job, paths, about, None if single else job.target)
    edited = {n: old.data for n, old in there.items() if old.touched}
    sheaves = [Sheaf(deck, edited.get(n), about[n]) for n, deck in enumerate(decks)]
    made = []
    for n, outcome in enumerate(job.each(Tools.of, _written, sheaves, tools)):
        data, old, deck = job.findings.take(outcome), there.get(n), decks[n]
        whole = (
            old is not None and old.path == paths[n] and all(one.code != "deck-unkept" for one in outcome.diagnostics)
        )
        pieces = of_slides(deck) if job.request.record else ()
        made.append(OutputFile(paths[n], "pptx", slides_in(data), data, pieces, merged=whole))
    if job.request.script:
        from progprint.slides.hostscript import script_text

        path = Path(job.request.script)
        text = script_text(decks, files.MARK, markdown=path.suffix.lower() in (".md", ".markdown"))
        made.append(OutputFile(path, "script", sum(len(deck.slides) for deck in decks), files.sealed(text.encode())))
    return made


def _lying(job: Job, paths: Sequence[Path], about: Sequence[Subjects], folder: Path | None) -> Mapping[int, Lying]:
    """The decks that were made of the same before, by the number of the new ones; none if all is started over."""
    request = job.request
    if request.fresh:
        return {}
    return job.findings.take(lying(paths, about, folder=folder, whole=request.is_whole))


def filled(job: Job) -> tuple[Template, tuple[Deck, ...]]:
    """The bound template and the decks that fill it."""
    tools, decks = _filled(job)
    return tools.template, decks


def _filled(job: Job) -> tuple[Tools, tuple[Deck, ...]]:
    from progprint.checks.products import check_decks

    look, template = opened(job)
    job.findings.gate()
    job.progress("decks")
    tools = Tools.with_template(job, look, template)
    numbers = range(len(tools.making.plans))
    decks = job.findings.take(tools.making.joined(job.each(Tools.of, _deck, numbers, tools)))
    job.findings.all += check_decks(decks, look.kinds)
    return tools, decks


class Tools(NamedTuple):
    """All that a deck is made with: a process has them once, however many decks it makes."""

    job: Job
    template: Template
    making: Making

    @classmethod
    def of(cls, job: Job) -> Tools:
        """The tools of a job."""
        return cls.with_template(job, *opened(job))

    @classmethod
    def with_template(cls, job: Job, look: DeckLook, template: Template) -> Tools:
        """The tools of a job whose template is open."""
        from progprint.deck.parts import DEFAULT
        from progprint.design.script import load_script
        from progprint.slides.decks import making

        per, together = job.setting(job.request.per, "per", "track"), job.request.single(".pptx", ".pdf")
        spoken = job.words
        script = job.findings.take(load_script(job.language, layout_folders(job.project), job.project.read))
        parts_set = job.setting(job.request.parts, "parts", DEFAULT)
        work = making(
            job.agenda,
            look,
            template.stage,
            job.book,
            spoken,
            job.pictures,
            script,
            per=per,
            together=together,
            parts_set=parts_set,
            whole=job.names,
        )
        return cls(job, template, work)


class Sheaf(NamedTuple):
    """A filled deck, the bytes of the one that somebody edited, and the subjects by which slides of both are known again."""

    deck: Deck
    old: bytes | None
    about: Subjects


def _deck(tools: Tools, number: int) -> Outcome[Deck]:
    """A unit of work: one deck, filled."""
    return tools.making.deck(number)


def _written(tools: Tools, sheaf: Sheaf) -> Outcome[bytes]:
    """A unit of work: the file of one deck."""
    from progprint.pptx.write import write_pptx

    return write_pptx(sheaf.deck, tools.template, tools.job.date, sheaf.old, sheaf.about)


def opened(job: Job) -> tuple[DeckLook, Template]:
    """The look and its template. A file of slides alone is bound by the look beside it, ours, or a guess."""
    from progprint.design.deck import load_deck_look, themed
    from progprint.design.load import load_theme
    from progprint.pptx.template import open_template

    def shipped(name: str) -> Path:
        return _deck_look(job, name)

    asked = job.setting(job.request.template, "template", DEFAULT_TEMPLATE)
    own = Path(asked) if asked.lower().endswith(PRESENTATIONS) else None
    beside = own.with_suffix(".yaml") if own is not None else None
    if beside is not None and files.is_file(beside):
        own, asked = None, str(beside)
    look_path = _deck_look(job, DEFAULT_TEMPLATE if own is not None else asked)
    look = job.findings.take(load_deck_look(look_path, job.project.read, shipped))
    theme = job.setting(job.request.theme, "theme", "")
    if theme and look.recolor:
        over = job.findings.take(load_theme(theme, layout_folders(job.project), job.project.read))
        look = themed(look, over[1])
    path = own or look.template_path
    data = job.findings.take(job.project.read(path).at(look.span if own is None else None))
    data = _shaped(job, path, data)
    spare = files.read_source(project.shipped_folder("layouts") / f"{DEFAULT_TEMPLATE}.pptx").value or b""
    if own is not None:
        look = _guessed(job, look, data, own)
    fonts = look.fonts
    made = open_template(
        data,
        look.kinds,
        str(path),
        fonts.latin,
        fonts.east_asian,
        spare=spare,
        plain=not look.recolor,
        patterns=look.patterns,
    )
    template = job.findings.take(made)
    if look.keep:
        from progprint.pptx.kept import keeping

        template = job.findings.take(keeping(template, data, look.keep))
    return look, template


def _shaped(job: Job, path: Path, data: bytes) -> bytes:
    """The template for slides of the shape that is asked for; only the shipped one can be made for another.

    Error: bad-aspect.
    """
    asked = job.setting(job.request.aspect, "aspect", "")
    if not asked:
        return data
    from progprint.pptx.shipped.file import package
    from progprint.pptx.shipped.shape import size_of

    size = size_of(asked)
    folder = project.shipped_folder("layouts")
    ours = {files.read_source(folder / name).value for name in SHIPPED}
    if size is None or data not in ours:
        job.findings.all.append(
            error("bad-aspect", None, "" if size is None else "template", text=asked, file=str(path))
        )
        return data
    return package(*size)


def _guessed(job: Job, look: DeckLook, data: bytes, path: Path) -> DeckLook:
    """The look, bound to a template that nobody has bound; its own layouts are known by their names."""
    from progprint.deck.binding import completed
    from progprint.pptx.inspect import inspect

    found = job.findings.take(inspect(data, str(path), look.kinds))
    if found.kinds == look.kinds:
        return look
    job.findings.all.append(note("template-guessed", file=str(path)))
    if found.patterns:
        named = ", ".join(str(number) for number in found.patterns)
        job.findings.all.append(note("template-patterns", file=str(path), slides=named))
    return look._replace(kinds=completed(found.kinds), patterns=found.patterns, recolor=False)


def _deck_look(job: Job, name: str) -> Path:
    """The file of a deck look: a path, or a name in the project's layouts or the shipped ones."""
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    folders = layout_folders(job.project)
    return next(
        (path for folder in folders if files.is_file(path := folder / f"{name}.yaml")), folders[-1] / f"{name}.yaml"
    )
