"""Decks out of an agenda: one for each track, room or day, or one for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Track
from progprint.core.color import Ink, mixed, parse_color, readable, screen_hex
from progprint.core.diagnostic import Diagnostic, Outcome
from progprint.core.languages import office_tag
from progprint.core.raster import Raster
from progprint.deck.binding import Stage
from progprint.deck.deck import Deck, DeckSection
from progprint.deck.lines import Gauge
from progprint.deck.parts import DEFAULT
from progprint.design.deck import DeckLook
from progprint.design.script import Script
from progprint.fonts.book import FontBook
from progprint.locale.words import Words
from progprint.slides.builder import DeckBuilder
from progprint.slides.fills import Fitter
from progprint.slides.leads import led
from progprint.slides.plan import DeckPlan, deck_plans, left_out, per_what
from progprint.slides.scenes import parts
from progprint.slides.script import ScriptWriter
from progprint.text.phrases import Names


class Making(NamedTuple):
    """Decks to be made: the plans of each, the function that makes one of them, and what there is to say of all."""

    plans: Sequence[list[DeckPlan]]
    make: Callable[[list[DeckPlan]], Outcome[Deck]]
    said: tuple[Diagnostic, ...]

    def deck(self, number: int) -> Outcome[Deck]:
        """One of the decks; none depends on another."""
        return self.make(self.plans[number])

    def joined(self, made: Sequence[Outcome[Deck]]) -> Outcome[tuple[Deck, ...]]:
        """All of them, with what was found."""
        found = [one for outcome in made for one in outcome.diagnostics]
        decks = tuple(outcome.value for outcome in made if outcome.value is not None)
        return Outcome(decks, [*self.said, *found])


def making(
    agenda: Agenda,
    look: DeckLook,
    stage: Stage,
    book: FontBook,
    words: Words,
    pictures: Mapping[str, Raster],
    script: Script,
    *,
    per: str = "track",
    together: bool = False,
    parts_set: str = DEFAULT,
    whole: Names,
) -> Making:
    """The decks of an agenda, before they are made: one ``per`` track, room or day, or one of all.

    ``parts_set`` names the parts of the look that are wanted; ``whole`` are the names and terms that titles never part.
    """
    gauge = Gauge(book.measure, look.fonts.family, look.fonts.latin_factor, whole, agenda.conference.language)
    per, said = per_what(agenda, per, words)

    def made(group: list[DeckPlan]) -> Outcome[Deck]:
        fitter = Fitter(look, stage, gauge)
        builder = DeckBuilder(agenda, words, fitter, ScriptWriter(words, script), pictures, look.parts[parts_set])
        return Outcome(_deck(builder, group), fitter.found)

    plans = deck_plans(agenda, per, words, together=together)
    return Making(plans, made, tuple(filter(None, (said, left_out(agenda, plans, per)))))


def _deck(builder: DeckBuilder, group: list[DeckPlan]) -> Deck:
    words, look, conference = builder.words, builder.fitter.look, builder.agenda.conference.title
    made = _told_apart([(plan, part) for plan in group for part in parts(builder, plan)])
    tracks = [plan.track for plan in group]
    first = tracks[0]
    whole_title = group[0].title or (conference.text if conference else first.title.text)
    title = first.title.text if len(tracks) == 1 and not group[0].title else whole_title
    accent = _accent(look, first)
    return Deck(
        key=group[0].deck or (group[0].key if len(tracks) == 1 else "conference"),
        title=title,
        parts=made,
        language=office_tag(words.language),
        accent=screen_hex(accent.screen),
        theme=_theme(look, accent) if look.recolor else (),
        subject=conference.text if conference else words.host_script,
        creator=words.join(person.name.text for track in tracks for person in track.producers),
    )


def _told_apart(made: Sequence[tuple[DeckPlan, DeckSection]]) -> tuple[DeckSection, ...]:
    """The parts, every slide with a key of its own: what comes in several shows of one deck tells behind @ in which."""
    taken: set[str] = set()
    apart: list[DeckSection] = []
    for plan, group in groupby(made, key=lambda one: one[0]):
        shown = [part for _, part in group]
        keys = [slide.key for part in shown for slide in part.slides]
        named = {key: f"{key}@{plan.key}" if key in taken else key for key in keys}
        taken.update(named.values())
        apart += led(shown, named)
    return tuple(apart)


def _accent(look: DeckLook, track: Track) -> Ink:
    """The track's own colour, else the palette's in turn, deepened (or lifted) until it can be read on the paper."""
    own = parse_color(track.color) if track.color and look.own_colors else None
    palette = look.palette or (look.colors.accent,)
    return readable(own or palette[(max(track.number, 1) - 1) % len(palette)], look.colors.paper)


def _theme(look: DeckLook, accent: Ink) -> tuple[tuple[str, str], ...]:
    """Colours of the theme: text, paper, their quiet kin, the accent; the last two are a break's."""
    colors = look.colors
    inks = {
        "dk1": colors.text,
        "lt1": colors.paper,
        "dk2": colors.quiet,
        "lt2": mixed(accent, colors.paper, look.tint),
        "accent1": accent,
        "accent5": colors.on_ground,
        "accent6": colors.ground,
        "hlink": accent,
        "folHlink": colors.quiet,
    }
    return tuple((key, screen_hex(ink.screen)) for key, ink in inks.items())
