"""Tables in texts: those of Markdown, and cells that were copied out of a spreadsheet, with tabs between them.

| Time | Talk | Speaker |                      Time    Talk    Speaker
|------|------|---------|                      09:00   Lamps   Ada Fox
| 9:00 | **Lamps** | [Ada Fox](https://…) |

A line of the text is a row, so that messages name lines; a line outside of tables is a row of one cell, a heading without #.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from progprint.core.patterns import pattern
from progprint.exchange.markdown import marked, without_marks
from progprint.exchange.tables.headings import fields_of, is_known

_RULE = pattern(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line below the headings of a table in Markdown."""
_BAR = pattern(r"(?<!\\)\|")
_BREAK = pattern(r"<br\s*/?>", re.IGNORECASE)
_LINK = pattern(r"(?<!!)\[([^\[\]]+)\]\((https?://[^\s()]+)\)")
_STRONG = pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LEADING = pattern(r"\A\s*(?:#{1,6}|>|[-*+])\s+")
_FRONT = ("---\n", "+++\n", "{", "[", "<")
"""How texts begin that are something else, whatever tables they hold."""
_LONGEST = 10_000
"""Characters of a line in which marks are looked for."""
_LINKS = "links"
"""The heading of a column of addresses, which nothing in an agenda is called."""


def rows_of_text(text: str) -> list[list[str]]:
    """The rows of a text that holds a table of Markdown with usual headings; [] for any other."""
    if text.startswith(_FRONT):
        return []
    lines = text.rstrip().split("\n")
    heads = {n for n in range(len(lines) - 1) if "|" in lines[n] and _RULE.fullmatch(lines[n + 1])}
    if not any(_are_headings(_cells(lines[n])) for n in heads):
        return []
    rows: list[list[str]] = []
    head: list[str] = []
    for n, line in enumerate(lines):
        head = _cells(line) if n in heads else head if "|" in line else []
        rows.append([] if n - 1 in heads else _row(line, head, begins=n in heads))
    return rows


def is_tabbed(text: str) -> bool:
    """Whether a text is cells with tabs between them, under usual headings."""
    first, *more = [line.split("\t") for line in text.split("\n") if line.strip()] or [[""]]
    return bool(first[0]) and _are_headings(first) and any(len(row) > 1 for row in more)


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether cells are headings of talks, or of hours and halls."""
    known = [cell for cell in cells if is_known(cell, {})]
    fields = {field for cell in known for field in fields_of(cell, {})}
    return len(cells) > 1 and bool(fields & {"title", "time", "start"}) and not all(cell.isdecimal() for cell in cells)


def _row(line: str, head: Sequence[str], *, begins: bool) -> list[str]:
    """A line as a row, below the headings of a table if it stands in one; ``begins``: it holds them."""
    if not head:
        return [_plain(_LEADING.sub("", line))]
    cells = _cells(line)
    if not any("title" in fields_of(cell, {}) for cell in head):
        return [_plain(cell) for cell in cells]
    links = [_LINKS] if begins else ["\n".join(f"{told}: {url}" for told, url in _LINK.findall(line))]
    blanks = [""] * (len(head) - len(cells))
    return [*(_plain(_LINK.sub(r"\1", cell)) for cell in [*cells, *blanks]), *links]


def _cells(line: str) -> list[str]:
    """The cells of a line of a table."""
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(line.strip().removeprefix("|").removesuffix("|"))]


def _plain(text: str) -> str:
    """A text without the marks of Markdown."""
    if len(text) > _LONGEST:
        return text.strip()
    return without_marks(marked(_BREAK.sub("\n", _STRONG.sub(r"\2", text)))).replace("`", "").strip()
