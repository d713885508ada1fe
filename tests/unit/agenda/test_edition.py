"""Editions: another language of the same agenda, and the short one."""

from __future__ import annotations

from progprint.agenda.load import load
from progprint.agenda.programme import Agenda
from progprint.agenda.texts import in_language, short, untranslated, version, wordings

YAML = """
conference: {title: {zh: 江海大会, en: Jianghai Conference}, venue: 会议中心}
tracks:
  - title: {zh: 平台, en: Platform}
    producer: {name: 于雨, org: 渡口}
    talks:
      - title: {zh: 发布, en: Releases}
        speakers: [于雨]
        summary: {zh: 一段话。, en: One paragraph.}
        takeaways: [一]
      - {title: 只有中文, summary: {背景: 正文。}}
"""


def agenda() -> Agenda:
    value = load([("a.yaml", YAML.encode())]).value
    assert value is not None
    return value


def test_each_text_is_in_the_language_that_is_asked_for() -> None:
    outcome = in_language(agenda(), "en")
    assert outcome.value is not None
    texts = [words.text for words in wordings(outcome.value)]

    assert {"Jianghai Conference", "Platform", "Releases", "One paragraph."} <= set(texts)
    assert {"江海大会", "平台", "发布", "一段话。"}.isdisjoint(texts)
    assert outcome.value.conference.language == "en"
    assert outcome.value.tracks[0].talks[0].speakers[0].id == outcome.value.tracks[0].producers[0].id


def test_what_has_no_translation_stays_and_is_counted() -> None:
    """会议中心, 渡口, 只有中文, 背景, 正文。 and 一; a person's name needs none."""
    outcome = in_language(agenda(), "en")
    (found,) = outcome.diagnostics

    assert (found.code, found.params["count"]) == ("missing-translation", 6)
    assert found.span is not None
    assert found.span.line == 2


def test_its_own_language_changes_nothing() -> None:
    given = agenda()
    outcome = in_language(given, "zh")

    assert outcome.value is given
    assert outcome.diagnostics == ()


def test_the_short_edition_says_who_what_when() -> None:
    brief = short(agenda())
    talks = brief.tracks[0].talks

    assert [talk.title.text for talk in talks] == ["发布", "只有中文"]
    assert all(not talk.summary and not talk.takeaways for talk in talks)
    assert [person.name.text for person in talks[0].speakers] == ["于雨"]


def test_the_short_edition_is_short_about_sessions_too() -> None:
    """A keynote outside of the tracks keeps its title and its people."""
    more = "sessions: [{title: 开幕演讲, type: keynote, speakers: [温五岭], summary: 从头说起。, takeaways: [会了]}]\n"
    given = load([("a.yaml", (YAML + more).encode())]).value
    assert given is not None
    assert given.sessions[0].summary
    (session,) = short(given).sessions

    assert (session.title.text, [one.name.text for one in session.speakers]) == ("开幕演讲", ["温五岭"])
    assert (session.summary, session.takeaways) == ((), ())


def test_the_second_language_is_the_one_that_titles_are_written_in() -> None:
    given = agenda()

    assert given.second_language == "en"
    assert [found.params["count"] for found in untranslated(given, "en")] == [6]
    assert version(given.tracks[0].title, "en-GB") == "Platform"
    assert version(given.tracks[0].talks[1].title, "en") == ""
