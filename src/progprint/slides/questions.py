"""The scenes after a talk: questions with what comes next, and breaks."""

from __future__ import annotations

from progprint.agenda.days import other_day
from progprint.agenda.programme import Talk, Track
from progprint.deck.deck import AnyFill, Slide
from progprint.slides.builder import DeckBuilder, about
from progprint.slides.fills import GAP, beside
from progprint.slides.items import is_loose
from progprint.slides.script import Speech
from progprint.slides.talk import NAMED, apart_by, on_stage

NEARBY = 6.0
"""Points between the next title and its people."""
SHORT = 20
"""Characters of a break's name that stand above its slide's title."""
NAME_SIZE = 36.0
"""Points of the name below 请提问."""
HOUR, BRIEF = 60, 20
"""Minutes of a talk after which there is more time for questions, and below which there is none."""
QUESTIONS, MORE_QUESTIONS = 5, 10


def talk_questions(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """请提问 with the name of who answers and what comes next; thanks, questions and the hand-over in the notes."""
    fitter = builder.fitter
    people = talk.speakers if len(talk.speakers) <= NAMED else ()
    names = builder.words.join(person.name.text for person in people)
    topic = (talk.short_title or talk.title).text
    apart = [topic, *apart_by(builder, talk)[1:]]
    label = names or topic
    kind = "qa" if 0 < len(people) < NAMED else "qa-plain"
    head = builder.title(kind, builder.words.ask, label=label, size=NAME_SIZE, apart=apart, spare=True)
    fills: list[AnyFill] = [head]
    if len(people) == 1:
        person = people[0]
        if about(person) and fitter.stage.has(kind, "affiliation"):
            told = fitter.lines(kind, "affiliation", about(person), abreast=GAP, spare=True)
            fills.append(told if is_loose(told) else told._replace(box=fitter.below(kind, head, "affiliation", 0.0)))
    fills += builder.portraits(people, kind)
    pause = builder.pauses.get(talk.id)
    fills += coming(builder, kind, talk, pause or builder.following.get(talk.id))
    return builder.slides(kind, f"talk/{talk.id}/qa", fills, _asking(builder, talk), builder.footer(track), talk.span)


def _asking(builder: DeckBuilder, talk: Talk) -> Speech:
    """Thanks, the questions and until when, thanks again, and the hand-over."""
    say, slot = builder.writer.say, talk.slot
    names = builder.writer.names(talk.speakers)
    length = slot.end - slot.start if slot.start is not None and slot.end is not None else None
    minutes = MORE_QUESTIONS if length is not None and length >= HOUR else QUESTIONS
    brief = length is not None and length < BRIEF
    clock = slot.end - (1 if brief else minutes) if slot.end is not None else None
    lines = [say("thanks", name=names) if names else say("thanks.plain")]
    if not brief:
        lines.append(say("questions", minutes=str(minutes)))
        if slot.end is not None:
            lines.append(say("questions.until", time=builder.words.clock(slot.end - 1)))
        lines.append(say("thanks.again", name=names) if names else say("thanks.again.plain"))
    return Speech(clock, [*lines, _hand_over(builder, talk)])


def _hand_over(builder: DeckBuilder, talk: Talk) -> str:
    """What the host says of what comes: a break and when it ends, the next talk, the next day, or that this was all."""
    say, words = builder.writer.say, builder.words
    pause, following = builder.pauses.get(talk.id), builder.following.get(talk.id)
    if pause is not None:
        until = break_end(builder, pause)
        return (
            say("next.break", what=pause.title.text, time=words.clock(until))
            if until
            else say("next.pause", what=pause.title.text)
        )
    if following is not None:
        day = other_day(talk, following)
        if day is not None:
            return say("next.day", title=following.title.text, day=words.day_name(day))
        start = following.slot.start
        if start is not None:
            return say("next.at", title=following.title.text, time=words.clock(start))
        return say("next", title=following.title.text)
    return say("last" if builder.plan.kind == "track" else "last.plain")


def break_end(builder: DeckBuilder, pause: Talk) -> int | None:
    """The time at which it goes on here after a break: the break's own end, else the start of what comes next on that day.

    None where nothing is known to follow, or another break comes first: then nothing here begins when this one ends.
    """
    following = builder.following.get(pause.id)
    if following is None or other_day(pause, following) is not None or pause.id in builder.pauses:
        return None
    return pause.slot.end if pause.slot.end is not None else following.slot.start


def coming(builder: DeckBuilder, kind: str, talk: Talk, following: Talk | None) -> list[AnyFill]:
    """The next item: when and where, its title, its people; nothing where a kind has no place for it."""
    if following is None or not builder.fitter.stage.has(kind, "next"):
        return _told(builder, kind, talk, following) if kind.startswith("break") and following is not None else []
    fitter = builder.fitter
    fills: list[AnyFill] = [fitter.lines(kind, "next-label", [_when(builder, talk, following)], spare=True)]
    title = fitter.lines(kind, "next", [following.short_title or following.title], spare=True, by_sense=True)
    fills.append(title)
    people = GAP.join(" ".join(filter(None, (one.name.text, str(one.org or "")))) for one in on_stage(following))
    if people:
        below = fitter.below(kind, title, "next-people", NEARBY)
        who = fitter.lines(kind, "next-people", [people], spare=True, by_sense=True)
        if who.text.endswith("…"):  # names are worth more than where they work
            names = GAP.join(one.name.text for one in on_stage(following))
            who = fitter.lines(kind, "next-people", [names], spare=True, by_sense=True)
        fills.append(who._replace(box=below))
    return fills


def _told(builder: DeckBuilder, kind: str, talk: Talk, following: Talk) -> list[AnyFill]:
    """The same where a template has no places for it: lines for its body."""
    names = GAP.join(person.name.text for person in on_stage(following))
    rows = [_when(builder, talk, following), following.title.text, names]
    return [builder.fitter.lines(kind, f"next-{n}", [row]) for n, row in enumerate(rows) if row]


def _when(builder: DeckBuilder, talk: Talk, following: Talk) -> str:
    words = builder.words
    day = other_day(talk, following)
    rooms = [room.name.text for room in following.slot.rooms if room not in talk.slot.rooms]
    elsewhere = words.join(rooms) if builder.plan.kind == "room" or not builder.following.get(talk.id) else ""
    return beside(words.next, words.moment(day, words.clock(following.slot.start)), elsewhere)
