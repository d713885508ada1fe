"""The agenda as a table: start or number, title, speakers; over several slides where it is much.

While it runs, one slide has what is on now: done items are quiet, the earliest of them fold into one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from progprint.agenda.days import days_of
from progprint.agenda.programme import PAUSES, Talk
from progprint.deck.binding import BODY
from progprint.deck.blocks import TextItem
from progprint.deck.deck import Fill, Run, SlideParagraph, TableFill, TableRow
from progprint.deck.lines import limit_of, line_starts, one_line
from progprint.locale.words import Words
from progprint.slides.bodies import listing
from progprint.slides.fills import GAP, Fitter, beside
from progprint.slides.leads import lead
from progprint.slides.plan import COUNTED

DAY_WIDTH, TIME_WIDTH, NUMBER_WIDTH = 124.0, 100.0, 48.0
"""Column of days with times, of times, or of numbers where no talk has a time, pt."""
PAD, WIDEST_PAD = 4.5, 14.0
"""Space above and below the text of a row, pt; it grows where few rows leave room."""
TITLE_LINES, PEOPLE_LINES = 3, 2
"""Lines that a row has for a title and for its people; both stand whole on the slides of the talk."""
MOST_ROWS = 8
"""Rows of the running agenda."""
DONE, BREAK, HEAD = 20.0, 18.0, 16.0
"""Points of what is done, of breaks, and of the row that names the columns."""
_PITCH, _LEAST, _STEP = 1.35, 14.0, 6.0
_NARROWER = 4.0


def agenda_tables(fitter: Fitter, words: Words, talks: Sequence[Talk]) -> Sequence[Fill | TableFill]:
    """One table if all rows stand on a slide at some size, else several, about equally long; as large as that many allow.

    A template without a place for tables gets the talks as lines.
    """
    days = _days(words, talks)
    if not fitter.stage.has("agenda", "table"):
        labels = _labels(words, talks, timed=any(talk.slot.start is not None for talk in talks))
        lines = [
            beside(day, label, talk.title.text, _who(talk))
            for talk, day, label in zip(talks, days, labels, strict=True)
        ]
        return listing(fitter, "agenda", BODY, [TextItem(one_line(line)) for line in lines])
    box = fitter.stage.box("agenda", "table")
    timed = any(talk.slot.start is not None for talk in talks)
    numbered = sum(talk.type in COUNTED for talk in talks) > 1
    first = DAY_WIDTH if any(days) else TIME_WIDTH if timed else NUMBER_WIDTH if numbered else 0.0
    columns = (first, box.width - first) if first else (box.width,)
    head = _heading(words, timed=timed) if first else None
    room = box.height - (head.height if head is not None else 0.0)
    labels = _labels(words, talks, timed=timed)
    best: list[list[TableRow]] = []
    for size in reversed(fitter.look.kinds["agenda"].slots["table"].sizes):
        rows = [
            _row(fitter, talk, (label, day), size, columns)
            for talk, label, day in zip(talks, labels, days, strict=True)
        ]
        pages = _filled(rows, room)
        if best and len(pages) > len(best):
            break
        best = pages
    if len(best) > 1 and len(talks) <= MOST_ROWS and not any(days):
        rows = [
            _running_row(fitter, words, talk, "break" if talk.type in PAUSES else "later", DONE, columns)
            for talk in talks
        ]
        best = _filled(rows, room) if timed else best
    pages = _paged([row for page in best for row in page], room)
    if head is not None:
        pages = [[head, *page] for page in pages]
    spare = min((box.height - sum(row.height for row in page)) / len(page) / 2 for page in pages)
    more = int(max(0.0, min(spare, WIDEST_PAD - PAD)))
    padded = [tuple(row._replace(height=row.height + 2 * more) for row in page) for page in pages]
    headed = head is not None
    return [TableFill("table", columns, page, words.programme, PAD + more, headed=headed) for page in padded]


def running_table(fitter: Fitter, words: Words, talks: Sequence[Talk], now: Talk) -> Fill | TableFill:
    """The talks of a day on one slide, the one that comes now marked and the next one bold.

    Of more than eight rows the earliest that are done fold into one; what is too late for the slide is counted in a last.
    """
    at = next((n for n, talk in enumerate(talks) if talk.id == now.id), 0)
    ahead = next((n for n in range(at + 1, len(talks)) if talks[n].type not in PAUSES), len(talks))
    first = max(0, min(at - 1, len(talks) - MOST_ROWS)) if len(talks) > MOST_ROWS else 0
    if not fitter.stage.has("agenda", "table"):
        marked = [(words.now if n == at else "", talk) for n, talk in enumerate(talks)][first : first + MOST_ROWS]
        lines = [one_line(beside(mark, words.clock(talk.slot.start), talk.title.text)) for mark, talk in marked]
        return listing(fitter, "agenda", BODY, [TextItem(line) for line in lines])[0]
    box = fitter.stage.box("agenda", "table")
    columns = (TIME_WIDTH, box.width - TIME_WIDTH)
    for base in fitter.look.kinds["agenda"].slots["table"].sizes:
        rows = [_heading(words, timed=True), *([_folded(words, talks[:first])] if first else [])]
        for n, talk in enumerate(talks[first : first + MOST_ROWS - bool(first)], first):
            state = "done" if n < at else "now" if n == at else "next" if n == ahead else "later"
            rows.append(_running_row(fitter, words, talk, "break" if talk.type in PAUSES else state, base, columns))
        rest = len(talks) - first - (MOST_ROWS - bool(first))
        if (
            sum(row.height for row in rows) <= box.height
            or base == fitter.look.kinds["agenda"].slots["table"].sizes[-1]
        ):
            break
    while len(rows) > 2 and sum(row.height for row in rows) > box.height:
        rows, rest = rows[:-1], max(rest, 0) + 1
    more = min(WIDEST_PAD - PAD, (box.height - sum(row.height for row in rows)) / len(rows) / 2)
    rows = [row._replace(height=row.height + 2 * int(more)) for row in rows]
    return TableFill("table", columns, tuple(rows), words.programme, PAD + int(more), headed=True)


def _heading(words: Words, *, timed: bool) -> TableRow:
    """The row that names the columns: 时间, 议题."""
    when, what = (_line(HEAD, Run(text, "quiet")) for text in (words.time if timed else "", words.talk))
    return TableRow(((when,), (what,)), what.pitch + 2 * PAD)


def _line(size: float, *runs: Run) -> SlideParagraph:
    """A line of a cell."""
    return SlideParagraph(tuple(run for run in runs if run.text), size, round(size * _PITCH, 2))


def _folded(words: Words, done: Sequence[Talk]) -> TableRow:
    """The row of what is done: 上午 3 场."""
    counted = sum(talk.type in COUNTED for talk in done)
    starts = [talk.slot.start for talk in done if talk.slot.start is not None]
    when = words.part_of_day(starts[0]) if starts else ""
    line = _line(DONE, Run(beside(when, words.talk_count_pattern.replace("{n}", str(counted))), "quiet"))
    return TableRow(((line._replace(runs=()),), (line,)), line.pitch + 2 * PAD)


def _running_row(
    fitter: Fitter, words: Words, talk: Talk, state: str, base: float, columns: tuple[float, ...]
) -> TableRow:
    """A row of the running agenda, by its state: done, now, next, later, or a break."""
    size, color, bold = {
        "done": (DONE, "quiet", False),
        "now": (base + 4.0, "accent", True),
        "next": (base, "", True),
        "later": (max(DONE, base - 2.0), "", False),
        "break": (BREAK, "quiet", False),
    }[state]
    weight, width, now = "bold" if bold else "regular", columns[-1] - _NARROWER, state == "now"
    title = talk.title if now else talk.short_title or talk.title
    shown, lines = _within(fitter, one_line(title.text), weight, limit_of(width, size), 2 if now else 1)
    if lines > 1:
        shown = fitter.in_lines(shown, size, width, weight)
    people = (*talk.speakers, *talk.moderators) if state in ("now", "next", "later") else ()
    who, small = words.join(person.name.text for person in people), max(BREAK, size - 4.0)
    start = _start(words, talk, size, color, bold=bold, mark=words.now if now and who else "")
    cell = [_line(size, Run(shown, color, bold=bold))]
    high = lines * cell[0].pitch
    if who and now:
        who, rows = _within(fitter, who, "regular", limit_of(width, small), 2)
        cell.append(_line(small, Run(who, color)))
        high = max(high + rows * cell[1].pitch, sum(one.pitch for one in start))
    elif who and fitter.count(shown + GAP + who, weight, size, width) == 1:
        cell = [_line(size, *cell[0].runs, Run(GAP + who, "quiet", None, small))]
    return TableRow((start, tuple(cell)), 2 * PAD + high)


def _start(
    words: Words, talk: Talk, size: float, color: str, *, bold: bool, mark: str = ""
) -> tuple[SlideParagraph, ...]:
    """When a row begins; of what is on now the word for it below."""
    text = words.clock(talk.slot.start)
    made = [_line(size, Run(text, color, bold=bold, link=lead(talk)))] if text or not mark else []
    return (*made, _line(max(BREAK, size - 8.0), Run(mark, color, bold=True))) if mark else tuple(made)


def _days(words: Words, talks: Sequence[Talk]) -> list[str]:
    """The day of each talk where they are held on several, so that 10:00 of two days is not taken for one."""
    several = len(days_of(talks)) > 1
    return [words.short_date(talk.slot.day) if several and talk.slot.day else "" for talk in talks]


def _labels(words: Words, talks: Sequence[Talk], *, timed: bool) -> list[str]:
    """What stands before each title: its start, or the number that its slides show; nothing for a break."""
    if timed:
        return [words.clock(talk.slot.start) for talk in talks]
    numbers = count(1)
    return [str(next(numbers)) if talk.type in COUNTED else "" for talk in talks]


def _paged(rows: list[TableRow], height: float) -> list[list[TableRow]]:
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


def _filled(rows: list[TableRow], height: float) -> list[list[TableRow]]:
    pages: list[list[TableRow]] = [[]]
    used = 0.0
    for row in rows:
        if pages[-1] and used + row.height > height:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height
    return pages


def _row(fitter: Fitter, talk: Talk, when: tuple[str, str], size: float, columns: tuple[float, ...]) -> TableRow:
    small, (label, day) = max(_LEAST, size - _STEP), when
    cell, height = [], 2 * PAD
    titled = talk.title.text, "bold", size, TITLE_LINES
    for text, weight, at, most in (titled, (_who(talk), "regular", small, PEOPLE_LINES)):
        if text:
            shown, lines = _within(fitter, one_line(text), weight, limit_of(columns[-1] - _NARROWER, at), most)
            link = "" if label or talk.type in PAUSES else lead(talk)
            cell.append(_line(at, Run(shown, bold=True, link=link) if weight == "bold" else Run(shown, color="quiet")))
            height += lines * cell[-1].pitch
    if len(columns) == 1:
        return TableRow((tuple(cell),), height)
    mark = [_line(size, Run(label, color="quiet", link=lead(talk)))]
    if day:
        under = _line(small, Run(day, color="quiet"))
        mark = [*mark, under] if label else [under]
    least = 2 * PAD + sum(line.pitch for line in mark) if day else 0.0
    return TableRow((tuple(mark), tuple(cell)), max(height, least))


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
