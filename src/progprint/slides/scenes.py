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
from progprint.slides.shows import SESSIONS, Show
from progprint.slides.stagehand import Stagehand
from progprint.slides.talk import pause, talk_introduction, talk_questions, talk_takeaways, talk_title
from progprint.slides.track import agenda, closing, introduction, opening, producers

SCENES: tuple[Callable[[Stagehand, Track], list[Slide]], ...] = (opening, producers, introduction, agenda)
TALK_SCENES: tuple[Callable[[Stagehand, Track, Talk], list[Slide]], ...] = (
    talk_title,
    talk_introduction,
    talk_takeaways,
    talk_questions,
)


def parts(hand: Stagehand, show: Show) -> list[Part]:
    """The parts of a show: opening, each talk or break, closing; each a section of the file.

    In a room or on a day every track is opened where its first talk comes.
    """
    several = len(days_of([act.talk for act in show.acts])) > 1
    hand.turn_to(show.following(), one_track=show.kind == "track", several_days=several)
    opened = {show.track.id, SESSIONS}
    scenes = SCENES if show.kind == "track" else (opening,)
    made = [Part(show.track.title.text, tuple(slide for scene in scenes for slide in scene(hand, show.track)))]
    for n, act in enumerate(show.acts, 1):
        track, talk = act
        if track.id not in opened and talk.type not in PAUSES:
            opened.add(track.id)
            made.append(Part(track.title.text, tuple(slide for scene in SCENES for slide in scene(hand, track))))
        if talk.type in PAUSES:
            slides = pause(hand, track, talk)
        else:
            slides = [slide for scene in TALK_SCENES for slide in scene(hand, track, talk)]
        made.append(Part(f"{n:02d} {talk.title.text}", tuple(slides)))
    return [*made, Part(hand.words.thanks, tuple(closing(hand, show.track)))]
