"""The host's script 串词: what is said at each slide, in the order in which it is said, with clock and seconds.

    Speech(clock, said, unsaid) ── notes ──▶  ("14:00　（约 20 秒）", "接下来的题目是《…》。", …, the whole text, not read out)

The sentences are a ``Script`` of the design; their fields in braces are filled by name and nothing else. Names that a
reader may stumble over have their reading in brackets, whole at first and of the surname alone from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from progprint.agenda.programme import Person
from progprint.design.script import Script
from progprint.locale.names import hard_reading
from progprint.locale.words import Words

_SAID = ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十")
_HAN = "\u2e80"
GAP = "\u3000"


@dataclass(slots=True)
class Speech:
    """The host's part of a slide: the planned clock (minutes, None if unknown), what is said, and what is only there to read.

    Sentences that a script leaves out are "".
    """

    clock: int | None = None
    said: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)


class ScriptWriter:
    """Says sentences in the language of the words it is given, through one deck."""

    def __init__(self, words: Words, script: Script) -> None:
        self.words = words
        self.script = script
        self._met: set[str] = set()

    def say(self, key: str, **fields: str) -> str:
        """One sentence with its fields filled; a field's own braces stay as they are. "" if the script leaves it out.

        Between an ideograph and a Latin letter or figure stands a blank, as it is typed.
        """
        sentence = self.script.sentences.get(key, "")
        parts = sentence.split("{")
        made = parts[0]
        for part in parts[1:]:
            name, _, rest = part.partition("}")
            made = spaced(spaced(made, fields.get(name, "")), rest)
        return made

    def notes(self, speech: Speech) -> tuple[str, ...]:
        """A speech as the notes of a slide: clock and seconds, what is said, then what is not read out."""
        seconds = self.say("seconds", n=str(self.seconds(speech.said)))
        head = GAP.join(filter(None, (self.words.clock(speech.clock), seconds)))
        return tuple(line for line in (head, *speech.said, *speech.unsaid) if line)

    def seconds(self, sentences: Iterable[str]) -> int:
        """The length of sentences in seconds, in steps of five."""
        text = " ".join(sentences)
        amount = len(text.split()) if self.script.by_words else len(text.replace(" ", ""))
        return max(5, 5 * round(amount / self.script.pace / 5))

    def quoted(self, what: str, texts: Sequence[str]) -> list[str]:
        """A whole text that is not read out, below the line that says so."""
        return [GAP.join((what, self.words.not_read_out)), *texts] if texts else []

    def who(self, people: Iterable[Person]) -> str:
        """People with organisation, job title and, where it is hard, the reading of the name."""
        return self._and(list(map(self._person, people)))

    def names(self, people: Iterable[Person]) -> str:
        """Names alone."""
        return self._and(list(map(self.name, people)))

    def counted(self, count: int) -> str:
        """A number of people as it is said in Chinese: 两(位); in other languages, and beyond ten, in figures."""
        return _SAID[count] if not self.script.by_words and count < len(_SAID) else str(count)

    def items(self, texts: Sequence[str]) -> str:
        """The items of a list as one sentence."""
        made = ""
        for text in texts:
            made = self.say("items", a=made, b=text) or f"{made} {text}" if made else text
        return made

    def _person(self, person: Person) -> str:
        org, job = (words.text if words else "" for words in (person.org, person.job_title))
        key = "person" if org and job else "person.org" if org else "person.job" if job else ""
        name = self.name(person)
        return (self.say(key, org=org, job=job, name=name) if key else name) or name

    def _and(self, told: Sequence[str]) -> str:
        """Several as they are said: commas between them, and the word for “and” before the last."""
        *first, last = told or ("",)
        return (self.say("people", a=self.words.join(first), b=last) if first else last) or self.words.join(told)

    def name(self, person: Person) -> str:
        """A name, with its reading where a reader may stumble."""
        sound = hard_reading(person.name.text, person.reading, self.words.language)
        if not sound:
            return person.name.text
        if person.id in self._met:
            sound = sound.split()[0]
        self._met.add(person.id)
        return person.name.text + self.words.bracketed(sound)


def spaced(before: str, after: str) -> str:
    """Two texts one after the other, a blank between them where Han meets Latin or two Latin words meet."""
    if not before or not after:
        return before + after
    one, other = before[-1], after[0]
    latin = (one.isalnum() and one < _HAN, other.isalnum() and other < _HAN)
    han = (one.isalnum() and one >= _HAN, other.isalnum() and other >= _HAN)
    return before + (" " if (latin[0] and (latin[1] or han[1])) or (han[0] and latin[1]) else "") + after
