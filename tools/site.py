"""Hooks of MkDocs: pages of the repository's root become pages of the site, and links between both are led there.

    README.md ─▶ index.md          README.zh.md ─▶ index.zh.md          SECURITY.md, … ─▶ pages of the same name

A link to what is no page (a script, a licence) becomes its name as code, so that `strict` can fail on all that is broken.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "README.md": "index.md",
    "README.zh.md": "index.zh.md",
    **{
        f"{name}.md": f"{name}.md"
        for name in ("ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT", "CHANGELOG")
    },
}
"""Pages of the root and where they stand in the site."""
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^()\s]+)\)")
_CODE = re.compile(r"(^```.*?^```|`[^`\n]+`)", re.MULTILINE | re.DOTALL)


def slug(text: str, separator: str) -> str:
    """The anchor of a heading, as the pages of the repository have it; ``separator`` is that of MkDocs, and not used."""
    del separator
    kept = (c for c in text.lower() if c in "-_ " or unicodedata.category(c)[0] in "LNM")
    return "".join(kept).replace(" ", "-")


def on_files(files: Any, config: Any) -> Any:
    """The pages of the root among those of the site."""
    from mkdocs.structure.files import File

    for source, name in PAGES.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """A page with its links led to where things stand in the site."""
    name = page.file.src_uri
    place = "" if name in PAGES.values() else posixpath.dirname(f"docs/{name}")
    parts = _CODE.split(markdown)
    return "".join(
        part if n % 2 else _LINK.sub(lambda match: _led(match, place, name), part) for n, part in enumerate(parts)
    )


def _led(match: re.Match[str], place: str, page: str) -> str:
    """A link as the site has it."""
    picture, words, target = match.groups()
    path, hash_, anchor = target.partition("#")
    if re.match(r"[a-z]+:", target) or not path:
        return match[0]
    whole = posixpath.normpath(posixpath.join(place, path))
    if (ROOT / whole).is_dir() and (ROOT / whole / "README.md").is_file():
        whole = f"{whole}/README.md"
    inside = PAGES.get(whole) or (whole.removeprefix("docs/") if whole.startswith("docs/") else "")
    if not inside and (ROOT / whole).exists():
        return words if "`" in words else f"`{words}`"
    return f"{picture}[{words}]({posixpath.relpath(inside or whole, posixpath.dirname(page) or '.')}{hash_}{anchor})"
