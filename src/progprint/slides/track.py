"""The scenes around talks: opening, producers 出品人, agenda, a further day, closing."""

from __future__ import annotations

from progprint.agenda.conference import short_address
from progprint.agenda.days import track_days
from progprint.agenda.programme import PAUSES, Person, Talk, Track
from progprint.deck.deck import AnyFill, Fill, Slide
from progprint.slides.agenda_table import agenda_tables, running_table
from progprint.slides.bodies import listing, sentences_of
from progprint.slides.builder import DeckBuilder, about
from progprint.slides.codes import address_code
from progprint.slides.cuts import stage_line
from progprint.slides.fills import GAP, beside
from progprint.slides.items import items_of, loose
from progprint.slides.plan import COUNTED, goes_on
from progprint.slides.script import Speech
from progprint.slides.strip import strip
from progprint.slides.talk import BY_COUNT, PEOPLE, people_cards

FEW_DAYS = 2
"""Days that the first slide names one by one."""
BIO = 120
"""Ideographs of a biography that stand on a slide; the whole of it is in the notes."""
ROWS = 4
"""Items of a further day that its first slide names."""


def opening(builder: DeckBuilder, track: Track) -> list[Slide]:
    """The first slide: track, conference, producers, day and room; it stands while people come in."""
    words, fitter, say = builder.words, builder.fitter, builder.writer.say
    conference = builder.agenda.conference.title
    details = [stage_line(track.intro[0].words.text, fitter.ems)] if track.intro else []
    details = [line for line in details if line]
    if track.producers:
        details.append(GAP.join([words.producer_short, words.join(p.name.text for p in track.producers)]))
    days = track_days(track)
    day = words.join(map(words.short_date, days)) if len(days) <= FEW_DAYS else ""
    rooms = words.join(room.name.text for room in track.slot.rooms)
    details += [place] if (place := beside(day, rooms)) else []
    details += [conference.text] if conference else []
    kind, logos = strip(builder, "opening")
    fills: list[AnyFill] = [
        fitter.lines(kind, "kicker", [_kicker(builder, track)]),
        builder.title(kind, track.title, apart=[day, rooms]),
    ]
    if details:
        fills.append(fitter.lines(kind, "details", details, spare=True, by_sense=True))
    fills += logos
    count = len(builder.numbers)
    many = "opening.count.days" if len(days) > 1 else "opening.count.one" if count == 1 else "opening.count"
    said = [_greeting(builder, "opening", track), say("opening.self")]
    said += [*(passage.words.text for passage in track.intro), say(many, n=str(count)) if count else ""]
    footer = conference.text if conference else ""
    return builder.slides(kind, f"track/{track.id}/opening", fills, Speech(None, said), footer, track.span)


def _greeting(builder: DeckBuilder, key: str, track: Track) -> str:
    """The words of welcome, or of farewell: to a track, a room or a day."""
    about_ = track.id.partition("/")[0]
    kind = f"{key}.{about_}" if about_ in ("room", "day") and "/" in track.id else key
    name = track.title.text
    return builder.writer.say(kind, track=name, room=name, day=name)


def _kicker(builder: DeckBuilder, track: Track) -> str:
    """What the deck is about: 专题 03, a room, or which day."""
    words, days = builder.words, builder.agenda.conference.days
    if track.id.startswith("room/"):
        return words.room
    if track.id.startswith("day/"):
        day = next((n for n, one in enumerate(days, 1) if track.id == f"day/{one}"), 0)
        return (
            words.day_of_pattern.replace("{n}", str(day)).replace("{m}", str(len(days)))
            if day and len(days) > 1
            else words.programme
        )
    return f"{words.track} {track.number:02d}" if len(builder.agenda.tracks) > 1 else words.track


def producers(builder: DeckBuilder, track: Track) -> list[Slide]:
    """出品人: portrait, name, affiliation and a short biography; several stand side by side."""
    if not track.producers:
        return []
    say, writer, key = builder.writer.say, builder.writer, f"track/{track.id}/producer/1"
    said = [say("producer", who=writer.who(track.producers)), say("producer.floor", name=writer.names(track.producers))]
    speech = Speech(None, said)
    for person in track.producers:
        if person.bio:
            speech.unsaid += writer.quoted(person.name.text, [passage.words.text for passage in person.bio])
    if len(track.producers) == 1:
        return _producer(builder, track, track.producers[0], speech, key)
    return _producers(builder, track, speech, key)


def _producer(builder: DeckBuilder, track: Track, person: Person, speech: Speech, key: str) -> list[Slide]:
    fitter = builder.fitter
    fills: list[AnyFill] = [
        fitter.lines("producer", "kicker", [builder.words.producer]),
        builder.title("producer", person.name, apart=[track.title.text]),
    ]
    if about(person):
        fills.append(fitter.lines("producer", "affiliation", about(person), abreast=GAP))
    if person.bio:
        fills += _biography(builder, person)
    fills += builder.portrait(person, "producer")
    return builder.slides("producer", key, fills, speech, builder.footer(track), person.span)


def _biography(builder: DeckBuilder, person: Person) -> list[Fill]:
    """The biography if it is short and fits, else its first sentences, as many as fit."""
    sentences = sentences_of(builder.fitter, person.bio, BIO)
    while sentences:
        if not builder.fitter.stage.has("producer", "bio"):
            return [loose("bio", items_of(sentences))]
        bodies = listing(builder.fitter, "producer", "bio", items_of(sentences))
        if len(bodies) == 1:
            return bodies
        sentences = sentences[:-1]
    return []


def _producers(builder: DeckBuilder, track: Track, speech: Speech, key: str) -> list[Slide]:
    slides: list[Slide] = []
    most, people = PEOPLE, list(track.producers)
    for n, start in enumerate(range(0, len(people), most), 1):
        group = people[start : start + most]
        kind = BY_COUNT[len(group)] if len(group) > 1 else "talk-people"
        more = builder.words.continued(n, -(-len(people) // most))
        fills: list[AnyFill] = [
            builder.fitter.lines(kind, "kicker", [track.title.text], spare=True),
            builder.title(kind, builder.words.producers, tail=more, apart=[track.title.text]),
            *people_cards(builder, group, kind, {}),
        ]
        told = speech if n == 1 else Speech()
        slides += builder.slides(kind, key if n == 1 else f"{key}/{n}", fills, told, builder.footer(track))
    return slides


def agenda(builder: DeckBuilder, track: Track) -> list[Slide]:
    """The contents of the deck as a table, over several slides where it is much."""
    talks = [entry.talk for entry in builder.plan.entries]
    if not talks:
        return []
    say, slides = builder.writer.say, []
    tables = agenda_tables(builder.fitter, builder.words, talks)
    first = next((talk for talk in talks if talk.type not in PAUSES), None)
    for n, table in enumerate(tables, 1):
        more = builder.words.continued(n, len(tables))
        head = builder.title("agenda", builder.words.programme, tail=more, apart=[track.title.text], spare=True)
        speech = Speech()
        if n == 1:
            speech.said = [say("agenda"), say("agenda.first", title=first.title.text) if first is not None else ""]
        key = f"track/{track.id}/agenda/{n}"
        slides += builder.slides("agenda", key, (head, table), speech, builder.footer(track))
    return slides


def running_agenda(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """The agenda with the talk that comes now marked: after a break, or before every talk."""
    talks = [entry.talk for entry in builder.plan.entries if entry.talk.slot.day == talk.slot.day]
    table = running_table(builder.fitter, builder.words, talks, talk)
    name = talk.short_title or talk.title
    label = beside(builder.number(talk), builder.words.clock(talk.slot.start or None))
    head = builder.title("agenda", builder.words.programme, label=label or name.text, apart=[name.text], spare=True)
    speech = Speech(talk.slot.start, [builder.writer.say("agenda.resume")])
    key = f"talk/{talk.id}/agenda"
    return builder.slides("agenda", key, (head, table), speech, builder.footer(track), talk.span)


def day(builder: DeckBuilder, _track: Track, talk: Talk) -> list[Slide]:
    """The first slide of a further day: which day, its date, what happens on it."""
    when = talk.slot.day
    if when is None:
        return []
    words, fitter = builder.words, builder.fitter
    entries = [entry.talk for entry in builder.plan.entries if entry.talk.slot.day == when]
    days = builder.agenda.conference.days or track_days(builder.plan.track)
    number = days.index(when) + 1 if when in days else 0
    kicker = words.day_of_pattern.replace("{n}", str(number)).replace("{m}", str(len(days))) if number else words.day
    rows = [beside(words.clock(one.slot.start), one.title.text) for one in entries[:ROWS]]
    fills: list[AnyFill] = [
        fitter.lines("day", "kicker", [kicker]),
        builder.title("day", words.day_name(when)),
        fitter.lines("day", "details", rows, spare=True),
    ]
    speech = Speech(talk.slot.start, [builder.writer.say("opening.day", day=words.day_name(when))])
    key = f"day/{when.isoformat()}/{builder.plan.key}"
    return builder.slides("day", key, fills, speech, builder.footer(builder.plan.track))


def closing(builder: DeckBuilder, track: Track) -> list[Slide]:
    """Thanks, to all who spoke by name, and where it goes on; the copyright lines are in the notes."""
    fitter, words, say = builder.fitter, builder.words, builder.writer.say
    talks = [entry.talk for entry in builder.plan.entries]
    people = list(
        {p.id: p for talk in talks if talk.type in COUNTED for p in (*talk.speakers, *talk.moderators)}.values()
    )
    names = words.join(person.name.text for person in people)
    last = next((talk for talk in reversed(talks) if talk.slot.start is not None), None)
    after = goes_on(builder.agenda, last) if last is not None else None
    lines = [names or words.thanks_for_coming]
    said = [
        _greeting(builder, "closing", track),
        say("closing.thanks", names=names) if names else "",
        say("closing.all"),
    ]
    if after is not None and after.id not in {talk.id for talk in talks}:
        place = words.join(room.name.text for room in after.slot.rooms)
        clock = words.clock(after.slot.start)
        lines.append(beside(clock, place, after.title.text))
        said.append(say("closing.next", time=clock, place=place, title=after.title.text))
    kind, logos = strip(builder, "closing")
    fills: list[AnyFill] = [
        builder.title(kind, words.thanks, apart=[track.title.text]),
        fitter.lines(kind, "details", lines, spare=True, by_sense=True),
        *address_code(builder, kind, short_address(builder.agenda.conference.url)),
        *logos,
    ]
    speech = Speech(None, said, [line.text for line in builder.agenda.conference.copyright])
    return builder.slides(kind, f"track/{track.id}/closing", fills, speech, builder.footer(track))
