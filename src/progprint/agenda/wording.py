r"""Words, passages and sections out of what was typed: cleaned, each with its own place, in the right language.

summary: {案例背景: [a, b], 成果: "…\n…"} ─▶ Section("案例背景", (a, b)), Section("成果", (…, …))
title: {zh: 云原生, en: Cloud native}     ─▶ Wording("云原生", translations=(("zh", …), ("en", …)))
"""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.clean import blank_lines, cleaned, one_line
from progprint.agenda.listing import HEADING, pieces, unmarked
from progprint.agenda.marks import read_marks
from progprint.agenda.programme import Mark, Passage, Photo, Section, Wording
from progprint.agenda.scope import Scope
from progprint.core.diagnostic import Span
from progprint.source.kinds import Entry, Rows, Translated, Value
from progprint.source.node import Scalar
from progprint.source.suppressions import as_typed
from progprint.text.characters import is_blank
from progprint.text.punctuation import corrected, quotes_of

_AHEAD = 60
"""Lines of the source searched for the next piece of a text."""


def text_of(entry: Entry, key: str, scope: Scope) -> str:
    """The cleaned one-line text of a key, or ""."""
    value = entry.scalar(key)
    return _line(value, scope) if value is not None else ""


def wording(value: Value | None, scope: Scope) -> Wording | None:
    """The words of a one-line text in the conference's language, or None when there is nothing to print."""
    if isinstance(value, Scalar):
        text = _mended(_line(value, scope), scope, value.span)
        return Wording(text, value.span) if text else None
    if isinstance(value, Translated):
        versions = tuple(
            (tag, v, _mended(_line(v, scope), scope, v.span)) for tag, v in value.versions if isinstance(v, Scalar)
        )
        versions = tuple(version for version in versions if version[2])
        if versions:
            chosen = versions[_preferred([tag for tag, _, _ in versions], scope.language)]
            return Wording(chosen[2], chosen[1].span, tuple((tag, text) for tag, _, text in versions))
    return None


def photo(entry: Entry, key: str, scope: Scope) -> Photo | None:
    """A picture that an entry names."""
    value = entry.scalar(key)
    path = text_of(entry, key, scope)
    return Photo(path, value.span) if value is not None and path else None


def passages(value: Value | None, scope: Scope) -> tuple[Passage, ...]:
    """Paragraphs and list items of a longer text, or of a written list (whose items count as numbered)."""
    if isinstance(value, Scalar):
        return tuple(_in_bold(one) if one.marker == HEADING else one for one in _pieces(value, scope))
    if isinstance(value, tuple):
        items = [word for item in value if (word := wording(item, scope)) is not None]
        marks = unmarked([item.text for item in items])
        return tuple(Passage(_saying(w, text, scope), marker) for w, (text, marker) in zip(items, marks, strict=True))
    if isinstance(value, Translated):
        versions = [(tag, passages(version, scope)) for tag, version in value.versions]
        return _translated([(tag, found) for tag, found in versions if found], scope.language)
    return ()


def sections(value: Value | None, scope: Scope) -> tuple[Section, ...]:
    """The parts of a summary: one without a heading for plain text, else a part per heading in the order typed."""
    if isinstance(value, Rows):
        return tuple(_section(name, part, scope) for name, part in value.rows)
    if isinstance(value, tuple) and any(isinstance(item, Rows) for item in value):
        return tuple(part for item in value for part in sections(item, scope))
    if isinstance(value, Translated):
        return _translated_sections(value, scope)
    return _headed(_pieces(value, scope) if isinstance(value, Scalar) else passages(value, scope))


def _headed(found: Sequence[Passage]) -> tuple[Section, ...]:
    """The parts of a text at the headings in it; one with nothing but another heading below it is a bold line."""
    parts: list[Section] = []
    heading, own = None, list[Passage]()
    for n, one in enumerate(found):
        if one.marker != HEADING:
            own.append(one)
        elif n + 1 < len(found) and found[n + 1].marker == HEADING:
            own.append(_in_bold(one))
        else:
            parts += [Section(heading, tuple(own))] if own else []
            heading, own = _as_heading(one.words), []
    return (*parts, Section(heading, tuple(own))) if own else tuple(parts)


def _section(name: Scalar, value: Value, scope: Scope) -> Section:
    heading = wording(name, scope)
    return Section(None if heading is None else _as_heading(heading), passages(value, scope))


def _as_heading(words: Wording) -> Wording:
    """Words as a heading: without the colon behind them, and in one weight."""
    return words._replace(text=words.text.rstrip(":： ") or words.text, marks=())


def _in_bold(heading: Passage) -> Passage:
    """A heading inside a text that has no place for headings: a bold paragraph."""
    words = heading.words
    return Passage(words._replace(marks=(Mark(0, len(words.text), "strong"),)))


def _saying(words: Wording, text: str, scope: Scope) -> Wording:
    """The words with another text, if it is another, and with the marks in it, if they are read."""
    if scope.marks:
        text, marks = read_marks(text)
        others = tuple((tag, read_marks(other)[0]) for tag, other in words.translations)
        return Wording(text, words.span, others, marks)
    return words if words.text == text else words._replace(text=text)


def _line(value: Scalar, scope: Scope) -> str:
    text, found = cleaned(value.text, value.span)
    if found:
        scope.report(*found)
    return "" if is_blank(text) else one_line(text)


def _mended(text: str, scope: Scope, span: Span) -> str:
    """The text as it is printed: with slips of punctuation mended, where the conference asks for it."""
    wanted = scope.normalise and not as_typed(span)
    return corrected(text, words=False, quotes=quotes_of(scope.language)) if wanted else text


def _pieces(value: Scalar, scope: Scope) -> tuple[Passage, ...]:
    text, found = cleaned(value.text, value.span)
    scope.report(*found, *blank_lines(text, value.span))
    cut = pieces(text)
    if len(cut) == 1:
        return (Passage(_said(cut[0].text, value.span, scope), cut[0].marker),)
    found_passages = []
    place = value.span
    for piece in cut:
        place = _place(piece.text, value.span, place)
        found_passages.append(Passage(_said(piece.text, place, scope), piece.marker))
    return tuple(found_passages)


def _said(text: str, place: Span, scope: Scope) -> Wording:
    """A passage, with the marks in it, if they are read."""
    text = _mended(text, scope, place)
    if not scope.marks:
        return Wording(text, place)
    plain, marks = read_marks(text)
    return Wording(plain, place, (), marks)


def _place(text: str, whole: Span, before: Span) -> Span:
    """Where a piece of a text stands in the file, looked for from the piece before; else the place of the text."""
    source = whole.source
    begin = whole.line if before is whole else before.line + 1
    for number in range(begin, min(whole.end_line, begin + _AHEAD, source.line_count) + 1):
        at = source.line(number).find(text, whole.column - 1 if number == whole.line else 0)
        if at >= 0:
            return Span(source, number, at + 1, number, at + 1 + len(text))
    return whole


def _preferred(tags: list[str], language: str) -> int:
    """Index of the language to print: the very one, one of the same base, else the first that was written."""
    base = language.partition("-")[0]
    for wanted in (language, base):
        for n, tag in enumerate(tags):
            if wanted in (tag, tag.partition("-")[0]):
                return n
    return 0


def _translated(versions: list[tuple[str, tuple[Passage, ...]]], language: str) -> tuple[Passage, ...]:
    """The passages of one language, each with its translations; all on the first when the counts differ."""
    if not versions:
        return ()
    chosen = versions[_preferred([tag for tag, _ in versions], language)][1]
    if len({len(found) for _, found in versions}) == 1:
        rows = ([(tag, found[n].words.text) for tag, found in versions] for n in range(len(chosen)))
        return tuple(
            Passage(p.words._replace(translations=tuple(row)), p.marker) for p, row in zip(chosen, rows, strict=True)
        )
    whole = tuple((tag, "\n".join(p.words.text for p in found)) for tag, found in versions)
    return (Passage(chosen[0].words._replace(translations=whole), chosen[0].marker), *chosen[1:])


def _translated_sections(value: Translated, scope: Scope) -> tuple[Section, ...]:
    """A summary in several languages, joined part by part; parts that have no partner keep their own language."""
    versions = [(tag, found) for tag, version in value.versions if (found := sections(version, scope))]
    if not versions:
        return ()
    chosen = versions[_preferred([tag for tag, _ in versions], scope.language)][1]
    same = len({len(found) for _, found in versions}) == 1
    joined = []
    for n, part in enumerate(chosen):
        partners = [(tag, found[n]) for tag, found in versions] if same else []
        heading = part.heading
        if heading is not None:
            texts = tuple((tag, p.heading.text) for tag, p in partners if p.heading is not None)
            heading = heading._replace(translations=texts)
        rows = [(tag, p.passages) for tag, p in partners if p.passages]
        joined.append(Section(heading, _translated(rows, scope.language) if rows else part.passages))
    if same:
        return tuple(joined)
    whole = tuple((tag, _plain(found)) for tag, found in versions)
    first = joined[0].heading or joined[0].passages[0].words
    marked = first._replace(translations=whole)
    if joined[0].heading is not None:
        return (Section(marked, joined[0].passages), *joined[1:])
    rest = joined[0].passages[1:]
    return (Section(None, (Passage(marked, joined[0].passages[0].marker), *rest)), *joined[1:])


def _plain(parts: tuple[Section, ...]) -> str:
    """All words of a summary, a line each."""
    lines = []
    for part in parts:
        lines += [part.heading.text] if part.heading is not None else []
        lines += [p.words.text for p in part.passages]
    return "\n".join(lines)
