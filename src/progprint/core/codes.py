"""Codes that cameras read: QR (ISO/IEC 18004) as modules, Code 128 (ISO/IEC 15417) as bars. Each backend draws them as it can."""

from __future__ import annotations

from typing import Any, Final

QUIET: Final = 4
"""Modules of white around a QR code (§6.3.8)."""
_MASK: Final = 3
"""The mask of codes that are made by the thousand: to try all eight takes five times as long, and every reader undoes any."""


def code_modules(text: str, *, many: bool = False) -> tuple[bytes, ...]:
    """The modules of a text's QR code, a row each from the top, 1 for a dark one; level M, of the smallest size that holds it.

    ``many``: one of thousands, in a fixed mask.
    """
    import segno

    made = segno.make(text, error="m", micro=False, boost_error=False, mask=_MASK if many else None)
    return tuple(bytes(row) for row in made.matrix)


def code_bars(text: str) -> tuple[int, ...]:
    """The widths of bars and gaps of a text's Code 128 in modules, a bar first and last; none for what it cannot hold."""
    from progprint.core import reportlab_alone

    if not text or not all(" " <= char <= "~" for char in text):
        return ()
    reportlab_alone.load()
    from reportlab.graphics.barcode.code128 import Code128

    made: Any = Code128(text, quiet=False)
    made.validate()
    made.encode()
    return tuple("abcd".index(part) + 1 for part in made.decompose().lower())
