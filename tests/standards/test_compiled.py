"""The compiled modules of ``make fast`` make the same bytes as their sources, and keep the same laws."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PRODUCTS = (
    ("pdf", "content/agenda.yaml", "-o", "OUT/booklet.pdf"),
    ("pdf", "content/sample", "-o", "OUT/booklet.pdf"),
    ("pdf", "content/sample", "--for", "print", "--layout", "a4", "-o", "OUT/booklet.pdf"),
    ("slides", "content/sample", "-o", "OUT/decks"),
    ("handouts", "content/sample", "-o", "OUT/paper"),
)
TOLD = """import importlib, json, sys
print(json.dumps({name: importlib.import_module(name).__file__ for name in sys.argv[1:]}))"""
LAWS = ("tests/laws", "tests/golden", "tests/unit/typeset", "tests/unit/pdf", "tests/unit/deck")


@pytest.fixture(scope="module")
def compiled(root: Path) -> Path:
    """The Python of the environment with the compiled modules."""
    path = root / ".venv-fast/bin/python"
    if not (root / ".venv-fast/.program").exists():
        message = "there are no compiled modules; make fast makes them"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def _modules(root: Path) -> list[str]:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    listed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["modules"]
    return [name.removesuffix(".py").replace("/", ".") for name in listed]


def _clean() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _made(python: Path, arguments: tuple[str, ...], root: Path, out: Path) -> dict[str, bytes]:
    """What a command writes, by name."""
    out.mkdir()
    words = [word.replace("OUT", str(out)) for word in arguments]
    subprocess.run([python, "-m", "progprint", *words], cwd=root, env=_clean(), check=True, capture_output=True)
    return _files(out)


def test_every_listed_module_is_compiled(root: Path, compiled: Path, tmp_path: Path) -> None:
    """None of them is read from its source."""
    modules = _modules(root)

    told = subprocess.run(
        [compiled, "-c", TOLD, *modules], cwd=tmp_path, env=_clean(), check=True, capture_output=True, text=True
    )

    assert len(modules) > 20
    assert {Path(file).suffix for file in json.loads(told.stdout).values()} <= {".so", ".pyd"}


@pytest.mark.parametrize("arguments", PRODUCTS, ids=" ".join)
def test_the_bytes_are_those_of_the_sources(
    root: Path, compiled: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Whoever compiles gets nothing else."""
    plain = _made(Path(sys.executable), arguments, root, tmp_path / "plain")

    fast = _made(compiled, arguments, root, tmp_path / "fast")

    assert plain
    assert plain == fast


def test_the_laws_hold_for_compiled_modules(root: Path, compiled: Path) -> None:
    """Tests that go deep into the engine pass, with the compiled modules before the sources."""
    site = next((compiled.parents[1] / "lib").glob("python*/site-packages"))
    told = "import progprint.typeset.line as it; assert not it.__file__.endswith('.py'), it.__file__"
    run = ["-o", "pythonpath=. bench", "-q", "-n", "2", "-p", "no:cacheprovider", "-m", "not slow", *LAWS]

    subprocess.run([sys.executable, "-c", told], cwd=root, env=_clean() | {"PYTHONPATH": str(site)}, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *run],
        cwd=root,
        env=_clean() | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "passed" in done.stdout
    assert not done.returncode, done.stdout[-3000:]
