"""Imports joined to one agenda, and an import laid over an agenda that exists: the data of ``merge`` and its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from progprint.agenda.entries import AGENDA
from progprint.core.diagnostic import Diagnostic, Outcome, Source, error, note, warning
from progprint.exchange.markdown import without_marks
from progprint.exchange.merging.checked import checked_over
from progprint.exchange.merging.data import Record, key_of, record, records
from progprint.exchange.merging.folder import Folder
from progprint.exchange.merging.match import Known
from progprint.exchange.merging.merge import merge
from progprint.exchange.merging.twins import twinned
from progprint.exchange.remarks import several
from progprint.exchange.values import free
from progprint.source.canonical import Data, canonical
from progprint.source.decode import decode
from progprint.source.edit import Plain, to_yaml
from progprint.source.node import Mapping as Tree
from progprint.source.read import read
from progprint.source.spanedit import Edit, amended, applied

_ROUNDS = 6
"""A value that is refused may hide another."""

_CODES = ("merge-added", "merge-filled", "merge-changed", "merge-removed", "merge-gone", "merge-yours")
"""The remarks on a merge, in the order in which they are told."""
_LONG = frozenset(("bio", "intro", "summary", "takeaways"))
"""Fields whose marks an agenda reads."""


def joined(parts: Sequence[Mapping[str, Plain]]) -> Outcome[Mapping[str, Plain]]:
    """Several imports as one agenda: people, tracks and talks of one name are the same, and nothing is lost.

    What two of them say differently is told: the first stands, the other is kept below ``extra``.
    """
    first, *more = parts
    if not more:
        return Outcome(first)
    read_in = [data_of(part) for part in parts]
    if not all(map(_marks, read_in)):
        read_in = [unmarked(part) for part in read_in]
    twins = twinned(read_in)
    made, *others = twins.value or read_in
    told: dict[str, list[str]] = {}
    for part in others:
        edits, remarked = merge(made, _apart(part, made), None, keep=True)
        made = record(applied(made, edits)) or made
        for code, some in remarked.items():
            told.setdefault(code, []).extend(some)
    differs = [_remark("merge-yours", told["merge-yours"], "", "files")] if "merge-yours" in told else []
    return Outcome(made, (*twins.diagnostics, *differs))


def _apart(part: Record, made: Record) -> Record:
    """The same agenda, talks that only share an id with another talk under ids of their own.

    Two files count their talks from one each: what has another title and another hour or room, or, without an hour, other
    speakers, is another talk.
    """
    known = {str(talk["id"]): talk for _, talk in Known.of(made).talks if isinstance(talk, dict) and "id" in talk}
    mine = {str(talk["id"]) for _, talk in Known.of(part).talks if isinstance(talk, dict) and "id" in talk}
    taken = {*known, *mine}

    def renamed(talk: Data) -> Data:
        other = known.get(str(talk["id"])) if isinstance(talk, dict) and "id" in talk else None
        if not isinstance(talk, dict) or other is None:
            return talk
        if key_of(talk) == key_of(other) or (_facts(talk) == _facts(other) and _hall(talk, part) == _hall(other, made)):
            return talk
        own = free(str(talk["id"]), taken)
        taken.add(own)
        return {**talk, "id": own}

    changed = dict(part)
    if isinstance(part.get("sessions"), list):
        changed["sessions"] = [renamed(talk) for talk in records(part["sessions"])]
    if isinstance(part.get("tracks"), list):
        changed["tracks"] = [
            {**track, "talks": [renamed(talk) for talk in records(track["talks"])]}
            if isinstance(track, dict) and "talks" in track
            else track
            for track in records(part["tracks"])
        ]
    return changed


def _hall(talk: Record, data: Record) -> str:
    """The name of the room of a talk."""
    room = talk.get("room")
    return next((key_of(one) for one in records(data.get("rooms")) if record(one).get("id") == room), str(room))


def _facts(talk: Record) -> tuple[str, ...]:
    """When a talk is; whose it is, where that is not known."""
    when = tuple(str(talk.get(key, "")) for key in ("date", "time", "start"))
    return when if any(when) else ("", str(talk.get("speakers", "")))


def laid_over(
    new: Mapping[str, Plain], olds: Sequence[tuple[str, bytes]], name: str, base: bytes | None
) -> Outcome[list[LaidFile]]:
    """The files of an old agenda with what the source changed, each change in the file that holds what it changes.

    ``base``: the file that the last import would have written. Errors: those of reading the old files, and
    import-unreadable. What the reader would refuse in the new ones, and did not in the old ones, is kept below ``extra``
    (``checked``). Notes and warnings merge-…: what was added, changed, left.
    """
    told: list[Diagnostic] = []
    trees: list[Tree] = []
    for path, old in olds:
        tree = read(old, path)
        told += tree.diagnostics
        if not isinstance(tree.value, Tree) or tree.failed:
            return Outcome(None, tree.diagnostics or decode(old, path).diagnostics)
        trees.append(tree.value)
    then = data_in(base, name) if base is not None else None
    folder = Folder([record(canonical(tree, AGENDA)) for tree in trees])
    now = data_of(new)
    if _marks(now) and not _marks(folder.whole):
        now, then = unmarked(now), unmarked(then) if then is not None else None  # else marks would change its texts
    edits, found = merge(folder.whole, now, then)
    told += remarks(found, name)
    files = [LaidFile(path, old) for path, old in olds]
    made = folder
    for _ in range(_ROUNDS if edits else 0):
        for file, data, own in zip(files, made.files, made.edits(edits), strict=True):
            file.edit(data, own)
        made = Folder([record(applied(d, e)) for d, e in zip(made.files, made.edits(edits), strict=True)])
        refused = checked_over(folder.whole, made.whole)
        if refused is None:
            return Outcome(None, (*told, error("import-unreadable", path=name)))
        edits, more = refused
        told += [one._replace(params={**one.params, "path": name}) for one in more]
        if not edits:
            break
    told += [warning("merge-rewritten", path=file.name) for file in files if file.rewritten]
    return Outcome(files, tuple(told))


class LaidFile:
    """A file of an agenda under a merge: its lines, changed where they must be, or written anew."""

    def __init__(self, name: str, old: bytes) -> None:
        self.name, self.changed, self.rewritten, self._old = name, False, False, old
        source = decode(old, name).value
        self._text = source.text if source is not None else ""

    def edit(self, data: Record, edits: Sequence[Edit]) -> None:
        """Make edits; ``data`` is what the file holds before them."""
        if not edits:
            return
        text = amended(Source(self.name, self._text), AGENDA, edits)
        self.rewritten |= text is None
        self._text = to_yaml(record(applied(data, edits))) if text is None else text
        self.changed = True

    @property
    def text(self) -> str:
        """The file as it is to be written, with the line ends and the mark that it had."""
        if not self.changed:
            return self._old.decode("utf-8", "replace")
        text = self._text.replace("\n", "\r\n") if b"\r\n" in self._old else self._text
        return ("\ufeff" if self._old.startswith(b"\xef\xbb\xbf") else "") + text


def _marks(data: Record) -> bool:
    """Whether an agenda reads inline marks."""
    return record(data.get("conference")).get("marks") == "true"


def unmarked(data: Record) -> Record:
    """The same agenda with its longer texts as plain ones, for an agenda that reads no marks."""
    if not _marks(data):
        return data
    conference = {key: value for key, value in record(data["conference"]).items() if key != "marks"}
    return {**{key: _plain(value, long=False) for key, value in data.items()}, "conference": conference}


def _plain(value: Data, *, long: bool) -> Data:
    if isinstance(value, dict):
        return {key: one if key == "extra" else _plain(one, long=long or key in _LONG) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one, long=long) for one in value]
    return without_marks(value) if long else value


def remarks(told: Mapping[str, list[str]], path: str) -> Iterator[Diagnostic]:
    """The remarks on a merge."""
    for code in _CODES:
        if code in told:
            yield _remark(code, told[code], path)


def _remark(code: str, some: Sequence[str], path: str, variant: str = "") -> Diagnostic:
    make = warning if code in ("merge-yours", "merge-gone") else note
    return make(code, None, variant, path=path, count=len(some), **several(some, all_of_them=make is warning))


def data_of(plain: Mapping[str, Plain]) -> Record:
    """An import as its file would be read."""
    return data_in(to_yaml(plain).encode(), "import") or {}


def data_in(file: bytes, name: str) -> Record | None:
    """The data of a file of an agenda, None for one that cannot be read."""
    tree = read(file, name).value
    return record(canonical(tree, AGENDA)) if tree is not None else None
