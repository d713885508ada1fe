"""The pictures that an agenda names, each opened once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.diagnostic import Diagnostic, Outcome

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda, Photo
    from progprint.core.raster import Raster
    from progprint.project import Project


def opened(agenda: Agenda, place: Project) -> Outcome[dict[str, Raster]]:
    """Every picture that the agenda names, by its path; one that cannot be opened is told and left out."""
    made: dict[str, Raster] = {}
    found: list[Diagnostic] = []
    named: dict[str, Photo] = {}
    for photo in photos(agenda):
        named.setdefault(photo.path, photo)
    for path, photo in named.items():
        outcome = files.open_photo(place.root, path, photo.span, base=place.base)
        found += outcome.diagnostics
        if outcome.value is not None:
            made[path] = outcome.value
    return Outcome(made, found)


def photos(agenda: Agenda) -> Iterable[Photo]:
    """Every mention of a picture."""
    conference = agenda.conference
    named = [person.photo for person in agenda.people]
    named += [person.photo for track in agenda.tracks for person in track.producers]
    named += [person.photo for talk in agenda.talks for person in (*talk.speakers, *talk.moderators)]
    named += [sponsor.logo for sponsor in agenda.sponsors]
    named += [conference.logo, conference.venue.map if conference.venue else None]
    named += [block.photo for page in agenda.pages for block in page.blocks]
    return [photo for photo in named if photo is not None]
