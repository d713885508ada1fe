"""Diagnostics for people and for machines: the contract's form, one line each, JSON, and GitHub's annotations.

    error[bad-time]: “25:00” is not a time
      --> content/agenda.yaml:27:16
       |
    26 |       - title: 快手中间件mesh化实践
    27 |         start: 25:00
       |                ^^^^^ expected HH:MM between 00:00 and 24:00
       |
       = hint: write it like 09:30
       = in: track 云原生 › talk 3 快手中间件mesh化实践

Columns count characters, carets stand by display width, long lines are cut to a window round the carets, and no control
character of an agenda or a file name reaches the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Severity, in_order
from progprint.locale.messages import Sentences, messages
from progprint.text.characters import visible
from progprint.text.clusters import clusters
from progprint.text.widths import display_width

if TYPE_CHECKING:
    from progprint.core.diagnostic import Diagnostic, Span

LIMIT = 50
"""So many diagnostics are printed; the worst ones if there are more."""

EACH = 3
"""So many notes of one kind are printed; a wall of them would hide the only warning."""

COLUMNS = 100
"""Widest line of a source that is shown, with its number."""

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FRAME = "1;34"
_CUT = "…"
_TAB = "⇥"
_STOP = 8
"""Columns from one stop of a tab to the next, as terminals have them."""


def human(diagnostics: Sequence[Diagnostic], language: str, color: bool, limit: int = LIMIT) -> str:
    """Everything as a person reads it on a terminal, equal findings once; the last line counts them. "" if there is nothing.

    ``limit``: so many are printed, the worst, and of notes the first few of each kind; 0 is all.
    """
    ordered = in_order(diagnostics)
    if not ordered:
        return ""
    catalogue, paint = messages(language), _in_color if color else lambda text, _: text
    shown = _worst(_few_of_each(ordered), limit) if limit else ordered
    blocks = [_block(d, catalogue, paint) for d in shown]
    return "\n\n".join([*blocks, _summary(ordered, shown, catalogue)]) + "\n"


def concise(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """One line each, as compilers and editors know it: ``file:line:column: severity[code]: sentence``."""
    catalogue = messages(language)
    lines = [
        f"{_place(d)}: {catalogue.word(d.severity.word)}[{d.code}]{catalogue.word('colon')}{catalogue.sentence(d)}"
        for d in in_order(diagnostics)
    ]
    return "".join(f"{line}\n" for line in lines)


def github(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Workflow commands that GitHub Actions shows beside the lines of a pull request."""
    catalogue = messages(language)
    return "".join(f"{_command(d, catalogue)}\n" for d in in_order(diagnostics))


def as_json(diagnostics: Sequence[Diagnostic], language: str) -> list[dict[str, object]]:
    """Every diagnostic as plain data with its sentence and hints; line and column are None where there is no place."""
    catalogue = messages(language)
    return [_plain(d, catalogue) for d in in_order(diagnostics)]


# --- the parts of the human form -----------------------------------------------------------------------------------


_Paint = Callable[[str, str], str]
"""Puts a text into the colour of a code, or leaves it."""


def _in_color(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else text


def _few_of_each(ordered: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The same without most of many notes that say one thing."""
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for d in ordered:
        kind = d.code, "" if d.span else d.variant
        seen[kind] += d.severity is Severity.NOTE
        kept += [d] if seen[kind] <= EACH else []
    return kept


def _worst(ordered: list[Diagnostic], limit: int) -> list[Diagnostic]:
    """At most ``limit`` of them, none left out that is worse than one kept, still in order of place.

    Of those equally bad the first of each code comes first: many of one kind do not hide the only one of another.
    """
    if len(ordered) <= limit:
        return ordered
    firsts = set({(d.severity, d.code): n for n, d in reversed([*enumerate(ordered)])}.values())
    kept = sorted(range(len(ordered)), key=lambda n: (-ordered[n].severity, n not in firsts, n))[:limit]
    return [ordered[n] for n in sorted(kept)]


def _summary(ordered: Sequence[Diagnostic], shown: Sequence[Diagnostic], catalogue: Sentences) -> str:
    """``2 errors, 1 warning``, and how many of them were not printed, by their codes."""
    counts = ((severity.word, sum(d.severity is severity for d in ordered)) for severity in reversed(Severity))
    parts = [catalogue.word(f"{word}.{'one' if count == 1 else 'many'}", n=count) for word, count in counts if count]
    if left := Counter(d.code for d in ordered) - Counter(d.code for d in shown):
        kinds = ", ".join(f"{code} {count}" for code, count in left.items())
        parts.append(catalogue.word("more", n=left.total(), kinds=kinds))
    return catalogue.word("join").join(parts)


def _block(d: Diagnostic, catalogue: Sentences, paint: _Paint) -> str:
    """One diagnostic with its places, hints and trail."""
    hue = _COLORS[d.severity]
    word, colon = catalogue.word(d.severity.word), catalogue.word("colon")
    lines = [paint(f"{word}[{d.code}]", hue) + paint(f"{colon}{catalogue.sentence(d)}", "1")]
    spans = [d.span, *(r.span for r in d.related)]
    gutter = max((len(str(span.line)) for span in spans if span), default=1)
    bar = paint(f"{' ' * gutter} |", _FRAME)
    if d.span:
        lines += _snippet(d.span, "-->", "^", catalogue.label(d), gutter, paint, hue)
    for related in d.related:
        lines += _snippet(related.span, ":::", "-", catalogue.related(d, related.role), gutter, paint, _FRAME)
    notes = [(catalogue.word("hint"), hint) for hint in catalogue.hints(d)]
    if d.trail:
        notes.append((catalogue.word("in"), _trail(d, catalogue)))
    if notes and d.span:
        lines.append(bar)
    lines += [f"{' ' * gutter} {paint('=', _FRAME)} {paint(name, '1')}{colon}{text}" for name, text in notes]
    return "\n".join(lines)


def _snippet(span: Span, arrow: str, mark: str, label: str, gutter: int, paint: _Paint, hue: str) -> list[str]:
    """The place of a span, the line above it, its (first) line, and marks below it."""
    bar = paint(f"{' ' * gutter} |", _FRAME)
    head = [f"{' ' * gutter}{paint(arrow, _FRAME)} {visible(span.place)}"]
    source = span.source
    if span.line > source.line_count:
        return head
    room = COLUMNS - gutter - 3
    shown, before, width = _window(source.line(span.line), span, room)
    rows = [bar]
    if span.line > 1 and (previous := source.line(span.line - 1)).strip():
        above = _head(previous, room)
        rows.append(f"{paint(f'{span.line - 1:>{gutter}} |', _FRAME)} {above}".rstrip())
    rows.append(f"{paint(f'{span.line:>{gutter}} |', _FRAME)} {shown}".rstrip())
    rows.append(f"{bar} {' ' * before}{paint(mark * width, hue)} {paint(label, hue)}".rstrip())
    return head + rows


def _head(line: str, room: int) -> str:
    """The start of a line, cut to a width."""
    pieces = _pieces(line[: 4 * room])
    kept, _ = _fitting(pieces, room - 1)
    whole = len(kept) == len(pieces) and len(line) <= 4 * room
    return "".join(kept) + ("" if whole else _CUT)


def _pieces(text: str, column: int = 0) -> list[str]:
    """The clusters of a stretch of a line as they are shown; a tab is seen, and as wide as to its stop."""
    pieces = []
    for cluster in clusters(text):
        piece = _TAB.ljust(_STOP - column % _STOP) if cluster == "\t" else visible(cluster)
        column += display_width(piece)
        pieces.append(piece)
    return pieces


def _fitting(pieces: list[str], room: int) -> tuple[list[str], int]:
    """The first pieces that fit into a width, and how wide they are."""
    used, count = 0, 0
    for piece in pieces:
        width = display_width(piece)
        if used + width > room:
            break
        used, count = used + width, count + 1
    return pieces[:count], used


def _window(line: str, span: Span, room: int) -> tuple[str, int, int]:
    """A stretch of a line with the marked part in it: the text, the columns before the marks, and the marks' width."""
    end = span.end_column if span.end_line == span.line else len(line) + 1
    start = min(span.column - 1, len(line))
    typed = line[start : max(end - 1, start)]
    typed = typed.rstrip() or typed
    before = _pieces(line[max(start - 2 * room, 0) : start])
    marked = _pieces(typed[: 4 * room], display_width("".join(before)))
    after = _pieces(line[start + len(typed) :][: 2 * room], display_width("".join(before + marked)))
    whole = "".join(before + marked + after)
    if display_width(whole) <= room and len(line) <= 2 * room:
        return whole, display_width("".join(before)), max(display_width("".join(marked)), 1)
    middle, width = _fitting(marked, room - room // 3)
    left, left_width = _fitting(before[::-1], room - 2 - max(width, room // 2)) if before else ([], 0)
    cut_left = len(left) < len(before) or start > 2 * room
    cut_marked = len(middle) < len(marked)
    right, _ = _fitting([] if cut_marked else after, room - 2 - width - left_width)
    cut_right = cut_marked or len(right) < len(after) or len(line) > start + 4 * room
    text = (
        f"{_CUT if cut_left else ''}{''.join(left[::-1])}{''.join(middle)}{''.join(right)}{_CUT if cut_right else ''}"
    )
    return text, left_width + cut_left, max(width, 1)


def _trail(d: Diagnostic, catalogue: Sentences) -> str:
    """``track 云原生 › talk 3 …``, outermost first."""
    steps = (f"{catalogue.word(f'trail.{kind}')} {visible(name)}".rstrip() for kind, name in d.trail)
    return " › ".join(_head(step, COLUMNS) for step in steps)


# --- the other forms -----------------------------------------------------------------------------------------------


def _place(d: Diagnostic) -> str:
    return visible(d.span.place) if d.span else "progprint"


def _plain(d: Diagnostic, catalogue: Sentences) -> dict[str, object]:
    return {
        "code": d.code,
        "severity": d.severity.word,
        "message": catalogue.sentence(d),
        "label": catalogue.label(d),
        **_where(d.span),
        "hints": catalogue.hints(d),
        "related": [{"role": r.role, "label": catalogue.related(d, r.role), **_where(r.span)} for r in d.related],
        "trail": [{"kind": kind, "name": name} for kind, name in d.trail],
        "params": dict(d.params),
    }


def _where(span: Span | None) -> dict[str, object]:
    names = ("file", "line", "column", "end_line", "end_column")
    if span is None:
        return dict.fromkeys(names)
    values = (span.source.name, span.line, span.column, span.end_line, span.end_column)
    return dict(zip(names, values, strict=True))


def _command(d: Diagnostic, catalogue: Sentences) -> str:
    """``::error file=…,line=…::sentence``, escaped as the runner's command syntax wants."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}[d.severity]
    fields = {"title": d.code}
    if d.span:
        same = d.span.end_line == d.span.line
        end = {"endColumn": str(max(d.span.end_column - 1, d.span.column))} if same else {}
        fields = {"file": d.span.source.name, "line": str(d.span.line), "col": str(d.span.column),
                  "endLine": str(d.span.end_line), **end, **fields}  # fmt: skip
    properties = ",".join(f"{name}={_escaped(visible(value), ',:')}" for name, value in fields.items())
    sentences = [catalogue.sentence(d), *catalogue.hints(d)]
    return f"::{level} {properties}::{'%0A'.join(_escaped(sentence, '') for sentence in sentences)}"


def _escaped(text: str, also: str) -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
