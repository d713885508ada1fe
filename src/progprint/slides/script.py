"""The host's script 串词: speakable sentences for the notes of every slide, with the seconds they take.

The sentences are a ``Script`` of the design; their fields in braces are filled by name and nothing else. Names that a
reader may stumble over are given their reading in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable

from progprint.agenda.programme import Person, Talk
from progprint.design.script import Script
from progprint.locale.names import hard_reading
from progprint.locale.words import Words


class ScriptWriter:
    """Says sentences in the language of the words it is given."""

    def __init__(self, words: Words, script: Script) -> None:
        self.words = words
        self.script = script

    def say(self, key: str, **fields: str) -> str:
        """One sentence with its fields filled; a field's own braces stay as they are. "" if the script leaves it out."""
        sentence = self.script.sentences.get(key, "")
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
        """The length of sentences in seconds, in steps of five."""
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
