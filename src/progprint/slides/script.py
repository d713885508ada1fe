"""What the host says 串词: speakable sentences for the notes of every slide, with the seconds they take.

A language is one ``Script``; its sentences have fields in braces, filled by name and nothing else. Names that a reader
may stumble over are given their reading in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from progprint.agenda.programme import Person, Talk
from progprint.locale.names import hard_reading
from progprint.locale.words import Words

_CHINESE_PACE, _ENGLISH_PACE = 4.0, 2.6
"""Ideographs, or words, that a host speaks in a second."""


@dataclass(frozen=True, slots=True)
class Script:
    """Sentences of one language; ``pace`` counts ideographs (or words) a second."""

    sentences: Mapping[str, str]
    pace: float
    by_words: bool


_CHINESE = Script(
    MappingProxyType(
        {
            "opening": "各位来宾，大家好，欢迎来到“{track}”专题。",
            "opening.count": "今天我们为大家准备了 {n} 个议题。",
            "producer": "首先介绍本专题的出品人{who}。",
            "producer.floor": "有请{name}为我们开场。",
            "agenda": "这是本专题的议程，请大家留意。",
            "agenda.first": "第一个议题是“{title}”。",
            "talk": "接下来的议题是“{title}”。",
            "talk.who": "演讲嘉宾是{who}。",
            "talk.moderator": "本场由{who}主持。",
            "talk.floor": "让我们以热烈的掌声有请{name}。",
            "intro": "先为大家介绍这个议题的内容。",
            "more": "（续）这个议题的更多内容。",
            "takeaways": "听完这场分享，您将有这些收获：{list}。",
            "qa": "感谢{name}的精彩分享。现在是问答时间，哪位朋友有问题？",
            "qa.plain": "感谢嘉宾的精彩分享。现在是问答时间，哪位朋友有问题？",
            "next": "接下来是“{title}”。",
            "last": "这是本专题的最后一个议题。",
            "break": "现在进入{what}时间。",
            "closing": "“{track}”专题到此结束，感谢各位嘉宾的分享，也感谢大家的参与！",
            "whole": "全文：{text}",
            "seconds": "（约 {n} 秒）",
        }
    ),
    _CHINESE_PACE,
    by_words=False,
)
_ENGLISH = Script(
    MappingProxyType(
        {
            "opening": "Good day and welcome to the track “{track}”.",
            "opening.count": "We have {n} talks for you.",
            "producer": "Let me first introduce the producer of this track, {who}.",
            "producer.floor": "{name}, the floor is yours.",
            "agenda": "This is what the track has for you.",
            "agenda.first": "The first talk is “{title}”.",
            "talk": "The next talk is “{title}”.",
            "talk.who": "It is given by {who}.",
            "talk.moderator": "The session is moderated by {who}.",
            "talk.floor": "Please welcome {name}.",
            "intro": "Here is what the talk is about.",
            "more": "(continued) More on this talk.",
            "takeaways": "This is what you take home: {list}.",
            "qa": "Thank you, {name}. Now is the time for questions.",
            "qa.plain": "Thank you. Now is the time for questions.",
            "next": "Coming up: “{title}”.",
            "last": "This was the last talk of the track.",
            "break": "We now have a break: {what}.",
            "closing": "This was the track “{track}”. Thank you to all speakers, and thank you for being here.",
            "whole": "In full: {text}",
            "seconds": "(about {n} s)",
        }
    ),
    _ENGLISH_PACE,
    by_words=True,
)


class Prompter:
    """Says sentences in the language of the words it is given."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.script = _CHINESE if words.language.startswith("zh") else _ENGLISH

    def say(self, key: str, **fields: str) -> str:
        """One sentence with its fields filled; a field's own braces stay as they are."""
        sentence = self.script.sentences[key]
        parts = sentence.split("{")
        made = parts[0]
        for part in parts[1:]:
            name, _, rest = part.partition("}")
            made += fields.get(name, "") + rest
        return made

    def note(self, *sentences: str) -> tuple[str, ...]:
        """Sentences as the notes of a slide, the time that they take in front."""
        spoken = [sentence for sentence in sentences if sentence]
        return (self.say("seconds", n=str(self.seconds(spoken))), *spoken)

    def seconds(self, sentences: Iterable[str]) -> int:
        """How long the sentences take, in steps of five."""
        text = " ".join(sentences)
        amount = len(text.split()) if self.script.by_words else len(text.replace(" ", ""))
        return max(5, 5 * round(amount / self.script.pace / 5))

    def who(self, people: Iterable[Person]) -> str:
        """People with organisation, job title and, where it is hard, the reading of the name."""
        told = []
        for person in people:
            about = " ".join(words.text for words in (person.org, person.job_title) if words)
            told.append(
                f"{about} {self.name(person)}".strip() if not self.script.by_words else self._english(person, about)
            )
        return self.words.join(told)

    def names(self, people: Iterable[Person]) -> str:
        """Names alone."""
        return self.words.join(person.name.text for person in people)

    def name(self, person: Person) -> str:
        """A name, with its reading where a reader may stumble."""
        sound = hard_reading(person.name.text, person.reading)
        return person.name.text + (self.words.bracketed(sound) if sound else "")

    def _english(self, person: Person, about: str) -> str:
        return f"{self.name(person)} ({about})" if about else self.name(person)

    def talk(self, talk: Talk) -> tuple[str, ...]:
        """The hand-over to a talk."""
        lines = [self.say("talk", title=talk.title.text)]
        if talk.speakers:
            lines.append(self.say("talk.who", who=self.who(talk.speakers)))
        if talk.moderators:
            lines.append(self.say("talk.moderator", who=self.who(talk.moderators)))
        if talk.speakers:
            lines.append(self.say("talk.floor", name=self.names(talk.speakers)))
        return self.note(*lines)
