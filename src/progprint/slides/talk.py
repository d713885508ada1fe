"""The scenes before a talk: its title with the people, a panel, a list of short talks; and the call to the stage."""

from __future__ import annotations

from progprint.agenda.programme import Person, Talk, Track
from progprint.deck.blocks import TextItem
from progprint.deck.deck import AnyFill, Slide
from progprint.slides.bodies import listing
from progprint.slides.builder import DeckBuilder, about
from progprint.slides.cards import cards
from progprint.slides.cuts import bare, first_sentence, stage_line
from progprint.slides.fills import GAP, beside
from progprint.slides.items import items_of
from progprint.slides.script import Speech

BY_COUNT = ("talk-plain", "talk-title", "talk-two", "talk-three", "talk-four", "talk-people", "talk-people")
"""The kind of a title slide by the number of persons on it."""
PEOPLE = len(BY_COUNT) - 1
"""Persons that a title slide has room for."""
NAMES = 12
"""Persons that have room by their names alone."""
NAMED = 3
"""Speakers who are named to tell talks of one title apart."""
_VERB_WORDS = (
    "works worked leads led has had is was builds built writes wrote runs ran makes made maintains teaches taught "
    "studies studied designs designed develops keeps looks helps manages heads spends loves likes joined founded "
    "created started cofounded co-founded organises organizes researches focuses specialises specializes lives "
    "speaks contributes"
)
_VERBS = frozenset(_VERB_WORDS.split())
"""Words with which an English biography begins that leaves out its subject."""
LINE_SIZE = 24.0
"""Points of the line below a panel's title."""


def talk_title(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """Title with one portrait, with several small ones, or alone; the topic and the people are announced."""
    say, writer = builder.writer.say, builder.writer
    people = on_stage(talk)
    said = [_topic(builder, talk)]
    if talk.speakers and talk.type not in ("opening", "closing"):
        said.append(say("talk.who", who=writer.who(talk.speakers)))
    if talk.moderators:
        said.append(say("talk.moderator", who=writer.who(talk.moderators)))
    if len(people) == 1 and people[0].bio:
        said.append(_first_words(people[0]))
    speech = Speech(talk.slot.start, said)
    for person in people:
        if person.bio and person.bio[0].words.text not in "".join(said):
            speech.unsaid += writer.quoted(person.name.text, [passage.words.text for passage in person.bio])
    return _titled(builder, track, talk, people, speech)


def panel(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """A panel with its moderator first, the first line of its summary below the title."""
    say, writer = builder.writer.say, builder.writer
    guests = _guests(talk)
    people = list({person.id: person for person in (*talk.moderators, *guests)}.values())
    if not people:
        return talk_title(builder, track, talk)
    said = [_topic(builder, talk)]
    if talk.moderators:
        said.append(say("talk.moderator", who=writer.who(talk.moderators)))
    if guests:
        said.append(say("panel.guests", who=writer.who(guests), n=writer.counted(len(guests))))
    passage = next((one for section in talk.summary for one in section.passages), None)
    line = stage_line(passage.words.text, builder.fitter.ems) if passage is not None else ""
    return _titled(builder, track, talk, people, Speech(talk.slot.start, said), line)


def _guests(talk: Talk) -> list[Person]:
    """Those who speak and do not moderate."""
    moderators = {person.id for person in talk.moderators}
    return [person for person in talk.speakers if person.id not in moderators]


def _topic(builder: DeckBuilder, talk: Talk) -> str:
    """The sentence that names a talk; the word for its type is not said twice where its title begins with it."""
    number, key = builder.numbers.get(talk.id, 0), "talk"
    if not number:
        return builder.writer.say("session", title=talk.title.text)
    if len(builder.numbers) > 1:
        key = "talk.first" if number == 1 else "talk.final" if number == len(builder.numbers) else key
    return builder.writer.say(key, title=talk.title.text)


def _first_words(person: Person) -> str:
    """The first sentence of a biography, the name put in front where it has no subject."""
    made = first_sentence(next(iter(person.bio)).words.text)
    name = person.name.text
    made = made if made[-1:] in "。！？.!?" else bare(made) + ("." if made[-1:].isascii() else "。")
    if name in made:
        return made
    if made.isascii():
        verb = made.partition(" ")[0].lower()
        return f"{name} {made[:1].lower()}{made[1:]}" if verb in _VERBS else made
    return made if made[:1] in "他她" else name + made


def _titled(
    builder: DeckBuilder, track: Track, talk: Talk, people: list[Person], speech: Speech, line: str = ""
) -> list[Slide]:
    """Slides with the title of a talk and so many of its people as have room."""
    fitter, words = builder.fitter, builder.words
    most = PEOPLE
    if len(people) > PEOPLE and fitter.stage.has("talk-names", f"person-{min(len(people), NAMES)}"):
        most = NAMES  # more than have portraits: names alone, all on one slide
    groups = [people[n : n + most] for n in range(0, len(people), most)] or [[]]
    kicker = _kicker(builder, track, talk)
    speech.unsaid += [talk.subtitle.text] if talk.subtitle else []
    slides = []
    for n, group in enumerate(groups, 1):
        more = words.continued(n, len(groups))
        kind = "talk-names" if most == NAMES else BY_COUNT[len(group)] if len(groups) == 1 else "talk-people"
        fills: list[AnyFill] = [_whole_kicker(builder, kind, kicker)] if kicker else []
        label, size = (line, LINE_SIZE) if line and kind != "talk-title" else ("", 0.0)
        head = builder.title(kind, talk.title, tail=more, label=label, size=size, apart=apart_by(builder, talk))
        fills += [
            head,
            *(_one(builder, talk, people[0]) if kind == "talk-title" else _several(builder, talk, group, kind)),
        ]
        key = f"talk/{talk.id}/title" + (f"/{n}" if n > 1 else "")
        told = speech if n == 1 else Speech()
        slides += builder.slides(kind, key, fills, told, builder.footer(track), talk.span)
    return slides


def _kicker(builder: DeckBuilder, track: Track, talk: Talk) -> str:
    """Type, where it is no plain talk and the title does not say so, when or which, and where if not in the track's room."""
    words = builder.words
    place = GAP.join(room.name.text for room in talk.slot.rooms if room not in track.slot.rooms)
    when = words.moment(talk.slot.day if builder.several_days else None, words.times(talk.slot.start, talk.slot.end))
    kind = words.type_name(talk.type)
    told = "" if talk.type in ("talk", "other") or kind[:2] in talk.title.text else kind
    return beside(told, when or builder.number(talk), place)


def _whole_kicker(builder: DeckBuilder, kind: str, kicker: str) -> AnyFill:
    """The facts above a title; what does not fit on its line is left out from the end, since half a room is none."""
    parts = kicker.split(GAP)
    for count in range(len(parts), 0, -1):
        fill = builder.fitter.lines(kind, "kicker", [GAP.join(parts[:count])], spare=True)
        if not fill.text.endswith("…"):
            break
    return fill


def apart_by(builder: DeckBuilder, talk: Talk) -> list[str]:
    """The words that tell talks of one title apart."""
    words = builder.words
    when = words.times(talk.slot.start, talk.slot.end)
    day = words.day_mark(talk.slot.day) if talk.slot.day is not None else ""
    names = words.join(person.name.text for person in talk.speakers[:NAMED])
    return [names, when, beside(day, when), builder.number(talk)]


def on_stage(talk: Talk) -> list[Person]:
    """The people on stage, each once: somebody who moderates and speaks comes as a speaker."""
    return list({person.id: person for person in (*talk.speakers, *talk.moderators)}.values())


def _one(builder: DeckBuilder, talk: Talk, person: Person) -> list[AnyFill]:
    role = GAP + builder.words.moderator if person in talk.moderators else ""
    fills: list[AnyFill] = [builder.fitter.lines("talk-title", "name", [person.name.text + role], by_sense=True)]
    if about(person):
        fills.append(builder.fitter.lines("talk-title", "affiliation", about(person), abreast=GAP))
    return [*fills, *builder.portrait(person, "talk-title")]


def _several(builder: DeckBuilder, talk: Talk, group: list[Person], kind: str) -> list[AnyFill]:
    """Cards with name and affiliation, a moderator's tells so; portraits after them, as the words are read first."""
    moderators = {person.id for person in talk.moderators}
    return people_cards(
        builder, group, kind, {person.id: builder.words.moderator for person in group if person.id in moderators}
    )


def people_cards(builder: DeckBuilder, group: list[Person], kind: str, roles: dict[str, str]) -> list[AnyFill]:
    """Persons side by side: name, role by their id, affiliation, and a portrait of each."""
    faces = [fill for n, person in enumerate(group, 1) for fill in builder.portrait(person, kind, f"-{n}")]
    told = [(person.name, roles.get(person.id, ""), about(person)) for person in group]
    return [*cards(builder.fitter, kind, "person", told), *faces]


def talk_list(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """Short talks that share a slot, a row each; of one speaker it is a talk like others."""
    if len(talk.speakers) < len("ab"):
        return talk_title(builder, track, talk)
    writer = builder.writer
    speech = Speech(talk.slot.start, [_topic(builder, talk), writer.say("talk.who", who=writer.names(talk.speakers))])
    topics = _topics(talk)
    rows = [beside(person.name.text, topics.get(person.id, "")) for person in talk.speakers]
    bodies = listing(builder.fitter, "text", "body", [TextItem(row, "number", n) for n, row in enumerate(rows, 1)])
    slides: list[Slide] = []
    for n, body in enumerate(bodies, 1):
        more = builder.words.continued(n, len(bodies))
        head = builder.title(
            "text", talk.title, label=_kicker(builder, track, talk) + more, apart=apart_by(builder, talk)
        )
        key = f"talk/{talk.id}/list/{n}"
        told = speech if n == 1 else Speech()
        slides += builder.slides("text", key, (head, body), told, builder.footer(track), talk.span)
    return slides


def _topics(talk: Talk) -> dict[str, str]:
    """The topic of each speaker, where the summary says them as “name: topic” or below the name as a heading."""
    found: dict[str, str] = {}
    for person in talk.speakers:
        name = person.name.text
        for section in talk.summary:
            texts = [passage.words.text.strip() for passage in section.passages]
            if section.heading is not None and section.heading.text.strip() == name and texts:
                found[person.id] = bare(texts[0])
            for text in texts:
                if text.startswith(name) and text[len(name) : len(name) + 1] in (":", "：", "\u3000"):
                    found[person.id] = bare(text[len(name) + 1 :])
    return found


def call_to_stage(builder: DeckBuilder, talk: Talk) -> list[str]:
    """The call to the stage, said last before the talk, and the cue after it."""
    say, writer, guests = builder.writer.say, builder.writer, _guests(talk)
    if talk.type in ("opening", "closing"):
        made = say("session.floor", who=writer.who(talk.speakers)) if talk.speakers else ""
    elif talk.type == "panel" and talk.moderators:
        floor = "panel.floor" if guests else "talk.floor"
        made = say(floor, name=writer.names(talk.moderators), n=writer.counted(len(guests)))
    else:
        made = say("talk.floor", name=writer.names(talk.speakers)) if talk.speakers else ""
    return [made, say("talk.cue")] if made else []


def whole_texts(builder: DeckBuilder, talk: Talk) -> list[str]:
    """Summary and takeaways, whole, for reading and not for speaking."""
    words, writer = builder.words, builder.writer
    lines: list[str] = []
    for section in talk.summary:
        if section.heading is not None:
            lines.append(section.heading.text + words.colon.rstrip())
        lines += [item.text for item in items_of(section.passages)]
    return [
        *writer.quoted(words.summary, lines),
        *writer.quoted(words.takeaways, [one.text for one in talk.takeaways]),
    ]
