"""The sentences of diagnostics: filled safely, complete in both languages, sound as files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from progprint.core.diagnostic import error, warning
from progprint.locale.messages import Sentences, messages
from progprint.source import diagnosis, linerules, unquoted
from progprint.source.node import Mapping, Scalar
from progprint.source.read import read

TEXT = """
bad-time:
  message: “{text}” is not a time
  label: expected HH:MM
  hint: ["write it like 09:30", "or like {better}"]
  related: {first: "first, {text}"}
  about: >-
    Why it
    matters.
bad-time.late:
  message: too late
  label: ""

bad-timezone:
  message: another
only.variant:
  message: has no plain form
"""
SMALL = Sentences(TEXT, {"more": "{n} more"})


def test_fields_are_filled_and_nothing_else_is() -> None:
    """A text of the agenda that looks like a field or a format stays as it is."""
    assert "“{0.__class__} %s {text}” is not a time" == SMALL.sentence(
        error("bad-time", text="{0.__class__} %s {text}")
    )
    assert "“{text}” is not a time" == SMALL.sentence(error("bad-time"))
    assert "3 more" == SMALL.word("more", n=3)


def test_values_are_made_visible_and_cut() -> None:
    """A sentence stays one line of sane length."""
    assert "“aU+001B[31m⏎” is not a time" == SMALL.sentence(error("bad-time", text="a\x1b[31m\n"))
    sentence = SMALL.sentence(error("bad-time", text="长" * 500))
    assert f"“{'长' * 59}…” is not a time" == sentence


def test_a_hint_whose_field_is_unknown_is_left_out() -> None:
    """So one entry serves findings with and without a proposal."""
    assert ["write it like 09:30"] == SMALL.hints(error("bad-time"))
    assert ["write it like 09:30", "or like 14:00"] == SMALL.hints(error("bad-time", better="14:00"))


def test_a_variant_takes_what_it_does_not_say_from_its_code() -> None:
    """And says "" to have nothing."""
    late = error("bad-time", variant="late", text="x")
    assert ("too late", "", "first, x") == (SMALL.sentence(late), SMALL.label(late), SMALL.related(late, "first"))
    assert ["write it like 09:30"] == SMALL.hints(late)
    assert "“x” is not a time" == SMALL.sentence(error("bad-time", variant="unheard-of", text="x"))


def test_an_unknown_code_shows_its_data() -> None:
    """Better than nothing, and safe."""
    assert "no-such a=U+0007, b=2" == SMALL.sentence(error("no-such", a="\x07", b=2))
    assert ([], "", "") == (SMALL.hints(error("no-such")), SMALL.label(error("no-such")), SMALL.about("no-such"))


def test_codes_are_listed_once_and_not_confused() -> None:
    """``bad-time`` is not the beginning of ``bad-timezone``."""
    assert ("bad-time", "bad-timezone", "only") == SMALL.codes
    assert ("another", "has no plain form") == (SMALL.message("bad-timezone"), SMALL.message("only"))
    assert "Why it matters." == SMALL.about("bad-time")


FOLDER = Path(linerules.__file__).parents[1] / "locale" / "messages"
FILES = sorted(FOLDER.glob("*/*.yaml"))
FIELDS = {"message", "label", "hint", "related", "about"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_file_is_sound(file: Path) -> None:
    """It reads without a finding, entries have known parts, and sentences end without a full stop."""
    outcome = read(file.read_bytes(), file.name)
    assert [] == [(d.code, d.span and d.span.place) for d in outcome.diagnostics]
    assert isinstance(outcome.value, Mapping)
    assert len(outcome.value.entries) > 0
    for key, entry in outcome.value.entries:
        if file.stem == "words":
            assert isinstance(entry, Scalar), key.text
            continue
        assert isinstance(entry, Mapping), key.text
        assert {name.text for name, _ in entry.entries} <= FIELDS, key.text
        message = entry.get("message")
        if isinstance(message, Scalar):
            assert re.search(r"[^.。\s]\Z", message.text), key.text
            assert "\n" not in message.text, key.text


def test_both_languages_have_files_of_the_same_names() -> None:
    """A domain is written in both or in none."""
    names = {language: {file.name for file in FOLDER.glob(f"{language}/*")} for language in ("zh", "en")}
    assert len(names["zh"]) > 1
    assert names["zh"] == names["en"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_trap_of_the_reader_has_a_sentence_and_a_hint(language: str) -> None:
    """Codes that are made from tables, which no search for ``error(…)`` finds."""
    catalogue = messages(language)
    sources = [Path(str(module.__file__)).read_text("utf-8") for module in (linerules, diagnosis, unquoted)]
    variants = set(re.findall(r'variant="([a-z-]+)"', "".join(sources)))
    variants |= {name for _, name, _ in diagnosis._REASONS} | set(unquoted._STARTS.values()) | {"indent", "marker"}
    variants -= {"pair", "tag", "text"}  # of other codes
    assert len(variants) > 10
    for variant in sorted(variants):
        finding = error("yaml-syntax", None, variant, start="@", key="@", dash="@", escape="@")
        assert f"\nyaml-syntax.{variant}:" in catalogue.text, variant
        assert catalogue.hints(finding), variant


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_is_explained_and_both_catalogues_agree(language: str) -> None:
    """``progprint explain`` has something to say about each."""
    catalogue = messages(language)
    assert len(catalogue.codes) > 20
    assert [] == [code for code in catalogue.codes if not catalogue.about(code)]
    assert [] == [code for code in catalogue.codes if not catalogue.message(code)]
    assert messages("zh").codes == messages("en").codes


def test_an_unknown_language_speaks_english() -> None:
    """The user interface has two languages."""
    assert messages("fr").words == messages("en").words


def test_a_number_takes_the_word_that_goes_with_it() -> None:
    """English has a singular; a pattern for lists shows the plural."""
    catalogue = messages("en")
    one, two = (warning("fit-continued", None, text="网格", count=count) for count in (1, 2))
    assert [catalogue.sentence(found)[-7:] for found in (one, two)] == ["1 slide", " slides"]
    assert catalogue.message("fit-continued").endswith("{count} slides")
    assert catalogue.hints(error("bad-date", None, "length", count=28, month="2027-02"))


NOUN = re.compile(r"\{(?:count|pages|sheets|slides|n|seconds)\}(?: more| hidden)? [a-z]+s\b")


def test_no_english_sentence_counts_one_things() -> None:
    """Every number before a plural has its singular too; words.yaml has two entries instead."""
    counted = [line for line in messages("en").text.splitlines() if NOUN.search(line) and ".many:" not in line]
    assert counted == []
    assert len(re.findall(r"\{count\|", messages("en").text)) > 30
