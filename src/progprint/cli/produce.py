"""The commands that make something of an agenda: pdf, slides, check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from progprint import pipeline
from progprint.cli.asked import request_of
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Severity

if TYPE_CHECKING:
    from progprint.cli.forms import Call


def run(call: Call, console: Console) -> int:
    """Build what the call asks for, tell what was found, and name what was written.

    Remarks (notes) are for ``check`` and for those who ask for more; they never change a status.
    """
    request = request_of(call)
    if call.flag("watch"):
        from progprint.cli import watch

        once = call._replace(values={**call.values, "watch": False})
        watch.follow(request, lambda: run(once, console), console)
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
        if built.silenced:
            from progprint.cli import report

            mended["silenced"] = report.as_json(built.silenced, console.language)
        console.summary(status == OK, built.diagnostics, outputs, built.seconds, **mended)
    elif form == "human":
        remarks = call.command == "check" or console.verbose
        console.report([d for d in built.diagnostics if remarks or d.severity > Severity.NOTE])
    else:
        _list(built, form, console)
    if not call.flag("json") and form != "json":
        _silenced(built, call, console)
    if not call.flag("json"):
        _name(built, call, console)
    if call.flag("open") and built.outputs and not request.dry_run:
        import webbrowser

        webbrowser.open(Path(built.outputs[0].path).absolute().as_uri())
    return status


def _silenced(built: pipeline.Build, call: Call, console: Console) -> None:
    """What was silenced: every finding with its place for those who ask for more, else how many."""
    if console.quiet or call.command != "check" or not built.silenced:
        return
    count = len(built.silenced)
    console.tell(console.pick((f"{count} silenced{'' if console.verbose else ' (-v lists them)'}",
                               f"已忽略 {count} 处{'' if console.verbose else '（-v 列出）'}")))  # fmt: skip
    if console.verbose:
        from progprint.cli import report

        console.tell(report.concise(built.silenced, console.language).rstrip("\n"))


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
