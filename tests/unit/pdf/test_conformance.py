"""What a file says about itself."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest

from progprint.pdf.conformance import PdfSettings, information, xmp_packet
from progprint.pdf.syntax import ascii_string, real, text_string

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SHANGHAI = timezone(timedelta(hours=8))


def test_the_packet_is_xml_whatever_the_title_holds() -> None:
    """Marks of XML are escaped; what XML 1.0 cannot hold is left out, in the information dictionary as well."""
    settings = PdfSettings("a<b & c>\x00\x1b\ud800\uffff云")
    packet = xmp_packet(settings).decode()
    root = ElementTree.fromstring(packet[packet.index("<x:xmpmeta") : packet.rindex("<?xpacket")])  # noqa: S314 - our own

    assert next(item.text for item in root.iter(f"{RDF}li")) == "a<b & c>云"
    assert information(settings)["Title"] == "<feff0061003c00620020002600200063003e4e91>"


def test_what_is_not_given_is_not_said() -> None:
    """No empty author, no date: a date is never invented."""
    settings = PdfSettings("手册")
    packet = xmp_packet(settings).decode()

    assert not [key for key in ("dc:creator", "dc:description", "xmp:CreateDate") if f"<{key}" in packet]
    assert not [key for key in ("Author", "Subject", "CreationDate") if key in information(settings)]


@pytest.mark.parametrize(
    ("zone", "pdf", "xmp"),
    [
        (SHANGHAI, "D:20210730093005+08'00'", "2021-07-30T09:30:05+08:00"),
        (timezone(-timedelta(hours=3, minutes=30)), "D:20210730093005-03'30'", "2021-07-30T09:30:05-03:30"),
        (None, "D:20210730093005", "2021-07-30T09:30:05"),
    ],
)
def test_dates_are_the_same_in_both_places(zone: timezone | None, pdf: str, xmp: str) -> None:
    settings = PdfSettings("手册", date=datetime(2021, 7, 30, 9, 30, 5, 999, tzinfo=zone))

    facts = information(settings)
    assert facts["CreationDate"] == facts["ModDate"] == f"({pdf})"
    assert f"<xmp:CreateDate>{xmp}</xmp:CreateDate>" in xmp_packet(settings).decode()


@pytest.mark.parametrize(
    ("value", "spelled"),
    [(1.0, "1"), (0.1 + 0.2, "0.3"), (-0.001, "0"), (2383.94, "2383.94"), (1e-7, "0"), (-5.5, "-5.5")],
)
def test_numbers_are_short_and_never_exponents(value: float, spelled: str) -> None:
    assert real(value) == spelled


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("a(b)\\", r"(a\(b\)\\)"),
        ("云", "<feff4e91>"),
        ("a\nb", "<feff0061000a0062>"),
        ("😀", "<feffd83dde00>"),
        ("", "()"),
    ],
)
def test_text_strings_are_ascii_or_utf_16(text: str, spelled: str) -> None:
    assert text_string(text) == spelled


def test_byte_strings_are_ascii() -> None:
    assert ascii_string("a(b)") == r"(a\(b\))"
    assert ascii_string("a\tb") == "<610962>"
    with pytest.raises(UnicodeEncodeError):
        ascii_string("云")
