"""What every scene of one deck needs: the agenda, the words, the fills, the prompter, and which titles are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from progprint.agenda.programme import Agenda, Person, Photo, Track, Wording
from progprint.core.raster import Raster
from progprint.deck.deck import AnyFill, PictureFill
from progprint.locale.words import Words
from progprint.slides.fills import Setter
from progprint.slides.script import Prompter

GAP = "\u3000"


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


def titled(words: Wording, title: str) -> Wording | str:
    """The wording itself where the title is its text, so that findings keep their place."""
    return words if words.text == title else title
