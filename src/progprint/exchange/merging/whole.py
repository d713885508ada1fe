"""The whole agenda inside an export, so that nothing is lost on the way out and back.

    agenda ─▶ rows or events + the agenda itself ─▶ file ─edited─▶ file
    file ─▶ what its rows say now, what they said when they were written ─▶ the difference, laid over the agenda in it

``extra`` is left out: it is never printed, and exports are given away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from progprint.agenda.load import load_text
from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Outcome, Severity
from progprint.exchange.merging.data import Record, called, record
from progprint.exchange.merging.folder import Folder
from progprint.exchange.merging.laying import data_in, data_of, remarks
from progprint.exchange.merging.match import renamed, with_people_of
from progprint.exchange.merging.merge import merge
from progprint.source.canonical import Data
from progprint.source.edit import Plain
from progprint.source.spanedit import applied

Read = Callable[[Agenda], Outcome[dict[str, Plain]]]
"""What an importer makes of the export of an agenda."""


def whole_of(files: Sequence[tuple[str, bytes]]) -> Record:
    """The agenda that files make together, as one mapping; without ``extra``."""
    return record(_bare(Folder([data_in(data, name) or {} for name, data in files]).whole))


def _bare(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _bare(value) for key, value in data.items() if key != "extra"}
    return [_bare(one) for one in data] if isinstance(data, list) else data


def restored(carried: str, new: Outcome[dict[str, Plain]], again: Read, path: str) -> Outcome[dict[str, Plain]]:
    """The agenda that an export carries, with what was edited in its rows since.

    ``again`` reads the export of an agenda as the file was read. Where the carried agenda cannot be used, ``new`` stands.
    """
    loaded = load_text(carried.encode(), path)
    old = data_in(carried.encode(), path) or {}
    if loaded.value is None or loaded.failed:
        return new
    before = again(loaded.value)
    if new.value is None and before.value is None:  # the format holds nothing of it, as of an agenda without times
        return Outcome(dict(old))
    if new.value is None or before.value is None:
        return new
    then, now = (_in_the_words_of(old, data_of(part)) for part in (before.value, new.value))
    edits, told = merge(old, with_people_of(then, now), then, derived=True)
    kept = [d for d in new.diagnostics if d.severity is not Severity.NOTE or d not in before.diagnostics]
    return Outcome(dict(record(applied(old, edits))), (*kept, *remarks(told, path)))


def _in_the_words_of(old: Record, data: Record) -> Record:
    """Rooms by their names, where the agenda has no list of them."""
    if old.get("rooms") or not isinstance(data.get("rooms"), list):
        return data
    names = {str(record(one).get("id")): called(one) for one in data["rooms"]}
    return renamed({key: value for key, value in data.items() if key != "rooms"}, {}, names)
