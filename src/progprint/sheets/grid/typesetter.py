"""The type of a grid: the forms of its cells, the names of its columns, what stands above it and below it."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.grid.below import below
from progprint.sheets.grid.cells import CellText
from progprint.sheets.grid.field import Column
from progprint.sheets.grid.model import CellForms
from progprint.sheets.grid.parting import parting
from progprint.sheets.grid.type import TitleSetter
from progprint.sheets.people import told_people
from progprint.sheets.timetable import Cell
from progprint.typeset.block import frame_of
from progprint.typeset.frame import Frame
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import Text


class Typesetter(TitleSetter):
    """The words of a grid, in the look of a context; see ``model.Setter``."""

    def __init__(self, context: Context, number: int, *, numbers: bool) -> None:
        super().__init__(context)
        self.number, self.numbers = number, numbers
        self._known: dict[tuple[str, int, float, bool, str], CellText] = {}

    def forms(self, cell: Cell, width: float, *, timed: bool, part: str, every: bool) -> CellForms:
        """All ways to set a cell; those that part words badly only where ``every`` one is wanted."""
        key = (cell.key, cell.first, round(width, 2), timed, part)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = CellText(self, cell, width, timed=timed, part=part, numbers=self.numbers)
        return known.forms(every=every)

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
            name = self.title(
                column.name, round(self.type.head * share, 1), key, solid=share > 0.75, step=0, hyphenate=share < 0.75
            )
            if parting(context, name, room) == 0 and len(name.lines(room)) <= 2:
                break
        made = [frame_of(name, room)]
        if column.named:
            bold = context.design.style("caption").text.but(weight="bold")
            style = self.sized("caption", self.type.note[0], 1.27).but(text=bold, phrases=True, solid=True)
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
        style = self.sized("caption", self.type.note[0], 1.5)
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
