"""Makes a booklet out of a few lines of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from progprint import files, project
from progprint.agenda.days import has_several_days
from progprint.agenda.load import load
from progprint.agenda.texts import fingerprint
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.fonts.book import load_book
from progprint.locale.language import words
from progprint.sheets.booklet import booklet
from progprint.sheets.context import Context
from progprint.sheets.timetable import is_timed
from progprint.typeset.line import Composer

if TYPE_CHECKING:
    from collections.abc import Callable

    from progprint.typeset.frame import Page


def context_of(yaml: str) -> Context:
    """Everything a booklet is made from, in the shipped A5 look."""
    agenda = load([("agenda.yaml", yaml.encode())]).value
    look = load_look("a5", [project.shipped_folder("layouts")], files.read_source).value
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert agenda is not None
    assert look is not None
    assert book is not None
    design = resolve(look).value
    assert design is not None
    spoken = words(agenda.conference.language)
    several = has_several_days(agenda)
    return Context(
        agenda,
        design,
        spoken,
        Composer(book),
        {},
        "1.0",
        fingerprint(agenda),
        several_days=several,
        timed=is_timed(agenda),
    )


@pytest.fixture
def made() -> Callable[[str], tuple[Page, ...]]:
    """The pages of an agenda."""
    return lambda yaml: booklet(context_of(yaml))
