"""Bytes to characters: what kind of file it is, how it is encoded, and which characters no agenda may hold.

    bytes ─ size ─ kind ─ encoding ─ line ends ─ control characters ─▶ Source

A wrong guess between GBK and Big5 would print wrong names without anybody noticing, so nothing but UTF-8, and UTF-16
that says so, is read; a file in any other encoding is refused, and the guess goes into the hint.
"""

from __future__ import annotations

import codecs
import itertools
import re
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Outcome, Source, Span, error, warning
from progprint.text.characters import CONTROL, character_name

if TYPE_CHECKING:
    from progprint.core.diagnostic import Diagnostic

MAX_BYTES = 16 * 1024 * 1024
"""Largest file that is read (contract, promise 5)."""

MAX_CONTROLS = 50
"""So many raw control characters are named one by one."""

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a", "archive"),
    (b"SQLite format 3", "database"),
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|head|body|!--)", re.IGNORECASE)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_WESTERN = ("cp1252", "latin-1")  # what calls itself Latin-1 is cp1252, but for five bytes (WHATWG, Encoding)
_DECLARED = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii"), _WESTERN),
    **dict.fromkeys(("iso-8859-15", "iso8859-15", "latin-9"), ("iso-8859-15",)),
    **dict.fromkeys(("iso-8859-2", "iso8859-2"), ("iso-8859-2",)),
    "windows-1250": ("cp1250",),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), ("gb18030",)),
    "big5": ("cp950",),
    "shift_jis": ("cp932",),
    "euc-jp": ("euc_jp",),
    "euc-kr": ("cp949",),
}
"""Encodings that an XML file may declare, by name, and the codecs that read them."""
_GUESSES = {"GB18030": "gb18030", "Big5": "cp950", "Shift_JIS": "cp932", "EUC-KR": "cp949"}
_FEW_ACCENTS = re.compile(
    rb"(?:[\x00-\x7f]|[\x80-\xff](?![\x80-\xff0-9@-~])|(?<=[A-Za-z])[\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}(?=[A-Za-z]))*"
)
"""Text in Latin letters, of which some are no ASCII: no more than two together, and beside others."""
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工能下过子说产种面而方后多"
    "專題講師時間這個國來們會對發動過說產種後學經讲师题专议介绍公司职务姓名のにはをたがでてとし이다는을의"
)


def decode(data: bytes, name: str, *, markup: bool = False) -> Outcome[Source]:
    """The characters of a file, line ends as line feeds, without a byte order mark; ``name`` is what diagnostics call it.

    A raw control character is an error and has become a blank, so that reading can go on. No value if the file is too
    large, no text, or of an encoding that has to be guessed. ``markup``: a file of another program: HTML and XML are
    welcome too, XML in the encoding that it declares, and a control character is no more than a warning.
    """
    if len(data) > MAX_BYTES:
        return Outcome(None, [error("file-too-large", _at(name, ""), limit=MAX_BYTES >> 20, size=-(-len(data) >> 20))])
    if (kind := kind_of(data)) and not (markup and kind == "html"):
        return Outcome(None, [error("not-yaml", _at(name, ""), variant=kind)])
    found: list[Diagnostic] = []
    encoding = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    if encoding.startswith("utf-32") or (encoding == "utf-8" and _looks_like_utf_16(data)):
        guess = "UTF-32" if encoding.startswith("utf-32") else "UTF-16"
        return Outcome(None, [error("encoding", _at(name, ""), variant="guess", guess=guess)])
    try:
        text = data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as fault:
        declared = _declared(data) if markup and encoding == "utf-8" else None
        if declared is None:
            return Outcome(None, [_undecodable(data, name, fault)])
        text = declared
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if encoding.startswith("utf-16"):
        found.append(warning("encoding", _at(name, text), variant="utf-16"))
    source = Source(name, text)
    if CONTROL.search(text):
        controls = list(itertools.islice(CONTROL.finditer(text), MAX_CONTROLS))
        found += [_control(source, match, markup=markup) for match in controls]
        source = Source(name, CONTROL.sub(" ", text))
    return Outcome(source, found)


def kind_of(data: bytes) -> str:
    """The kind of a file that is certainly no YAML, by its first bytes: "excel", "pdf", "html" …; "" if it may be text."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if kind in ("zip", "office"):
        return _office_kind(data, kind)
    return kind or ("html" if _MARKUP.match(data) else "")


def _office_kind(data: bytes, kind: str) -> str:
    """Which office program an archive comes from, by the names of its members."""
    members = ((b"xl/", "excel"), (b"W\0o\0r\0k\0b\0o\0o\0k", "excel"), (b"word/", "word"), (b"ppt/", "powerpoint"))
    found = next((program for member, program in members if member in data), "")
    return found or ("office" if kind == "office" or b"[Content_Types].xml" in data else "archive")


def _looks_like_utf_16(data: bytes) -> bool:
    """Whether zero bytes stand at every second place often enough: line ends, blanks and keys of UTF-16 have them."""
    head = data[: 1 << 16]
    if len(head) < 4 or b"\0" not in head:
        return False
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) >= max(len(head) // 20, 2) and min(even, odd) * 8 <= max(even, odd)


def _undecodable(data: bytes, name: str, fault: UnicodeDecodeError) -> Diagnostic:
    """The refusal of bytes that are no UTF-8 (or broken UTF-16), at the first bad one, with what they may be."""
    if fault.encoding.startswith("utf-16"):
        return error("encoding", _at(name, ""), variant="broken-utf-16")
    before = data[: fault.start].decode().lstrip("\ufeff")
    span = _at(name, before.replace("\r\n", "\n").replace("\r", "\n"), end=True)
    byte = f"0x{data[fault.start]:02X}"
    if fault.reason == "unexpected end of data":
        return error("encoding", span, variant="truncated", byte=byte)
    if guess := _guess(data)[0]:
        return error("encoding", span, variant="guess", guess=guess, byte=byte)
    return error("encoding", span, byte=byte)


def legacy(data: bytes) -> tuple[str, str]:
    """The encoding of a table that is no UTF-8, by its name and codec, for who says that it was assumed."""
    if _FEW_ACCENTS.fullmatch(data):
        return "Windows-1252", "cp1252"
    label, score = _guess(data)
    return (label, _GUESSES[label]) if score > 1 else ("GB18030", "gb18030")


def _guess(data: bytes) -> tuple[str, int]:
    """The legacy encoding in which the text reads best, which gives most of the commonest characters, and their number."""
    best, score = "", 0
    for label, codec in _GUESSES.items():
        try:
            text = data[: 1 << 18].decode(codec)
        except UnicodeDecodeError as fault:
            if fault.start < (1 << 18) - 4 or fault.reason != "incomplete multibyte sequence":
                continue
            text = data[: fault.start].decode(codec)
        hits = sum(map(_COMMON.__contains__, text)) + 1
        if hits > score and not CONTROL.search(text):
            best, score = label, hits
    return best, score


def _declared(data: bytes) -> str | None:
    """The characters of an XML file in the encoding that its first line declares, None without one that is known."""
    match = _DECLARATION.match(data)
    codecs_of = _DECLARED.get(match[1].decode().lower(), ()) if match else ()
    for codec in codecs_of:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def _control(source: Source, match: re.Match[str], *, markup: bool) -> Diagnostic:
    line = source.text.count("\n", 0, match.start()) + 1
    column = match.start() - source.text.rfind("\n", 0, match.start())
    span = Span(source, line, column, line, column + 1)
    make, variant = (warning, "blank") if markup else (error, "raw")
    return make("control-character", span, variant=variant, character=character_name(match[0]))


def _at(name: str, text: str, end: bool = False) -> Span:
    """The start of a text, or the place behind its last character."""
    line, column = (text.count("\n") + 1, len(text) - text.rfind("\n")) if end else (1, 1)
    return Span(Source(name, text), line, column, line, column)
