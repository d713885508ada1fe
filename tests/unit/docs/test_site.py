"""The site of the documents builds without a broken link, and loads nothing from elsewhere. Needs the extra `docs`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools import site

ROOT = Path(__file__).resolve().parents[3]


def test_links_of_pages_are_led_to_where_they_stand() -> None:
    def led(text: str, place: str, page: str) -> str:
        return site._LINK.sub(lambda match: site._led(match, place, page), text)

    assert led("[x](docs/guide.md#y)", "", "index.md") == "[x](guide.md#y)"
    assert led("[x](../SECURITY.md)", "docs", "guide.md") == "[x](SECURITY.md)"
    assert led("[x](../README.md)", "docs/reference", "reference/agenda.md") == "[x](../README.md)"
    assert led("[x](docs/reference/README.md)", "", "index.md") == "[x](reference/README.md)"
    assert led("![x](docs/pictures/result.png)", "", "index.md") == "![x](pictures/result.png)"
    assert led("[action.yml](action.yml)", "", "index.md") == "`action.yml`"
    assert led("[x](https://example.org)", "", "index.md") == "[x](https://example.org)"
    assert led("[x](gone.md)", "docs", "guide.md") == "[x](gone.md)"


def built(root: Path, place: Path) -> subprocess.CompletedProcess[str]:
    """A build; not a quiet one, which would not count warnings."""
    pytest.importorskip("material", reason="the extra docs is not installed")
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(place)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{ROOT}/src:{root}", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_site_builds_and_needs_no_network(tmp_path: Path) -> None:
    done = built(ROOT, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 30
    loads = re.compile(r"<(?:script|img|link)\b[^>]*?(?:src|href)=\"?(https?://[^\s\">]+)")
    assert {address for page in pages for address in loads.findall(page.read_text("utf-8"))} == set()


@pytest.mark.parametrize("wrong", ["[x](gone.md)", "[x](guide.md#gone)", "[x](../gone.py)"])
def test_a_broken_link_fails_it(wrong: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    (copy / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools/site.py", copy / "tools/site.py")
    for file in ROOT.glob("*.md"):
        shutil.copy(file, copy / file.name)
    shutil.copytree(ROOT / "docs", copy / "docs")
    (copy / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    for elsewhere in ("action.yml", "Containerfile"):
        shutil.copy(ROOT / elsewhere, copy / elsewhere)
    shutil.copytree(ROOT / "tools/ci", copy / "tools/ci")
    with (copy / "docs/STYLE.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{wrong}\n")
    done = built(copy, tmp_path / "site")
    assert done.returncode != 0
    assert "gone" in done.stdout + done.stderr
