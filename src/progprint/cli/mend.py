"""``progprint check --fix``: shows what it changes, keeps the old file beside the new one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Diagnostic
from progprint.core.text import CONTROL
from progprint.files import write_all
from progprint.pipeline.mending import Mended, mend

if TYPE_CHECKING:
    from progprint.cli.forms import Call
    from progprint.pipeline.request import Request

BACKUP = ".bak"


def run(request: Request, call: Call, console: Console) -> int:
    """Mend the agenda's files; the status is that of reading and writing them."""
    outcome = mend(request)
    if outcome.value is None:
        return OK  # what hinders reading is told by the check that follows
    for changed in outcome.value:
        if not call.flag("json"):
            console.tell(_difference(changed).rstrip("\n"))
    if request.dry_run:
        return OK
    found: list[Diagnostic] = []
    for changed in outcome.value:
        files = {changed.path.name + BACKUP: changed.old, changed.path.name: changed.new}
        found += write_all(changed.path.parent, files).diagnostics
    if found:
        console.report(found)
    elif outcome.value and not call.flag("json"):
        count = len(outcome.value)
        console.tell(
            console.pick(
                (
                    f"{count} file(s) mended; the old ones lie beside them as *{BACKUP}",
                    f"已修改 {count} 个文件；原文件留在旁边，名为 *{BACKUP}",
                )
            )
        )
    return status_of(found)


def _difference(changed: Mended) -> str:
    """The changed lines, as a unified difference; control characters do not reach the terminal."""
    lines = difflib.unified_diff(
        changed.before.splitlines(), changed.after.splitlines(), str(changed.path), str(changed.path), lineterm="", n=0
    )
    told = [CONTROL.sub("\ufffd", line) for line in lines if not line.startswith("@@")]
    if changed.legacy:
        told.insert(0, f"{changed.path}: {changed.legacy} → UTF-8")
    return "\n".join(told)
