"""Pictures of a document: one object each, however often they are drawn (ISO 32000-1 §8.9.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.pdf.document import Stream

if TYPE_CHECKING:
    from progprint.core.raster import Raster
    from progprint.pdf.document import Document

_SPACES = {"rgb": "/DeviceRGB", "gray": "/DeviceGray", "cmyk": "/DeviceCMYK"}
_TURNED = "/Decode[1 0 1 0 1 0 1 0]"
"""Of CMYK in JPEG files, whose samples stand for paper, not for ink (the custom of Adobe's programs)."""


class Images:
    """The pictures that were drawn so far."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, raster: Raster) -> tuple[str, str]:
        """Resource name and reference of a picture; JPEG data goes in as it is."""
        known = self._known.get(raster.digest)
        if known is None:
            known = self._known[raster.digest] = (f"Im{len(self._known) + 1}", self._embed(raster))
        return known

    def _embed(self, raster: Raster) -> str:
        jpeg = raster.encoding == "jpeg"
        packed = "/Filter/DCTDecode" if jpeg else ""
        packed += _TURNED if jpeg and raster.space == "cmyk" else ""
        entries = (
            f"/Type/XObject/Subtype/Image/Width {raster.width}/Height {raster.height}"
            f"/ColorSpace{_SPACES[raster.space]}/BitsPerComponent 8{packed}"
        )
        return self._document.put(Stream(raster.data, entries, raw=jpeg))
