"""Words of a language: the fixed words of the outputs, and how it writes dates, times and lists.

    words.producer                  专题出品人
    words.dates([fri, sat])         2021 年 7 月 30–31 日

A new word is a field here and a value in each table of ``printed/``: a language that lacks one cannot be read.
Chinese dates keep a blank between figures and ideographs; the composer sets its width. Times are minutes after midnight.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """The words of one language; plain fields are printed as they are, methods fill in what varies."""

    language: str

    # the programme
    conference: str
    booklet: str
    programme: str
    glance: str
    grid_pages: str
    contents: str
    track: str
    tracks: str
    talk: str
    talks: str
    track_talks: str
    sessions: str
    day: str
    date: str
    time: str
    duration: str
    room: str
    venue: str
    map: str
    wifi: str
    network: str
    password: str
    organisers: str
    sponsors: str
    page: str

    # people
    producer: str
    producers: str
    producer_short: str
    speaker: str
    speakers: str
    moderator: str
    moderators: str
    guests: str
    speaker_index: str
    by_reading: str
    by_strokes: str
    bold_numbers: str

    # a talk
    summary: str
    takeaways: str
    tags: str
    links: str
    open_time: str

    # the book
    copyright: str
    colophon: str
    edition: str
    fingerprint: str
    notes: str
    latest: str
    about_booklet: str
    useful: str
    guide: str
    people: str
    companies: str

    # the stage
    opening: str
    next: str
    now: str
    questions: str
    ask: str
    morning: str
    afternoon: str
    evening: str
    not_read_out: str
    thanks: str
    thanks_for_coming: str
    host_script: str

    # the venue
    affiliation: str
    signature: str
    on_stage: str
    off_stage: str
    microphone: str
    slides_ready: str
    remarks: str
    sign_in: str
    errata: str
    personal: str
    attendee: str

    # patterns; {n}, {m}, {name}, {title} and the like are filled by the methods below
    talk_number_pattern: str
    talk_of_pattern: str
    day_of_pattern: str
    talk_count_pattern: str
    in_all_pattern: str
    page_number_pattern: str
    continued_pattern: str
    resumed: str
    resumes_pattern: str
    minutes_pattern: str
    seconds_pattern: str
    others_pattern: str
    seats_pattern: str
    strokes_pattern: str
    portrait_pattern: str
    logo_pattern: str

    # marks
    comma: str
    colon: str
    dash: str
    open_bracket: str
    close_bracket: str
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    months: tuple[str, ...]

    # dates; {d} {m} {y} are figures, {month} {weekday} {short} names, {d2} {m2} {month2} {y2} those of the last day
    first_day: str
    short_date_pattern: str
    full_date_pattern: str
    day_name_pattern: str
    day_mark_pattern: str
    moment_pattern: str
    one_month_pattern: str
    one_year_pattern: str
    years_pattern: str

    # names of things
    types: Mapping[str, str]
    languages: Mapping[str, str]
    changes: Mapping[str, str]
    ticket: Mapping[str, str]
    certificates: Mapping[str, str]
    signage: Mapping[str, str]

    @property
    def characters(self) -> str:
        """All characters of all words, each once."""
        texts: list[str] = []
        for value in self:
            texts += [value] if isinstance(value, str) else value if isinstance(value, tuple) else value.values()
        return "".join(dict.fromkeys("".join(texts)))

    # -- numbers and patterns

    def talk_of(self, number: int, total: int) -> str:
        """第 2 场，共 4 场 · Talk 2 of 4; the plain number where there is only one."""
        made = self.talk_of_pattern if total > 1 else self.talk_number_pattern
        return made.replace("{n}", str(number)).replace("{m}", str(total))

    def part_of_day(self, minute: int) -> str:
        """上午, 下午 or 晚上 · morning, afternoon or evening; the evening begins at six."""
        return self.morning if minute < 12 * 60 else self.afternoon if minute < 18 * 60 else self.evening

    def page_number(self, label: str) -> str:
        """第 12 页 · page 12."""
        return self.page_number_pattern.replace("{n}", label)

    def continued(self, part: int, parts: int) -> str:
        """The words after a heading that is repeated: （续 2/3） ·  (continued 2/3); before: （1/3）; "" where it is not."""
        if parts == 1:
            return ""
        if part == 1:
            return self.bracketed(f"1/{parts}")
        return self.continued_pattern.replace("{n}", str(part)).replace("{m}", str(parts))

    def resumes(self, minute: int) -> str:
        """The words for when it goes on after a break: 11:30 继续 · Back at 11:30."""
        return self.resumes_pattern.replace("{time}", self.clock(minute))

    def minutes(self, number: int) -> str:
        """45 分钟 · 45 min."""
        return self.minutes_pattern.replace("{n}", str(number))

    def seconds(self, number: int) -> str:
        """约 30 秒 · about 30 s."""
        return self.seconds_pattern.replace("{n}", str(number))

    def strokes(self, number: int) -> str:
        """7 画 · 7 strokes: the head of a part of an index."""
        return self.strokes_pattern.replace("{n}", str(number))

    def seats(self, number: str) -> str:
        """300 座 · 300 seats."""
        return self.seats_pattern.replace("{n}", number)

    def others(self, name: str, number: int) -> str:
        """Many people by the first of them: 于雨等 5 人 · Ada and 4 more."""
        return self.others_pattern.replace("{n}", str(number)).replace("{m}", str(number - 1)).replace("{name}", name)

    def portrait_of(self, name: str) -> str:
        """The alternative text of a portrait: 于雨的照片 · Portrait of Ada."""
        return self.portrait_pattern.replace("{name}", name)

    def logo_of(self, name: str) -> str:
        """The alternative text of a logo: Msup 的标志 · Logo of Msup."""
        return self.logo_pattern.replace("{name}", name)

    def join(self, parts: Iterable[str]) -> str:
        """A list in one line: 于雨、姜涛 · Ada, Grace."""
        return self.comma.join(parts)

    def bracketed(self, text: str) -> str:
        """The text in this language's round brackets."""
        return f"{self.open_bracket}{text}{self.close_bracket}"

    # -- names of things

    def type_name(self, kind: str) -> str:
        """The name of a talk type in print: 茶歇 for ``break``; the key itself for a type that has no name."""
        return self.types.get(kind, kind)

    def language_name(self, tag: str) -> str:
        """The name of a talk's language: 中文 for ``zh`` or ``zh-Hans``; the text itself when it is no known tag."""
        return self.languages.get(tag) or self.languages.get(tag.partition("-")[0], tag)

    # -- dates and times

    def weekday(self, day: datetime.date) -> str:
        """星期五 · Friday."""
        return self.weekdays[day.weekday()]

    def short_weekday(self, day: datetime.date) -> str:
        """周五 · Fri."""
        return self.short_weekdays[day.weekday()]

    def full_date(self, day: datetime.date) -> str:
        """2021 年 7 月 30 日 · 30 July 2021."""
        return self._dated(self.full_date_pattern, day)

    def short_date(self, day: datetime.date) -> str:
        """Without the year: 7 月 30 日 · 30 July."""
        return self._dated(self.short_date_pattern, day)

    def day_name(self, day: datetime.date) -> str:
        """The name of a day above its programme: 7 月 30 日 星期五 · Friday, 30 July 2021.

        A month in letters has its year, so that it is not read together with a time below it.
        """
        return self._dated(self.day_name_pattern, day)

    def day_mark(self, day: datetime.date) -> str:
        """A day beside a time, in a programme of several: 7 月 30 日 周五 · Fri 30 July."""
        return self._dated(self.day_mark_pattern, day)

    def moment(self, day: datetime.date | None, time: str) -> str:
        """A day and a time, as far as they are known: 7 月 30 日 周五　09:30 · Fri 30 July, 09:30.

        A comma keeps an hour from being read as a day of the month that stands before it.
        """
        mark = self.day_mark(day) if day is not None else ""
        return self.moment_pattern.replace("{day}", mark).replace("{time}", time) if mark and time else mark or time

    def dates(self, days: Sequence[datetime.date]) -> str:
        """The days of a conference, runs drawn together: 2021 年 7 月 30–31 日 · 30 July – 1 August 2021."""
        return self.join(self._run(first, last) for first, last in _runs(days))

    def clock(self, minute: int | None) -> str:
        """A time of day from minutes after midnight: 09:30; past 24:00 it is the clock of the next day; "" if it is not known."""
        if minute is None:
            return ""
        hour, rest = divmod(minute if minute <= 1440 else minute - 1440, 60)
        return f"{hour:02d}:{rest:02d}"

    def times(self, start: int | None, end: int | None) -> str:
        """09:30–10:15, or the one that is known, or nothing."""
        return self.dash.join(self.clock(minute) for minute in (start, end) if minute is not None)

    def _run(self, first: datetime.date, last: datetime.date) -> str:
        """Days that follow each other, with what both ends share said once."""
        if first == last:
            return self.full_date(first)
        if first.year != last.year:
            return self._dated(self.years_pattern, first, last)
        return self._dated(self.one_month_pattern if first.month == last.month else self.one_year_pattern, first, last)

    def _dated(self, pattern: str, first: datetime.date, last: datetime.date | None = None) -> str:
        """A pattern with the figures and names of a day, and those of a second one."""
        for day, mark in ((first, ""), (last, "2")):
            if day is not None:
                number = self.first_day if day.day == 1 else str(day.day)
                month = self.months[day.month - 1] if self.months else ""
                parts = {"d": number, "m": str(day.month), "y": str(day.year), "month": month}
                for name, value in parts.items():
                    pattern = pattern.replace(f"{{{name}{mark}}}", value)
        return pattern.replace("{weekday}", self.weekday(first)).replace("{short}", self.short_weekday(first))


def _runs(days: Sequence[datetime.date]) -> Iterator[tuple[datetime.date, datetime.date]]:
    """First and last of each run of consecutive days, in order."""
    ordered = sorted(set(days))
    first = 0
    for i, day in enumerate(ordered):
        if i + 1 == len(ordered) or ordered[i + 1] - day > datetime.timedelta(days=1):
            yield ordered[first], day
            first = i + 1
