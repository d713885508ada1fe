"""Imports joined to one agenda, and an import laid over an agenda that exists: the data of ``merge`` and its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.agenda.entries import AGENDA
from progprint.core.diagnostic import Diagnostic, Outcome, Source, error, note, warning
from progprint.exchange.checked import checked_over
from progprint.exchange.merge import Record, merge, names
from progprint.source.amend import Edit, amended, applied
from progprint.source.canonical import canonical
from progprint.source.decode import decode
from progprint.source.edit import Plain, to_yaml
from progprint.source.node import Mapping as Tree
from progprint.source.read import read

_ROUNDS = 6
"""A value that is refused may hide another."""

_SEVERAL = 12
"""Names that a remark lists at most."""


class Laid(NamedTuple):
    """The agenda as it is to be written, and whether anything in it is new."""

    text: str
    changed: bool


def joined(parts: Sequence[Mapping[str, Plain]]) -> Outcome[Mapping[str, Plain]]:
    """Several imports as one agenda: people, tracks and talks of one name are the same, and nothing is lost.

    What two of them say differently is told: the first stands, the other is kept below ``extra``.
    """
    first, *more = parts
    if not more:
        return Outcome(first)
    made = data_of(first)
    told: dict[str, list[str]] = {}
    for part in more:
        found = merge(made, data_of(part), None, keep=True)
        data = applied(made, found.edits)
        made = data if isinstance(data, dict) else made
        for code, some in found.told.items():
            told.setdefault(code, []).extend(some)
    differs = [_remark("merge-yours", told["merge-yours"], "", "files")] if "merge-yours" in told else []
    return Outcome(made, tuple(differs))


def laid_over(new: Mapping[str, Plain], old: bytes, name: str, base: bytes | None) -> Outcome[Laid]:
    """The old agenda with what the source changed. ``base``: the file that the last import would have written.

    Errors: those of reading the old file, and import-unreadable. What the reader would refuse in the new one, and did not
    in the old one, is kept below ``extra`` (``checked``). Notes and warnings merge-…: what was added, changed, left.
    """
    source = decode(old, name)
    tree = read(old, name)
    if source.value is None or not isinstance(tree.value, Tree) or tree.failed:
        return Outcome(None, tree.diagnostics or source.diagnostics)
    before = read(base, name).value if base is not None else None
    mine = _record(canonical(tree.value, AGENDA))
    found = merge(mine, data_of(new), _record(canonical(before, AGENDA)) if before is not None else None)
    told = [*tree.diagnostics, *remarks(found.told, name)]
    if not found.edits:
        return Outcome(Laid(old.decode("utf-8", "replace"), changed=False), tuple(told))
    text, made, rewritten = source.value.text, mine, False
    edits: Sequence[Edit] = found.edits
    for _ in range(_ROUNDS):
        made = _record(applied(made, edits))
        amends = amended(Source(name, text), AGENDA, edits)
        rewritten |= amends is None
        text = to_yaml(made) if amends is None else amends
        refused = checked_over(mine, made)
        if refused is None:
            return Outcome(None, (*told, error("import-unreadable", path=name)))
        edits, more = refused
        told += [one._replace(params={**one.params, "path": name}) for one in more]
        if not edits:
            break
    if rewritten:
        told.append(warning("merge-rewritten", path=name))
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    mark = "\ufeff" if old.startswith(b"\xef\xbb\xbf") else ""
    return Outcome(Laid(mark + text, changed=True), tuple(told))


def remarks(told: Mapping[str, list[str]], path: str) -> Iterator[Diagnostic]:
    """What a merge has to tell."""
    for code, some in names(told):
        yield _remark(code, some, path)


def _remark(code: str, some: Sequence[str], path: str, variant: str = "") -> Diagnostic:
    make = warning if code in ("merge-yours", "merge-gone") else note
    different = list(dict.fromkeys(filter(None, some)))
    shown = ", ".join(different[:_SEVERAL]) + (" …" if len(different) > _SEVERAL else "")
    return make(code, None, variant, path=path, count=len(some), names=shown)


def data_of(plain: Mapping[str, Plain]) -> Record:
    """An import as its file would be read."""
    tree = read(to_yaml(plain).encode(), "import").value
    return _record(canonical(tree, AGENDA)) if tree is not None else {}


def _record(value: object) -> Record:
    return value if isinstance(value, dict) else {}
