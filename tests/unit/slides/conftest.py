"""Makes host decks out of a few lines of YAML, in the shipped template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.whole_decks import make_decks

from progprint import files, project
from progprint.agenda.load import load
from progprint.agenda.texts import names
from progprint.design.deck import load_deck_look
from progprint.design.script import load_script
from progprint.fonts.book import load_book
from progprint.locale.language import words
from progprint.locale.terms import terms
from progprint.pptx.template import open_template
from progprint.text.phrases import indexed

if TYPE_CHECKING:
    from progprint.core.diagnostic import Diagnostic
    from progprint.core.raster import Raster
    from progprint.deck.deck import Deck, Slide
    from progprint.pptx.template import Template


@dataclass(frozen=True)
class Stack:
    """The decks of an agenda, what was found on the way, and the template they fill."""

    decks: tuple[Deck, ...]
    found: tuple[Diagnostic, ...]
    template: Template

    @property
    def slides(self) -> list[Slide]:
        """All slides of all decks."""
        return [slide for deck in self.decks for slide in deck.slides]

    def of(self, kind: str) -> list[Slide]:
        """The slides of a kind."""
        return [slide for slide in self.slides if slide.kind == kind]


Stacked = Callable[..., Stack]


@pytest.fixture(scope="session")
def stacked() -> Stacked:
    """The decks of an agenda; pictures by the path that the agenda names."""
    look = load_deck_look(project.shipped_folder("layouts") / "deck.yaml", files.read_source).value
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert look is not None
    assert book is not None
    template = open_template(look.template_path.read_bytes(), look.kinds, "deck.pptx").value
    assert template is not None

    def make(
        yaml: str,
        *,
        language: str = "zh-Hans",
        per: str = "track",
        together: bool = False,
        pictures: dict[str, Raster] | None = None,
        parts_set: str = "standard",
    ) -> Stack:
        agenda = load([("agenda.yaml", yaml.encode())]).value
        assert agenda is not None
        spoken = words(language)
        script = load_script(language, [project.shipped_folder("layouts")], files.read_source).value
        assert script is not None
        made = make_decks(
            agenda,
            look,
            template.stage,
            book,
            spoken,
            pictures or {},
            script,
            per=per,
            together=together,
            parts_set=parts_set,
            whole=indexed((*names(agenda), *terms())),
        )
        assert made.value is not None
        return Stack(made.value, tuple(made.diagnostics), template)

    return make
