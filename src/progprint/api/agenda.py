"""An agenda as a Python program has it: read once, frozen, and ready to make files of."""

import csv
import datetime
import errno
import io
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from progprint import files, project
from progprint.agenda.programme import Agenda as Programme
from progprint.agenda.programme import Person, Room, Talk, Track
from progprint.api.findings import VALUES, Finding, language_of, refusal, told
from progprint.core.diagnostic import Diagnostic
from progprint.pipeline.job import Findings, StopError
from progprint.source.edit import Plain, to_yaml

Source = str | os.PathLike[str] | bytes | Mapping[str, Any]
"""A path, the YAML itself, or plain values."""
TEXT = "<text>"
"""The name of an agenda that is YAML and no file, as messages have it."""


class Agenda:
    """A conference as ``progprint.load`` read it. It never changes, whatever becomes of its file.

    ``tracks``, ``talks``, ``sessions``, ``people`` and ``rooms`` hold the objects of the programme. Their texts know their place
    in the file: ``str(talk.title)`` is the words, ``talk.title.span.line`` their line.
    """

    __slots__ = ("_given", "_language", "_path", "_programme", "diagnostics")

    def __init__(
        self,
        programme: Programme,
        found: Sequence[Diagnostic],
        given: Sequence[tuple[str, bytes]],
        path: Path,
        language: str,
    ) -> None:
        self._programme: Final = programme
        self._given: Final = tuple(given)
        self._path: Final = path
        self._language: Final = language
        self.diagnostics: Final[tuple[Finding, ...]] = told(found, language)

    @property
    def title(self) -> str:
        """The title of the conference, "" if it has none."""
        return str(self._programme.conference.title or "")

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """The days of the conference."""
        return self._programme.conference.days

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks in the order of the programme, each with its talks."""
        return self._programme.tracks

    @property
    def talks(self) -> tuple[Talk, ...]:
        """All talks of all tracks."""
        return self._programme.talks

    @property
    def sessions(self) -> tuple[Talk, ...]:
        """The items outside of any track: openings, breaks."""
        return self._programme.sessions

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who is named, each once."""
        return self._programme.people

    @property
    def rooms(self) -> tuple[Room, ...]:
        """The rooms."""
        return self._programme.rooms

    @property
    def language(self) -> str:
        """The language of the sentences of findings."""
        return self._language

    @property
    def path(self) -> Path:
        """The file or folder that it comes from, or that it would be if it was one."""
        return self._path

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """The YAML that was read, each file with its name."""
        return self._given

    def __repr__(self) -> str:
        return f"<progprint.Agenda {self.title!r}, {len(self.tracks)} tracks, {len(self.talks)} talks>"

    def __reduce__(self) -> tuple[Callable[..., "Agenda"], tuple[object, ...]]:
        return _read, (self._given, self._path, self._language)


def load(source: Source, *, folder: str | os.PathLike[str] | None = None, language: str = "en") -> Agenda:
    """The agenda of a file or folder, of YAML, or of plain values.

    Args:
        source: a path; YAML as bytes, or as a str of several lines; or a mapping of values keyed like an agenda file.
        folder: where the photos and pages of YAML or values lie, and from where up a ``progprint.yaml`` is looked for; by
            default the working folder. A path brings its own.
        language: "en" or "zh", for the sentences of whatever is found, here and in what is made of the agenda.

    Raises:
        AgendaError: it has an error; ``diagnostics`` tells all that was found.
        FileNotFoundError: there is no such file or folder.
        TypeError: the source, or one of its values, is of another type.
    """
    language_of(language)
    match source:
        case bytes() | bytearray():
            return _read(((TEXT, bytes(source)),), _inside(folder, TEXT), language)
        case Mapping():
            return _read(((VALUES, written(source).encode()),), _inside(folder, VALUES), language)
        case str() if "\n" in source:
            return _read(((TEXT, source.encode(errors="surrogatepass")),), _inside(folder, TEXT), language)
        case str() | os.PathLike():
            if folder is not None:
                raise TypeError("folder is for YAML and values; a path brings its own")
            return _of_path(Path(source), language)
    raise TypeError(f"an agenda is a path, YAML or a mapping, not {type(source).__name__}")


def _inside(folder: str | os.PathLike[str] | None, name: str) -> Path:
    """The place that an agenda would have in a folder."""
    home = Path(folder or ".").absolute()
    if not home.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    return home / name


def _of_path(path: Path, language: str) -> Agenda:
    from progprint.pipeline.stages import read_files

    if not files.is_there(path):
        missing = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        if ": " in str(path):
            missing.add_note("a str of one line is a path; give YAML of one line as bytes")
        raise missing
    at = path.absolute() if files.is_stream(path) else path
    home = at if files.is_folder(at) else at.parent
    named = read_files(project.Project(project.root_of(home), at))
    if named.value is None:
        raise refusal(named.diagnostics, language)
    return _read(named.value, path.absolute(), language)


def _read(given: Sequence[tuple[str, bytes]], path: Path, language: str) -> Agenda:
    """The agenda of files that were read already. Raises AgendaError."""
    from progprint.agenda.load import load as loaded
    from progprint.pipeline.silences import silences_of

    findings = Findings(strict=False)
    try:
        place = findings.take(project.find_agenda(path, Path.cwd()))
        findings.silences = silences_of(given, place)
        programme = findings.take(loaded(given))
        findings.gate()
    except StopError:
        raise refusal(findings.reported, language) from None
    return Agenda(programme, findings.reported, given, path, language)


def written(values: Mapping[str, Any]) -> str:
    """The YAML of an agenda's values.

    Texts, numbers, truth values, dates, times of day, lists and mappings are taken; None stands for nothing. Raises TypeError for
    any other value and names its place.
    """
    return to_yaml(_mapping(values, ""))


def table(rows: Iterable[object], place: str) -> bytes:
    """Mappings as a table in CSV, a row for each and a column for each key. Raises TypeError for what is no cell."""
    plain = [_mapping(row, f"{place}[{n}]") if isinstance(row, Mapping) else _no_row(row, n, place)
             for n, row in enumerate(rows)]  # fmt: skip
    for n, row in enumerate(plain):
        odd = next((key for key, cell in row.items() if not isinstance(cell, str)), None)
        if odd is not None:
            raise TypeError(f"{place}[{n}].{odd} is a list or mapping, which no table holds")
    heads = dict.fromkeys(key for row in plain for key in row)
    written = io.StringIO()
    csv.writer(written).writerows([heads, *([row.get(head, "") for head in heads] for row in plain)])
    return written.getvalue().encode()


def _no_row(value: object, number: int, place: str) -> dict[str, Plain]:
    raise TypeError(f"{place}[{number}] is {type(value).__name__}, not a mapping")


def _mapping(values: Mapping[Any, Any], place: str) -> dict[str, Plain]:
    made = {}
    for key, value in values.items():
        if not isinstance(key, str):
            raise TypeError(f"a key of {place or 'the agenda'} is {type(key).__name__}, not str: {key!r}")
        if value is not None:
            made[key] = _plain(value, f"{place}.{key}" if place else key)
    return made


def _plain(value: Any, place: str) -> Plain:
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case datetime.time():
            return value.isoformat("minutes")
        case datetime.date() if not isinstance(value, datetime.datetime):
            return value.isoformat()
        case Mapping():
            return _mapping(value, place)
        case Sequence() if not isinstance(value, bytes | bytearray):
            return [_plain(one, f"{place}[{n}]") for n, one in enumerate(value) if one is not None]
    raise TypeError(f"{place} is {type(value).__name__}, which no agenda holds")
