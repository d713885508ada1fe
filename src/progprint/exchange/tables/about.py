"""Facts about the conference in tables: in rows above the headings, or on a sheet of labels and values."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from progprint.agenda.clock import within
from progprint.agenda.values import narrow, parse_dates
from progprint.core.patterns import pattern
from progprint.exchange.plain import one_line
from progprint.exchange.tables.cells import CellRange, Cells
from progprint.exchange.tables.headings import bare
from progprint.exchange.tables.section import MONTH, MONTHS, Days, day_in
from progprint.exchange.values import IN_TABLES, any_of, language_of, meanings
from progprint.source.edit import Plain

_LABELS = meanings("conference", IN_TABLES)
_INLINE = pattern(
    rf"(?:(?<=\s)|\A)({any_of(word for word in _LABELS if not word.isascii())}"
    r"|承办单位|承办|协办单位|协办|支持单位|赞助单位|指导单位|Dates?|Time ?zone|Venue|Place|Location|Organi[sz]ers?"
    r"|Website)\s*[:：]\s*",
    re.IGNORECASE,
)
_TAIL = pattern(
    r"(.*(?:会议|會議|会|會|大会|大會|论坛|論壇|峰会|峰會|沙龙|年会|节|Conference|Summit|Days?|20\d\d))\s*[-–—·]?\s*(?:会议"
    r"|大会|总|总体)?(?:议程|議程|日程|日程安排|议程安排|日程表|议程表|时间表|安排|Agenda|Programme|Schedule)(?:表|安排)?\Z",
    re.IGNORECASE,
)
_NO_TITLE = pattern(
    r"\W*(?:会议|會議|大会|大會|活动|活動|论坛|論壇|详细|詳細)?(?:议程|議程|日程|流程|时间|時間|日程安排)(?:表|安排)?\W*"
    r"|(?:conference |event )?(?:agenda|program(?:me)?|schedule|timetable|talks)",
    re.IGNORECASE,
)
"""Titles of lists, which are no conference's."""
_DRAFT = pattern(
    r"\s*(?:[(（【\[][^()（）【】\[\]]*(?:稿|版|内部|暂定|待定|更新|draft|final|internal|version|\bv\s*\d)[^()（）【】\[\]]*[)）】\]]"
    r"|(?<=[\s_-])v\s*\d[\d.]*|(?:终|定|初|草|征求意见)稿)\s*\Z",
    re.IGNORECASE,
)
"""What the end of a heading says of its file: （终稿V7，内部）."""
_WEEKDAYS = pattern(
    r"\s*[(（]?\s*(?:周|星期|週)[一二三四五六日天](?:\s*[至到~～-]\s*(?:周|星期|週)?[一二三四五六日天])?\s*[)）]?"
)
_HEADS = (["项目", "内容"], ["名称", "内容"], ["item", "value"], ["item", "content"])
"""What stands over the labels and values of a sheet."""
_DATES = pattern(
    r"(?<!\d)20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:[\d年月日号號\s/.~～至到、,–—-]*\d\s*[日号號]?)?\s*[日号號]?"
)
"""A date, or several, in a title."""


_PLACE = pattern(
    r"(?:中心|酒店|饭店|飯店|大厦|大廈|宾馆|賓館|大学|大學|[馆館厅廳堂园園楼樓室号號])(?:\S{0,12})\Z|\b(?:Cent(?:er|re)|Hotel|University|Hall)\b"
)
"""What a line says that is a place, beside a date."""


_SPANS = (
    pattern(
        r"(?P<year>20\d\d)\s*[-/.年]\s*(?P<month>\d\d?)\s*[-/.月]\s*(?P<first>\d\d?)\s*[日号]?\s*[-–—~～至到]\s*(?P<last>\d\d?)\s*[日号]?"
    ),
    pattern(rf"(?P<name>{MONTH})\s+(?P<first>\d\d?)\s*[-–—]\s*(?P<last>\d\d?),?\s+(?P<year>20\d\d)", re.IGNORECASE),
    pattern(
        rf"(?P<first>\d\d?)\.?\s*[-–—]\s*(?P<last>\d\d?)\.?\s+(?P<name>{MONTH}),?\s+(?P<year>20\d\d)", re.IGNORECASE
    ),
)
"""Several days of one month: 2027年9月10-11日, June 3-4, 2027, 3–4 June 2027."""


def _span_of(text: str) -> str:
    """Several days of one month as an agenda writes them; any other text as it is."""
    found = next((one for pattern in _SPANS if (one := pattern.fullmatch(text))), None)
    if found is None:
        return text
    told = found.groupdict()
    month = told.get("month") or MONTHS.index(told["name"][:3].casefold()) + 1
    return f"{told['year']}年{month}月{told['first']}日至{told['last']}日"


def _dated(line: str) -> list[str]:
    """The parts of a line between wide gaps, if the first is a date."""
    parts = re.split(r"\s{2,}|\u3000|\s+[|｜·•]\s+", line.strip())
    return parts if len(parts) == 2 and _days(parts[0]) else [line]


class About:
    """Fills up with facts; ``conference`` is as an agenda writes it, ``left`` what was not understood."""

    def __init__(self) -> None:
        self.conference: dict[str, Plain] = {}
        self.left: list[tuple[str, str]] = []
        self.guessed: list[tuple[str, str]] = []
        self.days: tuple[date, ...] = ()

    def row(self, areas: Sequence[CellRange], cells: Cells, number: int, *, titled: bool = True) -> None:
        """Take a row: labels beside their values, labels and values in one cell, dates, or a title."""
        place = cells.place(number, areas[0].left)
        texts = [area.text for area in areas]
        alone = len(texts) == 1 or areas[1].left > areas[0].right + 1  # a label without a value, perhaps with a remark
        if not titled and ((alone and self._field(texts[0])) or [bare(text) for text in texts[:2]] in _HEADS):
            return
        if len(texts) > 1 and len(texts) % 2 == 0 and all(self._field(text) for text in texts[::2]):
            for label, value in zip(texts[::2], texts[1::2], strict=True):
                self._take(self._field(label), value, place)
            return
        if len(texts) == 3 and self._field(texts[0]):  # a remark stands behind the value
            self._take(self._field(texts[0]), texts[1], place)
            self.left += [(place, texts[2])] if titled else []
            return
        for text in texts:
            self._text(text, place, titled=titled and len(texts) == 1)

    def only(self, days: Iterable[str]) -> None:
        """Take the day that all tables are headed with, if it is one."""
        if len(told := {day for day in days if day}) == 1:
            self._take("date", told.pop(), "")

    def takes(self, value: str, label: str) -> bool:
        """Whether a label and its value are a fact; a date must have its year."""
        return bool(self._field(label)) and (self._field(label) != "date" or bool(_days(one_line(value))))

    def _field(self, label: str) -> str:
        return _LABELS.get(bare(label), "")

    def _text(self, text: str, place: str, *, titled: bool) -> None:
        labels = list(_INLINE.finditer(text))
        before = text[: labels[0].start()] if labels else text
        for label, end in zip(labels, [*(one.start() for one in labels[1:]), len(text)], strict=False):
            self._take(self._field(label[1]), text[label.end() : end].strip(" \t\n\u3000,，;；|｜·•"), place, label[1])
        parts = [part for line in before.split("\n") for part in _dated(line)]
        for line in map(one_line, filter(str.strip, parts)):
            if "date" not in self.conference and _days(line):
                self._take("date", line, place)
            elif titled and "title" not in self.conference and not _NO_TITLE.fullmatch(line):
                bare_line = _DRAFT.sub("", line)
                found = _TAIL.fullmatch(bare_line)
                self.conference["title"] = found[1] if found else bare_line
                if "date" not in self.conference and (dates := _DATES.search(line)):
                    self._take("date", dates[0], place)
                if line != self.conference["title"]:
                    self.guessed.append(("title", f"{line} → {self.conference['title']}"))
            elif _PLACE.search(line) and len(parts) > 1 and "venue" not in self.conference:
                self._take("venue", line, place)
            else:
                self.left.append((place, line))

    def _take(self, field: str, value: str, place: str, label: str = "") -> None:
        value = one_line(value)
        if not value:
            return
        if field == "date" and self.days and _days(value) not in {(), self.days}:
            self.left.append((place, value))
        elif field == "date" and (days := _days(value)):
            self.days = days
            self.left += [(place, hours) for hours, _ in [within(value, ranged=True)] if hours]
            written = [day.isoformat() for day in days]
            self.conference["date"] = written[0] if len(written) == 1 else list(written)
        elif field == "address" or (field == "venue" and "venue" in self.conference):
            old = self.conference.get("venue")
            if isinstance(old, str):
                self.conference["venue"] = {"name": old, "address": value}
            else:
                self.left.append((place, value))
        elif field == "organisers":
            self.conference[field] = [part.strip() for part in re.split("[、,，;；]", value) if part.strip()]
        elif field == "language" and language_of(value):
            self.conference[field] = language_of(value)
        elif field in {"title", "subtitle", "timezone", "url", "venue", "copyright"} and field not in self.conference:
            self.conference[field] = value
        else:
            self.left.append((place, f"{label}：{value}" if label else value))


def _days(text: str) -> tuple[date, ...]:
    """All days of a text that says nothing but days, weekdays and hours; () for any other."""
    bare_text = within(_WEEKDAYS.sub("", text))[1].strip(" ,，;；")
    days = parse_dates(_span_of(narrow(bare_text))) or ()
    if days:
        return days
    day, rest = day_in(bare_text, Days())
    return (date.fromisoformat(day),) if day and not re.sub(r"[\s上下午全天()（）]", "", rest) else ()


def is_about(cells: Cells) -> bool:
    """Whether a sheet holds labels and values of a conference."""
    labels = [bare(areas[0].text) for number in range(min(cells.height, 30)) if (areas := cells.row(number))]
    known = {_LABELS[label] for label in labels if label in _LABELS}
    return len(known) > 2 and len([label for label in labels if label in _LABELS]) * 2 >= len(labels)
