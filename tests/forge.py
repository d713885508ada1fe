"""Small fonts for tests, made on the spot: TrueType, CFF by name and by CID, collections, variable faces.

Every glyph is a box on the baseline, 800 wide in an em of 1000; its height tells which character it is, so that a test
can see what was drawn. A sequence (a ligature, a variation sequence, a form of a language) is half as high.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict, TopDict
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

if TYPE_CHECKING:
    from PIL import Image

EM = 1000
BOX = 800
"""Width of every box; on an axis of weight it grows by 100 up to 900 and shrinks by 100 down to 100."""

LOCALISED = """
languagesystem DFLT dflt;
languagesystem hani dflt;
languagesystem hani JAN;
languagesystem hani ZHT;
feature locl {
  script hani;
  language JAN; sub u9AA8 by u9AA8_u004A;
  language ZHT; sub u9AA8 by u9AA8_u0054;
} locl;
"""
"""Forms of 骨 by language: the sequences 骨J (Japanese) and 骨T (zh-Hant) of a plan."""

_MASTERS = ({"wght": (-1.0, -1.0, 0.0)}, {"wght": (0.0, 1.0, 1.0)})


@dataclass(frozen=True)
class Plan:
    """What a font is to have.

    ``kind`` is glyf, cff (glyphs by name), cid (CFF by CID, whose numbers are not the glyph ids) or cff2. ``sequences``
    have a glyph of their own; those of a character and a variation selector are entered in cmap format 14. ``wght``
    makes the weight an axis from 100 to 900. ``features`` is feature code; glyphs are called by ``glyph_name``.
    """

    characters: str
    family: str = "Forged"
    kind: str = "glyf"
    weight: int = 400
    italic: bool = False
    fs_type: int = 0
    upem: int = EM
    wght: bool = False
    advances: Mapping[str, int] = field(default_factory=dict)
    sequences: Sequence[str] = ()
    features: str = ""


def glyph_name(text: str) -> str:
    """The name of the glyph of a character or a sequence."""
    return "_".join(f"u{ord(char):04X}" for char in text)


def height(text: str) -> int:
    """How high the box of a character is, in 1/1000 em: from 300 to 811; that of a sequence half as high."""
    full = 300 + ord(text[0]) % 512
    return full // 2 if len(text) > 1 else full


def font_bytes(plan: Plan) -> bytes:
    """The font file of a plan."""
    buffer = io.BytesIO()
    _font(plan).save(buffer)
    return buffer.getvalue()


def write_font(path: Path, plan: Plan) -> Path:
    """The font file of a plan, written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(font_bytes(plan))
    return path


def write_collection(path: Path, *plans: Plan) -> Path:
    """A collection (TTC) with one face for each plan."""
    path.parent.mkdir(parents=True, exist_ok=True)
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(font_bytes(plan)), recalcTimestamp=False) for plan in plans]
    collection.save(path)
    return path


KIND_TEXT = "云b见"
"""What the fonts of ``one_of_each_kind`` have, among a few others."""

KINDS = ("TrueType", "upem 2048", "CFF by name", "CFF by CID", "variable", "variable CFF2", "collection",
         "collection of CFF")  # fmt: skip


def one_of_each_kind(folder: Path, fs_type: int = 0) -> dict[str, tuple[Path, int]]:
    """A font file of each of KINDS, as path and index of the face."""

    def plan(kind: str, **more: Any) -> Plan:
        return Plan(f"A{KIND_TEXT}⻅〓", kind=kind, fs_type=fs_type, **more)

    other = Plan(f"xyzXYZ{KIND_TEXT[::-1]}", family="Other")
    return {
        "TrueType": (write_font(folder / "a.ttf", plan("glyf")), 0),
        "upem 2048": (write_font(folder / "b.ttf", plan("glyf", upem=2048)), 0),
        "CFF by name": (write_font(folder / "c.otf", plan("cff")), 0),
        "CFF by CID": (write_font(folder / "d.otf", plan("cid")), 0),
        "variable": (write_font(folder / "e.ttf", plan("glyf", wght=True)), 0),
        "variable CFF2": (write_font(folder / "f.otf", plan("cff2", wght=True)), 0),
        "collection": (write_collection(folder / "g.ttc", other, plan("glyf")), 1),
        "collection of CFF": (write_collection(folder / "h.ttc", other, plan("cid")), 1),
    }


def read_boxes(image: Image.Image, text: str, left: float, em: float) -> str:
    """What stands in each em of a line of boxes, by the height of the ink: a character of A and the text, or a blank.

    ``image`` is grey; ``left`` and ``em`` are in its dots.
    """
    heights = {" ": 0} | {char: height(char) for char in f"A{text}"}
    columns = [round(left + em * n + 0.4 * em) for n in range(len(text))]
    dark = [sum(image.crop((x, 0, x + 1, image.height)).histogram()[:128]) for x in columns]
    return "".join(min(heights, key=lambda char: abs(heights[char] - count * 1000 / em)) for count in dark)


def _font(plan: Plan) -> TTFont:
    texts = [*dict.fromkeys(plan.characters), *plan.sequences]
    names = {text: _name(plan, number, text) for number, text in enumerate(texts, 1)}
    builder = FontBuilder(plan.upem, isTTF=plan.kind == "glyf")
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(
        {ord(text): name for text, name in names.items() if len(text) == 1},
        uvs=[(ord(text[0]), ord(text[1]), name) for text, name in names.items() if _is_variation(text)] or None,
    )
    unit = plan.upem / EM
    boxes = {".notdef": EM, **{name: round(height(text) * unit) for text, name in names.items()}}
    advances = {name: round(plan.advances.get(text, EM) * unit) for text, name in names.items()} | {
        ".notdef": plan.upem
    }
    style = "Italic" if plan.italic else "Bold" if plan.weight >= 600 else "Regular"
    _outlines(builder, plan, boxes, advances, round(BOX * unit))
    builder.setupHorizontalMetrics({name: (advance, 0) for name, advance in advances.items()})
    builder.setupHorizontalHeader(ascent=round(880 * unit), descent=round(-120 * unit))
    builder.setupNameTable({"familyName": plan.family, "styleName": style, "psName": _postscript(plan, style)})
    selection = 0x01 if plan.italic else 0x40
    builder.setupOS2(version=4, usWeightClass=plan.weight, fsType=plan.fs_type, fsSelection=selection, sCapHeight=700)
    builder.setupPost(keepGlyphNames=plan.kind == "glyf")
    if plan.wght:
        _vary(builder, plan, boxes)
    if plan.features:
        addOpenTypeFeaturesFromString(builder.font, plan.features)
    return builder.font


def _name(plan: Plan, number: int, text: str) -> str:
    return f"cid{7 * number + 100:05d}" if plan.kind == "cid" else glyph_name(text)


def _is_variation(text: str) -> bool:
    return len(text) == 2 and ("\ufe00" <= text[1] <= "\ufe0f" or text[1] >= "\U000e0100")


def _postscript(plan: Plan, style: str) -> str:
    return f"{plan.family.replace(' ', '')}-{style}"


# -- outlines


def _outlines(
    builder: FontBuilder, plan: Plan, boxes: Mapping[str, int], advances: Mapping[str, int], wide: int
) -> None:
    if plan.kind == "glyf":
        builder.setupGlyf({name: _box(wide, high) for name, high in boxes.items()})
        return
    drawn = {name: _program(high, [wide], advances[name]) for name, high in boxes.items()}
    if plan.kind == "cff2":
        swing: list[int | str] = [wide, -wide // 8, wide // 8, 1, "blend"] if plan.wght else [wide]
        builder.setupCFF2({name: _program(high, swing) for name, high in boxes.items()})
        return
    builder.setupCFF(_postscript(plan, "Regular"), {"FullName": plan.family}, drawn, {})
    if plan.kind == "cid":
        _key_by_cid(builder.font["CFF "].cff.topDictIndex[0])


def _box(wide: int, high: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, high))
    pen.lineTo((wide, high))
    pen.lineTo((wide, 0))
    pen.closePath()
    return pen.glyph()


def _program(high: int, wide: Sequence[int | str], advance: int | None = None) -> T2CharString:
    """A box; the number before the first operator is the advance (of CFF; nominalWidthX is 0)."""
    head = [advance] if advance is not None else []
    end = ["endchar"] if advance is not None else []
    return T2CharString(program=[*head, 0, 0, "rmoveto", high, "vlineto", *wide, "hlineto", -high, "vlineto", *end])


def _key_by_cid(top: TopDict) -> None:
    """Make a CFF font by name one by CID: the names of its glyphs are numbers already (Adobe technical note 5176)."""
    single = FontDict()
    single.Private = top.Private
    single.FontName = "Forged"
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = max(int(name[3:]) for name in top.charset[1:]) + 1
    top.FDArray = FDArrayIndex()
    top.FDArray.append(single)
    top.FDSelect = FDSelect()
    top.FDSelect.format = 3
    top.FDSelect.gidArray = [0] * len(top.charset)
    del top.Private
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect


def _vary(builder: FontBuilder, plan: Plan, boxes: Mapping[str, int]) -> None:
    """An axis of weight from 100 over 400 to 900 along which boxes and, of glyf, advances grow."""
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    if plan.kind == "cff2":
        builder.setupCFF2Regions(list(_MASTERS))
        return
    step = round(BOX / 8 * plan.upem / EM)
    builder.setupGvar({name: [_swing(_MASTERS[0], -step), _swing(_MASTERS[1], step)] for name in boxes})


def _swing(axes: dict[str, tuple[float, float, float]], step: int) -> TupleVariation:
    """The two right corners and the advance move; the four phantom points come last."""
    return TupleVariation(axes, [(0, 0), (0, 0), (step, 0), (step, 0), (0, 0), (step, 0), (0, 0), (0, 0)])
