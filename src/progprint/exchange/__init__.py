"""Agendas out of other things and into them. A format is one function and one row in ``FORMATS``.

    bytes ─▶ Imported: plain, ordered data with the agenda's keys ─ source.edit ─▶ agenda YAML

An importer never guesses silently: what it assumes is a note, what it cannot place stays below ``extra:``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from progprint.core.diagnostic import Outcome, Source, error
from progprint.exchange.lines import label_of
from progprint.exchange.page import read_page
from progprint.source.decode import decode
from progprint.source.edit import Plain, to_yaml


@dataclass(frozen=True, slots=True)
class Imported:
    """What an importer found: ``data`` is keyed like an agenda file; ``format`` and ``origin`` say where it is from."""

    data: Mapping[str, Plain]
    format: str
    origin: str

    def yaml(self) -> str:
        """The agenda file."""
        return to_yaml(self.data, f"progprint import {self.origin} --format {self.format}")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read. ``sniff`` tells whether a text is likely of it."""

    name: str
    sniff: Callable[[str], bool]
    read: Callable[[Source], Outcome[dict[str, Plain]]]


def _sniff_page(text: str) -> bool:
    """At least two lines begin with a label that organisers' pages use."""
    kinds = (label_of(line.strip())[0] for line in text.splitlines())
    return sum(kind in {"producer", "anchor", "summary", "takeaways", "talks"} for kind in kinds) > 1


def _read_json(source: Source) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.schedule import read_json

    return read_json(source)


def _read_xml(source: Source) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.schedule import read_xml

    return read_xml(source)


def _read_sessionize(source: Source) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.sessionize import read_sessionize

    return read_sessionize(source)


def _read_opass(source: Source) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.opass import read_opass

    return read_opass(source)


FORMATS = (
    Format("frab-json", lambda text: _json_with(text, "schedule", "conference"), _read_json),
    Format("frab-xml", lambda text: "<schedule" in text[:4000], _read_xml),
    Format("opass", lambda text: _json_with(text, "sessions", "session_types"), _read_opass),
    Format("sessionize", lambda text: _json_with(text, "sessions", "speakers"), _read_sessionize),
    Format("page", _sniff_page, read_page),
)
"""What can be read; the first whose ``sniff`` is content reads a file that is not named."""


def _json_with(text: str, *keys: str) -> bool:
    """Whether a text is a JSON object in which keys occur."""
    return text.lstrip()[:1] == "{" and all(re.search(rf'"{key}"\s*:', text) for key in keys)


def import_agenda(data: bytes, name: str, format_name: str = "auto") -> Outcome[Imported]:
    """Read a file of another format.

    ``name`` is the file's name for messages; the YAML names only its last part. Errors: those of ``source.decode``,
    unknown-format (by name, or variant auto when no format fits), and those of the format.
    """
    source = decode(data, name, markup=True)
    if source.value is None or source.failed:
        return Outcome(None, source.diagnostics)
    text = source.value.text
    found = next((f for f in FORMATS if (f.sniff(text) if format_name == "auto" else f.name == format_name)), None)
    if found is None:
        known = ", ".join(f.name for f in FORMATS)
        variant = "auto" if format_name == "auto" else ""
        return Outcome(None, (error("unknown-format", variant=variant, path=name, format=format_name, known=known),))
    outcome = found.read(source.value)
    diagnostics = (*source.diagnostics, *outcome.diagnostics)
    if outcome.value is None:
        return Outcome(None, diagnostics)
    return Outcome(Imported(outcome.value, found.name, PurePath(name).name), diagnostics)
