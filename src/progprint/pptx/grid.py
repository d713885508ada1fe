"""The grid of a table, which is all but its words: widths, heights, and of each cell its margins, rules and ground.

TableFill ─▶ Grid ─ in the record ─┐
                                   ├─▶ what somebody changed, piece by piece
a:tbl of a file ───────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from progprint.deck.deck import TableFill
from progprint.pptx.parts import A, Element, canonical, etree, in_order, parse_xml
from progprint.pptx.pieces import EMU
from progprint.pptx.text import NAMESPACES

_MARGINS = {"marL": 91440, "marR": 91440, "marT": 45720, "marB": 45720}
"""Margins of a cell that says none (ISO/IEC 29500-1 §21.1.3.17)."""
_INSETS = {"marL": "lIns", "marR": "rIns", "marT": "tIns", "marB": "bIns"}
"""Where LibreOffice writes margins: into the text of the cell."""
_USUAL = {"anchor": "t", "anchorCtr": "0", "vert": "horz", "horzOverflow": "clip"}
_LINES = ("lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr")
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_ORDER = (*_LINES, "cell3D", *_FILLS, "headers", "extLst")
"""The order of what a cell says (ISO/IEC 29500-1 §21.1.3.17)."""
_LINE, _LENGTH = 700, 1300
"""EMU that LibreOffice rounds the width of a rule and a length by, at most."""
_ROUNDED = 25400
"""EMU that a row of LibreOffice's may differ: it draws each as high as its words ask for."""
_SPANS = ("gridSpan", "rowSpan", "hMerge", "vMerge")
Pieces = dict[str, str]


class Grid(NamedTuple):
    """A table: space above and below the words of a cell, widths of columns, heights of rows, EMU."""

    pad: int = 0
    columns: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()


def grid_of(fill: TableFill) -> Grid:
    """The grid of a table as it is written."""
    columns = tuple(round(width * EMU) for width in fill.columns)
    return Grid(round(fill.pad * EMU), columns, tuple(round(row.height * EMU) for row in fill.rows))


def grid_in(element: Element) -> Grid:
    """The grid of a table in a file."""
    columns, heights = (
        tuple(_number(one.get(key, "")) for one in element.iter(f"{A}{tag}"))
        for tag, key in (("gridCol", "w"), ("tr", "h"))
    )
    return Grid(0, columns, heights)


def far(one: int, other: int, *, exact: bool) -> bool:
    """Whether two lengths differ by more than a program makes of one."""
    return one != other if exact else abs(one - other) > _ROUNDED


@lru_cache(maxsize=64)
def cell_xml(pad: int, *, first: bool) -> str:
    """Cell margins and rules: a strong one above the table, hairlines below rows, none between columns."""
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR"))
    strong = '<a:lnT w="19050"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:lnT>' if first else ""
    hair = (
        '<a:lnB w="9525"><a:solidFill><a:schemeClr val="tx2"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>'
        "</a:solidFill></a:lnB>"
    )
    return f'<a:tcPr marL="0" marR="0" marT="{pad}" marB="{pad}">{none}{strong}{hair}<a:noFill/></a:tcPr>'


@lru_cache(maxsize=64)
def _written(pad: int, *, first: bool) -> Pieces:
    cell = cell_xml(pad, first=first).replace("<a:tcPr", f"<a:tcPr {NAMESPACES}", 1)
    return _pieces(parse_xml(cell))


def changed_edges(cell: Element, pad: int, *, first: bool, exact: bool) -> Pieces:
    """The pieces of a cell's margins, rules, ground and spans that are not as they were written with such a ``pad``."""
    properties = cell.find(f"{A}tcPr")
    there = _pieces(properties) if properties is not None else {}
    usual = _written(pad, first=first)
    if not exact:
        there = _rounded(there, cell, usual)
    found = {key: there.get(key, "") for key in there.keys() | usual.keys() if there.get(key, "") != usual.get(key, "")}
    return found | {key: cell.get(key, "") for key in _SPANS if cell.get(key)}


def lay_edges(ours: Element, theirs: Element, changed: Pieces, copy: Callable[[Element], Element]) -> None:
    """Give a cell those pieces of another that somebody changed."""
    mine, other = ours.find(f"{A}tcPr"), theirs.find(f"{A}tcPr")
    for key in _SPANS:
        if key in changed:
            ours.set(key, changed[key])
    if mine is None:
        return
    for key in changed:
        elements = _FILLS if key == "fill" else (key,)
        new = [copy(one) for name in elements for one in other.findall(f"{A}{name}")] if other is not None else []
        if new or key == "fill" or key in _LINES:
            kept = [one for one in mine if etree.QName(one).localname not in elements]
            mine[:] = in_order([*kept, *new], _ORDER)
        elif key not in _SPANS and changed[key]:
            mine.set(key, changed[key])
        elif key not in _SPANS:
            mine.attrib.pop(key, "")


def lay_grid(element: Element, columns: Sequence[int], heights: Sequence[int | None]) -> None:
    """Give a table these widths and heights, None for the heights of its own; its frame is as large as they are."""
    for one, width in zip(element.iter(f"{A}gridCol"), columns, strict=False):
        one.set("w", f"{width}")
    for row, height in zip(element.iter(f"{A}tr"), heights, strict=False):
        if height is not None:
            row.set("h", f"{height}")
    whole = next((one.find(f"{A}ext") for one in element if etree.QName(one).localname == "xfrm"), None)
    now = grid_in(element)
    if whole is not None:
        whole.set("cx", f"{sum(now.columns)}")
        whole.set("cy", f"{sum(now.heights)}")


def _pieces(properties: Element) -> Pieces:
    told = {key: str(_number(properties.get(key, ""), usual)) for key, usual in _MARGINS.items()}
    for name, value in properties.items():
        if name not in _MARGINS and _USUAL.get(str(name)) != value:
            told[str(name)] = str(value)
    for one in properties.iterchildren(etree.Element):
        name = etree.QName(one).localname
        if name in _LINES:
            told[name] = _line(one)
        elif name in _FILLS:
            told["fill"] = "" if name == "noFill" else f"{crc32(canonical(one)):x}"
        elif name not in ("extLst", "headers"):
            told[name] = f"{crc32(canonical(one)):x}"
    return {key: value for key, value in told.items() if value}


def _line(line: Element) -> str:
    """A rule: its width, colour and dashes; "" for none."""
    fill = next((one for one in line if etree.QName(one).localname in _FILLS), None)
    width = _number(line.get("w", ""), EMU)
    if fill is None or fill.tag == f"{A}noFill" or not width:
        return ""
    dash = line.find(f"{A}prstDash")
    dashed = dash.get("val", "solid") if dash is not None else "solid"
    return f"{width}:{crc32(canonical(fill)):x}" + ("" if dashed == "solid" else f":{dashed}")


def _rounded(there: Pieces, cell: Element, usual: Pieces) -> Pieces:
    """Pieces as LibreOffice writes them: rounded, with colours resolved, and with margins elsewhere."""
    body = cell.find(f"{A}txBody/{A}bodyPr")
    made = dict(there)
    for key, inset in _INSETS.items():
        said = _number(body.get(inset, "") if body is not None else "", int(there.get(key, "0")))
        wanted = int(usual.get(key, "0"))
        made[key] = str(wanted if abs(said - wanted) <= _LENGTH else said)
    for key in _LINES:
        width, wanted = (_number(one.get(key, "").partition(":")[0]) for one in (there, usual))
        if abs(width - wanted) <= _LINE:
            made[key] = usual.get(key, "")
    return made


def _number(text: str, usual: int = 0) -> int:
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 12 else usual
