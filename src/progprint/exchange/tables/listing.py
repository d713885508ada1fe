"""A list with a row for each talk, or for each speaker of one, or for each person: its headings and its rows."""

import re
from collections.abc import Mapping, Sequence

from progprint.core.patterns import pattern
from progprint.exchange.kinds import kind_of_title
from progprint.exchange.named import whole_name
from progprint.exchange.plain import one_line
from progprint.exchange.tables.cells import CellRange, CellRow, TableFrame, TableReading
from progprint.exchange.tables.columns import PERSON, TableColumn, told_by
from progprint.exchange.tables.entry import entries_of
from progprint.exchange.tables.headings import bare, fields_of
from progprint.exchange.tables.section import Days, has_day, is_label, joined, section_of
from progprint.exchange.values import IN_TABLES, listed, shipped
from progprint.exchange.when import clocks_of
from progprint.exchange.write.table import HEADINGS

_NOTE = pattern(
    r"\s*(?:(?:注|备注|備註|说明|說明|附注|温馨提示|提示|Notes?|N\.?B\.?|P\.?S\.?)\s*[0-9一二三]?\s*[:：.]|[*※★])|(?:合计|总计|總計|小计|共计|Totals?|共\s*\d+)",
    re.IGNORECASE,
)
_TOTAL = pattern(r"\s*(?:合计|总计|總計|小计|共计|Total)", re.IGNORECASE)
_NUMBER = pattern(r"\d{1,4}(?:\.0)?|[一二三四五六七八九十]{1,3}")
_WHEN = pattern(r"\s*(?:日期|时间|時間|date|time)\s*[:：]", re.IGNORECASE)
_DITTO = frozenset(map(str, listed(shipped(IN_TABLES)["ditto"])))
_LONGEST = 60


class ListingReader:
    """Reads the rows below headings one by one; a talk is told when the next one begins."""

    def __init__(self, columns: Sequence[TableColumn], frame: TableFrame, reading: TableReading) -> None:
        self._columns, self.frame, self._reading = columns, frame, reading
        self._cells, self._found = reading.cells, reading.found
        self._title = next((column.at for column in columns if "title" in column.fields), -1)
        self._rows: list[CellRow] = []
        self._last: dict[str, str] = {}
        self._above: dict[int, str] = {}  # what a column said last
        self._begun = False  # whether the row above heads others
        self._parts = any(  # 环节, which is a title where no other column has one
            column.fields == ("type",) and fields_of(column.heading, reading.own) == ("title",) for column in columns
        )
        self._ours = tuple(column.heading for column in columns) == HEADINGS
        for column in columns:
            if column.fields == ("job_title",) and fields_of(column.heading, reading.own) != column.fields:
                self._found.guessed.append(f"{column.heading} → job_title")

    @property
    def of_people(self) -> bool:
        """Whether the rows are people, not talks."""
        return self._title < 0

    def row(self, number: int) -> None:
        """Take a row."""
        areas = self._cells.row(number)
        own = [area for area in areas if area.top == number]
        if not own:
            return
        if not self._cells.of_records and (self._is_headings(areas) or self._is_section(own, number)):
            return
        self._begun = False
        rows = self._read(number)
        first = rows[0].cells if rows else {}
        if self.of_people:
            self._found.people += [row for row in rows if row.cells.get("speaker")]
            if first.get("speaker"):
                self._found.left += [
                    (row.places[name], one_line(text))
                    for row in rows
                    for name, text in row.cells.items()
                    if name not in PERSON or not row.cells.get("speaker")
                ]
            else:
                self._found.leave(self._cells, own, number)
        elif self._continues(first, number):
            before = self._rows[0].cells
            more = (
                row._replace(cells={k: v for k, v in row.cells.items() if k in PERSON or before.get(k) != v})
                for row in rows
            )
            self._rows += [row for row in more if row.cells.get("speaker")]
        elif first.get("title"):
            self.flush()
            self._rows = [self.frame.filled(self._from_above(rows[0], number)), *rows[1:]]
            if set(first) == {"title"} and not kind_of_title(first["title"]):
                self._found.guessed.append(f"{rows[0].where('title')}: {one_line(first['title'])} → title")
        else:
            self._untitled(rows, own, number)

    def _from_above(self, row: CellRow, number: int) -> CellRow:
        """A row with the date of the row above where a workbook leaves that cell empty and the hours go on.

        Nothing else is taken from above: merged cells say what holds for several rows, and a CSV file has none.
        """
        cells = dict(row.cells)
        clocks = clocks_of(cells.get("time", "") or cells.get("start", ""))
        for name in ("date", "track", "room"):
            at = next((column.at for column in self._columns if name in column.fields), -1)
            if at < 0 or row.exact or self._cells.of_records:
                continue
            if name in cells:
                self._last[name] = cells[name]
            elif name in self._last:
                place = self._cells.place(number, at)
                later = bool(clocks) and clocks[0] >= self._last.get("clock", "")
                if name == "date" and self._cells.name and later:
                    cells[name] = self._last[name]
                    self._found.guessed.append(f"{place} → {cells[name]}")
                elif name == "date" or "speaker" in cells:
                    self._found.empty.append((place, one_line(cells["title"])))
        self._last["clock"] = clocks[0] if clocks else self._last.get("clock", "")
        return row._replace(cells=cells)

    def flush(self) -> None:
        """Tell the talk that is open."""
        if self._rows:
            first, *more = self._rows
            for entry in entries_of(first, self._found):
                self._found.talks.append([entry, *more])
        self._rows = []

    # -- what a row is

    def _is_headings(self, areas: Sequence[CellRange]) -> bool:
        """Whether a row says the headings once more."""
        headings = {bare(column.heading) for column in self._columns if column.heading}
        again = [area for area in areas if bare(area.text) in headings]
        return len(again) > 1 and len(again) * 2 > len(areas)

    def _is_section(self, own: Sequence[CellRange], number: int) -> bool:
        """Whether a row heads others, or is a remark; what it says is taken or told."""
        at = [area for area in own if not _NUMBER.fullmatch(area.text)] or list(own)
        texts = list(dict.fromkeys(area.text for area in at))
        first = at[0]
        wide = any(area.right > area.left for area in at)
        lone = len(texts) == 1
        if _NOTE.match(first.text) and (lone or _TOTAL.match(first.text)):
            self._found.leave(self._cells, own, number)
            return True
        timed = len(texts) > 1 and any(
            column.fields[0] in {"time", "start"} and clocks_of(self._cells.area(number, column.at).text)
            for column in self._columns
        )
        pairs = labelled([area.text for area in own]) or labelled(texts)
        titled = self._title >= 0 and len(texts) > 1 and bool(self._cells.area(number, self._title).text)
        if timed or ((len(texts) > 4 or titled) and not pairs):
            return False
        section = section_of(pairs if pairs and not lone else joined(texts), self._reading.days)
        if section.time and section.rest and lone:
            place = self._cells.place(number, first.left)
            row = CellRow({"time": section.time, "title": section.rest}, {"title": place, "time": place})
            self._begin(row, f"{one_line(first.text)} → {section.time} {section.rest}")
            return True
        in_title = first.left <= self._title <= first.right
        sure = section.told and (not section.rest or section.date or section.day or section.track)
        people = lone and (section.producer or section.moderator) and not section.rest
        if sure and (lone or pairs or all(map(has_day, texts))) and (not section.rest or wide or not in_title):
            self.flush()
            self.frame = self.frame.below(section, inside=self._begun and _WHEN.match(first.text) is not None)
            self._begun = True
            self._found.guessed.append(f"{first.text} → {', '.join(filter(None, section))}")
            place = self._cells.place(number, first.left)
            self._found.left += [(place, text) for text in (section.time, section.rest) if text]
            return True
        if people:
            return True
        is_speaker = bool(self._rows) and any(c.at == first.left and "speaker" in c.fields for c in self._columns)
        if lone and (wide or not in_title) and not self.of_people and not is_speaker:
            if kind_of_title(first.text) and wide:
                return False
            self.flush()
            self._found.leave(self._cells, own, number)
            if wide and len(first.text) <= _LONGEST:
                self.frame = self.frame._replace(track="", producer="", moderator="")
            return True
        return False

    def _begin(self, row: CellRow, guessed: str) -> None:
        """A talk that was found in cells which do not say so: 12:00-13:30 午餐 in one, or a break in another column."""
        self.flush()
        self._rows = [self.frame.filled(row)]
        self._found.guessed.append(guessed)

    def _continues(self, first: Mapping[str, str], number: int) -> bool:
        """Whether a row is about a further speaker of the talk above: its title is that one's, or it has none."""
        if not self._rows or self._title < 0:
            return False
        top = self._cells.area(number, self._title)
        if top.text and top.top < number:
            return True
        before = self._rows[0].cells
        if not first.get("title"):
            other = any(first.get(name, before.get(name)) != before.get(name) for name in ("date", "track", "room"))
            down = {  # what was merged down from above
                name for one in self._columns if self._cells.area(number, one.at).top < number for name in one.fields
            }
            return bool(first.get("speaker")) and not other and not {"time", "start"} & set(first) - down
        facts = ("title", "date", "time", "start", "track", "room")
        same = all(first.get(name, before.get(name)) == before.get(name) for name in facts)
        if same and first.get("speaker") and first["speaker"] != before.get("speaker"):
            self._found.guessed.append(f"{one_line(first['title'])}: + {one_line(first['speaker'])}")
            return True
        return False

    def _untitled(self, rows: Sequence[CellRow], own: Sequence[CellRange], number: int) -> None:
        """A row without a title: a break or a part that stands in another column, or something that is told as it is."""
        first = dict(rows[0].cells) if rows else {}
        words = [
            (name, text)
            for name, text in first.items()
            if name not in {"time", "start", "end", "date", "duration", "track"} and not name.startswith("+")
        ]
        name = "type" if self._parts and "type" in first else ""
        if len(words) == 1 and (words[0][0] == "type" or kind_of_title(words[0][1])):
            name = words[0][0]
        if name and {"time", "start"} & set(first):
            text = first.pop(name)
            row = CellRow({**first, "title": text}, {**rows[0].places, "title": rows[0].where(name)})
            self._begin(row, f"{rows[0].where(name)}: {text} → title")
            return
        self._found.leave(self._cells, own, number)

    # -- its cells

    def _read(self, number: int) -> list[CellRow]:
        """The cells of a row by field: first those of the talk and its first speaker, then those of further ones."""
        people: dict[int, CellRow] = {0: CellRow({}, {})}
        for column in self._columns:
            area = self._cells.area(number, column.at)
            over_title = area.left <= self._title <= area.right and area.right > area.left
            if not area.text or column.at != (self._title if over_title else area.left):
                continue
            row = people.setdefault(column.person, CellRow({}, {}))
            said = self._said(area)
            for name, text in told_by(column.fields, said, self._reading.days).items() if said else ():
                row.cells[name] = text
                row.places[name] = self._cells.place(area.top, area.left)
        cells = people[0].cells
        if told := cells.pop("weekday", ""):  # another column of days: only one of them may hold a date
            first = cells.get("date", "")
            if re.search(r"\d", first) and re.search(r"\d", told):
                cells["+date"] = told
            else:
                cells["date"] = f"{first} {told}".strip()
        if last := cells.pop("end_date", ""):
            cells["end"] = f"{last} {cells.get('end', '')}".strip()
        exact = self._ours and bool(cells.get("id"))
        rows = [_named_in_two(row)._replace(exact=exact) for row in people.values()]
        return [row for row in rows if row.cells]

    def _said(self, area: CellRange) -> str:
        """The text of a cell; one that says 同上 says what the one above it does, if there is one."""
        if area.text.casefold() not in _DITTO:
            self._above[area.left] = area.text
            return area.text
        place, told = self._cells.place(area.top, area.left), self._above.get(area.left, "")
        if told:
            self._found.guessed.append(f"{place}: {area.text} → {one_line(told)}")
        else:
            self._found.left.append((place, area.text))
        return told


def _named_in_two(row: CellRow) -> CellRow:
    """A row whose given name and surname stand apart, with the name."""
    given, family = row.cells.pop("given", ""), row.cells.pop("family", "")
    if given or family:
        row.cells.setdefault("speaker", whole_name(given, family))
        row.places.setdefault("speaker", row.where("given"))
    return row


def labelled(texts: Sequence[str]) -> str:
    """Cells of a row that are labels and values, as one text: 出品人 | 林一舟; "" for others."""
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    if len(texts) % 2 or not texts or not all(is_label(label) for label, _ in pairs):
        return ""
    told = "  ".join(f"{label.rstrip(':： ')}：{value}" for label, value in pairs)
    found = section_of(told, Days())
    return told if found.told and not found.rest else ""
