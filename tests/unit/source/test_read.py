"""Reading YAML: text as typed, places, bounds, and the refusals of what is no agenda."""

from __future__ import annotations

import pytest

from progprint.core.diagnostic import Diagnostic, Severity
from progprint.source.build import MAX_ALIASED, MAX_DEPTH
from progprint.source.decode import MAX_BYTES, decode
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.read import read

Plain = str | list["Plain"] | dict[str, "Plain"] | None


def plain(node: Node | None) -> Plain:
    """A node as ordinary Python values."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
    return None


def value_of(text: str) -> Plain:
    outcome = read(text.encode(), "a.yaml")
    assert [] == list(outcome.diagnostics)
    return plain(outcome.value)


def told(text: str | bytes) -> list[tuple[str, str, int, int]]:
    """(code, variant, line, column) of everything found."""
    data = text if isinstance(text, bytes) else text.encode()
    return [(d.code, d.variant, d.span.line, d.span.column) for d in read(data, "a.yaml").diagnostics if d.span]


def only(text: str | bytes) -> Diagnostic:
    (found,) = read(text if isinstance(text, bytes) else text.encode(), "a.yaml").diagnostics
    return found


@pytest.mark.parametrize(
    "typed",
    ["9:30", "12:30:00", "no", "Off", "null", "~", "010", "1_000", "1.10", "0x1F", "2026-02-30", "<<", "9" * 5000],
)
def test_a_scalar_is_the_text_that_was_typed(typed: str) -> None:
    """YAML's own ideas of numbers, truth, dates and nothing never reach a node."""
    assert {"key": typed} == value_of(f"key: {typed}\n")


def test_only_a_plain_empty_scalar_is_absent() -> None:
    """``""`` is an empty text, nothing typed is absence."""
    node = read(b'a:\nb: ""\n', "a.yaml").value
    assert isinstance(node, Mapping)
    first, second = node.get("a"), node.get("b")
    assert isinstance(first, Scalar)
    assert isinstance(second, Scalar)
    assert (True, False) == (first.absent, second.absent)


def test_places_count_lines_and_characters_from_one() -> None:
    """Characters beyond U+FFFF count one, and the end is exclusive."""
    node = read("名: x\n𠮷野: {a: 家👩‍👩‍👧, b: [c, 𠮷]}\n".encode(), "a.yaml").value
    assert isinstance(node, Mapping)
    inner = node.entries[1][1]
    assert isinstance(inner, Mapping)
    key, value = inner.entries[1]
    assert isinstance(value, Sequence)
    places = [
        (s.line, s.column, s.end_line, s.end_column) for s in (key.span, value.span, value.items[1].span, inner.span)
    ]
    assert [(2, 17, 2, 18), (2, 20, 2, 26), (2, 24, 2, 25), (2, 5, 2, 27)] == places


def test_a_block_ends_where_its_last_value_ends() -> None:
    """Blank lines and comments below a mapping are not part of it."""
    node = read(b"a:\n  b: 1\n  c: [2,\n    3]\n\n# end\nd: 4\n", "a.yaml").value
    assert isinstance(node, Mapping)
    span = node.entries[0][1].span
    assert (2, 3, 4, 7) == (span.line, span.column, span.end_line, span.end_column)


def test_lines_end_at_line_feeds_only() -> None:
    """CR LF and CR are line ends of a file; U+2028 inside a text is text (YAML 1.2 §5.4)."""
    node = read("a: 1\r\nb: x\u2028y\rc: 3\n".encode(), "a.yaml").value
    assert isinstance(node, Mapping)
    assert {"a": "1", "b": "x\u2028y", "c": "3"} == plain(node)
    assert [1, 2, 3] == [key.span.line for key, _ in node.entries]


def test_merge_keys_give_way_to_own_keys_and_to_earlier_mappings() -> None:
    """``<<`` takes a mapping or a list of them; quoted it is a key like any other."""
    text = 'p: &p {a: 1, b: 2}\nq: &q {b: 3, c: 4}\nr:\n  c: own\n  <<: [*p, *q]\ns: {"<<": x}\n'
    value = value_of(text)
    assert isinstance(value, dict)
    assert {"c": "own", "a": "1", "b": "2"} == value["r"]
    assert {"<<": "x"} == value["s"]


def test_an_alias_stands_for_the_node_itself() -> None:
    """Also as a key; its place is where it was written out."""
    node = read(b"a: &x [1, 2]\nb: *x\n", "a.yaml").value
    assert isinstance(node, Mapping)
    assert node.entries[0][1] is node.entries[1][1]


def test_a_duplicate_key_names_both_places_and_keeps_the_first() -> None:
    """Nothing is overwritten silently."""
    outcome = read("题: 一\nx: 2\n题: 三\n".encode(), "a.yaml")
    (found,) = outcome.diagnostics
    assert ("duplicate-key", Severity.ERROR, "a.yaml:3:1") == (
        found.code,
        found.severity,
        found.span and found.span.place,
    )
    assert [("first", "a.yaml:1:1")] == [(r.role, r.span.place) for r in found.related]
    assert {"题": "一", "x": "2"} == plain(outcome.value)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: !include /etc/passwd\n", "tag", 1, 4),
        ("a: !!python/object:os.system [x]\n", "tag", 1, 4),
        ("a: &x [1, *x]\n", "recursive-alias", 1, 11),
        ("a: 1\nb: *nobody\n", "yaml-syntax", 2, 4),
        ("<<: 1\n", "yaml-syntax", 1, 5),
        ("? [a]\n: b\n", "yaml-syntax", 1, 3),
        ("a: 1\n---\nb: 2\n", "multiple-documents", 2, 1),
        ("", "empty-file", 1, 1),
        ("\n# 只有注释\n", "empty-file", 1, 1),
        ("---\n---\n", "empty-file", 1, 1),
        ("a: x\0y\n", "control-character", 1, 5),
        ("a: 1\nb: x\x1b[31m\n", "control-character", 2, 5),
        ("a: x\x85y\n", "control-character", 1, 5),
    ],
)
def test_what_no_agenda_may_hold_is_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    """One error, with the code of the contract."""
    assert [(code, line, column)] == [(c, at, col) for c, _, at, col in told(text)]
    assert only(text).severity is Severity.ERROR


def test_a_closing_document_mark_is_no_second_document() -> None:
    """``---`` before and after an agenda, as front matter is written."""
    assert {"a": "1"} == value_of("---\na: 1\n---\n")


@pytest.mark.parametrize("text", ["[" * 60_000, "".join(" " * n + "a:\n" for n in range(1000)), "- " * 500 + "x"])
def test_depth_is_bounded_however_it_is_made(text: str) -> None:
    """Refused at the first node beyond 64 levels, without recursion and at once."""
    assert ["too-deep"] == [code for code, *_ in told(text)]


def test_the_deepest_allowed_nesting_is_read() -> None:
    """The bound itself is inside."""
    assert [] == told("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert ["too-deep"] == [code for code, *_ in told("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))]


def test_aliases_are_bounded_by_what_they_stand_for() -> None:
    """The billion laughs, and a plain list of too many."""
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert ["too-many-aliases"] == [code for code, *_ in told(laughs)]
    fits = "a: &a x\nb: [" + ",".join(["*a"] * MAX_ALIASED) + "]\n"
    assert [] == told(fits)
    assert ["too-many-aliases"] == [code for code, *_ in told(fits.replace("]", ",*a]"))]


@pytest.mark.parametrize(
    ("data", "variant"),
    [
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml", "excel"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", "office"),
        (b"PK\x03\x04\x14\0\x06\0word/document.xml", "word"),
        (b"PK\x03\x04\x14\0notes.txt", "archive"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\x89PNG\r\n", "image"),
        (b"\n <!DOCTYPE html><html>", "html"),
        (b"{\\rtf1\\ansi", "rtf"),
    ],
)
def test_files_of_other_programs_are_named(data: bytes, variant: str) -> None:
    """The hint depends on what the file is."""
    assert ("not-yaml", variant) == (only(data).code, only(data).variant)


HAN = "专题: 云原生时代的基石，我们在大规模场景下的服务治理\n讲师: 于雨\n"


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        (HAN.encode("gbk"), "GB18030"),
        ("專題: 我們的雲原生時代，講師介紹這個產品\n".encode("big5"), "Big5"),
        ("タイトル: これはプログラムの紹介です\n".encode("cp932"), "Shift_JIS"),
        ("제목: 이것은 프로그램입니다 우리는\n".encode("cp949"), "EUC-KR"),
        (HAN.encode("utf-16-le"), "UTF-16"),
        (HAN.encode("utf-16-be"), "UTF-16"),
        (HAN.encode("utf-32"), "UTF-32"),
    ],
)
def test_other_encodings_are_refused_with_a_guess(data: bytes, guess: str) -> None:
    """Never read by guess: a wrong one prints wrong names."""
    outcome = read(data, "a.yaml")
    (found,) = outcome.diagnostics
    assert ("encoding", Severity.ERROR, guess, None) == (
        found.code,
        found.severity,
        found.params["guess"],
        outcome.value,
    )


def test_utf_16_with_a_mark_is_read_with_a_warning() -> None:
    """A byte order mark is no guess."""
    outcome = read(("\ufeff" + HAN).encode("utf-16-le"), "a.yaml")
    assert [("encoding", Severity.WARNING)] == [(d.code, d.severity) for d in outcome.diagnostics]
    assert "于雨" == (plain(outcome.value) or {})["讲师"]  # type: ignore[index, call-overload]


def test_a_byte_order_mark_moves_no_column() -> None:
    """It is no character of the text."""
    assert [("yaml-syntax", "reserved", 1, 4)] == told(b"\xef\xbb\xbfa: @x\n")


def test_a_bad_byte_has_its_place() -> None:
    """Line and column of the first byte that is no UTF-8."""
    assert [("encoding", "", 2, 4)] == told(b"a: 1\r\nb: \xff\xfe?\xc0")
    assert [("encoding", "truncated", 1, 4)] == told("a: 云".encode()[:-1])


def test_a_file_beyond_the_bound_is_not_even_decoded() -> None:
    """16 MB pass, one byte more does not."""
    assert decode(b"#" * MAX_BYTES, "a.yaml").value is not None
    found = only(b"#" * (MAX_BYTES + 1))
    assert ("file-too-large", 16, 17) == (found.code, found.params["limit"], found.params["size"])


def test_everything_found_is_told_in_one_run() -> None:
    """Errors of several kinds, before and behind lines that do not parse."""
    text = "a: 1\na: 2\nb: @x\nc：3\nd: !t y\ne: p: q\nf: &开幕\ng: C #语言\nh: 'x\n"
    assert [
        ("duplicate-key", 2),
        ("yaml-syntax", 3),
        ("fullwidth-colon", 4),
        ("tag", 5),
        ("yaml-syntax", 6),
        ("yaml-syntax", 7),
        ("text-after-hash", 8),
        ("yaml-syntax", 9),
    ] == sorted(((code, line) for code, _, line, _ in told(text)), key=lambda found: found[1])
