"""Places of things: the project's folder, which agenda is meant, what ships with progprint, and the date of a document.

    progprint.yaml    found by walking up from the agenda (or the working folder): its folder is the project
      agenda: …       the file or folder that is read when none is named; without the key content/agenda.yaml

Without ``progprint.yaml`` the project is the folder that holds the agenda. Nothing outside the project is read for an
agenda.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from collections.abc import Mapping as Map
from pathlib import Path
from typing import NamedTuple

from progprint import files
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error
from progprint.source.kinds import ANYTHING, Field, Form, line, one_or_many, table_of
from progprint.source.node import Mapping, Node, Scalar, Sequence

SETTINGS = "progprint.yaml"
DEFAULT_AGENDA = "content/agenda.yaml"
_KEYS = (
    Field("agenda", line(), (), "The agenda: a file, or a folder of YAML files", "议程：文件，或放 YAML 文件的文件夹"),
    Field("layout", line(), (), "The look of the booklet: a name or a file", "手册的版式：名称或文件"),
    Field(
        "theme", line(), (), "Colours and faces over the look: a name or a file", "叠加在版式上的颜色与字体：名称或文件"
    ),
    Field("edition", line(), (), "short leaves summaries out", "short 不含概要"),
    Field("template", line(), (), "The deck look: a name, or a .pptx", "幻灯片模板：名称或 .pptx 文件"),
    Field("aspect", line(), (), "The shape of the slides, as 16:9", "幻灯片的形状，如 16:9"),
    Field("per", line(), (), "A deck for each …", "幻灯片按此分份"),
    Field("parts", line(), (), "Which slides a talk gets", "每场用哪些幻灯片"),
    Field("language", line(), (), "Language of texts and fixed words", "文字与固定用语的语言"),
    Field("fonts", line(), (), "The folder of your own fonts", "自备字体所在的文件夹"),
    Field("standard", line(), (), "The standard that a PDF keeps", "PDF 遵循的标准"),
    Field("icc", line(), (), "CMYK profile of the print shop", "印厂的 CMYK 特性文件"),
    Field("condition", line(), (), "What the profile is called", "特性文件所述印刷条件的名称"),
    Field("ticket", table_of(line()), (), "Rows of the job ticket", "印刷工单上的各项"),
    Field("outputs", ANYTHING, (), "What build makes", "build 要生成的输出"),
    Field("ignore", one_or_many(line()), (), "Codes of warnings that are meant", "确属有意、不必再提的诊断代码"),
    Field("terms", one_or_many(line()), (), "Words that titles never part", "标题里不拆开的词"),
)
KEYS = Form("settings", _KEYS)
"""What ``progprint.yaml`` may hold; ``outputs`` are read by the stage that makes them."""
NAMED = ("layout", "theme", "template")
"""Settings that are a name, or a path where they look like one."""
FILES = ("icc", "people", "from")
"""Settings, of the project or of one output, that are always a path."""
READ, WRITTEN = ("agenda", "fonts", *FILES, *NAMED), ("output", "script", "trace")
"""Settings, of the project or of one output, that name what is read and what is written."""
_FILES = (".yaml", ".yml", ".pptx", ".potx")

_EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_LATEST = datetime.datetime(2107, 12, 31, tzinfo=datetime.UTC)


class Project(NamedTuple):
    """A project: its folder, the agenda to read (a file or a folder of YAML), and its settings as they were typed.

    ``agenda`` is the path as it is printed in messages: as given, else relative to the working folder. ``opened`` are
    folders of looks that the command line names, which is free to name any.
    """

    root: Path
    agenda: Path
    settings: Mapping | None = None
    opened: tuple[Path, ...] = ()

    @property
    def base(self) -> Path:
        """The folder that the agenda's own paths (photos, pages) are relative to."""
        return self.agenda if files.is_folder(self.agenda) else self.agenda.parent

    def setting(self, key: str) -> str:
        """A one-line setting as typed, "" if there is none; a path to a look or a profile as it is from here."""
        value = self.settings.get(key) if self.settings else None
        typed = value.text.strip() if isinstance(value, Scalar) else ""
        return self.below(typed) if typed and (key in FILES or (key in NAMED and is_path(typed))) else typed

    def below(self, path: str) -> str:
        """A path that settings name, which begins at the project's folder, as it is from here."""
        return os.path.relpath(self.root / path)

    def opening(self, *named: str) -> Project:
        """The project with the folders open in which looks lie that the command line names by path."""
        paths = [Path(name) for name in named if is_path(name)]
        folders = [folder for path in paths for folder in (path.parent, Path(os.path.realpath(path)).parent)]
        return self._replace(opened=(*self.opened, *folders))

    def read(self, path: Path) -> Outcome[bytes]:
        """The bytes of a look, a template or the like: in the project, shipped, or opened by the command line.

        Errors, none of them with a place: path-outside-project, and those of ``files.read_source``.
        """
        return files.read_confined(path, self.readable)

    @property
    def readable(self) -> tuple[Path, ...]:
        """The folders that looks, templates and fonts are read from, links followed."""
        return (self.root, shipped_folder("layouts"), shipped_folder("fonts"), *self.opened)

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that titles of this project never part, beside those that ship."""
        value = self.settings.get("terms") if self.settings else None
        items = value.items if isinstance(value, Sequence) else (value,)
        return tuple(one.text.strip() for one in items if isinstance(one, Scalar) and one.text.strip())

    def entries(self, key: str) -> list[tuple[str, str]]:
        """A setting of several one-line entries as typed, [] if there is none."""
        value = self.settings.get(key) if self.settings else None
        rows = value.entries if isinstance(value, Mapping) else ()
        return [(name.text, one.text.strip()) for name, one in rows if isinstance(one, Scalar)]


def is_path(name: str) -> bool:
    """Whether the name of a look is a path: it has a separator, or the suffix of a file of looks."""
    return "/" in name or "\\" in name or name.lower().endswith(_FILES)


def find_agenda(argument: Path | None, start: Path) -> Outcome[Project]:
    """The project that an AGENDA argument means, or, without one, the one that the folder ``start`` lies in.

    The agenda itself is not read here. Errors: missing-file (variant no-agenda when nothing is named and nothing is
    found), path-outside-project, and those of ``progprint.yaml``.
    """
    if argument is not None:
        home = argument if files.is_folder(argument) else argument.parent
        found = _settings_above(home)
        if found is None:
            return Outcome(Project(home, argument))
        settings, trouble = _read_settings(found, start)
        return Outcome(Project(found.parent, argument, settings) if settings else None, trouble)
    found = _settings_above(start)
    if found is not None:
        return _own_agenda(found, start)
    agenda = start / DEFAULT_AGENDA
    if not files.is_there(agenda):
        return Outcome(None, (error("missing-file", variant="no-agenda", path=DEFAULT_AGENDA),))
    if not files.is_inside(agenda, (start,)):
        return Outcome(None, (error("path-outside-project", path=DEFAULT_AGENDA),))
    return Outcome(Project(start, Path(DEFAULT_AGENDA) if start == Path.cwd() else agenda))


def root_of(folder: Path) -> Path:
    """The folder of the project that a folder lies in, else that folder."""
    found = _settings_above(folder)
    return found.parent if found else folder


def shipped_folder(name: str) -> Path:
    """A folder that ships with progprint (``fonts``, ``layouts``, ``content``).

    In a wheel it lies inside the package, in an editable install in the root of the repository.
    """
    package = Path(__file__).resolve().parent
    shipped = package / "_shipped"
    return (shipped if shipped.is_dir() else package.parents[1]) / name


def document_date(first_day: datetime.date | None, environment: Map[str, str]) -> Outcome[datetime.datetime]:
    """The date that goes into files: SOURCE_DATE_EPOCH, else the agenda's first day, else 1 January 1980; in UTC.

    It never is the clock's, and it is kept to the years that a zip archive can hold (1980 to 2107). Error:
    bad-source-date (the specification of SOURCE_DATE_EPOCH asks to stop at a malformed value).
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            date = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        except (ValueError, OverflowError, OSError):
            return Outcome(None, (error("bad-source-date", text=epoch[:40]),))
    elif first_day is not None:
        date = datetime.datetime(first_day.year, first_day.month, first_day.day, tzinfo=datetime.UTC)
    else:
        date = _EARLIEST
    return Outcome(min(max(date, _EARLIEST), _LATEST))


def _settings_above(folder: Path) -> Path | None:
    """The nearest ``progprint.yaml`` in a folder or above it; not one that somebody else has put into a folder of all."""
    absolute = folder.absolute()
    homes = (place for place in (absolute, *absolute.parents) if files.is_file(place / SETTINGS))
    return next((place / SETTINGS for place in homes if not files.is_planted(place / SETTINGS)), None)


def _own_agenda(found: Path, start: Path) -> Outcome[Project]:
    """The agenda that a project names for itself."""
    settings, trouble = _read_settings(found, start)
    if settings is None:
        return Outcome(None, trouble)
    value = settings.get("agenda")
    typed = value.text.strip() if isinstance(value, Scalar) else ""
    agenda = found.parent / (typed or DEFAULT_AGENDA)
    if not files.is_inside(agenda, (found.parent,)):
        span = value.span if value else None
        return Outcome(None, (*trouble, error("path-outside-project", span, path=typed or DEFAULT_AGENDA)))
    if not files.is_there(agenda):
        span = value.span if value else None
        return Outcome(None, (*trouble, error("missing-file", span, path=typed or DEFAULT_AGENDA)))
    return Outcome(Project(found.parent, _shown(agenda, start), settings), trouble)


def _read_settings(found: Path, start: Path) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """The mapping in ``progprint.yaml``, refused whole if a key is unknown."""
    from progprint.source.read import read

    shown = _shown(found, start)
    source = files.read_source(shown)
    if source.value is None:
        return None, tuple(source.diagnostics)
    outcome = read(source.value, shown.as_posix())
    node = outcome.value
    if outcome.failed or node is None:
        return None, tuple(outcome.diagnostics)
    wrong = [*_wrong_settings(node), *_leading_outside(node, found.parent)]
    good = node if isinstance(node, Mapping) and not wrong else None
    return good, (*outcome.diagnostics, *wrong)


def _wrong_settings(node: Node) -> tuple[Diagnostic, ...]:
    """What ``progprint.yaml`` may not hold."""
    from progprint.source.forms import parse

    if not isinstance(node, Mapping):
        return (error("wrong-type", node.span, "mapping", key=SETTINGS),)
    return tuple(d for d in parse(node, KEYS).diagnostics if d.severity is Severity.ERROR)


def _leading_outside(node: Node, root: Path) -> Iterator[Diagnostic]:
    """Every path that settings name, of the project or of an output of its list, which does not stay in the project."""
    for key, value in node.entries if isinstance(node, Mapping) else ():
        if key.text == "outputs" and isinstance(value, Sequence):
            for item in value.items:
                yield from _leading_outside(item, root)
        elif isinstance(value, Scalar) and value.text.strip() and (key.text not in NAMED or is_path(value.text)):
            variant = "write" if key.text in WRITTEN else ""
            wrong = (
                files.leads_outside(root, value.text.strip(), value.span, variant)
                if key.text in (*READ, *WRITTEN)
                else None
            )
            if wrong is not None:
                yield wrong


def _shown(path: Path, start: Path) -> Path:
    """The path as a person standing in ``start`` would type it; absolute only when ``start`` is not where they are."""
    return Path(os.path.relpath(path, start)) if start.absolute() == Path.cwd() else path
