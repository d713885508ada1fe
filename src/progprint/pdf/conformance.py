"""Metadata of a file: its settings, the information dictionary, and the same facts as an XMP packet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from progprint.pdf.standards import EXTENSION, NAMESPACES, STANDARDS, Standard
from progprint.pdf.syntax import text_string

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class PdfSettings(NamedTuple):
    """Settings of a file, and what it says about itself.

    ``language`` is a BCP 47 tag; runs in it need no mark of their own. ``date`` stands for creation and change; without
    it the file has no date. ``press`` paints with the press values of inks, ``bleed`` lets the page reach to the bleed,
    ``links`` may be left out on paper. ``strict`` raises on drawing that lies outside of tags and artifacts.
    ``standard`` is one of ``standards.STANDARDS``; ``profile`` the ICC profile of its output intent and ``condition`` the
    name of that printing condition. ``marks``: crop and registration marks in a slug around the bleed.
    """

    title: str
    author: str = ""
    subject: str = ""
    language: str = "zh-Hans"
    date: datetime | None = None
    producer: str = "progprint"
    press: bool = False
    bleed: bool = False
    links: bool = True
    strict: bool = False
    standard: str = "ua1"
    profile: bytes = b""
    condition: str = ""
    marks: bool = False
    remark: bytes = b""

    @property
    def kept(self) -> Standard:
        """The standard that the file keeps."""
        return STANDARDS[self.standard]


def information(settings: PdfSettings) -> dict[str, str]:
    """The entries of the information dictionary (ISO 32000-1 §14.3.3), their values spelled."""
    facts = {
        "Title": settings.title,
        "Author": settings.author,
        "Subject": settings.subject,
        "Creator": settings.producer,
        "Producer": settings.producer,
    }
    entries = {key: text_string(_clean(value)) for key, value in facts.items() if value}
    if settings.date is not None:
        entries["CreationDate"] = entries["ModDate"] = f"({_pdf_date(settings.date)})"
    return entries | dict(settings.kept.info)


def output_intent(settings: PdfSettings, profile: str) -> str:
    """The output intent of colours (ISO 32000-1 §14.11.5); ``profile`` is the reference to the ICC profile."""
    name = settings.condition
    registry = "/RegistryName(http://www.color.org)" if settings.kept.intent == "GTS_PDFX" else ""
    return (
        f"<</Type/OutputIntent/S/{settings.kept.intent}/OutputConditionIdentifier{text_string(name)}{registry}"
        f"/OutputCondition{text_string(name)}/Info{text_string(name)}/DestOutputProfile {profile}>>"
    )


def xmp_packet(settings: PdfSettings, identity: str = "") -> bytes:
    """The metadata packet (ISO 16684-1), with the values of the information dictionary and what the file claims to keep.

    ``identity`` is a digest of what the file shows, for standards that want a document to have a name.
    """
    kept = settings.kept
    facts = [("dc:format", "application/pdf")]
    if settings.title:
        facts.append(("dc:title", _list("Alt", [settings.title], ' xml:lang="x-default"')))
    if settings.author:
        facts.append(("dc:creator", _list("Seq", [settings.author])))
    if settings.subject:
        facts.append(("dc:description", _list("Alt", [settings.subject], ' xml:lang="x-default"')))
    facts += [
        ("dc:language", _list("Bag", [settings.language])),
        ("xmp:CreatorTool", _xml(settings.producer)),
        ("pdf:Producer", _xml(settings.producer)),
    ]
    if settings.date is not None:
        moment = settings.date.isoformat(timespec="seconds")
        facts += [(f"xmp:{kind}Date", moment) for kind in ("Create", "Modify", "Metadata")]
    facts += kept.claims
    if kept.identified:
        facts += [
            ("xmpMM:DocumentID", f"uuid:{identity}"),
            ("xmpMM:VersionID", "1"),
            ("xmpMM:RenditionClass", "default"),
        ]
    extension = EXTENSION if ("pdfaid:part", "2") in kept.claims else ""
    spaces = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    body = "\n".join(f"<{key}>{value}</{key}>" for key, value in facts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        f' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{spaces}>\n{body}\n</rdf:Description>\n{extension}</rdf:RDF>\n</x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def _list(kind: str, values: Sequence[str], attributes: str = "") -> str:
    items = "".join(f"<rdf:li{attributes}>{_xml(value)}</rdf:li>" for value in values)
    return f"<rdf:{kind}>{items}</rdf:{kind}>"


def _xml(text: str) -> str:
    return _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clean(text: str) -> str:
    """Text without what XML 1.0 cannot hold: control characters, surrogates and non-characters."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def _pdf_date(moment: datetime) -> str:
    """A date (ISO 32000-1 §7.9.4); a moment without zone has none in the file."""
    offset = moment.utcoffset()
    if offset is None:
        return f"{moment:D:%Y%m%d%H%M%S}"
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{moment:D:%Y%m%d%H%M%S}{'-' if minutes < 0 else '+'}{hours:02}'{rest:02}'"
