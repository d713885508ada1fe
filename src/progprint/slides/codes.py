"""Facts for the audience on a slide that stands long: the programme's address as a code, and the Wi-Fi of the venue."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from progprint.agenda.conference import fits_code
from progprint.core.codes import QUIET, code_modules
from progprint.core.raster import Raster
from progprint.deck.deck import AnyFill, PictureFill
from progprint.slides.builder import DeckBuilder
from progprint.slides.fills import GAP

_MODULE = 8
"""Pixels of a module: whole, so that edges are sharp at any size."""


@lru_cache(maxsize=64)
def code(address: str) -> Raster:
    """A code with the white around it, as a picture in grey."""
    rows = [bytes(QUIET) + row + bytes(QUIET) for row in code_modules(address)]
    side = len(rows) + 2 * QUIET
    lines = [bytes(side)] * QUIET + rows + [bytes(side)] * QUIET
    shades = bytes.maketrans(b"\0\1", b"\xff\0")
    data = b"".join(b"".join(bytes((one,)) * _MODULE for one in line.translate(shades)) * _MODULE for line in lines)
    digest = hashlib.sha256(data).hexdigest()
    return Raster(side * _MODULE, side * _MODULE, "gray", data, "raw", digest)


def address_code(builder: DeckBuilder, kind: str, label: str) -> list[AnyFill]:
    """The code of the conference's address with a word below it; nothing without an address or a place for it."""
    url = builder.agenda.conference.url
    if not url or not fits_code(url) or not builder.fitter.stage.has(kind, "code"):
        return []
    fills: list[AnyFill] = [PictureFill("code", code(url), url)]
    if builder.fitter.stage.has(kind, "code-label"):
        fills.append(builder.fitter.lines(kind, "code-label", [label], spare=True))
    return fills


def wifi(builder: DeckBuilder, kind: str) -> list[AnyFill]:
    """Network and password of the venue, where a template has a place for them."""
    venue, words = builder.agenda.conference.venue, builder.words
    if venue is None or venue.wifi is None or not builder.fitter.stage.has(kind, "wifi"):
        return []
    told = zip((words.wifi, words.password), venue.wifi, strict=True)
    lines = [GAP.join((label, value)) for label, value in told if value]
    return [builder.fitter.lines(kind, "wifi", lines)] if lines else []
