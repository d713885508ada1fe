"""The part of a font file that a document embeds (ISO 32000-1 §9.9), cut by HarfBuzz.

TrueType glyphs are renumbered. PostScript glyphs keep their ids, and CIDs are made equal to them, because codes of such a
font lead to glyphs by CID (§9.7.4.2). An axis of weight is pinned, every other axis rests at its default: no PDF holds a
variable font. CFF2 becomes CFF for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

_TABLES = ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF ", "cvt ", "fpgm", "prep")
_TABLES_OF_AXES = ("CFF2", "fvar", "avar", "gvar", "cvar", "HVAR", "MVAR")
_POSTSCRIPT = hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2


def cut(face: hb.Face, gids: Iterable[int], weight: float | None = None) -> tuple[bytes, dict[int, int]]:
    """The program with these glyphs only, and new glyph ids by old ones; PostScript as the bare table ``CFF ``."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *gids})
    flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    postscript = "glyf" not in face.table_tags
    wanted.flags = flags | hb.SubsetFlags.RETAIN_GIDS | _POSTSCRIPT if postscript else flags
    unwanted = set(face.table_tags).difference(_TABLES, _TABLES_OF_AXES)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in unwanted)
    _pin(face, wanted, weight)
    plan = hb.SubsetPlan(face, wanted)
    small = plan.execute()
    program = small.reference_table("CFF ").data if postscript else small.blob.data
    return bytes(program), dict(plan.old_to_new_glyph_mapping)


def for_screen(face: hb.Face, characters: str, weight: float | None = None) -> bytes:
    """A font file with the glyphs of some characters, which programs find by their characters (OpenType, table cmap)."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    _pin(face, wanted, weight)
    return bytes(hb.SubsetPlan(face, wanted).execute().blob.data)


def whole(face: hb.Face, weight: float | None = None) -> tuple[bytes, dict[int, int]]:
    """A font file with every glyph and every table, for a font whose licence bits forbid to take a part.

    A plain file is given byte for byte. A face of a collection becomes a file of its own, an axis is pinned, and CIDs
    are made equal to glyph ids: the form changes, nothing is taken away.
    """
    mapping = {gid: gid for gid in range(face.glyph_count)}
    data = face.blob.data
    if "glyf" in face.table_tags and not face.has_var_data and data[:4] != b"ttcf":
        return bytes(data), mapping
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= _POSTSCRIPT
    _pin(face, wanted, weight)
    return bytes(hb.SubsetPlan(face, wanted).execute().blob.data), mapping


def _pin(face: hb.Face, wanted: hb.SubsetInput, weight: float | None) -> None:
    if face.has_var_data:
        wanted.pin_all_axes_to_default(face)
        if weight is not None:
            wanted.pin_axis_location(face, "wght", weight)
