"""The words of a cell in type: every form that is tried, from the best to a bare number.

Title at four sizes with lines that end where a phrase does; then inside a phrase; then with hyphens; then the short
title; then, with a number, the first of the people only, or none; at last the number alone. What is left out stands in
the list below.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from progprint.agenda.programme import Wording
from progprint.sheets.context import SEPARATOR
from progprint.sheets.grid.model import CellForm, CellForms
from progprint.sheets.grid.parting import WITHIN, parting
from progprint.sheets.grid.type import STEPS, TitleSetter, is_linked, same_language
from progprint.sheets.people import told_people
from progprint.sheets.prose import first_baseline
from progprint.sheets.timetable import Cell
from progprint.typeset.frame import Copyfit
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import Text

IN_PHRASE, HYPHENED, SHORT, NAMES, TITLE, NUMBER = range(STEPS, STEPS + 6)
_GRADES = range(NUMBER + 1)
_Note = str | tuple[Text, ...]


class CellWords(NamedTuple):
    """The words of a cell as they are set: paragraphs, where the second stands, and the baseline of the page number."""

    title: Paragraph | None
    note: Paragraph | None = None
    note_at: tuple[float, float] = (0.0, 0.0)
    number: float | None = None
    width: float = 0.0
    height: float = 0.0


class CellText:
    """The words of a cell of a width, set at every grade that is asked for. ``timed`` and ``part`` as in ``model.Setter``."""

    def __init__(self, setter: TitleSetter, cell: Cell, width: float, *, timed: bool, part: str, numbers: bool) -> None:
        self.setter, self.context, self.type = setter, setter.context, setter.type
        self.cell, self.timed, self.part = cell, timed, part
        self.width = width - self.type.bar - 2 * self.type.pad
        self.key = f"glance.{cell.key}.{cell.first}{'.on' if part == 'right' else ''}"
        self.linked = numbers and part != "right" and is_linked(cell.talk)
        self._at = cache(lambda grade: tuple(self._tried(grade)))

    def forms(self, *, every: bool) -> CellForms:
        """The forms of the cell; without ``every`` one those that part words badly are left out."""
        (bare,) = self._at(NUMBER)
        if not self.cell.quiet and (self.cell.crowd or self.width < 3 * self.type.sizes[-1]):
            return CellForms(self._at, (NUMBER,), bare)
        lowest = min((*self._at(0), *self._at(1), bare), key=lambda form: form.height) if self.cell.quiet else bare
        if every:
            return CellForms(self._at, _GRADES, lowest)
        return CellForms(lambda grade: () if STEPS <= grade < NUMBER else self._at(grade), _GRADES, lowest)

    def _tried(self, grade: int) -> Iterator[CellForm]:
        """The forms that are tried at a grade; one may come out worse."""
        if grade == NUMBER:
            height = self.type.note[1]
            yield CellForm(height + 0.6 * self.type.air, NUMBER, True, CellWords(None, width=self.width, height=height))
        elif self.cell.quiet:
            yield from self._quiet(grade)
        elif self.part == "right" and self.cell.band and self.cell.talk.slot.rooms:
            yield from self._place(grade)
        elif grade < STEPS:
            yield from self._whole(grade)
        else:
            yield from self._worse(grade)

    def _quiet(self, grade: int) -> Iterator[CellForm]:
        """A break: its name, and where it is if it is for all; one line where there is room."""
        context, cell = self.context, self.cell
        style = self.setter.sized("entry", self.type.sizes[-1], 1.25, "regular", phrases=True)
        place = context.where(cell.talk) if cell.band else ""
        name: Wording | str = cell.talk.title
        if self.part == "right":
            name = place or name
        elif self.part == "whole" and place:
            name = cell.talk.title._replace(text=f"{cell.talk.title.text}{SEPARATOR}{place}", marks=())
        if self.timed:
            name = f"{context.words.clock(cell.start)} {name}"
        for text in list(dict.fromkeys((str(name), cell.talk.title.text)))[grade : grade + 1]:
            title = context.text(
                text if text != cell.talk.title.text else cell.talk.title, style, key=f"{self.key}.title"
            )
            height = len(title.lines(self.width)) * style.leading
            yield CellForm(height, grade, False, CellWords(title, width=self.width, height=height))

    def _whole(self, step: int) -> Iterator[CellForm]:
        """An item in lines that end where a phrase does, at a size; one line at the largest size is one at every size."""
        if 0 < step < STEPS - 1 and any(self._is_single(form) for n in range(step) for form in self._at(n)):
            return
        title = self.setter.title(self.cell.talk.title, self.type.sizes[step], self.key, solid=True, step=step)
        if parting(self.context, title, self.width) == 0:
            inline = self.cell.band and self.cell.talk.type not in ("keynote", "panel")
            yield self._set(title, self._notes[0], step, linked=self.linked, inline=inline)

    def _is_single(self, form: CellForm) -> bool:
        words = form.content
        return isinstance(words, CellWords) and words.title is not None and len(words.title.lines(self.width)) == 1

    def _worse(self, grade: int) -> Iterator[CellForm]:
        """An item in lines that end inside a phrase, or with hyphens, or with less of it, or with its title alone."""
        setter, band, linked = self.setter, self.cell.band, self.linked
        title, short = self.cell.talk.title, self.cell.talk.short_title or self.cell.talk.title
        if grade == IN_PHRASE:
            for step in (0, STEPS - 1):
                made = setter.title(title, self.type.sizes[step], self.key, solid=False, step=step)
                if parting(self.context, made, self.width) <= WITHIN:
                    yield self._set(made, self._notes[0], grade, linked=linked, inline=band)
        elif grade == HYPHENED:
            made = setter.hyphened(title, self.key, self.width)
            yield self._set(made, self._notes[0], grade, linked=linked, inline=band)
        elif grade == SHORT and short.text != title.text:
            made = setter.hyphened(short, self.key, self.width, Copyfit("cell", "short"))
            yield self._set(made, self._notes[0], grade, linked=linked, inline=band)
        elif grade == TITLE or (grade == NAMES and len(self._notes) > 1):
            made = setter.hyphened(short, self.key, self.width, Copyfit("cell", "names"))
            note, inline = (self._notes[1], band) if grade == NAMES else ("", False)
            yield self._set(made, note, grade, linked=True, inline=inline)._replace(listed=True)

    def _place(self, step: int) -> Iterator[CellForm]:
        """What is for all on the second of two pages: where it is, and its kind."""
        if step < STEPS:
            talk, style = self.cell.talk, self.setter.sized("entry", self.type.sizes[step], weight="regular")
            kind = self.context.words.types.get(talk.type, "") if talk.type != "talk" else ""
            title = self.context.text(self.context.where(talk), style, key=f"{self.key}.place")
            yield self._set(title, kind, step, linked=False, inline=False)

    def _set(self, title: Paragraph, note: _Note, grade: int, *, linked: bool, inline: bool) -> CellForm:
        """A title with what stands below it, or, of what is for all, beside it; and the page number at the last line."""
        width, type_ = self.width, self.type
        lines = title.lines(width)
        high, aside = len(lines) * title.style.leading, 2.4 * type_.note[0] if linked else 0.0
        end = max((line.width for line in lines[-1:]), default=0.0)
        if not note:
            extra = title.style.leading if linked and end + aside > width else 0.0
            leading, size = title.style.leading, type_.note[0]
            base = high + extra - leading + 0.5 * (leading - size) + 0.88 * size
            return self._form(CellWords(title, None, (0.0, 0.0), base if linked else None, width, high + extra), grade)
        style = self.setter.sized("caption", type_.note[0], type_.note[1] / type_.note[0], phrases=True, solid=True)
        plain = note if isinstance(note, str) else "".join(one.text for one in note)
        content = None if isinstance(note, str) else note
        below = self.context.text(plain, style, key=f"{self.key}.who", content=content)
        wide = self.context.composer.width(plain, style.text)
        left = end + 1.2 * type_.sizes[0]
        if inline and len(lines) == 1 and left + wide + aside <= width:  # shorter, where there is no room for two lines
            base = first_baseline(title.style.leading, title.style.text.size)
            at = (left, base - first_baseline(style.leading, style.text.size))
            return self._form(CellWords(title, below, at, base if linked else None, width, high), grade)
        rows, alone = below.lines(width), 0
        if linked and rows and rows[-1].width + aside > width:
            narrow = self.context.text(plain, style.but(right=aside), key=f"{self.key}.who", content=content)
            alone = parting(self.context, narrow, width) > WITHIN  # no word is parted to make room for the number
            below = below if alone else narrow
            rows = below.lines(width)
        whole = high + (len(rows) + alone) * style.leading
        base = whole - style.leading + first_baseline(style.leading, style.text.size)
        if any(row.width > width + 0.5 for row in rows):
            grade = max(grade, HYPHENED)
        return self._form(CellWords(title, below, (0.0, high), base if linked else None, width, whole), grade)

    def _form(self, words: CellWords, grade: int) -> CellForm:
        return CellForm(words.height + 2 * self.type.air, grade, False, words)

    @cached_property
    def _notes(self) -> list[_Note]:
        """What stands below a title: its time where the rail does not tell it, people, place, language.

        The second one has only the first of more people.
        """
        context, talk = self.context, self.cell.talk
        people = told_people(context, talk)
        place = context.where(talk) if self.cell.band and self.part == "whole" else ""
        time = context.words.clock(self.cell.start) if self.timed else ""
        language = "" if same_language(context, talk) else talk.language.partition("-")[0].upper()
        found: list[_Note] = []
        shown = [context.words.join(people)]
        if len(people) > 2:
            shown.append(context.words.others(people[0], len(people)))
        for who in shown:
            text = " ".join(filter(None, (time, SEPARATOR.join(filter(None, (who, place))))))
            if language:
                bold = Text(language, self.setter.sized("caption", self.type.note[0], weight="bold").text)
                found.append((Text(f"{text}\u00a0"), bold) if text else (bold,))
            else:
                found.append(text)
        return found
