"""``progprint check --fix``: shows what it changes, keeps the old file beside the new one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Diagnostic
from progprint.files import backup_of, write_files
from progprint.pipeline.mending import Mended, mend
from progprint.text.characters import CONTROL

if TYPE_CHECKING:
    from progprint.pipeline.request import Request

BACKUP = ".bak"


def run(request: Request, console: Console) -> tuple[int, list[dict[str, str]]]:
    """Mend the agenda's files, or with ``--dry-run`` show how; the status of writing them, and what changes for ``--json``.

    What hinders reading is told by the check that follows.
    """
    changes = mend(request).value or []
    for changed in changes:
        if not console.json:
            console.tell(_difference(changed).rstrip("\n"))
    told = [{"path": str(changed.path), "change": _difference(changed)} for changed in changes]
    if request.dry_run:
        return OK, told
    found: list[Diagnostic] = []
    for changed in changes:
        made = [(backup_of(changed.path), changed.old), (changed.path, changed.new)]
        found += write_files(made, edited=[changed.path]).diagnostics
    console.report(found)
    if status_of(found) == OK and changes and not console.json:
        many = len(changes)
        console.tell(
            console.pick(
                (
                    f"{many} {'file' if many == 1 else 'files'} mended; what was there lies beside as *{BACKUP}",
                    f"已修改 {many} 个文件；原文件留在旁边，名为 *{BACKUP}",
                )
            )
        )
    return status_of(found), told


def _difference(changed: Mended) -> str:
    """The changed lines, as a unified difference; control characters do not reach the terminal."""
    lines = difflib.unified_diff(
        changed.before.splitlines(), changed.after.splitlines(), str(changed.path), str(changed.path), lineterm="", n=0
    )
    told = [CONTROL.sub("\ufffd", line) for line in lines if not line.startswith("@@")]
    if changed.legacy:
        told.insert(0, f"{changed.path}: {changed.legacy} → UTF-8")
    return "\n".join(told)
