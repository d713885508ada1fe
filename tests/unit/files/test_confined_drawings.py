"""Drawings that would hang, fill the memory or look about: a process with limits takes them, and the rest goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from progprint.files import drawer, open_photo, svg
from progprint.files.svg import DrawingError, draw, is_drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
RECT = '<rect width="40" height="20" fill="#c00"/>'
LOGO = f"{HEAD}{RECT}</svg>"
LAYERS = HEAD + '<g opacity=".5">' * 190 + RECT + "</g>" * 190 + "</svg>"
"""Each layer is a picture of the whole; 190 of them lie on one another."""
SELECTORS = (
    f"{HEAD}<style>{'g g g g g g rect{fill:red}' * 60_000}</style>{'<g>' * 150}"
    + '<rect width="1" height="1"/>' * 15_000
    + f"{'</g>' * 150}</svg>"
)
"""Each of the rules is tried at each of the parts."""
MASKS = (
    f"{HEAD}<style>{''.join(f'.m{n}{{mask:url(#m{n})}}' for n in range(150))}</style>"
    + "".join(f'<mask id="m{n}"><rect width="40" height="20" class="m{n + 1}"/></mask>' for n in range(150))
    + f'<g class="m0">{RECT}</g></svg>'
)
"""A mask of a mask …, where only the style sheet says so."""


@pytest.fixture(autouse=True)
def nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "_heavy", set())


@pytest.mark.parametrize(
    "data",
    [
        b"<!---->" * 40 + b"x",
        b"<!---->" * 500_000,
        b"<!--" * 500_000,
        b"<?xml ?>" * 200_000 + b"<!DOCTYPE",
        b"<!DOCTYPE" * 200_000,
        b" " * 4_000_000,
        b"<?xml" + b" " * 4_000_000,
    ],
)
def test_what_a_file_is_is_found_in_one_pass(data: bytes) -> None:
    """The first of them, of 281 bytes, hung the program."""
    began = time.process_time()
    assert not is_drawing(data)
    assert time.process_time() - began < 2


def test_comments_of_any_length_may_stand_before_a_drawing() -> None:
    before = b'<?xml version="1.0"?>' + b"<!-- drawn by hand -->\n" * 2_000 + b"<!DOCTYPE svg>"
    assert is_drawing(before + LOGO.encode())
    assert draw(before + LOGO.encode(), 200)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<!DOCTYPE" * 400_000, "damaged"),
        ("<a/>" * 1_000_000, "parts"),
        ("<g>" * 1_000_000, "parts"),
        ('<rect fill="' + "url(#a)" * 400_000 + '"/>', "damaged"),
        ('<rect fill="url(' + " " * 4_000_000 + '"/>', "damaged"),
    ],
)
def test_looking_through_takes_time_in_proportion_to_the_file(inside: str, reason: str) -> None:
    began = time.process_time()
    with pytest.raises(DrawingError, match=reason):
        draw(f"{HEAD}{inside}".encode(), 100)
    assert time.process_time() - began < 4


def test_a_length_of_a_million_blanks_is_read_at_once() -> None:
    began = time.process_time()
    with pytest.raises(DrawingError, match="size"):
        draw(b'<svg xmlns="http://www.w3.org/2000/svg" width="1' + b" " * 1_000_000 + b'x" height="2"/>', 100)
    assert time.process_time() - began < 2


def test_entities_are_seen_in_every_encoding() -> None:
    bomb = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9">&a;</svg>'
    with pytest.raises(DrawingError, match="damaged"):
        draw(bomb.encode("utf-16"), 100)
    with pytest.raises(DrawingError, match="entity"):
        draw(bomb.encode(), 100)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no limit of memory")
@pytest.mark.parametrize("text", [LAYERS, MASKS], ids=["layers", "masks"])
def test_a_drawing_that_fills_the_memory_is_told_and_the_next_one_is_drawn(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.svg").write_text(text, "utf-8")
    (tmp_path / "b.svg").write_text(LOGO, "utf-8")
    told = open_photo(tmp_path, "a.svg")
    assert [(d.code, d.variant, d.params["limit"]) for d in told.diagnostics] == [("bad-image", "drawing-heavy", 512)]
    good = open_photo(tmp_path, "b.svg")
    assert (good.value is not None, good.diagnostics) == (True, ())


def test_a_drawing_that_takes_too_long_is_ended_and_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "SECONDS", 1)
    began = time.monotonic()
    with pytest.raises(DrawingError, match="heavy"):
        draw(SELECTORS.encode(), 1_500_000)
    assert time.monotonic() - began < 20
    began = time.process_time()
    with pytest.raises(DrawingError, match="heavy"):
        draw(SELECTORS.encode(), 1_500_000)
    assert time.process_time() - began < 1


def test_after_three_of_them_a_drawing_gets_a_second_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(command: list[str], _data: bytes) -> tuple[int, bytes]:
        asked.append(command[-2])
        return -signal.SIGTERM, b""

    monkeypatch.setattr(svg, "_run", run)
    for n in range(5):
        with pytest.raises(DrawingError, match="heavy"):
            draw(f"{HEAD}<g/><!-- {n} --></svg>".encode(), 100)
    assert asked == ["10", "10", "10", "1", "1"]


def _pretender(folder: Path, body: str) -> list[str]:
    """The command of a drawer whose resvg does something else."""
    (folder / "resvg_py.py").write_text(f"import os, socket, time\ndef svg_to_bytes(**given):\n{body}", "utf-8")
    return [*svg._command(100, 1)[:5], str(folder), "100", "1", "512"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX systems")
def test_the_drawer_can_open_no_file_and_no_socket(tmp_path: Path) -> None:
    """Whatever a drawing might talk resvg into."""
    (tmp_path / "secret").write_text("x", "utf-8")
    tries = (
        f"open({str(tmp_path / 'secret')!r})",
        f"open({str(tmp_path / 'new')!r}, 'w')",
        "socket.socket()",
        "os.pipe()",
        "os.listdir('/')",
    )
    body = "".join(
        f"    try:\n        {what}\n        done.append({what!r})\n    except OSError: pass\n" for what in tries
    )
    command = _pretender(tmp_path, f"    done = []\n{body}    return repr(done).encode()\n")
    assert svg._run(command, b"<svg/>") == (0, b"[]")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("    raise ValueError\n", drawer.DAMAGED),
        ("    raise MemoryError\n", drawer.HEAVY),
        ("    time.sleep(60)\n", 1),
        ("    os.abort()\n", None),
    ],
)
def test_every_end_of_the_drawer_has_its_status(tmp_path: Path, body: str, status: int | None) -> None:
    """Asleep, it takes nothing of the processor, and its clock ends it."""
    ended, made = svg._run(_pretender(tmp_path, body), b"<svg/>")
    assert made == b""
    assert ended == status if status is not None else ended not in {0, drawer.CANNOT, drawer.DAMAGED}


def test_where_no_process_can_be_started_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.svg").write_text(LOGO, "utf-8")
    assert svg._run([*svg._command(9, 1)[:5], str(tmp_path), "9", "1", "512"], b"")[0] == drawer.CANNOT
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert [d.variant for d in open_photo(tmp_path, "a.svg").diagnostics] == ["drawing-apart"]
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert [d.variant for d in open_photo(tmp_path, "a.svg").diagnostics] == ["drawing-apart"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("name", "expected"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129), ("SIGKILL", -signal.SIGKILL)]
)
def test_the_drawer_ends_with_its_parent(root: Path, tmp_path: Path, name: str, expected: int) -> None:
    """Whichever signal ends it in the midst of a drawing, the process that draws is gone, and nothing is said."""
    (tmp_path / "slow.svg").write_text(SELECTORS, "utf-8")
    agenda = "conference: {title: 大会, logo: slow.svg}\ntracks: [{title: 甲, talks: [{title: 乙}]}]\n"
    (tmp_path / "a.yaml").write_text(agenda, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "progprint", "check", "a.yaml"],
        cwd=tmp_path, env={"PYTHONPATH": str(root / "src"), "PATH": os.environ["PATH"]}, stderr=subprocess.PIPE,
        preexec_fn=lambda: [signal.signal(one, signal.SIG_DFL) for one in (signal.SIGINT, signal.SIGHUP)],  # noqa: PLW1509  one thread only
    ) as process:  # fmt: skip
        drawers: list[str] = []
        give_up = time.monotonic() + 30
        while not drawers and time.monotonic() < give_up:
            time.sleep(0.02)
            drawers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("utf-8").split()
        time.sleep(0.2)
        process.send_signal(getattr(signal, name))
        _, told = process.communicate(timeout=20)
    assert len(drawers) == 1
    assert (process.returncode, told) == (expected, b"")
    give_up = time.monotonic() + 5
    while _runs(drawers[0]) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert not _runs(drawers[0])


def _runs(number: str) -> bool:
    """Whether there is such a process, one that nobody has buried yet apart."""
    try:
        return Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False
