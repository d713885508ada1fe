"""The house: codes, docs and start-up, checked on what is there. Layers and doors are for `make layers`."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from tests.reading import is_read

SOURCES = "src/progprint"
LONGEST = 320


@cache
def tree_of(path: Path) -> ast.Module:
    """What a file says, read once for all tests."""
    return ast.parse(path.read_text("utf-8"))


def sources(root: Path) -> list[Path]:
    found = sorted((root / SOURCES).rglob("*.py"))
    assert found, "no source seen"
    return found


def test_every_package_says_what_it_is(root: Path) -> None:
    """Each ``__init__`` and each module opens with a docstring."""
    silent = [path for path in sources(root) if not ast.get_docstring(tree_of(path))]
    assert silent == []
    folders = {path.parent for path in sources(root)}
    assert [] == [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()]


QUESTION = re.compile(r"(?:What|How|Where|Which|Who|Whose|When|Why)\b")


def _is_public(name: str) -> bool:
    return not name.startswith("_") or name.startswith("__")


def test_a_docstring_begins_with_the_thing_that_it_describes(root: Path) -> None:
    """With a noun, not with a question word: “The number of lines”, not “How many lines”."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    asking = [
        f"{path.relative_to(root)}: {doc.splitlines()[0]}"
        for path in sources(root)
        for node in ast.walk(tree_of(path))
        if isinstance(node, documented) and _is_public(getattr(node, "name", ""))
        if (doc := ast.get_docstring(node) or "") and QUESTION.match(doc)
    ]
    assert asking == []


def test_no_file_holds_two_things(root: Path) -> None:
    """A file above the limit is split."""
    long = {str(p.relative_to(root)) for p in sources(root) if len(p.read_text("utf-8").splitlines()) > LONGEST}
    assert sorted(long) == []


def test_one_name_of_a_class_has_one_meaning(root: Path) -> None:
    """The agenda of the Python API is the one that a user holds; the programme inside it has the same name."""
    texts = [path.read_text("utf-8") for path in sources(root)]
    names = Counter(name for text in texts for name in re.findall(r"^class ([A-Z]\w*)", text, re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == ["Agenda"]


MADE_BY = ("error", "warning", "note", "_error", "_warning", "_note")


@cache
def codes_in(path: Path) -> frozenset[tuple[str, str]]:
    """Code and, if it is written out, variant of every diagnostic that a file makes."""
    found = set()
    for call in ast.walk(tree_of(path)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args):
            continue
        if call.func.id not in (*MADE_BY, "Diagnostic"):
            continue
        code = call.args[0]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            variants = [word.value for word in call.keywords if word.arg == "variant"] + call.args[2:3]
            written = [v.value for v in variants if isinstance(v, ast.Constant) and isinstance(v.value, str)]
            found.add((code.value, written[0] if written else ""))
    return frozenset(found)


def messages_of(root: Path, language: str) -> list[tuple[str, dict[str, dict[str, object]]]]:
    """File name and content of every catalogue of diagnostics (words.yaml holds the words of the report)."""
    files = sorted((root / SOURCES / "locale/messages" / language).glob("*.yaml"))
    return [(file.name, yaml.safe_load(file.read_text("utf-8"))) for file in files if file.name != "words.yaml"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_its_messages(root: Path, language: str) -> None:
    """A message for every code and variant that the source makes, and for each code the text of ``explain``."""
    known: dict[str, dict[str, object]] = {}
    for name, table in messages_of(root, language):
        assert not set(table) & set(known), f"{name} repeats a code"
        known |= table
    made = {code for path in sources(root) for code in codes_in(path)}
    assert len(made) > 20
    silent = [
        (code, variant)
        for code, variant in made
        if "message" not in known.get(f"{code}.{variant}", {}) and "message" not in known.get(code, {})
    ]
    assert sorted(silent) == []
    assert [] == sorted({code for code, _ in made if not known.get(code, {}).get("about")})


def test_both_languages_know_the_same_codes(root: Path) -> None:
    """A code that only one language explains would be silent in the other."""
    chinese, english = ({k for _, table in messages_of(root, language) for k in table} for language in ("zh", "en"))
    assert len(chinese) > 20
    assert chinese ^ english == set()


HEAVY = (
    "click",
    "rich",
    "pydantic",
    "reportlab.platypus",
    "reportlab.lib.styles",
    "pypinyin",
    "pikepdf",
    "fontTools",
)
RENDERERS = ("reportlab", "progprint.pdf", "progprint.pptx")
RARE = (
    *("progprint.source.diagnosis",),  # nothing in it has to be explained
    *("progprint.locale.messages", "progprint.cli.report"),  # there is nothing to tell
    *("json", "zoneinfo", "progprint.typeset.dump"),  # not asked for
)
"""What a sound agenda has no use for."""


@cache
def loaded(root: Path, *arguments: str) -> frozenset[str]:
    """The modules that a run of progprint has loaded at its end."""
    program = (
        "import sys, progprint.__main__ as entry\n"
        f"status = entry.guarded({list(arguments)!r})\n"
        "print(status, *sorted(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command,
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    status, *modules = done.stderr.splitlines()[-1].split()
    assert status == "0", done.stderr[:2000]
    assert "progprint.cli.dispatch" in modules
    return frozenset(modules)


def unwanted(modules: frozenset[str], names: tuple[str, ...]) -> list[str]:
    return sorted(m for m in modules if any(m == name or m.startswith(f"{name}.") for name in names))


def test_help_loads_no_renderer(root: Path) -> None:
    """--help is asked for often and in a hurry."""
    assert [] == unwanted(loaded(root, "--help"), (*RENDERERS, "rich", "uharfbuzz", "yaml", "PIL", "progprint.sheets"))


@pytest.mark.parametrize(
    ("command", "libraries"),
    [
        ("pdf", {"yaml", "reportlab.pdfbase.pdfdoc"}),
        ("slides", {"yaml", "pptx.opc.package", "lxml.etree"}),
        ("handouts", {"yaml", "reportlab.pdfbase.pdfdoc"}),
    ],
)
def test_the_libraries_do_their_work(root: Path, command: str, libraries: set[str]) -> None:
    """What the users asked for is at work on every run (ADR 14)."""
    assert libraries <= loaded(root, command, "content/sample", "--dry-run", "--track", "platform")


def test_check_reads_by_pyyaml(root: Path) -> None:
    assert "yaml" in loaded(root, "check", "content/agenda.yaml")


@pytest.mark.parametrize(
    "words",
    [
        ("check", "content/agenda.yaml"), ("info",), ("explain", "bad-time"), ("fonts", "show", "云"), ("layouts", "list"),
        ("export", "csv", "content/agenda.yaml"), ("pdf", "content/agenda.yaml", "--dry-run"), ("--version",),
    ],
)  # fmt: skip
def test_typer_reads_every_command_line(root: Path, words: tuple[str, ...]) -> None:
    """There is no second reader; and pydantic, which takes longer than a booklet, is not loaded for it."""
    modules = loaded(root, *words)
    assert "typer.core" in modules
    assert unwanted(modules, ("pydantic", "rich")) == []


def test_nothing_but_typer_reads_the_words(root: Path) -> None:
    """No module of the command line takes arguments apart by itself."""
    texts = {path.name: path.read_text("utf-8") for path in (root / SOURCES / "cli").glob("*.py")}
    assert len(texts) > 10
    assert [name for name, text in texts.items() if re.search(r"argparse|getopt|sys\.argv", text)] == []


@pytest.mark.parametrize(
    ("arguments", "beyond"),
    [
        (
            ("check", "content/agenda.yaml"),
            ("progprint.pdf", "reportlab", "progprint.pptx.write"),
        ),
        (
            ("pdf", "content/agenda.yaml", "--dry-run"),
            ("progprint.pptx", "progprint.slides", "progprint.exchange", "pptx", "lxml", *RARE),
        ),
        (
            ("slides", "content/agenda.yaml", "--dry-run"),
            ("progprint.pdf", "reportlab", "progprint.sheets", "progprint.exchange"),
        ),
    ],
)
def test_a_command_loads_only_what_it_needs(root: Path, arguments: tuple[str, ...], beyond: tuple[str, ...]) -> None:
    """The imports are most of the time of a small booklet."""
    assert [] == unwanted(loaded(root, *arguments), (*HEAVY, *beyond))


def test_a_file_is_imported_without_other_formats(root: Path, tmp_path: Path) -> None:
    """Readers of tables and pages, and what they know of words, take longer than a small schedule."""
    event = {
        "title": "Ebb",
        "date": "2027-03-01T09:30:00+08:00",
        "duration": "00:45",
        "persons": [{"name": "Ida Holt"}],
    }
    days = [{"date": "2027-03-01", "rooms": {"Hall": [event]}}]
    file = tmp_path / "schedule.json"
    file.write_text(json.dumps({"schedule": {"conference": {"title": "Tides", "days": days}}}), "utf-8")
    modules = loaded(root, "import", str(file))
    others = ("tables", "read.page", "read.hours", "read.records", "read.sessionize", "write", "javascript", "markdown")

    assert "progprint.exchange.read.schedule" in modules
    assert unwanted(modules, tuple(f"progprint.exchange.{name}" for name in others)) == []


def test_an_agenda_is_exported_without_other_formats(root: Path) -> None:
    """A writer is loaded when something is written in its format."""
    modules = loaded(root, "export", "csv", "content/agenda.yaml")

    assert "progprint.exchange.write.table" in modules
    assert unwanted(modules, ("progprint.exchange.write.ical", "progprint.exchange.write.schedule", "xml.etree")) == []


def test_the_readme_names_commands_that_exist(root: Path) -> None:
    """What a newcomer types first must work."""
    from progprint.cli.dispatch import names

    typed = []
    for name in ("README.md", "README.zh.md", "docs/guide.md"):
        typed += re.findall(r"^(?:\$ )?progprint (.+?)\s*(?:#.*)?$", (root / name).read_text("utf-8"), re.MULTILINE)
    assert len(typed) > 5
    assert [line for line in typed if not is_read(line)] == []
    assert {line.split()[0] for line in typed} <= {name.split()[0] for name in names()}
    assert not is_read("pdf --no-such-option")
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"^(?:\$ )?make ([a-z]+)", (root / "README.md").read_text("utf-8"), re.MULTILINE))
    assert {"booklet", "test"} <= named <= targets


def test_every_promise_of_safety_names_its_tests(root: Path) -> None:
    """A row of SECURITY.md without a test that exists is no promise."""
    rows = [line for line in (root / "SECURITY.md").read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    named = [re.findall(r"`(tests/[\w/]+\.py)`", row.rsplit("|", 2)[1]) for row in rows]
    assert len(rows) > 20
    assert all(named)
    assert [path for paths in named for path in paths if not (root / path).is_file()] == []


def test_nothing_of_a_machine_is_in_the_repository(root: Path, tool: Callable[[str], str]) -> None:
    """No home folder, no registry host: a clone is the same everywhere."""
    listed = subprocess.run(
        [tool("git"), "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    texts = [root / name for name in listed if name.endswith((".py", ".md", ".yaml", ".toml", "Makefile", ".txt"))]
    texts = [path for path in texts if path.is_file()]
    assert len(texts) > 20
    private = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w|/" + r"work/(?:main|shared)|pypi\.org|registry\.npm")
    assert [] == [str(path.relative_to(root)) for path in texts if private.search(path.read_text("utf-8", "replace"))]
