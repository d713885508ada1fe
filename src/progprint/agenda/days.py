"""The days of a programme: whether there are several, on which ones talks are held, and where a list turns to another.

Where a conference has one day nobody has to be told it; where it has more, 10:00 alone says nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from progprint.agenda.programme import Agenda, Talk, Track


def has_several_days(agenda: Agenda) -> bool:
    """Whether the conference has more than one day, or an item on another day than its only one."""
    named = set(agenda.conference.days)
    if len(named) > 1:
        return True
    named |= {item.slot.day for item in (*agenda.sessions, *agenda.talks) if item.slot.day is not None}
    return len(named) > 1


def days_of(talks: Sequence[Talk]) -> tuple[datetime.date, ...]:
    """The days on which talks are held, in order."""
    return tuple(sorted({talk.slot.day for talk in talks if talk.slot.day is not None}))


def track_days(track: Track) -> tuple[datetime.date, ...]:
    """The days of a track: those of its talks, else its own."""
    return days_of(track.talks) or ((track.slot.day,) if track.slot.day is not None else ())


def turns(talks: Sequence[Talk]) -> tuple[bool, ...]:
    """For each talk of a list of several days, whether it is the first one of another day than the talk before it."""
    if len(days_of(talks)) < len("ab"):
        return (False,) * len(talks)
    return tuple(n == 0 or talk.slot.day != talks[n - 1].slot.day for n, talk in enumerate(talks))


def other_day(one: Talk, other: Talk) -> datetime.date | None:
    """The day of the second of two talks, where it is not that of the first."""
    return other.slot.day if other.slot.day != one.slot.day else None
