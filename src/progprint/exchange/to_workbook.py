"""The programme as a workbook to edit and import again, or an empty one to fill in: headings, notes, drop-down lists."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from progprint.agenda.programme import TALK_TYPES, Agenda
from progprint.core.diagnostic import Diagnostic, warning
from progprint.exchange.to_table import CELL_MOST, HEADINGS, fitting, table_rows
from progprint.exchange.workbook import CARRIER
from progprint.source.edit import Plain, to_yaml

_WIDE: Mapping[str, int] = MappingProxyType(
    {
        "议题": 36,
        "副标题": 20,
        "摘要": 48,
        "听众收益": 36,
        "讲师介绍": 48,
        "专题介绍": 36,
        "专题": 16,
        "公司": 18,
        "职务": 18,
        "时间": 13,
        "日期": 12,
    }
)
"""Widths of columns, in characters; the rest take ten."""
_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "编号": "固定不变的简短编号，可以不填。改题目、改时间时编号不变，progprint diff 就认得是同一个议题。",
        "专题": "合并单元格或留空，取上一行的；不属于任何专题的环节写 –。",
        "出品人": "几个人用顿号隔开；写在专题的第一行。",
        "日期": "带年份，如 2027-03-01；留空取上一行的。",
        "时间": "如 09:30-10:15。",
        "会场": "几个会场用顿号隔开；全部会场写 all。",
        "类型": "不填就是演讲。",
        "议题": "必填。这一格空着而讲师不空，是上一个议题的另一位讲师。",
        "读音": "姓名的拼音，如 zhōng lí qiū；多音字、生僻字请填。",
        "照片": "项目文件夹里的图片，如 photos/linfan.jpg。",
        "摘要": "可以分段；以冒号结尾的短行是小标题。",
        "听众收益": "一行一条。",
        "语言": "zh-Hans、zh-Hant、ja、ko 或 en；与大会相同时不填。",
    }
)
_CELL = 16_000
"""Characters of a line in one cell of the hidden sheet, of which UTF-16 may take two for each."""
_SHOWN = 60
_ROWS = 1000
"""Rows that the lists reach down to."""


def to_workbook(
    agenda: Agenda | None, date: datetime.datetime, carried: Mapping[str, Plain] = MappingProxyType({})
) -> bytes:
    """A sheet with the rows of the CSV export; without an agenda an empty one. The same bytes for the same agenda.

    ``carried`` is the agenda as it is written; it goes along on a hidden sheet, line by line.
    """
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": date.replace(tzinfo=None), "author": "", "comments": ""})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet = book.add_worksheet("议程")
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(HEADINGS):
        sheet.set_column(column, column, _WIDE.get(name, 10), text)
        sheet.write_string(0, column, name, head)
        if name in _NOTES:
            sheet.write_comment(0, column, _NOTES[name], {"x_scale": 2})
    kinds = HEADINGS.index("类型")
    sheet.data_validation(
        1, kinds, _ROWS, kinds, {"validate": "list", "source": list(TALK_TYPES), "ignore_blank": True}
    )
    tongue = HEADINGS.index("语言")
    languages = ["zh-Hans", "zh-Hant", "ja", "ko", "en"]
    sheet.data_validation(1, tongue, _ROWS, tongue, {"validate": "list", "source": languages, "ignore_blank": True})
    for number, row in enumerate(table_rows(agenda) if agenda is not None else (), 1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, fitting(cell), text)
    if carried:
        hidden = book.add_worksheet(CARRIER)
        hidden.hide()
        for number, piece in enumerate(_pieces(to_yaml(carried))):
            hidden.write_string(number, 0, piece)
    book.close()
    return made.getvalue()


def long_cells(agenda: Agenda) -> list[Diagnostic]:
    """``export-cell`` for each text that is longer than a cell, with the talk that it is of."""
    found, title = [], ""
    for row in table_rows(agenda):
        title = row[HEADINGS.index("议题")] or title
        found += [
            warning("export-cell", field=name, title=title[:_SHOWN], most=CELL_MOST)
            for name, cell in zip(HEADINGS, row, strict=True)
            if fitting(cell) != cell
        ]
    return found


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text behind a bar, which keeps their blanks; what is too long for a cell goes on behind a plus."""
    for line in text.split("\n")[:-1]:
        for at in range(0, max(len(line), 1), _CELL):
            yield ("+" if at else "|") + line[at : at + _CELL]
