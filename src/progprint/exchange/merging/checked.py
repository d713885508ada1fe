"""Imports as the agenda's own reader takes them: what it would refuse is kept below ``extra`` and named.

    data ─ to_yaml ─▶ YAML ─ agenda.load ─▶ errors ─▶ edits: moved below extra · renamed · shortened ─▶ data ─ once more

No importer has to know what an agenda may hold: whatever it makes, the file that is written can be read by the next command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.agenda.entries import AGENDA
from progprint.agenda.load import load_text
from progprint.agenda.zones import meant_zone
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, Source, Span, error
from progprint.exchange.merging.match import Record, at_path, record, records
from progprint.exchange.merging.writable import writable
from progprint.exchange.values import free
from progprint.files import path_trouble
from progprint.source.canonical import Data, kind_at, path_at
from progprint.source.edit import Plain, to_yaml
from progprint.source.read import read
from progprint.source.spanedit import Edit, Path, applied

_ROUNDS = 12
"""A value may hide another that is refused; each round moves all that are seen."""

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
    work, told = writable(data)
    changed = bool(told)
    for _ in range(_ROUNDS):
        found = _refused(work)
        if found is None:
            break
        if not found:
            return Outcome(work if changed else data, tuple(_placed(told, name, source)))
        edits, more = _edits(work, found)
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
    return _edits(after, [one for one in refused if (one.code, str(at_path(after, one.path))) not in known])


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


def _edits(data: Record, found: Sequence[_Found]) -> tuple[list[Edit], list[Diagnostic]]:
    """The edits for what is refused, each part of the data at most once; and what is to be said of them."""
    edits: list[Edit] = []
    told: list[Diagnostic] = []
    extras: dict[Path, dict[str, Data]] = {}
    done: list[Path] = []
    for one in found:
        whole = _whole_of(data, one)
        path = whole if whole is not None else one.path
        if any(path[: len(other)] == other or other[: len(path)] == path for other in done):
            continue
        done.append(path)
        made = _kept(data, one, path, extras) if whole is None else None
        if made is None:
            made = _moved(data, one, path, extras, item=whole is not None)
        edits += made[0]
        told.append(made[1])
    for path, extra in extras.items():
        if kept := {**_as_extra(at_path(data, (*path, "extra"))), **extra}:
            edits.append(Edit("set", (*path, "extra"), kept))
    return edits, told


def _whole_of(data: Record, one: _Found) -> Path | None:
    """The item that goes as a whole, since it lacks the name by which it would be printed; None for any other case."""
    if one.code not in _REQUIRED:
        return None
    at = (
        one.path if at_path(data, one.path) == {} else one.path[:-1]
    )  # or it is told at the first key, or at the empty one
    while at and at[-1] in ("title", "name"):
        at = at[:-1]
    if at and _field(at) == "conference":
        return None
    return at or None


def _kept(
    data: Record, one: _Found, path: Path, extras: dict[Path, dict[str, Data]]
) -> tuple[list[Edit], Diagnostic] | None:
    """The value in another form, where its sense is plain: another id, the zone that is meant, a name cut short."""
    value = at_path(data, path)
    if not isinstance(value, str):
        return None
    if one.code == "duplicate-id" and path[-1] == "id":
        new = free(value, _ids(data, "id") | {e for extra in extras.values() for e in extra})
        return [Edit("set", path, new)], _remark(one, path, value, "renamed", new=new)
    if one.code == "bad-timezone" and (meant := meant_zone(value)):
        return [Edit("set", path, meant)], _remark(one, path, value, "zone", new=meant)
    if one.code == "text-too-long" and path[-1] in ("title", "name"):
        _extra(data, path, extras)[str(path[-1])] = value
        return [Edit("set", path, value[:_LONGEST_NAME] + "…")], _remark(one, path, value, "cut")
    if one.code in ("end-before-start", "bad-time") and path[-1] == "time" and (start := _start_of(value)):
        kept = _extra(data, path, extras)
        kept[free("time", kept, " ")] = value
        return [Edit("set", path, start)], _remark(one, path, value)
    return None


def _start_of(text: str) -> str:
    """The beginning of a range that is refused for its end, if it is a time itself."""
    from progprint.agenda.values import clock, parse_time, parse_time_range

    both = parse_time_range(text)
    return clock(both[0]) if both is not None and parse_time(clock(both[0])) is not None else ""


def _moved(
    data: Record, one: _Found, path: Path, extras: dict[Path, dict[str, Data]], *, item: bool
) -> tuple[list[Edit], Diagnostic]:
    """The value below the extra of its item; talks of a track that goes stay as sessions."""
    value: Data = at_path(data, path) or ""
    extra = _extra(data, path, extras)
    edits = [Edit("drop", path)]
    track = record(value) if item and path[0] == "tracks" and len(path) == 2 else {}
    if talks := records(track.get("talks")):
        edits += [Edit("append", ("sessions",), talk) for talk in talks]
        value = {key: told for key, told in track.items() if key != "talks"}
        if not _shown(value).strip():
            return edits, _remark(one, path, _shown([_name(talk) for talk in talks]), "talks")
    extra[free(_field(path), extra, " ")] = value
    return edits, _remark(one, path, value, "item" if item else "")


def _name(item: Data) -> Data:
    return item.get("title", "") if isinstance(item, dict) else item


def _extra(data: Record, path: Path, extras: dict[Path, dict[str, Data]]) -> dict[str, Data]:
    """What is put below the extra of the item that a path lies in."""
    home = path[:-1]
    while home and not _has_extra(data, home):
        home = home[:-1]
    made = extras.setdefault(home, {})
    old = _as_extra(at_path(data, (*home, "extra")))
    for key in old:
        made.setdefault(key, old[key])
    return made


def _has_extra(data: Record, path: Path) -> bool:
    kind = kind_at(AGENDA, path)
    known = kind is not None and kind.form is not None and "extra" in kind.form.spellings
    return known and isinstance(at_path(data, path), dict)


def _as_extra(value: Data | None) -> dict[str, Data]:
    if value is None:
        return {}
    return dict(value) if isinstance(value, dict) else {"extra": value}


def _field(path: Path) -> str:
    """The key that a path ends with; of an item of a list that of the list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "extra")


def _ids(data: Data, key: str) -> frozenset[str]:
    own = {value for step, value in _entries(data) if step == key and isinstance(value, str)}
    return frozenset(own).union(*(_ids(value, key) for _, value in _entries(data) if not isinstance(value, str)))


# --- what is said --------------------------------------------------------------------------------------------------


def _remark(one: _Found, path: Path, value: Data | None, variant: str = "", **more: str) -> Diagnostic:
    text = value if isinstance(value, str) else _shown(value)
    params = {"key": _field(path), "text": text[:_SHOWN], "reason": one.code, **more}
    return Diagnostic("import-moved", Severity.WARNING, params, trail=one.trail, variant=variant)


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
