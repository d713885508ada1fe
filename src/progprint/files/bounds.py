"""Bounds of a picture file, looked at before it is decoded: readers go through its pieces one by one.

    PNG: chunks · JPEG: segments, EXIF, scans · GIF: blocks before the picture · BMP: runs · TIFF: tags and tiles

A file of 30 MB can hold millions of pieces, or tags that all point at the same bytes; sound ones have hundreds. Each look
takes time in proportion to the file at most. What a piece says is Pillow's business.
"""

from __future__ import annotations

import re
import struct

MAX_PIECES = 20_000
MAX_TAGS = 4_096
MAX_VALUES = 200_000
"""Values of one tag of a TIFF file: an offset for each line of a picture, say."""
MAX_RUN_PIXELS = 4_000_000
"""Pixels of a BMP that is packed by runs: Pillow unpacks those pixel by pixel."""
MAX_SCANNED = 1_500_000_000
"""Scans of a JPEG × its pixels: a progressive one is gone through once for each scan."""
_TILED = 200_000_000
_EXIF_SEGMENTS = 64
_JUNK = 65_536
_OVERLAP = 16 * 1024 * 1024
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of a value by its type (TIFF 6.0 §2, BigTIFF)."""


def is_bounded(data: bytes) -> bool:
    """Whether a picture file can be decoded in reasonable time, as far as its pieces go; True for what is none."""
    try:
        if data.startswith(b"\x89PNG"):
            return _png(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(b"GIF8"):
            return _gif(data)
        if data.startswith(b"BM"):
            return _bmp(data)
        if data[:2] in {b"II", b"MM"}:
            return are_tags_bounded(data)
    except (struct.error, IndexError):
        return True  # cut short; the reader will say so
    return True


def _png(data: bytes) -> bool:
    at = 8
    for _ in range(MAX_PIECES):
        if at + 8 > len(data):
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def _jpeg(data: bytes) -> bool:
    """Segments up to the first scan, then the scans."""
    at, exif, pixels = 2, b"", 0
    segments = 0
    for _ in range(MAX_PIECES):
        found = data.find(b"\xff", at, at + _JUNK)
        if found < 0:
            return len(data) - at < _JUNK
        padded = found
        while data[padded + 1] == 0xFF:
            padded += 1
            if padded - found > _JUNK:
                return False
        marker, at = data[padded + 1], padded + 2
        if marker == 0xDA:
            return _scans(data, at) * pixels <= MAX_SCANNED and (not exif or are_tags_bounded(exif))
        if marker in {0x00, 0x01, *range(0xD0, 0xDA)}:
            continue
        size = int.from_bytes(data[at : at + 2], "big")
        if marker == 0xE1 and data[at + 2 : at + 8] == b"Exif\0\0":
            segments += 1
            exif += data[at + 8 : at + size]
            if segments > _EXIF_SEGMENTS:
                return False
        elif 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", data, at + 3)
            pixels = max(pixels, height * width)
        at += max(size, 2)
    return False


def _scans(data: bytes, at: int) -> int:
    """How many scans there are up to the end of the image; what cameras append behind it does not count (T.81 §B.1.1)."""
    scans = 1
    for _ in range(MAX_PIECES):
        found = _MARKER.search(data, at)
        if not found or found[1] == b"\xd9":
            return scans
        scans += found[1] == b"\xda"
        at = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2], "big"))
    return MAX_SCANNED


def _gif(data: bytes) -> bool:
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    blocks = 0
    while blocks < MAX_PIECES:
        blocks += 1
        if data[at] != 0x21:
            return data[at] in {0x2C, 0x3B} or len(data) - at < _JUNK
        at += 2
        while data[at] and blocks < MAX_PIECES:
            at += data[at] + 1
            blocks += 1
        at += 1
    return False


def _bmp(data: bytes) -> bool:
    header, width, height = struct.unpack_from("<Iii", data, 14)
    packed = header >= 40 and struct.unpack_from("<I", data, 30)[0] in {1, 2}
    return not packed or abs(width * height) <= MAX_RUN_PIXELS


def are_tags_bounded(data: bytes) -> bool:
    """Whether the first directory of TIFF or EXIF data has tags that lie beside one another, and tiles that can be held."""
    order = "<" if data[:2] == b"II" else ">"
    big = struct.unpack_from(f"{order}H", data, 2)[0] == 43
    if big:
        (at,) = struct.unpack_from(f"{order}Q", data, 8)
        (count,) = struct.unpack_from(f"{order}Q", data, at)
    else:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, at)
    if count > MAX_TAGS:
        return False
    told, tile = 0, {322: 1, 323: 1, 277: 1}
    for n in range(count):
        place = at + (8 + 20 * n if big else 2 + 12 * n)
        if place + (20 if big else 12) > len(data):
            break
        tag, kind, values = struct.unpack_from(f"{order}HHQ" if big else f"{order}HHI", data, place)
        size = _SIZES.get(kind, 0)
        told += min(size * values, len(data))
        if size > 1 and values > MAX_VALUES:
            return False
        if tag in tile and kind in {3, 4}:
            tile[tag] = struct.unpack_from(order + ("H" if kind == 3 else "I"), data, place + (12 if big else 8))[0]
    return told <= len(data) + _OVERLAP and tile[322] * tile[323] * tile[277] <= _TILED
