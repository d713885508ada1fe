"""A break: when it goes on and with what; beside it what the audience may want meanwhile: code, Wi-Fi, sponsors."""

from __future__ import annotations

from progprint.agenda.days import other_day
from progprint.agenda.programme import PAUSES, Talk, Track
from progprint.deck.deck import AnyFill, Slide
from progprint.slides.builder import DeckBuilder
from progprint.slides.codes import address_code, wifi
from progprint.slides.fills import GAP, beside
from progprint.slides.plan import goes_on
from progprint.slides.questions import SHORT, break_end, coming
from progprint.slides.script import Speech
from progprint.slides.strip import strip
from progprint.slides.talk import on_stage


def pause(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """A break: when it ends, and below it what really comes next here, or where it goes on."""
    fitter, words, say = builder.fitter, builder.words, builder.writer.say
    following = builder.following.get(talk.id)
    until = break_end(builder, talk)
    following = goes_on(builder.agenda, talk) if following is None else following
    times = words.times(talk.slot.start, talk.slot.end)
    part = words.part_of_day(talk.slot.start) if talk.slot.start is not None else ""
    day = words.day_mark(talk.slot.day) if talk.slot.day is not None else ""
    after = GAP.join((words.next, (following.short_title or following.title).text)) if following is not None else ""
    apart = [part, beside(day, part), beside(day, times), after]
    breaks = [entry.talk.id for entry in builder.plan.entries if entry.talk.type in PAUSES]
    kind, logos = strip(builder, "break", breaks.index(talk.id) if talk.id in breaks else 0)
    if until is not None and len(talk.title.text) <= SHORT:
        kicker = beside(talk.title.text, times)
        title = builder.title(
            kind, words.resumes(until), apart=[GAP.join((talk.title.text, one)) for one in apart if one]
        )
    else:
        kicker = times or words.type_name(talk.type)
        title = builder.title(kind, talk.title, apart=apart)
    fills: list[AnyFill] = [fitter.lines(kind, "kicker", [kicker])] if kicker != talk.title.text else []
    fills += [title, *coming(builder, kind, talk, following)]
    fills += [*address_code(builder, kind, words.programme), *wifi(builder, kind), *logos]
    said = [say("break", what=talk.title.text)]
    place = words.join(room.name.text for room in following.slot.rooms) if following is not None else ""
    if until is not None:
        time = words.clock(until)
        said.append(say("break.room", time=time, room=place) if place else say("break.until", time=time))
    if following is not None:
        who = builder.writer.who(on_stage(following))
        day_ = other_day(talk, following)
        key = "next.day" if day_ is not None else "break.next.who" if who else "break.next"
        name = words.day_name(day_) if day_ is not None else ""
        said.append(say(key, what=talk.title.text, title=following.title.text, who=who, day=name))
    speech = Speech(talk.slot.start, said)
    return builder.slides(kind, f"talk/{talk.id}/break", fills, speech, builder.footer(track), talk.span)
