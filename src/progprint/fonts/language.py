"""The language that a font is asked for: forms of Han characters differ by language (OpenType, feature locl)."""

from __future__ import annotations

from collections.abc import Sequence

import uharfbuzz as hb

_SYSTEMS = (("zh-Hans", "ZHS "), ("zh-Hant", "ZHT "), ("zh-HK", "ZHH "), ("ja", "JAN "), ("ko", "KOR "))
"""Languages of Han characters, and what a font calls them (OpenType, Language system tags)."""


def asked(face: hb.Face, language: str, script: str) -> str:
    """The language to ask a font for: the text's own, else the one Han language of a font that knows but one.

    A regional font has marks and long dashes of the right width for its own language alone. Chinese is asked for where
    Han characters stand in a text of another kind.
    """
    if not _han_language(language) and script != "Hani":
        return language
    han = _han_language(language) or _SYSTEMS[0][0]
    scripts = face.get_table_script_tags("GSUB")
    tag = next((tag for tag in (script.casefold(), "DFLT") if tag in scripts), "")
    tags = face.get_script_language_tags("GSUB", scripts.index(tag)) if tag else ()
    spoken = [one for one, system in _SYSTEMS if system in tags]
    return spoken[0] if len(spoken) == 1 else han


def _han_language(language: str) -> str:
    """The language of ``_SYSTEMS`` that a BCP 47 tag means; "" for one that is not written with Han characters."""
    base, *rest = language.casefold().split("-")
    if base in ("ja", "ko"):
        return base
    if base not in ("zh", "yue"):
        return ""
    if "hk" in rest or "mo" in rest:
        return "zh-HK"
    return "zh-Hant" if "hant" in rest or "tw" in rest or base == "yue" else "zh-Hans"


def altered(font: hb.Font, characters: Sequence[str], language: str) -> list[str]:
    """Those of some Han characters that a font draws in another form than its own for a language, or not as one glyph.

    They are shaped together, with blanks between them, so that no pair meets.
    """
    text = " ".join(characters)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language
    hb.shape(font, buffer)
    own = list(map(font.get_nominal_glyph, map(ord, characters)))
    infos = buffer.glyph_infos
    if len(infos) == len(text):  # a glyph each, as nearly always
        return [c for c, info, gid in zip(characters, infos[::2], own, strict=True) if info.codepoint != gid]
    found: dict[str, list[int]] = {}
    for info in infos:
        found.setdefault(text[info.cluster], []).append(info.codepoint)
    return [c for c, gid in zip(characters, own, strict=True) if found.get(c) != [gid]]
