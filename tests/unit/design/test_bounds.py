"""Measures and counts of looks: what is beyond sense is refused at its place, with the bounds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from progprint.core.diagnostic import Diagnostic, Outcome
from progprint.design import forms
from progprint.design.deck import DECK, load_deck_look
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.project import shipped_folder

SHIPPED = shipped_folder("layouts")


def found(text: str, tmp_path: Path, base: str = "a5") -> list[Diagnostic]:
    """What is told of a look that says this over a shipped one."""
    (tmp_path / "mine.yaml").write_text(f"extends: {base}\n{text}\n", "utf-8")
    look = load_look("mine", [tmp_path, SHIPPED], lambda path: Outcome(path.read_bytes()))
    told = list(look.diagnostics)
    return told + list(resolve(look.value).diagnostics) if look.value is not None else told


BEYOND = [
    "page: {size: [0mm, 210mm]}",
    "page: {size: [-148mm, 210mm]}",
    "page: {size: [148mm, 99999999mm]}",
    "page: {bleed: -3mm}",
    "page: {margins: {inner: -20mm}}",
    "page: {margins: {top: 2000mm}}",
    "page: {grid: 0pt}",
    "page: {grid: -15pt}",
    "page: {gutter: -5mm}",
    "styles: {body: {leading: 0pt}}",
    "styles: {body: {leading: -12pt}}",
    "styles: {body: {leading: 0em}}",
    "styles: {body: {leading: 1pt}}",
    "styles: {title: {leading: 900pt}}",
    "styles: {body: {size: 0}}",
    "styles: {body: {size: -9}}",
    "styles: {body: {size: 4000}}",
    "styles: {body: {size: nan}}",
    "styles: {body: {size: inf}}",
    "styles: {body: {before: -4pt}}",
    "styles: {body: {after: 100000mm}}",
    "styles: {body: {tracking: 1e5}}",
    "styles: {body: {tracking: nan}}",
    "styles: {body: {indent: -2}}",
    "styles: {body: {indent: 900}}",
    "styles: {body: {widows: 0}}",
    "styles: {body: {orphans: 1e5}}",
    "tokens: {sizes: {text: 0}}",
    "tokens: {sizes: {text: -9}}",
    "tokens: {sizes: {text: inf}}",
    "tokens: {sizes: {text: 1e9}}",
    "running: {head: -3mm}",
    "running: {thumb: {steps: 0}}",
    "running: {thumb: {height: -1mm}}",
    "parts: {people: {columns: 0}}",
    "parts: {people: {columns: -2}}",
    "parts: {people: {columns: 1e9}}",
    "parts: {glance: {columns: 100000}}",
    "parts: {glance: {least: 0.2}}",
    "parts: {glance: {least: 1.4}}",
    "parts: {speakers: {columns: nan}}",
    "parts: {notes: {multiple: 0}}",
    "parts: {cover: {field: 7}}",
    "parts: {cover: {title_top: -1mm}}",
    "parts: {talk: {measure: 0mm}}",
    "parts: {opener: {photo: [-1mm, 5mm]}}",
]


@pytest.mark.parametrize("text", BEYOND)
def test_a_value_beyond_sense_is_refused_at_its_place(text: str, tmp_path: Path) -> None:
    told = [d for d in found(text, tmp_path) if d.span is not None and d.span.source.name.endswith("mine.yaml")]

    assert {d.code for d in told} == {"layout-value"}
    assert 2 in [d.span.line for d in told if d.span is not None]


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("page: {margins: {inner: 70mm, outer: 78mm}}", ""),
        ("page: {margins: {top: 150mm, bottom: 100mm}}", ""),
        ("page: {size: [20mm, 20mm]}", ""),
        ("page: {grid: 120pt}", ""),
        ("parts: {people: {columns: 30}}", "columns"),
        ("parts: {speakers: {columns: 12}}\npage: {gutter: 12mm}", "columns"),
    ],
)
def test_a_page_that_leaves_no_room_is_refused(text: str, variant: str, tmp_path: Path) -> None:
    assert [(d.code, d.variant) for d in found(text, tmp_path)] == [("layout-page", variant)]


@pytest.mark.parametrize(
    "text",
    [
        "tokens: {sizes: {text: 100}}\npage: {size: [1500mm, 1500mm], grid: 160pt, gutter: 50em}",
        "tokens: {sizes: {text: 100}}\npage: {size: [1500mm, 1500mm], grid: 160pt}\nparts: {talk: {photo: 100em}}",
        "tokens: {sizes: {text: 100}}\npage: {size: [1500mm, 1500mm], grid: 160pt, bleed: 14em}",
        "styles: {title: {size: 200, before: 50em}}",
        "styles: {title: {size: 200, after: 50em}}",
        "styles: {caption: {after: 50em}, title: {size: 200, extends: caption}}",
    ],
)
def test_ems_are_bounded_at_the_real_size_of_the_text(text: str, tmp_path: Path) -> None:
    own = [d for d in found(text, tmp_path) if d.span is not None and d.span.source.name.endswith("mine.yaml")]

    assert ("layout-value", "range") in [(d.code, d.variant) for d in own]


DECKS_BEYOND = [
    "body: {head_size: 0}",
    "body: {head_size: -18}",
    "body: {gap: -8}",
    "body: {block_gap: 1e5}",
    "body: {block_gap: nan}",
    "body: {indent: -1}",
    "body: {indent: 900}",
    "body: {going_on: 0}",
    "body: {going_on: -24}",
    "fonts: {latin_factor: 0}",
    "fonts: {latin_factor: -1}",
    "fonts: {latin_factor: 999}",
    "tokens: {tint: -1}",
    "tokens: {tint: 7}",
    "kinds: {text: {layout: {index: -1}}}",
    "kinds: {text: {slots: {body: {idx: -2}}}}",
    "kinds: {text: {slots: {body: {type: body, nth: 0}}}}",
    "kinds: {text: {slots: {body: {type: body, nth: 1e5}}}}",
    "kinds: {text: {slots: {body: {placeholder: {idx: -2}}}}}",
    "kinds: {text: {slots: {body: {placeholder: pp-body, sizes: [0]}}}}",
    "kinds: {text: {slots: {body: {placeholder: pp-body, sizes: [24, -4]}}}}",
    "kinds: {text: {slots: {body: {placeholder: pp-body, sizes: [1e5]}}}}",
    "kinds: {text: {slots: {body: {placeholder: pp-body, pitch: 0}}}}",
    "kinds: {text: {slots: {body: {placeholder: pp-body, pitch: -1.4}}}}",
    "kinds: {text: {slots: {body: {placeholder: pp-body, pitch: 1e5}}}}",
    "kinds: {text: {slots: {body: {box: [1e5, 0, 10, 10]}}}}",
    "kinds: {text: {slots: {body: {box: [0, 0, 0, 10]}}}}",
    "kinds: {text: {slots: {body: {box: [0, 0, 10, -10]}}}}",
    "kinds: {text: {slots: {body: {box: [0, 0, 10]}}}}",
    "kinds: {text: {slots: {body: {box: [0, 0, 10, 10, 10]}}}}",
]


@pytest.mark.parametrize("text", DECKS_BEYOND)
def test_a_value_of_a_deck_look_beyond_sense_is_refused_at_its_place(text: str, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"extends: deck\n{text}\n", "utf-8")
    look = load_deck_look(
        tmp_path / "mine.yaml", lambda path: Outcome(path.read_bytes()), lambda name: SHIPPED / f"{name}.yaml"
    )

    assert {(d.code, d.span.line if d.span else 0) for d in look.diagnostics} == {("layout-value", 2)}
    assert look.value is None


def numbers(kind: forms.Kind, path: str = "") -> Iterator[str]:
    """The keys of a form that take a number or a length without bounds."""
    if isinstance(kind, forms.Either):
        yield from (*numbers(kind.short, path), *numbers(kind.full, path))
    elif isinstance(kind, dict):
        for key, inner in kind.items():
            yield from numbers(inner, f"{path}.{key}")
    elif isinstance(kind, list):
        yield from numbers(kind[0], path)
    elif kind in ("number", "length"):
        yield path


@pytest.mark.parametrize("form", [forms.LAYOUT, DECK], ids=["layout", "deck"])
def test_no_number_that_a_look_can_say_is_without_bounds(form: forms.Kind) -> None:
    assert list(numbers(form)) == []


@pytest.mark.parametrize("name", ["deck", "deck-dark", "deck-4x3", "deck-4x3-dark"])
def test_shipped_deck_looks_lie_within_the_bounds(name: str) -> None:
    look = load_deck_look(SHIPPED / f"{name}.yaml", lambda path: Outcome(path.read_bytes()))

    assert look.diagnostics == []
    assert look.value is not None


def test_a_page_in_ems_is_bounded_by_its_real_size(tmp_path: Path) -> None:
    """The form takes an em for 10 pt; the text may be larger."""
    told = found("tokens: {sizes: {text: 100}}\npage: {size: [300em, 400em], grid: 160pt}", tmp_path)

    assert ("layout-value", "range") in [(d.code, d.variant) for d in told]


@pytest.mark.parametrize("folder", ["", "handouts"])
def test_shipped_looks_lie_within_the_bounds(folder: str) -> None:
    names = [path.stem for path in sorted((SHIPPED / folder).glob("*.yaml")) if not path.stem.startswith("deck")]
    for name in names:
        look = load_look(name, [SHIPPED / folder, SHIPPED], lambda path: Outcome(path.read_bytes()))
        assert look.value is not None, (name, look.diagnostics)
        assert resolve(look.value).diagnostics == [], name
