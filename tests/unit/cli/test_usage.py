"""How a command line is read: by typer, from typed functions; what cannot be read is a diagnostic."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from progprint.cli import compare, convert, dispatch, fonts, lookup, produce
from progprint.cli import watch as watching
from progprint.cli.console import Console
from progprint.cli.dispatch import app, commands, names
from progprint.cli.options import values_of
from progprint.pipeline import Request

Asked = list[tuple[tuple[Any, ...], dict[str, Any]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What reaches the modules that do the work, instead of the work."""
    seen: Asked = []

    def record(*given: Any, **named: Any) -> int:
        seen.append((given, named))
        return 0

    for module, name in (
        (produce, "run"), (produce, "check"), (produce, "build"), (compare, "run"), (convert, "run"), (fonts, "show"),
        (lookup, "explain"), (lookup, "empty_table"), (watching, "run_preview"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, record)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return seen


def request(asked: Asked, *words: str) -> Request:
    """The request that a command line becomes."""
    assert dispatch.run(words) == 0
    found = asked[-1][0][0]
    assert isinstance(found, Request)
    return found


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, dict[str, str]]:
    """The message and the parameters of the one diagnostic that a command line is refused with."""
    assert dispatch.run([*words, "--json"]) == 2
    (finding,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert finding["code"] == "usage"
    return finding["message"], finding["params"]


def test_a_command_alone_asks_for_the_defaults(asked: Asked) -> None:
    """The request's own defaults are those of the command line."""
    found = request(asked, "pdf")
    assert found._replace(environment={}) == Request("pdf", tracks=(), talks=(), days=(), rooms=())
    assert asked[-1][1] == {"watch": False, "show": False}


def test_options_stand_before_and_after_arguments(asked: Asked) -> None:
    assert request(asked, "pdf", "-o", "x.pdf", "a.yaml") == request(asked, "pdf", "a.yaml", "-o", "x.pdf")


@pytest.mark.parametrize("words", [("-o", "x"), ("-ox",), ("--output", "x"), ("--output=x",)])
def test_a_value_may_be_joined_to_its_option(asked: Asked, words: tuple[str, ...]) -> None:
    """All four customary spellings mean the same."""
    assert request(asked, "pdf", *words).output == "x"


def test_a_repeatable_option_keeps_all_values_in_order(asked: Asked) -> None:
    """Selectors add up."""
    assert list(request(asked, "slides", "--track", "b", "--track=a").tracks) == ["b", "a"]


def test_the_last_of_several_values_wins(asked: Asked) -> None:
    """So an alias can be overridden by adding words."""
    assert request(asked, "pdf", "--layout", "a", "--layout", "b").layout == "b"


@pytest.mark.parametrize("words", [("pdf", "-qvv"), ("-qvv", "pdf"), ("-q", "pdf", "-vv")])
def test_common_options_stand_anywhere_joined_and_counted(asked: Asked, words: tuple[str, ...]) -> None:
    """-qvv is -q -v -v, before the command or behind it."""
    request(asked, *words)
    console = asked[-1][0][1]
    assert isinstance(console, Console)
    assert (console.quiet, console.verbose, console.json) == (True, 2, False)


def test_two_dashes_end_the_options(asked: Asked) -> None:
    """A file may be called --json."""
    assert request(asked, "pdf", "--", "--json").agenda == Path("--json")
    assert not asked[-1][0][1].json


def test_a_single_dash_is_an_argument(asked: Asked) -> None:
    assert request(asked, "pdf", "-").agenda == Path("-")


def test_several_agendas_are_checked(asked: Asked) -> None:
    assert dispatch.run(["check", "a.yaml", "--strict", "b.yaml"]) == 0
    requests = asked[-1][0][0]
    assert [(str(one.agenda), one.strict) for one in requests] == [("a.yaml", True), ("b.yaml", True)]


def test_commands_of_two_words_take_many_words(asked: Asked) -> None:
    """fonts show 云."""
    assert dispatch.run(["fonts", "show", "云", "--json", "U+4E91"]) == 0
    characters, console = asked[-1][0]
    assert (characters, console.json) == (["云", "U+4E91"], True)


@pytest.mark.parametrize("flag", ["--no-open", "--no-browser"])
def test_a_preview_without_a_browser_has_two_names(asked: Asked, flag: str) -> None:
    """The second is what the first was called."""
    assert request(asked, "preview", flag).command == "preview"
    assert (asked[-1][1]["browser"], flag in help_of("preview")) == (False, flag == "--no-open")


@pytest.mark.parametrize(
    ("words", "message", "params"),
    [
        (("pfd",), "there is no command “pfd”", {"word": "pfd", "like": "pdf"}),
        (("fonts", "lst"), "there is no command “fonts lst”", {"word": "fonts lst", "like": "fonts list"}),
        (("pdf", "--layuot", "x"), "there is no option “--layuot” here", {"word": "--layuot", "like": "--layout"}),
        (("pdf", "-layout"), "there is no option “-l” here", {"word": "-l", "like": "--layout"}),
        (("pdf", "--zzzzzz"), "there is no option “--zzzzzz” here", {"word": "--zzzzzz"}),
        (("pdf", "--json=yes"), "“--json” takes no value", {"word": "--json"}),
        (("pdf", "a", "b"), "“b” is one word too many for “pdf”", {"word": "b", "command": "pdf"}),
        (("import",), "“import” needs FILE", {"word": "FILE", "command": "import"}),
        (("pdf", "--flip", "up"), "“up” is not a value of “--flip”", {"word": "--flip", "value": "up", "known": "short, long"}),
        (("--color", "red", "pdf"), "“red” is not a value of “--color”", {"value": "red", "known": "auto, always, never"}),
        (("pdf", "--flip", ""), "“” is not a value of “--flip”", {"word": "--flip", "value": ""}),
        (("handouts", "--kind", "x"), "“x” is not a value of “--kind”", {"word": "--kind", "value": "x"}),
        (("pdf", "-o", "-"), "--json and the file both want standard output", {"word": "--json"}),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("english")
def test_what_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str, params: dict[str, str]
) -> None:
    """The finding holds the word and, where there is one, the word that was meant."""
    told, found = refused(capsys, *words)
    assert (message, params) == (told, {key: value for key, value in found.items() if key in params})
    assert ("like" in found) == ("like" in params)


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.mark.usefixtures("english")
def test_a_value_that_is_missing_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """In the language that a broken line asks for, before the command or behind it."""
    said = {("pdf", "-o"): "“-o” needs a value", ("--ui-lang", "zh", "pdf", "--icc"): "“--icc”后面要有值"}
    for words, expected in said.items():
        assert dispatch.run(words) == 2
        told = capsys.readouterr()
        assert (expected in told.err, told.out) == (True, "")


@pytest.mark.usefixtures("english")
def test_an_unknown_command_far_from_all_names_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a likely word, the list helps."""
    _, params = refused(capsys, "zzzzzzzz")
    assert params["known"] == ", ".join(names())


@pytest.mark.parametrize("words", [("-q",), ("fonts", "-v")])
@pytest.mark.usefixtures("english")
def test_options_without_a_command_are_refused(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert dispatch.run(words) == 2
    assert "error[usage]" in capsys.readouterr().err


def help_of(*words: str) -> str:
    """The help of a command as it is printed."""
    found: Any = commands("en")
    context: Any = None
    for word in ("progprint", *words):
        found = found if context is None else found.commands[word]
        context = typer.Context(found, info_name=word, parent=context)
    from progprint.cli.help import help_of as printed

    return printed(context, "en")


def every() -> Iterator[tuple[str, Any]]:
    """All commands and groups in Chinese, by name."""
    waiting = [("", commands("zh"))]
    while waiting:
        name, command = waiting.pop()
        yield name, command
        waiting += [(f"{name} {word}".strip(), one) for word, one in getattr(command, "commands", {}).items()]


def test_every_command_and_option_has_help_in_chinese() -> None:
    """No English where Chinese is asked for; proper names stay."""
    silent = []
    for name, command in every():
        texts = [command.help, *(one.help for one in command.params if not getattr(one, "hidden", False))]
        silent += [(name, text) for text in texts if not text or ("\x1f" in text)]
        plain = [text for text in texts if text and not any("\u4e00" <= char <= "\u9fff" for char in text)]
        assert set(plain) <= {"agenda"} | {text for text in plain if "completion" in text}
    assert silent == []


def test_options_stand_under_headings_and_completion_is_described_in_both_languages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert dispatch.run(["pdf", "-h", "--ui-lang", "zh"]) == dispatch.run(["--help", "--ui-lang", "zh"]) == 0
    told = capsys.readouterr().out
    for heading in (
        "用法: progprint pdf [AGENDA]",
        "参数:",
        "输出:",
        "外观:",
        "印刷:",
        "选取:",
        "信息与帮助:",
        "命令:",
    ):
        assert f"\n{heading}" in f"\n{told}"
    assert "为当前 shell 安装补全" in told
    from progprint.text.widths import display_width

    assert max(map(display_width, told.splitlines())) <= 80


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",)])
@pytest.mark.usefixtures("english")
def test_help_is_asked_for_in_many_ways(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert dispatch.run(words) == 0
    assert capsys.readouterr().out.startswith("Usage: progprint COMMAND")


@pytest.mark.parametrize("words", [("fonts",), ("fonts", "-h"), ("help", "fonts")])
@pytest.mark.usefixtures("english")
def test_a_group_alone_shows_what_there_is_below_it(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert dispatch.run(words) == 0
    assert "  show  " in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [("pdf", "x", "--help"), ("help", "pdf"), ("pdf", "--nonsense", "-h"), ("pdf", "a", "b", "-h")]
)
@pytest.mark.usefixtures("english")
def test_help_wins_over_what_is_wrong(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert dispatch.run(words) == 0
    assert capsys.readouterr().out.startswith("Usage: progprint pdf [AGENDA]")


@pytest.mark.parametrize(
    "words", [("--version",), ("pdf", "--version"), ("fonts", "list", "--version"), ("-q", "--version")]
)
def test_the_version_is_told_anywhere(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert dispatch.run(words) == 0
    assert capsys.readouterr().out.startswith("progprint ")


def test_the_language_is_asked_for_the_environments_or_the_projects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--ui-lang, PROGPRINT_LANG, the locale; where that says nothing, the language of the project."""
    for name in ("PROGPRINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    seen: list[str] = []

    def info(console: Console) -> int:
        seen.append(console.language)
        return 0

    monkeypatch.setattr(lookup, "info", info)

    def spoken(*words: str) -> str:
        assert dispatch.run([*words, "info"] if words else ["info"]) == 0
        return seen[-1]

    assert spoken() == "en"
    (tmp_path / "progprint.yaml").write_text("language: zh-Hans\n", "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/agenda.yaml").write_text("tracks: []\n", "utf-8")
    assert spoken() == "zh"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert spoken() == "en"
    monkeypatch.setenv("PROGPRINT_LANG", "zh")
    assert spoken() == "zh"
    assert spoken("--ui-lang", "en") == "en"


def test_one_command_put_together_is_that_of_all() -> None:
    """The quick way and the whole way give the same options."""
    whole = commands("en")
    for first in {name.split()[0] for name in names()}:
        one, same = commands("en", first).commands[first], whole.commands[first]
        pairs = [(one, same), *((one.commands[name], same.commands[name]) for name in getattr(same, "commands", {}))]
        for a, b in pairs:
            assert [(p.opts, p.help, p.metavar) for p in a.params] == [(p.opts, p.help, p.metavar) for p in b.params]


def test_metavars_in_capitals_stand_for_any_text() -> None:
    assert [values_of(one) for one in ("NAME|FILE", "N", None, "screen|print", "zh-Hans|en")] == [
        (), (), (), ("screen", "print"), ("zh-Hans", "en"),
    ]  # fmt: skip


def test_every_command_is_a_typed_function() -> None:
    """Its parameters are the list of its options; nothing else makes any."""
    callbacks = [one.callback for one in app.registered_commands]
    callbacks += [one.callback for group in app.registered_groups for one in group.typer_instance.registered_commands]  # type: ignore[union-attr]
    assert len(callbacks) == len(names())
    for callback in callbacks:
        assert callback is not None
        signature = inspect.signature(callback)
        assert signature.return_annotation is int
        assert all(one.annotation is not inspect.Parameter.empty for one in signature.parameters.values())
