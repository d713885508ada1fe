"""What every scene of one deck needs: the agenda, the words, the fills, the prompter, and which titles are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from progprint.agenda.programme import PAUSES, Agenda, Person, Photo, Talk, Track, Wording
from progprint.core.raster import Raster
from progprint.deck.deck import AnyFill, Fill, PictureFill, title_of
from progprint.deck.lines import splits_cluster
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
    titles: dict[str, int] = field(default_factory=dict)
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    def title(self, kind: str, words: Wording | str, *, tail: str = "", label: str = "", spare: bool = False) -> Fill:
        """The title of a slide, with a number if a slide of this deck shows the same already.

        With ``spare`` its whole text stands elsewhere, and a cut is no finding.
        """
        fill, whole = self.setter.title(kind, words, tail=tail, label=label)
        if not whole and not spare:
            self.setter.overflow(words)
        first = title_of((fill,))
        number = self.titles.get(first, 1)
        while (shown := title_of((fill,))) in self.titles:
            number += 1
            fill, _ = self.setter.title(kind, words, tail=f"{tail} {number}", label=label)
        self.titles[first] = number
        self.titles.setdefault(shown, 1)
        return fill

    def number(self, track: Track, talk: Talk) -> int:
        """Which talk of its track it is; breaks do not count."""
        if track.id not in self._numbers:
            talks = [each.id for each in track.talks if each.type not in PAUSES]
            self._numbers[track.id] = {id_: n for n, id_ in enumerate(talks, 1)}
        return self._numbers[track.id][talk.id]

    def portrait(self, person: Person, kind: str, suffix: str = "") -> AnyFill:
        """The photo, or the initial where there is none."""
        raster = self.pictures.get(person.photo.path) if isinstance(person.photo, Photo) else None
        if raster is not None:
            return PictureFill(f"photo{suffix}", raster, self.words.portrait_of(person.name.text))
        name, end = person.name.text, 1
        while end < len(name) and splits_cluster(name, end):
            end += 1
        return self.setter.lines(kind, f"initial{suffix}", [name[:end].upper() if name[:end].isascii() else name[:end]])

    def footer(self, track: Track) -> str:
        """Conference and track, as far as they are known."""
        conference = self.agenda.conference.title
        return GAP.join([*([conference.text] if conference else []), track.title.text])


def about(person: Person) -> list[Wording]:
    """Organisation and job title, as far as they are known."""
    return [words for words in (person.org, person.job_title) if words]
