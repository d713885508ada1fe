"""Pages as pictures, drawn from the very bytes that are written: for screens, and to look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from progprint.core.raster import Raster


def rasters(data: bytes, scale: float) -> Iterator[Raster]:
    """Every page of a PDF as samples; ``scale`` is pixels for a point."""
    with _opened(data) as document:
        for page in document:
            yield _raster(page, scale)


def one_page(data: bytes, number: int, scale: float) -> Raster:
    """A page of a PDF (from 0; the last one where there are fewer) as samples."""
    with _opened(data) as document:
        return _raster(document[min(number, len(document) - 1)], scale)


def _opened(data: bytes) -> closing[Any]:
    import pypdfium2

    return closing(pypdfium2.PdfDocument(data))


def _raster(page: Any, scale: float) -> Raster:
    import hashlib

    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    samples, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    rows = [samples[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)]
    packed = b"".join(rows)
    return Raster(bitmap.width, bitmap.height, "rgb", packed, "raw", hashlib.sha256(packed).hexdigest())
