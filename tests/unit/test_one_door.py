"""Promise 4: no network, and no file read but those of the project, of the program and of Python itself.

The one process that is started draws an SVG, and only where there is one; what it may do is tested with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

WATCHED = """
import json, os, sys
log = open(sys.argv[1], "a", encoding="utf-8")
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        mode = arguments[2] & os.O_ACCMODE if isinstance(arguments[2], int) else 0
        log.write(json.dumps([event, os.path.realpath(os.fsdecode(arguments[0])), mode]) + chr(10))
    elif event == "subprocess.Popen":
        log.write(json.dumps([event, " ".join(map(str, arguments[1])), 0]) + chr(10))
    elif event.split(".")[0] in ("socket", "urllib", "subprocess", "http", "ftplib", "smtplib", "webbrowser", "ctypes"):
        log.write(json.dumps([event, "", 0]) + chr(10))
    elif event in ("os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn", "exec.file"):
        log.write(json.dumps([event, "", 0]) + chr(10))
sys.addaudithook(watch)
from progprint.__main__ import guarded
status = guarded(sys.argv[2:])
log.flush()
os._exit(status)
"""
HARMLESS = frozenset(("ctypes.dlopen", "ctypes.dlsym", "ctypes.dlsym/handle", "ctypes.cdata", "ctypes.cdata/buffer",
                      "ctypes.addressof", "ctypes.string_at", "ctypes.call_function", "ctypes.create_string_buffer",
                      "ctypes.create_unicode_buffer", "ctypes.get_errno", "ctypes.set_errno", "ctypes.wstring_at",
                      "ctypes.seh_exception", "ctypes.PyObj_FromPtr", "ctypes.memoryview_at"))  # fmt: skip
"""Events of pdfium and HarfBuzz, which are libraries of the program."""

AGENDA = """conference: {title: 大会, logo: logo.png, date: 2026-11-22, timezone: Asia/Shanghai}
people:
  - {name: 于雨, photo: ../secret.png}
tracks:
  - title: 云
    producer: 于雨
    talks:
      - {title: 议题, time: 09:00-10:00, speakers: [于雨]}
"""


@pytest.mark.parametrize("command", [("pdf", "-o", "x.pdf"), ("slides", "-o", "decks"), ("handouts", "-o", "paper"),
                                     ("check",), ("export", "ical", "-o", "x.ics")])  # fmt: skip
@pytest.mark.parametrize("hostile", [False, True])
def test_nothing_else_is_opened(command: tuple[str, ...], hostile: bool, tmp_path: Path, root: Path) -> None:
    """A sound agenda, and one that names a picture outside of its project."""
    _watch(command, hostile, tmp_path, root)


def test_a_drawing_is_drawn_by_our_own_process(tmp_path: Path, root: Path) -> None:
    """And nothing else is started for it, or opened."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><path d="M9 9h99v99z"/></svg>'
    started = _watch(("pdf", "-o", "x.pdf"), False, tmp_path, root, drawing)
    assert [words.split()[1:5] for words in started] == [
        ["-I", "-S", "-B", str(root / "src/progprint/files/drawer.py")]
    ]


PLANTED = 'open({place!r}, "w").close()\nuseA85, pdfComments, pageCompression, documentLang = 0, 1, 0, "xx"\n'
SETTINGS = {
    "RL_invariant": "1", "RL_pdfComments": "1", "RL_pdfMultiLine": "1", "RL_pageCompression": "0", "RL_useA85": "0",
    "RL_wrapA85": "1", "RL_documentLang": "xx", "RL_shapeChecking": "no number", "EVAL_DEBUG": "yes",
}  # fmt: skip


def test_settings_of_a_machine_neither_run_nor_reach_the_bytes(tmp_path: Path, root: Path) -> None:
    """ReportLab would run files of its name in the home folder and on Python's path, and obey variables."""
    (tmp_path / "agenda.yaml").write_text(
        AGENDA.replace("logo: logo.png, ", "").replace(", photo: ../secret.png", ""), "utf-8"
    )
    home, ran = tmp_path / "home", tmp_path / "ran"
    home.mkdir()
    names = ("home/.reportlab_mods", "home/.reportlab_settings", "reportlab_mods.py", "reportlab_settings.py")
    for name in names:
        (tmp_path / name).write_text(PLANTED.format(place=str(ran)), "utf-8")
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("RL_", "PYTHON", "COVERAGE"))}
    written = []
    for extra in ({"PYTHONPATH": str(root / "src")},
                  {"PYTHONPATH": os.pathsep.join((str(root / "src"), str(tmp_path))), "HOME": str(home),
                   "USERPROFILE": str(home), **SETTINGS}):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "progprint", "pdf", "agenda.yaml", "-o", "x.pdf"],
            cwd=tmp_path, env=plain | extra, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        written.append((tmp_path / "x.pdf").read_bytes())
    assert (written[0] == written[1], ran.exists()) == (True, False)


def _watch(command: tuple[str, ...], hostile: bool, tmp_path: Path, root: Path, drawing: str = "") -> list[str]:
    """What is started by a command on an agenda; that nothing else is done is looked at here."""
    project = tmp_path / "project"
    project.mkdir()
    picture = (root / "content/sample/images").glob("*.png")
    (project / "logo.png").write_bytes(drawing.encode() or next(picture).read_bytes())
    (tmp_path / "secret.png").write_bytes((project / "logo.png").read_bytes())
    (project / "progprint.yaml").write_text("agenda: agenda.yaml\n", "utf-8")
    text = AGENDA if hostile else AGENDA.replace(", photo: ../secret.png", "")
    (project / "agenda.yaml").write_text(text, "utf-8")
    log = tmp_path / "log"
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COVERAGE"))}
    named = (
        (*command[:2], "agenda.yaml", *command[2:])
        if command[0] == "export"
        else (command[0], "agenda.yaml", *command[1:])
    )
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, log, *named],
        cwd=project, env=inherited | {"PYTHONPATH": str(root / "src"), "LC_ALL": "C.UTF-8"},
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert any(path.endswith("agenda.yaml") for _, path, _ in events), "the watch saw nothing"
    if hostile and command[0] != "export":
        assert (done.returncode, "path-outside-project" in done.stderr) == (2, True)
    elif not hostile:
        assert done.returncode == 0, done.stderr
    started = [words for event, words, _ in events if event == "subprocess.Popen"]
    usual = {"open", "subprocess.Popen", *HARMLESS} if drawing else {"open", *HARMLESS}
    assert [event for event, _, _ in events if event not in usual] == []
    python = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    allowed = [
        os.path.realpath(str(p))
        for p in (project, *(root / part for part in ("src", "fonts", "layouts", "content")), *python)
    ]
    allowed += [os.path.realpath(p) for p in (sys.executable, "/usr/share/zoneinfo", "/dev/null")]
    outside = {path for event, path, _ in events if event == "open" and not path.startswith(tuple(allowed))}
    assert outside - {os.path.realpath(project.parent / "log")} == set()
    return started
