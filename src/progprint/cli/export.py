"""``export``: the agenda in another format, to a file or to stdout."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from progprint import files, pipeline
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import error
from progprint.pipeline.exporting import Exported, export
from progprint.pipeline.keeping import write_export
from progprint.pipeline.targets import misfit

if TYPE_CHECKING:
    from progprint.cli.forms import Call


def run(call: Call, console: Console) -> int:
    """Write the agenda and tell what the format could not hold."""
    began = perf_counter()
    form, agenda, target = call.text("format"), call.text("agenda"), call.text("output")
    if form == "xlsx" and not target:
        target = "programme.xlsx"
    request = pipeline.Request(
        command="export", agenda=Path(agenda) if agenda else None, strict=call.flag("strict"), environment=os.environ,
        tracks=call.many("track"), talks=call.many("talk"), days=call.many("day"), rooms=call.many("room"),
    )  # fmt: skip
    wrong = misfit(form, target)
    made = export(request, form) if wrong is None else Exported(b"", (wrong,))
    found = list(made.diagnostics)
    if form == "xlsx" and not call.text("output") and files.is_there(Path(target)):
        found.append(error("file-exists", path=target))
        made = made._replace(data=b"")
    if made.data and target:
        data, remarks = write_export(form, Path(target), made.data, strict=request.strict)
        made = made._replace(data=data)
        found += remarks
    status = status_of(found, strict=request.strict)
    written = bool(made.data and target and status == OK)
    if call.flag("json"):
        output = {"path": target, "kind": form, "pages": 0, "sha256": hashlib.sha256(made.data).hexdigest()}
        console.summary(status == OK, found, [output] if written else [], perf_counter() - began)
        return status
    console.report(found)
    if made.data and not target:
        console.say(made.data.decode().rstrip("\r\n"))
    elif written and not console.quiet:
        console.say(target)
    return status
