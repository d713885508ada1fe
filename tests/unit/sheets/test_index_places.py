"""The index leads each person to what is theirs: producers to their track, speakers and hosts to their talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.sheets.conftest import context_of

from progprint.sheets.booklet import booklet
from progprint.sheets.indexes import persons
from progprint.typeset.frame import Link, Page, Tag, runs, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = "说来话长。" * 150
AGENDA = f"""
conference: {{title: 河港大会}}
sessions: [{{id: open, title: 开幕, time: 09:00-09:20, moderator: [温五岭], summary: {LONG}}}]
tracks:
  - id: port
    title: 河港
    producer: 石三水
    intro: {LONG}
    talks: [{{id: light, title: 灯塔, speakers: [林一舟], summary: {LONG}}}]
  - id: pier
    title: 码头
    producer: [何二川, 林一舟]
    intro: {LONG}
    talks: [{{id: rope, title: 缆绳, speakers: [白六合], moderator: [石三水], summary: {LONG}}}]
"""
PLACES = {
    "温五岭": ["talk/open"],
    "石三水": ["track/port", "talk/rope"],
    "林一舟": ["track/pier", "talk/light"],
    "何二川": ["track/pier"],
    "白六合": ["talk/rope"],
}


def _anchors(pages: Sequence[Page]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for item, _, _ in walk(page.frame):
            if isinstance(item, Tag) and item.anchor:
                found.setdefault(item.anchor, number)
    return found


def test_everybody_is_led_to_what_is_theirs() -> None:
    assert {person.name.text: list(anchors) for person, anchors in persons(context_of(AGENDA).agenda)} == PLACES


def test_the_printed_numbers_are_the_pages_of_it() -> None:
    """For a producer the page that opens the track, and the row leads there."""
    pages = booklet(context_of(AGENDA))
    places = _anchors(pages)
    assert len({places[anchor] for anchors in PLACES.values() for anchor in anchors}) > 4
    rows: dict[str, tuple[str, str]] = {}
    for page in pages:
        for item, _, _ in walk(page.frame):
            if isinstance(item, Tag) and item.key.startswith("index.") and item.role == "P" and item.piece is None:
                words = [run.text for run, _, _ in runs(item.frame)]
                (link,) = (inner for inner, _, _ in walk(item.frame) if isinstance(inner, Link))
                if words[0] in PLACES:
                    rows[words[0]] = ("".join(words[1:]), link.target)

    assert set(rows) == set(PLACES)
    for name, anchors in PLACES.items():
        numbers = sorted({places[anchor] for anchor in anchors})
        labels = [pages[number - 1].label for number in numbers]
        assert rows[name] == (", ".join(labels), anchors[0]), name
