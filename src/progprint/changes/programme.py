"""Two agendas compared, talk by talk: what is new, cancelled, moved or changed.

A talk is found again by its own id, else by its title, else by who gives it and when. Ids that were made up from the
place in the file say nothing, since a talk that is put in front would change them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Person, Slot, Talk
from progprint.core.diagnostic import Span

NEW, CANCELLED, MOVED, CHANGED = "new", "cancelled", "moved", "changed"
_MADE_UP = re.compile(r"(?:t\d+|s|session)-?\d+\Z")
_ALIKE = 0.6
"""How alike two titles are that may be of one talk."""


class ChangedFact(NamedTuple):
    """A fact that changed: its name, and how it read before and reads now."""

    name: str
    old: str
    new: str


class Change(NamedTuple):
    """The fate of a talk or session. ``old`` and ``new`` are where it stood and stands."""

    kind: str
    id: str
    title: str
    track: str
    fields: tuple[ChangedFact, ...] = ()
    span: Span | None = None


def compare(old: Agenda, new: Agenda) -> tuple[Change, ...]:
    """All changes, in the order of the new programme; what is cancelled comes last."""
    now = _all(new)
    pairs, gone = _matched(_all(old), now)
    by_new = {id(other): one for one, other in pairs}
    changes = []
    for talk in now:
        before = by_new.get(id(talk))
        if before is None:
            changes.append(Change(NEW, talk.id, talk.title.text, talk.track_id, tuple(_facts(talk)), talk.span))
            continue
        fields = tuple(_fields(before, talk))
        if fields:
            place = {"time", "day", "rooms"}
            kind = MOVED if all(field.name in place for field in fields) else CHANGED
            changes.append(Change(kind, talk.id, talk.title.text, talk.track_id, fields, talk.span))
    changes += [
        Change(CANCELLED, talk.id, talk.title.text, talk.track_id, tuple(_facts(talk)), talk.span) for talk in gone
    ]
    return tuple(changes)


def _all(agenda: Agenda) -> list[Talk]:
    """Sessions and talks, their track by its title: ids may be made up from the order of the file."""
    talks = [talk._replace(track_id=track.title.text) for track in agenda.tracks for talk in track.talks]
    return [*agenda.sessions, *talks]


Key = Callable[[Talk], object]


def _matched(old: Sequence[Talk], new: Sequence[Talk]) -> tuple[list[tuple[Talk, Talk]], list[Talk]]:
    """Pairs of the same talk, and those that are gone; the surest keys first."""
    pairs: list[tuple[Talk, Talk]] = []
    left, right = list(old), list(new)
    keys: tuple[Key, ...] = (
        lambda talk: None if _MADE_UP.match(talk.id) else talk.id,
        lambda talk: (talk.track_id, talk.title.text, tuple(_names(talk.speakers))),
        lambda talk: (talk.title.text, tuple(_names(talk.speakers))),
        lambda talk: talk.title.text,
        lambda talk: (tuple(_names(talk.speakers)), _when(talk.slot)) if talk.speakers and talk.slot.start else None,
        lambda talk: (tuple(_names(talk.speakers)), talk.track_id) if talk.speakers else None,
    )
    for key in keys:
        pairs += _paired(left, right, key)
    for one in list(left):
        near = [other for other in right if other.track_id == one.track_id]
        best = max(near, key=lambda other, one=one: _likeness(one, other), default=None)  # type: ignore[misc]
        if best is not None and _likeness(one, best) >= _ALIKE:
            pairs.append((one, best))
            left.remove(one)
            right.remove(best)
    return pairs, left


def _paired(left: list[Talk], right: list[Talk], key: Key) -> Iterator[tuple[Talk, Talk]]:
    """Pairs whose key only one talk has on either side; both are taken out of the lists."""
    ours, theirs = _by(left, key), _by(right, key)
    for value, talks in ours.items():
        others = theirs.get(value, [])
        if len(talks) == len(others) == 1:
            left.remove(talks[0])
            right.remove(others[0])
            yield talks[0], others[0]


def _by(talks: Sequence[Talk], key: Key) -> dict[object, list[Talk]]:
    found: dict[object, list[Talk]] = {}
    for talk in talks:
        value = key(talk)
        if value is not None:
            found.setdefault(value, []).append(talk)
    return found


def _likeness(one: Talk, other: Talk) -> float:
    return SequenceMatcher(None, one.title.text, other.title.text, autojunk=False).ratio()


def _fields(old: Talk, new: Talk) -> Iterator[ChangedFact]:
    """The facts that are not the same."""
    before, after = dict(_told(old)), dict(_told(new))
    for name, now in after.items():
        if before[name] != now:
            yield ChangedFact(name, before[name], now)


def _facts(talk: Talk) -> Iterator[ChangedFact]:
    """When, where and who: what is said of a talk that is new or gone."""
    for name, value in _told(talk):
        if name in ("day", "time", "rooms", "speakers") and value:
            yield ChangedFact(name, value, value)


def _told(talk: Talk) -> list[tuple[str, str]]:
    """Everything that is printed of a talk, as text."""
    slot = talk.slot
    summary = [
        *(section.heading.text if section.heading else "" for section in talk.summary),
        *(passage.words.text for section in talk.summary for passage in section.passages),
    ]
    return [
        ("day", slot.day.isoformat() if slot.day else ""),
        ("time", _when(slot)),
        ("rooms", "*" if slot.all_rooms else "、".join(room.name.text for room in slot.rooms)),
        ("title", talk.title.text),
        ("subtitle", talk.subtitle.text if talk.subtitle else ""),
        ("track", talk.track_id),
        ("type", talk.type),
        ("speakers", "、".join(_names(talk.speakers))),
        ("moderators", "、".join(_names(talk.moderators))),
        ("people", "\n".join(_about(person) for person in (*talk.speakers, *talk.moderators))),
        ("summary", "\n".join(summary)),
        ("takeaways", "\n".join(words.text for words in talk.takeaways)),
        ("language", talk.language),
    ]


def _names(people: Sequence[Person]) -> list[str]:
    return [person.name.text for person in people]


def _about(person: Person) -> str:
    """A person's affiliation and biography, without the name, which is a fact of its own."""
    parts = [words.text for words in (person.org, person.job_title) if words]
    return " ".join([*parts, *(passage.words.text for passage in person.bio)])


def _when(slot: Slot) -> str:
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (slot.start, slot.end) if minute is not None)
