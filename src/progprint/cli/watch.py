"""``preview``, and ``--watch`` of the commands that make something: both follow saves until Ctrl-C."""

from __future__ import annotations

import contextvars
import gc
import os
import queue
import threading
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn, TypeVar

from progprint import files, pipeline, project
from progprint.cli.console import Console
from progprint.core.diagnostic import Diagnostic, Severity, error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from progprint.preview.watch import Sources

T = TypeVar("T")
_NO_OFFICE = (
    "LibreOffice is not installed: decks are drawn by progprint",
    "没有安装 LibreOffice：幻灯片由 progprint 画出",
)


def sources_of(request: pipeline.Request) -> Sources:
    """The files that the project reads: all that this process has read or was told of, its looks and fonts, and its agenda.

    A file of these that is not there yet counts as well.
    """
    from progprint.preview.watch import Sources

    start = request.start or Path.cwd()
    place = project.find_agenda(request.agenda, start).value
    root = place.root if place is not None else start
    agenda = place.agenda if place is not None else request.agenda or start / project.DEFAULT_AGENDA
    fonts = (place.setting("fonts") if place is not None else "") or "fonts"
    own = (root / project.SETTINGS, agenda)
    return Sources(
        _real(path for path in (*files.inputs_so_far(), *own) if not files.is_folder(path)),
        _real((root / "layouts", root / fonts)),
        _real(path for path in (agenda,) if files.is_folder(path)),
    )


def _real(paths: Iterable[Path]) -> frozenset[str]:
    return frozenset(os.path.realpath(path) for path in paths)


def run_preview(
    request: pipeline.Request, console: Console, *, port: str, editor: str, office: bool, browser: bool
) -> int:
    """Serve the preview; the status is 0 when it is ended. ``editor`` opens a line, ``office``: LibreOffice draws decks."""
    from progprint.cli.report import as_json
    from progprint.preview import run

    port = port or str(run.PORT)
    if not port.isdigit() or int(port) > 65535:
        return console.refuse([error("usage", None, "choice", word="--port", value=port, known="0–65535")])

    drawing = run.libreoffice() if office else None
    if office and drawing is None:
        console.tell(console.pick(_NO_OFFICE))

    def tell(found: Sequence[Diagnostic]) -> list[dict[str, object]]:
        return as_json(found, console.language)

    def started(address: str, state: object) -> None:
        console.say(address)
        _told(state, console)
        console.tell(console.pick(("Ctrl-C ends it", "按 Ctrl-C 结束")))
        if browser:
            import webbrowser

            webbrowser.open(address)

    _apart(
        run.preview,
        request,
        partial(sources_of, request),
        port=int(port),
        language=console.language,
        tell=tell,
        open_line=run.editor(editor),
        office=drawing,
        started=started,
        saved=lambda state: _told(state, console),
    )
    return 0


def _told(state: object, console: Console) -> None:
    """One line for a save."""
    from progprint.preview.studio import Saved

    if isinstance(state, Saved):
        errors = sum(d.severity is Severity.ERROR for d in state.problems)
        many = len(state.problems) - errors
        told = console.pick((f"{errors} errors, {many} warnings", f"{errors} 个错误，{many} 个警告"))
        console.tell(f"{state.seconds:.2f} s  {told}")


def _apart(make: Callable[..., T], *given: object, **named: object) -> T:
    """Outside of the run of the command line: what goes on and on, save after save, has a run for each."""
    return contextvars.Context().run(make, *given, **named)


def follow(request: pipeline.Request, make: Callable[[], int], console: Console) -> NoReturn:
    """Make something now and after every save, until a signal ends it."""
    from progprint.preview import watch

    stop, saves = threading.Event(), queue.SimpleQueue[None]()
    # a thread of its own, because the library that watches keeps signals to itself
    watcher = threading.Thread(target=watch.follow, args=(partial(sources_of, request), stop, lambda: saves.put(None)))
    watcher.daemon = True
    watcher.start()
    _apart(make)
    console.tell(console.pick(("watching; Ctrl-C ends it", "正在监视；按 Ctrl-C 结束")))
    try:
        while True:
            gc.collect()  # while nobody waits; each run leaves tens of megabytes, and else none is looked for (see __main__)
            saves.get()
            while not saves.empty():
                saves.get()
            began = perf_counter()
            done = _apart(make) == 0
            word = console.pick(("made", "完成") if done else ("failed, the old files stay", "失败，旧文件保持不动"))
            console.tell(f"{word}  {perf_counter() - began:.2f} s")
    finally:
        stop.set()
