"""``export``: an agenda, or the part of it that is asked for, in another format."""

from __future__ import annotations

from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, error, in_order
from progprint.exchange.exports import EXPORTS
from progprint.pipeline.request import Request
from progprint.pipeline.stages import Ledger, StopError, selected


class Exported(NamedTuple):
    """The text, "" if the agenda was refused, and what was found."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def export(request: Request, form: str) -> Exported:
    """The agenda in a format of ``EXPORTS``. Never raises for what an agenda holds."""
    from progprint import project

    if form not in EXPORTS:
        return Exported("", (error("unknown-format", format=form, known=", ".join(EXPORTS)),))
    ledger, text = Ledger(request.strict), ""
    try:
        agenda = selected(request, ledger)
        days = agenda.conference.days
        date = ledger.take(project.document_date(days[0] if days else None, request.environment))
        told, found = EXPORTS[form](agenda, date)
        ledger.found += found
        ledger.gate(strict=True)
        text = told
    except StopError:
        pass
    return Exported(text, tuple(in_order(ledger.found)))
