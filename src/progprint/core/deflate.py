"""Deflated bytes (RFC 1951), by libdeflate: half the time of zlib, fewer bytes, and the same ones everywhere.

What Python calls zlib is another program from system to system, and packs otherwise; this one comes along with us.
"""

from __future__ import annotations

import deflate

_LEVEL = 6
"""Level 8 takes nearly twice the time of 6 for pages and fonts, and saves 0.7 % of the bytes."""


def deflated(data: bytes) -> bytes:
    """The bare stream, as it lies in a zip archive."""
    return bytes(deflate.deflate_compress(data, _LEVEL))


def streamed(data: bytes, level: int = _LEVEL) -> bytes:
    """The stream in the frame of RFC 1950, as PDF and PNG want it; levels go from 1 to 12."""
    return bytes(deflate.zlib_compress(data, level))
