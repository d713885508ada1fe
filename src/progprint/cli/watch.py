"""``preview``, and ``--watch`` of the commands that make something: both follow saves until Ctrl-C."""

from __future__ import annotations

import queue
import threading
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

from progprint import pipeline, project
from progprint.cli.console import Console
from progprint.core.diagnostic import Diagnostic, Severity, error

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from progprint.cli.forms import Call


def folders_of(request: pipeline.Request) -> tuple[list[Path], list[Path]]:
    """What to watch: the project, the agenda, and a template or look of one's own; and the folders of outputs in it."""
    place = project.find_agenda(request.agenda, request.start or Path.cwd()).value
    watched = [place.root, place.base] if place is not None else [Path.cwd()]
    named = (request.layout, request.theme, request.template, place.setting("template") if place is not None else "")
    watched += [Path(name).parent for name in named if name.endswith((".yaml", ".yml", ".pptx", ".potx"))]
    outputs = [watched[0] / "out"]
    if request.output:
        outputs.append(Path(request.output))
    return [path.resolve() for path in watched], outputs


def run_preview(call: Call, console: Console) -> int:
    """Serve the preview; the status is 0 when it is ended."""
    from progprint.cli.asked import request_of
    from progprint.cli.report import as_json
    from progprint.preview import run

    request = request_of(call)
    watched, outputs = folders_of(request)
    port = call.text("port") or str(run.PORT)
    if not port.isdigit() or int(port) > 65535:
        console.report([error("usage", None, "choice", word="--port", value=port, known="0–65535")])
        return 2

    office = run.libreoffice() if call.flag("office") else None
    if call.flag("office") and office is None:
        console.tell(
            console.pick(
                (
                    "LibreOffice is not installed: decks are drawn by progprint",
                    "没有安装 LibreOffice：幻灯由 progprint 画出",
                )
            )
        )

    def tell(found: Sequence[Diagnostic]) -> list[dict[str, object]]:
        return as_json(found, console.language)

    def started(address: str, state: object) -> None:
        console.say(address)
        _told(state, console)
        console.tell(console.pick(("Ctrl-C ends it", "按 Ctrl-C 结束")))
        if not call.flag("no_browser"):
            import webbrowser

            webbrowser.open(address)

    run.preview(
        request,
        watched,
        outputs,
        port=int(port),
        language=console.language,
        tell=tell,
        open_line=run.editor(call.text("editor")),
        office=office,
        started=started,
        saved=lambda state: _told(state, console),
    )
    return 0


def _told(state: object, console: Console) -> None:
    """One line for a save."""
    from progprint.preview.studio import State

    if isinstance(state, State):
        errors = sum(d.severity is Severity.ERROR for d in state.problems)
        many = len(state.problems) - errors
        told = console.pick((f"{errors} errors, {many} warnings", f"{errors} 个错误，{many} 个警告"))
        console.tell(f"{state.seconds:.2f} s  {told}")


def follow(request: pipeline.Request, make: Callable[[], int], console: Console) -> NoReturn:
    """Make something now and after every save, until a signal ends it."""
    from progprint.preview import watch

    folders, outputs = folders_of(request)
    stop, saves = threading.Event(), queue.SimpleQueue[None]()
    # a thread of its own, because the library that watches keeps signals to itself
    watcher = threading.Thread(target=watch.follow, args=(folders, outputs, stop, lambda: saves.put(None)), daemon=True)
    watcher.start()
    make()
    console.tell(console.pick(("watching; Ctrl-C ends it", "正在监视；按 Ctrl-C 结束")))
    try:
        while True:
            saves.get()
            while not saves.empty():
                saves.get()
            began = perf_counter()
            done = make() == 0
            word = console.pick(("made", "完成") if done else ("failed, the old files stay", "失败，旧文件保持不动"))
            console.tell(f"{word}  {perf_counter() - began:.2f} s")
    finally:
        stop.set()
