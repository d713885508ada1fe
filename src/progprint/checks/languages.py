"""Languages of which the outputs do not know the fixed words, or the host's sentences: what stands there instead is told."""

from __future__ import annotations

from progprint.core.diagnostic import Diagnostic, warning
from progprint.core.languages import language_tag
from progprint.locale.language import spoken


def check_words(language: str) -> list[Diagnostic]:
    """words-in-english, if the fixed words of a booklet, deck or sheet are not known in its language."""
    known = spoken(language) != "en" or language_tag(language) == "en"
    return [] if known else [warning("words-in-english", language=language)]
