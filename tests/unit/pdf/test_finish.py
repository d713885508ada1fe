"""The bytes around the objects, read by programs that do not know how they were made."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from progprint.pdf.finish import Pen, Store, Stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.pdf.conftest import Bench


def _file(count: int) -> bytes:
    """A file with so many numbers in its catalogue, each an object of its own."""
    store = Store()
    pages = store.add("<</Type/Pages/Count 0/Kids[]>>")
    numbers = " ".join(store.add(str(n)) for n in range(count))
    root = store.add(f"<</Type/Catalog/Pages {pages}/Numbers[{numbers}]>>")
    return store.assemble(root, store.add("<<>>"))


@pytest.mark.parametrize("count", [0, 1, 199, 500])
def test_every_object_is_found_through_the_cross_references(count: int) -> None:
    """Whatever falls into which object stream."""
    with pikepdf.open(io.BytesIO(_file(count))) as pdf:
        assert [int(n) for n in pdf.Root.Numbers] == list(range(count))
        assert pdf.pdf_version == "1.7"


def test_a_reserved_object_is_spelled_later() -> None:
    store = Store()
    late = store.reserve()
    root = store.add(f"<</Type/Catalog/Pages {store.add('<</Type/Pages/Count 0/Kids[]>>')}/Late {late.ref}>>")
    late.data = "(at last)"

    with pikepdf.open(io.BytesIO(store.assemble(root, store.add("<<>>")))) as pdf:
        assert str(pdf.Root.Late) == "at last"


def test_streams_end_on_a_line_of_their_own(bench: Bench) -> None:
    """An end of line before endstream that Length does not count (ISO 19005-2, 6.1.7.1)."""
    data = bench.write(bench.page(bench.tag(bench.run("云"))))
    ends = [match.start() for match in re.finditer(rb"endstream\nendobj", data)]
    lengths = [(int(m[1]), m.end()) for m in re.finditer(rb"/Length (\d+)>>stream\n", data)]

    assert len(ends) == len(lengths) > 3
    assert [start + length + 1 for length, start in lengths] == ends
    assert b"ASCII85" not in data


def test_a_raw_stream_keeps_its_bytes() -> None:
    assert Stream(b"as it is", "/X 1", raw=True).content == b"as it is"
    assert Stream(b"0" * 1000).content != b"0" * 1000


def test_the_pen_brings_nothing_of_its_own() -> None:
    """No font that is not embedded, no operator before ours, and an empty page after each."""
    pen = Pen()
    pen.code.append("0 0 1 1 re f")

    assert pen.take() == b"0 0 1 1 re f"
    assert pen.take() == b""


@pytest.mark.parametrize("command", [["qpdf", "--check"], ["mutool", "info"], ["pdffonts"]])
def test_independent_readers_have_nothing_to_say(
    bench: Bench, tmp_path: Path, tool: Callable[[str], str], command: list[str]
) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(bench.write(bench.page(bench.tag(bench.run("云原生——见⻅𬍛"), anchor="a", outline=(1, "云")))))
    result = subprocess.run([tool(command[0]), *command[1:], path], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")
    assert "warning" not in result.stdout.lower()
