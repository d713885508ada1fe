"""Every relative link of every page leads to a file that is there, and every anchor to a heading."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted(
    page for pattern in ("*.md", ".github/**/*.md", "docs/**/*.md", "layouts/**/*.md") for page in ROOT.glob(pattern)
)
LINK = re.compile(r"(?<!\\)\]\(<?([^()<>\s]+(?:\([^()\s]*\)[^()<>\s]*)?)>?(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


def prose(page: Path) -> str:
    """A page without what it shows as code."""
    return FENCE.sub("", page.read_text("utf-8"))


def links(page: Path) -> list[str]:
    return LINK.findall(CODE.sub("`code`", prose(page)))


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors of a page, as GitHub makes them of headings; the second of a name has a number."""
    found: dict[str, int] = {}
    for heading in re.findall(r"^#{1,6} +(.+?) *$", prose(page), re.MULTILINE):
        shown = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
        kept = (c for c in shown if c in "-_ " or unicodedata.category(c)[0] in "LNM")
        name = "".join(kept).replace(" ", "-")
        count = found.get(name, 0)
        found[name] = count + 1
        if count:
            found[f"{name}-{count}"] = 1
    return frozenset(found)


def test_pages_are_found() -> None:
    names = {page.name for page in PAGES}
    assert {"README.md", "README.zh.md", "guide.md", "guide.zh.md", "codes.md"} <= names
    assert links(ROOT / "README.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        sound = target.exists() and target.is_relative_to(ROOT)
        if not sound or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(
        "# 一页 · One `page`\n[x](gone.md) `[y](code.md)`\n```\n[z](fence.md)\n```\n[w](#一页--one-page)\n", "utf-8"
    )
    assert links(page) == ["gone.md", "#一页--one-page"]
    assert anchors(page) == {"一页--one-page"}
