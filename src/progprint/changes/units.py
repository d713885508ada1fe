"""Printed output, piece by piece: pages, sheets, slides, each with a digest of what it shows; and which of them changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple


class Unit(NamedTuple):
    """A page, sheet or slide: its product ("booklet", "door-sign", "deck 云原生"), key, name for people, and digest."""

    product: str
    key: str
    name: str
    digest: str


class Affected(NamedTuple):
    """A piece to print again: ``how`` is new, changed or gone."""

    product: str
    key: str
    name: str
    how: str


def digest(text: str) -> str:
    """A digest of what a piece shows."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]


def affected(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Affected, ...]:
    """The pieces that are not the same, in the order of the new ones; those that are gone come last."""
    before = {(unit.product, unit.key): unit for unit in old}
    after = {(unit.product, unit.key): unit for unit in new}
    found = []
    for key, unit in after.items():
        known = before.get(key)
        if known is None or known.digest != unit.digest:
            found.append(Affected(unit.product, unit.key, unit.name, "new" if known is None else "changed"))
    found += [Affected(unit.product, unit.key, unit.name, "gone") for key, unit in before.items() if key not in after]
    return tuple(found)
