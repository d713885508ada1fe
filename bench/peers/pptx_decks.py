"""Host decks by python-pptx with its default template, one per track: pptx_decks.py AGENDA FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pptx import Presentation

from programme import Programme, Talk, Track, load

TITLE, CONTENT = 0, 1


def deck(programme: Programme, track: Track, out: Path) -> None:
    """Opening, producer, and for every talk a title, a slide per part of the summary, and the takeaways."""
    presentation = Presentation()
    presentation.core_properties.title = track.title
    opening = _slide(presentation, TITLE, track.title, [programme.title])
    opening.notes_slide.notes_text_frame.text = track.intro
    _slide(presentation, CONTENT, track.producer.name, [track.producer.post, track.producer.bio])
    for talk in track.talks:
        _session(presentation, talk)
    presentation.save(str(out))


def _session(presentation: Any, talk: Talk) -> None:
    title = _slide(presentation, TITLE, talk.title, [f"{one.name} {one.post}" for one in talk.speakers])
    title.notes_slide.notes_text_frame.text = "\n".join((talk.slot, *(one.bio for one in talk.speakers)))
    for part in talk.parts:
        _slide(presentation, CONTENT, part.heading, part.texts)
    _slide(presentation, CONTENT, "听众收益", talk.takeaways)


def _slide(presentation: Any, layout: int, title: str, lines: list[str]) -> Any:
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    slide.shapes.title.text = title
    slide.placeholders[1].text_frame.text = "\n".join(lines)
    return slide


agenda = load(sys.argv[1])
folder = Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
for number, each in enumerate(agenda.tracks, 1):
    deck(agenda, each, folder / f"{number:03}.pptx")
