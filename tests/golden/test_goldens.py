"""The pages and the deck of the real page as text, compared with what was approved.

``make golden`` writes them anew; read the difference before it is committed. Bytes of files are not compared: they
change with the library that deflates them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.golden.approved import approve
from tests.whole_decks import make_decks

from progprint import files, project
from progprint.agenda.load import load
from progprint.agenda.texts import names
from progprint.deck.deck import dump as dump_deck
from progprint.design.deck import load_deck_look
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.design.script import load_script
from progprint.fonts.book import load_book
from progprint.locale.language import words
from progprint.locale.terms import terms
from progprint.pptx.template import open_template
from progprint.sheets.booklet import booklet
from progprint.sheets.context import Context
from progprint.text.phrases import Names, indexed
from progprint.typeset.dump import dump as dump_pages
from progprint.typeset.line import Composer

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda
    from progprint.fonts.book import FontBook

ROOT = Path(__file__).parents[2]
LAYOUTS = project.shipped_folder("layouts")


def _seed() -> tuple[Agenda, FontBook]:
    agenda = load([("agenda.yaml", (ROOT / "content/agenda.yaml").read_bytes())]).value
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert agenda is not None
    assert book is not None
    return agenda, book


def _whole(agenda: Agenda) -> Names:
    """What titles never part, as a run of the program has it."""
    return indexed((*names(agenda), *terms()))


def _pages() -> str:
    agenda, book = _seed()
    look = load_look("a5", [LAYOUTS], files.read_source).value
    assert look is not None
    design = resolve(look).value
    assert design is not None
    context = Context(agenda, design, words("zh-Hans"), Composer(book, names=_whole(agenda)), {}, "0", "00000000")
    return dump_pages(booklet(context))


def _deck() -> str:
    agenda, book = _seed()
    look = load_deck_look(LAYOUTS / "deck.yaml", files.read_source).value
    assert look is not None
    template = open_template(look.template_path.read_bytes(), look.kinds, "deck.pptx").value
    assert template is not None
    script = load_script("zh-Hans", [project.shipped_folder("layouts")], files.read_source).value
    assert script is not None
    decks = make_decks(agenda, look, template.stage, book, words("zh-Hans"), {}, script, whole=_whole(agenda)).value
    assert decks is not None
    return "".join(map(dump_deck, decks))


@pytest.mark.parametrize(("name", "make"), [("pages", _pages), ("deck", _deck)])
def test_the_real_page_is_set_as_approved(name: str, make: object) -> None:
    """Every position of every page, every paragraph of every slide."""
    assert callable(make)
    made = make()
    assert made.count("\n") > 100
    approve(f"seed-{name}", made)


def test_the_same_agenda_is_set_the_same_twice() -> None:
    """Nothing of one document is left in the next."""
    assert (_pages(), _deck()) == (_pages(), _deck())
