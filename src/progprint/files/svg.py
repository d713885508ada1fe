"""Drawings (SVG) as samples: looked through first, then drawn by resvg, which runs no script and fetches nothing.

Refused are what would make a picture differ from machine to machine or cost without end: text (its fonts are not here; turn
it into paths), pictures inside, filters, references to other files, entities of one's own, and parts that multiply by
``<use>`` beyond a bound (SVG 2 §5.6). The rest of the file format is resvg's.

Looking through takes time in proportion to the file. What drawing takes nobody can tell beforehand (layers, masks and
patterns multiply in a style sheet as well), so it is done by a process of its own (``files.drawer``) that has so many
seconds and so much memory, and no file but the drawing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from progprint.files import drawer

MAX_BYTES = 5 * 1024 * 1024
MAX_PARTS = 20_000
"""Elements that are drawn, those that are used several times counted each time."""
SECONDS = 10
"""What a drawing may take of the processor; sound ones take hundredths. By the clock it is three times as much."""
MEGABYTES = 512
"""Memory that a drawing may take, Python and resvg included."""

_DEEPEST = 200
_MANY_HEAVY = 3
"""After so many drawings that overran their time each further one gets a second, so that a hundred of them end as well."""

_BLANK = re.compile(rb"[ \t\r\n]*")
_ROOT = re.compile(rb"<(?:\w+:)?svg\b")
_BEFORE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))
_REFUSED = {"text": "text", "foreignObject": "text", "image": "picture", "feImage": "picture", "filter": "filter"}
_ELSEWHERE = re.compile(r"url\(\s*+['\"]?+(?!#)[^)]", re.IGNORECASE)
_WITHIN = re.compile(r"url\(\s*+['\"]?+#([^)'\"]+)")
_LENGTH = re.compile(r"([0-9.]+(?:e[-+]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|q|em|ex|%)?", re.IGNORECASE)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}


class DrawingError(ValueError):
    """A drawing that is not taken.

    ``reason`` is text, picture, filter, outside, entity, parts, size, damaged, heavy (it overran its time or memory), or
    apart (no process could be started for it).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_drawing(data: bytes) -> bool:
    """Whether bytes are an SVG file, by its first element; each byte before it is looked at once (XML 1.0 §2.8)."""
    at = len(b"\xef\xbb\xbf") if data.startswith(b"\xef\xbb\xbf") else 0
    while True:
        blank = _BLANK.match(data, at)
        at = blank.end() if blank else at
        mark, end = next((pair for pair in _BEFORE if data.startswith(pair[0], at)), (b"", b""))
        if not mark:
            return _ROOT.match(data, at) is not None
        found = data.find(end, at + len(mark))
        if found < 0:
            return False
        if mark == b"<!" and data.find(b"[", at, found) >= 0:  # declarations of its own; it is refused for them
            return True
        at = found + len(end)


def draw(data: bytes, pixels: int) -> bytes:
    """The drawing as a PNG file of about so many pixels, transparent where nothing is drawn. Raises DrawingError."""
    if len(data) > MAX_BYTES:
        raise DrawingError("parts")
    data = data.removeprefix(b"\xef\xbb\xbf")
    width, height = _size(_look_through(data))
    wide = max(1, min(round((pixels * width / height) ** 0.5), 20_000))
    if wide * height / width < 1:
        raise DrawingError("size")
    return _drawn_apart(data, wide)


class _Element:
    """An element as far as it counts: what is inside, and the names of what it refers to."""

    __slots__ = ("attributes", "inside", "refers")

    def __init__(self, attributes: Mapping[str, str], refers: list[str]) -> None:
        self.attributes = attributes
        self.inside: list[_Element] = []
        self.refers = refers


def _look_through(data: bytes) -> Mapping[str, str]:
    """The attributes of the root of a drawing in which nothing is refused."""
    from xml.parsers import expat

    reader = _Reader()
    parser = expat.ParserCreate("utf-8", "}")  # as resvg gets it, whatever the file says of its encoding
    parser.StartElementHandler, parser.EndElementHandler = reader.begins, reader.ends
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.says, reader.declares
    try:
        data.decode()
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeDecodeError) as trouble:
        raise DrawingError("damaged") from trouble
    root = reader.open[0].inside[0]
    _parts(root, reader.named, {}, set())
    return root.attributes


class _Reader:
    """What expat tells, judged at once, so that nothing is kept of a drawing that is refused."""

    def __init__(self) -> None:
        self.open = [_Element({}, [])]
        self.named: dict[str, _Element] = {}
        self._count = 0
        self._style: list[str] | None = None

    def declares(self, _name: str, _system: str | None, _public: str | None, own: bool) -> None:
        if own:
            raise DrawingError("entity")

    def begins(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._count += 1
        if name in _REFUSED:
            raise DrawingError(_REFUSED[name])
        if self._count > MAX_PARTS or len(self.open) > _DEEPEST + 1:
            raise DrawingError("parts")
        refers: list[str] = []
        for key, value in attributes.items():
            is_link = key.rpartition("}")[2] == "href"
            if (is_link and name != "a" and not value.lstrip().startswith("#")) or _ELSEWHERE.search(value):
                raise DrawingError("outside")
            refers += [value.strip()[1:]] if is_link else _WITHIN.findall(value)
        one = _Element(attributes if len(self.open) == 1 else {}, refers)
        if "id" in attributes:
            self.named[attributes["id"]] = one
        self.open[-1].inside.append(one)
        self.open.append(one)
        if name == "style":
            self._style = []

    def says(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def ends(self, _tag: str) -> None:
        self.open.pop()
        style, self._style = "".join(self._style or ()), None
        if "@import" in style or _ELSEWHERE.search(style):
            raise DrawingError("outside")


def _parts(one: _Element, named: Mapping[str, _Element], known: dict[_Element, int], above: set[_Element]) -> int:
    """How many elements are drawn for one, with what it uses."""
    if one in known:
        return known[one]
    if one in above or len(above) > _DEEPEST:
        raise DrawingError("parts")
    above.add(one)
    count = 1
    for other in (*one.inside, *(named[name] for name in one.refers if name in named)):
        count += _parts(other, named, known, above)
        if count > MAX_PARTS:
            raise DrawingError("parts")
    above.remove(one)
    known[one] = count
    return count


def _size(root: Mapping[str, str]) -> tuple[float, float]:
    """Width and height, of which the shape is what counts: by width and height if they are lengths, else by the viewBox.

    resvg takes a part of the viewBox, or an em, for a length as well; where that would make the picture much higher than
    the viewBox says, it is refused.
    """
    try:
        box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()[:200])[2:4]]
    except ValueError:
        box = []
    try:
        lengths = [_length(root.get(key, "")) for key in ("width", "height")]
    except ValueError as trouble:
        raise DrawingError("size") from trouble
    units = {unit for _, unit in lengths}
    if units <= _UNITS.keys():
        return _sane([number * _UNITS[unit] for number, unit in lengths])
    size = _sane(box)
    if units & {"em", "ex"} and len(units) > 1:
        raise DrawingError("size")
    drawn = _sane(
        [
            number * side / 100 if unit == "%" else number * _UNITS.get(unit, 1.0)
            for (number, unit), side in zip(lengths, size, strict=True)
        ]
    )
    if drawn[1] / drawn[0] > 4 * size[1] / size[0]:
        raise DrawingError("size")
    return size


def _length(given: str) -> tuple[float, str]:
    """A number and its unit; all of the viewBox where none is given. Raises ValueError."""
    found = _LENGTH.fullmatch(given.strip()) if len(given) < 100 else None
    return (float(found[1]), (found[2] or "").lower()) if found else (100.0, "%")


def _sane(size: list[float]) -> tuple[float, float]:
    if len(size) < 2 or not (0 < size[0] < 1e6 and 0 < size[1] < 1e6):
        raise DrawingError("size")
    return size[0], size[1]


_heavy: set[bytes] = set()
"""Digests of drawings that overran in this process: a preview that draws again at each save does not try them again."""


def _drawn_apart(data: bytes, wide: int) -> bytes:
    """What the drawer made of a drawing."""
    import hashlib

    digest = hashlib.sha256(data).digest()
    if digest in _heavy:
        raise DrawingError("heavy")
    status, made = _run(_command(wide, SECONDS if len(_heavy) < _MANY_HEAVY else 1), data)
    if status == 0:
        return made
    reason = {drawer.CANNOT: "apart", drawer.DAMAGED: "damaged"}.get(status, "heavy")
    if reason == "heavy":
        _heavy.add(digest)
    raise DrawingError(reason)


def _command(wide: int, seconds: int) -> list[str]:
    """How the drawer is started: no environment variable and no start-up file of Python has a say."""
    from importlib.util import find_spec

    found = find_spec("resvg_py")
    if found is None or not found.origin:
        raise DrawingError("apart")
    folder = Path(found.origin).parents[1]
    return [sys.executable, "-I", "-S", "-B", drawer.__file__, str(folder), str(wide), str(seconds), str(MEGABYTES)]


def _run(command: list[str], data: bytes) -> tuple[int, bytes]:
    """Exit status and output. The process is gone when this returns, and when a signal ends it."""
    import subprocess

    try:
        process = subprocess.Popen(  # noqa: S603  our own script
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as trouble:
        raise DrawingError("apart") from trouble
    try:
        made, _ = process.communicate(data, timeout=3 * SECONDS + 5)  # the drawer's own clock ends it before
    except subprocess.TimeoutExpired:
        return -1, b""
    finally:
        process.kill()
        process.wait()
    return process.returncode, made
