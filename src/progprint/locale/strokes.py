"""Names by strokes 笔画: the order of lists in which nobody is to be read first by the sound of a name.

    strokes("丁")        2
    strokes_key("丁一")  ((2, 1), …)

By the number of strokes of the first character, then of the second, and so on; equal numbers by radical, which the order
of code points follows within a block. Names in other letters come last, by their letters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from progprint.locale.names import index_key

StrokesKey = tuple[bool, tuple[tuple[int, int], ...], object]

_TABLE = Path(__file__).with_name("strokes.txt")


def strokes(char: str) -> int:
    """The strokes of a Chinese character, 0 where they are not known."""
    code = ord(char)
    for first, row in _rows():
        if first <= code < first + len(row):
            return ord(row[code - first]) - ord("0")
    return 0


def strokes_key(name: str, reading: str = "") -> StrokesKey:
    """The sort key of an index by strokes."""
    counts = tuple((strokes(char), ord(char)) for char in name if strokes(char))
    return (not name or not strokes(name[0]), counts, index_key(name, reading))


@cache
def _rows() -> list[tuple[int, str]]:
    lines = [line.split(" ", 1) for line in _TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(int(first, 16), row) for first, row in lines]
