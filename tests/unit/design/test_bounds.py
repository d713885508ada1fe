"""Measures and counts of looks: what is beyond sense is refused at its place, with the bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from progprint.core.diagnostic import Diagnostic, Outcome
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
