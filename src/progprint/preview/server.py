"""The local server of the preview: loopback only, behind a token, for this browser alone.

    GET  /TOKEN/                      the page            GET /TOKEN/events    a line for every save (server-sent events)
    GET  /TOKEN/state                 documents, problems GET /TOKEN/page/…    a picture of a page
    GET  /TOKEN/look?doc=&pages=      what pages look like and say
    GET  /TOKEN/boxes?doc=&page=      parts of a page     GET /TOKEN/at?…      the line of the agenda at a place
    POST /TOKEN/open                  open that line in the editor

Refused are other hosts (DNS rebinding), other origins, wrong tokens (404, as if there were nothing), other methods and long
requests. Nothing is read from the disk for a request: what is not in the studio is not there.
"""

from __future__ import annotations

import hmac
import json
import os
import queue
import secrets
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from progprint.preview.pictures import Pictures
from progprint.preview.places import at, boxes, text_of
from progprint.preview.shown import Tell, state_json
from progprint.preview.studio import Studio

HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost")
_LISTENERS = 24
_LONGEST = 4096
_BEAT = 15.0
_POLICY = (
    "default-src 'none'; img-src 'self' data:; connect-src 'self'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Open = Callable[[str, int, int], bool]
"""Opens file, line, column in an editor; tells whether it did."""


class Preview:
    """What all requests share."""

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


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "progprint"
    sys_version = ""
    timeout = 60

    def log_message(self, *_: object) -> None:
        """Nothing is logged: an address holds the token."""

    def do_GET(self) -> None:
        """A page, a picture, or data."""
        asked = self._asked()
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
        }
        if name.startswith("page/"):
            self._picture(name, query)
        elif name in routes:
            routes[name](query)
        else:
            self._refuse(404)

    def do_POST(self) -> None:
        """Open a line of the agenda; only a line that is shown on a page can be meant."""
        asked = self._asked()
        if asked is None:
            return
        name, query = asked
        box = self._box(query) if name == "open" else None
        opened = self.server.preview.open_line
        if box is None or opened is None:
            self._refuse(404)
            return
        span = box.span
        self._json({"opened": opened(span.source.name, span.line, span.column)})

    # -- who asks

    def _asked(self) -> tuple[str, dict[str, str]] | None:
        """The route and query of a request of our own page; else it is refused."""
        refused = self._refused()
        if refused:
            self._refuse(refused)
            return None
        parts = urlsplit(self.path)
        token, _, name = parts.path.removeprefix("/").partition("/")
        right = hmac.compare_digest(token.encode(), self.server.preview.token.encode())
        if not right or ".." in unquote(name):
            self._refuse(404)
            return None
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return unquote(name), query

    def _refused(self) -> int:
        """The status of a request that does not come from our own page, 0 for one that may."""
        port = self.server.server_address[1]
        hosts = {f"{name}:{port}" for name in _NAMES}
        origin = self.headers.get("Origin")
        if self.headers.get("Host", "") not in hosts:
            return 403
        if origin is not None and origin not in {f"http://{host}" for host in hosts}:
            return 403
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return 403
        length = self.headers.get("Content-Length") or "0"
        return 413 if len(self.path) > _LONGEST or length != "0" else 0

    def _refuse(self, status: int) -> None:
        self._send(status, b"", "text/plain")

    # -- what is told

    def _page(self, _: Mapping[str, str]) -> None:
        nonce = secrets.token_urlsafe(16)
        text = self.server.preview.page.replace("NONCE", nonce).replace("LANGUAGE", self.server.preview.language)
        self._send(
            200, text.encode(), "text/html; charset=utf-8", {"Content-Security-Policy": _POLICY.format(nonce=nonce)}
        )

    def _state(self, query: Mapping[str, str]) -> None:
        preview = self.server.preview
        can_open, group = preview.open_line is not None, query.get("group", "booklet")
        self._json(state_json(preview.studio, group, preview.tell, can_open=can_open))

    def _events(self, _: Mapping[str, str]) -> None:
        preview = self.server.preview
        listener = preview.listen()
        if listener is None:
            self._refuse(503)
            return
        self.close_connection = True
        try:
            self.send_response(200)
            self._headers("text/event-stream", {})
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
                self._refuse(404)
                return
            wanted = [int(n) for n in query.get("pages", "").split(",")[:60] if n.isdigit()]
            told = {
                str(n): {"digest": pictures.digest(document, n), "text": text_of(document.pages[n])}
                for n in wanted
                if n < len(document.pages)
            }
        self._json(told)

    def _picture(self, name: str, query: Mapping[str, str]) -> None:
        """page/DOCUMENT/NUMBER/DIGEST.png; the digest makes the address that of one look, so browsers may keep it."""
        studio = self.server.preview.studio
        parts = name.split("/")
        with studio.lock:
            document = studio.document(parts[1]) if len(parts) == 4 else None
            number = int(parts[2]) if document is not None and parts[2].isdigit() else -1
            if document is None or not 0 <= number < len(document.pages):
                self._refuse(404)
                return
            data = self.server.preview.pictures.picture(document, number, _number(query.get("scale", ""), 1.0))
            same = parts[3] == f"{self.server.preview.pictures.digest(document, number)}.png"
        self._send(200, data, "image/png", {"Cache-Control": "private, max-age=3600, immutable"} if same else {})

    def _boxes(self, query: Mapping[str, str]) -> None:
        studio = self.server.preview.studio
        with studio.lock:
            document = studio.document(query.get("doc", ""))
            number = int(query.get("page", "")) if query.get("page", "").isdigit() else -1
            if document is None or not 0 <= number < len(document.pages):
                self._refuse(404)
                return
            found = [
                [round(v, 1) for v in (one.x, one.y, one.width, one.height)] for one in boxes(document.pages[number])
            ]
        self._json(found)

    def _at(self, query: Mapping[str, str]) -> None:
        box = self._box(query)
        if box is None:
            self._json(None)
            return
        span = box.span
        file = Path(span.source.name).absolute()
        rect = [round(value, 1) for value in (box.x, box.y, box.width, box.height)]
        told = {"file": span.source.name, "path": str(file), "line": span.line, "column": span.column, "box": rect}
        self._json({**told, "typed": span.source.line(span.line).strip()[:200]})

    def _box(self, query: Mapping[str, str]) -> Any:
        studio = self.server.preview.studio
        with studio.lock:
            document = studio.document(query.get("doc", ""))
            number = int(query.get("page", "")) if query.get("page", "").isdigit() else -1
            if document is None or not 0 <= number < len(document.pages):
                return None
            return at(document.pages[number], _number(query.get("x", ""), -1.0), _number(query.get("y", ""), -1.0))

    # -- how it is sent

    def _json(self, value: object) -> None:
        self._send(200, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")

    def _send(self, status: int, data: bytes, kind: str, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self._headers(kind, more or {})
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _headers(self, kind: str, more: Mapping[str, str]) -> None:
        usual = {
            "Content-Type": kind,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in {**usual, **more}.items():
            self.send_header(name, value)


def _number(text: str, default: float) -> float:
    """A finite number that was asked for."""
    try:
        value = float(text)
    except ValueError:
        return default
    return value if abs(value) < 1e6 else default
