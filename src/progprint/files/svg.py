"""Drawings (SVG) as samples: looked through first, then drawn by resvg, which runs no script and fetches nothing.

Refused are what would make a picture differ from machine to machine or cost without end: text (its fonts are not here; turn
it into paths), pictures inside, filters, references to other files, entities of one's own, and parts that multiply by
``<use>`` beyond a bound (SVG 2 §5.6). The rest of the file format is resvg's.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

MAX_BYTES = 5 * 1024 * 1024
MAX_PARTS = 20_000
"""Elements that are drawn, those that are used several times counted each time."""

_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>\[]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?svg\b", re.DOTALL
)
_ENTITIES = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)")
_REFUSED = {"text": "text", "foreignObject": "text", "image": "picture", "feImage": "picture", "filter": "filter"}
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)[^)]", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([\d.]+(?:e[-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*\Z", re.IGNORECASE)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}


class DrawingError(ValueError):
    """A drawing that is not taken; ``reason`` is text, picture, filter, outside, entity, parts, size or damaged."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_drawing(data: bytes) -> bool:
    """Whether bytes are an SVG file, by their beginning."""
    return (
        _HEAD.match(data.removeprefix(b"\xef\xbb\xbf")[:10_000]) is not None
        or _ENTITIES.search(data[:2_000]) is not None
    )


def draw(data: bytes, pixels: int) -> bytes:
    """The drawing as a PNG file of about so many pixels, transparent where nothing is drawn. Raises DrawingError."""
    if len(data) > MAX_BYTES:
        raise DrawingError("parts")
    if _ENTITIES.search(data):
        raise DrawingError("entity")
    try:
        root = ET.fromstring(data)  # noqa: S314  without entities of its own
        text = data.decode("utf-8-sig")
    except (ET.ParseError, UnicodeDecodeError) as trouble:
        raise DrawingError("damaged") from trouble
    _look_through(root)
    width, height = _size(root)
    import resvg_py

    wide = max(1, min(round((pixels * width / height) ** 0.5), 20_000))
    if wide * height / width < 1:
        raise DrawingError("size")
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=text, width=wide, dpi=96, skip_system_fonts=True))
    except ValueError as trouble:
        raise DrawingError("damaged") from trouble


def _look_through(root: ET.Element) -> None:
    for one in root.iter():
        name = _bare(one.tag)
        if name in _REFUSED:
            raise DrawingError(_REFUSED[name])
        for key, value in one.attrib.items():
            if (_bare(key) == "href" and name != "a" and not value.lstrip().startswith("#")) or _ELSEWHERE.search(
                value
            ):
                raise DrawingError("outside")
        if name == "style" and ("@import" in (one.text or "") or _ELSEWHERE.search(one.text or "")):
            raise DrawingError("outside")
    by_id = {one.attrib["id"]: one for one in root.iter() if "id" in one.attrib}
    _parts(root, by_id, {}, frozenset())


def _parts(
    one: ET.Element, by_id: Mapping[str, ET.Element], known: dict[ET.Element, int], above: frozenset[ET.Element]
) -> int:
    """How many elements are drawn for one, with what it uses."""
    if one in known:
        return known[one]
    if one in above or len(above) > 200:
        raise DrawingError("parts")
    inside = above | {one}
    count = 1 + sum(_parts(child, by_id, known, inside) for child in one)
    for key, value in one.attrib.items():
        for name in [value.strip()[1:]] if _bare(key) == "href" else re.findall(r"url\(\s*['\"]?#([^)'\"]+)", value):
            if name in by_id:
                count += _parts(by_id[name], by_id, known, inside)
    if count > MAX_PARTS:
        raise DrawingError("parts")
    known[one] = count
    return count


def _size(root: ET.Element) -> tuple[float, float]:
    """Width and height, of which the shape is what counts."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    lengths = [_LENGTH.match(root.get(key, "")) for key in ("width", "height")]
    try:
        if all(lengths):
            size = [float(found[1]) * _UNITS[(found[2] or "").lower()] for found in lengths if found]
        else:
            size = [float(box[2]), float(box[3])]
    except (IndexError, ValueError) as trouble:
        raise DrawingError("size") from trouble
    if not (0 < size[0] < 1e6 and 0 < size[1] < 1e6):
        raise DrawingError("size")
    return size[0], size[1]


def _bare(name: object) -> str:
    """A name without its namespace; comments and instructions have none."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
