"""Tables in texts: those of Markdown, and cells that were copied out of a spreadsheet, with tabs between them.

| Time | Talk | Speaker |                      Time    Talk    Speaker
|------|------|---------|                      09:00   Lamps   Ada Fox
| 9:00 | **Lamps** | [Ada Fox](https://…) |

A line of the text is a row, so that messages name lines; a line outside of tables is a row of one cell, a heading without #.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from progprint.exchange.markdown import marked, without_marks
from progprint.exchange.tables.headings import fields_of, is_known

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line below the headings of a table in Markdown."""
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\((https?://[^\s()]+)\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LEADING = re.compile(r"\A\s*(?:#{1,6}|>|[-*+])\s+")
_FRONT = ("---\n", "+++\n", "{", "[", "<")
"""How texts begin that are something else, whatever tables they hold."""
_LINKS = "links"
"""The heading of a column of addresses, which nothing in an agenda is called."""


def rows_of_text(text: str) -> list[list[str]]:
    """The rows of a text that holds a table of Markdown with usual headings; [] for any other."""
    if text.startswith(_FRONT):
        return []
    lines = text.rstrip().split("\n")
    heads = [n for n in range(len(lines) - 1) if "|" in lines[n] and _RULE.fullmatch(lines[n + 1])]
    usual = any(_are_headings(_cells(lines[n])) for n in heads)
    return [_row(lines, n, line, heads) for n, line in enumerate(lines)] if usual else []


def is_tabbed(text: str) -> bool:
    """Whether a text is cells with tabs between them, under usual headings."""
    first, *more = [line.split("\t") for line in text.split("\n") if line.strip()] or [[""]]
    return bool(first[0]) and _are_headings(first) and any(len(row) > 1 for row in more)


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether cells are headings of talks, or of hours and halls."""
    known = [cell for cell in cells if is_known(cell, {})]
    fields = {field for cell in known for field in fields_of(cell, {})}
    return len(cells) > 1 and bool(fields & {"title", "time", "start"}) and not all(cell.isdecimal() for cell in cells)


def _row(lines: Sequence[str], number: int, line: str, heads: Sequence[int]) -> list[str]:
    """A line as a row; that below the headings of a table is an empty one."""
    table = [n for n in heads if n <= number and all("|" in one for one in lines[n : number + 1])]
    if not table:
        return [_plain(_LEADING.sub("", line))]
    if number == table[-1] + 1:
        return []
    head = _cells(lines[table[-1]])
    cells = _cells(line)
    if not any("title" in fields_of(cell, {}) for cell in head):
        return [_plain(cell) for cell in cells]
    links = [_LINKS] if number == table[-1] else ["\n".join(f"{told}: {url}" for told, url in _LINK.findall(line))]
    blanks = [""] * (len(head) - len(cells))
    return [*(_plain(_LINK.sub(r"\1", cell)) for cell in [*cells, *blanks]), *links]


def _cells(line: str) -> list[str]:
    """The cells of a line of a table."""
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(line.strip().removeprefix("|").removesuffix("|"))]


def _plain(text: str) -> str:
    """A text without the marks of Markdown."""
    return without_marks(marked(_BREAK.sub("\n", _STRONG.sub(r"\2", text)))).replace("`", "").strip()
