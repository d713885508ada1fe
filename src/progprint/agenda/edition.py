"""Editions of one agenda: in another of its languages, or short, without summaries. Each is an agenda of its own."""

from __future__ import annotations

from typing import TypeVar, cast

from progprint.agenda.programme import Agenda, Talk, Wording
from progprint.agenda.texts import wordings
from progprint.core.diagnostic import Diagnostic, Outcome, Span, note
from progprint.text.characters import has_han

T = TypeVar("T")


def in_language(agenda: Agenda, language: str) -> Outcome[Agenda]:
    """The agenda with each text in a language (BCP 47) where it is written in that one too; others stay as they are.

    Note: missing-translation, once, with the number of texts in Han that an edition in another script has no words for.
    """
    base = _base(language)
    if base == _base(agenda.conference.language):
        return Outcome(agenda)
    turned = _turned(agenda, base)
    turned = turned._replace(conference=turned.conference._replace(language=language))
    return Outcome(turned, untranslated(turned, language))


def untranslated(agenda: Agenda, language: str) -> list[Diagnostic]:
    """missing-translation, if texts in Han have no words in a language that is written otherwise."""
    base = _base(language)
    if base in ("zh", "ja"):
        return []
    names = {person.name.text for person in agenda.people}
    left = [
        words
        for words in wordings(agenda)
        if words.span and has_han(words.text) and words.text not in names and not version(words, language)
    ]
    left = list(dict.fromkeys(left))
    return [note("missing-translation", left[0].span, count=len(left), language=language)] if left else []


def version(words: Wording, language: str) -> str:
    """The words of a text in a language, "" if it is not written in it."""
    return next((text for tag, text in words.translations if _base(tag) == _base(language)), "")


def short(agenda: Agenda) -> Agenda:
    """The agenda without what is said of its talks at length: who, what, when and where are left."""
    tracks = tuple(track._replace(talks=tuple(map(_brief, track.talks))) for track in agenda.tracks)
    return agenda._replace(tracks=tracks, sessions=tuple(map(_brief, agenda.sessions)))


def _brief(talk: Talk) -> Talk:
    return talk._replace(summary=(), takeaways=())


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _turned(value: T, base: str) -> T:
    """A value of the programme with its wordings in a language; what does not change is the very same object."""
    if isinstance(value, Wording):
        return cast("T", _chosen(value, base))
    if not isinstance(value, tuple) or isinstance(value, Span):
        return value
    parts = [_turned(part, base) for part in value]
    if all(new is old for new, old in zip(parts, value, strict=True)):
        return value
    make = getattr(value, "_make", tuple)
    return cast("T", make(parts))


def _chosen(words: Wording, base: str) -> Wording:
    text = version(words, base)
    return words._replace(text=text, marks=()) if text and text != words.text else words
