"""Who is compared: ours and the peers, each as a command that makes OUT from AGENDA in a process of its own."""

from __future__ import annotations

import contextlib
import importlib.metadata
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent
BOOKLET, DECKS = "booklet", "decks"


class Engine(NamedTuple):
    """A row of the table. ``command`` has AGENDA and OUT where the files stand; ``most`` is the largest N it is run on."""

    name: str
    product: str
    package: str
    command: tuple[str, ...]
    most: int = sys.maxsize

    @property
    def ours(self) -> bool:
        """Whether the peers of the same product are measured against it."""
        return self.name in {"progprint pdf", "progprint slides"}

    def argv(self, agenda: Path, folder: Path) -> list[str]:
        """The command with its files."""
        return [{"AGENDA": str(agenda), "OUT": str(self.out(folder))}.get(word, word) for word in self.command]

    def out(self, folder: Path) -> Path:
        """What it makes in a folder of its own: a PDF, or a folder of decks."""
        return folder / ("out.pdf" if self.product == BOOKLET else "decks")


def engines(program: str, weasyprint_up_to: int) -> tuple[Engine, ...]:
    """All rows; ``program`` is progprint's own command."""
    wide = ("--layout", str(BENCH / "full-measure.yaml"))
    ours = _ours(program, "pdf")
    return (
        Engine("progprint pdf", BOOKLET, "progprint", ours),
        Engine("progprint pdf, full measure", BOOKLET, "progprint", (*ours, *wide)),
        Engine("Typst", BOOKLET, "typst", _peer("typst_booklet")),
        Engine("Typst, untagged", BOOKLET, "typst", (*_peer("typst_booklet"), "--untagged")),
        Engine("ReportLab platypus", BOOKLET, "reportlab", _peer("reportlab_booklet")),
        Engine("WeasyPrint", BOOKLET, "weasyprint", _peer("weasyprint_booklet"), weasyprint_up_to),
        Engine("progprint slides", DECKS, "progprint", _ours(program, "slides")),
        Engine("python-pptx", DECKS, "python-pptx", _peer("pptx_decks")),
    )


def _ours(command: str, product: str) -> tuple[str, ...]:
    return (command, product, "AGENDA", "-o", "OUT", "--quiet")


def _peer(name: str) -> tuple[str, ...]:
    return (sys.executable, str(BENCH / f"peers/{name}.py"), "AGENDA", "OUT")


def versions(program: str, rows: tuple[Engine, ...]) -> dict[str, str]:
    """The version of every package that is there."""
    told = _said([program, "--version"]).split()
    if not told:
        sys.exit(f"{program} does not run")
    found = {"progprint": told[-1]}
    for package in dict.fromkeys(row.package for row in rows if row.package not in found):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found[package] = importlib.metadata.version(package)
    if "weasyprint" in found:
        there = "from weasyprint.text.ffi import harfbuzz_subset as there; print(there is not None)"
        cuts = {"True": "HarfBuzz", "False": "Python, as libharfbuzz-subset is missing"}
        found["weasyprint"] += f" (fonts cut by {cuts.get(_said([sys.executable, '-W', 'ignore', '-c', there]), '?')})"
    return found


def _said(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
