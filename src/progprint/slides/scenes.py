"""The scenes of a host deck: which slides a track has and in what order.

    opening · producer 出品人 · agenda · per talk: title, introduction, takeaways, questions · break · closing

To add a scene: one function and one row in SCENES or TALK_SCENES; its slots are named in the deck look. A fact that is
missing drops its slot; a slot without a fill is not on the slide.
"""

from __future__ import annotations

from collections.abc import Callable

from progprint.agenda.days import days_of
from progprint.agenda.programme import PAUSES, Talk, Track
from progprint.deck.deck import Part, Slide
from progprint.slides.builder import DeckBuilder
from progprint.slides.plan import SESSIONS, DeckPlan
from progprint.slides.talk import pause, talk_introduction, talk_questions, talk_takeaways, talk_title
from progprint.slides.track import agenda, closing, introduction, opening, producers

SCENES: tuple[Callable[[DeckBuilder, Track], list[Slide]], ...] = (opening, producers, introduction, agenda)
TALK_SCENES: tuple[Callable[[DeckBuilder, Track, Talk], list[Slide]], ...] = (
    talk_title,
    talk_introduction,
    talk_takeaways,
    talk_questions,
)


def parts(builder: DeckBuilder, plan: DeckPlan) -> list[Part]:
    """The parts of a plan: opening, each talk or break, closing; each a section of the file.

    In a room or on a day every track is opened where its first talk comes.
    """
    several = len(days_of([entry.talk for entry in plan.entries])) > 1
    builder.turn_to(plan.following(), one_track=plan.kind == "track", several_days=several)
    opened = {plan.track.id, SESSIONS}
    scenes = SCENES if plan.kind == "track" else (opening,)
    made = [Part(plan.track.title.text, tuple(slide for scene in scenes for slide in scene(builder, plan.track)))]
    for n, entry in enumerate(plan.entries, 1):
        track, talk = entry
        if track.id not in opened and talk.type not in PAUSES:
            opened.add(track.id)
            made.append(Part(track.title.text, tuple(slide for scene in SCENES for slide in scene(builder, track))))
        if talk.type in PAUSES:
            slides = pause(builder, track, talk)
        else:
            slides = [slide for scene in TALK_SCENES for slide in scene(builder, track, talk)]
        made.append(Part(f"{n:02d} {talk.title.text}", tuple(slides)))
    return [*made, Part(builder.words.thanks, tuple(closing(builder, plan.track)))]
