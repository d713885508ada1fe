"""The scenes of a talk: its title with the people, introduction, takeaways, questions; or a break."""

from __future__ import annotations

from dataclasses import replace

from progprint.agenda.days import other_day
from progprint.agenda.programme import Passage, Person, Talk, Track
from progprint.deck.deck import AnyFill, Slide
from progprint.slides.builder import DeckBuilder, about
from progprint.slides.fills import GAP, items_of

BY_COUNT = ("talk-plain", "talk-title", "talk-two", "talk-three", "talk-four", "talk-people", "talk-people")
"""The kind of a title slide by the number of persons on it."""
PEOPLE = len(BY_COUNT) - 1
"""Persons that a title slide has room for."""
NEARBY = 6.0
"""Points between the next title and its people."""
NAMED = 3
"""Speakers whom the slide of questions names."""
SHORT = 20
"""Characters of a break's name that stand above its slide's title."""


def talk_title(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """Title with one portrait, with several small ones, or alone."""
    fitter, words = builder.fitter, builder.words
    people = _people(talk)
    groups = [people[n : n + PEOPLE] for n in range(0, len(people), PEOPLE)] or [[]]
    place = GAP.join(room.name.text for room in talk.slot.rooms if room not in track.slot.rooms)
    number = words.talk_number(builder.number(track, talk))
    when = words.moment(talk.slot.day if builder.several_days else None, words.times(talk.slot.start, talk.slot.end))
    kicker = GAP.join(part for part in (when or number, place) if part)
    slides, hand_over = [], builder.writer.talk(talk)
    for n, group in enumerate(groups, 1):
        more = words.continued(n, len(groups)) if len(groups) > 1 else ""
        kind = BY_COUNT[len(group)] if len(groups) == 1 else "talk-people"
        fills: list[AnyFill] = [fitter.lines(kind, "kicker", [kicker])] if kicker else []
        fills.append(builder.title(kind, talk.title, tail=more))
        fills += _one(builder, talk, people[0]) if kind == "talk-title" else _several(builder, talk, group, kind)
        notes = hand_over if n == 1 else builder.writer.note(builder.writer.say("more"))
        extra = [words_.text for words_ in (talk.subtitle,) if words_]
        key = f"talk/{talk.id}/title" + (f"/{n}" if n > 1 else "")
        slides += builder.slides(kind, key, fills, (*notes, *extra), builder.footer(track), talk.span)
    return slides


def _people(talk: Talk) -> list[Person]:
    """Who is on stage, each once: somebody who moderates and speaks comes as a speaker."""
    return list({person.id: person for person in (*talk.speakers, *talk.moderators)}.values())


def _one(builder: DeckBuilder, talk: Talk, person: Person) -> list[AnyFill]:
    role = GAP + builder.words.moderator if person in talk.moderators else ""
    fills: list[AnyFill] = [builder.fitter.lines("talk-title", "name", [person.name.text + role])]
    if about(person):
        fills.append(builder.fitter.lines("talk-title", "affiliation", about(person), abreast=GAP))
    return [*fills, *builder.portrait(person, "talk-title")]


def _several(builder: DeckBuilder, talk: Talk, group: list[Person], kind: str) -> list[AnyFill]:
    """Cards with name and affiliation, a moderator's tells so; portraits after them, as the words are read first."""
    faces = [fill for n, person in enumerate(group, 1) for fill in builder.portrait(person, kind, f"-{n}")]
    moderators = {person.id for person in talk.moderators}
    cards = [
        (person.name, builder.words.moderator if person.id in moderators else "", about(person)) for person in group
    ]
    return [*builder.fitter.cards(kind, "person", cards), *faces]


def talk_introduction(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """The headed summary, continued with its title and headings repeated."""
    if not any(section.passages for section in talk.summary):
        return []
    has_rows = all(builder.fitter.stage.has(kind, "text-1") for kind in ("talk-intro", "talk-more"))
    headed = has_rows and any(section.heading for section in talk.summary)
    if headed:
        sheets = builder.fitter.rows("talk-intro", talk.summary)
    elif any(section.heading for section in talk.summary):
        sheets = [(body,) for body in builder.fitter.headed("text", "body", talk.summary)]
    else:
        passages = [passage for section in talk.summary for passage in section.passages]
        sheets = [(body,) for body in builder.fitter.listing("text", "body", items_of(passages))]
    slides = []
    for n, rows in enumerate(sheets, 1):
        kind = "text" if not headed else "talk-intro" if n == 1 else "talk-more"
        more = builder.words.continued(n, len(sheets)) if len(sheets) > 1 else ""
        name = talk.short_title or talk.title
        head = builder.title(kind, name, label=builder.words.summary + more, spare=True)
        notes = builder.writer.note(builder.writer.say("intro" if n == 1 else "more"))
        slides += builder.slides(
            kind, f"talk/{talk.id}/intro/{n}", (head, *rows), notes, builder.footer(track), talk.span
        )
    return slides


def talk_takeaways(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """听众收益 as a list."""
    if not talk.takeaways:
        return []
    passages = tuple(Passage(words, "bullet") for words in talk.takeaways)
    bodies = builder.fitter.listing("takeaways", "list", items_of(passages))
    listed = builder.words.join(words.text.rstrip("。；;.") for words in talk.takeaways)
    slides = []
    for n, body in enumerate(bodies, 1):
        more = builder.words.continued(n, len(bodies)) if len(bodies) > 1 else ""
        name = talk.short_title or talk.title
        head = builder.title("takeaways", name, label=builder.words.takeaways + more, spare=True)
        say = builder.writer.say("takeaways", list=listed) if n == 1 else builder.writer.say("more")
        key = f"talk/{talk.id}/takeaways/{n}"
        slides += builder.slides(
            "takeaways", key, (head, body), builder.writer.note(say), builder.footer(track), talk.span
        )
    return slides


def talk_questions(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """问答, with thanks and what comes next in the notes."""
    fitter, writer = builder.fitter, builder.writer
    names = writer.names(talk.speakers)
    title = GAP.join(part for part in (builder.words.questions, names) if part)
    named = names and len(talk.speakers) <= NAMED and fitter.title("qa", title)[1]
    topic = talk.short_title or talk.title
    if named or not fitter.is_label("qa", topic.text):
        fills: list[AnyFill] = [builder.title("qa", title if named else builder.words.questions)]
        fills.append(fitter.lines("qa", "thanks", [topic], spare=True))
    else:  # nobody tells these slides apart but the talk
        fills = [builder.title("qa", builder.words.questions, label=topic.text)]
    thanks = writer.say("qa", name=names) if names else writer.say("qa.plain")
    notes = writer.note(thanks, _hand_over(builder, talk))
    return builder.slides("qa", f"talk/{talk.id}/qa", fills, notes, builder.footer(track), talk.span)


def _hand_over(builder: DeckBuilder, talk: Talk) -> str:
    following = builder.following.get(talk.id)
    if following is not None:
        day = other_day(talk, following)
        if day is not None:
            return builder.writer.say("next.day", title=following.title.text, day=builder.words.day_name(day))
        return builder.writer.say("next", title=following.title.text)
    return builder.writer.say("last" if builder.one_track else "last.plain")


def pause(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """A break: when it goes on, if that is known, and below it what comes next."""
    fitter, words = builder.fitter, builder.words
    following = builder.following.get(talk.id)
    times = words.times(talk.slot.start, talk.slot.end)
    day = other_day(talk, following) if following is not None else None
    until = following.slot.start if following is not None and following.slot.start is not None else talk.slot.end
    until = until if day is None else None  # on another day: a time alone would be taken for one of today
    if until is not None and len(talk.title.text) <= SHORT:
        kicker, title = (
            GAP.join(part for part in (talk.title.text, times) if part),
            builder.title("break", words.resumes(until)),
        )
    else:
        kicker, title = times or words.type_name(talk.type), builder.title("break", talk.title)
    fills: list[AnyFill] = [fitter.lines("break", "kicker", [kicker])] if kicker != talk.title.text else []
    fills.append(title)
    if following is not None:
        start = words.clock(following.slot.start) if following.slot.start is not None else ""
        when = GAP.join(part for part in (words.next, words.moment(day, start)) if part)
        fills.append(fitter.lines("break", "next-label", [when]))
        fills.append(
            following_title := fitter.lines("break", "next", [following.short_title or following.title], spare=True)
        )
        people = GAP.join(person.name.text for person in _people(following))
        if people:
            below = fitter.below("break", following_title, "next-people", NEARBY)
            fills.append(replace(fitter.lines("break", "next-people", [people], spare=True), box=below))
    say = builder.writer.say
    again = say("break.until", time=words.clock(until)) if until is not None else ""
    notes = builder.writer.note(say("break", what=talk.title.text), again, _hand_over(builder, talk))
    return builder.slides("break", f"talk/{talk.id}/break", fills, notes, builder.footer(track), talk.span)
