"""Pictures of pages, drawn by pdfium from the bytes that are written for a page; drawn again only if these changed."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING

from progprint.core.raster import png
from progprint.pdf.raster import one_page, rasters
from progprint.pdf.write import write_pdf

if TYPE_CHECKING:
    from progprint.preview.studio import Studio, StudioPages

_ROOM = 48_000_000
"""Bytes of pictures that are kept."""
SCALES = (0.25, 4.0)
"""Least and most pixels for a point."""
MOST_PIXELS = 24_000_000


class Pictures:
    """Pages as PNG files; those that were asked for last are kept."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._pages: dict[tuple[str, int], tuple[int, bytes, str]] = {}
        self._drawn: OrderedDict[tuple[str, float], bytes] = OrderedDict()
        self._size = 0

    def digest(self, document: StudioPages, number: int) -> str:
        """A digest of the look of a page (from 0)."""
        return self._page(document, number)[1]

    def picture(self, document: StudioPages, number: int, scale: float) -> bytes:
        """A page as a PNG file; ``scale`` is pixels for a point."""
        frame = document.pages[number].frame
        scale = min(max(scale, SCALES[0]), SCALES[1], (MOST_PIXELS / (frame.width * frame.height)) ** 0.5)
        with self._studio.lock:
            data, digest = self._page(document, number)
            known = self._drawn.get((digest, scale))
            if known is None:
                known = png(one_page(document.file, number, scale) if document.file else next(rasters(data, scale)), 1)
                self._drawn[digest, scale] = known
                self._size += len(known)
                while self._size > _ROOM and len(self._drawn) > 1:
                    _, old = self._drawn.popitem(last=False)
                    self._size -= len(old)
            self._drawn.move_to_end((digest, scale))
            return known

    def _page(self, document: StudioPages, number: int) -> tuple[bytes, str]:
        """The PDF of one page and its digest, made once for each save."""
        with self._studio.lock:
            version = self._studio.state.version
            known = self._pages.get((document.key, number))
            if known is None or known[0] != version:
                data = write_pdf([document.pages[number]], document.settings).value or b""
                known = self._pages[document.key, number] = (
                    version,
                    data,
                    hashlib.sha256(document.file + data).hexdigest()[:16],
                )
            return known[1], known[2]
