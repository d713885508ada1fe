"""A slide as it goes into the file, whoever made it: its XML, what it refers to, its notes and its section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Reference(NamedTuple):
    """A relation of a slide: its id, type, and target, a part of the package or, ``outside``, an address."""

    id: str
    type: str
    target: str
    outside: bool = False


class Carried(NamedTuple):
    """A part that comes from another file: its name here, its bytes, its content type, and its relations."""

    name: str
    data: bytes
    type: str
    relations: Sequence[Reference] = ()


class Leaf(NamedTuple):
    """A slide of the file. ``{number}`` in its field is filled by office programs; ``notes`` are lines."""

    section: str
    xml: str
    layout: str
    references: Sequence[Reference]
    notes: tuple[str, ...]
    carried: Sequence[Carried] = ()
