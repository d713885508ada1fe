"""Heads of paragraphs, which is all that they say but words: pitch, space around it, indents, alignment, bullet.

    Paragraph ─┐
               ├─▶ "bullet/hang=-495300/left=495300/pitch=3432"     what is usual is left out
    a:pPr ─────┘

So two sides can be compared piece by piece, and a piece that somebody changed is laid over what the agenda says of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from zlib import crc32

from progprint.deck.deck import SlideParagraph
from progprint.pptx.parts import A, Element, canonical, etree, in_order

_ATTRIBUTES = {"marL": "left", "indent": "hang"}
_USUAL = frozenset(("algn=l", "lvl=0", "left=0", "hang=0", "before=0", "after=0", "rtl=0", "marR=0", "fontAlgn=auto",
                    "fontAlgn=base", "buClr=accent1", "buFont=Arial", "buFont=+mj-lt", "buSzPct=100000"))  # fmt: skip
"""What our layouts give a paragraph, or we give every bullet."""
_SILENT = frozenset(("eaLnBrk", "latinLnBrk", "hangingPunct", "defTabSz"))
_SPACES = {f"{A}lnSpc": "pitch", f"{A}spcBef": "before", f"{A}spcAft": "after"}
_MARKERS = {f"{A}buNone": "", f"{A}buAutoNum": "number", f"{A}buChar": "bullet", f"{A}buBlip": "picture"}
_LEFT_OUT = (f"{A}extLst", f"{A}defRPr", f"{A}buClrTx", f"{A}buFontTx", f"{A}buSzTx")
_MEASURED: Mapping[str, int] = {"pitch": 6, "before": 6, "after": 6, "left": 1300, "hang": 1300}
"""How much LibreOffice may round lengths, in the units of the file."""
_ORDER = ("lnSpc", "spcBef", "spcAft", "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont", "buNone",
          "buAutoNum", "buChar", "buBlip", "tabLst", "defRPr", "extLst")  # fmt: skip
"""The order of what a paragraph says (ISO/IEC 29500-1 §21.1.2.2.7)."""


def head_of(paragraph: SlideParagraph) -> str:
    """The head of a paragraph as it is written."""
    return _head(paragraph.marker, paragraph.pitch, paragraph.before, paragraph.indent)


@lru_cache(maxsize=1024)
def _head(marker: str, pitch: float, before: float, indent: float) -> str:
    left = round(indent * 12700)
    told = {"hang": -left, "left": left, "pitch": round(pitch * 100), "before": round(before * 100)}
    return _spelled(marker, (f"{key}={value}" for key, value in told.items()))


def head_in(properties: Element | None) -> str:
    """The head of a paragraph of a file."""
    if properties is None:
        return ""
    marker = ""
    own = ((str(key), str(value)) for key, value in properties.items() if key not in _SILENT)
    told = [f"{_ATTRIBUTES.get(key, key)}={value}" for key, value in own]
    for one in properties.iterchildren(etree.Element):
        tag = str(one.tag)
        if tag in _SPACES:
            told.append(f"{_SPACES[tag]}={_space(one)}")
        elif tag in _MARKERS:
            marker = _MARKERS[tag] + _sign(one)
        elif tag not in _LEFT_OUT:
            told.append(f"{etree.QName(one).localname}={_said(one)}")
    return _spelled(marker, told)


def _spelled(marker: str, told: Iterable[str]) -> str:
    return "/".join([marker, *sorted(one for one in told if one not in _USUAL)]).replace(" ", "_")


def _space(element: Element) -> str:
    value = next((one for one in element), None)
    if value is None:
        return ""
    return value.get("val", "") + ("%" if value.tag == f"{A}spcPct" else "")


def _sign(element: Element) -> str:
    """What is not usual of a bullet: its character, or its kind of numbers. Where numbers start is of the list, not of one."""
    told = {"bullet": element.get("char", ""), "number": element.get("type", "")}.get(_MARKERS[str(element.tag)], "")
    return "" if told in ("•", "arabicPeriod", "") else f":{crc32(told.encode()):x}"


def _said(element: Element) -> str:
    if element.tag == f"{A}buFont":
        return element.get("typeface", "")
    scheme = element.find(f"{A}schemeClr")
    if scheme is not None and not len(scheme):
        return scheme.get("val", "")
    return element.get("val") or f"{crc32(canonical(element)):x}"


def pieces(head: str) -> dict[str, str]:
    """A head piece by piece; the bullet is under ""."""
    marker, *told = head.split("/")
    return {"": marker, **dict(one.split("=", 1) for one in told)}


def rounded(head: str, known: Iterable[str], align: str = "") -> str:
    """A head of LibreOffice's: lengths that are one of the ``known`` heads' but for rounding, without what it writes by itself.

    It resolves the colour and face of a bullet and writes stops; ``align`` is the alignment that the layout gives.
    """
    marker, told = head.partition("/")[0], pieces(head)
    usual: dict[str, set[int]] = {key: {0} for key in _MEASURED}
    for one in known:
        for key, value in pieces(one).items():
            if key in usual and value.lstrip("-").isdecimal():
                usual[key].add(int(value))
    kept = [f"{key}={told[key]}" for key in ("algn", "lvl") if key in told and told[key] != align]
    for key in told.keys() & usual.keys():
        value = told[key]
        if value.lstrip("-").isdecimal():
            near = min(usual[key], key=lambda one: abs(one - int(value)))
            value = str(near) if abs(near - int(value)) <= _MEASURED[key] else value
        kept.append(f"{key}={value}")
    return _spelled(marker, kept)


def lay_head(ours: Element, theirs: Element, base: str, hand: str) -> None:
    """Give a paragraph those pieces of another's head that somebody changed."""
    before, now = pieces(base), pieces(hand)
    changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    if not changed:
        return
    mine, other = ours.find(f"{A}pPr"), theirs.find(f"{A}pPr")
    if mine is None:
        mine = etree.Element(f"{A}pPr")
        ours.insert(0, mine)
    for name in map(str, [*mine.keys(), *(other.keys() if other is not None else ())]):
        if _ATTRIBUTES.get(name, name) in changed:
            value = other.get(name) if other is not None else None
            if value is None:
                mine.attrib.pop(name, "")
            else:
                mine.set(name, value)
    kept = [one for one in mine if not set(_keys(one)) & changed]
    new = [deepcopy(one) for one in other if set(_keys(one)) & changed] if other is not None else []
    mine[:] = in_order([*kept, *new], _ORDER)


def _keys(element: Element) -> Iterator[str]:
    """The pieces that an element of a head is of; all that dresses a bullet goes with it."""
    tag = str(element.tag)
    name = etree.QName(element).localname
    if name.startswith("bu"):
        yield ""
    yield _SPACES.get(tag, name)
