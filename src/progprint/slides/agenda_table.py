"""The talks of a track as a table: start or number, title, speakers; over several slides where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from progprint.agenda.days import days_of
from progprint.agenda.programme import PAUSES, Talk, Track
from progprint.deck.binding import BODY
from progprint.deck.blocks import TextItem
from progprint.deck.deck import Fill, Paragraph, Row, Run, TableFill
from progprint.deck.lines import limit_of, line_starts, one_line
from progprint.locale.words import Words
from progprint.slides.fills import GAP, Fitter

TIME_WIDTH, NUMBER_WIDTH = 100.0, 48.0
"""Column of times, or of numbers where no talk has a time, pt."""
PAD, WIDEST_PAD = 4.5, 14.0
"""Space above and below the text of a row, pt; it grows where few rows leave room."""
TITLE_LINES, PEOPLE_LINES = 3, 2
"""Lines that a row has for a title and for its people; both stand whole on the slides of the talk."""
_PITCH, _LEAST, _STEP = 1.35, 14.0, 6.0
_NARROWER = 4.0


def agenda_tables(fitter: Fitter, words: Words, track: Track) -> Sequence[Fill | TableFill]:
    """One table if all rows stand on a slide at some size, else several, about equally long; as large as that many allow.

    A template without a place for tables gets the talks as lines.
    """
    days = _days(words, track)
    if not fitter.stage.has("agenda", "table"):
        labels = _labels(words, track, timed=any(talk.slot.start is not None for talk in track.talks))
        lines = [
            GAP.join(part for part in (day, label, talk.title.text, _who(talk)) if part)
            for talk, day, label in zip(track.talks, days, labels, strict=True)
        ]
        return fitter.listing("agenda", BODY, [TextItem(one_line(line)) for line in lines])
    box = fitter.stage.box("agenda", "table")
    timed = any(talk.slot.start is not None for talk in track.talks)
    numbered = sum(talk.type not in PAUSES for talk in track.talks) > 1
    first = TIME_WIDTH if timed or any(days) else NUMBER_WIDTH if numbered else 0.0
    columns = (first, box.width - first) if first else (box.width,)
    labels = _labels(words, track, timed=timed)
    best: list[list[Row]] = []
    for size in reversed(fitter.look.kinds["agenda"].slots["table"].sizes):
        rows = [
            _row(fitter, talk, (label, day), size, columns)
            for talk, label, day in zip(track.talks, labels, days, strict=True)
        ]
        pages = _filled(rows, box.height)
        if best and len(pages) > len(best):
            break
        best = pages
    pages = _paged([row for page in best for row in page], box.height)
    room = min((box.height - sum(row.height for row in page)) / len(page) / 2 for page in pages)
    more = int(max(0.0, min(room, WIDEST_PAD - PAD)))
    padded = [tuple(replace(row, height=row.height + 2 * more) for row in page) for page in pages]
    return [TableFill("table", columns, page, words.track_talks, PAD + more) for page in padded]


def _days(words: Words, track: Track) -> list[str]:
    """The day of each talk where they are held on several, so that 10:00 of two days is not taken for one."""
    several = len(days_of(track.talks)) > 1
    return [words.short_date(talk.slot.day) if several and talk.slot.day else "" for talk in track.talks]


def _labels(words: Words, track: Track, *, timed: bool) -> list[str]:
    """What stands before each title: its start, or the number that its slides show; nothing for a break."""
    if timed:
        return [words.clock(talk.slot.start) if talk.slot.start is not None else "" for talk in track.talks]
    numbers = count(1)
    return ["" if talk.type in PAUSES else str(next(numbers)) for talk in track.talks]


def _paged(rows: list[Row], height: float) -> list[list[Row]]:
    """Rows in order over as few pages as possible, none much fuller than the others."""
    fewest = len(_filled(rows, height))
    low, high = sum(row.height for row in rows) / fewest, height
    pages = _filled(rows, high)
    while high - low > 1:
        middle = (low + high) / 2
        made = _filled(rows, middle)
        if len(made) > fewest:
            low = middle
        else:
            pages, high = made, middle
    return pages


def _filled(rows: list[Row], height: float) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and used + row.height > height:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height
    return pages


def _row(fitter: Fitter, talk: Talk, when: tuple[str, str], size: float, columns: tuple[float, ...]) -> Row:
    small = max(_LEAST, size - _STEP)
    who = _who(talk)
    cell, height = [], 2 * PAD
    for text, weight, at, most in ((talk.title.text, "bold", size, TITLE_LINES), (who, "regular", small, PEOPLE_LINES)):
        if text:
            shown, lines = _within(fitter, one_line(text), weight, limit_of(columns[-1] - _NARROWER, at), most)
            run = Run(shown, bold=True) if weight == "bold" else Run(shown, color="quiet")
            cell.append(Paragraph((run,), at, round(at * _PITCH, 2)))
            height += lines * cell[-1].pitch
    if len(columns) == 1:
        return Row((tuple(cell),), height)
    label, day = when
    mark = [Paragraph((Run(label, color="quiet"),) if label else (), size, round(size * _PITCH, 2))]
    if day:
        under = Paragraph((Run(day, color="quiet"),), small, round(small * _PITCH, 2))
        mark = [*mark, under] if label else [under]
    least = 2 * PAD + sum(line.pitch for line in mark) if day else 0.0
    return Row((tuple(mark), tuple(cell)), max(height, least))


def _who(talk: Talk) -> str:
    """The people of a talk with their organisations."""
    return GAP.join(
        " ".join(part.text for part in (person.name, person.org) if part)
        for person in (*talk.speakers, *talk.moderators)
    )


def _within(fitter: Fitter, text: str, weight: str, limit: float, most: int) -> tuple[str, int]:
    """A text in at most so many lines, and how many it takes; what is cut ends in an ellipsis."""
    starts = list(line_starts(text, fitter.gauge.ladder(text, weight), limit))
    if len(starts) <= most:
        return text, len(starts)
    starts = list(line_starts(text, fitter.gauge.ladder(text, weight), limit - 1000))
    return text[: starts[most - 1]].rstrip() + "…", most
