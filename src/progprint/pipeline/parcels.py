"""Values on their way between processes that have read the same agenda: what both have goes by its name.

A slide knows its line, and with it the text of its file, and the photos on it. Each deck would carry all of these; instead
a text goes as the name of its file and a photo as its digest.
"""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from io import BytesIO
from typing import Any

from progprint.core.diagnostic import Source
from progprint.core.raster import Raster

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


def packed(value: object, things: Shared) -> bytes:
    """A value as bytes."""

    def by_name(kind: str, name: Callable[[Any], str]) -> Callable[[Any], Any]:
        def reduced(one: Any) -> Any:
            known = (kind, name(one))
            return (_known, known) if known in things else one.__reduce_ex__(pickle.HIGHEST_PROTOCOL)

        return reduced

    into = BytesIO()
    pickler = pickle.Pickler(into, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {
        **copyreg.dispatch_table,
        Source: by_name("text", lambda one: one.name),
        Raster: by_name("picture", lambda one: one.digest),
    }
    pickler.dump(value)
    return into.getvalue()


def unpacked(data: bytes, things: Shared) -> Any:
    """The value of bytes that ``packed`` made where the same things are shared. They come from workers of one's own choice."""
    token = _HERE.set(things)
    try:
        return pickle.loads(data)  # noqa: S301
    finally:
        _HERE.reset(token)


def _known(kind: str, name: str) -> object:
    try:
        return _HERE.get()[kind, name]
    except KeyError:
        raise UnlikeError(f"a {kind} is another one there") from None
