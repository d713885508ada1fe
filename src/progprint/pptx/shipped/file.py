"""The template of the shipped host decks as a file, for slides of any shape.

It is an ordinary PowerPoint file: one master, named layouts with named placeholders that carry prompts, a notes master, and
two themes. It is written as text because every part of it is a decision: no author, no clock, no leftovers of an Office
installation, and the same bytes each time.

Sources: ISO/IEC 29500-1 for the parts and the order of elements; house rules in ``deck.yaml``.
"""

from __future__ import annotations

import io
import zipfile

from progprint.pptx.pieces import EMU
from progprint.pptx.shipped.layouts import layouts
from progprint.pptx.shipped.plan import SlotPlan
from progprint.pptx.shipped.shapes import layout_xml, level, master_xml, notes_master_xml
from progprint.pptx.text import HEAD, NAMESPACES

FACE = "Microsoft YaHei"
HANT = "Microsoft JhengHei"
NOT_AT_START = "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃々〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
NOT_AT_END = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥"

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OFFICE = "application/vnd.openxmlformats-officedocument."

COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "666666",
    "lt2": "E7EFFF",
    "accent1": "0A5CFF",
    "accent2": "C8401A",
    "accent3": "0B7D61",
    "accent4": "7A4BD0",
    "accent5": "FFFFFF",
    "accent6": "1A1A1A",
    "hlink": "0A5CFF",
    "folHlink": "666666",
}


def _theme_xml(name: str) -> str:
    colors = "".join(f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>' for key, value in COLORS.items())
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{FACE}"/><a:font script="Hant" typeface="{HANT}"/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colors}</a:clrScheme><a:fontScheme name="{name}">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _presentation_xml(plan: SlotPlan) -> str:
    levels = "".join(level(n, 18, 1.2, "tx1", "l", bold=False, heading=False) for n in range(1, 10))
    defaults = '<a:defPPr><a:defRPr lang="zh-CN" altLang="en-US"/></a:defPPr>'
    escaped = NOT_AT_START.replace("&", "&amp;")
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst><p:sldMasterId '
        'id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{round(plan.width * EMU)}" cy="{round(plan.height * EMU)}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/><p:kinsoku lang="zh-CN" '
        f'invalStChars="{escaped}" invalEndChars="{NOT_AT_END}"/><p:defaultTextStyle>{defaults}{levels}</p:defaultTextStyle>'
        "</p:presentation>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if ":" in kind else RELATION + kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _content_types(parts: dict[str, str]) -> str:
    kinds = {
        "ppt/presentation.xml": "presentationml.presentation.main",
        "ppt/presProps.xml": "presentationml.presProps",
        "ppt/viewProps.xml": "presentationml.viewProps",
        "ppt/tableStyles.xml": "presentationml.tableStyles",
        "ppt/slideMasters/": "presentationml.slideMaster",
        "ppt/slideLayouts/": "presentationml.slideLayout",
        "ppt/notesMasters/": "presentationml.notesMaster",
        "ppt/theme/": "theme",
        "docProps/app.xml": "extended-properties",
    }
    rows = []
    for name in parts:
        kind = next((value for key, value in kinds.items() if name.startswith(key)), None)
        if kind and not name.endswith(".rels"):
            rows.append(f'<Override PartName="/{name}" ContentType="{OFFICE}{kind}+xml"/>')
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    rows.append(f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>')
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{"".join(rows)}</Types>'
    )


def parts(plan: SlotPlan) -> dict[str, str]:
    """Every part of the package by name, ``[Content_Types].xml`` first."""
    made_of = layouts(plan)
    relations = "http://schemas.openxmlformats.org/"
    made = {
        "_rels/.rels": _relations(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{relations}package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{relations}officeDocument/2006/extended-properties"><Application>progprint'
        "</Application></Properties>",
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{relations}package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>progprint deck</dc:title><dc:creator>progprint</dc:creator>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>",
        "ppt/presentation.xml": _presentation_xml(plan),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst xmlns:a="{relations}drawingml/2006/main" '
        'def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>',
        "ppt/slideMasters/slideMaster1.xml": master_xml(plan, len(made_of)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(made_of) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for n, layout in enumerate(made_of, 1):
        made[f"ppt/slideLayouts/slideLayout{n}.xml"] = layout_xml(layout, plan)
        made[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    made["ppt/notesMasters/notesMaster1.xml"] = notes_master_xml(plan)
    made["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = _relations(("theme", "../theme/theme2.xml"))
    made["ppt/theme/theme1.xml"] = _theme_xml("progprint")
    made["ppt/theme/theme2.xml"] = _theme_xml("progprint notes")
    return {"[Content_Types].xml": _content_types(made), **made}


def package(width: float, height: float) -> bytes:
    """The file of a template for slides of a size in points."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts(SlotPlan(width, height)).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, text.encode(), compresslevel=9)
    return made.getvalue()
