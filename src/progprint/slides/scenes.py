"""The scenes of a host deck: which slides there are and in what order, as the parts of the look or the project say.

    start: opening · producer 出品人 · agenda     a talk: title · introduction · questions     break     end: closing

To add a scene: one function, its row in TRACK_SCENES or TALK_SCENES, and the rows of ``deck.parts`` that may have it.
A fact that is missing drops its slot; a slot without a fill is not on the slide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from progprint.agenda.programme import PAUSES, Talk, Track
from progprint.deck.deck import DeckSection, Slide
from progprint.deck.parts import TYPES
from progprint.slides.breaks import pause
from progprint.slides.builder import DeckBuilder
from progprint.slides.introduction import introduction, whole_summary
from progprint.slides.plan import SESSIONS, DeckPlan, PlanEntry
from progprint.slides.questions import talk_questions
from progprint.slides.talk import call_to_stage, panel, talk_list, talk_title, whole_texts
from progprint.slides.track import agenda, closing, day, opening, producers, running_agenda

TrackScene = Callable[[DeckBuilder, Track], list[Slide]]
TalkScene = Callable[[DeckBuilder, Track, Talk], list[Slide]]
TRACK_SCENES: Mapping[str, TrackScene] = MappingProxyType(
    {"opening": opening, "producer": producers, "agenda": agenda, "closing": closing}
)
TALK_SCENES: Mapping[str, TalkScene] = MappingProxyType(
    {
        "agenda": running_agenda,
        "day": day,
        "title": talk_title,
        "panel": panel,
        "list": talk_list,
        "intro": introduction,
        "more": whole_summary,
        "questions": talk_questions,
        "break": pause,
    }
)


def parts(builder: DeckBuilder, plan: DeckPlan) -> list[DeckSection]:
    """The parts of a plan: opening, each talk or break, closing; each a section of the file.

    In a room or on a day the producers of a track come where its first talk does.
    """
    builder.turn_to(plan)
    rows = builder.parts
    made = [builder.part(plan.track.title.text, _around(builder, rows["start"], plan.track))]
    opened = {plan.track.id, SESSIONS}
    before: PlanEntry | None = None
    for n, entry in enumerate(plan.entries, 1):
        track, talk = entry
        slides: list[Slide] = []
        further = before is not None and before.talk.slot.day != talk.slot.day
        if further:
            slides += _scenes(builder, rows["day"], entry)
        if talk.type not in PAUSES:
            if before is not None and before.talk.type in PAUSES and not further:
                slides += _scenes(builder, rows["resume"], entry)
            if track.id not in opened and "producer" in rows["start"]:
                slides += producers(builder, track)
            opened.add(track.id)
        made.append(builder.part(f"{n:02d} {talk.title.text}", [*slides, *_talk(builder, entry)]))
        before = entry
    made.append(builder.part(builder.words.thanks, _around(builder, rows["end"], plan.track)))
    return [part for part in made if part.slides]


def _around(builder: DeckBuilder, names: Sequence[str], track: Track) -> list[Slide]:
    return [slide for name in names for slide in TRACK_SCENES[name](builder, track)]


def _scenes(builder: DeckBuilder, names: Sequence[str], entry: PlanEntry) -> list[Slide]:
    return [slide for name in names for slide in TALK_SCENES[name](builder, entry.track, entry.talk)]


def _talk(builder: DeckBuilder, entry: PlanEntry) -> list[Slide]:
    """The slides of a talk by its type. The last one before it has the call to the stage, and the whole text below it."""
    talk = entry.talk
    names = builder.parts[TYPES.get(talk.type, "talk")]
    if talk.type == "other" and not (talk.speakers or talk.summary):
        return []
    if talk.type in PAUSES:
        return _scenes(builder, names, entry)
    if talk.type == "lightning" and "list" in names and len(talk.speakers) > 1:
        names = tuple(name for name in names if name != "intro")
    asked = names.index("questions") if "questions" in names else len(names)
    before = _scenes(builder, names[:asked], entry)
    last = next((slide for slide in reversed(before) if any(builder.speeches[slide.key].said)), None)
    if last is not None:
        builder.speeches[last.key].said += call_to_stage(builder, talk)
        builder.speeches[last.key].unsaid += whole_texts(builder, talk)
    return [*before, *_scenes(builder, names[asked:], entry)]
