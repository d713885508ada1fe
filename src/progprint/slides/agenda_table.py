"""The talks of a track as a table: start, title, speakers; over several slides where they are many."""

from __future__ import annotations

from progprint.agenda.programme import Talk, Track
from progprint.deck.deck import Paragraph, Row, Run, TableFill
from progprint.deck.lines import limit_of, line_starts
from progprint.locale.words import Words
from progprint.slides.fills import Setter

TIME_WIDTH = 100.0
"""Column of times, pt."""
PAD = 7.0
"""Space above and below the text of a row, pt."""
_PITCH, _LEAST, _STEP = 1.35, 14.0, 6.0
_NARROWER = 4.0


def agenda_tables(setter: Setter, words: Words, track: Track) -> list[TableFill]:
    """One table at the largest size at which all rows stand on a slide, else several at the smallest."""
    box = setter.stage.box("agenda", "table")
    sizes = setter.look.kinds["agenda"].slots["table"].sizes
    timed = any(talk.slot.start is not None for talk in track.talks)
    columns = (TIME_WIDTH, box.width - TIME_WIDTH) if timed else (box.width,)
    rows: list[Row] = []
    for size in sizes:
        rows = [_row(setter, words, talk, size, columns) for talk in track.talks]
        if sum(row.height for row in rows) <= box.height:
            break
    pages: list[list[Row]] = [[]]
    height = 0.0
    for row in rows:
        if pages[-1] and height + row.height > box.height:
            pages.append([])
            height = 0.0
        pages[-1].append(row)
        height += row.height
    return [TableFill("table", columns, tuple(page), words.track_talks, PAD) for page in pages]


def _row(setter: Setter, words: Words, talk: Talk, size: float, columns: tuple[float, ...]) -> Row:
    pitch = round(size * _PITCH, 2)
    small = max(_LEAST, size - _STEP)
    title = Paragraph((Run(talk.title.text, bold=True),), size, pitch)
    who = "\u3000".join(
        " ".join(part.text for part in (person.name, person.org) if part)
        for person in (*talk.speakers, *talk.moderators)
    )
    cell = [title, *([Paragraph((Run(who, color="quiet"),), small, round(small * _PITCH, 2))] if who else [])]
    height = 2 * PAD
    for paragraph, weight in zip(cell, ("bold", "regular"), strict=False):
        limit = limit_of(columns[-1] - _NARROWER, paragraph.size)
        text = paragraph.text
        height += paragraph.pitch * sum(1 for _ in line_starts(text, setter.gauge.ladder(text, weight), limit))
    if len(columns) == 1:
        return Row((tuple(cell),), height)
    start = words.clock(talk.slot.start) if talk.slot.start is not None else ""
    clock = (Paragraph((Run(start, color="quiet"),) if start else (), size, pitch),)
    return Row((clock, tuple(cell)), height)
