"""Licences of the program, of its fonts and data, and of the libraries that it needs (``info --licences``).

program, fonts.yaml, the table below ─┬─▶ rows of kind, name, version, licence, file
importlib.metadata, need by need ─────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from typing import TYPE_CHECKING, NamedTuple

from progprint import __version__, project

if TYPE_CHECKING:
    from progprint.fonts.book import FontBook

FONTS = "OFL-1.1"
"""The licence of all shipped fonts, as fonts.yaml says."""
_DATA = (
    ("readings of Chinese characters", "MIT", "progprint/locale/readings.txt"),
    ("line breaking, strokes of characters (Unicode)", "Unicode-DFS-2016", "progprint/text/data/LICENSE-UNICODE.txt"),
    ("colour profile sRGB", "public domain", "layouts/profiles/README.md"),
    ("colour profile FOGRA39L", "zlib", "layouts/profiles/README.md"),
)
_WORDINGS = {
    "Permission is hereby granted, free of charge": "MIT",
    "Redistribution and use in source and binary forms": "BSD",
    "Apache License": "Apache-2.0",
    "Mozilla Public License": "MPL",
}
"""Licences that are known by their text, for packages that name none."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST = 100
"""Characters of a licence's name; some packages write its whole text there."""


class Licence(NamedTuple):
    """A part and its licence, "" where the part names none. ``kind`` is program, font, data or library."""

    kind: str
    name: str
    version: str
    licence: str
    file: str


def licences(book: FontBook) -> list[Licence]:
    """All parts in the order program, fonts, data, libraries, each kind by name."""
    fonts = {(entry.family, str(entry.facts.get("licence", ""))) for entry in book.entries.values() if not entry.own}
    return [
        Licence("program", "progprint", __version__, "Apache-2.0", "LICENSE"),
        *(
            Licence("font", name, "", FONTS, str(project.shipped_folder("fonts") / file))
            for name, file in sorted(fonts)
        ),
        *(Licence("data", name, "", licence, file) for name, licence, file in _DATA),
        *sorted(_libraries(), key=lambda one: one.name.lower()),
    ]


def _libraries() -> Iterator[Licence]:
    """What progprint needs, and what that needs; what is not installed, such as a need of another system, is left out."""
    waiting, seen = ["progprint"], {"progprint"}
    while waiting:
        try:
            found = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        name = found.metadata["Name"]
        if _plain(name) != "progprint":
            yield Licence("library", name, found.version, _licence(found), _file(found))
        needs = [need for need in found.requires or () if not re.search(r";.*\bextra\b", need)]
        new = [match[0] for need in needs if (match := _NAME.match(need)) and _plain(match[0]) not in seen]
        waiting += new
        seen |= {_plain(one) for one in new}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(found: Distribution) -> str:
    """The licence that a package names: an SPDX expression, its own words, its classifiers, or what its text is."""
    facts = found.metadata
    own = next((one.strip() for key in ("License-Expression", "License") for one in facts.get_all(key) or ()), "")
    if own and "\n" not in own and len(own) <= _LONGEST and own != "UNKNOWN":
        return own
    classified = [one for one in facts.get_all("Classifier") or () if one.startswith("License ::")]
    if classified:
        return " or ".join(one.rpartition(" :: ")[2] for one in classified)
    text = "".join(one.read_text() for one in _texts(found)[:1])
    return next((name for words, name in _WORDINGS.items() if words in text), "")


def _texts(found: Distribution) -> list[PackagePath]:
    """The files in which a package has its licence."""
    named = (one for one in found.files or () if re.search(r"(?i)(^|/)(licen[cs]e|copying)[^/]*$", one.as_posix()))
    return sorted(named, key=str)


def _file(found: Distribution) -> str:
    """The text of the licence, "" if the package brings none."""
    texts = _texts(found)
    return str(found.locate_file(texts[0])) if texts else ""
