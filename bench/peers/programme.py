"""The agenda as the drivers of Python libraries see it: read with PyYAML's C parser, people put in for their ids.

Only what ``bench/agenda.py`` writes is known here. Values are what a short script would pass on to its library.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
REGULAR = ROOT / "fonts/NotoSansSC-Regular.ttf"
BOLD = ROOT / "fonts/NotoSansSC-Bold.ttf"


class Person(NamedTuple):
    """A producer or speaker; ``post`` is organisation and job title in one line."""

    name: str
    post: str
    bio: str


class Part(NamedTuple):
    """A part of a summary; its texts are points of a list, or one paragraph."""

    heading: str
    texts: list[str]
    listed: bool


class Talk(NamedTuple):
    """A talk; ``slot`` is day, time and room in one line, ``key`` its place in the whole agenda."""

    key: str
    title: str
    slot: str
    speakers: list[Person]
    parts: list[Part]
    takeaways: list[str]


class Track(NamedTuple):
    """A track with its talks in order."""

    key: str
    title: str
    intro: str
    producer: Person
    talks: list[Talk]


class Programme(NamedTuple):
    """The whole agenda."""

    title: str
    subtitle: str
    dates: str
    organiser: str
    copyright: str
    tracks: list[Track]

    def speakers(self) -> list[tuple[Person, list[Talk]]]:
        """Everybody who speaks, by name, with the talks."""
        found: dict[Person, list[Talk]] = {}
        for track in self.tracks:
            for talk in track.talks:
                for person in talk.speakers:
                    found.setdefault(person, []).append(talk)
        return sorted(found.items())


def load(path: str) -> Programme:
    """The programme of an agenda file."""
    data: dict[str, Any] = yaml.load(Path(path).read_bytes(), Loader=yaml.CSafeLoader)
    conference = data["conference"]
    people = {
        key: Person(one["name"], f"{one['org']} {one['job_title']}", one["bio"]) for key, one in data["people"].items()
    }
    rooms = {room["id"]: room["name"] for room in data["rooms"]}
    tracks = [_track(f"t{number}", track, people, rooms) for number, track in enumerate(data["tracks"], 1)]
    return Programme(
        conference["title"],
        conference["subtitle"],
        conference["date"],
        conference["organisers"][0],
        conference["copyright"],
        tracks,
    )


def _track(key: str, track: dict[str, Any], people: dict[str, Person], rooms: dict[str, str]) -> Track:
    talks = [
        Talk(
            f"{key}-{number}",
            talk["title"],
            f"{track['date']} {talk['time']} {rooms[talk['room']]}",
            [people[speaker] for speaker in talk["speakers"]],
            [
                Part(heading, text if isinstance(text, list) else [text], isinstance(text, list))
                for heading, text in talk["summary"].items()
            ],
            talk["takeaways"],
        )
        for number, talk in enumerate(track["talks"], 1)
    ]
    return Track(key, track["title"], track["intro"], people[track["producer"]], talks)
