"""The words of a cell in type: every form that is tried, from the best to a bare number.

Title at four sizes with lines that end where a phrase does; then inside a phrase; then with hyphens; then the short
title; then, with a number, the first of the people only, or none; at last the number alone. What is left out stands in
the list below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from progprint.agenda.programme import Wording
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.grid.below import below
from progprint.sheets.grid.field import Column
from progprint.sheets.grid.model import CellForm
from progprint.sheets.grid.parting import WITHIN, parting, softened
from progprint.sheets.grid.type import STEPS, Type, is_linked, same_language, told_people
from progprint.sheets.prose import first_baseline
from progprint.sheets.timetable import Cell
from progprint.typeset.block import frame_of
from progprint.typeset.frame import Copyfit, Frame
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import ParagraphStyle, Text

IN_PHRASE, HYPHENED, SHORT, NAMES, TITLE, NUMBER = range(STEPS, STEPS + 6)


class CellWords(NamedTuple):
    """The words of a cell as they are set: paragraphs, where the second stands, and the baseline of the page number."""

    title: Paragraph | None
    note: Paragraph | None = None
    note_at: tuple[float, float] = (0.0, 0.0)
    number: float | None = None
    width: float = 0.0
    height: float = 0.0


class Typesetter:
    """The forms of cells in the look of a context; see ``model.Setter``."""

    def __init__(self, context: Context, number: int, *, numbers: bool) -> None:
        self.context, self.type, self.number = context, Type.of(context), number
        self.numbers = numbers
        self._known: dict[tuple[object, ...], tuple[CellForm, ...]] = {}
        self._sized = cache(self._in_size)

    # -- cells

    def forms(self, cell: Cell, width: float, *, timed: bool, part: str, every: bool) -> Sequence[CellForm]:
        """All ways to set a cell, the best first; those that part words badly only where ``every`` one is wanted."""
        inner = width - self.type.bar - 2 * self.type.pad
        if not cell.quiet and (cell.crowd or inner < 3 * self.type.sizes[-1]):
            return (self._bare(inner),)
        key = (cell.key, cell.first, round(width, 2), timed, part)
        good = self._known.get((*key, False))
        if good is None:
            forms = self._quiet if cell.quiet else self._talk
            good = self._known[*key, False] = tuple(forms(cell, inner, timed, part))
        if not every:
            return (*good, self._bare(inner))
        known = self._known.get((*key, True))
        if known is None:
            worse = () if cell.quiet else self._worse(cell, inner, timed, part)
            known = tuple(sorted((*good, *worse, self._bare(inner)), key=lambda form: form.grade))
            self._known[*key, True] = known
        return known

    def _bare(self, width: float) -> CellForm:
        """A cell that only carries a number."""
        line = self.type.note[1] + 0.6 * self.type.air
        return CellForm(line, NUMBER, True, CellWords(None, width=width, height=self.type.note[1]))

    def _quiet(self, cell: Cell, width: float, timed: bool, part: str) -> Iterator[CellForm]:
        """A break: its name, and where it is if it is for all; one line where there is room."""
        context, key = self.context, _key(cell, part)
        style = self._sized("entry", self.type.sizes[-1], 1.25, "regular", phrases=True)
        place = context.where(cell.talk) if cell.band else ""
        name: Wording | str = cell.talk.title
        if part == "right":
            name = place or name
        elif part == "whole" and place:
            name = cell.talk.title._replace(text=f"{cell.talk.title.text}{SEPARATOR}{place}", marks=())
        if timed:
            name = f"{context.words.clock(cell.start)} {name}"
        for grade, text in enumerate(dict.fromkeys((str(name), cell.talk.title.text))):
            title = context.text(text if text != cell.talk.title.text else cell.talk.title, style, key=f"{key}.title")
            height = len(title.lines(width)) * style.leading
            yield CellForm(height, grade, False, CellWords(title, width=width, height=height))

    def _talk(self, cell: Cell, width: float, timed: bool, part: str) -> Iterator[CellForm]:
        """An item in lines that end where a phrase does, at every size."""
        key = _key(cell, part)
        if _only_place(cell, part):
            yield from self._place(cell, width, key)
            return
        title, (note, *_), linked = cell.talk.title, self._notes(cell, timed, part), self._linked(cell, part)
        inline, single = cell.band and cell.talk.type not in ("keynote", "panel"), False
        for step, size in enumerate(self.type.sizes):
            if single and step < STEPS - 1:
                continue  # one line at the largest size is one at every size
            made = self._title(title, size, key, solid=True, step=step)
            if parting(self.context, made, width) == 0:
                single = single or len(made.lines(width)) == 1
                yield from self._set(made, note, width, linked, key, step, inline)

    def _worse(self, cell: Cell, width: float, timed: bool, part: str) -> Iterator[CellForm]:
        """An item in lines that end inside a phrase, then with hyphens, with less of it, and with its title alone."""
        if _only_place(cell, part):
            return
        key, notes, linked = _key(cell, part), self._notes(cell, timed, part), self._linked(cell, part)
        title, short, last = cell.talk.title, cell.talk.short_title or cell.talk.title, STEPS - 1
        for step in (0, last):
            made = self._title(title, self.type.sizes[step], key, solid=False, step=step)
            if parting(self.context, made, width) <= 1:
                yield from self._set(made, notes[0], width, linked, key, IN_PHRASE, cell.band)
        made = self._hyphened(title, key, width)
        yield from self._set(made, notes[0], width, linked, key, HYPHENED, cell.band)
        if short.text != title.text:
            made = self._hyphened(short, key, width, Copyfit("cell", "short"))
            yield from self._set(made, notes[0], width, linked, key, SHORT, cell.band)
        made = self._hyphened(short, key, width, Copyfit("cell", "names"))
        fewer = [(notes[1], NAMES, cell.band)] if len(notes) > 1 else []
        for note, grade, inline in (*fewer, ("", TITLE, False)):
            for form in self._set(made, note, width, True, key, grade, inline):
                yield form._replace(listed=True)

    def _linked(self, cell: Cell, part: str) -> bool:
        """Whether a cell carries the number of the page of its item."""
        return self.numbers and part != "right" and is_linked(cell.talk)

    def _place(self, cell: Cell, width: float, key: str) -> Iterator[CellForm]:
        """What is for all on the second of two pages: where it is, and its kind."""
        where = self.context.where(cell.talk)
        kind = self.context.words.types.get(cell.talk.type, "") if cell.talk.type != "talk" else ""
        for step, size in enumerate(self.type.sizes):
            title = self.context.text(where, self._sized("entry", size, weight="regular"), key=f"{key}.place")
            yield from self._set(title, kind, width, False, key, step, inline=False)

    def _set(self, title: Paragraph, note: str | tuple[Text, ...], width: float, linked: bool, key: str, grade: int,
             inline: bool) -> Iterator[CellForm]:  # fmt: skip
        """A title with what stands below it, or, of what is for all, beside it; and the page number at the last line."""
        type_ = self.type
        lines = title.lines(width)
        high, aside = len(lines) * title.style.leading, 2.4 * type_.note[0] if linked else 0.0
        end = max((line.width for line in lines[-1:]), default=0.0)
        if not note:
            extra = title.style.leading if linked and end + aside > width else 0.0
            base = (
                high + extra - title.style.leading + 0.5 * (title.style.leading - type_.note[0]) + 0.88 * type_.note[0]
            )
            yield self._form(CellWords(title, None, (0.0, 0.0), base if linked else None, width, high + extra), grade)
            return
        style = self._sized("caption", type_.note[0], type_.note[1] / type_.note[0], phrases=True, solid=True)
        plain = note if isinstance(note, str) else "".join(one.text for one in note)
        content = None if isinstance(note, str) else note
        below = self.context.text(plain, style, key=f"{key}.who", content=content)
        wide = self.context.composer.width(plain, style.text)
        left = end + 1.2 * type_.sizes[0]
        if inline and len(lines) == 1 and left + wide + aside <= width:  # shorter, where there is no room for two lines
            base = first_baseline(title.style.leading, title.style.text.size)
            at = (left, base - first_baseline(style.leading, style.text.size))
            yield self._form(CellWords(title, below, at, base if linked else None, width, high), grade)
            return
        rows, alone = below.lines(width), 0
        if linked and rows and rows[-1].width + aside > width:
            narrow = self.context.text(plain, style.but(right=aside), key=f"{key}.who", content=content)
            alone = parting(self.context, narrow, width) > WITHIN  # no word is parted to make room for the number
            below = below if alone else narrow
            rows = below.lines(width)
        whole = high + (len(rows) + alone) * style.leading
        base = whole - style.leading + first_baseline(style.leading, style.text.size)
        if any(row.width > width + 0.5 for row in rows):
            grade = max(grade, HYPHENED)
        yield self._form(CellWords(title, below, (0.0, high), base if linked else None, width, whole), grade)

    def _form(self, words: CellWords, grade: int) -> CellForm:
        return CellForm(words.height + 2 * self.type.air, grade, False, words)

    def _notes(self, cell: Cell, timed: bool, part: str) -> list[str | tuple[Text, ...]]:
        """What stands below a title: its time where the rail does not tell it, people, place, language.

        The second one has only the first of more people.
        """
        context, talk = self.context, cell.talk
        people = told_people(context, talk)
        place = context.where(talk) if cell.band and part == "whole" else ""
        time = context.words.clock(cell.start) if timed else ""
        language = "" if same_language(context, talk) else talk.language.partition("-")[0].upper()
        found: list[str | tuple[Text, ...]] = []
        shown = [context.words.join(people)]
        if len(people) > 2:
            shown.append(context.words.others(people[0], len(people)))
        for who in shown:
            text = " ".join(filter(None, (time, SEPARATOR.join(filter(None, (who, place))))))
            if language:
                bold = Text(language, self._sized("caption", self.type.note[0], weight="bold").text)
                found.append((Text(f"{text}\u00a0"), bold) if text else (bold,))
            else:
                found.append(text)
        return found

    # -- titles

    def _in_size(self, name: str, size: float, pitch: float = 1.2, weight: str = "", **more: bool) -> ParagraphStyle:
        """A style of the look in another size and weight, its ``pitch`` in sizes, and what ``more`` it is; notes are dark."""
        style = self.context.design.style(name)
        ink = self.context.design.colors["text"] if name == "caption" else style.text.ink
        text = style.text.but(size=size, weight=weight or style.text.weight, ink=ink)
        return style.but(text=text, leading=round(size * pitch, 2), keep_next=False, right=0.0, **more)

    def _title(self, words: Wording, size: float, key: str, *, solid: bool, step: int, done: Copyfit | None = None,
               hyphenate: bool = False) -> Paragraph:  # fmt: skip
        style = self._sized("entry", size, phrases=True, solid=solid, hyphenate=hyphenate)
        told = done or (Copyfit("cell", "smaller", self.type.sizes[step] / self.type.sizes[0]) if step else None)
        return self.context.text(words, style, key=f"{key}.title", copyfit=told)

    def _hyphened(self, words: Wording, key: str, width: float, done: Copyfit | None = None) -> Paragraph:
        """The smallest title; its words part at hyphens where they must, and one that nobody can hyphenate at any letter."""
        size, step = self.type.sizes[-1], STEPS - 1
        for solid in (True, False):
            title = self._title(words, size, key, solid=solid, step=step, done=done, hyphenate=True)
            if parting(self.context, title, width) <= 2:
                return title
        parted = words._replace(text=softened(self.context, words.text, title.style.text, width), marks=())
        return self._title(parted, size, key, solid=False, step=step, done=done, hyphenate=True)

    # -- around the grid

    def head(self, columns: Sequence[Column], width: float) -> float:
        """Height of the names of columns of a width with the bar below them, pt."""
        found = [self.head_frames(column, width) for column in columns]
        names = max(frames[0].height for frames in found)
        tracks = max(sum(frame.height for frame in frames[1:]) for frames in found)
        return names + tracks + 1.6 * self.type.bar + 3.5 * self.type.gap

    def head_frames(self, column: Column, width: float) -> list[Frame]:
        """Room over tracks, up to two of them, each in its colour; a name is never cut."""
        context, key = self.context, f"glance.{self.number}.column.{column.name.text}"
        room = width - self.type.gap - self.type.pad
        for share in (1.0, 0.9, 0.8, 0.72):
            name = self._title(
                column.name, round(self.type.head * share, 1), key, solid=share > 0.75, step=0, hyphenate=share < 0.75
            )
            if parting(context, name, room) == 0 and len(name.lines(room)) <= 2:
                break
        made = [frame_of(name, room)]
        if column.named:
            bold = context.design.style("caption").text.but(weight="bold")
            style = self._sized("caption", self.type.note[0], 1.27).but(text=bold, phrases=True, solid=True)
            nodes: list[Text] = []
            for track in column.tracks:
                nodes += [Text(SEPARATOR, bold)] if nodes else []
                nodes.append(Text((track.short_title or track.title).text, bold.but(ink=context.accent(track))))
            plain = "".join(one.text for one in nodes)
            tracks = context.text(plain, style, key=f"{key}.tracks", content=tuple(nodes))
            made.append(frame_of(tracks, room))
        return made

    def aside(self, cell: Cell) -> Paragraph:
        """A line for an item that runs beside everything else: its time, its name, its place."""
        context, talk = self.context, cell.talk
        style = self._sized("caption", self.type.note[0], 1.5)
        when = context.words.times(talk.slot.start, talk.slot.end)
        said = (when, talk.title.text, context.words.join(told_people(context, talk)), context.where(talk))
        return context.text(SEPARATOR.join(filter(None, said)), style, key=f"glance.{cell.key}.aside")

    def asides(self, cells: Sequence[Cell], width: float) -> float:
        """Height of what is said above the grid, pt."""
        lines = [(self.aside(cell).lines(width - 2 * self.type.pad), self.aside(cell).style.leading) for cell in cells]
        return sum(len(rows) * leading for rows, leading in lines) + self.type.gap

    def listed(self, cells: Sequence[Cell], width: float) -> float:
        """Height of the list of what cells do not say, pt."""
        key, rows = f"glance.{self.number}", list(enumerate(cells, 1))
        high = frame_of(below(self.context, self.type, rows, key, numbers=self.numbers), width).height
        grid = self.context.design.page.grid
        return (high if self.numbers else -(-high // grid) * grid) + grid  # on a wall the legend stands below it


def _key(cell: Cell, part: str) -> str:
    """The name of a cell in the trace."""
    return f"glance.{cell.key}.{cell.first}{'.on' if part == 'right' else ''}"


def _only_place(cell: Cell, part: str) -> bool:
    """Whether the second of two pages says where an item for all is, and no more."""
    return part == "right" and cell.band and bool(cell.talk.slot.rooms)
