"""Spelling of PDF values (ISO 32000-1 §7.3), for objects that are too many to be built as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Hundredths(dict[int, str]):
    """Whole hundredths of a point as numbers of points (3.5 µm each): a booklet has few different ones."""

    def __missing__(self, value: int) -> str:
        self[value] = spelled = f"{value / 100:.10g}"
        return spelled


hundredths = _Hundredths()


def real(value: float) -> str:
    """A number to 1/100, without needless digits; never an exponent, never minus zero."""
    return hundredths[round(value * 100)]


def box(values: Iterable[float]) -> str:
    """A rectangle or another array of numbers."""
    return f"[{' '.join(map(real, values))}]"


def text_string(text: str) -> str:
    """A text string (§7.9.2.2): literal for printable ASCII, else UTF-16BE with its mark, in hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def ascii_string(text: str) -> str:
    """A byte string (§7.3.4) for what is ASCII by definition, such as a URI; other characters are a ValueError."""
    text.encode("ascii")
    return text_string(text) if text.isprintable() else f"<{text.encode('ascii').hex()}>"
