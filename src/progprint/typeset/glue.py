"""Glue between neighbours on a line, as data: the tables of punctuation and mixed setting.

Full-width marks are half-em boxes; the other half is space that lives *between* things. Compression of adjacent marks
and trimming at line edges then need no rule of their own: two marks share one half em, and a break drops the space.

    右 class of what stands left ──┐      ┌── left class of what follows
                              GAPS["CO"] → Glue(natural 500, shrink 400, stretch 0, penalty 0, spread)

The classes are those of ``text.linebreaks``, and so is what a break costs between them.

A region says which marks are half-em boxes at all: all of them on the mainland; in Taiwan and Hong Kong brackets and
quotation marks alone, since pause and stop marks stand in the middle of their em; in Japan all but ！？.

Sources: CLREQ, Adjustment of adjacent punctuation marks, Handling Western Text in Chinese Text, Prohibition Rules for
Line Start and Line End, Hanging Punctuation Marks at Line End, Procedures for Inter-Character Space Expansion and
Reduction; GB/T 15834-2011 §5.1 (two of ？！ in a row take one em); JLREQ 3.1.2 to 3.1.6 (cl-01 to cl-07); the natural
widths of quanjiao, kaiming and banjiao agree with the tables that TeX users of those names know.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from progprint.text.linebreaks import pairs, penalties

TABLES = ("quanjiao", "kaiming", "banjiao", "plain")
EM = 1000


class Glue(NamedTuple):
    """Space between neighbours in 1/1000 em, how far it may shrink and stretch, and what a line break there costs.

    ``penalty`` None forbids a break. ``spread`` tells that letter space may be added when a line is driven out.
    """

    natural: int
    shrink: int
    stretch: int
    penalty: int | None
    spread: bool


class MarkHabits(NamedTuple):
    """Marks as a region sets them.

    ``half`` classes are half-em boxes with space beside them, ``whole`` ones keep their em, with the ink in its middle,
    and have no space of their own. ``hanging`` marks may hang over the measure where a style wants it. ``classes`` are
    marks of another class than on the mainland.
    """

    half: frozenset[str]
    whole: frozenset[str]
    hanging: frozenset[str]
    classes: Mapping[str, str]


REGIONS: Mapping[str, MarkHabits] = MappingProxyType(
    {
        "gb": MarkHabits(frozenset("OCPEFM"), frozenset(), frozenset("、，。"), MappingProxyType({})),
        "cns": MarkHabits(frozenset("OCM"), frozenset("PEF"), frozenset(), MappingProxyType({})),
        "jis": MarkHabits(
            frozenset("OCPEM"), frozenset("F"), frozenset("、，。．"), MappingProxyType({"：": "M", "；": "M"})
        ),
    }
)
"""Regions by the name of their standard: the mainland, Taiwan and Hong Kong, Japan."""


def region_of(language: str) -> str:
    """The region whose habits a text in a language (BCP 47) follows; the mainland's for all but zh-Hant and ja."""
    parts = language.split("-")
    if parts[0] == "ja":
        return "jis"
    return "cns" if parts[0] == "zh" and not {"Hant", "TW", "HK", "MO"}.isdisjoint(parts) else "gb"


_Row = tuple[str, str, int, int, int]

_COMMON: tuple[_Row, ...] = (
    ("*", "*", 0, 0, 0),
    ("HKU", "L", 250, 125, 150),
    ("L", "HK", 250, 125, 150),
    ("A", "HK", 250, 150, 100),
    ("HK", "B", 250, 150, 100),
)
_BEFORE_OPEN = "HKLAaMDUXNBTIGQ"

# Space of the marks: (left classes, right classes, natural, shrink, stretch); later rows win.
_MARKS: dict[str, tuple[_Row, ...]] = {
    "quanjiao": (
        ("CP", "*", 500, 400, 0),
        ("EF", "*", 500, 250, 0),
        (_BEFORE_OPEN, "O", 500, 400, 0),
        ("CPEF", "CPEF", 0, 0, 0),
    ),
    "kaiming": (
        ("EF", "*", 500, 250, 0),
        ("CPEF", "CPEF", 0, 0, 0),
    ),
    "banjiao": (),
    "plain": (
        ("CPEF", "*", 500, 0, 0),
        (_BEFORE_OPEN, "O", 500, 0, 0),
        ("CPEF", "O", 1000, 0, 0),
        ("O", "O", 500, 0, 0),
    ),
}
_NO_SPACE: tuple[_Row, ...] = (("O", "HKLAaBMDNTUXIGQCPEF", 0, 0, 0), ("CPEF", "a", 0, 0, 0), ("*", "Q", 0, 0, 0))

# What a region changes in a table; later rows win. Whole marks have no space of their own, and brackets give way to
# them (CLREQ). In Japan the space behind a full stop never shrinks, and ・：； have a quarter em on both sides (JLREQ).
_EM_STOPS: tuple[_Row, ...] = (("PEF", "*", 0, 0, 0),)
_EM_EXCLAMATIONS: tuple[_Row, ...] = (("F", "*", 0, 0, 0),)
_FIRM_STOP: tuple[_Row, ...] = (("E", "HKOLABDNTUXIG", 500, 0, 0),)
_OF_REGION: dict[tuple[str, str], tuple[_Row, ...]] = {
    ("cns", "quanjiao"): _EM_STOPS,
    ("cns", "kaiming"): _EM_STOPS,
    ("cns", "banjiao"): _EM_STOPS,
    ("cns", "plain"): (*_EM_STOPS, ("PEF", "O", 500, 0, 0)),
    ("jis", "quanjiao"): (
        *_EM_EXCLAMATIONS,
        *_FIRM_STOP,
        ("F", "O", 500, 400, 0),
        ("M", "*", 250, 250, 0),
        ("*", "M", 250, 250, 0),
        ("M", "M", 500, 500, 0),
    ),
    ("jis", "kaiming"): (*_EM_EXCLAMATIONS, *_FIRM_STOP),
    ("jis", "banjiao"): _EM_EXCLAMATIONS,
    ("jis", "plain"): (
        *_EM_EXCLAMATIONS,
        ("F", "O", 500, 0, 0),
        ("M", "*", 250, 0, 0),
        ("*", "M", 250, 0, 0),
        ("M", "M", 500, 0, 0),
    ),
}

_SOLID: tuple[tuple[str, str], ...] = (
    ("OBXQ", "*"),
    ("*", "CPEFaUQ"),
    ("D", "D"),
    ("LAaB", "LAaB"),
)

BLANK = Glue(250, 60, 250, 0, True)
"""A typed blank that stays: between words, between Han, beside a symbol."""


@cache
def glue_table(table: str, region: str = "gb") -> dict[str, Glue]:
    """Every pair of classes of a table in a region. Raises KeyError for a table or region that does not exist."""
    space: dict[str, tuple[int, int, int]] = {}
    own = _OF_REGION[region, table] if region != "gb" else ()
    for lefts, rights, natural, shrink, stretch in (
        *_COMMON,
        *_MARKS[table],
        *(() if table == "plain" else _NO_SPACE),
        *own,
    ):
        space |= dict.fromkeys(pairs(lefts, rights), (natural, shrink, stretch))
    costs = penalties()
    solid = {pair for lefts, rights in _SOLID for pair in pairs(lefts, rights)}
    return {pair: Glue(*space[pair], costs[pair], pair not in solid) for pair in space}
