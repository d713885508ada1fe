"""The sample conference as it is printed and shown: booklet, contents, index, paper for the venue, decks, as text.

Each line is a line of a page with its place in points. A change of the sample, of a look or of setting shows here as the
lines that moved; ``make golden`` approves them. The whole structure of pages is compared for the real page (test_goldens).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.golden.approved import approve, difference
from tests.golden.legible import legible

from progprint.deck.deck import dump
from progprint.pipeline import booklet, decks, handouts
from progprint.pipeline.job import Cache, Findings, Job
from progprint.pipeline.request import Request
from progprint.pipeline.stages import prepare
from progprint.sheets.handouts.kinds import KINDS
from progprint.typeset.frame import Page

SHEETS = 6
"""The first sheets of a kind are compared: the others are made by the same function."""
LISTS = {"contents": ("contents",), "index": ("people", "speakers", "companies")}
DECKS = ("platform", "abroad")
"""A track in Chinese and one in English."""


@pytest.fixture(scope="module")
def job(root: Path) -> Job:
    request = Request("pdf", agenda=root / "content/sample", start=root)
    made = prepare(request, Findings(strict=False), kept=Cache())
    return made._replace(fingerprint="00000000")


@pytest.fixture(scope="module")
def pages(job: Job) -> Sequence[Page]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("progprint.__version__", "0")
        return booklet.composed(job)[1]


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_the_booklet_are_as_approved(pages: Sequence[Page], name: str) -> None:
    named = [(str(n), page) for n, page in enumerate(pages, 1) if page.master in LISTS[name]]
    assert named
    approve(f"sample-{name}", legible([page for _, page in named], [number for number, _ in named]))


def test_pages_of_the_booklet_are_as_approved(pages: Sequence[Page]) -> None:
    listed = {master for masters in LISTS.values() for master in masters}
    named = [(str(n), page) for n, page in enumerate(pages, 1) if page.master not in listed]
    assert len(named) > 20
    approve("sample-booklet", legible([page for _, page in named], [number for number, _ in named]))


@pytest.mark.parametrize("kind", KINDS)
def test_paper_for_the_venue_is_as_approved(job: Job, kind: str) -> None:
    sheets = handouts.sheets_of(job, KINDS[kind])
    first = sheets[:SHEETS]
    told = legible([sheet.page for sheet in first], [sheet.name for sheet in first])
    approve(f"sample-{kind}", f"{len(sheets)} sheets\n{told}")


def test_decks_are_as_approved(job: Job) -> None:
    made = {deck.key.rpartition("/")[2]: deck for deck in decks.filled(job)[1]}
    assert set(DECKS) < set(made)
    approve("sample-decks", "\n".join(dump(made[name]) for name in DECKS))


def test_a_difference_is_short_and_names_the_lines() -> None:
    """What a failed golden shows: the line as it was, as it is, and no more of a long one than can be read."""
    lines = [f"line {n}" for n in range(500)]
    told = difference("x", "\n".join(lines), "\n".join([*lines[:99], "another", *lines[100:]]))

    assert told.splitlines()[2:] == ["@@ -99,3 +99,3 @@", " line 98", "-line 99", "+another", " line 100"]
    assert len(difference("x", "\n".join(lines), "\n".join(lines[::-1])).splitlines()) < 50
