"""Measures booklets in all sizes: pages, those under half full, pages that nothing called for, and talks that stand badly.

    python tools/measure_pages.py content/agenda.yaml content/sample [--sizes a5,a4] [--list]

Prints a table in Markdown. ``split``, ``alone``: talks parted that a page holds, panels without four lines of their talk above
them (tests/whole_talks.py, tests/full_pages.py). ``--list`` tells each page under half full, how far it is used, and what
stands on it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.full_pages import thin  # noqa: E402  the folder above is on the path only now
from tests.whole_talks import findings, parts  # noqa: E402

from progprint.pipeline.booklet import composed  # noqa: E402
from progprint.pipeline.job import Findings  # noqa: E402
from progprint.pipeline.request import Request  # noqa: E402
from progprint.pipeline.stages import prepare  # noqa: E402

if TYPE_CHECKING:
    from progprint.sheets.context import Context
    from progprint.typeset.frame import Page

SIZES = ("a5", "a4", "b5", "32k", "pocket", "large-print")


def measured(path: Path, size: str, theme: str, edition: str) -> tuple[Context, tuple[Page, ...]]:
    """The booklet of an agenda in a size, as the program makes it."""
    request = Request(
        "pdf", path, layout=size, theme=theme, edition=edition, start=path if path.is_dir() else path.parent
    )
    job = prepare(request, Findings(strict=False))
    return composed(job)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("agendas", nargs="+", type=Path)
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--theme", default="")
    parser.add_argument("--edition", default="")
    parser.add_argument("--list", action="store_true", help="tell the pages under half full")
    asked = parser.parse_args()
    write = sys.stdout.write
    write(
        "| agenda | size | pages | under half full | for notes | talks | split | alone |\n|---|---|--:|--:|--:|--:|--:|--:|\n"
    )
    for path in asked.agendas:
        for size in asked.sizes.split(","):
            context, pages = measured(path, size, asked.theme, asked.edition)
            found = findings(context, pages)
            few = thin(context, pages)
            blank = sum(not page.master for page in pages)
            wrong = [sum(one.what == what for one in found) for what in ("split", "panel")]
            row = (path.stem, size, len(pages), len(few), blank, len(parts(pages)), *wrong)
            write(f"| {' | '.join(map(str, row))} |\n")
            for one in few if asked.list else ():
                write(f"  p. {one.number:3} {one.used:4.0%} {one.part}\n")


if __name__ == "__main__":
    main()
