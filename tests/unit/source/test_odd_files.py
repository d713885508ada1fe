"""Encodings, and files that only a repair reads."""

from __future__ import annotations

import codecs

import pytest

from progprint.agenda.entries import AGENDA
from progprint.source.canonical import canonical, key_node, kind_at
from progprint.source.decode import decode
from progprint.source.node import Mapping
from progprint.source.read import read
from progprint.source.repair import mend_lines, untabbed, written


def test_half_a_character_of_utf_16() -> None:
    outcome = decode(codecs.BOM_UTF16_LE + "云原生".encode("utf-16-le") + b"\0", "a.yaml")
    assert [(d.code, d.variant) for d in outcome.diagnostics] == [("encoding", "broken-utf-16")]


def test_a_guess_may_end_within_a_character() -> None:
    data = ("x标题: 云原生的基石与网格" + "云原生的基石与网格" * 20_000).encode("gb18030")
    (found,) = decode(data, "a.yaml").diagnostics
    assert found.params["guess"] == "GB18030"


@pytest.mark.parametrize(
    ("data", "legacy", "text"),
    [
        (b"%PDF-1.7", None, None),
        ("标题: 云原生\n".encode("utf-16"), "UTF-16", "标题: 云原生\n"),
        (codecs.BOM_UTF16_LE + b"\0\xd8\0\0", None, None),
        ("标题: 云原生的基石\n".encode("gb18030"), "GB18030", "标题: 云原生的基石\n"),
        (b"a: \xff\xff", None, None),
        (codecs.BOM_UTF8 + b"a: b\n", "", "a: b\n"),
    ],
)
def test_the_characters_of_a_file_that_is_to_be_mended(data: bytes, legacy: str | None, text: str | None) -> None:
    found = written(data, "a.yaml")
    assert (found.legacy if found else None, found.text if found else None) == (legacy, text)


def test_lines_that_are_left_to_their_owner() -> None:
    assert mend_lines("title: 'a #b'\nx: |  #c\n", "a.yaml") == {}
    assert untabbed("a: b\n") == []


def test_canonical_data_leaves_out_what_is_not_typed() -> None:
    root = read("标题:\nconference:\n  标题: 会\n  x: {y: [1]}\n".encode(), "a").value
    assert isinstance(root, Mapping)
    assert canonical(root, AGENDA) == {"conference": {"title": "会", "x": {"y": ["1"]}}}
    assert kind_at(AGENDA, ("conference", "x", "y", 0)) is None
    assert key_node(root, "nothing", None) is None
