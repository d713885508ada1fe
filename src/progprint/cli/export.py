"""``export``: the agenda in another format, to a file or to stdout."""

from __future__ import annotations

import hashlib
from pathlib import Path
from time import perf_counter

from progprint import files, pipeline
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import error
from progprint.exchange.formats import EXPORTS
from progprint.pipeline.exporting import Exported, export
from progprint.pipeline.keeping import write_export
from progprint.pipeline.request import misfit


def run(request: pipeline.Request, form: str, console: Console) -> int:
    """Write the agenda and tell what the format could not hold; what is no text goes to a file, named or not."""
    began = perf_counter()
    target = "" if request.streams else request.output
    named = target
    binary = form in EXPORTS and EXPORTS[form].binary
    if binary:
        trouble = console.stream_trouble("export") if request.streams else None
        if trouble is not None:
            return console.refuse((trouble,))
        target = target or ("" if request.streams else f"programme{EXPORTS[form].suffixes[0]}")
    wrong = misfit(form, target)
    made = export(request, form) if wrong is None else Exported(b"", (wrong,))
    found = list(made.diagnostics)
    if target and not named and files.is_there(Path(target)):
        found.append(error("file-exists", path=target))
        made = made._replace(data=b"")
    if made.data and target:
        data, remarks = write_export(form, Path(target), made.data, strict=request.strict)
        made = made._replace(data=data)
        found += remarks
    status = status_of(found, strict=request.strict)
    written = bool(made.data and target and status == OK)
    if console.json:
        output = {"path": target, "kind": form, "pages": 0, "sha256": hashlib.sha256(made.data).hexdigest()}
        console.summary(status == OK, found, [output] if written else [], perf_counter() - began)
        return status
    console.report(found)
    if made.data and not target:
        if binary:
            files.write_stream(made.data)
        else:
            console.say(made.data.decode().rstrip("\r\n"))
    elif written and not console.quiet:
        console.say(target)
    return status
