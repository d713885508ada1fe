"""Host decks: a look, its template, filled decks, and PPTX files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files, project
from progprint.core.diagnostic import Outcome, error, note
from progprint.pipeline.job import Job, OutputFile, Progress, layout_folders
from progprint.pipeline.lying import Lying, lying
from progprint.pipeline.record import of_slides

if TYPE_CHECKING:
    from progprint.deck.deck import Deck
    from progprint.deck.subject import Subjects
    from progprint.design.deck import DeckLook
    from progprint.pptx.template import Template

DEFAULT_TEMPLATE = "deck"
DEFAULT_OUTPUT = "out/decks"
SHIPPED = ("deck.pptx", "deck-4x3.pptx")
"""The templates that ship; slides of other shapes are made as they are."""
PRESENTATIONS = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm", ".ppt", ".pot", ".pps", ".odp", ".otp", ".key")
"""Endings of files that somebody may give for a template; those that are none of ours are refused by what they are."""


def write(job: Job, progress: Progress) -> Sequence[OutputFile]:
    """The bytes of every deck: one for a .pptx, else one for each track in a folder."""
    from progprint.pptx.write import write_pptx
    from progprint.slides.subjects import of_deck, subjects

    template, decks = filled(job, progress)
    progress("write")
    if job.request.paged:
        from progprint.pipeline.drawn import write_pages

        return write_pages(job, template, decks)
    output = job.request.output or DEFAULT_OUTPUT
    single = job.request.single(".pptx")
    names = files.safe_names([f"{n:02d}-{deck.title}" for n, deck in enumerate(decks, 1)])
    date = job.date
    paths = [Path(output) if single else Path(output) / f"{name}.pptx" for name in names]
    everything = subjects(job.agenda)
    about = [of_deck(deck, everything) for deck in decks]
    there = _lying(job, paths, about, None if single else Path(output))

    def written(number: int) -> Outcome[OutputFile]:
        deck, old, path = decks[number], there.get(number), paths[number]
        outcome = write_pptx(deck, template, date, old.data if old else None, about[number])
        whole = old is not None and old.path == path and all(one.code != "deck-unkept" for one in outcome.diagnostics)
        pieces = of_slides(deck) if job.request.record else ()
        file = OutputFile(path, "pptx", len(deck.slides), outcome.value or b"", pieces, merged=whole)
        return Outcome(None if outcome.value is None else file, outcome.diagnostics)

    made = [job.findings.take(outcome) for outcome in job.each(written, range(len(decks)))]
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
    whole = not (request.tracks or request.talks or request.days or request.rooms)
    found = lying(paths, about, folder=folder, whole=whole)
    job.findings.all += found.found
    return found.decks


def filled(job: Job, progress: Progress) -> tuple[Template, tuple[Deck, ...]]:
    """The bound template and the decks that fill it."""
    from progprint.checks.decks import check_decks
    from progprint.design.script import load_script
    from progprint.slides.decks import make_decks

    look, template = opened(job)
    job.findings.gate()
    progress("compose")
    per, together = job.setting(job.request.per, "per", "track"), job.request.single(".pptx", ".pdf")
    spoken = job.words
    script = job.findings.take(load_script(job.language, layout_folders(job.project), job.project.read))
    from progprint.deck.parts import DEFAULT

    parts_set = job.setting(job.request.parts, "parts", DEFAULT)
    made = make_decks(
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
        each=job.each,
    )
    decks = job.findings.take(made)
    job.findings.all += check_decks(decks, look.kinds)
    return template, decks


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
        data, look.kinds, str(path), fonts.latin, fonts.east_asian, spare=spare, plain=not look.recolor
    )
    return look, job.findings.take(made)


def _shaped(job: Job, path: Path, data: bytes) -> bytes:
    """The template for slides of the shape that is asked for; only the shipped one can be made for another.

    Error: bad-aspect.
    """
    from progprint.pptx.shipped.file import package
    from progprint.pptx.shipped.shape import size_of

    asked = job.setting(job.request.aspect, "aspect", "")
    if not asked:
        return data
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
    from dataclasses import replace

    from progprint.deck.binding import completed
    from progprint.pptx.inspect import inspect

    found = job.findings.take(inspect(data, str(path), look.kinds))
    if found.kinds == look.kinds:
        return look
    job.findings.all.append(note("template-guessed", file=str(path)))
    return replace(look, kinds=completed(found.kinds), recolor=False)


def _deck_look(job: Job, name: str) -> Path:
    """The file of a deck look: a path, or a name in the project's layouts or the shipped ones."""
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    folders = layout_folders(job.project)
    return next(
        (path for folder in folders if files.is_file(path := folder / f"{name}.yaml")), folders[-1] / f"{name}.yaml"
    )
