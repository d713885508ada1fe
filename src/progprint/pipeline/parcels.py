"""Values on their way between processes that have read the same agenda: what both have goes by its name.

A slide knows its line, and with it the text of its file, and the photos on it; a page knows its fonts. Each deck would carry
all of these; instead a text goes as the name of its file, a photo as its digest and a font by its name.
"""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from progprint.core.diagnostic import Source
from progprint.core.raster import Raster
from progprint.fonts.face import Face

if TYPE_CHECKING:
    from progprint.fonts.book import FontBook

Shared = Mapping[tuple[str, str], object]
"""The things that both sides have, by kind and name."""
_HERE: ContextVar[Shared] = ContextVar("shared")


class UnlikeError(Exception):
    """A worker that has another version, or other files."""


def shared(given: Mapping[str, bytes], pictures: Mapping[str, Raster]) -> Shared:
    """The files of an agenda and its pictures."""
    from progprint.source.decode import decode

    texts = {("text", name): decode(data, name).value for name, data in given.items()}
    return {**texts, **{("picture", one.digest): one for one in pictures.values()}}


class Parcel:
    """Values as bytes, one after the other; what several of them hold is in it once."""

    def __init__(self, things: Shared) -> None:
        self._into = BytesIO()
        self._pickler = pickle.Pickler(self._into, pickle.HIGHEST_PROTOCOL)
        self._pickler.dispatch_table = {
            **copyreg.dispatch_table,
            Source: _by_name("text", lambda one: one.name, things),
            Raster: _by_name("picture", lambda one: one.digest, things),
            Face: lambda face: (_face, (face.name,)),
        }

    def add(self, value: object) -> None:
        """Put a value behind those before."""
        self._pickler.dump(value)

    @property
    def data(self) -> bytes:
        """All of it."""
        return self._into.getvalue()


def _by_name(kind: str, name: Callable[[Any], str], things: Shared) -> Callable[[Any], Any]:
    def reduced(one: Any) -> Any:
        known = (kind, name(one))
        return (_known, known) if known in things else one.__reduce_ex__(pickle.HIGHEST_PROTOCOL)

    return reduced


def packed(value: object, things: Shared) -> bytes:
    """A value as bytes."""
    parcel = Parcel(things)
    parcel.add(value)
    return parcel.data


def opened(data: bytes, things: Shared) -> Iterator[Any]:
    """The values of a parcel where the same things are shared. They come from workers of one's own choice."""
    token = _HERE.set(things)
    try:
        there = BytesIO(data)
        reader = pickle.Unpickler(there)  # noqa: S301
        while there.tell() < len(data):
            yield reader.load()
    finally:
        _HERE.reset(token)


def unpacked(data: bytes, things: Shared) -> Any:
    """The value of bytes that ``packed`` made."""
    (value,) = opened(data, things)
    return value


def _known(kind: str, name: str) -> object:
    try:
        return _HERE.get()[kind, name]
    except KeyError:
        raise UnlikeError(f"a {kind} is another one there") from None


def _face(name: str) -> Face:
    return cast("FontBook", _known("fonts", "")).face(name)
