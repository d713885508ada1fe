"""The local server of the preview: loopback only, behind a token, for this browser alone.

    GET  /TOKEN/                      the page            GET /TOKEN/events    a line for every save (server-sent events)
    GET  /TOKEN/state                 documents, problems GET /TOKEN/page/…    a picture of a page
    GET  /TOKEN/look?doc=&pages=      what pages look like and say
    GET  /TOKEN/boxes?doc=&page=      parts of a page     GET /TOKEN/at?…      the line of the agenda at a place
    GET  /TOKEN/find?group=&text=     places of words on the pages of a tab
    POST /TOKEN/open                  open that line in the editor

``gate`` refuses who may not ask. Nothing is read from the disk for a request: what is not in the studio is not there.
"""

from __future__ import annotations

import os
import queue
import secrets
import threading
from collections.abc import Callable, Mapping
from http.server import ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import Any

from progprint.preview.gate import Gate
from progprint.preview.shown import Pictures, Tell, at, boxes, hits, state_json, text_of
from progprint.preview.studio import Studio, StudioPages

HOST = "127.0.0.1"
_LISTENERS = 24
_MOST_WORDS, _MOST_HITS = 400, 500
"""Characters of a page that are told, and places of words that are looked for."""
_BEAT = 15.0
_POLICY = (
    "default-src 'none'; img-src 'self' data:; connect-src 'self'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Open = Callable[[str, int, int], bool]
"""Opens file, line, column in an editor; tells whether it did."""


class Preview:
    """State that all requests share."""

    def __init__(self, studio: Studio, language: str, tell: Tell, open_line: Open | None) -> None:
        self.studio, self.language, self.tell, self.open_line = studio, language, tell, open_line
        self.pictures = Pictures(studio)
        self.token = secrets.token_urlsafe(24)
        self.page = Path(__file__).with_name("page.html").read_text("utf-8")
        self._listeners: list[queue.SimpleQueue[int]] = []
        self._guard = threading.Lock()

    def publish(self, version: int) -> None:
        """Tell every page that is open."""
        with self._guard:
            for one in self._listeners:
                one.put(version)

    def listen(self) -> queue.SimpleQueue[int] | None:
        """A queue of versions to come; None when too many listen."""
        with self._guard:
            if len(self._listeners) >= _LISTENERS:
                return None
            made: queue.SimpleQueue[int] = queue.SimpleQueue()
            self._listeners.append(made)
            return made

    def leave(self, one: queue.SimpleQueue[int]) -> None:
        """A page was closed."""
        with self._guard:
            self._listeners.remove(one)


class Server(ThreadingHTTPServer):
    """Listens on the loopback; if the port is taken, on the next free one."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would share a port with another program

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        self.closing = threading.Event()
        for tried in range(port, min(port + 100, 65536)) if port else (0,):
            try:
                super().__init__((HOST, tried), _Handler)
            except OSError:
                continue
            return
        raise OSError(f"no free port from {port} on")

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.server_address[1]}/{self.preview.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no error."""


class _Handler(Gate):
    """What is asked of a preview, and the answers."""

    server: Server

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return self.server.server_address[1]

    @property
    def token(self) -> str:
        """The first part of every address."""
        return self.server.preview.token

    def do_GET(self) -> None:  # noqa: N802  (the name that http.server calls)
        """A page, a picture, or data."""
        asked = self.asked()
        if asked is None:
            return
        name, query = asked
        routes: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "": self._page,
            "state": self._state,
            "events": self._events,
            "look": self._look,
            "boxes": self._boxes,
            "at": self._at,
            "find": self._find,
        }
        if name.startswith("page/"):
            self._picture(name, query)
        elif name in routes:
            routes[name](query)
        else:
            self.refuse(404)

    def do_POST(self) -> None:  # noqa: N802
        """Open a line of the agenda; only a line that is shown on a page can be meant."""
        asked = self.asked()
        if asked is None:
            return
        name, query = asked
        box = self._box(query) if name == "open" else None
        opened = self.server.preview.open_line
        if box is None or opened is None:
            self.refuse(404)
            return
        span = box.span
        self.json({"opened": opened(span.source.name, span.line, span.column)})

    def _page(self, _: Mapping[str, str]) -> None:
        nonce = secrets.token_urlsafe(16)
        text = self.server.preview.page.replace("NONCE", nonce).replace("LANGUAGE", self.server.preview.language)
        self.send(
            200, text.encode(), "text/html; charset=utf-8", {"Content-Security-Policy": _POLICY.format(nonce=nonce)}
        )

    def _state(self, query: Mapping[str, str]) -> None:
        preview = self.server.preview
        can_open, group = preview.open_line is not None, query.get("group", "booklet")
        self.json(state_json(preview.studio, group, preview.tell, can_open=can_open))

    def _events(self, _: Mapping[str, str]) -> None:
        preview = self.server.preview
        listener = preview.listen()
        if listener is None:
            self.refuse(503)
            return
        self.close_connection = True
        try:
            self.send_response(200)
            self.headers_of("text/event-stream", {})
            self.end_headers()
            self.wfile.write(f"data: {preview.studio.state.version}\n\n".encode())
            while not self.server.closing.is_set():
                try:
                    version = listener.get(timeout=_BEAT)
                except queue.Empty:
                    self.wfile.write(b": still here\n\n")
                    continue
                self.wfile.write(f"data: {version}\n\n".encode())
        except OSError:
            pass  # the page was closed
        finally:
            preview.leave(listener)

    def _look(self, query: Mapping[str, str]) -> None:
        """Digests and words of some pages."""
        studio, pictures = self.server.preview.studio, self.server.preview.pictures
        with studio.lock:
            document = studio.document(query.get("doc", ""))
            if document is None:
                self.refuse(404)
                return
            wanted = [int(n) for n in query.get("pages", "").split(",")[:60] if n.isdecimal()]
            told = {
                str(n): {"digest": pictures.digest(document, n), "text": text_of(document.pages[n])[:_MOST_WORDS]}
                for n in wanted
                if n < len(document.pages)
            }
        self.json(told)

    def _picture(self, name: str, query: Mapping[str, str]) -> None:
        """page/DOCUMENT/NUMBER/DIGEST.png; the digest makes the address that of one look, so browsers may keep it."""
        studio = self.server.preview.studio
        _, key, which, look = name.split("/") if name.count("/") == 3 else ("", "", "", "")
        with studio.lock:
            found = self._page_of(key, which)
            if found is None:
                self.refuse(404)
                return
            document, number = found
            data = self.server.preview.pictures.picture(document, number, _number(query.get("scale", ""), 1.0))
            same = look == f"{self.server.preview.pictures.digest(document, number)}.png"
        self.send(200, data, "image/png", {"Cache-Control": "private, max-age=3600, immutable"} if same else {})

    def _boxes(self, query: Mapping[str, str]) -> None:
        studio = self.server.preview.studio
        with studio.lock:
            shown = self._page_of(query.get("doc", ""), query.get("page", ""))
            if shown is None:
                self.refuse(404)
                return
            document, number = shown
            parts = sorted(boxes(document.pages[number]), key=lambda one: (one.y, one.x))
        self.json([[*_rounded((one.x, one.y, one.width, one.height)), one.text[:_MOST_WORDS]] for one in parts])

    def _find(self, query: Mapping[str, str]) -> None:
        """Documents, pages and places at which words stand."""
        studio, text = self.server.preview.studio, query.get("text", "")
        with studio.lock:
            found = (
                [one.key, number, _rounded(rect)]
                for one in studio.group(query.get("group", "booklet")).values()
                for number, page in enumerate(one.pages)
                for rect in hits(page, text)
            )
            self.json(list(islice(found, _MOST_HITS)))

    def _at(self, query: Mapping[str, str]) -> None:
        box = self._box(query)
        if box is None:
            self.json(None)
            return
        span = box.span
        file = Path(span.source.name).absolute()
        rect = _rounded((box.x, box.y, box.width, box.height))
        told = {"file": span.source.name, "path": str(file), "line": span.line, "column": span.column, "box": rect}
        self.json({**told, "typed": span.source.line(span.line).strip()[:200]})

    def _box(self, query: Mapping[str, str]) -> Any:
        studio = self.server.preview.studio
        with studio.lock:
            shown = self._page_of(query.get("doc", ""), query.get("page", ""))
            if shown is None:
                return None
            document, number = shown
            return at(document.pages[number], _number(query.get("x", ""), -1.0), _number(query.get("y", ""), -1.0))

    def _page_of(self, key: str, number: str) -> tuple[StudioPages, int] | None:
        """A document and the number of one of its pages, if there is that page. The studio is locked by the caller."""
        document = self.server.preview.studio.document(key)
        if document is None or not number.isdecimal() or int(number) >= len(document.pages):
            return None
        return document, int(number)


def _rounded(rect: tuple[float, float, float, float]) -> list[float]:
    return [round(value, 1) for value in rect]


def _number(text: str, default: float) -> float:
    """A finite number that was asked for."""
    try:
        value = float(text)
    except ValueError:
        return default
    return value if abs(value) < 1e6 else default
