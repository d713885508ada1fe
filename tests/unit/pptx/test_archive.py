"""Archives of very many parts: an end of ZIP64 counts them, and what is too large is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from progprint.pptx import archive as written
from progprint.pptx.archive import ArchiveFullError, archive, pack


@pytest.mark.parametrize("count", [1, 0xFFFE, 0xFFFF, 0x10001])
def test_any_number_of_parts_is_read_back(count: int) -> None:
    part = pack("a.xml", b"<a/>")
    data = archive(part for _ in range(count))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert len(opened.infolist()) == count
    assert (b"PK\6\6" in data) == (count >= 0xFFFF)


def test_more_than_places_of_32_bits_can_tell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "LIMIT", 100)
    with pytest.raises(ArchiveFullError):
        archive([pack("a.xml", b"<a/>"), pack("b.xml", b"<b/>")])
