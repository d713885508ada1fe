"""A programme of one's own 个人日程: the talks that somebody chose or gives, with what is for everybody, on a card of A6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from progprint.agenda.programme import Person
from progprint.sheets.context import Context
from progprint.sheets.handouts.cutting import several_up
from progprint.sheets.handouts.desk import Sheet, apart, fitted, rule, stacked, useful_line
from progprint.sheets.handouts.guests import by_name, guests
from progprint.sheets.handouts.names import big_name
from progprint.sheets.handouts.own_day import DayRow, OwnRows, by_days, row_frame
from progprint.typeset.frame import Frame, Group, Item

_GAPS = (5.0, 4.0, 3.0, 2.0)
"""White between rows, the most first, pt."""


Plan = tuple[Person, list[DayRow]]
"""Somebody and the rows of their days."""


def plans(context: Context) -> list[Plan]:
    """Everybody who chose a talk or has a part in one, in the order of names."""
    rows = OwnRows(context)
    return [(guest.person, own) for guest in sorted(guests(context), key=by_name) if (own := rows.of(guest))]


def personal_programmes(context: Context, those: Sequence[Plan]) -> list[Sheet]:
    """The cards of these people, four on a sheet of A4."""
    cards = [(card, person.name.text) for person, own in those for card in _cards(context, person, own)]
    return several_up(context, [card for card, _ in cards], [name for _, name in cards])


def _cards(context: Context, person: Person, own: Sequence[DayRow]) -> Iterator[Frame]:
    """All days on one card if they go onto it, else a card for each day, and as many as that takes."""
    page, key = context.design.page, f"personal.{person.id}"
    low = page.height - page.bottom - 2 * context.design.style("caption").leading
    days = list(_days(context, own, key))
    frames = [frame for _, rows in days for frame in rows]
    head, top = _head(context, person, f"{key}.1")
    gap = next((gap for gap in _GAPS if top + sum(frame.height + gap for frame in frames) <= low + gap), None)
    if gap is not None:
        yield _whole(context, [*head, *stacked(frames, page.inner, top, gap)[0]])
        return
    count = 0
    for day, rows in days:
        waiting = rows
        while waiting:
            count += 1
            head, y = _head(context, person, f"{key}.{count}", context.words.resumed if count > 1 else "")
            if waiting is not rows and day:
                waiting = [_label(context, day, f"{key}.day.{count}"), *waiting]
            taken, end = 1, y + waiting[0].height
            while taken < len(waiting) and end + _GAPS[0] + waiting[taken].height <= low:
                end += _GAPS[0] + waiting[taken].height
                taken += 1
            taken = max(taken, min(2, len(waiting)))  # a date is never alone
            yield _whole(context, [*head, *stacked(waiting[:taken], page.inner, y, _GAPS[0])[0]])
            waiting = waiting[taken:]


def _days(context: Context, own: Sequence[DayRow], key: str) -> Iterator[tuple[str, list[Frame]]]:
    """The days with their rows, each below its date."""
    for day, rows in by_days(context, own):
        frames = [row_frame(context, row, context.design.page.text_width, f"{key}.{row.id}") for row in rows]
        yield day, [_label(context, day, f"{key}.{rows[0].day}"), *frames] if day else frames


def _label(context: Context, day: str, key: str) -> Frame:
    return fitted(context, day, "name", context.design.page.text_width, key=key)


def _whole(context: Context, items: Sequence[Item]) -> Frame:
    """A card with its foot: the network of the venue and the address of the conference."""
    page = context.design.page
    foot = useful_line(context, page.text_width, "personal.foot")
    return Frame(page.width, page.height, (*items, Group(page.inner, page.height - page.bottom - foot.height, foot)))


def _head(context: Context, person: Person, key: str, more: str = "") -> tuple[list[Item], float]:
    """Conference, what this is, whose it is, and a rule; where the rows begin."""
    page = context.design.page
    told = apart(context.running, context.words.personal + more)
    frames = [
        fitted(context, told, "caption", page.text_width, 24.0, key=f"{key}.head"),
        big_name(context, person, "display", page.text_width, 60.0, f"{key}.name", "left"),
    ]
    items, y = stacked(frames, page.inner, page.top, 2.0)
    line = rule(page.inner, page.width - page.outer, y + 4.0, context.design.colors["text"])
    return [*items, line], y + 12.0
