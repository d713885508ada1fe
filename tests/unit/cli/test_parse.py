"""The reader of command lines."""

from __future__ import annotations

import pytest

from progprint.cli.commands import COMMANDS
from progprint.cli.forms import Call
from progprint.cli.parse import asked_language, parse, wants_help


def call(*arguments: str) -> Call:
    outcome = parse(arguments)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def refusal(*arguments: str) -> tuple[str, dict[str, str | int | float]]:
    outcome = parse(arguments)
    assert outcome.value is None
    (finding,) = outcome.diagnostics
    assert finding.code == "usage"
    return finding.variant, dict(finding.params)


def test_a_command_alone_has_every_value_at_its_default() -> None:
    """Code that runs a call never asks whether a key is there."""
    expected = {option.name: option.default for option in COMMANDS[0].options} | {"agenda": ""}
    assert expected == call("pdf").values


def test_options_stand_before_and_after_arguments() -> None:
    """The order of words is free."""
    assert call("pdf", "-o", "x.pdf", "a.yaml").values == call("pdf", "a.yaml", "-o", "x.pdf").values


@pytest.mark.parametrize("words", [("-o", "x"), ("-ox",), ("--output", "x"), ("--output=x",)])
def test_a_value_may_be_joined_to_its_option(words: tuple[str, ...]) -> None:
    """All four customary spellings mean the same."""
    assert call("pdf", *words).text("output") == "x"


def test_a_repeatable_option_keeps_all_values_in_order() -> None:
    """Selectors add up."""
    assert call("pdf", "--track", "b", "--track=a").many("track") == ("b", "a")


def test_the_last_of_several_values_wins() -> None:
    """So an alias can be overridden by adding words."""
    assert call("pdf", "--layout", "a", "--layout", "b").text("layout") == "b"


def test_short_flags_may_be_joined_and_counted() -> None:
    """-qvv is -q -v -v."""
    both = call("pdf", "-qvv")
    assert (both.flag("quiet"), both.number("verbose")) == (True, 2)


def test_two_dashes_end_the_options() -> None:
    """A file may be called --json."""
    read = call("pdf", "--", "--json")
    assert (read.text("agenda"), read.flag("json")) == ("--json", False)


def test_a_single_dash_is_an_argument() -> None:
    """It is no option of ours, so it is a name."""
    assert call("pdf", "-").text("agenda") == "-"


def test_commands_of_two_words_are_one_command() -> None:
    """fonts show 云."""
    read = call("fonts", "show", "云")
    assert (read.command, read.many("char")) == ("fonts show", ("云",))
    assert call("fonts", "show", "云", "--json", "U+4E91").many("char") == ("云", "U+4E91")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("pfd",), ("command-like", {"word": "pfd", "like": "pdf"})),
        (("pdf", "--layuot", "x"), ("option-like", {"word": "--layuot", "like": "--layout"})),
        (("pdf", "--zzzzzz"), ("option", {"word": "--zzzzzz"})),
        (("pdf", "-o"), ("needs-value", {"word": "-o"})),
        (("pdf", "--json=yes"), ("no-value", {"word": "--json"})),
        (("pdf", "a", "b"), ("extra", {"word": "b", "command": "pdf"})),
        (("import",), ("argument", {"word": "FILE", "command": "import"})),
        (("pdf", "--color", "red"), ("choice", {"word": "--color", "value": "red", "known": "auto, always, never"})),
    ],
)
def test_what_cannot_be_read_is_named(arguments: tuple[str, ...], expected: tuple[str, dict[str, str]]) -> None:
    """The finding holds the word and, where there is one, the word that was meant."""
    assert expected == refusal(*arguments)


def test_an_unknown_command_far_from_all_names_all() -> None:
    """Without a likely word, the list helps."""
    variant, params = refusal("zzzzzzzz")
    assert (variant, "pdf" in str(params["known"])) == ("command", True)


def test_help_is_asked_for_by_no_words_the_option_or_a_group() -> None:
    """``fonts`` alone shows what there is below it."""
    asked = [(), ("--help",), ("pdf", "x", "--help"), ("help",), ("fonts",)]
    assert [True] * 5 == [wants_help(words) for words in asked]
    assert not wants_help(("pdf", "--", "--help"))


def test_the_language_of_messages_is_known_before_anything_else_is_read() -> None:
    """Even a broken command line is answered in the language that it asks for."""
    assert ["zh", "en", "", ""] == [
        asked_language(words)
        for words in (("pdf", "--ui-lang", "zh"), ("--ui-lang=en",), ("--ui-lang", "fr"), ("pdf",))
    ]
