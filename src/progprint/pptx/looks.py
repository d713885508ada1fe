"""Looks of words as text that can be compared: as a deck writes them, and as they lie in a file.

    Paragraph ─┐
               ├─▶ "bullet/pitch=3240 2400,1,accent1, 2400,,,"     head, then size, weight, colour and all else of each run
    a:p ───────┘

Runs that look alike count as one, as office programs part and join them. LibreOffice writes for every run the weight, colour and
faces that it has from its layout: its files are compared as it would write out what we wrote (``resolved``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from progprint.deck.deck import Fill, SlideParagraph, TableFill
from progprint.pptx.grid import changed_edges
from progprint.pptx.heads import head_in, head_of, rounded
from progprint.pptx.parts import A, Element, P, R, canonical, etree, text_in
from progprint.pptx.text import COLORS, FACES, JUMP, digest, spelled

if TYPE_CHECKING:
    from progprint.pptx.resolved import ResolvedLook

_SILENT = frozenset(("lang", "altLang", "dirty", "err", "smtClean", "smtId", "noProof", "kumimoji", "bmk", "sz", "b"))
"""Attributes of a run that say nothing of its look, or that are told apart."""
_USUAL = frozenset(("i=0", "u=none", "strike=noStrike", "baseline=0", "cap=none", "spc=0"))
_LINKS = (f"{A}hlinkClick", f"{A}hlinkMouseOver", f"{A}hlinkHover")
_LINE = frozenset((f"{A}r", f"{A}fld"))


def style_of(paragraph: SlideParagraph, *, plain: bool) -> str:
    """The look of a paragraph as it is written; "" for one without words, of which LibreOffice keeps nothing."""
    size, told = paragraph.size, ""
    last: object = None
    for run in paragraph.runs:
        look = run.size, run.bold, run.color, run.link
        if look != last and run.text.strip("\n"):
            told += _look(run.size or size, run.bold, "" if plain else run.color, run.link)
            last = look
    return f"{head_of(paragraph)}{told}" if told else ""


@lru_cache(maxsize=1024)
def _look(size: float, bold: bool | None, color: str, link: str) -> str:
    led = f"link={link}{JUMP}".replace(" ", "_") if link else ""
    return f" {round(size * 100)},{'' if bold is None else int(bold)},{COLORS.get(color, '')},{led}"


def style_in(paragraph: Element, link: Callable[[str], str]) -> str:
    """The look of a paragraph of a file; ``link`` tells where a relationship leads."""
    runs = [_run(one.find(f"{A}rPr"), link) for one in paragraph if one.tag in _LINE and one.findtext(f"{A}t")]
    return " ".join([head_in(paragraph.find(f"{A}pPr")), *(look for look, _ in groupby(runs))]) if runs else ""


def plainly(style: str, known: Iterable[str], resolved: ResolvedLook) -> str:
    """A look as a program tells it that writes out what a layout gives; ``known`` are heads whose lengths it may round."""
    head, *runs = style.split(" ")
    parted = (one.split(",", 3) for one in runs)
    kept = [
        f"{size},{resolved.look(weight, color)},{';'.join(resolved.rest(rest))}" for size, weight, color, rest in parted
    ]
    return " ".join([rounded(head, known, resolved.align), *(look for look, _ in groupby(kept))])


Rows = tuple[tuple[str, ...], ...]
"""The words and looks of a text, a paragraph a row, or of a table, a row of cells each."""


class ParagraphToken(NamedTuple):
    """A paragraph: the digest of its words, its head, the looks of its runs."""

    words: str
    head: str
    runs: str


def words_and_look(line: str) -> ParagraphToken:
    """A paragraph of a row, taken apart."""
    head, _, runs = line[9:].partition(" ")
    return ParagraphToken(line[:8], head, runs)


def lines_of(cell: str) -> list[str]:
    """The paragraphs of a cell, without what dresses it."""
    return [line for line in cell.split("\n") if line[:1] != _DRESS]


def rows_in(element: Element, link: Callable[[str], str], pad: int = 0, *, exact: bool = True) -> Rows:
    """The rows of a shape with words, or of a table whose cells were written with such a ``pad``."""
    rows = places_in(element)
    if not element.tag.endswith("graphicFrame"):
        return tuple((_line(row[0], link),) for row in rows)
    return tuple(
        tuple(_cell(cell, link, changed_edges(cell, pad, first=n == 0, exact=exact)) for cell in row)
        for n, row in enumerate(rows)
    )


def places_in(element: Element) -> list[list[Element]]:
    """The elements that the rows of a shape are: paragraphs, or the cells of a table."""
    table = [*element.iter(f"{A}tr")]
    if table:
        return [row.findall(f"{A}tc") for row in table]
    return [[paragraph] for paragraph in element.findall(f"{P}txBody/{A}p")]


def rows_of(fill: Fill | TableFill, *, plain: bool) -> Rows:
    """The rows of a fill as it is written."""
    if isinstance(fill, TableFill):
        return tuple(tuple("\n".join(_token(one, plain) for one in cell) for cell in row.cells) for row in fill.rows)
    return tuple((_token(one, plain),) for one in fill.paragraphs) or ((f"{digest('')} ",),)


def relinked(rows: Rows, renamed: Callable[[str], str]) -> Rows:
    """Rows whose links to slides lead to the keys of now."""

    def lead(found: re.Match[str]) -> str:
        return f"link={renamed(found[1])}{JUMP}"

    return tuple(tuple(_LINK.sub(lead, cell) if JUMP in cell else cell for cell in row) for row in rows)


def link_of(row: Sequence[str]) -> str:
    """The key of the slide that a row of a table leads to; "" for one that leads nowhere."""
    return next((found[1] for cell in row if (found := _LINK.search(cell))), "")


_LINK = re.compile(f"link=([^,; ]*?){re.escape(JUMP)}")


def plain_rows(rows: Rows, resolved: ResolvedLook, *more: Rows) -> Rows:
    """Rows as a program writes them that writes out what a layout gives; ``more`` are rows whose lengths it may have rounded."""
    known = {words_and_look(line).head for side in more for row in side for cell in row for line in lines_of(cell)}
    return tuple(
        tuple("\n".join(_plain(line, known, resolved) for line in cell.split("\n")) for cell in row) for row in rows
    )


def _plain(line: str, known: Iterable[str], resolved: ResolvedLook) -> str:
    return line if line[:1] == _DRESS else f"{line[:8]} {plainly(line[9:], known, resolved)}"


def words_alone(rows: Rows) -> Rows:
    """Rows without looks."""
    return tuple(tuple("\n".join(line[:8] for line in lines_of(cell)) for cell in row) for row in rows)


def _token(paragraph: SlideParagraph, plain: bool) -> str:
    return f"{digest(spelled(paragraph.text))} {style_of(paragraph, plain=plain)}"


def _line(paragraph: Element, link: Callable[[str], str]) -> str:
    return f"{digest(text_in(paragraph))} {style_in(paragraph, link)}"


def _cell(cell: Element, link: Callable[[str], str], changed: Mapping[str, str]) -> str:
    """A cell of a file: its paragraphs, and in a line of its own what somebody changed of it besides."""
    lines = [_line(one, link) for one in cell.findall(f"{A}txBody/{A}p")]
    dress = [_DRESS + " ".join(f"{key}={value}" for key, value in sorted(changed.items()))] if changed else []
    return "\n".join([*lines, *dress])


_DRESS = "="
"""How the line of a cell begins that is no paragraph."""


def _run(properties: Element | None, link: Callable[[str], str]) -> str:
    if properties is None:
        return ",,,"
    color, more = "", []
    for key, value in sorted((str(key), str(value)) for key, value in properties.items()):
        if key not in _SILENT and f"{key}={value}" not in _USUAL:
            more.append(f"{key}={value!s}")
    for one in properties.iterchildren(etree.Element):
        plain = list(one) if one.tag == f"{A}solidFill" else []
        name = etree.QName(one).localname
        if plain and not len(plain[0]) and plain[0].get("val"):
            color = plain[0].get("val", "")
        elif name in FACES:
            more.append(f"{name}:{one.get('typeface', '')}")
        elif one.tag in _LINKS:
            more.append(f"link={link(one.get(f'{R}id', ''))}{one.get('action', '')}")
        elif one.tag != f"{A}extLst":
            more.append(f"{name}:{crc32(canonical(one)):x}")
    bold = str(properties.get("b", ""))
    weight = {"true": "1", "false": "0"}.get(bold, bold)
    return f"{properties.get('sz', '')},{weight},{color},{';'.join(more)}".replace(" ", "_")
