"""``export``: an agenda, or the part of it that is asked for, in another format."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from progprint import project
from progprint.core.diagnostic import Diagnostic, error
from progprint.exchange.formats import EXPORTS
from progprint.pipeline.job import Findings, StopError
from progprint.pipeline.request import Request
from progprint.pipeline.stages import read_files, selected
from progprint.source.edit import Plain


class Exported(NamedTuple):
    """The file, b"" if the agenda was refused, and what was found."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]


def export(request: Request, form: str) -> Exported:
    """The agenda in a format of ``EXPORTS``. Never raises for what an agenda holds."""
    if form not in EXPORTS:
        return Exported(b"", (error("unknown-format", format=form, known=", ".join(EXPORTS)),))
    findings, data = Findings(request.strict), b""
    try:
        agenda = selected(request, findings)
        days = agenda.conference.days
        date = findings.take(project.document_date(days[0] if days else None, request.environment))
        told, found = EXPORTS[form].write(agenda, date, _whole(request, findings))
        findings.all += found
        findings.gate(strict=True)
        data = told
    except StopError:
        pass
    return Exported(data, tuple(findings.reported))


def _whole(request: Request, findings: Findings) -> dict[str, Plain]:
    """The agenda as it is written; {} where only a part of it is asked for."""
    from progprint.exchange.merging.whole import whole_of

    if request.tracks or request.talks or request.days or request.rooms:
        return {}
    place = findings.take(project.find_agenda(request.agenda, request.start or Path.cwd()))
    named = read_files(place).value
    return dict(whole_of(named)) if named is not None else {}
