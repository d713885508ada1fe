"""Line breaks by Unicode: the rules of UAX #14 for Unicode 15.0, LB1 to LB31, untailored.

    "can't stop." ─ classes ─▶ AL AL AL QU AL SP AL … ─ rules, the first that speaks of a pair decides ─▶ [6, 11]

The rules stand below in the notation of the standard and under its numbers. Those that look further than at two
neighbours are met when classes are read: combining marks join what they stand on (LB9, LB10), a hyphen behind a Hebrew
letter and the second half of a flag get a class of their own (LB21a, LB30a). So every place costs one look into a
table of pairs, and a text is read once.

Source: Unicode Standard Annex #14, revision 50 (Unicode 15.0), sections 6 and 8.2 (example 7, numbers).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

# Class names as in the standard. OE: OP that is wide in East Asia; IX: ID, unassigned, Extended_Pictographic; SM: SA
# that combines; HX: HY or BA behind HL; RX: the second RI of a pair. SP* stands for any number of spaces, ^ for "not".
_RULES = """
LB4   BK ÷
LB5   CR × LF ; CR LF NL ÷
LB6   × BK CR LF NL
LB7   × SP ZW
LB8   ZW SP* ÷
LB11  × WJ ; WJ ×
LB12  GL ×
LB12a ^ SP BA HY HX × GL
LB13  × CL CP EX IS SY
LB14  OP OE SP* ×
LB15  QU SP* × OP OE
LB16  CL CP SP* × NS
LB17  B2 SP* × B2
LB18  SP ÷
LB19  × QU ; QU ×
LB20  ÷ CB ; CB ÷
LB21  × BA HY NS ; BB ×
LB21a HX ×
LB21b SY × HL
LB22  × IN
LB23  AL HL × NU ; NU × AL HL
LB23a PR × ID IX EB EM ; ID IX EB EM × PO
LB24  PR PO × AL HL ; AL HL × PR PO
LB25  CL CP NU × PO PR ; PO PR × OP OE NU ; HY HX IS NU SY × NU
LB26  JL × JL JV H2 H3 ; JV H2 × JV JT ; JT H3 × JT
LB27  JL JV JT H2 H3 × PO ; PR × JL JV JT H2 H3
LB28  AL HL × AL HL
LB29  IS × AL HL
LB30  AL HL NU × OP ; CP × AL HL NU
LB30a RI × RI
LB30b EB IX × EM
LB31  ÷
"""

_RESOLVED = {"AI": "AL", "SA": "AL", "SM": "CM", "CJ": "NS"}
"""LB1: what the classes that need more knowledge stand for without it."""

_BARE = frozenset({"", "BK", "CR", "LF", "NL", "SP", "ZW"})
"""What a combining mark does not join (LB9); behind these it is a letter of its own (LB10)."""

NEVER_STARTS = frozenset(["BA", "CJ", "CL", "CP", "EX", "GL", "HY", "IN", "IS", "NS", "PO", "QU", "SY"])
"""Classes that begin no line behind an ideograph."""
NEVER_ENDS = frozenset(["BB", "GL", "OE", "OP", "PR", "QU"])
"""Classes that end no line before an ideograph."""

_SYLLABLES = range(0xAC00, 0xD7A4)
_TABLE = Path(__file__).with_name("data") / "linebreak.txt"


class _Rule(NamedTuple):
    """One line of a rule: the classes on both sides (None: any), whether spaces may stand between, and the verdict."""

    clause: str
    left: frozenset[str] | None
    negated: bool
    spaces: bool
    right: frozenset[str] | None
    may: bool


class _Unit(NamedTuple):
    """A character with the marks that join it.

    ``kind`` is its class to what precedes, ``left`` to what follows; ``joined``: a zero-width joiner ends it.
    """

    kind: str
    left: str
    start: int
    joined: bool


@lru_cache(maxsize=4096)
def line_class(char: str) -> str:
    """The Line_Break class of a character, as the table has it: AI, CJ, SA and SM are not resolved, OE and IX apart."""
    starts, kinds = _table()
    code = ord(char)
    if code in _SYLLABLES:
        return "H3" if (code - _SYLLABLES.start) % 28 else "H2"
    return kinds[bisect_right(starts, code) - 1]


def break_opportunities(text: str, tailoring: Mapping[str, str] | None = None, *, numbers: bool = False) -> list[int]:
    """Places where a line may or must end, in order, as counts of characters before them; the last is the text's end.

    ``tailoring`` gives characters another class than the table's. ``numbers`` keeps a number with its sign, brackets
    and unit as a whole, instead of the pairs of LB25 (UAX #14, 8.2, example 7); the conformance test is made so.
    """
    units = _units(text, tailoring or {})
    kept = _inside_numbers(units) if numbers else frozenset()
    found = []
    base, spaced = "", False
    for one, other in pairwise(units):
        if one.kind == "SP":
            spaced = True
        else:
            base, spaced = one.left, False
        if not one.joined and other.start not in kept and _may_part(base, spaced, other.kind, numbers)[0]:
            found.append(other.start)
    return [*found, len(text)] if text else []


@cache
def _table() -> tuple[list[int], list[str]]:
    """Where ranges begin, and the class of each; read when first asked for."""
    rows = [line.split() for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [int(start, 16) for start, _ in rows], [kind for _, kind in rows]


@cache
def _rules() -> tuple[_Rule, ...]:
    found = []
    for line in _RULES.strip().splitlines():
        name, _, parts = line.partition(" ")
        for part in parts.split(";"):
            left, sign, right = re.split("([×÷])", part.strip())
            names = left.split()
            negated, spaces = names[:1] == ["^"], names[-1:] == ["SP*"]
            names = names[1:] if negated else names[:-1] if spaces else names
            found.append(_Rule(name, frozenset(names) or None, negated, spaces, frozenset(right.split()) or None,
                               sign == "÷"))  # fmt: skip
    return tuple(found)


@cache
def _may_part(base: str, spaced: bool, right: str, numbers: bool) -> tuple[bool, str]:
    """Whether a line may end between two classes, with or without spaces behind the first, and the rule that says so."""
    for rule in _rules():
        left = "SP" if spaced and not rule.spaces else base
        meets = rule.left is None or ((left in rule.left) != rule.negated)
        if meets and (rule.right is None or right in rule.right) and not (numbers and rule.clause == "LB25"):
            return rule.may, rule.clause
    raise AssertionError("LB31 speaks of every pair")


def _units(text: str, tailoring: Mapping[str, str]) -> list[_Unit]:
    """Classes of a text as the rules of pairs want them, combining marks joined to what they stand on."""
    found: list[_Unit] = []
    last = _Unit("", "", 0, joined=False)
    for at, char in enumerate(text):
        kind = tailoring.get(char) or line_class(char)
        kind = _RESOLVED.get(kind, kind)
        joined = kind == "ZWJ"
        if joined or kind == "CM":
            if last.kind not in _BARE:
                last = found[-1] = last._replace(joined=joined)
                continue
            kind = "AL"
        left = kind
        if kind in ("HY", "BA") and last.kind == "HL":
            left = "HX"
        elif kind == last.left == "RI":
            left = "RX"
        last = _Unit(kind, left, at, joined)
        found.append(last)
    return found


_NUMERIC = {
    "PR": "$",
    "PO": "$",
    "OP": "(",
    "OE": "(",
    "HY": "(",
    "NU": "0",
    "IS": ".",
    "SY": ".",
    "CL": ")",
    "CP": ")",
}
_NUMBER = re.compile(r"\$?\(?0[0.]*\)?(?=(\$?))")


def _inside_numbers(units: list[_Unit]) -> frozenset[int]:
    """Places inside the numbers of a text: sign or currency, bracket, figures and their points, bracket, unit."""
    line = "".join([_NUMERIC.get(unit.kind, " ") for unit in units])
    found: set[int] = set()
    for match in _NUMBER.finditer(line):
        found.update(unit.start for unit in units[match.start() + 1 : match.end() + len(match[1])])
    return frozenset(found)
