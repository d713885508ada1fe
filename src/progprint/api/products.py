"""The functions that make something of an agenda: one for each command, with the same options."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from progprint import files
from progprint.api.agenda import Agenda
from progprint.api.findings import Finding, refusal, told
from progprint.api.options import Given, asked, taking
from progprint.core.diagnostic import Diagnostic
from progprint.pipeline.job import Findings, OutputFile
from progprint.pipeline.options import MAKES
from progprint.pipeline.request import Request, misfit
from progprint.pipeline.run import ending, made, write_out


class Made:
    """Files that are not written yet, by name: ``files`` holds their bytes. It never changes.

    ``pages`` counts the pages, sheets, slides or screens; of a booklet it is that of the booklet itself.
    """

    __slots__ = ("_found", "_inputs", "_language", "_named", "_output", "files", "pages")

    def __init__(
        self,
        named: Mapping[str, OutputFile],
        found: Sequence[Diagnostic],
        inputs: Sequence[str],
        *,
        output: str,
        language: str,
    ) -> None:
        self._named: Final = dict(named)
        self._found: Final = tuple(found)
        self._inputs: Final = tuple(inputs)
        self._output: Final = output
        self._language: Final = language
        self.files: Final[Mapping[str, bytes]] = MappingProxyType({name: one.data for name, one in named.items()})
        main = [one for one in named.values() if one.kind in ("pdf", "pptx", "screen", "picture")]
        self.pages: Final[int] = sum(one.pages for one in main)

    @property
    def data(self) -> bytes:
        """The bytes of the file. Raises ValueError where there are several, or none."""
        if len(self.files) != 1:
            raise ValueError(f"there are {len(self.files)} files: {', '.join(self.files)}"[:500])
        return next(iter(self.files.values()))

    @property
    def diagnostics(self) -> tuple[Finding, ...]:
        """The warnings and notes of making it."""
        return told(self._found, self._language)

    def save(self, path: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
        """Write all files or none, and give their paths; a file is replaced whole.

        Args:
            path: the place of a single file, if it ends as that one does, else the folder to put all into; by default the
                ``output`` that it was made for.

        A file that somebody wrote or edited there is copied to ``NAME.bak`` first; the copy is among the paths. Raises
        AgendaError for a place that is an input of what was made, OSError where the system does not let it be written.
        """
        if path is None and not self._output:
            raise ValueError("no place to save to: name one here, or as output= when it is made")
        home = Path(self._output if path is None else path)
        single = len(self.files) == 1 and home.suffix.lower() == Path(next(iter(self.files))).suffix.lower()
        placed = [_at(one, home if single else home / name) for name, one in self._named.items()]
        findings = Findings(strict=False)
        with files.one_run(), ending(findings):
            for one in self._inputs:
                files.note_input(Path(one))
            findings.all += filter(None, [None if single else misfit("folder", str(home))])
            return write_out(placed, findings)
        raise refusal(findings.reported, self._language)

    def __repr__(self) -> str:
        return f"<progprint.Made {', '.join(self.files)[:80]}: {self.pages} pages>"


def _at(one: OutputFile, path: Path) -> OutputFile:
    """A file at another place; the edits of an old file are in it only where that one lies."""
    return one._replace(path=path, merged=one.merged and files.real_path(path) == files.real_path(one.path))


class Checked(NamedTuple):
    """The result of a check: ``ok`` is whether files can be made of the agenda, with ``strict`` also without a warning."""

    ok: bool
    diagnostics: tuple[Finding, ...]


@taking("check")
def check(agenda: Agenda, **options: Given) -> Checked:
    """Everything that is wrong or odd with an agenda. Reads it, sets the type, fills the slides; makes nothing."""
    request = _request("check", agenda, options, "check")
    with files.one_run():
        run = made(request)
    return Checked(run.job is not None, told(run.findings.reported, agenda.language))


@taking("pdf")
def booklet(agenda: Agenda, **options: Given) -> Made:
    """The programme booklet, a PDF."""
    return _made("pdf", agenda, options, "booklet")


@taking("slides")
def decks(agenda: Agenda, *, executor: Executor | str | None = None, **options: Given) -> Made:
    """Decks for the hosts: a PPTX for each track, room or day, or one of all.

    With ``output`` the decks that lie there are read, and what people changed in them is kept. An ``executor`` of
    ``concurrent.futures``, or the address of a Dask cluster, makes decks side by side.
    """
    return _made("slides", agenda, options, "decks", executor)


@taking("handouts")
def handouts(agenda: Agenda, *, executor: Executor | str | None = None, **options: Given) -> Made:
    """Paper for the venue: a PDF for each kind. An ``executor``, as of ``decks``, makes kinds side by side."""
    return _made("handouts", agenda, options, "handouts", executor)


@taking("signage")
def screens(agenda: Agenda, **options: Given) -> Made:
    """Screens that follow the clock: an HTML file for each room, and one for the foyer."""
    return _made("signage", agenda, options, "screens")


def _request(command: str, agenda: Agenda, options: dict[str, Given], name: str) -> Request:
    """The request, by one process if nothing else is asked: a library does not fork behind the back of its program."""
    if not isinstance(agenda, Agenda):
        raise TypeError(f"{name}() takes an agenda as progprint.load gives it, not {type(agenda).__name__}")
    request = asked(command, agenda, options, name)
    if request.streams:
        raise ValueError("output cannot be standard output: the bytes are in the result")
    return request._replace(jobs=request.jobs or "1", fresh=request.fresh or not request.output)


def _made(
    command: str, agenda: Agenda, options: dict[str, Given], name: str, executor: Executor | str | None = None
) -> Made:
    if not isinstance(executor, Executor | str | None):
        raise TypeError(f"executor is one of concurrent.futures or an address, not {type(executor).__name__}")
    at, address = (None, executor) if isinstance(executor, str) else (executor, None)
    request = _request(command, agenda, {**options, **({"executor": address} if address else {})}, name)
    output = request.output
    request = request._replace(output=output or MAKES[command])
    with files.one_run():
        run = made(request, executor=at)
        inputs = files.inputs_of_run()
    if run.job is None:
        raise refusal(run.findings.reported, agenda.language)
    found = run.findings.reported
    return Made(_by_name(run.files, request), found, inputs, output=output, language=agenda.language)


def _by_name(made: Sequence[OutputFile], request: Request) -> dict[str, OutputFile]:
    """Files by their names: below the folder that they would go to, or by the last part of their own."""
    home = Path(request.output)
    home = home.parent if request.single(".pdf", ".pptx") else home
    return {
        one.path.relative_to(home).as_posix() if one.path.is_relative_to(home) else one.path.name: one for one in made
    }
