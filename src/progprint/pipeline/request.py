"""What is asked of the pipeline, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from progprint.core.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted. Paths are as typed; "" is the project's own or the default.

    ``command`` is pdf, slides or check. ``start`` is the folder that a project is looked for from.
    """

    command: str
    agenda: Path | None = None
    output: str = ""
    layout: str = ""
    purpose: str = "screen"
    template: str = ""
    per: str = ""
    language: str = ""
    trace: str = ""
    tracks: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    strict: bool = False
    dry_run: bool = False
    start: Path = field(default_factory=Path.cwd)
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written (or, in a dry run, would have been)."""

    path: str
    kind: str
    pages: int
    sha256: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Build:
    """What came of a request; without outputs nothing was written."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
