"""Whether a file is, byte for byte, as progprint wrote it: outputs carry a digest of themselves, so an edit is seen.

    PDF        the file identifier is the digest of everything before the table of places
    PNG        a comment before the end holds the digest of everything before it
    workbook   a property holds the digest of all other parts
    text       the mark ``progprint 0123456789abcdef`` holds the digest of the text with noughts in its place

A digest tells an edit, not a forger: it is there so that nobody's words are lost.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from itertools import islice

SEAL = "progprint.seal"
"""The property of a workbook."""
PROPERTIES = "docProps/custom.xml"
MARK = "progprint " + "0" * 16
"""What a text says where its digest comes; see ``sealed``."""
BESIDE = b"progprint beside "
"""Before the digest of a file without a mark, in the head of a PDF that is made with it."""
_MARK = re.compile(rb"progprint ([0-9a-f]{16})(?![0-9a-f])")
_MARKS = 8
"""Most marks of a text that are tried: an agenda may hold such words too."""
_END = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\n\Z")
_SEAL = re.compile(rf'name="{re.escape(SEAL)}"[^>]*>\s*<vt:lpwstr>([0-9a-f]+)</vt:lpwstr>')
_LARGEST = 20_000_000
_CHUNK = b"Comment\0"
_LAST = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


def is_ours(data: bytes) -> bool:
    """Whether a file carries the digest of itself; an edited one does not, nor does what others wrote."""
    return next(recognised for head, recognised in _KINDS if data.startswith(head))(data)


def sealed(data: bytes) -> bytes:
    """A text whose last ``MARK`` holds its digest."""
    before, mark, after = data.rpartition(MARK.encode())
    return before + b"progprint " + _digest(data, 16) + after if mark else data


def sealed_picture(data: bytes) -> bytes:
    """A PNG file with its digest in a comment."""
    body = data.removesuffix(_LAST)
    return body + _comment(body) + _LAST


def pdf_identifier(data: bytes | bytearray) -> bytes:
    """The identifier of a PDF file, from everything before its table of places: 32 hexadecimal digits."""
    return _digest(data, 32)


def digest_of_parts(parts: Iterable[tuple[str, int]]) -> str:
    """The digest of a package from the names and checksums of its parts; the properties that hold it are left out."""
    rows = sorted(f"{name} {crc:08x}" for name, crc in parts if name != PROPERTIES)
    return hashlib.sha1("\n".join(rows).encode(), usedforsecurity=False).hexdigest()


def parts_of(data: bytes) -> list[tuple[str, int]]:
    """The names and checksums of the parts of a package. Raises BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(entry.filename, entry.CRC) for entry in file.infolist()]


def _digest(data: bytes | bytearray, length: int) -> bytes:
    return hashlib.sha256(data).hexdigest()[:length].encode()


def _is_pdf(data: bytes) -> bool:
    end = _END.search(data[-64:])
    start = int(end[1]) if end is not None else 0
    identifier = pdf_identifier(data[:start])
    return bool(start) and b"[<%s><%s>]" % (identifier, identifier) in data[start:]


def _comment(body: bytes) -> bytes:
    told = b"tEXt" + _CHUNK + _digest(body, 16)
    return struct.pack(">I", len(told) - 4) + told + struct.pack(">I", zlib.crc32(told))


def _is_picture(data: bytes) -> bool:
    body = data.removesuffix(_LAST)
    body, comment = body[: -len(_comment(b""))], body[-len(_comment(b"")) :]
    return comment == _comment(body)


def _is_package(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if PROPERTIES not in file.namelist() or file.getinfo(PROPERTIES).file_size > _LARGEST:
                return False
            told = _SEAL.search(file.read(PROPERTIES).decode("utf-8", "replace"))
            parts = [(entry.filename, entry.CRC) for entry in file.infolist()]
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, ValueError, RuntimeError):
        return False
    return told is not None and told[1] == digest_of_parts(parts)


def _is_text(data: bytes) -> bool:
    for found in islice(_MARK.finditer(data), _MARKS):
        start, end = found.span(1)
        if _digest(data[:start] + b"0" * 16 + data[end:], 16) == found[1]:
            return True
    return False


_KINDS = ((b"%PDF-", _is_pdf), (b"\x89PNG", _is_picture), (b"PK\3\4", _is_package), (b"", _is_text))
