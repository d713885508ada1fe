"""Remarks on inline marks for ``progprint check``: what looks like one where none is read, and addresses out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progprint.agenda.marks import read_marks
from progprint.agenda.programme import Agenda, Mark, Wording
from progprint.agenda.texts import wordings
from progprint.core.diagnostic import Diagnostic, note

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
