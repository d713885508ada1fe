"""Languages of which outputs do not know the fixed words: what stands there instead is told."""

from __future__ import annotations

from collections.abc import Iterator

from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic, warning
from progprint.core.languages import language_tag
from progprint.locale.language import spoken


def fixed_words(agenda: Agenda) -> Iterator[Diagnostic]:
    """words-in-english, if the fixed words of booklets, decks and sheets are not known in their language."""
    language = agenda.conference.language
    if spoken(language) == "en" and language_tag(language) != "en":
        yield warning("words-in-english", language=language)
