"""An address as a QR code (ISO/IEC 18004): its modules, which each backend draws as it can."""

from __future__ import annotations

from typing import Final

QUIET: Final = 4
"""Modules of white around a code (§6.3.8)."""


def code_modules(text: str) -> tuple[bytes, ...]:
    """The modules of a text's code, a row each from the top, 1 for a dark one; level M, of the smallest size that holds it."""
    import segno

    return tuple(bytes(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix)
