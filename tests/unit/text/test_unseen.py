"""Texts of which nothing is seen: the same for forms, wording and the composer."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from tests.prose import book

from progprint.agenda.load import load_text
from progprint.text.characters import is_blank
from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle, TextStyle

FILLERS = "\u3164\u115f\u1160\uffa0\u2800\u200b\u200d\u2060\ufeff\u00ad\u034f\u061c\u180e\ufe0f\u2061\u17b4\U000e0100\U000e0020"
BODY = ParagraphStyle("body", TextStyle("sans", size=9.0), 14.0)


@pytest.mark.parametrize("text", [*FILLERS, FILLERS, " \u3164 ", "", "\t\n", "\u0007"])
def test_fillers_are_not_seen(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["云", ".", "\u3164云", "\u0301", "〓", "\U0001f469", "ㄱ", "ﾡ", "ᅡ", "\ue000"])
def test_letters_marks_and_signs_are_seen(text: str) -> None:
    assert not is_blank(text)


def test_what_is_seen_has_lines() -> None:
    """A title of one such character is set: no part of a booklet is left with a text that has no line."""
    composer = Composer(book())
    codes = [*range(0x20, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200)]
    seen = [
        chr(code) for code in codes if unicodedata.category(chr(code)) not in ("Cn", "Co") and not is_blank(chr(code))
    ]
    some = [*seen[:: max(1, len(seen) // 6000)], *(char for char in seen if unicodedata.category(char) in ("Cf", "Zs"))]

    assert [hex(ord(char)) for char in some if not composer.lines(char, BODY, 100.0)] == []
    assert sys.maxunicode == 0x10FFFF


PLACES = {
    "talk": 'tracks: [{title: 甲, talks: [{title: "%s"}]}]',
    "track": 'tracks: [{title: "%s", talks: [{title: 甲}]}]',
    "session": 'sessions: [{title: "%s"}]',
    "conference": 'conference: {title: "%s"}\ntracks: []',
    "translated": 'tracks: [{title: {zh: 甲, en: "%s"}, talks: []}]',
    "page": 'pages: [{title: "%s", file: a.md}]\ntracks: []',
    "person": 'people: [{name: "%s"}]\ntracks: []',
    "person by name": 'people: ["%s"]\ntracks: []',
    "speaker": 'tracks: [{title: 甲, talks: [{title: 乙, speakers: ["%s"]}]}]',
    "room": 'rooms: [{name: "%s"}]\ntracks: []',
    "room by name": 'rooms: ["%s"]\ntracks: []',
    "venue": 'conference: {venue: "%s"}\ntracks: []',
    "sponsor": 'sponsors: [{name: "%s"}]\ntracks: []',
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("char", ["\u3164", "\u2800", "\u115f\u1160", "\uffa0\u200b", "\u034f"])
def test_a_name_of_which_nothing_is_seen_is_empty(place: str, char: str) -> None:
    outcome = load_text((PLACES[place] % char + "\n").encode(), "a.yaml")

    assert outcome.failed
    assert {d.code for d in outcome.diagnostics} & {"empty-title", "empty-name"}


@pytest.mark.parametrize("key", ["subtitle", "organisers", "copyright"])
def test_other_texts_of_which_nothing_is_seen_are_told(key: str) -> None:
    """They are left out; a warning names the character."""
    outcome = load_text(f'conference: {{title: 会, {key}: "\u3164"}}\ntracks: []\n'.encode(), "a.yaml")

    assert not outcome.failed
    assert "invisible-character" in [d.code for d in outcome.diagnostics]
