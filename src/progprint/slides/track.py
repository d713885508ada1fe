"""The scenes of a track: opening, producers 出品人, introduction, agenda, closing."""

from __future__ import annotations

from progprint.agenda.days import track_days
from progprint.agenda.programme import PAUSES, Person, Track, Wording
from progprint.deck.deck import AnyFill, Fill, Slide
from progprint.slides.agenda_table import agenda_tables
from progprint.slides.builder import DeckBuilder, about
from progprint.slides.fills import GAP, items_of, loose

FEW_DAYS = 2
"""Days that the first slide names one by one."""


def opening(builder: DeckBuilder, track: Track) -> list[Slide]:
    """The first slide: track, conference, producers, day and room."""
    words, fitter = builder.words, builder.fitter
    conference = builder.agenda.conference.title
    kicker = _kicker(builder, track)
    details = (
        [GAP.join([words.producer_short, words.join(p.name.text for p in track.producers)])] if track.producers else []
    )
    days = track_days(track)
    day = words.join(map(words.short_date, days)) if len(days) <= FEW_DAYS else ""
    rooms = words.join(room.name.text for room in track.slot.rooms)
    details += [place] if (place := GAP.join(part for part in (day, rooms) if part)) else []
    details += [conference.text] if conference else []
    fills: list[AnyFill] = [
        fitter.lines("opening", "kicker", [kicker]),
        builder.title("opening", track.title),
    ]
    if details:
        fills.append(fitter.lines("opening", "details", details))
    say = builder.writer.say
    talks = [talk for talk in track.talks if talk.type not in PAUSES]
    count = say("opening.count" if len(days) <= 1 else "opening.count.days", n=str(len(talks))) if talks else ""
    intro = [passage.words.text for passage in track.intro]
    notes = builder.writer.note(_greeting(builder, "opening", track), *intro, count)
    footer = conference.text if conference else ""
    return builder.slides("opening", f"track/{track.id}/opening", fills, notes, footer, track.span)


def _greeting(builder: DeckBuilder, key: str, track: Track) -> str:
    """The words of welcome, or of farewell: to a track, a room or a day."""
    about = track.id.partition("/")[0]
    kind = f"{key}.{about}" if about in ("room", "day") and "/" in track.id else key
    name = track.title.text
    return builder.writer.say(kind, track=name, room=name, day=name)


def _kicker(builder: DeckBuilder, track: Track) -> str:
    """What the deck is about: 专题 03, a room, or which day."""
    words, days = builder.words, builder.agenda.conference.days
    if track.id.startswith("room/"):
        return words.room
    if track.id.startswith("day/"):
        day = next((n for n, one in enumerate(days, 1) if track.id == f"day/{one}"), 0)
        return words.day_number(day) if day else words.day
    return f"{words.track} {track.number:02d}" if len(builder.agenda.tracks) > 1 else words.track


def producers(builder: DeckBuilder, track: Track) -> list[Slide]:
    """出品人: portrait, name, affiliation, introduction; a long introduction goes on on further slides."""
    slides = []
    for n, person in enumerate(track.producers, 1):
        key = f"track/{track.id}/producer/{n}"
        if builder.fitter.stage.has("producer", "bio"):
            bodies = builder.fitter.listing("producer", "bio", items_of(person.bio)) if person.bio else []
        else:
            bodies = [loose("bio", items_of(person.bio))] if person.bio else []
        if len(bodies) > 1:
            bodies = builder.fitter.listing("text", "body", items_of(person.bio))
            slides += _producer(builder, track, person, None, key)
            slides += _continued(builder, track, person.name, builder.words.about_producer, bodies, key, "more")
        else:
            slides += _producer(builder, track, person, bodies[0] if bodies else None, key)
    return slides


def _producer(builder: DeckBuilder, track: Track, person: Person, bio: Fill | None, key: str) -> list[Slide]:
    fitter, say = builder.fitter, builder.writer.say
    fills: list[AnyFill] = [
        fitter.lines("producer", "kicker", [builder.words.producer]),
        builder.title("producer", person.name),
    ]
    if about(person):
        fills.append(fitter.lines("producer", "affiliation", about(person), abreast=GAP))
    fills += [*([bio] if bio else []), *builder.portrait(person, "producer")]
    lines = [say("producer", who=builder.writer.who([person])), *(passage.words.text for passage in person.bio)]
    notes = builder.writer.note(*lines, say("producer.floor", name=person.name.text))
    return builder.slides("producer", key, fills, notes, builder.footer(track), person.span)


def _continued(
    builder: DeckBuilder, track: Track, title: Wording, label: str, bodies: list[Fill], key: str, say: str
) -> list[Slide]:
    """Slides of text alone, numbered where there are several; ``say`` is what the host says to the first."""
    slides = []
    for n, body in enumerate(bodies, 1):
        more = builder.words.continued(n, len(bodies)) if len(bodies) > 1 else ""
        head = builder.title("text", title, label=label + more, spare=True)
        notes = builder.writer.note(builder.writer.say(say if n == 1 else "more"))
        slides += builder.slides("text", f"{key}/text/{n}", (head, body), notes, builder.footer(track))
    return slides


def introduction(builder: DeckBuilder, track: Track) -> list[Slide]:
    """专题介绍, if there is one."""
    if not track.intro:
        return []
    bodies = builder.fitter.listing("text", "body", items_of(track.intro))
    return _continued(
        builder, track, track.title, builder.words.track_intro, bodies, f"track/{track.id}/intro", "intro.track"
    )


def agenda(builder: DeckBuilder, track: Track) -> list[Slide]:
    """The talks of the track as a table, over several slides where they are many."""
    if not track.talks:
        return []
    tables = agenda_tables(builder.fitter, builder.words, track)
    say, slides = builder.writer.say, []
    talk = next((talk for talk in track.talks if talk.type not in PAUSES), None)
    first = say("agenda.first", title=talk.title.text) if talk else ""
    for n, table in enumerate(tables, 1):
        more = builder.words.continued(n, len(tables)) if len(tables) > 1 else ""
        head = builder.title("agenda", builder.words.track_talks, tail=more)
        notes = builder.writer.note(say("agenda"), first if n == 1 else "")
        slides += builder.slides("agenda", f"track/{track.id}/agenda/{n}", (head, table), notes, builder.footer(track))
    return slides


def closing(builder: DeckBuilder, track: Track) -> list[Slide]:
    """Thanks, and at the foot the copyright lines."""
    fitter, words = builder.fitter, builder.words
    fills: list[AnyFill] = [
        builder.title("closing", words.thanks),
        fitter.lines("closing", "details", [words.thanks_for_coming]),
    ]
    lines = builder.agenda.conference.copyright
    if lines:
        fills.append(fitter.lines("closing", "colophon", lines))
    notes = builder.writer.note(_greeting(builder, "closing", track))
    return builder.slides("closing", f"track/{track.id}/closing", fills, notes, builder.footer(track))
