"""The standards that a file may keep, and what each asks of it.

ua1   PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file, on PDF 1.7: for screens and archives
ua2   PDF/UA-2 (ISO 14289-2) and PDF/A-4 (ISO 19005-4), on PDF 2.0
x4    PDF/X-4 (ISO 15930-7), on PDF 1.6: for print shops
x1a   PDF/X-1a:2001 (ISO 15930-1), on PDF 1.3: for print shops that ask for it
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Standard(NamedTuple):
    """The demands of a standard.

    ``purpose`` is what its files are for: screen or print, "" for what cannot be asked for; the first of a purpose is the
    usual one. ``claims`` are facts of the XMP packet, ``info`` of the information dictionary. ``packed``: objects lie in object
    streams. ``tagged``: the structure of the text is written. ``intent`` is the subtype of the output intent.
    ``namespaces``: elements name theirs, and destinations lead to elements (PDF 2.0).
    """

    name: str
    version: str
    intent: str
    claims: tuple[tuple[str, str], ...] = ()
    info: Mapping[str, str] = MappingProxyType({})
    tagged: bool = True
    packed: bool = True
    described: bool = True
    informed: bool = True
    namespaces: bool = False
    identified: bool = False
    purpose: str = ""


STANDARDS: Mapping[str, Standard] = MappingProxyType(
    {
        "ua1": Standard(
            "ua1",
            "1.7",
            "GTS_PDFA1",
            (("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")),
            purpose="screen",
        ),
        "ua2": Standard(
            "ua2",
            "2.0",
            "GTS_PDFA1",
            (("pdfaid:part", "4"), ("pdfaid:rev", "2020"), ("pdfuaid:part", "2"), ("pdfuaid:rev", "2024")),
            informed=False,
            namespaces=True,
            purpose="screen",
        ),
        "plain": Standard("plain", "1.7", "GTS_PDFA1", tagged=False),
        "x4": Standard(
            "x4",
            "1.6",
            "GTS_PDFX",
            (("pdfxid:GTS_PDFXVersion", "PDF/X-4"), ("pdf:Trapped", "False")),
            info=MappingProxyType({"Trapped": "/False"}),
            tagged=False,
            identified=True,
            purpose="print",
        ),
        "x1a": Standard(
            "x1a",
            "1.3",
            "GTS_PDFX",
            info=MappingProxyType(
                {
                    "Trapped": "/False",
                    "GTS_PDFXVersion": "(PDF/X-1:2001)",
                    "GTS_PDFXConformance": "(PDF/X-1a:2001)",
                }
            ),
            tagged=False,
            packed=False,
            described=False,
            purpose="print",
        ),
    }
)

NAMESPACES = MappingProxyType(
    {
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "pdfxid": "http://www.npes.org/pdfx/ns/id/",
        "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    }
)
"""Of the packet: prefix and name."""

STRUCTURE_1, STRUCTURE_2 = "http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn"
"""Namespaces of structure types: of PDF 1.7 and of PDF 2.0 (ISO 32000-2 §14.8.6)."""
OLDER_ROLES = frozenset(
    ("Art", "BlockQuote", "TOC", "TOCI", "Index", "Private", "Quote", "Note", "Reference", "BibEntry", "Code")
)
"""Structure types that PDF 2.0 knows only in the namespace of PDF 1.7."""

EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification'
    "</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description>\n"
)
"""PDF/A-2 wants every schema that it does not know described (ISO 19005-2, 6.6.2.3); this is that of PDF/UA."""
