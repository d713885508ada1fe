"""Things that every scene of one deck needs: the agenda, the words, the fitter, the script writer, and which titles are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from progprint.agenda.programme import PAUSES, Agenda, Person, Photo, Talk, Track, Wording
from progprint.core.diagnostic import Span
from progprint.core.raster import Raster
from progprint.deck.binding import BODY
from progprint.deck.blocks import TextItem
from progprint.deck.deck import AnyFill, Fill, PictureFill, Slide, title_of
from progprint.locale.words import Words
from progprint.slides.fills import GAP, Fitter, is_loose
from progprint.slides.script import ScriptWriter
from progprint.text.clusters import clusters

_ABREAST = 2
"""Facts that go into one line where lines are few."""


@dataclass(slots=True)
class DeckBuilder:
    """The builder of one deck: what every scene needs.

    ``following`` is what comes after each talk; ``one_track`` is false where a deck goes through several tracks,
    ``several_days`` true where its talks are held on several days.
    """

    agenda: Agenda
    words: Words
    fitter: Fitter
    writer: ScriptWriter
    pictures: Mapping[str, Raster]
    titles: dict[str, int] = field(default_factory=dict)
    following: Mapping[str, Talk] = field(default_factory=dict)
    one_track: bool = True
    several_days: bool = False
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    def title(self, kind: str, words: Wording | str, *, tail: str = "", label: str = "", spare: bool = False) -> Fill:
        """The title of a slide, with a number if a slide of this deck shows the same already.

        With ``spare`` its whole text stands elsewhere, and a cut is no finding.
        """
        fill, whole = self.fitter.title(kind, words, tail=tail, label=label)
        if not whole and not spare:
            self.fitter.overflow(words)
        first = title_of((fill,))
        number = self.titles.get(first, 1)
        while (shown := title_of((fill,))) in self.titles:
            number += 1
            fill, _ = self.fitter.title(kind, words, tail=f"{tail} {number}", label=label)
        self.titles[first] = number
        self.titles.setdefault(shown, 1)
        return fill

    def turn_to(self, following: Mapping[str, Talk], *, one_track: bool, several_days: bool) -> None:
        """Begin another plan: of a track it may have other talks than the one before, so their numbers are counted anew."""
        self.following, self.one_track, self.several_days = following, one_track, several_days
        self._numbers.clear()

    def number(self, track: Track, talk: Talk) -> int:
        """The number of a talk in its track, within this plan; breaks do not count."""
        if track.id not in self._numbers:
            talks = [each.id for each in track.talks if each.type not in PAUSES]
            self._numbers[track.id] = {id_: n for n, id_ in enumerate(talks, 1)}
        return self._numbers[track.id][talk.id]

    def portrait(self, person: Person, kind: str, suffix: str = "") -> list[AnyFill]:
        """The photo, or the initial where there is none; nothing where the template has no place for it."""
        raster = self.pictures.get(person.photo.path) if isinstance(person.photo, Photo) else None
        stage = self.fitter.stage
        if raster is not None and stage.has(kind, f"photo{suffix}"):
            return [PictureFill(f"photo{suffix}", raster, self.words.portrait_of(person.name.text))]
        if not stage.has(kind, f"initial{suffix}"):
            return []
        first = next(iter(clusters(person.name.text)), "")
        first = first.upper() if first.isascii() else first
        return [self.fitter.lines(kind, f"initial{suffix}", [first])]

    def slides(
        self,
        kind: str,
        key: str,
        fills: Sequence[AnyFill],
        notes: tuple[str, ...],
        footer: str,
        span: Span | None = None,
    ) -> list[Slide]:
        """A slide, and further ones where the words that have no place of their own are many.

        They go into the slide's ``body``; without one they are in the notes.
        """
        told = [fill for fill in fills if isinstance(fill, Fill) and is_loose(fill)]
        if not told:
            return [Slide(kind, key, tuple(fills), notes, footer, span)]
        placed = tuple(fill for fill in fills if fill not in told)
        lines = [line for fill in told for line in fill.paragraphs]
        items = [TextItem(line.text, line.marker, line.number) for line in lines]
        if not self.fitter.stage.has(kind, BODY):
            return [Slide(kind, key, placed, (*notes, *(line.text for line in lines)), footer, span)]
        first, *others = self.fitter.listing(kind, BODY, items)
        if others:
            first, *others = self.fitter.listing(kind, BODY, _closer(told), close=True)
        made = [Slide(kind, key, (*placed, first), notes, footer, span)]
        name = title_of(placed)
        for n, body in enumerate(others, 2):
            label = self.words.continued(n, len(others) + 1)
            head = self.title("text", name, label=label, spare=True)
            slot = Fill(BODY, body.paragraphs)
            more = self.writer.note(self.writer.say("more"))
            made.append(Slide("text", f"{key}/body/{n}", (head, slot), more, footer, span))
        return made

    def footer(self, track: Track) -> str:
        """Conference and track, as far as they are known."""
        conference = self.agenda.conference.title
        return GAP.join([*([conference.text] if conference else []), track.title.text])


def _closer(told: Sequence[Fill]) -> list[TextItem]:
    """The words in as few lines as they can be in: when and where, then name and affiliation of each."""
    short: list[str] = []
    items: list[TextItem] = []
    for fill in told:
        if len(fill.paragraphs) == 1 and fill.slot != "kicker" and not fill.paragraphs[0].marker:
            short.append(fill.text)
        else:
            items += [TextItem(line.text, line.marker, line.number) for line in fill.paragraphs]
    alone = [TextItem(GAP.join(short))] if short and len(short) <= _ABREAST else [TextItem(text) for text in short]
    return [*items[:1], *alone, *items[1:]] if items and told[0].slot == "kicker" else [*alone, *items]


def about(person: Person) -> list[Wording]:
    """Organisation and job title, as far as they are known."""
    return [words for words in (person.org, person.job_title) if words]
