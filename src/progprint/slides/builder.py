"""Things that every scene of one deck needs: the agenda, the words, the fitter, the script writer, and which titles are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from progprint.agenda.days import days_of
from progprint.agenda.programme import Agenda, Person, Photo, Talk, Track, Wording
from progprint.core.diagnostic import Span
from progprint.core.raster import Raster
from progprint.deck.binding import BODY
from progprint.deck.blocks import TextItem
from progprint.deck.deck import AnyFill, DeckSection, Fill, PictureFill, Slide, title_of
from progprint.deck.parts import Parts
from progprint.locale.words import Words
from progprint.slides.bodies import listing
from progprint.slides.fills import GAP, Fitter
from progprint.slides.items import is_loose
from progprint.slides.plan import DeckPlan
from progprint.slides.script import ScriptWriter, Speech
from progprint.text.clusters import initial

PAIR = 2
"""People who have room in the place of one portrait."""
_ABREAST = 2
"""Facts that go into one line where lines are few."""


@dataclass(slots=True)
class DeckBuilder:
    """The builder of one deck: what every scene needs.

    ``plan`` is what is on at the moment; ``several_days`` says whether its talks are held on several days. ``speeches``
    holds what is said at each slide, by its key, until the part is done.
    """

    agenda: Agenda
    words: Words
    fitter: Fitter
    writer: ScriptWriter
    pictures: Mapping[str, Raster]
    parts: Parts
    titles: set[str] = field(default_factory=set)
    plan: DeckPlan = field(default_factory=lambda: DeckPlan("", "", Track("", Wording("")), ()))
    following: Mapping[str, Talk] = field(default_factory=dict)
    pauses: Mapping[str, Talk] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    several_days: bool = False
    speeches: dict[str, Speech] = field(default_factory=dict)

    def title(
        self,
        kind: str,
        words: Wording | str,
        *,
        tail: str = "",
        label: str = "",
        size: float = 0.0,
        apart: Sequence[str] = (),
        spare: bool = False,
    ) -> Fill:
        """The title of a slide, below it ``label`` (at a ``size``, if not that of headings).

        If a slide of this deck shows the same already, the first of the words ``apart`` that tells them apart is added to
        the label; as a last resort the number of the talk or the slide. With ``spare`` its whole text stands elsewhere,
        and a cut is no finding.
        """
        fill, whole = self.fitter.title(kind, words, tail=tail, label=label, size=size)
        if not whole and not spare:
            self.fitter.overflow(words)
        others = [one for one in apart if one]
        number = 1
        while title_of((fill,)) in self.titles:
            number += 1
            more = others.pop(0) if others else self.words.bracketed(str(number))
            fill, _ = self.fitter.title(kind, words, tail=tail, label=label, more=more, size=size)
        self.titles.add(title_of((fill,)))
        return fill

    def turn_to(self, plan: DeckPlan) -> None:
        """Begin another plan: of a track it may have other talks than the one before, so they are counted anew."""
        self.plan, self.following, self.pauses = plan, plan.following(), plan.pauses()
        self.numbers = plan.numbers()
        self.several_days = len(days_of([entry.talk for entry in plan.entries])) > 1

    def number(self, talk: Talk) -> str:
        """The place of a talk among those that count: 第 2 场，共 4 场; "" for what does not count."""
        number = self.numbers.get(talk.id, 0)
        return self.words.talk_of(number, len(self.numbers)) if number else ""

    def portrait(self, person: Person, kind: str, suffix: str = "") -> list[AnyFill]:
        """The photo, or the initial where there is none; nothing where the template has no place for it."""
        raster = self.pictures.get(person.photo.path) if isinstance(person.photo, Photo) else None
        stage = self.fitter.stage
        if raster is not None and stage.has(kind, f"photo{suffix}"):
            return [PictureFill(f"photo{suffix}", raster, self.words.portrait_of(person.name.text))]
        return (
            [self.fitter.lines(kind, f"initial{suffix}", [initial(person.name.text)])]
            if stage.has(kind, f"initial{suffix}")
            else []
        )

    def portraits(self, people: Sequence[Person], kind: str) -> list[AnyFill]:
        """The portrait of one person, or those of two that share its place: one below the other, else their initials."""
        if len(people) == 1:
            return self.portrait(people[0], kind)
        if not people or len(people) > PAIR:
            return []
        stage = self.fitter.stage
        if stage.has(kind, "photo-2") or stage.has(kind, "initial-2"):
            return [fill for n, person in enumerate(people, 1) for fill in self.portrait(person, kind, f"-{n}")]
        letters = "".join(initial(person.name.text) for person in people)
        return [self.fitter.lines(kind, "initial", [letters], spare=True)] if stage.has(kind, "initial") else []

    def slides(
        self, kind: str, key: str, fills: Sequence[AnyFill], speech: Speech, footer: str, span: Span | None = None
    ) -> list[Slide]:
        """A slide, and further ones where the words that have no place of their own are many.

        They go into the slide's ``body``; without one they are in the notes.
        """
        self.speeches[key] = speech
        foot, low = self.fitter.footed(kind, footer), self.fitter.footed("text", footer)
        told = [fill for fill in fills if isinstance(fill, Fill) and is_loose(fill)]
        if not told:
            return [Slide(kind, key, tuple(fills), (), foot, span)]
        placed = tuple(fill for fill in fills if fill not in told)
        lines = [line for fill in told for line in fill.paragraphs]
        items = [TextItem(line.text, line.marker, line.number) for line in lines]
        if not self.fitter.stage.has(kind, BODY):
            speech.unsaid += [line.text for line in lines]
            return [Slide(kind, key, placed, (), foot, span)]
        first, *others = listing(self.fitter, kind, BODY, items)
        if others:
            first, *others = listing(self.fitter, kind, BODY, _closer(told), close=True)
        made = [Slide(kind, key, (*placed, first), (), foot, span)]
        name = title_of(placed)
        for n, body in enumerate(others, 2):
            label = self.words.continued(n, len(others) + 1)
            head = self.title("text", name, label=label, spare=True)
            self.speeches[f"{key}/body/{n}"] = Speech()
            made.append(Slide("text", f"{key}/body/{n}", (head, Fill(BODY, body.paragraphs)), (), low, span))
        return made

    def part(self, name: str, slides: Sequence[Slide]) -> DeckSection:
        """A part whose slides have their notes."""
        return DeckSection(name, tuple(one._replace(notes=self.writer.notes(self.speeches[one.key])) for one in slides))

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
