"""List numbers that do not count: a style that changes, a number that is missing or twice, so that items are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from progprint.agenda.programme import Agenda, Passage
from progprint.core.diagnostic import Diagnostic, Span, warning
from progprint.source.suppressions import as_typed

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
