"""Make the table of line-break classes from the Unicode Character Database.

    python tools/linebreak_table.py UCD > src/progprint/text/data/linebreak.txt
    python tools/linebreak_table.py UCD --test > tests/data/LineBreakTest.txt

UCD is the folder of one version's files as Unicode publishes them (the Debian package ``unicode-data`` holds them too):
LineBreak.txt, EastAsianWidth.txt, emoji/emoji-data.txt, extracted/DerivedGeneralCategory.txt, auxiliary/LineBreakTest.txt.

Besides the property's own values the rules of UAX #14 tell apart: OE, an OP that is wide in East Asia (LB30); IX, an
ID that is unassigned and Extended_Pictographic (LB30b); SM, an SA that is a combining mark (LB1). XX and SG are given
as AL (LB1). Hangul syllables are given as one range of H3: which of them are H2 is arithmetic.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

WIDE = ("F", "W", "H")
MARKS = ("Mn", "Mc")
SYLLABLES = range(0xAC00, 0xD7A4)
LAST = 0x10FFFF

HEAD = """# Line-break classes of all characters, Unicode {version}; made by tools/linebreak_table.py, not by hand.
# Where each range begins, hexadecimal, and its class; it ends where the next begins.
#
# Changed from LineBreak-{version}.txt, EastAsianWidth-{version}.txt, emoji-data.txt and DerivedGeneralCategory-{version}.txt,
# © 2022 Unicode®, Inc., under the licence that stands beside this file (LICENSE-UNICODE.txt).
"""

NOTE = """#
# Changed for progprint: the comment behind each case was taken out (tools/linebreak_table.py).
# Licence: src/progprint/text/data/LICENSE-UNICODE.txt"""


def records(path: Path) -> Iterator[tuple[range, list[str]]]:
    """The lines of a file of the database: code points, and the fields behind them."""
    for line in path.read_text("utf-8").splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if fields[0]:
            first, _, last = fields[0].partition("..")
            yield range(int(first, 16), int(last or first, 16) + 1), fields[1:]


def values(path: Path) -> dict[int, str]:
    """The value of each code point that a file lists."""
    return {code: fields[0] for codes, fields in records(path) for code in codes}


def classes(folder: Path) -> list[str]:
    """The class of every code point, with the distinctions that the rules need."""
    breaks = values(folder / "LineBreak.txt")
    widths = values(folder / "EastAsianWidth.txt")
    categories = values(folder / "extracted/DerivedGeneralCategory.txt")
    pictures = {
        code
        for codes, fields in records(folder / "emoji/emoji-data.txt")
        if fields[0] == "Extended_Pictographic"
        for code in codes
    }
    found = []
    for code in range(LAST + 1):
        kind = breaks.get(code, "XX")
        wide, unassigned = widths.get(code) in WIDE, categories.get(code, "Cn") == "Cn"
        if wide and kind == "CP":
            raise SystemExit("a wide CP: LB30 needs a class of its own for it")
        if code in pictures and unassigned and kind != "ID":
            raise SystemExit("an unassigned picture that is no ID: LB30b needs another class")
        if kind in ("XX", "SG"):
            kind = "AL"
        elif kind == "OP" and wide:
            kind = "OE"
        elif kind == "ID" and code in pictures and unassigned:
            kind = "IX"
        elif kind == "SA" and categories[code] in MARKS:
            kind = "SM"
        elif code in SYLLABLES:
            if kind != ("H2" if (code - SYLLABLES.start) % 28 == 0 else "H3"):
                raise SystemExit("Hangul syllables are not H2 and H3 by arithmetic")
            kind = "H3"
        found.append(kind)
    return found


def table(folder: Path) -> str:
    """The file that holds the table."""
    rows, at = [], 0
    for kind, run in groupby(classes(folder)):
        rows.append(f"{at:X} {kind}\n")
        at += len(list(run))
    version = (folder / "LineBreak.txt").read_text("utf-8").partition("-")[2].partition(".txt")[0]
    return HEAD.format(version=version) + "".join(rows)


def cases(folder: Path) -> str:
    """The conformance test without the comment behind each case; its head with the copyright stays."""
    lines = (folder / "auxiliary/LineBreakTest.txt").read_text("utf-8").splitlines()
    kept = [line if line.startswith("#") else line.partition("#")[0].rstrip() for line in lines]
    return "\n".join([*kept[:5], NOTE, *kept[5:]]) + "\n"


if __name__ == "__main__":
    chosen = Path(sys.argv[1])
    sys.stdout.write(cases(chosen) if "--test" in sys.argv[2:] else table(chosen))
