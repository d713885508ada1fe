"""One run: prepare, make, write whole, and tell everything that was found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from progprint import files
from progprint.core.diagnostic import Diagnostic, RefusedError, error, in_order
from progprint.pipeline import booklet, decks, handouts, signage
from progprint.pipeline.job import Findings, Job, OutputFile, Progress, StopError, quiet
from progprint.pipeline.keeping import backups
from progprint.pipeline.options import faults
from progprint.pipeline.request import Build, Output, Request, misfits
from progprint.pipeline.stages import prepare

if TYPE_CHECKING:
    from concurrent.futures import Executor

Product = Callable[[Job], Sequence[OutputFile]]


class Unwritten(NamedTuple):
    """The files of a run before they are written, and what was found; the job is None where the run ended before its end."""

    files: Sequence[OutputFile]
    findings: Findings
    job: Job | None


def build(request: Request, progress: Progress = quiet, executor: Executor | None = None) -> Build:
    """Run a request. Never raises for anything an agenda, a layout or a disk can do."""
    began = perf_counter()
    with files.one_run():
        run = made(request, progress, executor)
        outputs: tuple[Output, ...] = ()
        with ending(run.findings):
            outputs = put(run.files, run.job, began) if run.job is not None else ()
    records = tuple(one.pieces for one in run.files) if outputs else ()
    silenced = tuple(in_order(run.findings.silences.silenced(run.findings.all)))
    read = tuple(name for name, _ in run.job.request.given) if run.job is not None else ()
    agenda = run.job.agenda if run.job is not None else None
    size = (len(agenda.tracks), len(agenda.talks) + len(agenda.sessions)) if agenda is not None else (0, 0)
    return Build(outputs, tuple(run.findings.reported), perf_counter() - began, records, silenced, read, size)


def made(request: Request, progress: Progress = quiet, executor: Executor | None = None) -> Unwritten:
    """The files of a request; nothing is written. Never raises for anything an agenda, a layout or a disk can do.

    ``executor`` does units of work elsewhere; without one it is that of the address in the request, if it has any.
    """
    findings = Findings(request.strict)
    run, reached = Unwritten((), findings, None), False
    with ending(findings):
        findings.all += [*faults(request.command, request), *misfits(request)]
        findings.gate()
        with elsewhere(request.executor, executor, findings) as at:
            job = prepare(request, findings, progress)
            if at is not None:
                from progprint.pipeline.elsewhere import spreading

                job = job._replace(elsewhere=spreading(at))
            outputs = PRODUCTS[request.command](job)
        reached = True
        findings.gate(strict=True)
        run = Unwritten(outputs, findings, job)
    if request.command == "check":
        findings.all += findings.silences.remarks(findings.all, whole=request.is_whole and reached)
    return run


@contextmanager
def elsewhere(address: str, executor: Executor | None, findings: Findings) -> Iterator[Executor | None]:
    """The executor of a run; one that is opened by its address is closed again."""
    if executor is not None or not address:
        yield executor
        return
    from progprint.pipeline.elsewhere import opened

    with opened(address) as outcome:
        yield findings.take(outcome)


@contextmanager
def ending(findings: Findings) -> Iterator[None]:
    """A stretch of a run that may end early, with what was found."""
    try:
        yield
    except StopError:
        pass
    except RefusedError as refusal:
        findings.all.append(refusal.told())


def put(made: Sequence[OutputFile], job: Job, began: float) -> tuple[Output, ...]:
    """Put what was made into its places, all of it or nothing; a dry run only looks whether it may.

    What goes to standard output comes last: then all else is written.
    """
    request = job.request
    streamed = [one for one in made if request.streams and files.is_stream(one.path)]
    written = [one for one in made if one not in streamed]
    job.findings.all += _strays(written, request)
    if request.streams and (len(streamed) != 1 or any(str(one.path).startswith("-.") for one in written)):
        job.findings.all.append(error("usage", None, "stream-several", command=request.command))
    write_out(written, job.findings, inside=request.inside, dry_run=request.dry_run)
    if not request.dry_run:
        for one in streamed:
            files.write_stream(one.data)
    seconds = round(perf_counter() - began, 3)
    return tuple(
        Output(str(one.path), one.kind, one.pages, hashlib.sha256(one.data).hexdigest(), seconds) for one in made
    )


def write_out(
    made: Sequence[OutputFile], findings: Findings, *, inside: Path | None = None, dry_run: bool = False
) -> tuple[Path, ...]:
    """Write files, all of them or none, and copies of what people wrote or edited in their places; where all of them lie."""
    findings.all += files.refused_outputs([one.path for one in made], inside=inside)
    findings.gate()
    copies, found = backups(made, strict=findings.strict)
    findings.all += found
    findings.gate(strict=True)
    written = [*copies, *((one.path, one.data) for one in made)]
    return () if dry_run else findings.take(files.write_files(written, inside=inside))


def _strays(made: Sequence[OutputFile], request: Request) -> list[Diagnostic]:
    """Outputs that would leave the folder that they belong in."""
    return [
        error("path-outside-project", None, "write" if request.inside is not None else "link", path=str(one.path))
        for one in made
        if not files.is_inside(one.path, (_home(one.path, request),))
    ]


def _home(path: Path, request: Request) -> Path:
    """The folder that an output may not leave through a link.

    What the command line names may be a link to anywhere. A place that nobody named stays below the working folder, and
    a file whose name is made here in the folder that was named, or that of the file that was.
    """
    named = Path(request.output)
    if request.inside is not None:
        return request.inside
    if path in (Path(name) for name in (request.output, request.trace, request.script) if name):
        return Path(files.real_path(path)).parent
    if not request.output:
        return Path.cwd()
    return named if path.is_relative_to(named) else path.parent


def _check(job: Job) -> Sequence[OutputFile]:
    """Everything is set, filled and drawn, nothing is made."""
    from progprint.pipeline import drawn

    booklet.composed(job)
    drawn.check(job, *decks.filled(job))
    handouts.check(job)
    return ()


PRODUCTS: Mapping[str, Product] = MappingProxyType(
    {"pdf": booklet.write, "slides": decks.write, "handouts": handouts.write, "signage": signage.write, "check": _check}
)
