"""The bytes around the objects, read by programs that do not know how they were made."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from progprint.pdf.document import Document, Information, Stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.pdf.conftest import Bench


def _file(count: int) -> bytes:
    """A file with so many numbers in its catalogue, each an object of its own."""
    document = Document()
    document.Catalog.OutputIntents = f"[{' '.join(document.add(str(n)) for n in range(count))}]"
    return document.format()


@pytest.mark.parametrize("count", [0, 1, 199, 500])
def test_every_object_is_found_through_the_cross_references(count: int) -> None:
    """Whatever falls into which object stream."""
    with pikepdf.open(io.BytesIO(_file(count))) as pdf:
        assert [int(n) for n in pdf.Root.OutputIntents] == list(range(count))
        assert pdf.pdf_version == "1.7"


@pytest.mark.parametrize("packed", [True, False])
def test_nothing_but_what_is_given_is_said_of_a_file(packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """No producer of ReportLab's, no clock, no settings of a machine."""
    monkeypatch.setenv("RL_pdfMultiLine", "1")
    document = Document("1.4", packed=packed)
    document.information = Information({"Title": "(a)", "Trapped": "/False"})
    data = document.format()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "a", "/Trapped": pikepdf.Name("/False")}
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert pdf.pdf_version == "1.4"
    assert (b"/ObjStm" in data) is packed
    again = Document("1.4", packed=packed)
    again.information = Information({"Title": "(b)", "Trapped": "/False"})
    assert re.findall(rb"/ID ?\[<(\w+)>", data) != re.findall(rb"/ID ?\[<(\w+)>", again.format())


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


@pytest.mark.parametrize("command", [["qpdf", "--check"], ["mutool", "info"], ["pdffonts"]])
def test_independent_readers_have_nothing_to_say(
    bench: Bench, tmp_path: Path, tool: Callable[[str], str], command: list[str]
) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(bench.write(bench.page(bench.tag(bench.run("云原生——见⻅𬍛"), anchor="a", outline=(1, "云")))))
    result = subprocess.run([tool(command[0]), *command[1:], path], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")
    assert "warning" not in result.stdout.lower()
