"""Whether somebody has changed masters, layouts or themes in a deck: that belongs into the template, and is told.

Programs spell these parts anew whenever they save. So only what is seen is compared: places, sizes, weights, colours, faces and
words, in their order. LibreOffice writes its own masters; of its files nothing is told.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from progprint import files
from progprint.pptx.archive import Packed
from progprint.pptx.parts import A, Element, P, designs_of, parse_xml, related

if TYPE_CHECKING:
    from progprint.pptx.edited import Edited

PLACES = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/")
_ROUNDED = 12700
"""EMU that programs may round the size of a slide by."""
_SEEN: Mapping[str, tuple[str, ...]] = {
    f"{A}off": ("x", "y"),
    f"{A}ext": ("cx", "cy"),
    f"{A}defRPr": ("sz", "b", "i"),
    f"{A}rPr": ("sz", "b", "i"),
    f"{A}srgbClr": ("val",),
    f"{A}schemeClr": ("val",),
    f"{A}latin": ("typeface",),
    f"{A}ea": ("typeface",),
    f"{A}lvl1pPr": ("algn",),
}


def design_of(parts: Iterable[Packed]) -> str:
    """The digest of what makes the look of a deck, as it is written."""
    return files.digest_of_parts((part.name, part.crc) for part in parts if part.name.startswith(PLACES))


def is_redesigned(edited: Edited, parts: Mapping[str, Packed]) -> bool:
    """Whether masters, layouts or themes look other than they were written; False where the template is another now."""
    if not edited.exact or edited.record.design != design_of(parts.values()):
        return False
    names = [name for name in parts if name.startswith(PLACES) and name.endswith(".xml")]
    written = {seen(parse_xml(_bytes(parts[name]))) for name in names}
    there = designs_of(edited.package.main)
    themes = (theme for part in there for theme in related(part, "/theme"))
    return any(seen(edited.package.tree(part)) not in written for part in (*there, *themes))


def is_resized(edited: Edited, parts: Mapping[str, Packed], presentation: Element) -> bool:
    """Whether somebody has given the slides another size; False where the template is another now."""
    if edited.record.design != design_of(parts.values()):
        return False
    there, now = (_size(one) for one in (edited.package.tree(edited.package.main), presentation))
    return any(abs(one - other) > _ROUNDED for one, other in zip(there, now, strict=True))


def _size(main: Element) -> tuple[int, int]:
    size = main.find(f"{P}sldSz")
    return (int(size.get("cx", "0")), int(size.get("cy", "0"))) if size is not None else (0, 0)


def _bytes(entry: Packed) -> bytes:
    return zlib.decompress(entry.stream, -zlib.MAX_WBITS) if entry.method else entry.stream


def seen(tree: Element) -> tuple[str, ...]:
    """The things that are seen of a part."""
    told: list[str] = []
    for one in tree.iter(*_SEEN, f"{A}t"):
        said = [one.get(key, "") for key in _SEEN.get(str(one.tag), ())]
        told += said if any(said) or not one.text else [one.text]
    return tuple(told)
