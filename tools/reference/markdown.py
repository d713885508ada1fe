"""Markdown for the reference: tables, code, and words in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

MADE = "<!-- made by tools/reference; change the tables of the program and run `make reference` -->\n"


@cache
def words() -> dict[str, dict[str, dict[str, Any]]]:
    """Words of the reference that stand nowhere in the program: ``words.yaml`` beside this file."""
    found: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
        Path(__file__).with_name("words.yaml").read_text("utf-8")
    )
    return found


def both(en: str, zh: str) -> str:
    """A text in both languages, one below the other; once where they are the same."""
    return en if en == zh else f"{zh}<br>{en}"


def plain(text: str) -> str:
    """A text without anything that Markdown or HTML would read as a mark."""
    for mark in "\\`*[]":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def sentences(en: str, zh: str) -> str:
    """Sentences of the program in both languages."""
    return both(plain(en), plain(zh))


def said(group: str, name: str) -> str:
    """What words.yaml says of a name, in both languages."""
    entry = words()[group][name]
    return both(entry["en"], entry["zh"])


def cell(text: str) -> str:
    """A text inside a cell of a table."""
    return text.replace("|", "\\|").replace("\n", "<br>").strip()


def code(text: str) -> str:
    """A text as code; "" stays empty."""
    if not text:
        return ""
    fence = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; columns without a word in any row are left out."""
    listed = [[cell(one) for one in row] for row in rows]
    kept = [n for n, _ in enumerate(headings) if any(row[n] for row in listed)]
    lines = [[headings[n] for n in kept], ["---" for _ in kept], *([row[n] for n in kept] for row in listed)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def block(text: str, language: str = "") -> str:
    """Lines as they are typed."""
    return f"```{language}\n{text.rstrip()}\n```\n"


def section(name: str, *parts: str) -> str:
    """A section with its heading, and what words.yaml says of it."""
    return "\n".join([f"## {_title(name)}\n", *_about(name), *parts])


def page(name: str, parts: Iterable[str]) -> str:
    """A whole page with its heading, and what words.yaml says of it."""
    return "\n".join([f"# {_title(name)}\n", MADE, *_about(name), *parts])


def _title(name: str) -> str:
    title = words()["pages"][name]["title"]
    return f"{title['zh']} · {title['en']}"


def _about(name: str) -> list[str]:
    return [f"{words()['pages'][name][language]}\n" for language in ("zh", "en")]
