"""Pieces of XML that slides, layouts and masters have in common (ISO/IEC 29500-1 §19.3)."""

EMU = 12700
"""Units of the file in a point (ISO/IEC 29500-1 §20.1.10.16)."""
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""How the shapes of a slide begin."""
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Of a shape that only decorates, so that readers pass it over."""
OF_THUMBNAIL = 'noGrp="1" noRot="1" noChangeAspect="1"'
"""The locks of the picture of a slide on a page of notes."""
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The id of fields that show the number of a slide."""


def place_xml(place: tuple[float, float, float, float], prefix: str = "a") -> str:
    """Left, top, width and height, points."""
    x, y, width, height = (round(value * EMU) for value in place)
    return f'<{prefix}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{prefix}:xfrm>'


def holder_xml(shape_id: int, name: str, reference: str, rest: str, locks: str = 'noGrp="1"') -> str:
    """A placeholder of this name (escaped), with what comes behind its head."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr><a:spLocks {locks}/></p:cNvSpPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr>{rest}</p:sp>"
    )
