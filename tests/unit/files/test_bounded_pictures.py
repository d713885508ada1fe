"""Pictures made of millions of pieces, or of few that are gone through again and again: refused at once, sound ones kept."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from progprint.files import open_photo
from progprint.files.bounds import is_bounded

if TYPE_CHECKING:
    from pathlib import Path


def saved(form: str, mode: str = "RGB", size: tuple[int, int] = (300, 300), **options: Any) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, form, **options)
    return made.getvalue()


def chunk(tag: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))


def png(more: bytes, at: int = 33) -> bytes:
    """A PNG with chunks behind its header, or before its end."""
    whole = saved("PNG")
    return whole[:at] + more + whole[at:]


def jpeg(more: bytes) -> bytes:
    whole = saved("JPEG")
    return whole[:2] + more + whole[2:]


def scans(times: int, side: int, before: bytes = b"") -> bytes:
    """A progressive JPEG whose last scan is repeated."""
    whole = saved("JPEG", size=(side, side), progressive=True, quality=5)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + before + whole[last:-2] * times + whole[-2:]


def gif(more: bytes) -> bytes:
    whole = saved("GIF", "P")
    at = 13 + (3 << ((whole[10] & 7) + 1) if whole[10] & 0x80 else 0)
    return whole[:at] + more + whole[at:]


def bmp(width: int, height: int, runs: bytes) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(runs), 0, 0, 256, 0)
    return b"BM" + struct.pack("<IHHI", 1078 + len(runs), 0, 0, 1078) + head + b"\0" * 1024 + runs


def tags(count: int, size: int) -> bytes:
    """A directory of tags that all point at the same bytes."""
    rows = b"".join(struct.pack("<HHII", 1000 + n, 7, size, 0) for n in range(count))
    return (b"II*\0\x08\0\0\0" + struct.pack("<H", count) + rows + b"\0" * 4).ljust(size, b"\0")


def tiff(**more: int) -> bytes:
    """A grey TIFF of 100 pixels a side, with tags changed: t322=… is the width of a tile; n273=… a count."""
    rows = {256: 100, 257: 100, 258: 8, 259: 8, 262: 1, 273: 8, 277: 1, 278: 100, 279: 8}
    rows |= {int(name[1:]): value for name, value in more.items() if name[0] == "t"}
    counts = {int(name[1:]): value for name, value in more.items() if name[0] == "n"}
    made = b"".join(struct.pack("<HHII", tag, 4, counts.get(tag, 1), rows[tag]) for tag in sorted(rows))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(rows)) + made + b"\0" * 4 + b"\0" * 4 * max([0, *counts.values()])


ATTACKS: dict[str, Callable[[], bytes]] = {
    "chunks": lambda: png(chunk(b"teSt", b"") * 1_000_000),
    "chunks behind": lambda: png(chunk(b"teSt", b"") * 1_000_000, -12),
    "empty parts of the picture": lambda: png(chunk(b"IDAT", b"") * 1_000_000),
    "segments": lambda: jpeg(b"\xff\xfe\0\2" * 3_000_000),
    "EXIF in crumbs": lambda: jpeg((b"\xff\xe1\0\x0cExif\0\0abcd") * 1_000_000),
    "EXIF that overlaps": lambda: jpeg(b"\xff\xe1" + struct.pack(">H", 65_008) + b"Exif\0\0" + tags(5_000, 65_000)),
    "nothing": lambda: jpeg(b"\0" * 5_000_000),
    "padding": lambda: jpeg(b"\xff" * 5_000_000),
    "scans": lambda: scans(2_000, 2_000),
    "scans behind a false end": lambda: scans(2_000, 2_000, b"\xff\xfe\0\4\xff\xd9"),
    "extensions": lambda: gif(b"!\xfe\0" * 3_000_000),
    "a long comment": lambda: gif(b"!\xfe" + b"\1a" * 3_000_000 + b"\0"),
    "no blocks": lambda: gif(b"\1" * 5_000_000),
    "runs": lambda: bmp(7_000, 7_000, b"\1\0" * 100),
    "a leap": lambda: bmp(49_000_000, 1, b"\0\2\xff\xff"),
    "tags that overlap": lambda: tags(4_000, 5_000_000),
    "many tags": lambda: tags(30_000, 400_000),
    "strips": lambda: tiff(n273=2_000_000, t257=2_000_000, t278=1),
    "a huge tile": lambda: tiff(t322=40_000, t323=40_000),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_what_is_made_of_too_many_pieces_is_refused_at_once(tmp_path: Path, attack: Callable[[], bytes]) -> None:
    (tmp_path / "a").write_bytes(attack())
    began = time.process_time()
    outcome = open_photo(tmp_path, "a")
    assert time.process_time() - began < 2
    assert [(d.code, d.variant) for d in outcome.diagnostics] == [("bad-image", "pieces")]


def test_exif_of_a_png_that_overlaps_costs_only_the_turn(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(png(chunk(b"eXIf", tags(4_000, 5_000_000))))
    outcome = open_photo(tmp_path, "a")
    assert (outcome.value is not None, outcome.diagnostics) == (True, ())


@pytest.mark.parametrize(
    "data",
    [
        png(chunk(b"tEXt", b"a\0b") * 500),
        jpeg(b"\xff\xfe\0\2" * 500),
        jpeg(b"\xff\xff\xff"),
        scans(20, 600),
        saved("JPEG") + b"\xff\xda" * 100_000,
        gif(b"!\xfe\3abc\0" * 500),
        saved("BMP"),
        saved("TIFF", compression="tiff_lzw"),
        saved("TIFF", big_tiff=True),
        saved("WEBP"),
        saved("JPEG", exif=b"Exif\0\0" + tags(3, 200)),
        saved("JPEG", exif=b"Exif\0\0II"),
        bmp(300, 300, b"\xff\1\x2d\1\0\0" * 300),
    ],
)
def test_sound_pictures_are_kept(tmp_path: Path, data: bytes) -> None:
    """What cameras append behind the end of a picture is no part of it."""
    (tmp_path / "a").write_bytes(data)
    outcome = open_photo(tmp_path, "a")
    assert (outcome.value is not None, [d.code for d in outcome.diagnostics]) == (True, [])


@pytest.mark.parametrize(
    "head", [b"", b"\x89PNG", b"\xff\xd8", b"\xff\xd8\xff", b"GIF89a", b"BM", b"II*\0", b"MM\0+", b"II+\0"]
)
def test_a_file_that_ends_early_is_left_to_its_reader(head: bytes) -> None:
    assert is_bounded(head)
