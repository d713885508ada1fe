"""How words look, as text that can be compared: as a deck writes them, and as they lie in a file.

    Paragraph ─┐
               ├─▶ "bullet 2400,1,accent1,|2400,,,"     marker, then size, weight, colour and all else of each run
    a:p ───────┘

Runs that look alike count as one, as office programs part and join them. LibreOffice writes for every run the weight, colour and
faces that it has from its layout: of its files only ``plainly`` is compared.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from zlib import crc32

from progprint.deck.deck import Fill, Paragraph, TableFill
from progprint.pptx.parts import A, Element, P, R, etree
from progprint.pptx.text import COLORS, spelled

_SILENT = frozenset(("lang", "altLang", "dirty", "err", "smtClean", "smtId", "noProof", "kumimoji", "bmk", "sz", "b"))
"""Attributes of a run that say nothing of its look, or that are told apart."""
_USUAL = frozenset(("i=0", "u=none", "strike=noStrike", "baseline=0", "cap=none", "spc=0"))
_LINKS = (f"{A}hlinkClick", f"{A}hlinkMouseOver", f"{A}hlinkHover")
_LINE = frozenset((f"{A}r", f"{A}fld"))


def words_of(text: str) -> str:
    """The digest of a paragraph's words; blanks and breaks do not count."""
    return f"{crc32(''.join(text.split()).encode('utf-8', 'replace')):08x}"


def style_of(paragraph: Paragraph, *, plain: bool) -> str:
    """How a paragraph is written."""
    size, told = paragraph.size, paragraph.marker
    last: object = None
    for run in paragraph.runs:
        look = run.size, run.bold, run.color
        if look != last and run.text.strip("\n"):
            told += _look(run.size or size, run.bold, "" if plain else run.color)
            last = look
    return told


@lru_cache(maxsize=1024)
def _look(size: float, bold: bool | None, color: str) -> str:
    return f" {round(size * 100)},{'' if bold is None else int(bold)},{COLORS.get(color, '')},"


def words_in(paragraph: Element) -> str:
    """The digest of the words of an element."""
    return words_of("".join(one.text or "" for one in paragraph.iter(f"{A}t")))


def style_in(paragraph: Element, link: Callable[[str], str]) -> str:
    """How a paragraph of a file looks; ``link`` tells where a relationship leads."""
    runs = [_run(one.find(f"{A}rPr"), link) for one in paragraph if one.tag in _LINE and one.findtext(f"{A}t")]
    return " ".join([_head(paragraph.find(f"{A}pPr")), *(look for look, _ in groupby(runs))])


def plainly(style: str) -> str:
    """A look without weight, colour and faces, which a program may have written out by itself."""
    head, *runs = style.split(" ")
    parted = (one.split(",", 3) for one in runs)
    kept = [f"{size},{';'.join(_of_hand(rest))}" for size, _, _, rest in parted]
    return " ".join([head.partition("/")[0], *(look for look, _ in groupby(kept))])


def _of_hand(rest: str) -> list[str]:
    """What of a run's look a program does not write by itself."""
    return [one for one in rest.split(";") if one and one != "spc=-1" and one.partition(":")[0] not in _RESOLVED]


_RESOLVED = frozenset(("latin", "ea", "cs", "sym", "solidFill", "effectLst"))


def canonical(element: Element | None) -> bytes:
    """Elements as canonical XML, without the blanks between them; "" for none."""
    if element is None:
        return b""
    made = etree.fromstring(etree.tostring(element, with_tail=False), _PARSER)
    return etree.tostring(made, method="c14n", exclusive=True)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True, remove_comments=True)


Rows = tuple[tuple[str, ...], ...]
"""The words and looks of a text, a paragraph a row, or of a table, a row of cells each."""


def rows_in(element: Element, link: Callable[[str], str]) -> Rows:
    """The rows of a shape with words, or of a table."""
    return tuple(tuple(_cell(cell, link) for cell in row) for row in places_in(element))


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
    return tuple((_token(one, plain),) for one in fill.paragraphs) or ((f"{words_of('')} ",),)


def plain_rows(rows: Rows) -> Rows:
    """Rows without what a program may have written out by itself."""
    return tuple(
        tuple("\n".join(f"{line[:8]} {plainly(line[9:])}" for line in cell.split("\n")) for cell in row) for row in rows
    )


def words_alone(rows: Rows) -> Rows:
    """Rows without looks."""
    return tuple(tuple("\n".join(line[:8] for line in cell.split("\n")) for cell in row) for row in rows)


def _token(paragraph: Paragraph, plain: bool) -> str:
    return f"{words_of(spelled(paragraph.text))} {style_of(paragraph, plain=plain)}"


def _cell(place: Element, link: Callable[[str], str]) -> str:
    if place.tag == f"{A}p":
        return f"{words_in(place)} {style_in(place, link)}"
    lines = [f"{words_in(one)} {style_in(one, link)}" for one in place.findall(f"{A}txBody/{A}p")]
    spans = [f"{key}={place.get(key)}" for key in ("gridSpan", "rowSpan", "hMerge", "vMerge") if place.get(key)]
    properties = place.find(f"{A}tcPr")
    fills = [one for one in properties if one.tag in _FILLS] if properties is not None else []
    more = [*spans, *(f"{crc32(canonical(one)):x}" for one in fills)]
    return "\n".join(lines) + "".join(f";{one}" for one in more)


_FILLS = tuple(f"{A}{kind}" for kind in ("solidFill", "gradFill", "blipFill", "pattFill"))


def _head(properties: Element | None) -> str:
    if properties is None:
        return ""
    tags = {one.tag for one in properties}
    marker = "bullet" if f"{A}buChar" in tags else "number" if f"{A}buAutoNum" in tags else ""
    told = [f"{key}={properties.get(key)}" for key in ("algn", "lvl") if properties.get(key, "0") not in ("0", "l")]
    share = properties.find(f"{A}lnSpc/{A}spcPct")
    told += [f"spacing={share.get('val')}"] if share is not None else []
    return marker + "".join(f"/{one}" for one in told)


def _run(properties: Element | None, link: Callable[[str], str]) -> str:
    if properties is None:
        return ",,,"
    color, more = "", []
    for key, value in sorted((str(key), str(value)) for key, value in properties.items()):
        if key not in _SILENT and f"{key}={value}" not in _USUAL:
            more.append(f"{key}={value!s}")
    for one in properties.iterchildren(etree.Element):
        scheme = one.find(f"{A}schemeClr") if one.tag == f"{A}solidFill" else None
        if scheme is not None and not len(scheme):
            color = scheme.get("val", "")
        elif one.tag in _LINKS:
            more.append(f"link={link(one.get(f'{R}id', ''))}{one.get('action', '')}")
        elif one.tag != f"{A}extLst":
            more.append(f"{etree.QName(one).localname}:{crc32(canonical(one)):x}")
    bold = str(properties.get("b", ""))
    weight = {"true": "1", "false": "0"}.get(bold, bold)
    return f"{properties.get('sz', '')},{weight},{color},{';'.join(more)}".replace(" ", "_")
