"""``build``: the outputs of a project, each named when it is made; the worst status of all."""

from __future__ import annotations

from time import perf_counter

from progprint import pipeline
from progprint.cli.console import Console, status_of
from progprint.cli.produce import KEPT
from progprint.core.diagnostic import Diagnostic, Severity
from progprint.pipeline.make import make


def run(request: pipeline.Request, console: Console, *, force: bool = False, watch: bool = False) -> int:
    """Make what changed and tell what came of it."""
    began, strict = perf_counter(), request.strict
    if watch:
        from progprint.cli import watch as watching

        watching.follow(request, lambda: run(request, console, force=force), console)
    made = make(request, force=force, tell=console.tell, progress=console.stage)
    console.clear()
    builds = [one.build for one in made.done if one.build is not None]
    found = [*made.found, *(d for one in builds for d in one.diagnostics)]
    states = [status_of(one.build.diagnostics, strict=one.strict) for one in made.done if one.build is not None]
    status = max([status_of(made.found, strict=strict), *states])
    outputs = [output._asdict() for one in builds for output in one.outputs]
    if console.json:
        console.summary(status == 0, found, outputs, perf_counter() - began)
        return status
    told: list[Diagnostic] = []  # each once: the outputs share an agenda
    worth = [d for d in found if console.verbose or d.severity > Severity.NOTE or (d.code in KEPT and not d.variant)]
    told += [d for n, d in enumerate(worth) if d not in worth[:n]]
    console.report(told)
    if not console.quiet:
        for one in made.done:
            if one.build is None:
                console.say(f"{one.name}  {console.pick(('unchanged', '无变化'))}")
            elif one.build.outputs:
                console.say(f"{one.name}  {console.counted(len(one.build.outputs), ('file', 'files', '个文件'))}")
            else:
                console.say(f"{one.name}  {console.pick(('failed, the old files stay', '失败，旧文件保持不动'))}")
    return status
