"""Blanks between Han and Latin: typed or not, in one way throughout. In print the gap is the same either way."""

from __future__ import annotations

import re

from progprint.text.punctuation import ADDRESS, HAN

TIGHT = re.compile(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")
"""Where Han and a Latin letter or figure touch."""
LOOSE = re.compile(rf"(?<=[{HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[{HAN}])")
"""A blank between them."""


def spaced(text: str, *, tight: bool) -> str:
    """The text with no such blank, or with one everywhere; addresses and code stay as they are."""
    pattern, fill = (LOOSE, "") if tight else (TIGHT, " ")
    made, at = "", 0
    for kept in ADDRESS.finditer(text):
        made += pattern.sub(fill, text[at : kept.start()]) + kept[0]
        at = kept.end()
    return made + pattern.sub(fill, text[at:])
