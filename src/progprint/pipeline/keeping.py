"""People's work at the place of an output: a file that is not as progprint left it stays, beside the new one; and ``export``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from progprint import files, project
from progprint.core.diagnostic import Diagnostic, Outcome, error, note, warning
from progprint.pipeline.job import Findings, OutputFile, StopError
from progprint.pipeline.request import Request
from progprint.pipeline.stages import read_files, selected

if TYPE_CHECKING:
    from progprint.source.edit import Plain

_MARKS: Mapping[str, tuple[bytes, str]] = MappingProxyType(
    {
        "frab-json": (b'"name": "progprint"', f'"seal": "{files.MARK}",\n  '),
        "frab-xml": (b"<schedule", f"<!-- {files.MARK} -->\n"),
        "ical": (b"CALSCALE:", f"X-PROGPRINT-SEAL:{files.MARK}\r\n"),
        "markdown": (b"", f"\n<!-- {files.MARK} -->\n"),
    }
)
"""Where an export says by what it is known again, and how: before the first of these words, or at its end. CSV cannot."""


def backups(
    made: Sequence[OutputFile], *, strict: bool = False
) -> tuple[tuple[tuple[Path, bytes], ...], tuple[Diagnostic, ...]]:
    """Copies of files that people have written or edited and the outputs would replace, and a word about each.

    Note, told on every run: output-kept; a warning with ``strict``, which forbids it. Error: cannot-write (variant unseen)
    for a file of which nobody can see whose it is.
    """
    copies: list[tuple[Path, bytes]] = []
    found: list[Diagnostic] = []
    for one in made:
        if one.merged or not files.is_file(one.path):
            continue
        old = files.read_old(one.path)
        if old is None:
            found.append(error("cannot-write", variant="unseen", path=str(one.path)))
        elif old not in (b"", one.data) and not _is_untouched(old) and not _is_vouched(old, made):
            backup = files.backup_of(one.path)
            copies.append((backup, old))
            tell = warning if strict else note
            found.append(tell("output-kept", path=str(one.path), backup=str(backup)))
    return tuple(copies), tuple(found)


def _marked(form: str, data: bytes) -> bytes:
    """An export that is known again as long as nobody edits it, where its format can say so."""
    if form not in _MARKS:
        return data
    before, mark = _MARKS[form]
    at = data.find(before) if before else len(data)
    return files.sealed(data[:at] + mark.encode() + data[at:]) if at >= 0 else data


def _is_untouched(old: bytes) -> bool:
    if files.is_ours(old) or not old.startswith(b"PK"):
        return files.is_ours(old)
    from progprint.pptx.generated import is_untouched

    return is_untouched(old)


def _is_vouched(old: bytes, made: Sequence[OutputFile]) -> bool:
    """Whether one of the outputs, as it lies there, tells the digest of this one, which has no place for its own."""
    told = files.BESIDE + hashlib.sha256(old).hexdigest().encode()
    return any(told in data[:200] and files.is_ours(data) for data in _lying(made))


def _lying(made: Sequence[OutputFile]) -> Iterator[bytes]:
    olds = (files.read_old(one.path) for one in made if one.kind == "pdf")
    yield from (old for old in olds if old is not None)


def write_export(form: str, path: Path, data: bytes, *, strict: bool) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Put an export into its place: its bytes as they lie there, and what was found."""
    data = _marked(form, data)
    refused = files.refused_outputs([path])
    if refused:
        return data, tuple(refused)
    copies, found = backups([OutputFile(path, form, 0, data)], strict=strict)
    if found and (strict or not copies):
        return data, found
    return data, (*found, *files.write_files([*copies, (path, data)]).diagnostics)


def export(request: Request, form: str) -> Outcome[bytes]:
    """The agenda in a format of ``EXPORTS``, None if it was refused. Never raises for what an agenda holds."""
    from progprint.exchange.formats import EXPORTS

    if form not in EXPORTS:
        return Outcome(None, (error("unknown-format", format=form, known=", ".join(EXPORTS)),))
    findings, data = Findings(request.strict), None
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
    return Outcome(data, tuple(findings.reported))


def _whole(request: Request, findings: Findings) -> dict[str, Plain]:
    """The agenda as it is written; {} where only a part of it is asked for."""
    from progprint.exchange.merging.whole import whole_of

    if not request.is_whole:
        return {}
    place = findings.take(project.find_agenda(request.agenda, request.start or Path.cwd()))
    named = read_files(place).value
    return dict(whole_of(named)) if named is not None else {}
