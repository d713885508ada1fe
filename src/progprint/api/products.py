"""The functions that make something of an agenda: one for each command, with the same options."""

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from progprint import files
from progprint.api.agenda import Agenda
from progprint.api.findings import Finding, refusal, told
from progprint.api.options import Given, asked, taking
from progprint.api.result import Made
from progprint.pipeline.job import OutputFile
from progprint.pipeline.options import MAKES
from progprint.pipeline.request import Request
from progprint.pipeline.run import made


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
