"""Findings about an agenda before anything is drawn: its times, its people, its characters, its wording.

A check looks and never changes; each is a function from the agenda to findings. ``run`` is for every output,
``lint`` adds the remarks on wording that only ``progprint check`` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from progprint.agenda.programme import Agenda
from progprint.checks import agenda as _agenda
from progprint.checks import text as _text
from progprint.core.diagnostic import Diagnostic, in_order, warning
from progprint.core.languages import language_tag
from progprint.locale.language import spoken


def fixed_words(agenda: Agenda) -> Iterator[Diagnostic]:
    """words-in-english, if the fixed words of booklets, decks and sheets are not known in their language."""
    language = agenda.conference.language
    if spoken(language) == "en" and language_tag(language) != "en":
        yield warning("words-in-english", language=language)


Check = Callable[[Agenda], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    _agenda.completeness,
    _agenda.days,
    _agenda.clocks,
    _agenda.order,
    _agenda.overlaps,
    _agenda.rooms,
    _agenda.bookings,
    _agenda.titles,
    _text.characters,
    fixed_words,
)
"""Everything that is looked at before an output is made."""


def run(agenda: Agenda) -> list[Diagnostic]:
    """All findings of ``CHECKS``, by place."""
    return in_order([found for check in CHECKS for found in check(agenda)])


def lint(agenda: Agenda) -> list[Diagnostic]:
    """Remarks on punctuation and wording, by place: notes only, for ``progprint check``."""
    from progprint.checks.content import LINTS  # no output needs it

    return in_order([found for check in LINTS for found in check(agenda)])
