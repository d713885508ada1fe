"""A request to the pipeline, the build that comes back with what stands on its pages, and names that fit its outputs."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from progprint import files
from progprint.changes.units import digest
from progprint.core.diagnostic import Diagnostic, Span, error
from progprint.files import is_stream

if TYPE_CHECKING:
    from progprint.deck.deck import Deck
    from progprint.typeset.frame import Page


class RecordedPiece(NamedTuple):
    """A page, sheet or slide: its name, a digest of what it shows, and its facts: key → place in the agenda."""

    name: str
    digest: str
    facts: Mapping[str, str]


def of_pages(pages: "Sequence[Page]", names: Sequence[str] = ()) -> tuple[RecordedPiece, ...]:
    """The pieces of a PDF, named by their folios unless there are ``names``."""
    from progprint.typeset.dump import shown
    from progprint.typeset.frame import Tag, walk

    made = []
    for number, page in enumerate(pages, 1):
        facts = ((item.key, item.span) for item, _, _ in walk(page.frame) if isinstance(item, Tag))
        name = names[number - 1] if names else page.label or str(number)
        made.append(RecordedPiece(name, digest(shown(page)), _placed(facts)))
    return tuple(made)


def of_slides(deck: "Deck") -> tuple[RecordedPiece, ...]:
    """The pieces of a deck."""
    from progprint.deck.deck import dump_slide

    return tuple(
        RecordedPiece(one.title, digest(dump_slide(one)), _placed([(one.key, one.span)])) for one in deck.slides
    )


def _placed(facts: Iterable[tuple[str, Span | None]]) -> dict[str, str]:
    """Facts that stand in the agenda, each with its line."""
    return {key: span.place.rpartition(":")[0] for key, span in facts if key and span is not None}


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
    per_file: str = ""
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

    @property
    def is_whole(self) -> bool:
        """Whether the whole agenda is asked for."""
        return not (self.tracks or self.talks or self.days or self.rooms)

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


# -- names of outputs that do not fit what is written: a booklet called agenda.yaml, a folder called decks.pdf

SUFFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pdf": (".pdf",),
        "slides": (".pptx",),
        "slides-pdf": (".pdf",),
        "handouts": (),
        "signage": (),
        "folder": (),
        "trace": (".jsonl", ".ndjson", ".json", ".txt", ".log"),
        "script": (".md", ".markdown", ".txt"),
        "agenda": (".yaml", ".yml"),
    }
)
"""Suffixes that fit a kind of output, the usual one first; a kind without any is a folder of files."""
FOLDERS = ("slides", "slides-pdf", "handouts", "signage", "folder")
"""Kinds of which a name without a suffix is a folder."""
_STEMS = {"pdf": "booklet", "trace": "trace", "script": "script"}
"""How a file of a kind is called, to be shown where only a folder was named."""
_OTHERS = (".ppt", ".potx", ".odp", ".key", ".doc", ".docx", ".xls", ".html", ".zip", ".png", ".jpg", ".jpeg", ".svg", ".ttf",
           ".otf", ".icc")  # fmt: skip
_NO_NAMES = ("", "..")
"""What ``.``, ``/`` and ``..`` leave for the name of a file."""


def _exports() -> dict[str, tuple[str, ...]]:
    """The suffixes of the formats that an agenda is exported to."""
    from progprint.exchange.formats import EXPORTS

    return {name: one.suffixes for name, one in EXPORTS.items()}


def _means_something(suffix: str) -> bool:
    """Whether a suffix means a certain kind of file; any other one may be a part of a name, as in giac-2026.7."""
    kinds = (*SUFFIXES.values(), _OTHERS, *_exports().values())
    return any(suffix in suffixes for suffixes in kinds)


def misfit(kind: str, name: str) -> Diagnostic | None:
    """The fault of the name of an output of a kind: that of another kind, or of a folder. Error: output-suffix."""
    suffixes = SUFFIXES if kind in SUFFIXES else _exports()
    if name and kind not in FOLDERS and (name.endswith(("/", os.sep)) or PurePath(name).name in _NO_NAMES):
        usual = _STEMS.get(kind, "agenda") + suffixes.get(kind, ("",))[0]
        return error("output-suffix", None, "file", path=name, like=os.path.join(name, usual))  # noqa: PTH118  as typed
    suffix = PurePath(name).suffix.lower()
    fitting = suffixes.get(kind, (suffix,))
    if not suffix or suffix in fitting or (kind in FOLDERS and files.is_folder(Path(name))):
        return None
    if not _means_something(suffix):
        return None
    bare = str(PurePath(name).with_suffix(""))
    variant = ("either" if fitting else "folder") if kind in FOLDERS else ""
    return error("output-suffix", None, variant, path=name, like=bare + (fitting or ("",))[0], folder=bare)


def misfits(request: Request) -> Iterator[Diagnostic]:
    """The outputs of a request whose names do not fit."""
    kind = "slides-pdf" if request.command == "slides" and request.paged else request.command
    named = ((kind, request.output), ("trace", request.trace), ("script", request.script))
    yield from filter(None, (misfit(kind, name) for kind, name in named))
