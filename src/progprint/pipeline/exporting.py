"""``export``: an agenda, or the part of it that is asked for, in another format."""

from __future__ import annotations

from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, error, in_order
from progprint.exchange.exports import EXPORTS
from progprint.pipeline.request import Request
from progprint.pipeline.stages import Ledger, StopError, selected


class Exported(NamedTuple):
    """The file, b"" if the agenda was refused, and what was found."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]


def export(request: Request, form: str) -> Exported:
    """The agenda in a format of ``EXPORTS``. Never raises for what an agenda holds."""
    from progprint import project

    if form not in EXPORTS:
        return Exported(b"", (error("unknown-format", format=form, known=", ".join(EXPORTS)),))
    ledger, data = Ledger(request.strict), b""
    try:
        agenda = selected(request, ledger)
        days = agenda.conference.days
        date = ledger.take(project.document_date(days[0] if days else None, request.environment))
        told, found = EXPORTS[form](agenda, date)
        ledger.found += found
        ledger.gate(strict=True)
        data = told
    except StopError:
        pass
    return Exported(data, tuple(in_order(ledger.found)))
