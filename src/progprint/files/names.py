"""File names out of titles: allowed on every system, and different where systems differ in what they tell apart.

Sources of the rules: POSIX and Windows reserved characters and names (Microsoft, "Naming Files, Paths, and
Namespaces"), NAME_MAX of 255 bytes, case-insensitive and normalising file systems (APFS, NTFS).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from progprint.text.clusters import is_boundary

MAX_NAME = 200
"""Most UTF-8 bytes of a name, so that a number before and a suffix after it still fit into NAME_MAX."""

_RESERVED = r'[<>:"/\\|?*]'
_DEVICE = r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\Z"
_JOINER = "\u200d"


def safe_names(texts: Iterable[str], fallback: str = "untitled") -> tuple[str, ...]:
    """File names (no suffix added) that read like texts, in their order, all different, whatever the system.

    ``fallback`` is used when nothing of a text can stand in a name. A name that is taken gets " (2)", " (3)" ….
    """
    names: list[str] = []
    taken: set[str] = set()
    for text in texts:
        name = _distinct(_cleaned(text) or fallback, taken)
        taken.add(folded(name))
        names.append(name)
    return tuple(names)


def _cleaned(text: str) -> str:
    """The text without what a file name may not hold; possibly empty."""
    text = unicodedata.normalize("NFC", re.sub(_RESERVED, "-", text))
    kept = "".join(c if not c.isspace() else " " for c in text if c.isspace() or _may_stand(c))
    name = _cut(" ".join(kept.split()).lstrip(".- ").rstrip(". "), MAX_NAME).rstrip(". ")
    return f"_{name}" if re.match(_DEVICE, name.partition(".")[0].rstrip(), re.IGNORECASE) else name


def _may_stand(char: str) -> bool:
    """No control, format (bidi, zero width), surrogate or unassigned characters; the joiner of emoji is kept."""
    return char == _JOINER or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn")


def _cut(name: str, limit: int) -> str:
    """At most ``limit`` bytes of the name, cut between two user-perceived characters."""
    if len(name.encode()) <= limit:
        return name
    end = len(name.encode()[:limit].decode(errors="ignore"))
    while end and not is_boundary(name, end):
        end -= 1
    return name[:end]


def folded(name: str) -> str:
    """A name as a system compares it that ignores case and normalisation."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _distinct(name: str, taken: Collection[str]) -> str:
    """The name, or the name with the first number that makes it new; ``taken`` holds folded names."""
    candidate, number = name, 1
    while folded(candidate) in taken:
        number += 1
        suffix = f" ({number})"
        candidate = _cut(name, MAX_NAME - len(suffix)) + suffix
    return candidate
