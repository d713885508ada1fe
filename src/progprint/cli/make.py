"""``build``: the outputs of a project, each named when it is made; the worst status of all."""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from progprint import pipeline
from progprint.cli.console import Console, status_of
from progprint.core.diagnostic import Diagnostic, Severity
from progprint.pipeline.make import make

if TYPE_CHECKING:
    from progprint.cli.forms import Call


def run(call: Call, console: Console) -> int:
    """Make what changed and tell what came of it."""
    began = perf_counter()
    strict, agenda = call.flag("strict"), call.text("agenda")
    request = pipeline.Request(
        command="build", agenda=Path(agenda) if agenda else None, strict=strict, environment=os.environ
    )
    if call.flag("watch"):
        from progprint.cli import watch

        once = call._replace(values={**call.values, "watch": False})
        watch.follow(request, lambda: run(once, console), console)
    made = make(request, force=call.flag("force"), tell=console.tell, progress=console.stage)
    console.clear()
    builds = [one.build for one in made.done if one.build is not None]
    found = [*made.found, *(d for one in builds for d in one.diagnostics)]
    status = max([status_of(made.found, strict=strict), *(status_of(b.diagnostics, strict=strict) for b in builds)])
    outputs = [output._asdict() for one in builds for output in one.outputs]
    if call.flag("json"):
        console.summary(status == 0, found, outputs, perf_counter() - began)
        return status
    told: list[Diagnostic] = []  # each once: the outputs share an agenda
    told += [d for n, d in enumerate(found) if (console.verbose or d.severity > Severity.NOTE) and d not in found[:n]]
    console.report(told)
    if not console.quiet:
        for one in made.done:
            if one.build is None:
                console.say(f"{one.name}  {console.pick(('unchanged', '无变化'))}")
            elif one.build.outputs:
                count = len(one.build.outputs)
                console.say(f"{one.name}  {count} {console.pick(('files', '个文件'))}")
            else:
                console.say(f"{one.name}  {console.pick(('failed, the old files stay', '失败，旧文件保持不动'))}")
    return status
