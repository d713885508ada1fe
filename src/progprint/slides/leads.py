"""Links of rows of the agenda: to the first slide of their talk in the same show.

Rows are made before slides have their keys: a run leads to ``talk/t1-2/``, and in the end to ``talk/t1-2/title``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from progprint.agenda.programme import Talk
from progprint.deck.deck import DeckSection, Slide, SlideParagraph, TableFill

_AGENDA = "/agenda"
"""How the key of a slide ends that shows the agenda before a talk."""


def lead(talk: Talk) -> str:
    """The link of a run that stands for a talk."""
    return f"talk/{talk.id}/"


def led(parts: Sequence[DeckSection], keys: Mapping[str, str]) -> list[DeckSection]:
    """The parts of one show with links to slides. ``keys`` are those that its slides have in the whole deck."""
    first: dict[str, str] = {}
    for slide in (slide for part in parts for slide in part.slides):
        stem = slide.key.rpartition("/")[0] if not slide.key.endswith(_AGENDA) else ""
        while stem:
            first.setdefault(f"{stem}/", keys.get(slide.key, slide.key))
            stem = stem.rpartition("/")[0]
    return [part._replace(slides=tuple(_slide(one, first, keys) for one in part.slides)) for part in parts]


def _slide(slide: Slide, first: Mapping[str, str], keys: Mapping[str, str]) -> Slide:
    fills = tuple(_table(fill, first) if isinstance(fill, TableFill) else fill for fill in slide.fills)
    key = keys.get(slide.key, slide.key)
    return slide if fills == slide.fills and key == slide.key else slide._replace(key=key, fills=fills)


def _table(table: TableFill, first: Mapping[str, str]) -> TableFill:
    rows = tuple(
        row._replace(cells=tuple(tuple(_paragraph(one, first) for one in cell) for cell in row.cells))
        for row in table.rows
    )
    return table._replace(rows=rows)


def _paragraph(paragraph: SlideParagraph, first: Mapping[str, str]) -> SlideParagraph:
    if not any(run.link for run in paragraph.runs):
        return paragraph
    runs = (run._replace(link=first.get(run.link, "")) if run.link else run for run in paragraph.runs)
    return paragraph._replace(runs=tuple(runs))
