"""The programme as a CSV file that spreadsheets open and ``import`` reads: a row for each talk, then its further speakers."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator, Mapping

from progprint.agenda.programme import Agenda, Person, Talk, Track
from progprint.core.cells import guarded
from progprint.core.diagnostic import Diagnostic
from progprint.exchange.write.facts import TABLE, hours, items, narrow, prose, rooms, summary
from progprint.source.edit import Plain

NO_TRACK = "–"
"""Stands for no track: an empty cell means that of the row above."""
HEADINGS = (
    "编号", "专题", "出品人", "专题介绍", "日期", "时间", "会场", "类型", "议题", "副标题",
    "讲师", "公司", "职务", "讲师介绍", "读音", "照片",
    "主持人", "摘要", "听众收益", "语言", "标签",
)  # fmt: skip
CELL_MOST = 32_767
"""Characters of a cell of a workbook, counted as UTF-16 does; a longer one makes a workbook that Excel wants to repair."""


def write(agenda: Agenda, _: datetime.datetime, written: Mapping[str, Plain]) -> tuple[bytes, list[Diagnostic]]:
    """UTF-8 with a byte order mark, which Excel needs; a cell that it would take for a formula begins with an apostrophe."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in table_rows(agenda):
        writer.writerow([guarded(cell) for cell in row])
    return ("\ufeff" + made.getvalue()).encode(), narrow(agenda, TABLE, written)


def table_rows(agenda: Agenda) -> Iterator[list[str]]:
    """The rows below ``HEADINGS``."""
    told: set[str] = set()
    for track, talk in items(agenda):
        yield from _rows(track, talk, told)


def fitting(cell: str) -> str:
    """As much of a text as a cell holds."""
    if 2 * len(cell) <= CELL_MOST:
        return cell
    return cell.encode("utf-16-le")[: 2 * CELL_MOST].decode("utf-16-le", "ignore")


def _rows(track: Track | None, talk: Talk, told: set[str]) -> Iterator[list[str]]:
    first = track is not None and track.id not in told
    if track is not None:
        told.add(track.id)
    head = [
        talk.id,
        track.title.text if track else NO_TRACK,
        "、".join(person.name.text for person in track.producers) if track and first else "",
        prose(track.intro) if track and first else "",
        talk.slot.day.isoformat() if talk.slot.day else "",
        hours(talk),
        rooms(talk),
        "" if talk.type == "talk" and (track or talk.speakers) else talk.type,
        talk.title.text,
        talk.subtitle.text if talk.subtitle else "",
    ]
    tail = [
        "、".join(person.name.text for person in talk.moderators),
        summary(talk),
        "\n".join(words.text for words in talk.takeaways),
        talk.language,
        "、".join(talk.tags),
    ]
    speakers = talk.speakers or (None,)
    yield [*head, *_person(speakers[0]), *tail]
    for person in speakers[1:]:
        yield [*[""] * len(head), *_person(person), *[""] * len(tail)]


def _person(person: Person | None) -> list[str]:
    if person is None:
        return [""] * 6
    texts = (person.name, person.org, person.job_title)
    photo = person.photo.path if person.photo else ""
    return [*(words.text if words else "" for words in texts), prose(person.bio), person.reading, photo]
