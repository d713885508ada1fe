"""The commands that make something of an agenda: pdf, slides, handouts, signage, build, check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from progprint import files, pipeline
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Diagnostic, Severity, error, in_order

if TYPE_CHECKING:
    from progprint.pipeline.mending import Mended

KEPT = {
    "deck-edited", "output-kept", "executor-lost", "template-patterns", "people-since", "nobody-new", "paper-left",
    "decks-without-tracks", "decks-without-tracks.day", "decks-leave-out", "decks-leave-out.room", "decks-leave-out.day",
}  # fmt: skip
"""What is told on every run although it is only a note."""


def run(request: pipeline.Request, console: Console, *, watch: bool = False, show: bool = False) -> int:
    """Build what is asked for, tell what was found, and name what was written; ``show`` opens it.

    Remarks (notes) are for ``check`` and for those who ask for more; they never change a status.
    """
    if request.streams and (wrong := console.stream_trouble(request.command)):
        return console.refuse((wrong,))
    if watch:
        from progprint.cli import watch as watching

        watching.follow(request, lambda: run(request, console, show=show), console)
    built = pipeline.build(request, console.stage)
    console.clear()
    status = status_of(built.diagnostics, strict=request.strict)
    if console.json:
        outputs = [output._asdict() for output in built.outputs]
        console.summary(status == OK, built.diagnostics, outputs, built.seconds)
    else:
        console.report([d for d in built.diagnostics if console.verbose or d.severity > Severity.NOTE])
        _keep(built.diagnostics, console)
        _name(built, request, console)
    if show and built.outputs and not request.dry_run:
        import webbrowser

        webbrowser.open(Path(built.outputs[0].path).absolute().as_uri())
    return status


def check(requests: Sequence[pipeline.Request], console: Console, *, form: str = "", fix: bool = False) -> int:
    """Look for trouble in agendas, mend what can be mended with ``fix``; the worst status of all."""
    if fix and any(str(request.agenda) == files.STREAM for request in requests):
        return console.refuse((error("usage", None, "stream-fix", word="--fix"),))
    worst = OK
    mended: list[dict[str, str]] = []
    builds: list[pipeline.Build] = []
    for request in requests:
        if fix:
            status, changes = _mended(request, console)
            mended += changes
            worst = max(worst, status)
            if status != OK:
                continue
        built = pipeline.build(request, console.stage)
        console.clear()
        worst = max(worst, status_of(built.diagnostics, strict=request.strict))
        builds.append(built)
        if not console.json:
            _tell(built, form, console)
    if console.json and (builds or not fix):
        _summary(builds, console, worst, {"mended": mended} if fix else {})
    return worst


def _tell(built: pipeline.Build, form: str, console: Console) -> None:
    """The findings of a check for a person, or one a line for other programs."""
    if form in ("", "human"):
        console.report(built.diagnostics)
        if not built.diagnostics and not console.quiet:
            console.tell(_in_order(built, console))
    else:
        _list(built, form, console)
    _silenced(built, console)


def _in_order(built: pipeline.Build, console: Console) -> str:
    """What was read, and that there is nothing to tell of it."""
    name = built.read[0] if len(built.read) == 1 else console.counted(len(built.read), ("file", "files", "个文件"))
    tracks = console.counted(built.size[0], ("track", "tracks", "个专题"))
    talks = console.counted(built.size[1], ("talk", "talks", "个议题"))
    return console.pick((f"{name}: {tracks}, {talks}; all in order", f"{name}：{tracks}，{talks}；没有发现问题"))


def _summary(builds: Sequence[pipeline.Build], console: Console, status: int, more: dict[str, object]) -> None:
    """One object for all agendas that were checked."""
    silenced = [d for built in builds for d in built.silenced]
    if silenced:
        from progprint.cli import report

        more["silenced"] = report.as_json(silenced, console.language)
    found = builds[0].diagnostics if len(builds) == 1 else in_order([d for built in builds for d in built.diagnostics])
    console.summary(status == OK, found, (), sum(built.seconds for built in builds), **more)


def _silenced(built: pipeline.Build, console: Console) -> None:
    """What was silenced: every finding with its place for those who ask for more, else how many."""
    if console.quiet or not built.silenced:
        return
    count = len(built.silenced)
    console.tell(console.pick((f"{count} silenced{'' if console.verbose else ' (-v lists them)'}",
                               f"已忽略 {count} 处{'' if console.verbose else '（-v 列出）'}")))  # fmt: skip
    if console.verbose:
        from progprint.cli import report

        console.tell(report.concise(built.silenced, console.language).rstrip("\n"))


def _keep(found: Sequence[Diagnostic], console: Console) -> None:
    """What outputs have kept of a person's work, a line each; with -v it has been told at length."""
    told = [d for d in found if f"{d.code}.{d.variant}".rstrip(".") in KEPT]
    if told and not console.quiet and not console.verbose:
        from progprint.cli import report

        console.tell(report.concise(told, console.language).rstrip("\n"))


def _list(built: pipeline.Build, form: str, console: Console) -> None:
    """Findings one a line, for editors and for GitHub; here they are the result."""
    from progprint.cli import report

    render = report.concise if form == "concise" else report.github
    text = render(built.diagnostics, console.language).rstrip("\n")
    if text:
        console.say(text)


_PAGES, _SLIDES = ("page", "pages", "页"), ("slide", "slides", "张幻灯片")
_UNITS: Mapping[str, tuple[str, str, str]] = {
    **dict.fromkeys(("pdf", "trace", "ticket"), _PAGES),
    **dict.fromkeys(("pptx", "script"), _SLIDES),
    "table": ("sheet", "sheets", "张"),
    "picture": ("picture", "pictures", "张"),
    "screen": ("screen", "screens", "屏"),
}
"""By the kind of an output what is counted in it: one, several, in Chinese."""


def _name(built: pipeline.Build, request: pipeline.Request, console: Console) -> None:
    """Where the outputs lie; nothing more where they went to standard output."""
    if console.quiet or request.streams:
        return
    for output in built.outputs:
        console.say(f"{output.path}  {console.counted(output.pages, _UNITS[output.kind])}")
    if request.dry_run and built.outputs:
        console.tell(console.pick(("dry run: nothing was written", "试运行：未写出任何文件")))
    elif console.verbose:
        console.tell(f"{built.seconds:.2f} s")


def build(request: pipeline.Request, console: Console, *, force: bool = False, watch: bool = False) -> int:
    """Make what changed of a project's outputs, and name each; the worst status of all."""
    from progprint.pipeline.make import make

    began, strict = perf_counter(), request.strict
    if watch:
        from progprint.cli import watch as watching

        watching.follow(request, lambda: build(request, console, force=force), console)
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
    worth = [d for d in found if console.verbose or d.severity > Severity.NOTE or (d.code in KEPT and not d.variant)]
    console.report([d for n, d in enumerate(worth) if d not in worth[:n]])  # each once: the outputs share an agenda
    if not console.quiet:
        for one in made.done:
            if one.build is None:
                console.say(f"{one.name}  {console.pick(('unchanged', '无变化'))}")
            elif one.build.outputs:
                console.say(f"{one.name}  {console.counted(len(one.build.outputs), ('file', 'files', '个文件'))}")
            else:
                console.say(f"{one.name}  {console.pick(('failed, the old files stay', '失败，旧文件保持不动'))}")
    return status


def _mended(request: pipeline.Request, console: Console) -> tuple[int, list[dict[str, str]]]:
    """Mend the agenda's files, or with ``--dry-run`` show how; the status of writing them, and what changes for ``--json``.

    What hinders reading is told by the check that follows; the old file stays beside the new one.
    """
    from progprint.pipeline.mending import mend

    changes = mend(request).value or []
    for changed in changes:
        if not console.json:
            console.tell(_difference(changed).rstrip("\n"))
    told = [{"path": str(changed.path), "change": _difference(changed)} for changed in changes]
    if request.dry_run:
        return OK, told
    found: list[Diagnostic] = []
    for changed in changes:
        made = [(files.backup_of(changed.path), changed.old), (changed.path, changed.new)]
        found += files.write_files(made, edited=[changed.path]).diagnostics
    console.report(found)
    if status_of(found) == OK and changes and not console.json:
        many = len(changes)
        console.tell(console.pick((f"{many} {'file' if many == 1 else 'files'} mended; what was there lies beside as *.bak",
                                   f"已修改 {many} 个文件；原文件留在旁边，名为 *.bak")))  # fmt: skip
    return status_of(found), told


def _difference(changed: Mended) -> str:
    """The changed lines, as a unified difference; control characters do not reach the terminal."""
    import difflib

    from progprint.text.characters import CONTROL

    lines = difflib.unified_diff(
        changed.before.splitlines(), changed.after.splitlines(), str(changed.path), str(changed.path), lineterm="", n=0
    )
    told = [CONTROL.sub("\ufffd", line) for line in lines if not line.startswith("@@")]
    if changed.legacy:
        told.insert(0, f"{changed.path}: {changed.legacy} → UTF-8")
    return "\n".join(told)
