"""Pages of one text known again: what stands on page 2 today may have stood on page 1.

…/agenda/1, …/agenda/2 of before ── by the rows that they share ──▶ …/agenda/2, …/agenda/3 of now
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from progprint.pptx.edited import Edited
from progprint.pptx.generated import SlideRecord
from progprint.pptx.looks import words_alone

Pages = dict[str, Counter[object]]
"""What stands on each page of one text, by key."""


def repaged(edited: Edited, now: Mapping[str, SlideRecord]) -> Edited:
    """A deck whose pages of tables and long texts are named by what they show, not by their number.

    A page that shares no row with any of now keeps its number if no other page has it, and else names nothing of now.
    """
    old, new = _texts(edited.record.slides), _texts(now)
    names: dict[str, str] = {}
    for text in old:
        if text in new and old[text] != new[text]:
            names |= _paired(old[text], new[text])
    names = {key: name for key, name in names.items() if key != name}
    if not names:
        return edited
    record = edited.record._replace(slides={names.get(key, key): row for key, row in edited.record.slides.items()})
    slides = [one._replace(key=names.get(one.key, one.key)) for one in edited.slides]
    return edited._replace(record=record, slides=slides)


def _texts(records: Mapping[str, SlideRecord]) -> dict[str, Pages]:
    """Pages by the text that they are of: keys that differ in their last number only."""
    found: dict[str, Pages] = {}
    for key, row in records.items():
        said, at, show = key.partition("@")
        text, _, number = said.rpartition("/")
        if text and number.isdecimal():
            rows = (row for slot, one in row.slots.items() if slot != "title" for row in words_alone(one.rows))
            found.setdefault(f"{text}{at}{show}", {})[key] = Counter(rows)
    return found


def _paired(old: Pages, new: Pages) -> dict[str, str]:
    """The keys of now of the pages of before: those that share most first, then those whose number is free.

    A row that stands on several pages, as the head of a table does, tells no page from another.
    """
    times = Counter(row for page in old.values() for row in page)
    old = {key: Counter({row: n for row, n in page.items() if times[row] == 1}) for key, page in old.items()}
    shares = sorted(
        (
            (-sum((mine & other).values()), key != name, key, name)
            for key, mine in old.items()
            for name, other in new.items()
        ),
        key=lambda row: row[:2],
    )
    names: dict[str, str] = {}
    for share, _, key, name in shares:
        if share and key not in names and name not in names.values():
            names[key] = name
    for key in old:
        if key not in names:
            names[key] = key if key not in names.values() and key in new else f"gone/{key}"
    return names
