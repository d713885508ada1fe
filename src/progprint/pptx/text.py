"""Text as DrawingML: paragraphs and runs (ISO/IEC 29500-1 §21.1.2).

Every run names its language, so that a host program takes the East Asian face and breaks lines as Chinese does; faces
are the theme's, never literal, so that restyling the theme restyles the deck.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple
from zlib import crc32

from progprint.deck.deck import Run, SlideParagraph

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_SPECIAL = re.compile("[&<>\x00-\x09\x0b-\x1f\u2028\u2029\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]")
COLORS = {"accent": "accent1", "quiet": "tx2", "paper": "bg1", "text": "tx1", "tint": "bg2"}
FACES = ("latin", "ea", "cs", "sym")
"""The elements of a run that name its faces, by script."""
Lead = Callable[[str], str]
"""Gives the id of the relationship of a slide to another, of this key; "" where there is none."""
_OTHER = {"zh": "en-US", "ja": "en-US", "ko": "en-US"}


class Tongue(NamedTuple):
    """The language attributes of runs: of those with East Asian characters, and of the rest.

    ``plain``: the placeholders are not ours, so that paragraphs say all that these might set otherwise (space before,
    bullets, indents), and runs keep their colours.
    """

    eastern: str
    western: str
    plain: bool = False


def tongue(language: str, *, plain: bool = False) -> Tongue:
    """The language attributes for a deck in ``language`` (BCP 47, with region: zh-CN, en-US)."""
    other = _OTHER.get(language.partition("-")[0])
    if other is not None:
        both = f'lang="{language}" altLang="{other}"'
        return Tongue(both, both, plain)
    return Tongue(f'lang="zh-CN" altLang="{language}"', f'lang="{language}" altLang="zh-CN"', plain)


def escaped(text: str) -> str:
    """Text for an ``a:t``.

    What XML cannot hold becomes U+FFFD. A literal ``_x0041_`` is spelled ``_x005F_x0041_``: PowerPoint reads
    ``_xHHHH_`` as the character of that number (ISO/IEC 29500-1 §22.9.2.19, ST_Xstring).
    """
    if not _SPECIAL.search(text):
        return text
    safe = _FORBIDDEN.sub("\ufffd", _BREAKS.sub("\n", text))
    return escape(_ESCAPE_LIKE.sub("_x005F_", safe), quote=False)


def spelled(text: str) -> str:
    """The text that a reader of the file finds: itself, but for what ``escaped`` must replace."""
    return unescape(escaped(text)) if _SPECIAL.search(text) else text


def digest(text: str) -> str:
    """A digest of words that does not change with blanks and breaks, which office programs move."""
    return f"{crc32(''.join(text.split()).encode('utf-8', 'replace')):08x}"


def one_line(text: str) -> str:
    """Text on one line, without what XML cannot hold."""
    return " ".join(_FORBIDDEN.sub("\ufffd", text).split())


def attribute(text: str) -> str:
    """Text for an attribute between double quotes, on one line."""
    return escape(one_line(text), quote=False).replace('"', "&quot;")


JUMP = "ppaction://hlinksldjump"
"""What a click does that leads to another slide ([MS-OE376] §2.1.1198)."""
_OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""Of a link: its words keep their colour ([MS-ODRAWXML] §2.11, hlinkClr)."""


def paragraphs_xml(paragraphs: tuple[SlideParagraph, ...], language: Tongue, lead: Lead) -> str:
    """``a:p`` elements; one empty paragraph if there are none, as a text body must hold one."""
    return "".join([_paragraph(paragraph, language, lead) for paragraph in paragraphs]) or "<a:p/>"


def _paragraph(paragraph: SlideParagraph, language: Tongue, lead: Lead) -> str:
    indent = round(paragraph.indent * 12700)
    hanging = f' marL="{indent}" indent="{-indent}"' if indent or language.plain else ""
    spaced = paragraph.before or language.plain
    before = f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>' if spaced else ""
    before += '<a:spcAft><a:spcPts val="0"/></a:spcAft>' if language.plain else ""
    return (
        f'<a:p><a:pPr{hanging}><a:lnSpc><a:spcPts val="{round(paragraph.pitch * 100)}"/></a:lnSpc>{before}'
        f"{_marker(paragraph, plain=language.plain)}</a:pPr>"
        f"{''.join([_run(run, paragraph.size, language, lead) for run in paragraph.runs])}</a:p>"
    )


def _marker(paragraph: SlideParagraph, *, plain: bool) -> str:
    if paragraph.marker == "number":
        start = f' startAt="{min(paragraph.number, 32767)}"' if paragraph.number > 1 else ""
        sign = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'
    elif paragraph.marker == "bullet":
        sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    else:
        return "<a:buNone/>" if plain else ""
    return sign if plain else f'<a:buClr><a:schemeClr val="accent1"/></a:buClr>{sign}'


def _run(run: Run, size: float, language: Tongue, lead: Lead) -> str:
    """A run, and an ``a:br`` for each newline; both carry the same properties, so that breaks have the line's height."""
    bold = "" if run.bold is None else f' b="{int(run.bold)}"'
    named = language.eastern if language.eastern == language.western or _CJK.search(run.text) else language.western
    attributes = f'{named} sz="{round((run.size or size) * 100)}"{bold}'
    color = "" if language.plain else COLORS.get(run.color)
    said = f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>' if color else ""
    if run.link and (id_ := lead(run.link)):
        said += f'<a:hlinkClick r:id="{id_}" action="{JUMP}">{_OWN_COLOR}</a:hlinkClick>'
    inside = f"<a:rPr {attributes}>{said}</a:rPr>" if said else f"<a:rPr {attributes}/>"
    lines = escaped(run.text).split("\n")
    return f"<a:br>{inside}</a:br>".join([f"<a:r>{inside}<a:t>{line}</a:t></a:r>" if line else "" for line in lines])
