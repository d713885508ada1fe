"""The content stream of a page: its operators as a list. Outlines are drawn by ReportLab's path object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfgen.pathobject import PDFPathObject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class ContentStream:
    """The operators of the page at hand (ISO 32000-1 §7.8.2)."""

    def __init__(self) -> None:
        self.code: list[str] = []

    def outline(self, steps: Iterable[tuple[str, Sequence[float]]], operator: str) -> None:
        """Draw an outline, given in the space of the page (``frame.Path``), and paint it with an operator (§8.5.3)."""
        path = PDFPathObject()
        for kind, numbers in steps:
            match kind:
                case "m":
                    path.moveTo(*numbers)
                case "l":
                    path.lineTo(*numbers)
                case "c":
                    path.curveTo(*numbers)
                case "z":
                    path.close()
                case _:
                    raise ValueError(kind)
        self.code += (path.getCode().removeprefix("n "), operator)  # "n" ends a path, and there is none yet (§8.2)

    def take(self) -> bytes:
        """The bytes of the page; the next one then begins."""
        content = "\n".join(self.code).encode("latin-1")
        self.code = []
        return content
