"""The back of a badge: somebody's own day, or the conference at a glance, with the network and a code of the programme.

Rows come closer, then breaks are left out, then type is smaller, then rows stand in two columns, then what is for everybody
goes: the first way in which everything has room counts. What no way holds is counted in the last row, and told.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from progprint.agenda.conference import fits_code
from progprint.core.units import MM
from progprint.sheets.back import address_code
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import apart, artifact, fitted, rule, useful_line
from progprint.sheets.handouts.guests import Guest
from progprint.sheets.handouts.own_day import DayRow, OwnRows, by_days, row_frame
from progprint.typeset.frame import Copyfit, Frame, Group, Item

_CODE, _AIR = 12 * MM, 5.5
"""The least side of the code of the programme, and the white around it and between columns, pt."""


class BackForm(NamedTuple):
    """A way to set rows: share of the type's size, columns, white between rows by their leading, and what is left out."""

    share: float
    columns: int
    gap: float
    without: str = ""

    def has(self, row: DayRow) -> bool:
        """Whether a row stands there: what somebody gives or chose does in any case, breaks go first."""
        return (
            row.own or not (row.common or row.pause) or not self.without or (self.without == "pauses" and not row.pause)
        )


_FORMS = tuple(
    BackForm(*form)
    for form in (
        (1.0, 1, 0.76), (1.0, 1, 0.5), (1.0, 1, 0.31), (1.0, 1, 0.19), (1.0, 1, 0.19, "pauses"), (0.875, 1, 0.19, "pauses"),
        (0.875, 2, 0.12), (0.875, 2, 0.12, "pauses"), (0.875, 1, 0.19, "common"), (0.875, 2, 0.12, "common"),
    )
)  # fmt: skip
_DENSE = 2
"""The first way on a card, which is small; a folded badge has all of them."""


class BadgeBacks:
    """The backs of all badges: what several people have is set once."""

    def __init__(self, context: Context) -> None:
        self.context, self.rows = context, OwnRows(context)
        self.glance = self.rows.at_a_glance()
        self._frames: dict[tuple[DayRow, float, float, bool], Frame] = {}
        self._bodies: dict[tuple[DayRow, ...], Frame] = {}

    def of(self, guest: Guest, key: str) -> Frame:
        """The back of somebody's badge; its words, and whose it is, over a rule."""
        context, page, words = self.context, self.context.design.page, self.context.words
        own = self.rows.of(guest)
        rows = tuple(own or self.glance)
        days = {row.day: None for row in rows if row.day is not None}
        day = words.day_name(*days) if len(days) == 1 else ""
        told, name = apart(day, words.personal if own else words.programme), guest.person.name
        look, dark, width = context.design.style("name"), context.design.styled("caption", "text"), page.text_width
        both = context.composer.width(told, look.text) + context.composer.width(name.text, dark.text)
        told = day if day and both + look.text.size > width else told
        head = fitted(context, told, look, 0.66 * width, look.leading, key=f"{key}.day", phrases=False)
        left = max(0.32 * width, width - context.composer.width(told, look.text) - look.text.size)
        whose = fitted(context, name, dark, left, 1.25 * look.leading, key=f"{key}.whose", align="right")
        low = page.top + look.leading
        body = self._bodies.get(rows)
        again = body is not None
        if body is None:
            body = self._bodies[rows] = self._body(rows, page.height - page.bottom - low)
        placed = Group(page.inner, low, body, repeated=again)
        return Frame(page.width, page.height, (
            Group(page.inner, low - head.height, head), Group(page.inner + width - left, low - whose.height, whose),
            artifact(placed) if again else placed,  # what says the same once more is none of the text
        ))  # fmt: skip

    def _body(self, rows: Sequence[DayRow], height: float) -> Frame:
        """What stands below the head: a rule, the rows, and at the foot what is useful to know; below or beside it a code."""
        context, width = self.context, self.context.design.page.text_width
        url, top = context.agenda.conference.url, 0.6 * context.design.style("entry").leading
        side = max(_CODE, 0.16 * context.design.page.height) if url and fits_code(url) else 0.0
        places = ("below", "beside", "") if side else ("",)
        items: list[Item] = [rule(0.0, width, 0.2 * top, context.design.colors["text"])]
        for way, place in product(_FORMS[0 if context.design.parts["badge.folded"] else _DENSE :], places):
            beside = side + 2 * _AIR if place else 0.0
            foot = useful_line(context, width - beside, "", address=not place)
            low = height - (max(side, foot.height) + _AIR if place == "below" else foot.height + _AIR / 2)
            placed, left = self._placed(rows, way, width - (beside if place == "beside" else 0.0), low - top)
            if not left or (way is _FORMS[-1] and place == places[-1]):
                break
        if place:
            code = Frame(side, side, (address_code(context, url, side, 0),))
            items.append(Group(width - side, height - side, code))
        return Frame(width, height, (*items, Group(0.0, top, placed), Group(0.0, height - foot.height, foot)))

    def _placed(self, rows: Sequence[DayRow], way: BackForm, width: float, room: float) -> tuple[Frame, int]:
        """Rows in a way, and how many have no room; the last line counts all of them."""
        wide = (width - (way.columns - 1) * 2 * _AIR) / way.columns
        blocks = list(self._set([row for row in rows if way.has(row)] or rows, wide, way))
        gap = way.gap * way.share * self.context.design.style("entry").leading
        placed, left = _columns(blocks, wide, room, way.columns, gap)
        if left and way is _FORMS[-1]:
            words, small = self.context.words.in_all_pattern, self.context.design.styled("caption", "text")
            told = words.replace("{n}", str(sum(not label for _, label in blocks)))
            more = fitted(self.context, told, small, wide, key="", align="right", done=Copyfit("back", "dropped", left))
            placed, _ = _columns(blocks, wide, room - more.height, way.columns, gap)
            placed.append(Group(width - wide, room - more.height, more))
        return Frame(width, room, tuple(placed)), left

    def _set(self, rows: Sequence[DayRow], width: float, way: BackForm) -> Iterator[tuple[Frame, bool]]:
        """The rows, those of each day below its name where there are several; whether each is such a name."""
        days, inline = list(by_days(self.context, rows)), way.columns > 1
        for day, own in days:
            if day and len(days) > 1:
                bold = self.context.design.styled("entry", "text", way.share)
                yield fitted(self.context, day, bold, width, bold.leading, key="", phrases=False), True
            for row in own:
                known = self._frames.get((row, width, way.share, inline))
                if known is None:
                    known = row_frame(self.context, row, width, "", share=way.share, inline=inline)
                    self._frames[row, width, way.share, inline] = known
                yield known, False


def _columns(
    blocks: Sequence[tuple[Frame, bool]], width: float, room: float, count: int, gap: float
) -> tuple[list[Group], int]:
    """Rows down the columns, and how many have no room.

    A day's name is never last in a column; it begins the next one where that holds all that is left and this one does not.
    """
    placed: list[Group] = []
    column, y = 0, 0.0
    for n, (frame, label) in enumerate(blocks):
        end = y + frame.height + (gap + blocks[n + 1][0].height if label and n + 1 < len(blocks) else 0.0)
        rest = sum(one.height + gap for one, _ in blocks[n:]) - gap if label and y else math.inf
        if column + 1 < count and (end > room + 0.01 or rest <= room < y + rest):
            column, y = column + 1, 0.0
        if y + frame.height > room + 0.01:
            return placed, sum(not late for _, late in blocks[n:])
        placed.append(Group(column * (width + 2 * _AIR), y, frame))
        y += frame.height + gap
    return placed, 0
