"""Packed bytes are what any reader of deflate unpacks, and the same each time."""

from __future__ import annotations

import zlib

import pytest

from progprint.core.deflate import deflated, streamed

SAMPLES = (b"", b"a", bytes(range(256)) * 3, "云原生专题".encode() * 5000)


@pytest.mark.parametrize("data", SAMPLES, ids=len)
def test_a_bare_stream_is_read_back(data: bytes) -> None:
    assert zlib.decompress(deflated(data), -zlib.MAX_WBITS) == data


@pytest.mark.parametrize("level", [1, 6, 12])
@pytest.mark.parametrize("data", SAMPLES, ids=len)
def test_a_framed_stream_is_read_back_with_its_checksum(data: bytes, level: int) -> None:
    packed = streamed(data, level)

    assert zlib.decompress(packed) == data
    assert packed[-4:] == zlib.adler32(data).to_bytes(4, "big")


def test_what_repeats_becomes_small_and_the_same_each_time() -> None:
    assert len(deflated(SAMPLES[-1])) < len(SAMPLES[-1]) // 100
    assert deflated(SAMPLES[-1]) == deflated(bytes(SAMPLES[-1]))
