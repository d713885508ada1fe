"""UAX #14: Unicode's own conformance test, and each rule by an example of its own."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.text.uax14 import _may_part, _units, break_opportunities, line_class

CASES = Path(__file__).resolve().parents[2] / "data/LineBreakTest.txt"
TOTAL = 7654
LETTERS = "aא1文가🇨👍(」。-–/%$“…\u200b \u00a0क"


def cases() -> Iterator[tuple[str, list[int]]]:
    """Texts of the conformance test (÷ may break, × may not), each with its places."""
    for line in CASES.read_text("utf-8").splitlines():
        text, places = "", []
        for word in line.partition("#")[0].split():
            if word == "÷":
                places.append(len(text))
            elif word != "×":
                text += chr(int(word, 16))
        if text:
            yield text, places


def clause(text: str, at: int) -> str:
    """The rule that decides about the place before character ``at``, 0 < at < len(text)."""
    units = _units(text[: at + 1], {})
    if units[-1].start != at:
        return "LB9"
    if units[-2].joined:
        return "LB8a"
    bases = [unit.left for unit in units[:-1]]
    spaced = bases[-1] == "SP"
    while bases and bases[-1] == "SP":
        bases.pop()
    return _may_part(bases[-1] if bases else "", spaced, units[-1].kind, False)[1]


def test_the_conformance_test_passes_with_numbers_kept_whole() -> None:
    """All cases of LineBreakTest 15.0, which is made with the numbers of UAX #14, 8.2, example 7."""
    found = list(cases())
    missed = [text for text, places in found if places != break_opportunities(text, numbers=True)]
    assert TOTAL == len(found)
    assert missed == []


def test_untailored_only_the_pairs_of_numbers_differ() -> None:
    """By the rules as they stand 34 cases differ, all at a pair of LB25, and never by a break too many."""
    rules: Counter[str] = Counter()
    missed = 0
    for text, places in cases():
        found = break_opportunities(text)
        missed += found != places
        assert set(found) <= set(places)
        rules.update(clause(text, at) for at in set(places) - set(found))
    assert missed == 34
    assert dict(rules) == {"LB25": 34}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("LB4", "a\u2028|b"), ("LB5", "a\r\n|b"), ("LB5", "a\n|b"), ("LB7", "a |b"),
        ("LB8", "文\u200b |字"), ("LB8a", "a\u200d文"), ("LB9", "e\u0301|文"), ("LB10", " |\u0301a"), ("LB11", "文\u2060字"),
        ("LB12", "文\u00a0字"), ("LB12a", "a\u00a0- |\u00a0a"), ("LB13", "文」|字"), ("LB14", "「 文"), ("LB15", "“ (a"),
        ("LB16", "」 ：|文"), ("LB17", "— —|文"), ("LB18", "a |b"), ("LB19", "文“字”文"), ("LB20", "a|\ufffc|b"),
        ("LB21", "文-|字"), ("LB21a", "א-א"), ("LB21b", "/א"), ("LB22", "文…|字"), ("LB23", "a1b"), ("LB23a", "$文%"),
        ("LB24", "$a%"), ("LB25", "$(12.5)%"), ("LB26", "\u1100\u1161\u11a8|\u1100\u1161"), ("LB27", "$가%"), ("LB28", "aא"),
        ("LB29", "e.g"), ("LB30", "f(x)y"), ("LB31", "f|（xy"), ("LB30a", "🇨🇳|🇯🇵|🇰"), ("LB30b", "👍🏽"), ("LB31", "文|字"),
        ("LB1", "ก\u0e31ก"), ("LB1", "文ぁ|字"), ("LB30b", "\U0001f0f6🏽"),
    ],
)  # fmt: skip
def test_each_rule_does_what_it_says(rule: str, expected: str) -> None:
    """A text with a bar wherever a line may end, and the rule decides about one of its places."""
    text = expected.replace("|", "")
    places = set(break_opportunities(text))
    assert rule in {"LB1", "LB10", *(clause(text, at) for at in range(1, len(text)))}
    assert expected == "".join(("|" if at in places else "") + char for at, char in enumerate(text))


def test_characters_of_every_kind_have_their_class() -> None:
    """Letters, Hangul by arithmetic, wide brackets, unassigned pictures, marks of Thai, code points without a character."""
    expected = "AL ID H2 H3 H3 OP OE IX SA SM CJ AI AL RI PR".split()  # noqa: SIM905 - reads as one line
    found = [line_class(char) for char in "a文가각힣(「\U0001f0f6ก\u0e31ぁ①\ue000🇨€"]
    assert expected == found
    assert line_class("\U0010ffff") == "AL"


@given(st.text(LETTERS, max_size=20))
def test_a_combining_mark_changes_no_place(text: str) -> None:
    """Marks on letters leave the places between the letters as they were (LB9)."""
    marked = "".join(char + ("\u0308" if char not in " \u200b" else "") for char in text)
    lengths = [2 if char not in " \u200b" else 1 for char in text]
    expected = [sum(lengths[:at]) for at in break_opportunities(text)]
    assert expected == break_opportunities(marked)


@given(st.text(LETTERS, min_size=2, max_size=12))
def test_the_rule_of_a_place_agrees_with_the_verdict(text: str) -> None:
    """No place at which a line may end is decided by a rule that forbids."""
    never = {"LB6", "LB7", "LB8a", "LB9", "LB11", "LB12", "LB12a", "LB13", "LB14", "LB19", "LB21", "LB22", "LB28"}
    assert [] == [at for at in break_opportunities(text)[:-1] if clause(text, at) in never]


def test_another_class_can_be_given_to_a_character() -> None:
    """A tailoring replaces the class of the table."""
    assert [1, 3, 4] == break_opportunities("文字々文")
    assert [1, 2, 3, 4] == break_opportunities("文字々文", {"々": "ID"})


def test_a_long_text_is_read_once() -> None:
    """200,000 characters, also where every character looks back over spaces."""
    assert [200_000] == break_opportunities("(" + " " * 199_999)
    assert 100_000 == len(break_opportunities("文 " * 100_000))


def test_the_table_is_read_only_when_a_rare_character_asks() -> None:
    """Composing Chinese and Western words does not load it."""
    program = (
        "from progprint.text import hyphenation, tokens, uax14\n"
        "[hyphenation.word_breakpoints(t.text) for t in tokens.tokens(' istio（v3）“Mesh”、ok…')]\n"
        "print(uax14._table.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
