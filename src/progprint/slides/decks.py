"""Decks out of an agenda: one for each track, or one for all."""

from __future__ import annotations

from collections.abc import Mapping

from progprint.agenda.programme import Agenda, Track
from progprint.agenda.texts import names
from progprint.core.color import Ink, deepened, parse_color
from progprint.core.diagnostic import Outcome
from progprint.core.raster import Raster
from progprint.deck.binding import Stage
from progprint.deck.deck import Deck, Part
from progprint.deck.lines import Gauge
from progprint.design.deck import DeckLook
from progprint.fonts.book import FontBook
from progprint.locale.words import Words
from progprint.slides.fills import Setter
from progprint.slides.scenes import track_parts
from progprint.slides.script import Prompter
from progprint.slides.stagehand import Stagehand
from progprint.typeset.phrases import indexed

_OFFICE_LANGUAGES = {"zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "ja": "ja-JP", "ko": "ko-KR", "en": "en-US"}


def make_decks(
    agenda: Agenda,
    look: DeckLook,
    stage: Stage,
    book: FontBook,
    words: Words,
    pictures: Mapping[str, Raster],
    *,
    together: bool = False,
) -> Outcome[tuple[Deck, ...]]:
    """The decks of an agenda, every text at its final size. ``together`` makes one deck of all tracks."""
    gauge = Gauge(book.measure, look.fonts.family, look.fonts.latin_factor, indexed(names(agenda)))
    setter = Setter(look, stage, gauge)
    groups = [agenda.tracks] if together else [(track,) for track in agenda.tracks]
    decks = tuple(_deck(agenda, group, setter, words, pictures) for group in groups if group)
    return Outcome(decks, setter.found)


def _deck(
    agenda: Agenda, tracks: tuple[Track, ...], setter: Setter, words: Words, pictures: Mapping[str, Raster]
) -> Deck:
    hand = Stagehand(agenda, words, setter, Prompter(words), pictures)
    parts: list[Part] = [part for track in tracks for part in track_parts(hand, track)]
    conference = agenda.conference.title
    first = tracks[0]
    title = first.title.text if len(tracks) == 1 or not conference else conference.text
    accent = _accent(setter.look, first)
    return Deck(
        key=f"track/{first.id}" if len(tracks) == 1 else "conference",
        title=title,
        parts=tuple(parts),
        language=_OFFICE_LANGUAGES.get(words.language, words.language),
        accent=_hexadecimal(accent),
        tint=_hexadecimal(accent.tint(setter.look.tint)),
        subject=conference.text if conference else words.host_script,
        creator=words.join(person.name.text for track in tracks for person in track.producers),
    )


def _accent(look: DeckLook, track: Track) -> Ink:
    """The track's own colour, deepened until white text on it can be read (as in the booklet), else the palette's."""
    own = parse_color(track.color) if track.color else None
    if own is not None:
        return deepened(own)
    return look.palette[(max(track.number, 1) - 1) % len(look.palette)] if look.palette else look.accent


def _hexadecimal(ink: Ink) -> str:
    return "#" + "".join(f"{round(255 * value):02X}" for value in ink.screen)
