"""A timetable: hours down, halls or tracks across (or the other way round), a talk in each cell."""

import re
from collections.abc import Mapping, Sequence

from progprint.core.patterns import pattern
from progprint.exchange.kinds import kind_of_title
from progprint.exchange.plain import one_line
from progprint.exchange.tables.cells import CellRange, CellRow, TableFrame, TableReading
from progprint.exchange.tables.entry import entries_of
from progprint.exchange.tables.halls import Hall, are_latin
from progprint.exchange.tables.headings import fields_of
from progprint.exchange.tables.section import TableSection, section_of
from progprint.exchange.values import IN_TABLES, forms
from progprint.exchange.when import clocks_of

_LABELS = {"producer": "出品人", "moderator": "主持人", "room": "地点", "track": "专题"}
"""How a cell says to ``section_of`` what its row's label says."""
_IN_FIRST = pattern(rf"({forms('first cells', IN_TABLES)})\s*[:：]?", re.IGNORECASE)


class Timetable:
    """Reads the rows below the heads of halls."""

    def __init__(
        self, lead: Mapping[int, str], halls: Sequence[Hall], frame: TableFrame, reading: TableReading
    ) -> None:
        self._lead, self._halls, self.frame, self._reading = lead, list(halls), frame, reading
        self._cells, self._found = reading.cells, reading.found
        self._open: list[_Slot] = []
        self.begun = False

    def row(self, number: int) -> None:
        """Take a row: times with talks, a day, or more about the halls."""
        areas = self._cells.row(number)
        own = [area for area in areas if area.top == number]
        if not own:
            return
        times = {name: self._cells.area(number, at) for at, name in self._lead.items()}
        clock = next((area for name, area in times.items() if name in {"time", "start"} and area.text), None)
        halls = [self._cells.area(number, hall.at) for hall in self._halls]
        told = [area for area in halls if area.text and area.top == number]
        if self._is_day(own, times, number):
            return
        if clock and clocks_of(clock.text) and clock.right < min(hall.at for hall in self._halls):
            if clock.top < number and self._open:
                self._open[-1].last = number
            else:
                self._open.append(_Slot(number, number, self._when(times), self._beside(number)))
            self.begun = True
            first, taken = self._halls[0].at, {hall.at for hall in self._halls}
            beside = [one for one in own if one.right > first and not taken & set(range(one.left, one.right + 1))]
            self._found.leave(self._cells, beside)
        elif told and self.begun and not any(area.text for area in times.values() if area.top == number) and self._open:
            self._open[-1].last = number
        elif told and not self.begun and self._heads(own, number):
            return
        else:
            self._found.leave(self._cells, own)

    def _beside(self, number: int) -> TableFrame:
        """What cells between the times and the halls say: the half of a day, a date."""
        frame = self.frame
        for area in self._cells.row(number):
            if area.right < self._halls[0].at and area.left not in self._lead:
                section = section_of(area.text, self._reading.days)
                frame = frame.below(section)
                if section.rest and area.top == number:
                    self._found.left.append((self._cells.place(number, area.left), one_line(area.text)))
        return frame

    def _is_day(self, own: Sequence[CellRange], times: Mapping[str, CellRange], number: int) -> bool:
        """Whether a row says a day or the like for all rows below it."""
        texts = list(dict.fromkeys(area.text for area in own))
        clock = [area for name, area in times.items() if name in {"time", "start"} and clocks_of(area.text)]
        if clock or len(texts) > 1:
            return False
        section = section_of(texts[0], self._reading.days)
        if section.time and section.rest:
            self.flush()
            place = self._cells.place(number, own[0].left)
            row = CellRow({"time": section.time, "title": section.rest, "room": "all"}, {"title": place})
            self._found.talks.append([self.frame.filled(row)])
            return True
        wide = own[0].right > own[0].left
        first = own[0].left in self._lead or own[0].left < min(hall.at for hall in self._halls)
        if section.told and (wide or first) and (not section.rest or section.date or section.day):
            self.flush()
            self.frame = self.frame.below(section)
            if section.rest:
                self._found.left.append((self._cells.place(number, own[0].left), section.rest))
            return True
        return False

    def _heads(self, own: Sequence[CellRange], number: int) -> bool:
        """More about the halls between their heads and the first time: their tracks, rooms and hosts."""
        first = self._halls[0].at
        label = next((area.text for area in own if area.left < first), "")
        if label and not _IN_FIRST.fullmatch(label.strip()):
            return False
        kind = next(iter(fields_of(label, self._reading.own)), "")
        roomless = not any(hall.head.room for hall in self._halls)
        default = "room" if roomless and are_latin([area.text for area in own]) else "track"
        made: list[Hall] = []
        for hall in self._halls:
            area = self._cells.area(number, hall.at)
            text = area.text if area.top == number else ""
            if text and kind in _LABELS:
                text = text if re.search("[:：]", text) else f"{_LABELS[kind]}：{text}"
            told = section_of(text, self._reading.days) if text else hall.head
            head = TableSection(*(first or more for first, more in zip(hall.head, told, strict=True)))
            if head.rest and not hall.head.rest and not getattr(head, default):
                head = head._replace(**{default: head.rest, "rest": ""})
            if text and head.rest:
                self._found.left.append((self._cells.place(number, hall.at), head.rest))
                head = head._replace(rest="")
            made.append(hall._replace(head=head))
        self._halls = made
        return True

    def flush(self) -> None:
        """Tell the talks of all slots that are open."""
        rows = list(self._open)
        self._open = []
        seen: set[CellRange] = set()
        for n, slot in enumerate(rows):
            for hall in self._halls:
                area = self._cells.area(slot.first, hall.at)
                texts = [area.text] if area.text else []
                for number in range(slot.first + 1, slot.last + 1):  # title and speaker in rows of their own
                    under = self._cells.area(number, hall.at)
                    texts += [under.text] if under.text and under != area and under.text not in texts else []
                if not texts or area in seen:
                    continue
                seen.add(area)
                self._talk("\n".join(texts), area, hall, rows[n:])

    def _talk(self, text: str, area: CellRange, hall: Hall, slots: Sequence["_Slot"]) -> None:
        over = [one for one in self._halls if area.left <= one.at <= area.right] or [hall]
        last = [slot for slot in slots if slot.first <= area.bottom] or list(slots[:1])
        cells = dict(slots[0].when)
        if len(last) > 1:
            after = slots[len(last)] if len(last) < len(slots) else None
            cells["time"] = _through(cells, last[-1].when, after.when if after else {})
            cells.pop("end", None)
            cells.pop("start", None)
        place = self._cells.place(area.top, area.left)
        everywhere = len(over) == len(self._halls) > 1
        heads = [one.head for one in over]
        kind = kind_of_title(text.split("\n", maxsplit=1)[0])
        beside = [one for one in self._halls if self._cells.area(slots[0].first, one.at).text]
        single = len(beside) == 1 < len(self._halls)
        lone = single and len(over) == 1 and kind in {"break", "opening", "closing"}
        rooms = list(dict.fromkeys(head.room for head in heads if head.room))
        tracks = list(dict.fromkeys(head.track for head in heads if head.track))
        if everywhere and rooms:
            cells["room"] = "all"
        elif rooms and not lone:
            cells["room"] = "、".join(rooms)
        if len(tracks) == 1 and not everywhere and not lone:
            cells["track"] = tracks[0]
        elif len(tracks) > 1 and not everywhere:
            self._found.guessed.append(f"{place}: {' + '.join(tracks)} → –")
        alone = single and not self._cells.name and hall is self._halls[0]
        if lone or alone:  # a CSV file does not tell whether it was merged across the halls
            self._found.guessed.append(f"{place}: {one_line(text)} → {hall.head.room or hall.head.track} ?")
        for name in ("date", "producer"):
            told = {getattr(head, name) or (head.day if name == "date" else "") for head in heads} - {""}
            if len(told) == 1 and not everywhere:
                cells[name] = told.pop()
        row = slots[0].frame.filled(
            CellRow({**cells, "entry": text, "title": text}, {"title": place, "time": place, "speaker": place})
        )
        for entry in entries_of(row, self._found):
            hosts = {head.moderator for head in heads} - {""}
            if len(hosts) == 1 and "speaker" in entry.cells:
                entry.cells.setdefault("moderator", hosts.pop())
            self._found.talks.append([entry])

    def _when(self, times: Mapping[str, CellRange]) -> dict[str, str]:
        """Times and date of a row as they are typed."""
        made = {name: area.text for name, area in times.items() if area.text}
        if "date" in made:
            section = section_of(made["date"], self._reading.days)
            made["date"] = section.date or made["date"]
        return made


class _Slot:
    """A row with a time, and rows below it that belong to it."""

    __slots__ = ("first", "frame", "last", "when")

    def __init__(self, first: int, last: int, when: dict[str, str], frame: TableFrame) -> None:
        self.first, self.last, self.when, self.frame = first, last, when, frame


def _through(first: Mapping[str, str], last: Mapping[str, str], after: Mapping[str, str]) -> str:
    """The time from the first row of a merged cell to the last one, or to the beginning of the next."""
    begin = clocks_of(first.get("time", "") or first.get("start", ""))
    end = clocks_of(last.get("time", "") or last.get("end", ""))
    if len(end) < 2 and not last.get("end"):
        end = clocks_of(after.get("time", "") or after.get("start", ""))[:1]
    return f"{begin[0]}-{end[-1]}" if begin and end else (begin or [""])[0]
