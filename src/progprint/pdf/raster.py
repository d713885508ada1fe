"""Pages as pictures, drawn from the very bytes that are written: for screens, and to look at."""

from __future__ import annotations

from collections.abc import Iterator

from progprint.core.raster import Raster


def rasters(data: bytes, scale: float) -> Iterator[Raster]:
    """Every page of a PDF as samples; ``scale`` is pixels for a point."""
    import hashlib

    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            samples, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
            rows = [samples[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)]
            packed = b"".join(rows)
            yield Raster(bitmap.width, bitmap.height, "rgb", packed, "raw", hashlib.sha256(packed).hexdigest())
    finally:
        document.close()
