"""The preview without a browser: what it shows after saves, whom it answers, where lines are, what it watches."""

from __future__ import annotations

import http.client
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from PIL import Image

from progprint.cli.report import as_json
from progprint.core.raster import Raster
from progprint.pdf.raster import one_page, rasters
from progprint.pdf.write import write_pdf
from progprint.pipeline.request import Request
from progprint.preview import run, server
from progprint.preview.server import Preview, Server
from progprint.preview.shown import Index, Pictures, at, boxes, text_of
from progprint.preview.studio import Studio
from progprint.preview.watch import Sources, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from progprint.core.diagnostic import Diagnostic

AGENDA = """\
conference: {title: 大会, date: 2027-03-01}
tracks:
  - title: 云原生
    producer: {name: 于雨, org: 河港社}
    talks:
      - title: 网格的十年
        time: 09:30-10:15
        speakers: [{name: 林帆, org: 潮社}]
        summary: 从单体到网格，我们走了十年。
      - title: 调度与潮水
        time: 10:15-11:00
        speakers: [于雨]
        summary: 涨落有时。
"""


def _tell(found: Sequence[Diagnostic]) -> list[dict[str, object]]:
    return as_json(found, "en")


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    made = Studio(Request("preview", agenda=tmp_path / "a.yaml"))
    made.rebuild()
    return made


def _save(studio: Studio, text: str) -> None:
    assert studio.request.agenda is not None
    studio.request.agenda.write_text(text, "utf-8")
    studio.rebuild()


def test_after_a_sound_save_everything_is_new(studio: Studio) -> None:
    assert studio.state.sound
    assert studio.state.version == 1
    first = studio.group("booklet")["booklet"]
    _save(studio, AGENDA.replace("网格的十年", "网格十年谈"))
    second = studio.group("booklet")["booklet"]
    assert studio.state.version == 2
    assert any("网格十年谈" in text_of(page) for page in second.pages)
    assert not any("网格十年谈" in text_of(page) for page in first.pages)


def test_after_a_faulty_save_the_last_good_pages_stay_and_its_problems_are_told(studio: Studio) -> None:
    pages = studio.group("booklet")["booklet"].pages
    _save(studio, AGENDA.replace("tracks:", "tracks："))
    assert not studio.state.sound
    assert [d.code for d in studio.state.problems][:1] == ["fullwidth-colon"]
    assert studio.group("booklet")["booklet"].pages is pages
    _save(studio, AGENDA)
    assert studio.state.version == 3
    assert studio.state.problems == ()
    studio.rest()


def test_before_the_first_sound_save_there_is_nothing(tmp_path: Path) -> None:
    studio = Studio(Request("preview", agenda=tmp_path / "none.yaml"))
    state = studio.rebuild()
    assert not state.sound
    assert [d.code for d in state.problems] == ["missing-file"]
    assert studio.group("decks") == {}
    assert studio.document("booklet") is None


def test_decks_and_sheets_are_made_when_they_are_looked_at(studio: Studio) -> None:
    assert [one.title for one in studio.group("decks").values()] == ["云原生"]
    assert "paper:door-sign" in studio.group("paper") or "paper:table-card" in studio.group("paper")
    assert studio.group("nothing") == {}
    deck = next(iter(studio.group("decks").values()))
    assert studio.document(deck.key) is deck
    assert any(at(page, 10, 10) for page in deck.pages)


def test_a_deck_may_be_drawn_by_an_office(studio: Studio) -> None:
    given: list[bytes] = []

    def office(data: bytes) -> bytes:
        given.append(data)
        return write_pdf([studio.group("booklet")["booklet"].pages[0]], _settings(studio)).value or b""

    other = Studio(studio.request, office)
    other.rebuild()
    (deck,) = other.group("decks").values()
    assert given[0].startswith(b"PK")
    with Image.open(io.BytesIO(Pictures(other).picture(deck, 3, 0.5))) as picture:
        assert picture.height > picture.width


def _settings(studio: Studio) -> Any:
    return studio.group("booklet")["booklet"].settings


def test_pages_look_as_in_the_whole_file(studio: Studio) -> None:
    booklet = studio.group("booklet")["booklet"]
    pictures = Pictures(studio)
    whole = list(rasters(write_pdf(booklet.pages, booklet.settings).value or b"", 1.0))
    for number in range(len(booklet.pages)):
        with Image.open(io.BytesIO(pictures.picture(booklet, number, 1.0))) as picture:
            assert picture.tobytes() == whole[number].data


def test_a_page_that_did_not_change_keeps_its_picture(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = Pictures(studio)
    drawn: list[int] = []
    real = rasters

    def counted(data: bytes, scale: float) -> Iterator[Raster]:
        drawn.append(len(data))
        return real(data, scale)

    monkeypatch.setattr("progprint.preview.shown.rasters", counted)
    before = [pictures.digest(_booklet(studio), n) for n in range(len(_booklet(studio).pages))]
    for n in range(len(before)):
        pictures.picture(_booklet(studio), n, 1.0)
    count = len(drawn)
    _save(studio, AGENDA.replace("涨落有时。", "涨落有时有潮。"))
    after = [pictures.digest(_booklet(studio), n) for n in range(len(_booklet(studio).pages))]
    changed = [n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    assert 0 < len(changed) < len(before)
    for n in range(len(before)):
        pictures.picture(_booklet(studio), n, 1.0)
    assert len(drawn) - count == len(changed)


def test_pictures_that_nobody_asks_for_go(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("progprint.preview.shown._ROOM", 1)
    pictures = Pictures(studio)
    for n in range(3):
        pictures.picture(_booklet(studio), n, 100.0)
    assert len(pictures._drawn) == 1


def test_the_last_page_stands_for_those_that_a_file_has_not(studio: Studio) -> None:
    data = write_pdf(_booklet(studio).pages[:1], _settings(studio)).value or b""
    assert one_page(data, 9, 0.5).width == one_page(data, 0, 0.5).width


def _booklet(studio: Studio) -> Any:
    return studio.group("booklet")["booklet"]


def test_lines_and_places_find_each_other(studio: Studio) -> None:
    booklet = _booklet(studio)
    index = Index(booklet)
    line = next(n for n, text in enumerate(AGENDA.split("\n"), 1) if "调度与潮水" in text)
    box = next(one for page in booklet.pages for one in boxes(page) if one.span.line == line and "调度" in one.text)
    found = index.find(box.span)
    assert found is not None
    number, shown = found
    again = at(booklet.pages[number], shown.x + 2, shown.y + 2)
    assert again is not None
    assert again.span.line == line
    assert at(booklet.pages[number], -50.0, -50.0) is None
    near = at(booklet.pages[number], shown.x + 2, shown.y - 1)
    assert near is not None


def test_a_line_that_is_not_shown_has_the_place_before_it(studio: Studio) -> None:
    booklet = _booklet(studio)
    index = Index(booklet)
    span = next(one for page in booklet.pages for one in boxes(page)).span
    assert index.find(span._replace(line=11, end_line=11)) is not None
    assert index.find(span._replace(line=0, end_line=0)) is None


# -- the server


class Client:
    """Asks a server that runs in a thread."""

    def __init__(self, one: Server) -> None:
        self.server = one
        self.port = one.server_address[1]
        self.token = one.preview.token

    @contextmanager
    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        try:
            connection.request(method, path, body or None, {"Connection": "close", **named})
            with connection.getresponse() as answer:
                yield answer
        finally:
            connection.close()

    def data(self, path: str) -> Any:
        with self.ask(f"/{self.token}/{path}") as answer:
            assert answer.status == 200, path
            return json.loads(answer.read())

    def status(self, path: str, method: str = "GET", body: str = "", **headers: str) -> int:
        with self.ask(path, method, body, **headers) as answer:
            answer.read()
            return answer.status


@pytest.fixture
def client(studio: Studio, tmp_path: Path) -> Iterator[Client]:
    opened = tmp_path / "opened"

    def open_line(file: str, line: int, column: int) -> bool:
        opened.write_text(f"{file}:{line}:{column}", "utf-8")
        return True

    made = Server(Preview(studio, "en", _tell, open_line), 0)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield Client(made)
    made.closing.set()
    made.shutdown()
    made.server_close()
    thread.join()


def test_the_page_has_a_strict_policy_and_loads_nothing_from_elsewhere(client: Client) -> None:
    with client.ask(f"/{client.token}/") as answer:
        text, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
    assert answer.status == 200
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "NONCE" not in text
    assert "//" not in text.replace("http://www.w3.org/2000/svg", "").replace("vscode://file", "")
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_what_is_shown_is_told(client: Client) -> None:
    state = client.data("state")
    assert (state["sound"], state["open"], state["documents"][0]["key"]) == (True, True, "booklet")
    look = client.data("look?doc=booklet&pages=0,1,99,x")
    assert set(look) == {"0", "1"}
    with client.ask(f"/{client.token}/page/booklet/0/{look['0']['digest']}.png?scale=1") as answer:
        assert answer.read().startswith(b"\x89PNG")
        assert "immutable" in answer.headers["Cache-Control"]
    with client.ask(f"/{client.token}/page/booklet/0/other.png?scale=nan") as answer:
        assert answer.read().startswith(b"\x89PNG")
        assert answer.headers["Cache-Control"] == "no-store"
    assert any(client.data(f"boxes?doc=booklet&page={page}") for page in range(8))
    assert client.data("at?doc=booklet&page=3&x=-5&y=x") is None


def test_words_are_found_on_all_pages_of_a_tab(client: Client) -> None:
    """Capitals, widths and blanks aside; of a slide the whole is shown."""
    found = client.data(f"find?group=booklet&text={quote(' 网格　的十年')}")
    rows = {n: client.data(f"boxes?doc=booklet&page={n}") for n in {page for _, page, _ in found}}
    assert found
    assert all(any(box == row[:4] and "网格" in row[4] for row in rows[page]) for _, page, box in found)
    deck = next(iter(client.server.preview.studio.group("decks").values()))
    slides = client.data(f"find?group=decks&text={quote('网格的十年')}")
    assert {(deck.key, (0.0, 0.0))} == {(key, tuple(box[:2])) for key, _, box in slides}
    assert all("网格的十年" in "".join(text_of(deck.pages[n]).split()) for _, n, _ in slides)
    assert client.data("find?group=booklet&text=") == client.data("find?group=none&text=x") == []
    assert client.data(f"find?group=booklet&text={quote('哪里都没有的话')}") == []


def test_a_line_is_opened_only_where_a_page_shows_one(client: Client, tmp_path: Path) -> None:
    rows = ((page, box) for page in range(8) for box in client.data(f"boxes?doc=booklet&page={page}"))
    number, (x, y, *_) = next(rows)
    query = f"doc=booklet&page={number}&x={x + 1}&y={y + 1}"
    found = client.data(f"at?{query}")
    assert client.status(f"/{client.token}/open?{query}", "POST") == 200
    assert (tmp_path / "opened").read_text("utf-8") == f"{found['file']}:{found['line']}:{found['column']}"
    for wrong in ("open?doc=booklet&page=99&x=1&y=1", "open?doc=/etc/passwd&page=0&x=1&y=1", "state"):
        assert client.status(f"/{client.token}/{wrong}", "POST") == 404


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 404),
        ("/wrong/", {}, 404),
        ("/{token}x/state", {}, 404),
        ("/{token}/../state", {}, 404),
        ("/{token}/page/..%2f..%2fetc/passwd", {}, 404),
        ("/{token}/page/booklet/999/x.png", {}, 404),
        ("/{token}/page/booklet/x/x.png", {}, 404),
        ("/{token}/page/nothing/0/x.png", {}, 404),
        ("/{token}/look?doc=nothing&pages=0", {}, 404),
        ("/{token}/boxes?doc=nothing&page=0", {}, 404),
        ("/{token}/nothing", {}, 404),
        ("/{token}/state", {"Host": "evil.example:80"}, 403),
        ("/{token}/state", {"Host": "127.0.0.1"}, 403),
        ("/{token}/state", {"Origin": "http://evil.example"}, 403),
        ("/{token}/state", {"Origin": "null"}, 403),
        ("/{token}/state", {"Sec_Fetch_Site": "cross-site"}, 403),
        ("/{token}/state", {"Sec_Fetch_Site": "same-origin"}, 200),
        ("/{token}/state?" + "x" * 5000, {}, 413),
    ],
)
def test_whom_it_answers(client: Client, path: str, headers: dict[str, str], status: int) -> None:
    assert client.status(path.replace("{token}", client.token), **headers) == status


def test_other_methods_and_bodies_are_refused(client: Client) -> None:
    assert client.status(f"/{client.token}/state", "PUT") == 501
    assert client.status(f"/{client.token}/open?doc=booklet", "POST", "x" * 10) == 413
    assert client.status("/wrong/open", "POST") == 404


def test_saves_are_told_to_those_who_listen(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_BEAT", 0.05)
    with client.ask(f"/{client.token}/events") as answer:
        assert answer.readline() == b"data: 1\n"
        assert answer.readline() == b"\n"
        assert answer.readline() == b": still here\n"
        client.server.preview.publish(7)
        told = [answer.readline() for _ in range(8)]
    assert b"data: 7\n" in told
    monkeypatch.setattr(server, "_LISTENERS", 0)
    assert client.status(f"/{client.token}/events") == 503


def test_a_port_that_is_taken_is_passed_over(studio: Studio) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        made = Server(Preview(studio, "zh", _tell, None), port)
        assert made.server_address[1] > port
        assert made.address.endswith(f":{made.server_address[1]}/{made.preview.token}/")
        made.server_close()
        with pytest.raises(OSError, match="no free port"):
            Server(Preview(studio, "zh", _tell, None), 65536)


# -- editor, watching, commands


def test_the_editor_is_the_user_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "edit"
    script.write_text(f'#!/bin/sh\necho "$1|$2" > {tmp_path}/out\n')
    script.chmod(0o755)
    opened = run.editor(f"{script} {{file}} +{{line}}")
    assert opened is not None
    assert opened("a b.yaml", 3, 1)
    end = time.monotonic() + 5
    while not (tmp_path / "out").exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert (tmp_path / "out").read_text() == f"{Path('a b.yaml').absolute()}|+3\n"
    assert run.editor("no-such-program {file}") is None
    monkeypatch.setattr(subprocess, "Popen", _refused)
    assert not opened("a", 1, 1)


def _refused(*_: object, **__: object) -> None:
    raise OSError


def test_an_office_that_fails_gives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    office = run.libreoffice()
    assert office is not None
    assert office(b"PK") == b""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert run.libreoffice() is None


def _followed(sources: Callable[[], Sources], steps: Sequence[Callable[[], object]], until: str) -> set[str]:
    """The names that are told while steps are taken over and over, until a name was among them."""
    stop, seen = threading.Event(), list[tuple[str, ...]]()
    thread = threading.Thread(target=lambda: seen.extend(watched(sources, stop)))
    thread.start()
    end = time.monotonic() + 10
    while not any(until in Path(path).name for paths in seen for path in paths) and time.monotonic() < end:
        for step in steps:
            step()
        time.sleep(0.1)
    stop.set()
    thread.join()
    return {Path(path).name for paths in seen for path in paths}


def test_saves_are_followed_and_what_lies_beside_is_not(tmp_path: Path) -> None:
    place = tmp_path.resolve()
    for name in ("out", "node_modules/x", "layouts/themes", "pages"):
        (place / name).mkdir(parents=True)
    sources = Sources(
        frozenset({str(place / "a.yaml"), str(place / "pages/gone.md"), str(place / "later/photo.jpg")}),
        frozenset({str(place / "layouts")}),
    )

    assert sources.folders() == {
        str(place),
        str(place / "pages"),
        str(place / "layouts"),
        str(place / "layouts/themes"),
    }
    names = ("out/a.pdf", "node_modules/x/b.yaml", ".progprint-1-1.part", "a.yaml.bak", "beside.yaml", "book.pdf",
             "pages/other.md", "a.yaml", "layouts/themes/t.yaml")  # fmt: skip
    steps = [partial((place / name).write_text, "x") for name in names]
    assert _followed(lambda: sources, steps, "t.yaml") == {"a.yaml", "t.yaml"}


def test_what_is_read_later_is_followed_later(tmp_path: Path) -> None:
    """Also what is saved while one watch ends and the next one begins, and a folder that is made only then."""
    place = tmp_path.resolve()
    (place / "a.yaml").write_text("x")
    (place / "b").mkdir()
    (place / "b/b.yaml").write_text("x")
    known = {str(place / "a.yaml")}
    more, read = place / "b/b.yaml", place / "later/photo.jpg"

    def save(path: Path) -> None:
        known.add(str(path))
        path.parent.mkdir(exist_ok=True)
        path.write_text(str(time.monotonic()))

    assert _followed(lambda: Sources(frozenset(known)), [partial(save, more)], "b.yaml") == {"b.yaml"}
    told = _followed(lambda: Sources(frozenset(known)), [partial(save, read)], "photo.jpg")
    assert {"photo.jpg"} <= told <= {"photo.jpg", "later"}


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Any]:
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    processes = []

    def start(*words: str) -> subprocess.Popen[str]:
        source = str(Path(__file__).parents[3] / "src")
        environment = {**os.environ, "PYTHONPATH": source, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            [sys.executable, "-m", "progprint", *words], cwd=tmp_path, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  a job in the background ignores it
        )  # fmt: skip
        processes.append(process)
        return process

    yield start
    for one in processes:
        one.kill()
        one.communicate()


def test_preview_ends_cleanly(started: Any) -> None:
    process = started("preview", "a.yaml", "--no-browser", "--port", "0", "--ui-lang", "en")
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    assert "0 errors, 0 warnings" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=15)
    assert process.returncode == 130
    assert "Traceback" not in told


def test_a_port_that_is_none_is_refused(started: Any) -> None:
    process = started("preview", "a.yaml", "--no-browser", "--port", "many")
    process.communicate(timeout=15)
    assert process.returncode == 2


@pytest.mark.parametrize(("command", "target"), [("pdf", "x.pdf"), ("slides", "decks"), ("handouts", "paper")])
def test_watch_makes_it_again_after_a_save(started: Any, tmp_path: Path, command: str, target: str) -> None:
    process = started(command, "a.yaml", "-o", target, "--watch", "--ui-lang", "en")
    for line in process.stderr:
        if "watching" in line:
            break
    made = tmp_path / target
    first = made if made.is_file() else next(iter(made.iterdir()))
    before = first.stat().st_mtime_ns
    time.sleep(0.3)
    (tmp_path / "a.yaml").write_text(AGENDA.replace("十年", "廿年"), "utf-8")
    assert "made" in process.stderr.readline()
    assert first.stat().st_mtime_ns > before
    (tmp_path / "a.yaml").write_text("tracks: [", "utf-8")
    told = ""
    while "failed" not in told:
        told = process.stderr.readline()
    assert first.exists()
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 143
