"""Identifiers in the form of a UUID (RFC 9562), made of what they stand for: no clock, no chance.

Python's own module asks the system about its hardware while it loads, a hundredth of what four talks take.
"""

from __future__ import annotations

from hashlib import sha1


def uuid_of(octets: bytes) -> str:
    """The spelling (§4) of the first 16 bytes, in lower case."""
    digits = octets[:16].hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def uuid5(namespace: bytes, name: str) -> str:
    """The identifier of a name in a namespace of 16 bytes (§5.5, version 5)."""
    octets = bytearray(sha1(namespace + name.encode(), usedforsecurity=False).digest()[:16])
    octets[6] = octets[6] & 0x0F | 0x50
    octets[8] = octets[8] & 0x3F | 0x80
    return uuid_of(bytes(octets))
