"""The introduction of a talk: one slide or none, of lines that are cut from its text; and the whole text, where it is wanted.

    summary and takeaways       headings with a line each, the takeaways in a panel
    summary alone               a short one as a statement, a clause a line; the portrait keeps the panel
    takeaways alone             numbered, large; the portrait keeps the panel
    neither                     no slide

What the producer wrote for the stage (``stage:``) wins over what is cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from progprint.agenda.programme import Person, Talk, Track
from progprint.core.units import Rect
from progprint.deck.binding import BODY
from progprint.deck.blocks import TextBlock, TextItem
from progprint.deck.deck import AnyFill, Fill, Run, Slide, SlideParagraph
from progprint.slides.bodies import headed
from progprint.slides.builder import PAIR, DeckBuilder, about
from progprint.slides.cuts import bare, clauses
from progprint.slides.fills import GAP, ROWS
from progprint.slides.items import items_of
from progprint.slides.script import Speech
from progprint.slides.stage_rows import ALL, Headed, ideographs, stage_rows, stage_takeaways

STATEMENT = 60.0
"""Ems of a statement."""
CALM = 22.0
"""Points down to which the takeaways in a panel go for fewer lines."""
HEADING = 1.6
"""How much wider than its place the column of headings may become."""
COMFORTABLE = 24.0
"""Points below which lines go only where nothing more can be left out."""
AIR = 18.0
"""Points that the lines stand lower than their place where the slide has room: the head stands apart."""
_PITCH = 1.32


def introduction(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """The introduction slide of a talk, if there is anything to show."""
    rows = stage_rows(builder, talk)
    takeaways = stage_takeaways(builder, talk)
    if not rows and not takeaways:
        return []
    name = talk.short_title or talk.title
    people = list(talk.speakers)
    headed = any(row.heading for row in rows)
    if rows and (takeaways or headed):
        takeaways = takeaways if builder.fitter.stage.has("talk-intro", "list") else ()
        kind = "talk-intro" if takeaways else "talk-intro-wide"
    else:
        kind = "talk-statement" if 0 < len(people) <= PAIR else "text"
    label = _named(builder, kind, people) or builder.words.summary
    head = builder.title(kind, name, label=label, apart=[builder.words.summary], spare=True)
    if not people and builder.fitter.stage.has(kind, "head-1"):  # nobody's portrait stands before it
        box = builder.fitter.stage.box(kind, "title")
        head = head._replace(box=Rect(builder.fitter.stage.box(kind, "head-1").x0, box.y0, box.x1, box.y1))
    fills: list[AnyFill] = [head]
    if kind.startswith("talk-intro"):
        fills += _side_by_side(builder, kind, rows, talk)
        fills += _panel(builder, takeaways, len(talk.takeaways)) if takeaways else []
    elif rows:
        fills += _statement(builder, kind, rows)
    else:
        fills += _numbered(builder, kind, takeaways)
    fills += builder.portraits(people, kind)
    speech = _speech(builder, talk, rows)
    return builder.slides(kind, f"talk/{talk.id}/intro", fills, speech, builder.footer(track), talk.span)


def _speech(builder: DeckBuilder, talk: Talk, rows: Sequence[Headed]) -> Speech:
    """The first heading in a sentence, then what listeners take home."""
    say, _words = builder.writer.say, builder.words
    first = next((row for row in rows if row.lines), None)
    told = builder.writer.items([bare(line.text) for line in first.lines]) if first is not None else ""
    key = "intro" if first is not None and first.heading else "intro.plain"
    spoken = say(key, heading=first.heading, text=told) if first is not None else ""
    listed = builder.writer.items([bare(one.text) for one in talk.takeaways])
    return Speech(talk.slot.start, [spoken, say("takeaways", list=listed) if listed else ""])


def _named(builder: DeckBuilder, kind: str, people: Sequence[Person]) -> str:
    """Name and as much of the affiliation as fits one line; of several people the names."""
    if len(people) == 1:
        told = [people[0].name.text, *(words.text for words in about(people[0]))]
        while len(told) > 1 and not builder.fitter.is_label(kind, GAP.join(told)):
            told.pop()
        return GAP.join(told)
    return builder.words.join(person.name.text for person in people)


def _side_by_side(builder: DeckBuilder, kind: str, rows: list[Headed], talk: Talk) -> list[AnyFill]:
    """Headings on the left, their lines beside them, at the largest size at which all of them stand.

    Where no size does, the longest list gives up its last items. A template without places for rows has all in its body.
    """
    fitter = builder.fitter
    if not all(fitter.stage.has(kind, f"text-{n}") for n in range(1, ROWS + 1)):
        return _in_body(builder, rows, talk)
    head, text = fitter.stage.box(kind, "head-1"), fitter.stage.box(kind, "text-1")
    bottom = fitter.stage.box(kind, f"text-{ROWS}").y1
    sizes = fitter.look.kinds[kind].slots["text-1"].sizes
    if not any(row.heading for row in rows):
        text = Rect(head.x0, text.y0, text.x1, text.y1)
    tried = [(rows[:ROWS], size) for size in sizes if size >= COMFORTABLE]
    while ideographs(tried[-1][0]) > ALL:
        shorter = _shortened(tried[-1][0])
        if shorter is None:
            break
        tried = [(shorter, size) for _, size in tried]
    while (shorter := _shortened(tried[-1][0])) is not None:
        tried += [(shorter, size) for size in sizes if size >= COMFORTABLE]
    tried += [(tried[-1][0], size) for size in sizes if size < COMFORTABLE]
    for n, (fewer, size) in enumerate(tried, 1):
        if n < len(tried) and _least(builder, fewer, size, text.width) > bottom - text.y0 + 0.01:
            continue
        made = _placed(builder, fewer, size, head, text)
        if made[-1].box is not None and made[-1].box.y1 <= bottom + 0.01:
            break
    lower = min(AIR, max(0.0, (bottom - max(one.box.y1 for one in made if one.box is not None)) / 2))
    return [one._replace(box=one.box.moved(0.0, lower)) if one.box is not None else one for one in made]


def _placed(builder: DeckBuilder, rows: Sequence[Headed], size: float, head: Rect, text: Rect) -> list[Fill]:
    """The rows at one size, each below the other."""
    fitter, made, top = builder.fitter, list[Fill](), text.y0
    pitch, small = round(size * _PITCH, 2), fitter.look.body.head_size
    widest = max((fitter.gauge.width(row.heading, small, "bold") for row in rows), default=0.0)
    if widest > head.width and text.x0 > head.x0:  # a heading in Latin letters may be one long word
        wider = min(widest, head.width * HEADING)
        text = Rect(text.x0 + wider - head.width, text.y0, text.x1, text.y1)
        head = Rect(head.x0, head.y0, head.x0 + wider, head.y1)
    for n, row in enumerate(rows, 1):
        paragraphs, lines = _broken(builder, row, size, pitch, text.width)
        high = lines * pitch
        if row.heading:
            heading = SlideParagraph((Run(row.heading),), small, pitch)
            needed = fitter.count(row.heading, "bold", small, head.width) * pitch
            high = max(high, needed)
            made.append(Fill(f"head-{n}", (heading,), Rect(head.x0, top, head.x1, top + high)))
        made.append(Fill(f"text-{n}", paragraphs, Rect(text.x0, top, text.x1, top + high)))
        top += high + _gap(builder, size)
    return made


def _least(builder: DeckBuilder, rows: Sequence[Headed], size: float, width: float) -> float:
    """The height that rows take at least at a size: cheap to know before they are set."""
    return sum(_lines(builder, row, size, width) for row in rows) * round(size * _PITCH, 2) + (len(rows) - 1) * _gap(
        builder, size
    )


def _gap(builder: DeckBuilder, size: float) -> float:
    """The space between two rows."""
    return min(builder.fitter.look.body.block_gap, size * 0.8)


def _lines(builder: DeckBuilder, row: Headed, size: float, width: float) -> int:
    """The lines that a row takes at least at a size, since breaks by sense save none."""
    fitter = builder.fitter
    hung = size * fitter.look.body.indent
    return sum(
        max(1, math.ceil(fitter.ems(line.text) * size / max(width - (hung if line.marker else 0.0), size) - 0.01))
        for line in row.lines
    )


def _broken(
    builder: DeckBuilder, row: Headed, size: float, pitch: float, width: float, gap: float = 0.0
) -> tuple[tuple[SlideParagraph, ...], float]:
    """The lines of a row broken by sense, as paragraphs, and how many lines that makes."""
    fitter, made, count = builder.fitter, [], 0
    for n, line in enumerate(row.lines):
        indent = round(size * fitter.look.body.indent, 2) if line.marker else 0.0
        broken = fitter.broken(line.text, size, width - indent)
        count += broken.count("\n") + 1
        made.append(SlideParagraph((Run(broken),), size, pitch, gap if n else 0.0, line.marker, line.number, indent))
    if row.total > len(row.lines):
        more = builder.words.in_all_pattern.replace("{n}", str(row.total))
        last = made[-1]
        ending = last.text.rpartition("\n")[2] + GAP + more
        if fitter.count(ending, "regular", size, width - last.indent) == 1:
            made[-1] = last._replace(runs=(*last.runs, Run(GAP + more, "quiet")))
        else:
            count += 1
            made.append(SlideParagraph((Run(more, "quiet"),), size, pitch, gap, indent=last.indent))
    return tuple(made), count


def _shortened(rows: list[Headed]) -> list[Headed] | None:
    """The rows with the last item of the longest list left out, else without the last row; None if nothing can go."""
    longest = max(
        range(len(rows)), key=lambda n: sum(len(line.text) for line in rows[n].lines) * (len(rows[n].lines) > 1)
    )
    row = rows[longest]
    if len(row.lines) > 1:
        shorter = row._replace(lines=row.lines[:-1], total=row.total or len(row.lines))
        return [*rows[:longest], shorter, *rows[longest + 1 :]]
    return rows[:-1] if len(rows) > 1 else None


def _panel(builder: DeckBuilder, takeaways: Sequence[str], count: int) -> list[AnyFill]:
    """The takeaways in the panel, below their heading; as many as it holds."""
    fitter = builder.fitter
    box, sizes = fitter.stage.box("talk-intro", "list"), fitter.look.kinds["talk-intro"].slots["list"].sizes
    small, gap = fitter.look.body.head_size, fitter.look.body.gap
    head = SlideParagraph((Run(builder.words.takeaways, "accent", bold=True),), small, round(small * 1.5, 2))
    for many in range(len(takeaways), 0, -1):
        row = Headed("", tuple(TextItem(text, "bullet") for text in takeaways[:many]), count)
        fewest = _lines(builder, row, CALM, box.width)
        made: list[tuple[bool, bool, float, float, tuple[SlideParagraph, ...]]] = []
        for size in sizes:
            if any(not over and (size < CALM or lines <= fewest) for over, _, lines, *_ in made):
                break  # no smaller one is taken
            if many > 1 and _least(builder, [row], size, box.width) > box.height - head.pitch:
                continue
            pitch = round(size * _PITCH, 2)
            paragraphs, lines = _broken(builder, row, size, pitch, box.width, gap)
            high = head.pitch + lines * pitch + gap * (len(paragraphs) - 1)
            made.append((high > box.height + 0.01, size < CALM, lines, -size, paragraphs))
        if not made:
            continue
        over, *_, best = min(made, key=lambda one: one[:4])
        if not over or many == 1:
            return [Fill("list", (head, *best))]
    return []


def _statement(builder: DeckBuilder, kind: str, rows: Sequence[Headed]) -> list[AnyFill]:
    """A short text, a clause a line; a longer one, and lists, as paragraphs."""
    ems = builder.fitter.ems
    plain = [line for row in rows for line in row.lines]
    texts: list[TextItem] = []
    if sum(ems(line.text) for line in plain) <= STATEMENT and not any(line.marker for line in plain):
        for line in plain:
            held = ""
            for clause in clauses(line.text):
                held += clause
                if ems(held) >= len("一二三四"):
                    texts.append(TextItem(held))
                    held = ""
            texts += [TextItem(held)] if held else []
    else:
        texts = plain
    return _in_slot(builder, kind, texts, 44.0, 0.0)


def _numbered(builder: DeckBuilder, kind: str, takeaways: Sequence[str]) -> list[AnyFill]:
    """Takeaways alone, numbered, below their heading."""
    lines = [TextItem(text, "number", n) for n, text in enumerate(takeaways, 1)]
    return _in_slot(builder, kind, lines, 34.0, builder.fitter.look.body.gap * 1.5, builder.words.takeaways)


def _in_slot(
    builder: DeckBuilder, kind: str, lines: Sequence[TextItem], largest: float, gap: float, heading: str = ""
) -> list[AnyFill]:
    """Lines in the body of a slide at the largest size at which they stand there; the last ones go where none does."""
    fitter, shown = builder.fitter, list(lines)
    box = fitter.stage.box(kind, BODY)
    sizes = [size for size in fitter.look.kinds[kind].slots[BODY].sizes if size <= largest]
    small = fitter.look.body.head_size
    head = [SlideParagraph((Run(heading, "accent", bold=True),), small, round(small * 1.5, 2))] if heading else []
    while True:
        for size in sizes:
            pitch = round(size * _PITCH, 2)
            paragraphs, count = _broken(builder, Headed("", tuple(shown)), size, pitch, box.width, gap)
            used = sum(one.pitch for one in head) + count * pitch + gap * max(0, len(shown) - 1)
            if used <= box.height + 0.01:
                return [Fill(BODY, (*head, *paragraphs))]
        if len(shown) == 1:
            return [Fill(BODY, (*head, *paragraphs))]
        shown.pop()


def _in_body(builder: DeckBuilder, rows: Sequence[Headed], talk: Talk) -> list[AnyFill]:
    """Headings above their lines, and the takeaways as one more of them, where a template has one place for all."""
    rows = [row for row in rows if row.lines]
    takeaways = stage_takeaways(builder, talk)
    if takeaways:
        rows.append(Headed(builder.words.takeaways, tuple(TextItem(text, "bullet") for text in takeaways)))
    return [*headed(builder.fitter, "talk-intro", BODY, [TextBlock(row.heading, row.lines) for row in rows])[:1]]


def whole_summary(builder: DeckBuilder, track: Track, talk: Talk) -> list[Slide]:
    """The whole summary on slides that go on, where parts ask for it; nothing is said at them."""
    if not any(section.passages for section in talk.summary):
        return []
    sections = [section for section in talk.summary if section.passages]
    blocks = [TextBlock(str(section.heading or ""), items_of(section.passages)) for section in sections]
    bodies = headed(builder.fitter, "text", BODY, blocks)
    slides: list[Slide] = []
    for n, body in enumerate(bodies, 1):
        more = builder.words.continued(n, len(bodies))
        name = talk.short_title or talk.title
        people = [person.name.text for person in talk.speakers]
        head = builder.title("text", name, label=builder.words.summary + more, apart=people, spare=True)
        key = f"talk/{talk.id}/more/{n}"
        slides += builder.slides("text", key, (head, body), Speech(), builder.footer(track), talk.span)
    return slides
