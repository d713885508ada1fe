"""Outlines as operators of a content stream, drawn by ReportLab's path object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfgen.pathobject import PDFPathObject

from progprint.pdf.syntax import real

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def outline(steps: Iterable[tuple[str, Sequence[float]]], operator: str) -> list[str]:
    """The operators that draw an outline, given in the space of the page (``frame.Path``), and paint it (ISO 32000-1 §8.5.3)."""
    path, boxes = PDFPathObject(), list[str]()
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
            case "r":
                x0, y0, x1, y1 = numbers
                boxes.append(f"{real(x0)} {real(y1)} {real(x1 - x0)} {real(y0 - y1)} re")
            case _:
                raise ValueError(kind)
    drawn = path.getCode().removeprefix("n").strip()  # "n" ends a path, and there is none yet (§8.2)
    return [*boxes, *([drawn] if drawn else []), operator]
