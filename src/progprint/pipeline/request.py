"""A request to the pipeline, and the build that comes back."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic
from progprint.files import is_stream
from progprint.pipeline.record import RecordedPiece


class Request(NamedTuple):
    """A request for outputs. Paths are as typed; "" is the project's own or the default.

    ``command`` is pdf, slides or check. ``edition`` "short" leaves summaries out. ``start`` is the folder that a project is
    looked for from, by default the working folder. ``record`` asks for what stands on each page, sheet and slide, ``paged`` for
    slides as pages: slides, 2up, 4up, 8up or notes, ``jobs`` for a number of processes, ``executor`` for other machines, by
    their address. ``inside`` is set where all this comes out of settings: the folder of the project, which nothing that is
    named may leave. ``given`` are the files of the agenda with their names, where they were read already; then ``agenda``
    only says where they belong. ``lists`` are tables of registrations by their field, where they are no files.
    """

    command: str
    agenda: Path | None = None
    output: str = ""
    layout: str = ""
    purpose: str = "screen"
    template: str = ""
    per: str = ""
    aspect: str = ""
    parts: str = ""
    language: str = ""
    theme: str = ""
    edition: str = ""
    trace: str = ""
    standard: str = ""
    icc: str = ""
    marks: bool = False
    ticket: bool = False
    spine: str = ""
    impose: str = ""
    signature: str = ""
    paper: str = ""
    thickness: str = ""
    flip: str = ""
    script: str = ""
    paged: str = ""
    fresh: bool = False
    jobs: str = ""
    executor: str = ""
    tracks: Sequence[str] = ()
    talks: Sequence[str] = ()
    days: Sequence[str] = ()
    rooms: Sequence[str] = ()
    kinds: Sequence[str] = ()
    people: str = ""
    older: str = ""
    one_file_each: bool = False
    strict: bool = False
    dry_run: bool = False
    record: bool = False
    start: Path | None = None
    inside: Path | None = None
    given: Sequence[tuple[str, bytes]] = ()
    lists: Sequence[tuple[str, bytes]] = ()
    environment: Mapping[str, str] = MappingProxyType({})

    @property
    def streams(self) -> bool:
        """Whether the output goes to standard output; then it is one file."""
        return is_stream(self.output)

    def single(self, *suffixes: str) -> bool:
        """Whether the output is one file with one of these suffixes, and not a folder of files."""
        return self.streams or self.output.lower().endswith(suffixes)

    def free(self, field: str) -> bool:
        """Whether a path is one of the command line's, which may name any file."""
        return self.inside is None and bool(getattr(self, field))


class Output(NamedTuple):
    """A file that was written (or, in a dry run, would have been)."""

    path: str
    kind: str
    pages: int
    sha256: str
    seconds: float


class Build(NamedTuple):
    """The result of a request; without outputs nothing was written. ``records`` holds the pieces of each output.

    ``silenced`` are the findings that the agenda or its project says are meant. ``read`` names the files of the agenda, and
    ``size`` is the number of tracks and talks in them, where all of it was understood.
    """

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    records: tuple[tuple[RecordedPiece, ...], ...] = ()
    silenced: tuple[Diagnostic, ...] = ()
    read: tuple[str, ...] = ()
    size: tuple[int, int] = (0, 0)
