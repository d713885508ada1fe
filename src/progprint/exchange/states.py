"""Three states of an agenda beside each other: which talk of one is which of another, and when two values say the same."""

from __future__ import annotations

from collections.abc import Mapping

from progprint.exchange.match import Known, pairs, partner
from progprint.source.canonical import Data
from progprint.source.spanedit import Path

Record = dict[str, Data]


class There:
    """The three programmes, and which talk of one is which of another."""

    def __init__(self, old: Known, new: Known, base: Known | None) -> None:
        self.old, self.new, self.base = old, new, base
        self.new_base = pairs(new, base) if base is not None else {}
        self.base_old = pairs(base, old) if base is not None else {}
        self.base_new = {was: n for n, was in self.new_base.items()}
        by_base = {n: self.base_old[was] for n, was in self.new_base.items() if was in self.base_old}
        self.new_old = by_base | {
            n: there for n, there in pairs(new, old).items() if n not in self.new_base and there not in by_base.values()
        }


def merged_record(old: Record, new: Record, base: Record) -> Record:
    """A record with what the source changed in it, and else as people have it."""
    made = dict(old)
    for key in dict.fromkeys((*new, *base)):
        if alike(old.get(key), base.get(key)):
            if key in new:
                made[key] = new[key]
            else:
                made.pop(key, None)
    return made


def home_of(spot: Path, of: Known, there: Known) -> Path | None:
    """The list in the old agenda to which a talk at a place in another belongs; None in a track that it has not."""
    if spot[0] == "sessions":
        return ("sessions",)
    at = partner(of.track_data[int(spot[1])], there.track_data)
    return ("tracks", at, "talks") if at is not None else None


def alike(one: Data | None, other: Data | None) -> bool:
    """Whether two values say the same: one thing and a list of it do, a line end more or less does not count."""
    return _plain(one) == _plain(other)


def _plain(value: Data | None) -> Data | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return _plain(value[0]) if len(value) == 1 else [_plain(one) or "" for one in value] or None
    if isinstance(value, dict):
        return {key: plain for key, one in value.items() if (plain := _plain(one)) is not None} or None
    return None


def record(value: Data | None) -> Record:
    """A record, whatever stands in its place."""
    return value if isinstance(value, dict) else {}


def records(value: Data | None) -> list[Data]:
    """A list, whatever stands in its place."""
    return value if isinstance(value, list) else []


def part_of(base: Mapping[str, Data] | None, key: str) -> Record | None:
    """The record of a key in a base, None without a base."""
    return None if base is None else record(base.get(key))


def items_of(base: Record | None, key: str) -> list[Data] | None:
    """The list of a key in a base, None without a base."""
    return None if base is None else records(base.get(key))
