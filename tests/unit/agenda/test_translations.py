"""Texts in several languages: part by part where the parts agree, as a whole where they do not."""

from __future__ import annotations

from progprint.agenda.load import load_text
from progprint.agenda.programme import Section, Talk


def _talk(summary: str) -> Talk:
    text = f"tracks:\n  - title: 云\n    talks:\n      - title: 网\n        speakers: 林帆\n        summary:\n{summary}"
    outcome = load_text(text.encode(), "a.yaml")
    assert outcome.value is not None
    assert not outcome.failed, outcome.diagnostics
    return outcome.value.talks[0]


def _shown(parts: tuple[Section, ...]) -> list[tuple[str, list[tuple[str, dict[str, str]]]]]:
    return [
        (str(part.heading or ""), [(p.words.text, dict(p.words.translations)) for p in part.passages]) for part in parts
    ]


def test_as_many_paragraphs_in_each_language_are_translations_of_each_other() -> None:
    talk = _talk("          zh: |\n            一\n            二\n          en: |\n            one\n            two\n")
    both = [("一", {"zh": "一", "en": "one"}), ("二", {"zh": "二", "en": "two"})]
    assert _shown(talk.summary) == [("", both)]


def test_another_number_of_paragraphs_is_a_translation_of_the_whole() -> None:
    talk = _talk("          zh: |\n            一\n            二\n          en: one two\n")
    assert _shown(talk.summary) == [("", [("一", {"zh": "一\n二", "en": "one two"}), ("二", {})])]


def test_headings_have_translations_too() -> None:
    talk = _talk("          zh: {背景：: 甲}\n          en: {Background: A}\n")
    (part,) = talk.summary
    assert part.heading is not None
    assert part.heading.text == "背景"
    assert dict(part.heading.translations) == {"zh": "背景", "en": "Background"}
    assert _shown(talk.summary)[0][1] == [("甲", {"zh": "甲", "en": "A"})]


def test_other_headings_are_a_translation_of_the_whole_on_the_first() -> None:
    talk = _talk("          zh: {背景: 甲, 成果: 乙}\n          en: All of it\n")
    heads = [part.heading for part in talk.summary]
    assert heads[0] is not None
    assert dict(heads[0].translations) == {"zh": "背景\n甲\n成果\n乙", "en": "All of it"}


def test_text_in_one_language_and_headings_in_another() -> None:
    talk = _talk("          zh: |\n            甲\n            乙\n          en: {Background: A, Result: B}\n")
    assert _shown(talk.summary)[0][1][0] == ("甲", {"zh": "甲\n乙", "en": "Background\nA\nResult\nB"})


def test_what_is_empty_in_every_language_is_nothing() -> None:
    assert _talk('          zh: " "\n          en: " "\n').summary == ()
    assert _talk('          {背景: {zh: " ", en: " "}, 成果: 乙}\n').summary[0].passages == ()


def test_a_folded_text_has_the_place_of_its_whole() -> None:
    talk = _talk("          >\n          甲\n          乙\n\n\n          丙\n")
    assert [p.words.span.line if p.words.span else 0 for p in talk.summary[0].passages] == [7, 12]
