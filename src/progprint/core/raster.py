"""A decoded picture, as every backend takes it.

It lies below everything so that ``files`` can make one and pages and decks can hold one. ``png`` wraps it for formats
that know picture files only.
"""

from __future__ import annotations

import struct
from typing import Final
from zlib import crc32

from progprint.core.deflate import streamed

_PNG_TYPES = {"gray": (0, 1), "rgb": (2, 3)}


class Raster:
    """A decoded, cleaned picture: JPEG bytes, or raw 8-bit samples row by row from the top.

    ``width`` and ``height`` are pixels, ``space`` is "rgb" (sRGB), "gray" or "cmyk" (for print), ``encoding`` "jpeg" or
    "raw". It holds no metadata and no transparency. ``digest`` (hexadecimal) is equal for equal pictures; a raster itself
    is equal to itself only, so that samples are never compared.
    """

    __slots__ = ("data", "digest", "encoding", "height", "space", "width")

    def __init__(self, width: int, height: int, space: str, data: bytes, encoding: str, digest: str) -> None:
        self.width: Final = width
        self.height: Final = height
        self.space: Final = space
        self.data: Final = data
        self.encoding: Final = encoding
        self.digest: Final = digest


def png(raster: Raster, level: int = 9) -> bytes:
    """The samples of a raw picture as a PNG file (ISO/IEC 15948), the same bytes each time; ``level`` as in ``streamed``."""
    color_type, channels = _PNG_TYPES[raster.space]
    row = raster.width * channels
    rows = b"".join(b"\0" + raster.data[at : at + row] for at in range(0, row * raster.height, row))
    header = struct.pack(">IIBBBBB", raster.width, raster.height, 8, color_type, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", streamed(rows, level)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + tag + data + struct.pack(">I", crc32(tag + data)) for tag, data in chunks
    )
