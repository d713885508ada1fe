"""Imports as the agenda's own reader takes them: what it would refuse is kept below ``extra`` and named.

    data ─ to_yaml ─▶ YAML ─ agenda.load ─▶ errors ─▶ edits: moved below extra · renamed · shortened ─▶ data ─ once more

No importer has to know what an agenda may hold: whatever it makes, the file that is written can be read by the next command.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.agenda.entries import AGENDA
from progprint.agenda.load import load_text
from progprint.agenda.zones import meant_zone
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, Source, Span, error, warning
from progprint.exchange.merging.data import Record, at_path, record, records
from progprint.exchange.values import free
from progprint.files import path_trouble
from progprint.source.canonical import Data, kind_at, path_at
from progprint.source.edit import MAX_KEY, Plain, to_yaml
from progprint.source.read import read
from progprint.source.spanedit import Edit, Path, applied

_ROUNDS = 12
"""A value may hide another that is refused; each round moves all that are seen."""

_DEEPEST = 40
"""Levels that are written out; what lies deeper becomes one text, well before the reader's 64."""
_LONGEST_KEY = 200
"""Characters that are left of a key that was too long."""
_LONGEST_NAME = 200
"""Characters that are left of a title or name that was too long."""

_PICTURES = frozenset(("photo", "logo", "map"))
_REQUIRED = frozenset(("missing-key", "empty-title", "empty-name"))
_SHOWN = 60


class _Found(NamedTuple):
    """Something that the reader refuses: why, where in the data, and among what in the programme."""

    code: str
    path: Path
    trail: tuple[tuple[str, str], ...] = ()


def checked(data: Mapping[str, Plain], name: str, source: Source | None = None) -> Outcome[Mapping[str, Plain]]:
    """The data of an import without anything that the agenda's reader refuses; the same if it refuses nothing.

    ``name`` is that of the imported file, ``source`` its text, if it is one: findings then have their place in it.
    Warnings: import-moved (variants item, renamed, zone, cut, depth). Error: import-unreadable.
    """
    told: list[Diagnostic] = []
    work = record(_plain(data, 0, told))
    changed = bool(told)
    for _ in range(_ROUNDS):
        found = _refused(work)
        if found is None:
            break
        if not found:
            return Outcome(work if changed else data, tuple(_placed(told, name, source)))
        edits, more = _Mending(work).all(found)
        made = applied(work, edits)
        if not edits or not isinstance(made, dict):
            break
        work, changed = made, True
        told += more
    return Outcome(None, (*_placed(told, name, source), error("import-unreadable", path=name)))


def checked_over(before: Record, after: Record) -> tuple[list[Edit], list[Diagnostic]] | None:
    """The edits that take out of a merged agenda what its reader refuses and did not refuse before the merge.

    None if the merged agenda cannot be read at all. The remarks lack the file's name.
    """
    known = {(one.code, str(at_path(before, one.path))) for one in _refused(before) or ()}
    refused = _refused(after)
    if refused is None:
        return None
    fresh = [one for one in refused if (one.code, str(at_path(after, one.path))) not in known]
    return _Mending(after).all(fresh)


# --- what is refused -----------------------------------------------------------------------------------------------


def _refused(data: Record) -> list[_Found] | None:
    """What the reader refuses; None if it cannot read the file at all."""
    text = to_yaml(data)
    tree = read(text.encode(), "import")
    loaded = load_text(text.encode(), "import")
    if tree.value is None or tree.failed or loaded.value is None:
        return None
    found = [_Found(code, path) for path, code in _outside(data, ())]
    for one in loaded.diagnostics:
        if one.severity is Severity.ERROR:
            path = path_at(tree.value, one.span) if one.span is not None else ()
            if not path:
                return None
            found.append(_Found(one.code, path, one.trail))
    return found


def _outside(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    """Pictures that no project may name, and why."""
    for step, value in _entries(data):
        if step in _PICTURES and isinstance(value, str) and (code := path_trouble(value)):
            yield (*path, step), code
        elif step != "extra" and not isinstance(value, str):
            yield from _outside(value, (*path, step))


def _entries(data: Data) -> list[tuple[str | int, Data]]:
    return list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []


# --- what becomes of it --------------------------------------------------------------------------------------------


class _Mending:
    """The edits for what is refused, each part of the data at most once; and what is to be said of them."""

    def __init__(self, data: Record) -> None:
        self._data = data
        self.edits: list[Edit] = []
        self.told: list[Diagnostic] = []
        self._extras: dict[Path, dict[str, Data]] = {}

    def all(self, found: Sequence[_Found]) -> tuple[list[Edit], list[Diagnostic]]:
        """The edits and the remarks."""
        done: list[Path] = []
        for one in found:
            item = _item_of(self._data, one)
            path = item or one.path
            if any(path[: len(other)] == other or other[: len(path)] == path for other in done):
                continue
            done.append(path)
            if item or not self._rewritten(one):
                self._moved(one, path, is_item=bool(item))
        self.edits += [Edit("set", (*path, "extra"), extra) for path, extra in self._extras.items() if extra]
        return self.edits, self.told

    def _rewritten(self, one: _Found) -> bool:
        """Whether a value got another form, where its sense is plain: another id, the zone that is meant, a name cut short."""
        value, key = at_path(self._data, one.path), one.path[-1]
        new, variant = "", ""
        if not isinstance(value, str):
            return False
        if one.code == "duplicate-id" and key == "id":
            new, variant = free(value, _ids(self._data, "id").union(*self._extras.values())), "renamed"
        elif one.code == "bad-timezone":
            new, variant = meant_zone(value), "zone"
        elif one.code == "text-too-long" and key in ("title", "name"):
            new, variant = value[:_LONGEST_NAME] + "…", "cut"
            self._extra(one.path)[str(key)] = value
        elif one.code in ("end-before-start", "bad-time") and key == "time" and (new := _start_of(value)):
            self._keep(one.path, value)
        if new:
            self.edits.append(Edit("set", one.path, new))
            self._tell(one, one.path, value, variant, **({"new": new} if variant in ("renamed", "zone") else {}))
        return bool(new)

    def _moved(self, one: _Found, path: Path, *, is_item: bool) -> None:
        """Keep a value below the extra of its item; talks of a track that goes stay as sessions."""
        value: Data = at_path(self._data, path) or ""
        self.edits.append(Edit("drop", path))
        track = record(value) if is_item and path[0] == "tracks" and len(path) == 2 else {}
        if talks := records(track.get("talks")):
            self.edits += [Edit("append", ("sessions",), talk) for talk in talks]
            value = {key: told for key, told in track.items() if key != "talks"}
            if not _shown(value).strip():
                titles = [talk.get("title", "") if isinstance(talk, dict) else talk for talk in talks]
                self._tell(one, path, _shown(titles), "talks")
                return
        self._keep(path, value)
        self._tell(one, path, value, "item" if is_item else "")

    def _keep(self, path: Path, value: Data) -> None:
        """Put a value below the extra of the item that it lies in."""
        extra = self._extra(path)
        extra[free(_field(path), extra, " ")] = value

    def _extra(self, path: Path) -> dict[str, Data]:
        """What is put below the extra of the item that a path lies in, behind what stands there."""
        home = path[:-1]
        while home and not _has_extra(self._data, home):
            home = home[:-1]
        old = at_path(self._data, (*home, "extra"))
        beside: Record = {} if old is None or isinstance(old, dict) else {"extra": old}
        return self._extras.setdefault(home, {**record(old), **beside})

    def _tell(self, one: _Found, path: Path, value: Data, variant: str, **more: str) -> None:
        text = value if isinstance(value, str) else _shown(value)
        params = {"key": _field(path), "text": text[:_SHOWN], "reason": one.code, **more}
        self.told.append(Diagnostic("import-moved", Severity.WARNING, params, trail=one.trail, variant=variant))


def _item_of(data: Record, one: _Found) -> Path:
    """The item that goes as a whole, since it lacks the name by which it would be printed; () for any other case."""
    if one.code not in _REQUIRED:
        return ()
    at = one.path  # or it is told at the first key, or at the empty one
    at = at if at_path(data, at) == {} else at[:-1]
    while at and at[-1] in ("title", "name"):
        at = at[:-1]
    return () if at and _field(at) == "conference" else at


def _start_of(text: str) -> str:
    """The beginning of a range that is refused for its end, if it is a time itself."""
    from progprint.agenda.values import clock, parse_time, parse_time_range

    both = parse_time_range(text)
    return clock(both[0]) if both is not None and parse_time(clock(both[0])) is not None else ""


def _has_extra(data: Record, path: Path) -> bool:
    kind = kind_at(AGENDA, path)
    known = kind is not None and kind.form is not None and "extra" in kind.form.spellings
    return known and isinstance(at_path(data, path), dict)


def _field(path: Path) -> str:
    """The key that a path ends with; of an item of a list that of the list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "extra")


def _ids(data: Data, key: str) -> frozenset[str]:
    own = {value for step, value in _entries(data) if step == key and isinstance(value, str)}
    return frozenset(own).union(*(_ids(value, key) for _, value in _entries(data) if not isinstance(value, str)))


# --- what is said --------------------------------------------------------------------------------------------------


def _shown(value: Data | None) -> str:
    """The texts of a value in a row."""
    if isinstance(value, str) or value is None:
        return value or ""
    return ", ".join(filter(None, (_shown(one) for _, one in _entries(value))))


def _placed(told: Sequence[Diagnostic], name: str, source: Source | None) -> Iterator[Diagnostic]:
    """The remarks with the file's name, and with their place in its text: the one, or the nearest to the item's title."""
    for one in told:
        yield one._replace(span=_place(one, source), params={**one.params, "path": name})


def _place(one: Diagnostic, source: Source | None) -> Span | None:
    lines = [line for line in str(one.params["text"]).split("\n") if line.strip()]
    if source is None or not lines:
        return None
    words = lines[0].strip()
    found = [match.start() for match in re.finditer(re.escape(words), source.text)]
    titles = [title.lstrip("0123456789 ") for _, title in one.trail]
    beside = max((source.text.find(title) for title in titles if title), default=-1)
    if not found or (len(found) > 1 and beside < 0):
        return None
    at = min(found, key=lambda n: abs(n - beside)) if beside >= 0 else found[0]
    line = source.text.count("\n", 0, at) + 1
    column = at - source.text.rfind("\n", 0, at)
    return Span(source, line, column, line, column + len(words))


# --- what a file can hold ------------------------------------------------------------------------------------------


def _plain(value: object, depth: int, told: list[Diagnostic]) -> Data:
    """A value as a file can hold it, and warnings import-moved (variants key, depth, surrogate) for what it could not."""
    if isinstance(value, Mapping | Sequence) and not isinstance(value, str) and value and depth >= _DEEPEST:
        text = _sound(json.dumps(value, ensure_ascii=False, default=str), told)
        told.append(warning("import-moved", None, "depth", key="", text=text[:_SHOWN], reason="too-deep"))
        return text
    if isinstance(value, Mapping):
        made: dict[str, Data] = {}
        for key, one in value.items():
            name = _sound(str(key), told)
            if len(name) > MAX_KEY:
                told.append(warning("import-moved", None, "key", key="", text=name[:_SHOWN], reason="text-too-long"))
                name = name[:_LONGEST_KEY] + "…"
            made[free(name, made, " ")] = _plain(one, depth + 1, told)
        return made
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one, depth + 1, told) for one in value]
    return _sound("" if value is None else str(value), told)


def _sound(text: str, told: list[Diagnostic]) -> str:
    sound = text if text.isascii() else text.encode("utf-8", "replace").decode()
    if sound != text:
        told.append(warning("import-moved", None, "surrogate", key="", text=sound[:_SHOWN], reason="surrogate"))
    return sound
