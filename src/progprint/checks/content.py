"""Remarks on wording for ``progprint check``: punctuation, quotes, doubled words, words that stand for missing ones.

Made by ``check`` only. What can be mended without a doubt is a warning, the rest a note. Each rule would rather miss a
case than raise a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from progprint.agenda.marks import read_marks
from progprint.agenda.programme import Agenda, Mark, Passage, Wording
from progprint.agenda.texts import wordings
from progprint.core.diagnostic import Diagnostic, Related, Span, note, warning
from progprint.locale.alike import alike
from progprint.source.suppressions import as_typed
from progprint.text.punctuation import LOOSE, TIGHT, Correction, applies, corrections, quotes_of

_STANDS_FOR_NOTHING = frozenset(
    ("-", "--", "—", "tbd", "tba", "todo", "n/a", "无", "暂无", "待定", "待补充", "略", "xxx")
)


def punctuation(agenda: Agenda) -> Iterator[Diagnostic]:
    """Corrections of ``text.punctuation``, told once for each rule and text: ``check --fix`` makes them."""
    for words in _once(agenda) if applies(agenda.conference.language) else ():
        code = tuple((mark.start, mark.end) for mark in words.marks if mark.kind == "code")
        by_rule: dict[str, list[Correction]] = {}
        for correction in corrections(words.text, code, quotes_of(agenda.conference.language)):
            by_rule.setdefault(correction.rule, []).append(correction)
        for rule, found in by_rule.items():
            marks = "".join(dict.fromkeys(c.shown for c in found)) if rule == "halfwidth-punctuation" else ""
            first = found[0]
            yield warning(
                rule, words.span, text=first.shown[:40], meant=first.shown_meant[:40], count=len(found), marks=marks
            )


def placeholders(agenda: Agenda) -> Iterator[Diagnostic]:
    """placeholder-text: a field that says "TBD", 待定 or a dash will be printed like that."""
    for words in _once(agenda):
        if words.text.casefold() in _STANDS_FOR_NOTHING:
            yield note("placeholder-text", words.span, text=words.text)


def spacing(agenda: Agenda) -> Iterator[Diagnostic]:
    """mixed-spacing: some Latin words are set off from Han by a typed blank and some are not; once for the agenda."""
    tight, loose, rare = spacings(agenda)
    if tight and loose:
        yield warning("mixed-spacing", rare[tight < loose].span, tight=tight, loose=loose)


def spacings(agenda: Agenda) -> tuple[int, int, dict[bool, Wording]]:
    """Counts of Han and Latin that touch, of those that a blank parts, and the first text of each kind (True: they touch)."""
    tight = loose = 0
    first: dict[bool, Wording] = {}
    for words in _once(agenda):
        counts = len(TIGHT.findall(words.text)), len(LOOSE.findall(words.text))
        tight, loose = tight + counts[0], loose + counts[1]
        for kind, count in zip((True, False), counts, strict=True):
            if count:
                first.setdefault(kind, words)
    return tight, loose, first


def people(agenda: Agenda) -> Iterator[Diagnostic]:
    """alike-people: two entries that may be one person."""
    known = [(person.name.text, person.org.text if person.org else "") for person in agenda.people]
    for before, n in alike(known):
        one, other = agenda.people[before], agenda.people[n]
        if one.span is not None and not as_typed(other.name.span):
            found = note("alike-people", other.name.span, name=other.name.text, other=one.name.text, id=one.id)
            yield found._replace(related=(Related("other", one.span),))


def _once(agenda: Agenda) -> Iterator[Wording]:
    """Every wording with a place, each once; those that are marked to be left alone are."""
    return iter(
        dict.fromkeys(words for words in wordings(agenda) if words.span is not None and not as_typed(words.span))
    )


# -- list numbers that do not count: a style that changes, a number that is missing or twice

_MARK = re.compile(
    r"(?P<circled>[\u2460-\u2473])|(?P<open>[(（]?)(?P<figure>\d{1,2})(?P<close>[)）]|[.．、](?!\d))(?=\s*\S)"
)


def numbers(agenda: Agenda) -> Iterator[Diagnostic]:
    """mixed-numbers: a line of a numbered list whose number is of another style, or not the next one."""
    for span, typed, meant in misnumbered(agenda):
        yield warning("mixed-numbers", span, text=typed, meant=meant)


def misnumbered(agenda: Agenda) -> Iterator[tuple[Span, str, str]]:
    """The place of each such mark, the mark as typed, and as it should be."""
    texts: list[Sequence[Passage]] = [person.bio for person in agenda.people]
    texts += [track.intro for track in agenda.tracks]
    texts += [part.passages for talk in (*agenda.talks, *agenda.sessions) for part in talk.summary]
    for passages in dict.fromkeys(map(tuple, texts)):
        yield from _in_text(passages)


def _in_text(passages: Sequence[Passage]) -> Iterator[tuple[Span, str, str]]:
    count, style = 0, ""
    for one in passages:
        span = one.words.span
        if span is None or span.line != span.end_line or as_typed(span):
            count = 0
        elif one.marker == "number":
            typed = span.source.line(span.line)[: span.column - 1].split()
            count, style = (count + 1, style) if count else (1, typed[-1] if typed else "")
        elif count and style and (match := _MARK.match(one.words.text)):
            count += 1
            meant = _in_style(style, count)
            if meant:
                begin = span.column + match.start()
                place = Span(span.source, span.line, begin, span.line, begin + len(match[0]))
                yield place, match[0], meant
        else:
            count = 0


def _in_style(style: str, number: int) -> str:
    """A number as the first one of the list was typed: 1. 1、 (1) ①; "" for a first one that is none."""
    if "\u2460" <= style <= "\u2473":
        return chr(0x245F + number) if number <= 20 else ""
    return re.sub(r"\d+", str(number), style, count=1) if re.search(r"\d", style) else ""


# -- inline marks: what looks like one where none is read, and addresses out of sight

_SHOWN = 24
_HEADING = re.compile(r"#{1,6}\s+\S")
"""How a heading begins in Markdown (CommonMark 4.2), of which a text keeps lines and lists only."""


def inline_marks(agenda: Agenda) -> Iterator[Diagnostic]:
    """inline-mark: it is printed as it is typed; hidden-address: a link of which paper shows the words alone."""
    longer = set(_longer(agenda))
    for words in dict.fromkeys(words for words in wordings(agenda) if words.span is not None):
        if words in longer and _HEADING.match(words.text):
            yield note("inline-mark", words.span, "heading", text=words.text[:_SHOWN])
        if agenda.conference.marks and words in longer:
            for mark in words.marks:
                if _is_hidden(mark, words.text):
                    shown = words.text[mark.start : mark.end][:_SHOWN]
                    yield note("hidden-address", words.span, text=shown, address=mark.target[:80])
            continue
        text, found = read_marks(words.text)
        first = next((mark for mark in found if mark.kind != "link" or _is_hidden(mark, text)), None)
        if first is not None:
            shown = text[first.start : first.end][:_SHOWN]
            yield note("inline-mark", words.span, "" if words in longer else "elsewhere", text=shown)


def _is_hidden(mark: Mark, text: str) -> bool:
    """Whether a mark is a link whose words are not its address."""
    return mark.kind == "link" and text[mark.start : mark.end] != mark.target


def _longer(agenda: Agenda) -> Iterator[Wording]:
    """The texts that may hold inline marks."""
    for track in agenda.tracks:
        yield from (passage.words for passage in track.intro)
    for talk in (*agenda.talks, *agenda.sessions):
        yield from (passage.words for section in talk.summary for passage in section.passages)
        yield from talk.takeaways
    people = [*agenda.people, *(person for track in agenda.tracks for person in track.producers)]
    yield from (passage.words for person in people for passage in person.bio)


LINTS = (punctuation, placeholders, spacing, numbers, people, inline_marks)
