"""Where titles part: by sense, never inside a term, a Latin word or a name, and never with one character alone."""

from __future__ import annotations

import pytest

from progprint.fonts.book import FontBook
from progprint.text.phrases import indexed
from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle, TextStyle

TITLE = ParagraphStyle("title", TextStyle("sans", "bold", 10.0), 15.0, align="left", phrases=True)


@pytest.mark.parametrize("measure", range(80, 200, 7))
def test_titles_part_nowhere_inside_names_and_words(book: FontBook, measure: int) -> None:
    """At any measure that holds the longest of them; the last line is never a lone character."""
    title = "与司马相如对谈：Kubernetes 时代的可观测性与欧阳修竹的 SkyWalking 实践"
    composer = Composer(book, names=indexed(["司马相如", "欧阳修竹", "可观测性"]))
    lines = [line.text.strip() for line in composer.lines(title, TITLE, float(measure))]

    for solid in ("司马相如", "欧阳修竹", "Kubernetes", "SkyWalking", "可观测性"):
        assert any(solid in line for line in lines)
    assert len(lines[-1]) > 1


def test_the_lines_of_a_title_are_even(book: FontBook) -> None:
    """No line of a title is much shorter than the others where the sense allows it."""
    lines = Composer(book).lines("云原生应用的可信与治理实践", TITLE, 100.0)

    assert [True, True] == [line.width > 50 for line in lines]


def test_a_term_gets_no_hyphen(book: FontBook) -> None:
    """Names of products are data, as terms are; a word that is none is hyphenated in the same narrow column."""
    style = ParagraphStyle("text", TextStyle("serif", size=10.0), 15.0, hyphenate=True)
    texts = {
        (word, terms): [
            line.text for line in Composer(book, names=indexed(terms)).lines(f"我们在生产里 {word} 做", style, 88.0)
        ]
        for word in ("kumorimesh", "performance")
        for terms in ((), ("KumoriMesh",))
    }

    whole = {key: any(key[0] in line for line in lines) for key, lines in texts.items()}

    assert whole["kumorimesh", ("KumoriMesh",)]
    assert not whole["kumorimesh", ()]
    assert not whole["performance", ("KumoriMesh",)]


@pytest.mark.parametrize("measure", range(100, 200, 9))
def test_no_line_of_an_english_title_ends_in_a_preposition(book: FontBook, measure: int) -> None:
    """By the same costs as on a slide."""
    lines = Composer(book).lines("Notes for People Who Listen to the Sea at Night", TITLE, float(measure))
    assert not {line.text.split()[-1].lower() for line in lines[:-1]} & {"for", "to", "the", "at"}


@pytest.mark.parametrize(
    "title", ["FFMUC goes wild! Infrastructure Recap 2020", "Die Wiederentdeckung der Geschwindigkeit"]
)
def test_a_title_gets_a_hyphen_only_where_it_needs_one(book: FontBook, title: str) -> None:
    """A line more is better than a word in two parts; in running text a line is not left short for it."""
    style = TITLE.but(text=TITLE.text.but(language="de"), hyphenate=True)
    longest = max(Composer(book).width(word, style.text) for word in title.split())
    for measure in range(int(longest) + 1, 140, 3):
        *others, _ = Composer(book).lines(title, style, float(measure))
        assert all(line.text.endswith(" ") for line in others), measure
    assert len(Composer(book).lines("Infrastructure", style, 40.0)) > 1
