"""The scenes of a host deck: which slides a track has, in what order, and what stands in their slots.

    opening · producer 出品人 · agenda · per talk: title, introduction, takeaways, questions · break · closing

To add a scene: one function and one row in SCENES or TALK_SCENES; its slots are named in the deck look. A fact that is
missing drops its slot; a slot without a fill is not on the slide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from progprint.agenda.programme import PAUSES, Agenda, Passage, Person, Photo, Talk, Track, Wording
from progprint.core.raster import Raster
from progprint.deck.deck import AnyFill, Fill, Part, PictureFill, Slide
from progprint.locale.words import Words
from progprint.slides.agenda_table import agenda_tables
from progprint.slides.script import Prompter
from progprint.slides.setter import Setter, items_of

GAP = "\u3000"
PEOPLE = 6
"""Persons that a title slide has room for."""


@dataclass(slots=True)
class Stagehand:
    """What every scene of one deck needs."""

    agenda: Agenda
    words: Words
    setter: Setter
    prompter: Prompter
    pictures: Mapping[str, Raster]
    titles: set[str] = field(default_factory=set)

    def unique(self, title: str) -> str:
        """The title, or the title with a number if a slide of this deck has it already."""
        made, n = title, 1
        while made in self.titles:
            n += 1
            made = f"{title} {n}"
        self.titles.add(made)
        return made

    def portrait(self, person: Person, kind: str, suffix: str = "") -> AnyFill:
        """The photo, or the initial where there is none."""
        raster = self.pictures.get(person.photo.path) if isinstance(person.photo, Photo) else None
        if raster is not None:
            return PictureFill(f"photo{suffix}", raster, self.words.portrait_of(person.name.text))
        name = person.name.text
        return self.setter.lines(kind, f"initial{suffix}", [name[:1].upper() if name[:1].isascii() else name[:1]])

    def footer(self, track: Track) -> str:
        """Conference and track, as far as they are known."""
        conference = self.agenda.conference.title
        return GAP.join([*([conference.text] if conference else []), track.title.text])


def about(person: Person) -> str:
    """Organisation and job title."""
    return GAP.join(words.text for words in (person.org, person.job_title) if words)


# -- the track


def opening(hand: Stagehand, track: Track) -> list[Slide]:
    """The first slide: track, conference, producers, day and room."""
    words, setter = hand.words, hand.setter
    conference = hand.agenda.conference.title
    several = len(hand.agenda.tracks) > 1
    kicker = f"{words.track} {track.number:02d}" if several else words.track
    details = (
        [GAP.join([words.producer_short, words.join(p.name.text for p in track.producers)])] if track.producers else []
    )
    day = words.short_date(track.slot.day) if track.slot.day else ""
    rooms = words.join(room.name.text for room in track.slot.rooms)
    details += [place] if (place := GAP.join(part for part in (day, rooms) if part)) else []
    details += [conference.text] if conference else []
    fills: list[AnyFill] = [
        setter.lines("opening", "kicker", [kicker]),
        setter.headline("opening", "title", hand.unique(track.title.text)),
    ]
    if details:
        fills.append(setter.lines("opening", "details", details))
    say = hand.prompter.say
    count = say("opening.count", n=str(len(track.talks))) if track.talks else ""
    intro = [passage.words.text for passage in track.intro]
    notes = hand.prompter.note(say("opening", track=track.title.text), *intro, count)
    return [Slide("opening", f"track/{track.id}/opening", tuple(fills), notes, hand.footer(track), track.span)]


def producers(hand: Stagehand, track: Track) -> list[Slide]:
    """出品人: portrait, name, affiliation, introduction; a long introduction goes on on further slides."""
    slides = []
    for n, person in enumerate(track.producers, 1):
        key = f"track/{track.id}/producer/{n}"
        bodies = hand.setter.listing("producer", "bio", items_of(person.bio)) if person.bio else []
        if len(bodies) > 1:
            bodies = hand.setter.listing("text", "body", items_of(person.bio))
            slides.append(_producer(hand, track, person, None, key))
            slides += _continued(hand, track, person.name.text, bodies, key)
        else:
            slides.append(_producer(hand, track, person, bodies[0] if bodies else None, key))
    return slides


def _producer(hand: Stagehand, track: Track, person: Person, bio: Fill | None, key: str) -> Slide:
    setter, say = hand.setter, hand.prompter.say
    fills: list[AnyFill] = [
        hand.portrait(person, "producer"),
        setter.lines("producer", "kicker", [hand.words.producer]),
        setter.headline("producer", "title", _titled(person.name, hand.unique(person.name.text))),
    ]
    if about(person):
        fills.append(setter.lines("producer", "affiliation", [about(person)]))
    fills += [bio] if bio else []
    lines = [say("producer", who=hand.prompter.who([person])), *(passage.words.text for passage in person.bio)]
    notes = hand.prompter.note(*lines, say("producer.floor", name=person.name.text))
    return Slide("producer", key, tuple(fills), notes, hand.footer(track), person.span)


def _titled(words: Wording, title: str) -> Wording | str:
    """The wording itself where the title is its text, so that findings keep their place."""
    return words if words.text == title else title


def _continued(hand: Stagehand, track: Track, title: str, bodies: list[Fill], key: str) -> list[Slide]:
    """Slides of text alone, numbered where there are several."""
    slides = []
    for n, body in enumerate(bodies, 1):
        shown = hand.unique(title + (hand.words.continued(n, len(bodies)) if len(bodies) > 1 else ""))
        head = hand.setter.headline("text", "title", shown, spare=True)
        notes = hand.prompter.note(hand.prompter.say("more"))
        slides.append(Slide("text", f"{key}/text/{n}", (head, body), notes, hand.footer(track)))
    return slides


def introduction(hand: Stagehand, track: Track) -> list[Slide]:
    """专题介绍, if there is one."""
    if not track.intro:
        return []
    bodies = hand.setter.listing("text", "body", items_of(track.intro))
    return _continued(hand, track, hand.words.track_intro, bodies, f"track/{track.id}/intro")


def agenda(hand: Stagehand, track: Track) -> list[Slide]:
    """The talks of the track as a table, over several slides where they are many."""
    if not track.talks:
        return []
    tables = agenda_tables(hand.setter, hand.words, track)
    say, slides = hand.prompter.say, []
    for n, table in enumerate(tables, 1):
        more = hand.words.continued(n, len(tables)) if len(tables) > 1 else ""
        head = hand.setter.headline("agenda", "title", hand.unique(hand.words.track_talks + more))
        first = say("agenda.first", title=track.talks[0].title.text) if n == 1 else ""
        notes = hand.prompter.note(say("agenda"), first)
        slides.append(Slide("agenda", f"track/{track.id}/agenda/{n}", (head, table), notes, hand.footer(track)))
    return slides


def closing(hand: Stagehand, track: Track) -> list[Slide]:
    """Thanks, and at the foot the copyright lines."""
    setter, words = hand.setter, hand.words
    fills: list[AnyFill] = [
        setter.headline("closing", "title", hand.unique(words.thanks)),
        setter.lines("closing", "details", [words.thanks_for_coming]),
    ]
    lines = hand.agenda.conference.copyright
    if lines:
        fills.append(setter.lines("closing", "colophon", lines))
    notes = hand.prompter.note(hand.prompter.say("closing", track=track.title.text))
    return [Slide("closing", f"track/{track.id}/closing", tuple(fills), notes, hand.footer(track))]


# -- a talk


def talk_title(hand: Stagehand, track: Track, talk: Talk) -> list[Slide]:
    """Title with one portrait, with several small ones, or alone."""
    setter, words = hand.setter, hand.words
    people = [*talk.speakers, *talk.moderators]
    kind = "talk-plain" if not people else "talk-title" if len(people) == 1 else "talk-people"
    groups = [people[n : n + PEOPLE] for n in range(0, len(people), PEOPLE)] or [[]]
    place = GAP.join(room.name.text for room in talk.slot.rooms if room not in track.slot.rooms)
    number = words.talk_number(track.talks.index(talk) + 1) if talk in track.talks else ""
    kicker = GAP.join(part for part in (words.times(talk.slot.start, talk.slot.end) or number, place) if part)
    slides = []
    for n, group in enumerate(groups, 1):
        more = words.continued(n, len(groups)) if len(groups) > 1 else ""
        title = _titled(talk.title, hand.unique(talk.title.text + more))
        fills: list[AnyFill] = [hand.portrait(group[0], kind)] if kind == "talk-title" else []
        fills += [setter.lines(kind, "kicker", [kicker])] if kicker else []
        fills.append(setter.headline(kind, "title", title))
        fills += _one(hand, talk, people[0]) if kind == "talk-title" else _several(hand, talk, group)
        notes = hand.prompter.talk(talk)
        extra = [words_.text for words_ in (talk.subtitle,) if words_]
        key = f"talk/{talk.id}/title" + (f"/{n}" if n > 1 else "")
        slides.append(Slide(kind, key, tuple(fills), (*notes, *extra), hand.footer(track), talk.span))
    return slides


def _one(hand: Stagehand, talk: Talk, person: Person) -> list[AnyFill]:
    role = GAP + hand.words.moderator if person in talk.moderators else ""
    fills: list[AnyFill] = [hand.setter.lines("talk-title", "name", [person.name.text + role])]
    if about(person):
        fills.append(hand.setter.lines("talk-title", "affiliation", [about(person)]))
    return fills


def _several(hand: Stagehand, talk: Talk, group: list[Person]) -> list[AnyFill]:
    fills: list[AnyFill] = []
    for n, person in enumerate(group, 1):
        role = hand.words.moderator if person in talk.moderators else ""
        facts = [person.name.text, *(words.text for words in (person.org, person.job_title) if words), role]
        fills.append(hand.portrait(person, "talk-people", f"-{n}"))
        fills.append(hand.setter.lines("talk-people", f"person-{n}", [fact for fact in facts if fact]))
    return fills


def talk_introduction(hand: Stagehand, track: Track, talk: Talk) -> list[Slide]:
    """The headed summary, continued with its title and headings repeated."""
    if not any(section.passages for section in talk.summary):
        return []
    sheets = hand.setter.rows("talk-intro", talk.summary)
    slides = []
    for n, rows in enumerate(sheets, 1):
        kind = "talk-intro" if n == 1 else "talk-more"
        more = hand.words.continued(n, len(sheets)) if len(sheets) > 1 else ""
        name = (talk.short_title or talk.title).text
        title = hand.unique(f"{name}{hand.words.colon}{hand.words.summary}{more}")
        head = hand.setter.headline(kind, "title", title, spare=True)
        notes = hand.prompter.note(hand.prompter.say("intro" if n == 1 else "more"))
        slides.append(Slide(kind, f"talk/{talk.id}/intro/{n}", (head, *rows), notes, hand.footer(track), talk.span))
    return slides


def talk_takeaways(hand: Stagehand, track: Track, talk: Talk) -> list[Slide]:
    """听众收益 as a list."""
    if not talk.takeaways:
        return []
    passages = tuple(Passage(words, "bullet") for words in talk.takeaways)
    bodies = hand.setter.listing("takeaways", "list", items_of(passages))
    listed = hand.words.join(words.text.rstrip("。；;.") for words in talk.takeaways)
    slides = []
    for n, body in enumerate(bodies, 1):
        more = hand.words.continued(n, len(bodies)) if len(bodies) > 1 else ""
        name = (talk.short_title or talk.title).text
        title = hand.unique(f"{name}{hand.words.colon}{hand.words.takeaways}{more}")
        head = hand.setter.headline("takeaways", "title", title, spare=True)
        say = hand.prompter.say("takeaways", list=listed) if n == 1 else hand.prompter.say("more")
        key = f"talk/{talk.id}/takeaways/{n}"
        slides.append(Slide("takeaways", key, (head, body), hand.prompter.note(say), hand.footer(track), talk.span))
    return slides


def talk_questions(hand: Stagehand, track: Track, talk: Talk) -> list[Slide]:
    """问答, with thanks and what comes next in the notes."""
    setter, prompter = hand.setter, hand.prompter
    names = prompter.names(talk.speakers)
    title = hand.unique(GAP.join(part for part in (hand.words.questions, names) if part))
    fills: list[AnyFill] = [setter.headline("qa", "title", title)]
    fills.append(setter.lines("qa", "thanks", [talk.short_title or talk.title]))
    thanks = prompter.say("qa", name=names) if names else prompter.say("qa.plain")
    notes = prompter.note(thanks, _hand_over(hand, track, talk))
    return [Slide("qa", f"talk/{talk.id}/qa", tuple(fills), notes, hand.footer(track), talk.span)]


def _hand_over(hand: Stagehand, track: Track, talk: Talk) -> str:
    following = _next(track, talk)
    return hand.prompter.say("next", title=following.title.text) if following else hand.prompter.say("last")


def _next(track: Track, talk: Talk) -> Talk | None:
    at = track.talks.index(talk) + 1
    return track.talks[at] if at < len(track.talks) else None


def pause(hand: Stagehand, track: Track, talk: Talk) -> list[Slide]:
    """A break, and below it what comes next and when."""
    setter, words = hand.setter, hand.words
    following = _next(track, talk)
    kicker = words.times(talk.slot.start, talk.slot.end) or words.type_name(talk.type)
    fills: list[AnyFill] = [
        setter.lines("break", "kicker", [kicker]),
        setter.headline("break", "title", _titled(talk.title, hand.unique(talk.title.text))),
    ]
    if following is not None:
        start = words.clock(following.slot.start) if following.slot.start is not None else ""
        fills.append(setter.lines("break", "next-label", [GAP.join(part for part in (words.next, start) if part)]))
        fills.append(setter.lines("break", "next", [following.short_title or following.title]))
        people = GAP.join(person.name.text for person in following.speakers)
        fills += [setter.lines("break", "next-people", [people])] if people else []
    say = hand.prompter.say
    notes = hand.prompter.note(say("break", what=talk.title.text), _hand_over(hand, track, talk))
    return [Slide("break", f"talk/{talk.id}/break", tuple(fills), notes, hand.footer(track), talk.span)]


SCENES: tuple[Callable[[Stagehand, Track], list[Slide]], ...] = (opening, producers, introduction, agenda)
TALK_SCENES: tuple[Callable[[Stagehand, Track, Talk], list[Slide]], ...] = (
    talk_title,
    talk_introduction,
    talk_takeaways,
    talk_questions,
)


def track_parts(hand: Stagehand, track: Track) -> list[Part]:
    """The parts of a track: opening, each talk or break, closing; each a section of the file."""
    parts = [Part(track.title.text, tuple(slide for scene in SCENES for slide in scene(hand, track)))]
    for n, talk in enumerate(track.talks, 1):
        if talk.type in PAUSES:
            slides = pause(hand, track, talk)
        else:
            slides = [slide for scene in TALK_SCENES for slide in scene(hand, track, talk)]
        parts.append(Part(f"{n:02d} {talk.title.text}", tuple(slides)))
    return [*parts, Part(hand.words.thanks, tuple(closing(hand, track)))]
