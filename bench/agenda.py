"""An agenda of any size in progprint's own format: made-up tech talks in Chinese, the same bytes for the same number.

    python bench/agenda.py TALKS [FILE]

Tracks hold eight talks. A talk is about 3,400 bytes of YAML: time, room, speakers, a summary in three parts, takeaways;
a track has a producer with a biography. Ideographs are those of GB 2312, the rare ones with a long tail: 200 talks have
about 3,000 different ones, which is what decides how much of a font goes into a file.
"""

from __future__ import annotations

import itertools
import random
import re
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from pathlib import Path

WORDS = Path(__file__).with_name("words.txt")
SEED = 20260618
TALKS_OF_A_TRACK = 8
FIRST_MINUTE, MINUTES, PAUSE = 9 * 60, 40, 10
DAYS = ("2026-06-18", "2026-06-19", "2026-06-20")
MOJIBAKE = "锟斤拷锘"
"""Left out: they are what remains of text in the wrong encoding, and reported as such."""
FLATNESS = 90
"""Rank at which the tail of rare ideographs has fallen to half; chosen for 3,000 different ones in 200 talks."""
NUMBERS = {"digit": (1, 10), "small": (2, 60), "share": (5, 95), "large": (100, 4100), "count": (20, 9020)}
"""Slots that are figures, from the first up to the second."""


def ideographs() -> str:
    """GB 2312, rows 16-87: its ideographs in the order of the standard."""
    cells = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 88) for cell in range(1, 95))
    return "".join(cell.decode("gb2312", "ignore") for cell in cells).translate(dict.fromkeys(map(ord, MOJIBAKE)))


def words() -> dict[str, list[str]]:
    """The phrases of ``words.txt`` by name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in WORDS.read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).extend(line.split(" | "))
    return found


class Voice:
    """What is drawn by chance. Only ``random()`` is used: Python promises its values for a seed, those of others not."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed).random  # noqa: S311  a fixed seed is the point
        self._tail = sorted(ideographs(), key=lambda _: self._chance())
        self._weights = list(itertools.accumulate(1 / (rank + FLATNESS) for rank in range(len(self._tail))))
        self._taken: set[str] = set()
        self.words = words()

    def below(self, limit: int) -> int:
        """A whole number from 0 up to the limit, without it."""
        return int(self._chance() * limit)

    def phrase(self, name: str) -> str:
        """One of the phrases of a name, filled in."""
        choices = self.words[name]
        return self._filled(choices[self.below(len(choices))])

    def phrases(self, name: str, number: int) -> list[str]:
        """So many different ones, in the order of the file, filled in."""
        choices = self.words[name]
        ranks = sorted(range(len(choices)), key=lambda _: self._chance())[:number]
        return [self._filled(choices[rank]) for rank in sorted(ranks)]

    def unlike(self, name: str) -> str:
        """A phrase that was never made before."""
        while (text := self.phrase(name)) in self._taken:
            pass
        self._taken.add(text)
        return text

    def _filled(self, pattern: str) -> str:
        """The pattern with words for its slots, none twice, and a blank between Han and Latin wherever they meet."""
        said: set[str] = set()

        def word(slot: re.Match[str]) -> str:
            while (text := self._word(slot[1])) in said:
                pass
            said.add(text)
            return text

        text = re.sub(r"\{(\w+)\}", word, pattern)
        return re.sub(r"(?<=[a-zA-Z0-9])(?=[一-龥])|(?<=[一-龥])(?=[a-zA-Z0-9])", " ", text)

    def _word(self, slot: str) -> str:
        if slot in NUMBERS:
            lowest, end = NUMBERS[slot]
            return f"{lowest + self.below(end - lowest):,}"
        if slot == "rare":
            return self._tail[bisect(self._weights, self._chance() * self._weights[-1])]
        return self.phrase(slot)


class Roll:
    """The people of an agenda: each is written once and named by id."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._number = 0
        self.lines: list[str] = []

    def enter(self) -> str:
        """A new person with organisation, job title and biography."""
        self._number += 1
        self.lines += [
            f"  p{self._number}:",
            f"    name: {self._voice.unlike('name')}",
            f"    org: {self._voice.phrase('org')}",
            f"    job_title: {self._voice.phrase('job')}",
            f"    bio: {self._voice.phrase('bio')}",
        ]
        return f"p{self._number}"


def agenda(talks: int) -> str:
    """The YAML of so many talks. The tracks of a shorter agenda stand at the beginning of a longer one."""
    voice = Voice(SEED)
    roll = Roll(voice)
    sizes = [min(TALKS_OF_A_TRACK, talks - first) for first in range(0, talks, TALKS_OF_A_TRACK)]
    tracks = [line for number, size in enumerate(sizes) for line in _track(voice, roll, number, size)]
    rooms = range(1, -(-len(sizes) // len(DAYS)) + 1)
    head = (
        "conference:",
        "  title: 全球软件架构与工程大会",
        "  subtitle: Software Architecture & Engineering Conference",
        f"  date: {DAYS[0]} ~ {DAYS[-1]}",
        "  organisers:",
        "    - 大会组委会",
        "  copyright: Copyright © 2026 大会组委会",
        "rooms:",
        *(line for room in rooms for line in (f"  - id: r{room}", f"    name: 第 {room} 会议厅")),
        "people:",
    )
    return "\n".join((*head, *roll.lines, "tracks:", *tracks)) + "\n"


def _track(voice: Voice, roll: Roll, number: int, size: int) -> Iterator[str]:
    themes = voice.words["theme"]
    again = f"·{voice.phrase('code')}专场" if number >= len(themes) else ""
    producer = roll.enter()
    room = f"r{number // len(DAYS) + 1}"
    yield f"  - title: {themes[number % len(themes)]}{again}"
    yield f"    producer: {producer}"
    yield f"    intro: {voice.phrase('intro')}"
    yield f"    date: {DAYS[number % len(DAYS)]}"
    yield f"    room: {room}"
    yield "    talks:"
    for place in range(size):
        speakers = [roll.enter() for _ in range(1 + (voice.below(5) == 0))]
        if place == 0:
            speakers.append(producer)
        start = FIRST_MINUTE + place * (MINUTES + PAUSE)
        yield f"      - title: {voice.unlike('title')}"
        yield f"        time: {_clock(start)}-{_clock(start + MINUTES)}"
        yield f"        room: {room}"
        yield from _items("        speakers", speakers)
        yield "        summary:"
        yield from _part(voice, "          案例背景", "background", 5)
        yield from _part(voice, "          解决思路", "approach", 7)
        yield f"          成果: {''.join(voice.phrases('outcome', 3))}"
        yield from _items("        takeaways", voice.phrases("takeaway", 4 + voice.below(2)))


def _part(voice: Voice, key: str, name: str, number: int) -> Iterator[str]:
    """A part of a summary: prose, or in one of six the points of a list, as authors do."""
    if voice.below(6) == 0:
        yield from _items(key, [voice.phrase("point") for _ in range(number)])
    else:
        yield f"{key}: {''.join(voice.phrases(name, number + voice.below(2)))}"


def _items(key: str, texts: Sequence[str]) -> Iterator[str]:
    yield f"{key}:"
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    yield from (f"{indent}- {text}" for text in texts)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def main() -> None:
    """Write an agenda to a file or to standard output."""
    if not 2 <= len(sys.argv) <= 3 or not sys.argv[1].isdecimal():
        sys.exit(__doc__)
    text = agenda(int(sys.argv[1])).encode()
    if len(sys.argv) == 3:
        Path(sys.argv[2]).write_bytes(text)
    else:
        sys.stdout.buffer.write(text)


if __name__ == "__main__":
    main()
