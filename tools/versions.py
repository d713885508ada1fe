"""Tries the program in fresh environments: the lowest versions that pyproject.toml allows, and every Python that is here.

    python tools/versions.py                # environments in .venv-versions, a line for each, status 1 if one fails
    python tools/versions.py dist/*.whl     # the same with what a release has built, in the place of these sources

The lowest versions are installed on the lowest Python, since their wheels end with the Pythons of their time; every newer
Python gets the newest. A Python that is not here is named, so that a short list is seen.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".venv-versions"
PYTHONS = tuple(f"3.{minor}" for minor in range(11, 16))
_BOUND = re.compile(r"([A-Za-z0-9_.-]+)>=([0-9.]+)")


class FailedError(Exception):
    """A command that did not do what it should, with the end of what it said."""


def lowest() -> list[str]:
    """The lower bound of every dependency, as a requirement of just that version."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = [_BOUND.fullmatch(one) for one in settings["project"]["dependencies"]]
    if None in found:
        raise SystemExit("every dependency needs a lower bound and nothing else")
    return [f"{one[1]}=={one[2]}" for one in found if one]


def interpreter(version: str) -> str:
    """The Python of a version that runs, on the PATH or where pyenv keeps them, "" if there is none."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for path in (shutil.which(f"python{version}"), *sorted(kept.glob(f"{version}.*/bin/python"))):
        if path and not subprocess.run([path, "-c", ""], check=False, capture_output=True).returncode:  # noqa: S603
            return str(path)
    return ""


def run(*command: str, folder: Path = ROOT) -> str:
    """What a command prints. Raises FailedError."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, timeout=600)  # noqa: S603
    if done.returncode:
        raise FailedError(f"{' '.join(command[:3])}: status {done.returncode}\n{(done.stdout + done.stderr)[-1500:]}")
    return done.stdout


def environment(name: str, python: str, pins: Sequence[str], source: str = str(ROOT)) -> Path:
    """A fresh environment with the program as a wheel would bring it; its folder of programs. ``source`` is what pip takes."""
    place = PLACE / name
    shutil.rmtree(place, ignore_errors=True)
    run(python, "-m", "venv", "--without-pip", str(place))
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    run(sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--quiet", source, *pins)
    return programs


def smoke(program: str, folder: Path) -> None:
    """Every library does its work once: the command line, YAML, fonts, pictures, tables, PDF, slides, calendars."""
    project = folder / "project"
    run(program, "--version", folder=folder)
    run(program, "--help")
    if "OFL-1.1" not in run(program, "info", "--licences", folder=folder):
        raise FailedError("the licences of the fonts are not told")
    run(program, "pdf", "--help")
    run(program, "init", str(project), "--template", "conference", folder=folder)
    (project / "images/logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', encoding="utf-8"
    )
    _replace(project / "0-conference.yaml", "images/logo.png", "images/logo.svg")
    for command in (
        ["check"],
        ["pdf", "-o", "booklet.pdf"],
        ["pdf", "--for", "print", "--lang", "en", "-o", "print.pdf"],
        ["slides", "-o", "decks"],
        ["handouts", "-o", "handouts"],
        ["export", "xlsx", "-o", "table.xlsx"],
        ["export", "ical", "-o", "calendar.ics"],
        ["import", "table.xlsx", "-o", "../imported.yaml"],
        ["template", "new", "-o", "own"],
        ["slides", "--template", "own/deck.yaml", "--track", "frontend", "-o", "own-decks"],
        ["slides", "--track", "frontend", "--pdf", "slides", "-o", "deck.pdf"],
    ):
        run(program, *command, folder=project)
    for name in (
        "booklet.pdf",
        "print.pdf",
        "decks",
        "handouts",
        "table.xlsx",
        "calendar.ics",
        "own-decks",
        "deck.pdf",
    ):
        if not (project / name).exists():
            raise FailedError(f"{name} was not written")
    _previewed(program, project)


def _previewed(program: str, project: Path) -> None:
    """The preview starts and follows: it prints its address when the first pages are there."""
    words = [program, "preview", "--no-open", "--port", "0"]
    with subprocess.Popen(words, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        line = server.stdout.readline() if server.stdout is not None else ""
        server.terminate()
        _, said = server.communicate(timeout=60)
    if "http://127.0.0.1" not in line:
        raise FailedError(f"preview: {line}{said[-1500:]}")


def _replace(path: Path, old: str, new: str) -> None:
    """Put other words into a file of a project; they must stand there."""
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise FailedError(f"{old} is not in {path.name}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def tries() -> Iterator[tuple[str, str, list[str]]]:
    """Name, interpreter and pins of each environment."""
    here = {version: python for version in PYTHONS if (python := interpreter(version))}
    absent = [version for version in PYTHONS if version not in here]
    if absent:
        print(f"not here: Python {', '.join(absent)}")  # noqa: T201
    for n, (version, python) in enumerate(here.items()):
        if n == 0:
            yield f"{version}-lowest", python, lowest()
        yield f"{version}-newest", python, []


def main() -> int:
    """Try all; what fails does not stop the others."""
    failed = tried = 0
    source = str(Path(sys.argv[1]).resolve()) if sys.argv[1:] else str(ROOT)
    for name, python, pins in tries():
        tried += 1
        with tempfile.TemporaryDirectory() as folder:
            try:
                smoke(str(environment(name, python, pins, source) / "progprint"), Path(folder))
                print(f"{name}: all commands work", flush=True)  # noqa: T201
            except FailedError as trouble:
                failed += 1
                print(f"{name}: {trouble}", flush=True)  # noqa: T201
    return 1 if failed or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
