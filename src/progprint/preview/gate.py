"""Requests, who may send them, and how they are answered: one connection of the preview's server, whatever it is about.

Refused are other hosts (DNS rebinding), other origins, wrong tokens (404, as if there were nothing), other methods and long
requests.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

_NAMES = ("127.0.0.1", "localhost")
_LONGEST = 4096


class Gate(BaseHTTPRequestHandler):
    """A connection on the loopback behind a token."""

    protocol_version = "HTTP/1.1"
    server_version = "progprint"
    sys_version = ""
    timeout = 60

    @property
    def port(self) -> int:
        """The port that is listened on."""
        raise NotImplementedError

    @property
    def token(self) -> str:
        """The first part of every address."""
        raise NotImplementedError

    def log_message(self, *_: object) -> None:
        """Nothing is logged: an address holds the token."""

    def asked(self) -> tuple[str, dict[str, str]] | None:
        """The route and query of a request of our own page; else it is refused."""
        refused = self._refused()
        if refused:
            self.refuse(refused)
            return None
        parts = urlsplit(self.path)
        token, _, name = parts.path.removeprefix("/").partition("/")
        right = hmac.compare_digest(token.encode(), self.token.encode())
        if not right or ".." in unquote(name):
            self.refuse(404)
            return None
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return unquote(name), query

    def _refused(self) -> int:
        """The status of a request that does not come from our own page, 0 for one that may."""
        hosts = {f"{name}:{self.port}" for name in _NAMES}
        origin = self.headers.get("Origin")
        if self.headers.get("Host", "") not in hosts:
            return 403
        if origin is not None and origin not in {f"http://{host}" for host in hosts}:
            return 403
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return 403
        length = self.headers.get("Content-Length") or "0"
        return 413 if len(self.path) > _LONGEST or length != "0" else 0

    def refuse(self, status: int) -> None:
        """Answer with a status alone."""
        self.send(status, b"", "text/plain")

    def json(self, value: object) -> None:
        """Answer with data."""
        self.send(200, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")

    def send(self, status: int, data: bytes, kind: str, more: Mapping[str, str] | None = None) -> None:
        """Answer with bytes of a media type."""
        self.send_response(status)
        self.headers_of(kind, more or {})
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def headers_of(self, kind: str, more: Mapping[str, str]) -> None:
        """The headers of every answer; ``more`` go before the usual ones."""
        usual = {
            "Content-Type": kind,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in {**usual, **more}.items():
            self.send_header(name, value)
