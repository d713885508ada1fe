"""Names of outputs that do not fit what is written: a booklet called agenda.yaml, a folder called decks.pdf."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.diagnostic import Diagnostic, error

if TYPE_CHECKING:
    from progprint.pipeline.request import Request

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
    from progprint.exchange.exports import EXPORTS

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
