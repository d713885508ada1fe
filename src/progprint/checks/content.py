"""Remarks on wording for ``progprint check``: punctuation, quotes, doubled words, words that stand for missing ones.

Made by ``check`` only. What can be mended without a doubt is a warning, the rest a note. Each rule would rather miss a
case than raise a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator

from progprint.agenda.programme import Agenda, Wording
from progprint.agenda.texts import wordings
from progprint.checks.lists import numbers
from progprint.checks.marks import inline_marks
from progprint.core.diagnostic import Diagnostic, Related, note, warning
from progprint.locale.alike import alike
from progprint.source.suppressions import as_typed
from progprint.text.blanks import LOOSE, TIGHT
from progprint.text.punctuation import Correction, applies, corrections, quotes_of

_STANDS_FOR_NOTHING = frozenset(
    ("-", "--", "—", "tbd", "tba", "todo", "n/a", "无", "暂无", "待定", "待补充", "略", "xxx")
)


def punctuation(agenda: Agenda) -> Iterator[Diagnostic]:
    """Corrections of ``text.punctuation``, told once for each rule and text: ``check --fix`` makes them."""
    for words in _once(agenda) if applies(agenda.conference.language) else ():
        code = tuple((mark.start, mark.end) for mark in words.marks if mark.kind == "code")
        by_rule: dict[str, list[Correction]] = {}
        for correction in corrections(words.text, code, quotes_of(agenda.conference.language)):
            by_rule.setdefault(correction.rule, []).append(correction)
        for rule, found in by_rule.items():
            marks = "".join(dict.fromkeys(c.shown for c in found)) if rule == "halfwidth-punctuation" else ""
            first = found[0]
            yield warning(
                rule, words.span, text=first.shown[:40], meant=first.shown_meant[:40], count=len(found), marks=marks
            )


def placeholders(agenda: Agenda) -> Iterator[Diagnostic]:
    """placeholder-text: a field that says "TBD", 待定 or a dash will be printed like that."""
    for words in _once(agenda):
        if words.text.casefold() in _STANDS_FOR_NOTHING:
            yield note("placeholder-text", words.span, text=words.text)


def spacing(agenda: Agenda) -> Iterator[Diagnostic]:
    """mixed-spacing: some Latin words are set off from Han by a typed blank and some are not; once for the agenda."""
    tight, loose, rare = spacings(agenda)
    if tight and loose:
        yield warning("mixed-spacing", rare[tight < loose].span, tight=tight, loose=loose)


def spacings(agenda: Agenda) -> tuple[int, int, dict[bool, Wording]]:
    """Counts of Han and Latin that touch, of those that a blank parts, and the first text of each kind (True: they touch)."""
    tight = loose = 0
    first: dict[bool, Wording] = {}
    for words in _once(agenda):
        counts = len(TIGHT.findall(words.text)), len(LOOSE.findall(words.text))
        tight, loose = tight + counts[0], loose + counts[1]
        for kind, count in zip((True, False), counts, strict=True):
            if count:
                first.setdefault(kind, words)
    return tight, loose, first


def people(agenda: Agenda) -> Iterator[Diagnostic]:
    """alike-people: two entries that may be one person."""
    known = [(person.name.text, person.org.text if person.org else "") for person in agenda.people]
    for before, n in alike(known):
        one, other = agenda.people[before], agenda.people[n]
        if one.span is not None and not as_typed(other.name.span):
            found = note("alike-people", other.name.span, name=other.name.text, other=one.name.text, id=one.id)
            yield found._replace(related=(Related("other", one.span),))


LINTS = (punctuation, placeholders, spacing, numbers, people, inline_marks)


def _once(agenda: Agenda) -> Iterator[Wording]:
    """Every wording with a place, each once; those that are marked to be left alone are."""
    return iter(
        dict.fromkeys(words for words in wordings(agenda) if words.span is not None and not as_typed(words.span))
    )
