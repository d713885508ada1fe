"""Remarks on wording for ``progprint check``: punctuation, quotes, doubled words, words that stand for missing ones.

Notes only: they never change an exit status. Each rule would rather miss a case than raise a false alarm, so code,
addresses, times and anything between Latin letters or figures are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from progprint.agenda.programme import Agenda, Wording
from progprint.agenda.texts import wordings
from progprint.checks.marks import inline_marks
from progprint.core.diagnostic import Diagnostic, note

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_HALF = re.compile(rf"(?<=[{_HAN}”’」』》）)])([,;:?!]) ?(?=[{_HAN}“‘「『《])")
_BRACKETS = re.compile(rf"\((?=[^()\n]{{0,80}}\))(?:(?<=[{_HAN}]\()|(?=[{_HAN}]))[^()\n]*[{_HAN}][^()\n]*\)")
_QUOTED = re.compile("“[^“”]*”")
_REVERSED = re.compile("”([^“”]{1,60})“")
_DOUBLED = re.compile("(基于|通过|以及|由于|为了|关于|对于|根据|按照|采用|利用|进行|我们|因为|所以|但是|而且|如果)\\1")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_DOTS = re.compile(rf"(?<=[{_HAN}])(\.{{3,6}}|。{{2,}}|·{{3,}})(?![.\d])|(?<=[{_HAN}])(--|—(?!—))(?=[{_HAN}])(?<!——)")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[!-~]+|`[^`\n]*`")
_STANDS_FOR_NOTHING = frozenset(
    ("-", "--", "—", "tbd", "tba", "todo", "n/a", "无", "暂无", "待定", "待补充", "略", "xxx")
)
_TIGHT = re.compile(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}]")
_LOOSE = re.compile(rf"[{_HAN}] [A-Za-z0-9]|[A-Za-z0-9] [{_HAN}]")


def punctuation(agenda: Agenda) -> Iterator[Diagnostic]:
    """halfwidth-punctuation, halfwidth-brackets, reversed-quotes, doubled-word, fullwidth-latin, typed-dots."""
    for words in _once(agenda):
        text = _ADDRESS.sub(lambda m: "\x00" * len(m[0]), words.text)
        for mark in words.marks:
            if mark.kind == "code":
                text = text[: mark.start] + "\x00" * (mark.end - mark.start) + text[mark.end :]
        for rule in _RULES:
            yield from rule(text, words)


def placeholders(agenda: Agenda) -> Iterator[Diagnostic]:
    """placeholder-text: a field that says "TBD", 待定 or a dash will be printed like that."""
    for words in _once(agenda):
        if words.text.casefold() in _STANDS_FOR_NOTHING:
            yield note("placeholder-text", words.span, text=words.text)


def spacing(agenda: Agenda) -> Iterator[Diagnostic]:
    """mixed-spacing: some Latin words are set off from Han by a typed blank and some are not; once for the agenda."""
    tight = loose = 0
    rare: dict[bool, Wording] = {}
    for words in _once(agenda):
        counts = len(_TIGHT.findall(words.text)), len(_LOOSE.findall(words.text))
        tight, loose = tight + counts[0], loose + counts[1]
        for kind, count in zip((True, False), counts, strict=True):
            if count:
                rare.setdefault(kind, words)
    if tight and loose:
        yield note("mixed-spacing", rare[tight < loose].span, tight=tight, loose=loose)


LINTS = (punctuation, placeholders, spacing, inline_marks)


def _once(agenda: Agenda) -> Iterator[Wording]:
    """Every wording with a place, each once."""
    return iter(dict.fromkeys(words for words in wordings(agenda) if words.span is not None))


def _halfwidth(text: str, words: Wording) -> Iterator[Diagnostic]:
    found = _HALF.findall(text)
    if found:
        marks = "".join(dict.fromkeys(found))
        yield note("halfwidth-punctuation", words.span, count=len(found), marks=marks)


def _brackets(text: str, words: Wording) -> Iterator[Diagnostic]:
    if (match := _BRACKETS.search(text)) is not None:
        yield note("halfwidth-brackets", words.span, text=match[0][:40])


def _quotes(text: str, words: Wording) -> Iterator[Diagnostic]:
    if "”" in text and (match := _REVERSED.search(_QUOTED.sub("", text))) is not None:
        yield note("reversed-quotes", words.span, text=match[0], meant=f"“{match[1]}”")


def _doubled(text: str, words: Wording) -> Iterator[Diagnostic]:
    for match in _DOUBLED.finditer(text):
        yield note("doubled-word", words.span, text=match[0], word=match[1])


def _wide(text: str, words: Wording) -> Iterator[Diagnostic]:
    if (match := _WIDE.search(text)) is not None:
        yield note("fullwidth-latin", words.span, text=match[0][:40])


def _dots(text: str, words: Wording) -> Iterator[Diagnostic]:
    if (match := _DOTS.search(text)) is not None:
        yield note("typed-dots", words.span, text=match[0], meant="……" if match[1] else "——")


_RULES: tuple[Callable[[str, Wording], Iterator[Diagnostic]], ...] = (
    _halfwidth,
    _brackets,
    _quotes,
    _doubled,
    _wide,
    _dots,
)
