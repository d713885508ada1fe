"""The scenes of a track: opening, producers 出品人, introduction, agenda, closing."""

from __future__ import annotations

from progprint.agenda.days import track_days
from progprint.agenda.programme import PAUSES, Person, Track, Wording
from progprint.deck.deck import AnyFill, Fill, Slide
from progprint.slides.agenda_table import agenda_tables
from progprint.slides.fills import GAP, items_of, loose
from progprint.slides.stagehand import Stagehand, about

FEW_DAYS = 2
"""Days that the first slide names one by one."""


def opening(hand: Stagehand, track: Track) -> list[Slide]:
    """The first slide: track, conference, producers, day and room."""
    words, setter = hand.words, hand.setter
    conference = hand.agenda.conference.title
    kicker = _kicker(hand, track)
    details = (
        [GAP.join([words.producer_short, words.join(p.name.text for p in track.producers)])] if track.producers else []
    )
    days = track_days(track)
    day = words.join(map(words.short_date, days)) if len(days) <= FEW_DAYS else ""
    rooms = words.join(room.name.text for room in track.slot.rooms)
    details += [place] if (place := GAP.join(part for part in (day, rooms) if part)) else []
    details += [conference.text] if conference else []
    fills: list[AnyFill] = [
        setter.lines("opening", "kicker", [kicker]),
        hand.title("opening", track.title),
    ]
    if details:
        fills.append(setter.lines("opening", "details", details))
    say = hand.prompter.say
    talks = [talk for talk in track.talks if talk.type not in PAUSES]
    count = say("opening.count" if len(days) <= 1 else "opening.count.days", n=str(len(talks))) if talks else ""
    intro = [passage.words.text for passage in track.intro]
    notes = hand.prompter.note(_greeting(hand, "opening", track), *intro, count)
    footer = conference.text if conference else ""
    return hand.slides("opening", f"track/{track.id}/opening", fills, notes, footer, track.span)


def _greeting(hand: Stagehand, key: str, track: Track) -> str:
    """The words of welcome, or of farewell: to a track, a room or a day."""
    about = track.id.partition("/")[0]
    kind = f"{key}.{about}" if about in ("room", "day") and "/" in track.id else key
    name = track.title.text
    return hand.prompter.say(kind, track=name, room=name, day=name)


def _kicker(hand: Stagehand, track: Track) -> str:
    """What the deck is about: 专题 03, a room, or which day."""
    words, days = hand.words, hand.agenda.conference.days
    if track.id.startswith("room/"):
        return words.room
    if track.id.startswith("day/"):
        day = next((n for n, one in enumerate(days, 1) if track.id == f"day/{one}"), 0)
        return words.day_number(day) if day else words.day
    return f"{words.track} {track.number:02d}" if len(hand.agenda.tracks) > 1 else words.track


def producers(hand: Stagehand, track: Track) -> list[Slide]:
    """出品人: portrait, name, affiliation, introduction; a long introduction goes on on further slides."""
    slides = []
    for n, person in enumerate(track.producers, 1):
        key = f"track/{track.id}/producer/{n}"
        if hand.setter.stage.has("producer", "bio"):
            bodies = hand.setter.listing("producer", "bio", items_of(person.bio)) if person.bio else []
        else:
            bodies = [loose("bio", items_of(person.bio))] if person.bio else []
        if len(bodies) > 1:
            bodies = hand.setter.listing("text", "body", items_of(person.bio))
            slides += _producer(hand, track, person, None, key)
            slides += _continued(hand, track, person.name, hand.words.about_producer, bodies, key, "more")
        else:
            slides += _producer(hand, track, person, bodies[0] if bodies else None, key)
    return slides


def _producer(hand: Stagehand, track: Track, person: Person, bio: Fill | None, key: str) -> list[Slide]:
    setter, say = hand.setter, hand.prompter.say
    fills: list[AnyFill] = [
        setter.lines("producer", "kicker", [hand.words.producer]),
        hand.title("producer", person.name),
    ]
    if about(person):
        fills.append(setter.lines("producer", "affiliation", about(person), abreast=GAP))
    fills += [*([bio] if bio else []), *hand.portrait(person, "producer")]
    lines = [say("producer", who=hand.prompter.who([person])), *(passage.words.text for passage in person.bio)]
    notes = hand.prompter.note(*lines, say("producer.floor", name=person.name.text))
    return hand.slides("producer", key, fills, notes, hand.footer(track), person.span)


def _continued(
    hand: Stagehand, track: Track, title: Wording, label: str, bodies: list[Fill], key: str, say: str
) -> list[Slide]:
    """Slides of text alone, numbered where there are several; ``say`` is what the host says to the first."""
    slides = []
    for n, body in enumerate(bodies, 1):
        more = hand.words.continued(n, len(bodies)) if len(bodies) > 1 else ""
        head = hand.title("text", title, label=label + more, spare=True)
        notes = hand.prompter.note(hand.prompter.say(say if n == 1 else "more"))
        slides += hand.slides("text", f"{key}/text/{n}", (head, body), notes, hand.footer(track))
    return slides


def introduction(hand: Stagehand, track: Track) -> list[Slide]:
    """专题介绍, if there is one."""
    if not track.intro:
        return []
    bodies = hand.setter.listing("text", "body", items_of(track.intro))
    return _continued(
        hand, track, track.title, hand.words.track_intro, bodies, f"track/{track.id}/intro", "intro.track"
    )


def agenda(hand: Stagehand, track: Track) -> list[Slide]:
    """The talks of the track as a table, over several slides where they are many."""
    if not track.talks:
        return []
    tables = agenda_tables(hand.setter, hand.words, track)
    say, slides = hand.prompter.say, []
    talk = next((talk for talk in track.talks if talk.type not in PAUSES), None)
    first = say("agenda.first", title=talk.title.text) if talk else ""
    for n, table in enumerate(tables, 1):
        more = hand.words.continued(n, len(tables)) if len(tables) > 1 else ""
        head = hand.title("agenda", hand.words.track_talks, tail=more)
        notes = hand.prompter.note(say("agenda"), first if n == 1 else "")
        slides += hand.slides("agenda", f"track/{track.id}/agenda/{n}", (head, table), notes, hand.footer(track))
    return slides


def closing(hand: Stagehand, track: Track) -> list[Slide]:
    """Thanks, and at the foot the copyright lines."""
    setter, words = hand.setter, hand.words
    fills: list[AnyFill] = [
        hand.title("closing", words.thanks),
        setter.lines("closing", "details", [words.thanks_for_coming]),
    ]
    lines = hand.agenda.conference.copyright
    if lines:
        fills.append(setter.lines("closing", "colophon", lines))
    notes = hand.prompter.note(_greeting(hand, "closing", track))
    return hand.slides("closing", f"track/{track.id}/closing", fills, notes, hand.footer(track))
