"""Sentences end behind their marks, and not behind abbreviations, initials and ordinal numbers."""

from __future__ import annotations

import pytest

from progprint.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("先读书。再写书！“好吗？”", ["先读书。", "再写书！", "“好吗？”"]),
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("Am 20. September kam Dr. Krüger. Die Studie lag vor.", ["Am 20. September kam Dr. Krüger.", "Die Studie lag vor."]),
        ("A talk with U.S. lawyers and a Ph.D. Student of law. It was short.",
         ["A talk with U.S. lawyers and a Ph.D. Student of law.", "It was short."]),
        ("By J. R. Hartley, z.B. Über Forellen. Ende.", ["By J. R. Hartley, z.B. Über Forellen.", "Ende."]),
        ("It grew from 5 to 10. Then it stopped.", ["It grew from 5 to 10.", "Then it stopped."]),
        ("Version 2.0 of example.org is out. See e.g. the notes", ["Version 2.0 of example.org is out.", "See e.g. the notes"]),
        ("Wait... what? Yes. so it goes.", ["Wait... what?", "Yes. so it goes."]),
        ("Was ist das?又来了", ["Was ist das?", "又来了"]),
        ("no end", ["no end"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_nothing_is_lost() -> None:
    text = "Am 3. Mai. Dr. X. U.S. 好。a... b?! C"
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")
