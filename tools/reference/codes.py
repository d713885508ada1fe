"""Codes of diagnostics: what they say, why, what to do, and an example, from the catalogues of messages."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml
from tools.reference import markdown
from tools.reference.markdown import both, plain

from progprint import checks
from progprint.agenda.load import load_text
from progprint.core.diagnostic import Severity, error
from progprint.locale.examples import Example, examples, shown
from progprint.locale.messages import Sentences, messages

SOURCES = Path(__file__).resolve().parents[2] / "src/progprint"
SEVERITIES = ("error", "warning", "note")


@cache
def severities() -> Mapping[str, tuple[str, ...]]:
    """How bad a code is, as its example shows it and the source makes it; it may be a warning here and a note there.

    Codes that the source takes from variables stand in words.yaml.
    """
    found: dict[str, set[str]] = {}
    for name, example in examples().items():
        outcome = load_text(example.whole(example.wrong).encode(), "agenda.yaml")
        told = [*outcome.diagnostics]
        if outcome.value is not None:
            told += [*checks.run(outcome.value), *checks.lint(outcome.value)]
        kinds = {Severity(one.severity).name.lower() for one in told if one.code == name}
        found[name] = kinds
    for file in sorted(SOURCES.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            for name, severity in _made(call):
                found.setdefault(name, set()).add(severity)
    for severity, names in markdown.words()["made"].items():
        for name in names:
            found.setdefault(name, set()).update(severity.split())
    return {name: tuple(one for one in SEVERITIES if one in kinds) for name, kinds in found.items()}


def _made(call: ast.AST) -> Iterator[tuple[str, str]]:
    """The codes and severities that a call makes, where both are written out."""
    if not isinstance(call, ast.Call) or not call.args:
        return
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    first = call.args[0]
    severity = name.lstrip("_")
    if name == "Diagnostic" and len(call.args) > 1 and isinstance(call.args[1], ast.Attribute):
        severity = call.args[1].attr.lower()
    if severity in SEVERITIES:
        yield from (
            (one.value, severity)
            for one in ast.walk(first)
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )


def topics() -> Iterator[tuple[str, list[str]]]:
    """The topics with their codes, in the order of the catalogues."""
    for file in sorted((SOURCES / "locale/messages/en").glob("*.yaml")):
        if file.stem != "words":
            names = yaml.safe_load(file.read_text("utf-8"))
            yield file.stem, list(dict.fromkeys(name.partition(".")[0] for name in names))


def page() -> str:
    """The page on codes."""
    told: set[str] = set()
    parts = []
    for topic, names in topics():
        new = [name for name in names if name not in told]
        told |= set(new)
        parts += [f"## {markdown.said('topics', topic).replace('<br>', ' · ')}\n", *map(_code, sorted(new))]
    return markdown.page("codes", parts)


def _code(name: str) -> str:
    """A code."""
    english, chinese = messages("en"), messages("zh")
    example = examples().get(name)
    kinds = " · ".join(markdown.said("severities", one).replace("<br>", " ") for one in severities().get(name, ()))
    mended = " · `check --fix`" if example is not None and example.mended else ""
    lines = [f"### {name}\n", f"{kinds}{mended}\n"] if kinds else [f"### {name}\n"]
    lines += [_told(name, catalogue) for catalogue in (chinese, english)]
    lines += filter(None, [_variants(name, chinese, english)])
    return "\n".join([*lines, *([_example(example)] if example is not None else [])])


def _variants(name: str, chinese: Sentences, english: Sentences) -> str:
    """The other sentences of a code, in both languages."""
    known = english.variants(name)
    rows = [f"- {plain(text)}<br>{plain(known[one])}\n" for one, text in chinese.variants(name).items() if one in known]
    return "".join(rows)


def _told(name: str, catalogue: Sentences) -> str:
    """The sentence, the reason and the cure in one language."""
    cures = catalogue.hints(error(name))
    cure = "".join(f"<br>{catalogue.word('hint')}{catalogue.word('colon')}{plain(one)}" for one in cures)
    return f"**{plain(catalogue.message(name))}**<br>{plain(catalogue.about(name))}{cure}\n"


def _example(example: Example) -> str:
    """The wrong lines and the right ones."""
    words = messages("en"), messages("zh")
    wrong, right = (
        both(*(one.word(f"explain.{key}") for one in words)).replace("<br>", " ") for key in ("wrong", "right")
    )
    text = f"# {wrong}\n{shown(example.wrong)}\n\n# {right}\n{shown(example.right)}"
    return markdown.block(text, "yaml")
