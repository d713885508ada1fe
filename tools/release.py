"""Builds a release and tries it: the wheel and the source archive, each in a fresh environment, and the notes.

    python tools/release.py            # dist/progprint-*.whl, *.tar.gz, NOTES.md, SHA256SUMS; status 1 if one fails

The notes are the version's part of CHANGELOG.md. Nothing is published. A version whose part still says “unreleased”, and
files that are not committed, do not stop it; both are told.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import versions

ROOT = versions.ROOT
PLACE = ROOT / "dist"
BACKEND = "hatchling>=1.25"
LARGEST = 40_000_000
"""Bytes of a wheel; a larger one has something in it that does not belong there."""


def version() -> str:
    """The version that the program says it has."""
    text = (ROOT / "src/progprint/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise versions.FailedError("no version in src/progprint/__init__.py")
    return found[1]


def notes(changelog: str, number: str) -> str:
    """The part of a changelog on a version, without its heading. Raises FailedError where there is none."""
    parts = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    for part in parts:
        heading, _, text = part.partition("\n")
        if heading.split()[0] == number and text.strip():
            return (
                re.sub(r"\n {2,}(?=[^\s-])", " ", text.strip()) + "\n"
            )  # a page of releases breaks lines where they end
    raise versions.FailedError(f"CHANGELOG.md says nothing of {number}")


def changed() -> bool:
    """Whether the working copy differs from its last commit; not of a copy without git."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return False
    return bool(versions.run(git, "status", "--porcelain", "--untracked-files=no").strip())


def build() -> tuple[Path, Path]:
    """The wheel and the source archive, made by the back end that pyproject.toml names, in an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        versions.run(sys.executable, "-m", "venv", str(place))
        python = str(place / ("Scripts" if os.name == "nt" else "bin") / "python")
        versions.run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", BACKEND)
        shutil.rmtree(PLACE, ignore_errors=True)
        versions.run(python, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel")
    (wheel,), (archive,) = PLACE.glob("*.whl"), PLACE.glob("*.tar.gz")
    if wheel.stat().st_size > LARGEST:
        raise versions.FailedError(f"{wheel.name} is larger than {LARGEST / 1e6:.0f} MB")
    return wheel, archive


def tried(name: str, file: Path) -> None:
    """A fresh environment with a file, in which every command works. Raises FailedError."""
    programs = versions.environment(name, sys.executable, (), source=str(file))
    with tempfile.TemporaryDirectory() as folder:
        versions.smoke(str(programs / "progprint"), Path(folder))
    shutil.rmtree(programs.parent)


def main() -> int:
    """Build, try, write the notes and the checksums."""
    try:
        number = version()
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        text = notes(changelog, number)
        files = build()
        (PLACE / "NOTES.md").write_text(text, encoding="utf-8")
        for file in files:
            tried(f"release-{file.suffix.lstrip('.')}", file)
            print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB, all commands work", flush=True)  # noqa: T201
        sums = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
        (PLACE / "SHA256SUMS").write_text(sums, encoding="utf-8")
    except versions.FailedError as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201
        return 1
    if changed():
        print("built with files that are not committed")  # noqa: T201
    if re.search(rf"^## {re.escape(number)} .*unreleased", changelog, re.MULTILINE):
        print(f"CHANGELOG.md still calls {number} unreleased")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
