"""Kinds of lines of a pasted page: a label with a value, a person, a heading, an item of a list, a footer.

Pages are copied out of a browser, so a line is all there is: no markup says what is a title. Labels are the words that
organisers put before a colon; blank lines tell which lines belong together, where the copy has kept them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.clock import leading, read_hours, spelled
from progprint.agenda.dates import Habit, read_day
from progprint.agenda.listing import pieces
from progprint.core.diagnostic import Source, Span
from progprint.core.patterns import pattern
from progprint.exchange.values import any_of, meanings, words
from progprint.locale.names import looks_like_name

_KINDS = meanings("lines")
_STANDING = ("talks", "summary", "takeaways", "bio", "intro")
"""Labels that stand on a line of their own, often without a colon."""

_HEADINGS = ("案例背景", "解决思路", "成果")
"""Headings that are known even with text after their colon, or without a colon."""
_LABEL = pattern(r"([^\s:：]{1,8}|[A-Za-z][A-Za-z ]{2,23})\s*[:：]\s*(.*)\Z")
_TITLED = pattern(
    r"(?:议题|演讲|报告|[Tt]alk|[Ss]ession)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[A-Z])\s*[:：.、]\s*(\S.*)\Z"
)
_COUNT = pattern(r"\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\Z")
_HEADING = pattern(r"([^:：]{1,8})[:：]\Z")
_FOOTER = pattern(r"copyright\b|©|版权所有|\W*\w?ICP[备证]|\W*\w?公网安备", re.IGNORECASE)
_NUMBER = pattern(r"[(（]?\d|[①-⑳]")
_MARK = pattern(
    r"\A(?:#{1,6}\s+|[▶►●■◆★☆▪◎※]\s*|(?:[-*•+]|\d{1,2}[.、)）])\s+(?=(?:\*\*|__)?\d{1,2}\s*[:：点时h]\s*\d?))"
)
_BOLD = pattern(r"\A(\*\*|__)(\d.*?)\1")
"""What stands before headings and times, and around times."""
_ICONS = {sign: label for label, signs in words("icons").items() for sign in signs}
_ICON = pattern(rf"({any_of(_ICONS)})\ufe0f?\s*(?![^\s\d:：]{{1,6}}[:：])")
"""A sign that stands for a label, where no label follows."""
_EDGE = " \t\u00a0\u3000\u200b\u200e\u200f\ufeff"
_SENTENCE = pattern(r"[。;；!！?？:：]")


class SourceLine(NamedTuple):
    """A line that is not empty: its place, its trimmed text, the run of lines it is in, and its label with the value."""

    span: Span
    text: str
    block: int
    kind: str
    value: str

    @property
    def is_numbered(self) -> bool:
        """Whether it may be an item of a numbered list, whatever its number."""
        return _NUMBER.match(self.text) is not None


def split_lines(source: Source) -> list[SourceLine]:
    """The lines that hold something; a blank line ends a block."""
    found: list[SourceLine] = []
    block, blank = 0, False
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", source.text), 1):
        trimmed = bare_line(raw)
        if trimmed:
            block += blank
            column = raw.index(trimmed[0]) + 1
            span = Span(source, number, column, number, column + len(trimmed))
            text = with_label(trimmed)
            found.append(SourceLine(span, text, block, *label_of(text)))
        blank = not trimmed
    return found


def bare_line(raw: str) -> str:
    """A line without blanks around it, and without the marks of Markdown before a heading or a time."""
    return _BOLD.sub(r"\2", _MARK.sub("", raw.strip(_EDGE).strip()))


def with_label(text: str) -> str:
    """A line with a label in the place of the sign that stands for it: 📍 南厅 is 地点：南厅."""
    icon = _ICON.match(text)
    rest = text[icon.end() :] if icon else text
    return f"{_ICONS[icon[1]]}：{rest}" if icon and not clocked(rest) else rest


def label_of(text: str) -> tuple[str, str]:
    """The kind of a label and the value after it; ("", "") for a line that begins with none.

    A notice of copyright or of a public record (ICP 备案, 公网安备) is of the kind "footer", a line that begins with a
    time range of the kind "clock" (with the whole line), one as 议题二：… of the kind "title".
    """
    if _FOOTER.match(text):
        return "footer", text
    if (kind := _KINDS.get(text.casefold(), "")) in _STANDING:
        return kind, ""
    match = _LABEL.match(text)
    name = match[1].strip().casefold() if match else ""
    kind = _KINDS.get(name, "") or ("track" if _KINDS.get(_COUNT.sub("", name)) == "track" else "")
    if match and kind:
        return kind, match[2]
    if titled := _TITLED.match(text):
        return "title", titled[1]
    return ("clock", text) if clocked(text) else ("", "")


def are_hours(texts: Sequence[str]) -> bool:
    """Whether lines are a timetable: some begin with a time range, or three at least with a start, one after the other."""
    if any(label_of(text)[0] == "clock" for text in texts):
        return True
    starts = [found[0] for text in texts if text[:1].isdecimal() and (found := clocked(text, alone=True))]
    return len(starts) > 2 and starts == sorted(starts)


def clocked(text: str, *, alone: bool = False) -> tuple[str, str] | None:
    """The time range that a line begins with, as 09:30-10:15, and what follows it; None for a line without one.

    ``alone``: a start alone, as 09:30.
    """
    found = leading(text, alone=alone)
    return (spelled(found[0]), found[1].strip()) if found is not None else None


def heading_of(text: str) -> tuple[str, str]:
    """A heading inside a summary and the text that follows it on its line; ("", "") if it is none."""
    match = _HEADING.match(text)
    if match:
        return match[1].strip(), ""
    head, _, rest = text.replace("：", ":", 1).partition(":")
    return (head.strip(), rest.strip()) if head.strip() in _HEADINGS else ("", "")


def when_of(text: str, habit: Habit, kind: str = "") -> tuple[str, str] | None:
    """Date and time as an agenda writes them, either possibly empty; None for anything that says more or less than that.

    ``kind`` is the label before the text, date or time; without one only a date or a whole range counts.
    """
    found = read_day(text, habit, among_times=kind != "date")
    date = found.date.isoformat() if found.date is not None else ""
    rest = found.rest if date else text
    if date and not rest:
        return date, ""
    if not kind:
        range_only = clocked(rest)
        return (date, range_only[0]) if range_only and not range_only[1] else None
    hours = read_hours(rest)
    return (date, spelled(hours.slots[0])) if len(hours.slots) == 1 and not hours.beyond else None


def is_when(text: str, habit: Habit) -> bool:
    """Whether a line is nothing but a date or a time, also one that cannot be read for certain."""
    found = read_day(text, habit, among_times=True)
    unsure = found.doubt in {"year", "weekday", "ambiguous"} and (not found.rest or clocked(found.rest) is not None)
    return unsure or when_of(text, habit) is not None


def is_person(text: str) -> bool:
    """Whether a line is plainly a person: a name that looks like one, with or without an affiliation."""
    first, *_ = text.split() or [""]
    return bool(first) and not first.isascii() and looks_like_name(first) and may_be_person(text)


def may_be_person(text: str) -> bool:
    """Whether a line may name a person: short, no sentence, no list mark, and more than one word unless a name."""
    if len(text) > 60 or _SENTENCE.search(text) or listed([text]) is not None:
        return False
    return len(text.split()) > 1 or looks_like_name(text)


def listed(lines: Sequence[str]) -> list[str] | None:
    """The items of a numbered list without their numbers, or None if the lines are anything else.

    What counts as a number is the agenda's own rule, so that the file reads the same with and without them.
    """
    read = pieces("\n".join(lines))
    if len(read) != len(lines) or any(piece.marker != "number" for piece in read):
        return None
    return [piece.text for piece in read]
