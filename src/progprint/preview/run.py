"""The preview from start to Ctrl-C: first pages, server, and a thread that follows saves."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files
from progprint.preview.server import Open, Preview, Server
from progprint.preview.studio import Office, Saved, Studio
from progprint.preview.watch import Sources, follow

if TYPE_CHECKING:
    from progprint.pipeline.request import Request
    from progprint.preview.shown import Tell

PORT = 8127
_SAVES, _LATER, _AT_ONCE = 12, 1.0, 0.15
"""Saves after which garbage is looked for in any case; seconds after a save until it is."""
VSCODE = "code --goto {file}:{line}:{column}"


def editor(template: str) -> Open | None:
    """The editor that opens a line: ``template`` names the program and {file}, {line}, {column}; default VS Code, if it is there.

    None where there is no such program: then the page offers a link of VS Code's own.
    """
    words = shlex.split(template or VSCODE)
    program = files.installed(words[0]) if words else None
    if program is None:
        return None

    def open_line(file: str, line: int, column: int) -> bool:
        facts = {"file": str(Path(file).absolute()), "line": str(line), "column": str(column)}
        command = [program, *(_filled(word, facts) for word in words[1:])]
        try:
            process = subprocess.Popen(  # noqa: S603  (the user's own program, no shell)
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            return False
        threading.Thread(target=process.wait, daemon=True).start()  # nobody asks how it ends, but somebody must
        return True

    return open_line


def libreoffice() -> Office | None:
    """LibreOffice as a maker of PDFs, None where it is not installed."""
    program = files.installed("soffice") or files.installed("libreoffice")
    if program is None:
        return None

    def to_pdf(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory(prefix="progprint-") as name:
            folder = Path(name)
            (folder / "deck.pptx").write_bytes(data)
            profile = f"-env:UserInstallation=file://{folder / 'profile'}"
            command = [
                program,
                "--headless",
                profile,
                "--convert-to",
                "pdf",
                "--outdir",
                name,
                str(folder / "deck.pptx"),
            ]
            try:
                subprocess.run(command, capture_output=True, check=True, timeout=120)  # noqa: S603  (no shell)
                return (folder / "deck.pdf").read_bytes()
            except (OSError, subprocess.SubprocessError):
                return b""

    return to_pdf


class _Tidy:
    """Looks for garbage a while after the last save, so that nobody waits for it; after many saves in a row at once."""

    def __init__(self, studio: Studio) -> None:
        self._studio, self._timer, self._since = studio, threading.Timer(0.0, studio.rest), 0

    def soon(self) -> None:
        """A save was shown."""
        self._timer.cancel()
        self._since = 0 if self._since >= _SAVES else self._since + 1
        self._timer = threading.Timer(_LATER if self._since else _AT_ONCE, self._studio.rest)
        self._timer.daemon = True
        self._timer.start()


def _filled(word: str, facts: dict[str, str]) -> str:
    for name, value in facts.items():
        word = word.replace(f"{{{name}}}", value)
    return word


def preview(
    request: Request,
    sources: Callable[[], Sources],
    *,
    port: int,
    language: str,
    tell: Tell,
    open_line: Open | None,
    office: Office | None,
    started: Callable[[str, Saved], None],
    saved: Callable[[Saved], None],
) -> None:
    """Serve until interrupted. ``started`` gets the address once the first pages are made, ``saved`` every later state."""
    studio = Studio(request, office)
    shown = Preview(studio, language, tell, open_line)
    stop = threading.Event()
    server = Server(shown, port)

    tidy = _Tidy(studio)

    def after_save() -> None:
        state = studio.rebuild()
        shown.publish(state.version)
        saved(state)
        tidy.soon()

    first = studio.rebuild()
    watcher = threading.Thread(target=follow, args=(sources, stop, after_save), daemon=True)
    watcher.start()
    started(server.address, first)
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        stop.set()
        server.closing.set()
        server.server_close()
        watcher.join(timeout=2.0)
