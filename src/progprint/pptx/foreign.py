"""Files that are given for a template and are something else, told by how they begin, so that the refusal names the cure."""

from __future__ import annotations

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB] §2.2): PowerPoint 97–2003, and any file that has a password ([MS-OFFCRYPTO] §2.3)."""
_WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
"""What stands at the beginning of an OpenDocument file: the name and the bytes of its first part (ODF 1.3, part 2, §3.3)."""
_HEAD = 200


def kind_of_file(data: bytes) -> str:
    """The variant of bad-template for a file of another kind, "" for what may be one of ours."""
    if data.startswith(_COMPOUND):
        return "password" if _WITH_PASSWORD in data else "old-format"
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"PK") and _OPEN_DOCUMENT in data[:_HEAD]:
        return "open-document"
    return ""
