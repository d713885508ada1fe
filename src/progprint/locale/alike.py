"""Names that may be of one person: spelled differently, turned round, in letters, or with one character wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from progprint.core.patterns import pattern
from progprint.locale.names import plain_syllable, reading
from progprint.text.characters import has_han

_LETTERS = pattern("[a-z]+")
_LONGEST = 30
"""Characters of a name in which one may be wrong."""


def alike(people: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of (name, organisation) by number that may be one person, each person with the nearest before it.

    Alike are names equal but for blanks, width and case; the same words in another order (Fan Lin, Lin Fan); a name in
    letters and one in ideographs that is read so; and, within an organisation, names of three characters and more of
    which one differs.
    """
    seen: dict[tuple[str, ...], int] = {}
    told: set[tuple[int, int]] = set()
    for n, (name, org) in enumerate(people):
        for sign in _signs(name, org):
            before = seen.get(sign)
            homophones = sign[0] == "read" and before is not None and has_han(name) and has_han(people[before][0])
            if before is not None and before != n and (before, n) not in told and not homophones:
                told.add((before, n))
                yield before, n
            seen[sign] = n


def _signs(name: str, org: str) -> Iterator[tuple[str, ...]]:
    """What two names have in common if they may be one person's."""
    bare = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name)).casefold()
    yield ("name", bare)
    if has_han(name):
        syllables = [plain_syllable(part) for part in reading(name)]
        if 2 <= len(syllables) <= 4 and all(map(_LETTERS.fullmatch, syllables)):
            yield ("read", *sorted((syllables[0], "".join(syllables[1:]))))
    else:
        words = sorted(_LETTERS.findall(plain_syllable(name)))
        if len(words) > 1:
            yield ("read", *words)
    if org and 3 <= len(bare) <= _LONGEST and has_han(name):
        for n in range(len(bare)):
            yield ("near", org, bare[:n] + "*" + bare[n + 1 :])
