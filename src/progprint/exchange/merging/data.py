"""The data of an agenda as it is merged: records and lists whatever stands in their places, and what things are called."""

from __future__ import annotations

import re
import unicodedata

from progprint.source.canonical import Data
from progprint.source.spanedit import Path

Record = dict[str, Data]


def record(value: Data | None) -> Record:
    """A record, whatever stands in its place."""
    return value if isinstance(value, dict) else {}


def records(value: Data | None) -> list[Data]:
    """A list, whatever stands in its place."""
    return value if isinstance(value, list) else []


def at_path(data: Data, path: Path) -> Data | None:
    """The value that lies at a path, None where nothing does."""
    at: Data | None = data
    for step in path:
        if isinstance(at, dict) and isinstance(step, str):
            at = at.get(step)
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
        else:
            return None
    return at


def called(item: Data) -> str:
    """The name of something: its title or name, in the first language of several."""
    if isinstance(item, dict):
        for key in ("title", "name"):
            value = item.get(key)
            if isinstance(value, dict):
                value = next(iter(value.values()), "")
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return ""
    return item if isinstance(item, str) else ""


def key_of(item: Data) -> str:
    """The name of something without blanks, widths and case, in which two sources differ."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", called(item))).casefold()
