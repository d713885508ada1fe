"""Everybody who gets paper of their own: who is on a stage, and who is on a list of registrations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.attendee import Attendee, waits
from progprint.agenda.programme import Agenda, Person, Track, Wording
from progprint.locale.names import index_key
from progprint.sheets.context import Context


class Guest(NamedTuple):
    """Somebody: what they are on a stage (producer, moderator, speaker, "" for who listens), and their entry on the list."""

    person: Person
    role: str = ""
    track: Track | None = None
    entry: Attendee | None = None


def people_of(agenda: Agenda) -> list[Guest]:
    """Everybody on a stage, once, with what they are there: producers first, then by the order of the programme."""
    found: dict[str, Guest] = {}
    for track in agenda.tracks:
        for person in track.producers:
            found.setdefault(person.id, Guest(person, "producer", track))
        for talk in track.talks:
            for role, people in (("moderator", talk.moderators), ("speaker", talk.speakers)):
                for person in people:
                    found.setdefault(person.id, Guest(person, role, track))
    for session in agenda.sessions:
        for role, people in (("moderator", session.moderators), ("speaker", session.speakers)):
            for person in people:
                found.setdefault(person.id, Guest(person, role))
    return list(found.values())


def on_a_stage(agenda: Agenda, people: Sequence[Attendee]) -> list[Guest | None]:
    """For each entry of a list whoever it is in the programme, None for who listens, or may be another of that name.

    Name and organisation must agree, as far as both are told; of several entries that may be one person the one whose
    organisation agrees is, and none without that.
    """
    named: dict[str, list[Guest]] = {}
    for one in people_of(agenda):
        named.setdefault(bare(one.person.name.text), []).append(one)
    sure: dict[str, list[int]] = {}
    maybe: dict[str, list[int]] = {}
    found: dict[str, Guest] = {}
    for place, entry in enumerate(people):
        for one in named.get(bare(entry.name), ()):
            org, theirs = bare(entry.org), bare(one.person.org.text) if one.person.org else ""
            found[one.person.id] = one
            if org and theirs and (org in theirs or theirs in org):
                sure.setdefault(one.person.id, []).append(place)
            elif not org or not theirs:
                maybe.setdefault(one.person.id, []).append(place)
    whose: list[Guest | None] = [None] * len(people)
    for key, one in found.items():
        places = sure.get(key) or maybe.get(key, [])
        if len(places) == 1 and whose[places[0]] is None:
            whose[places[0]] = one._replace(entry=people[places[0]])
    return whose


def bare(text: str) -> str:
    """A name without blanks and capitals, as names are compared."""
    return "".join(text.split()).casefold()


def guests(context: Context) -> list[Guest]:
    """Everybody whose paper is to be made: the list by names, then those on a stage who are not on it.

    After an older list only those who are new or changed since.
    """
    wait, listed, there = waits(context.attendees), list[Guest](), set[str]()
    for entry, one in zip(context.attendees, on_a_stage(context.agenda, context.attendees), strict=True):
        org, job = (Wording(text) if text else None for text in (entry.org, entry.job_title))
        guest = one or Guest(Person(f"row.{entry.row}", Wording(entry.name), org, job), entry=entry)
        there.add(guest.person.id)
        listed += [guest] if wait(entry) else []
    rest = [one for one in people_of(context.agenda) if one.person.id not in there and wait(None)]
    return [*sorted(listed, key=by_name), *rest]


def by_name(guest: Guest) -> tuple[object, ...]:
    """The place of somebody among names."""
    return index_key(guest.person.name.text, guest.person.filed_under)


def role_word(context: Context, role: str) -> str:
    """The word for what somebody does on a stage."""
    words = context.words
    return {"producer": words.producer_short, "moderator": words.moderator, "speaker": words.speaker}[role]
