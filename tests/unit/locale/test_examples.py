"""Examples of codes do what they say: the wrong lines give the code, the right ones do not, and what is mended is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests import running

from progprint import checks
from progprint.agenda.load import load_text
from progprint.core.diagnostic import Severity
from progprint.locale.examples import examples, shown
from progprint.locale.messages import messages
from progprint.pipeline.mending import mend
from progprint.pipeline.request import Request

Run = Callable[..., running.Done]
MESSAGES = Path(__file__).parents[3] / "src/progprint/locale/messages/en"
PLACES = {"file", "agenda", "conference", "track", "talk", "talks"}

WITHOUT = {
    "file-too-large": "16 MB of text",
    "not-yaml": "a file of another kind",
    "encoding": "bytes that are no UTF-8",
    "too-many-entries": "50,000 entries, which take ten seconds",
    "empty-folder": "a folder without files",
    "unknown-selection": "an option of the command line",
    "nothing-selected": "options of the command line",
    "missing-translation": "an edition in another language",
    "page-markup": "a file beside the agenda",
}
"""Codes on agendas that no few lines of an agenda can give, and what it takes."""


def _found(text: str, folder: Path, *words: str) -> list[tuple[str, str]]:
    """Code and severity of all that a command says of an agenda."""
    (folder / "welcome.md").write_text("欢迎\n", "utf-8")
    (folder / "a.yaml").write_text(text, "utf-8")
    done = running.here(folder, (words[0], "a.yaml", "--json", *words[1:]), {})
    return [(one["code"], one["severity"]) for one in json.loads(done.stdout)["diagnostics"]]


def _read(text: str) -> list[tuple[str, str]]:
    """The same without pages and pictures, which takes a tenth of the time."""
    outcome = load_text(text.encode(), "a.yaml")
    found = [*outcome.diagnostics]
    if outcome.value is not None:
        found += [*checks.run(outcome.value), *checks.lint(outcome.value)]
    return [(one.code, Severity(one.severity).name.lower()) for one in found]


@pytest.mark.parametrize("code", examples())
def test_the_wrong_lines_give_the_code_and_the_right_ones_do_not(code: str, tmp_path: Path) -> None:
    example = examples()[code]
    assert example.place in PLACES
    wrong, right = example.whole(example.wrong), example.whole(example.right)
    ways: tuple[Callable[[str], list[tuple[str, str]]], ...] = (  # the quickest that finds it
        _read,
        lambda text: _found(text, tmp_path, "pdf", "--dry-run"),
        lambda text: _found(text, tmp_path, "check"),
    )
    way = next((way for way in ways if code in dict(way(wrong))), None)
    assert way is not None, _found(wrong, tmp_path, "check")
    of_right = way(right)
    assert code not in dict(of_right)
    assert "error" not in {severity for _, severity in of_right}, of_right


@pytest.mark.parametrize("code", examples())
def test_check_fix_mends_what_is_said_to_be_mended(code: str, tmp_path: Path) -> None:
    example = examples()[code]
    wrong = example.whole(example.wrong)
    (tmp_path / "a.yaml").write_text(wrong, "utf-8")
    changed = mend(Request("check", tmp_path / "a.yaml")).value or []
    after = changed[0].after if changed else wrong
    left = after == wrong or code in dict(_read(after))
    assert example.mended is not left, after


def test_every_code_that_an_agenda_can_give_has_an_example() -> None:
    """Codes of files, agendas and texts, but for those of which a reason is written."""
    ours = {
        code.partition(".")[0]
        for name in ("source", "agenda", "text")
        for code in yaml.safe_load((MESSAGES / f"{name}.yaml").read_text("utf-8"))
    }
    assert len(ours) > 80
    assert sorted(ours - set(examples()) - set(WITHOUT)) == []
    assert not set(WITHOUT) & set(examples())
    assert set(examples()) <= set(messages("en").codes)


def test_long_texts_are_written_short() -> None:
    example = examples()["text-too-long"]
    assert "{云 × 20001}" in example.wrong
    assert "云" * 20001 in example.whole(example.wrong)


def test_what_cannot_be_seen_is_shown() -> None:
    assert shown("\ta\n\u3000b\n") == "⇥a\nU+3000 b"


@pytest.mark.parametrize(("language", "word"), [("zh", "写错："), ("en", "wrong:")])
def test_explain_shows_the_example_and_the_cure(language: str, word: str, tmp_path: Path) -> None:
    told = running.here(tmp_path, ("explain", "halfwidth-brackets", "--ui-lang", language), {}).stdout
    assert f"{word}\n  title: 网格(上)\n" in told
    assert "  title: 网格（上）\n" in told
    assert "check --fix" in told
    (as_json,) = [json.loads(running.here(tmp_path, ("explain", "halfwidth-brackets", "--json"), {}).stdout)]
    assert as_json["mended"] is True
    assert as_json["example"]["in"] == "talk"
    assert as_json["hints"]
