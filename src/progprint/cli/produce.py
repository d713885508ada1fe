"""The commands that make something of an agenda: pdf, slides, check."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import pipeline
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Severity

if TYPE_CHECKING:
    from progprint.cli.forms import Call


def run(call: Call, console: Console) -> int:
    """Build what the call asks for, tell what was found, and name what was written.

    Remarks (notes) are for ``check`` and for those who ask for more; they never change a status.
    """
    request = request_of(call)
    mended: dict[str, object] = {}
    if call.command == "check" and call.flag("fix"):
        from progprint.cli import mend

        status, mended["mended"] = mend.run(request, call, console)
        if status != OK:
            return status
    built = pipeline.build(request, console.stage)
    console.clear()
    status = status_of(built.diagnostics, strict=request.strict)
    form = call.text("format") or "human"
    if call.flag("json") or form == "json":
        outputs = [output._asdict() for output in built.outputs]
        console.summary(status == OK, built.diagnostics, outputs, built.seconds, **mended)
    elif form == "human":
        remarks = call.command == "check" or console.verbose
        console.report([d for d in built.diagnostics if remarks or d.severity > Severity.NOTE])
    else:
        _list(built, form, console)
    if not call.flag("json"):
        _name(built, call, console)
    if call.flag("open") and built.outputs and not request.dry_run:
        import webbrowser

        webbrowser.open(Path(built.outputs[0].path).absolute().as_uri())
    return status


def request_of(call: Call) -> pipeline.Request:
    """The request that a call means."""
    agenda = call.text("agenda")
    return pipeline.Request(
        command=call.command,
        agenda=Path(agenda) if agenda else None,
        output=call.text("output"),
        layout=call.text("layout"),
        purpose=call.text("purpose") or "screen",
        template=call.text("template"),
        per=call.text("per"),
        language=call.text("lang"),
        theme=call.text("theme"),
        edition=call.text("edition"),
        trace=call.text("trace"),
        standard=call.text("standard"),
        icc=call.text("icc"),
        marks=call.flag("marks"),
        ticket=call.flag("ticket"),
        spine=call.text("spine"),
        impose=call.text("impose"),
        paper=call.text("paper"),
        thickness=call.text("thickness"),
        flip=call.text("flip"),
        script=call.text("script"),
        paged=call.text("pdf"),
        fresh=call.flag("fresh"),
        tracks=call.many("track"),
        talks=call.many("talk"),
        days=call.many("day"),
        rooms=call.many("room"),
        kinds=call.many("kind"),
        one_file_each=call.flag("one_file_each"),
        strict=call.flag("strict"),
        dry_run=call.flag("dry_run"),
        environment=os.environ,
    )


def _list(built: pipeline.Build, form: str, console: Console) -> None:
    """Findings one a line, for editors and for GitHub; here they are the result."""
    from progprint.cli import report

    render = report.concise if form == "concise" else report.github
    text = render(built.diagnostics, console.language).rstrip("\n")
    if text:
        console.say(text)


def _name(built: pipeline.Build, call: Call, console: Console) -> None:
    """Where the outputs lie."""
    if console.quiet:
        return
    units = {
        "pdf": ("pages", "页"),
        "pptx": ("slides", "张幻灯片"),
        "trace": ("pages", "页"),
        "script": ("slides", "张幻灯片"),
        "ticket": ("pages", "页"),
        "table": ("sheets", "张"),
        "picture": ("picture", "张"),
    }
    for output in built.outputs:
        console.say(f"{output.path}  {output.pages} {console.pick(units[output.kind])}")
    if call.flag("dry_run") and built.outputs:
        console.tell(console.pick(("dry run: nothing was written", "试运行：未写出任何文件")))
    elif console.verbose:
        console.tell(f"{built.seconds:.2f} s")
