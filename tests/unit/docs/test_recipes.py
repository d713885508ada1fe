"""The lines of docs/recipes.md, run one by one against a server of our own that answers as the systems do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[3]
EXPORTS = ROOT / "tests/data/exports"
TICKETS = "/api/v1/organizers/ORG/events/EVENT/orderpositions/"
ANSWERS = {
    "/EVENT/schedule/export/schedule.json": "schedule.json",
    "/en/EVENT/public/schedule.xml": "schedule.xml",
    "/export/event/1234.json": "indico.json",
    "/api/v2/ID/view/All": "sessionize.json",
    "/EVENT.ics": "programme.ics",
}


def _tickets(host: str, page: str) -> bytes:
    """Two pages of tickets; the second is the last."""
    first = [("林帆", "北岸云", "a1"), ("何立", None, "a2")]
    people = first if page == "1" else [("Ada Marlowe", "Farsail", "a3")]
    following = f"http://{host}{TICKETS}?page=2" if page == "1" else None
    rows = [{"attendee_name": name, "company": org, "secret": code} for name, org, code in people]
    return json.dumps({"count": 3, "next": following, "results": rows}).encode()


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """A recorded shape by its path; tickets for whoever has the token."""
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        host = self.headers["Host"]
        if path in ANSWERS and (path != "/export/event/1234.json" or query == "detail=sessions"):
            status, body = 200, (EXPORTS / ANSWERS[path]).read_bytes()
        elif path == TICKETS and self.headers["Authorization"] == "Token secret":
            status, body = 200, _tickets(host, "2" if query == "page=2" else "1")
        else:
            status, body = 404, b"gone"
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


@pytest.fixture
def shell(tool: Callable[[str], str], tmp_path: Path) -> Iterator[Callable[[str], subprocess.CompletedProcess[str]]]:
    """Runs lines in an empty folder, all hosts being the server of this test."""
    bash = tool("bash")
    tool("curl")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "progprint").write_text(f'#!/bin/sh\nexec {sys.executable} -m progprint "$@"\n', "utf-8")
    (programs / "progprint").chmod(0o755)
    place = tmp_path / "place"
    place.mkdir()

    def run(lines: str) -> subprocess.CompletedProcess[str]:
        text = re.sub(r"https://[a-z]+\.example\.org", f"http://127.0.0.1:{server.server_port}", lines)
        environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}
        environment |= {"TOKEN": "secret", "no_proxy": "127.0.0.1", "LC_ALL": "C.UTF-8"}
        command = [bash, "-eo", "pipefail", "-c", text]
        return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)

    yield run
    server.shutdown()
    server.server_close()


def blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)```", (ROOT / "docs/recipes.md").read_text("utf-8"), re.DOTALL)


@pytest.mark.slow
def test_every_system_becomes_an_agenda_that_is_built(
    shell: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    fetched, built, _ = blocks()
    lines = fetched.splitlines()
    assert len(lines) == len(ANSWERS)
    for line in lines:
        done = shell(line)
        assert done.returncode == 0, (line, done.stderr)
        name = line.rsplit(maxsplit=1)[1]
        assert "title:" in (tmp_path / "place" / name).read_text("utf-8")
    done = shell(f"progprint check *.yaml\n{built}")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "place/out/booklet.pdf").is_file()


def test_everybody_with_a_ticket_has_a_badge(
    shell: Callable[[str], subprocess.CompletedProcess[str]], tool: Callable[[str], str], tmp_path: Path
) -> None:
    tool("jq")
    fetched, _, tickets = blocks()
    done = shell(f"{fetched.splitlines()[0]}\n{tickets}")
    assert done.returncode == 0, done.stderr
    place = tmp_path / "place"
    assert (place / "people.csv").read_text("utf-8").splitlines()[1:] == [
        '"林帆","北岸云","a1"',
        '"何立",,"a2"',
        '"Ada Marlowe","Farsail","a3"',
    ]
    assert (place / "out/badges/badge.pdf").is_file()


def test_an_error_page_is_not_read(shell: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """``curl -f`` ends with a status, and nothing is written."""
    done = shell(blocks()[0].splitlines()[0].replace("schedule.json", "gone.json"))
    assert done.returncode != 0
    assert not (tmp_path / "place/pretalx.yaml").exists()
