"""Markdown of other systems as texts of an agenda: its inline marks stay as they are typed, its blocks become lines.

## Why            ## Why    (**Why** where it heads nothing)
* one             - one
![x](y) _so_      x (y) *so*
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from progprint.agenda.listing import heads
from progprint.agenda.marks import read_marks
from progprint.core.patterns import pattern

_HEADING = pattern(r"(#{1,6})\s+(.*?)\s*#*")
_OURS = pattern(r"#{1,6} (.+)")
_UNDERLINE = pattern(r"(=+|-{2,})\s*")
_BULLET = pattern(r"(\s*)[*+•-]\s+(.*)")
_NUMBER = pattern(r"\s*\d{1,3}[.)]\s+.*")
_FENCE = pattern(r"\s*(```|~~~)")
_RULE = pattern(r"\s*([-*_])(?:\s*\1){2,}\s*")
_IMAGE = pattern(r"!\[([^\[\]]*)\]\(\s*<?([^\s()<>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_ANGLE = pattern(r"<((?:https?://|mailto:)[^\s<>]+)>")
_TITLED = pattern(r"(\]\((?:https?://|mailto:)[^\s()]+)\s+[\"'][^\"']*[\"']\s*\)")
_LOW = pattern(r"(?<![\w*_])(_{1,2})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])")
_DEEPEST = 4
"""Number signs of the lowest level of headings in an agenda."""
_MARKED = pattern(r"\[[^\[\]\n]+\]\((?:https?://|mailto:)[^\s()]+\)|\*\*[^\s*](?:[^*\n]{0,80}[^\s*])?\*\*")
_ESCAPED = pattern(r"\\([!-)+,\-./:;<-@^_{|}~])")
"""Escapes of Markdown that mean nothing in an agenda; those of its marks stay."""


def marked(text: str, *, wrapped: bool = False) -> str:
    """A Markdown text in lines; with ``wrapped`` its lines are broken anywhere, and a paragraph is one line."""
    lines = list(_lines(text))
    return "\n".join(_headed(list(_joined(lines)) if wrapped else lines)).strip()


def _headed(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those of headings in bold that an agenda reads as no heading."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    known = {filled[n] for n in heads([lines[n] for n in filled])}
    for n, line in enumerate(lines):
        match = _OURS.fullmatch(line) if n not in known else None
        yield line if match is None else match[1] if "*" in match[1] else f"**{match[1]}**"


def is_markdown(text: str) -> bool:
    """Whether a text is plainly Markdown: it has a link, or bold words, as nobody writes them in plain text."""
    return _MARKED.search(text) is not None


def has_marks(text: str) -> bool:
    """Whether an agenda whose marks are on reads a text otherwise than as it is typed."""
    plain, marks = read_marks(text)
    return plain != text or any(mark.kind != "link" for mark in marks)


def without_marks(text: str) -> str:
    """A text without marks, the addresses of its links in brackets behind their words."""
    plain, marks = read_marks(text)
    for mark in sorted((one for one in marks if one.kind == "link"), key=lambda one: -one.end):
        words = plain[mark.start : mark.end]
        if words != mark.target and words != mark.target.removeprefix("mailto:"):
            plain = f"{plain[: mark.end]} ({mark.target}){plain[mark.end :]}"
    return plain


def _lines(text: str) -> Iterator[str]:
    code = False
    held: str | None = None
    for line in (*text.split("\n"), ""):
        fence = _FENCE.match(line)
        if held is not None:
            heading = not code and held.strip() and _UNDERLINE.fullmatch(line) and not _BULLET.fullmatch(held)
            yield f"## {_inline(held.strip())}" if heading else held if code else _line(held)
            held = None
            if heading:
                continue
        if fence:
            code = not code
        elif code:
            yield line
        else:
            held = line


def _line(line: str) -> str:
    line = line.rstrip().lstrip("> ") if line.lstrip().startswith(">") else line.rstrip()
    if _RULE.fullmatch(line):
        return ""
    heading = _HEADING.fullmatch(line)
    if heading:
        words = _inline(heading[2])
        return f"{heading[1][:_DEEPEST]} {words}" if words else ""
    bullet = _BULLET.fullmatch(line)
    return f"- {_inline(bullet[2])}" if bullet else _inline(line.removesuffix("\\"))


def _inline(text: str) -> str:
    text = _IMAGE.sub(lambda m: f"{m[1]} ({m[2]})" if m[1] else f"({m[2]})", text)
    text = _TITLED.sub(r"\1)", _ANGLE.sub(r"\1", text))
    return _ESCAPED.sub(r"\1", _LOW.sub(lambda m: "*" * len(m[1]) + m[2] + "*" * len(m[1]), text))


def _joined(lines: list[str]) -> Iterator[str]:
    """Paragraphs on lines of their own; items of lists, and headings, stay."""
    text = ""
    for line in lines:
        bare = line.strip()
        if not bare or bare.startswith(("- ", "**", "#")) or _NUMBER.fullmatch(line):
            if text:
                yield text
            text = ""
            if bare.startswith("- ") or _NUMBER.fullmatch(line) or (bare.startswith("**") and not bare.endswith("**")):
                text = bare
            else:
                yield bare
        else:
            tight = text and {east_asian_width(text[-1]), east_asian_width(bare[0])} <= {"W", "F"}
            text = f"{text}{'' if tight or not text else ' '}{bare}"
    if text:
        yield text
