"""A programme of one's own 个人日程: the talks that somebody chose or gives, with what is for everybody, on a card of A6."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from progprint.agenda.attendee import Attendee, waits
from progprint.agenda.programme import PAUSES, Agenda, Person, Talk, Track, Wording
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.locale.names import index_key
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.badges import on_a_stage
from progprint.sheets.handouts.cards import people_of
from progprint.sheets.handouts.cutting import several_up
from progprint.sheets.handouts.desk import Sheet, artifact, fitted, order, rule, stacked
from progprint.sheets.handouts.names import big_name
from progprint.typeset.frame import Frame, Group, Item, Rule
from progprint.typeset.style import ParagraphStyle

_CLOCK, _CHIP, _ROOM = 40.0, 12.0, 0.27
"""Widths of the columns of time and chip, pt, and of the room, as a share of the text."""
_GAPS, _BAND = (5.0, 4.0, 3.0, 2.0), 3.0
"""White between rows, the most first, and around the words of a row that is one's own, pt."""
_STRONG, _WEAK = re.compile(r"\s*[;；|｜\n]\s*"), re.compile(r"\s*[、,，]\s*")
"""What stands between chosen talks: marks that no title holds, and marks that one may hold."""


class OwnProgramme(NamedTuple):
    """A card to be: whose it is, the talks that they chose or have part in, and the ids of the latter."""

    person: Person
    talks: tuple[Talk, ...]
    own: frozenset[str]


def personal_programmes(context: Context) -> list[Sheet]:
    """Cards in the order of names, four on a sheet of A4."""
    cards = [card for plan in _plans(context) for card in _cards(context, plan)]
    return [Sheet(f"{n}", page) for n, page in enumerate(several_up(context, cards), 1)]


def chosen_talks(agenda: Agenda, chosen: str) -> tuple[list[Talk], list[str]]:
    """The talks that a list names by id or title, and the names that are none of the agenda's."""
    everything = (*agenda.talks, *agenda.sessions)
    known: dict[str, Talk | None] = {}
    for talk in everything:
        for name in {_bare(talk.id), _bare(talk.title.text)}:
            known[name] = None if name in known else talk  # of two talks of one title neither is meant for sure
    found: list[Talk] = []
    unknown: list[str] = []
    for part in filter(None, _STRONG.split(chosen.strip())):
        whole = known.get(_bare(part))
        names = [part] if whole is not None else [name for name in _WEAK.split(part) if name]
        for name in names:
            meant = known.get(_bare(name))
            found += [meant] if meant is not None else []
            unknown += [name] if meant is None else []
    return list(dict.fromkeys(found)), unknown


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()


def _plans(context: Context) -> Iterator[OwnProgramme]:
    """Everybody who chose a talk or has a part in one."""
    agenda = context.agenda
    parts: dict[str, list[Talk]] = {}
    for talk in (*agenda.talks, *agenda.sessions):
        for person in (*talk.speakers, *talk.moderators):
            parts.setdefault(person.id, []).append(talk)
    known, wait = on_a_stage(agenda, context.attendees), waits(context.attendees)
    seen = {one[0].id for one in known if one is not None}
    rows: list[tuple[Person, Attendee | None]] = [
        (there[0] if there is not None else _person(entry), entry)
        for entry, there in zip(context.attendees, known, strict=True)
    ]
    rows += [(person, None) for person, _, _ in people_of(agenda) if person.id not in seen]
    for person, entry in sorted(rows, key=lambda row: index_key(row[0].name.text, row[0].filed_under)):
        own = parts.get(person.id, [])
        chosen = chosen_talks(agenda, entry.chosen)[0] if entry is not None else []
        talks = tuple(dict.fromkeys((*own, *chosen)))
        if talks and wait(entry):
            yield OwnProgramme(person, talks, frozenset(talk.id for talk in own))


def _person(entry: Attendee) -> Person:
    return Person(f"row.{entry.row}", Wording(entry.name))


def _cards(context: Context, plan: OwnProgramme) -> Iterator[Frame]:
    """All days on one card if they go onto it, else a card for each day, and as many as that takes."""
    page, key = context.design.page, f"personal.{plan.person.id}"
    low = page.height - page.bottom - 2 * context.design.style("caption").leading
    days = [(day, list(rows)) for day, rows in _days(context, plan, key)]
    frames = [frame for _, rows in days for frame in rows]
    head, top = _head(context, plan.person, f"{key}.1")
    gap = next((gap for gap in _GAPS if top + sum(frame.height + gap for frame in frames) <= low + gap), None)
    if gap is not None:
        yield _whole(context, [*head, *stacked(frames, page.inner, top, gap)[0]])
        return
    count = 0
    for day, rows in days:
        waiting = rows
        while waiting:
            count += 1
            head, y = _head(context, plan.person, f"{key}.{count}", context.words.resumed if count > 1 else "")
            if waiting is not rows and day:
                label = _label(context, day, f"{key}.day.{count}")
                waiting = [label, *waiting]
            taken, end = 1, y + waiting[0].height
            while taken < len(waiting) and end + _GAPS[0] + waiting[taken].height <= low:
                end += _GAPS[0] + waiting[taken].height
                taken += 1
            taken = max(taken, min(2, len(waiting)))  # a date is never alone
            yield _whole(context, [*head, *stacked(waiting[:taken], page.inner, y, _GAPS[0])[0]])
            waiting = waiting[taken:]


def _label(context: Context, day: str, key: str) -> Frame:
    return fitted(context, day, "name", context.design.page.text_width, key=key)


def _whole(context: Context, items: Sequence[Item]) -> Frame:
    """A card with its foot: the network of the venue and the address of the conference."""
    page, words, conference = context.design.page, context.words, context.agenda.conference
    wifi = conference.venue.wifi if conference.venue else None
    told = [f"{words.wifi} {wifi[0]} {wifi[1]}".strip() if wifi else "", conference.url.partition("://")[2].rstrip("/")]
    text = SEPARATOR.join(part for part in told if part)
    foot: list[Item] = []
    if text:
        leading = context.design.style("caption").leading
        frame = fitted(context, text, "caption", page.text_width, 2 * leading, key="personal.foot")
        foot.append(Group(page.inner, page.height - page.bottom - frame.height, frame))
    return Frame(page.width, page.height, (*items, *foot))


def _head(context: Context, person: Person, key: str, more: str = "") -> tuple[list[Item], float]:
    """Conference, what this is, whose it is, and a rule; where the rows begin."""
    page = context.design.page
    told = SEPARATOR.join(part for part in (context.running, context.words.personal + more) if part)
    frames = [
        fitted(context, told, "caption", page.text_width, 24.0, key=f"{key}.head"),
        big_name(context, person, "display", page.text_width, 60.0, f"{key}.name", "left"),
    ]
    items, y = stacked(frames, page.inner, page.top, 2.0)
    line = rule(page.inner, page.width - page.outer, y + 4.0, context.design.colors["text"])
    return [*items, line], y + 12.0


def _days(context: Context, plan: OwnProgramme, key: str) -> Iterator[tuple[str, list[Frame]]]:
    """The days of a plan, each with its date and the rows of it, with what is for everybody on these days."""
    agenda = context.agenda
    days = {talk.slot.day for talk in plan.talks}
    common = [one for one in agenda.sessions if one.slot.day in days and one.slot.start is not None]
    tracks = {talk.id: track for track in agenda.tracks for talk in track.talks}
    shown = sorted(dict.fromkeys((*plan.talks, *common)), key=order)
    for day, talks in groupby(shown, key=lambda talk: talk.slot.day):
        rows = [_row(context, talk, tracks, talk.id in plan.own, f"{key}.{talk.id}") for talk in talks]
        name = context.words.day_name(day) if day is not None else ""
        yield name, [_label(context, name, f"{key}.{day}"), *rows] if name else rows


def _row(context: Context, talk: Talk, tracks: Mapping[str, Track], own: bool, key: str) -> Frame:
    """Time, the colour of the track, title, room; on a ground of that colour where somebody is on the stage."""
    page, track = context.design.page, tracks.get(talk.id)
    width, accent = page.text_width, context.accent(track)
    paper, colours = context.design.colors["paper"], context.design.colors
    faint = talk.type in PAUSES

    def styled(name: str, ink: Ink) -> ParagraphStyle:
        style = context.design.style(name)
        return style.but(text=style.text.but(ink=ink))

    text = paper if own else colours["quiet"] if faint else colours["text"]
    wide = _ROOM * width
    left = _CLOCK + _CHIP
    clock = fitted(context, context.words.clock(talk.slot.start) if talk.slot.start is not None else "", styled("entry", text),
                   _CLOCK, key=f"{key}.time")  # fmt: skip
    title = fitted(context, talk.short_title or talk.title, styled("plain" if faint else "entry", text), width - left - wide,
                   3 * 13.0, key=f"{key}.title")  # fmt: skip
    place = context.where(talk)
    room = fitted(context, place, styled("caption", text), wide - 4.0, 3 * 11.0, key=f"{key}.room", align="right")
    high = max(clock.height, title.height, room.height)
    items: list[Item] = []
    if own:
        items.append(artifact(Rule(Rect(-_BAND, -_BAND / 2, width + _BAND, high + _BAND / 2), accent)))
    elif track is not None:
        items.append(artifact(Rule(Rect(_CLOCK, 3.0, _CLOCK + 7.0, 10.0), accent)))
    items += [Group(0.0, 0.0, clock), Group(left, 0.0, title)]
    items += [Group(width - wide + 4.0, 1.5, room)] if place else []
    return Frame(width, high, tuple(items))
