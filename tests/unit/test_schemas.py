"""The JSON Schemas accept what progprint accepts, and refuse what it refuses: shipped files, and files that are wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from progprint.core.diagnostic import Severity
from progprint.design.deck import DECK
from progprint.design.forms import LAYOUT, check
from progprint.pipeline.options import read_output, setting_faults
from progprint.pipeline.schemas import SCHEMAS
from progprint.project import find_agenda
from progprint.sheets.booklet import unknown_parts
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.read import read

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
SHIPPED = [
    *(("deck" if path.stem.startswith("deck") else "layout", path) for path in (ROOT / "layouts").glob("*.yaml")),
    *(("theme", path) for path in (ROOT / "layouts/themes").glob("*.yaml")),
    *(("handout", path) for path in (ROOT / "layouts/handouts").glob("*.yaml")),
    *(("layout", path) for path in (ROOT / "content").rglob("layouts/*.yaml")),
    *(("project", path) for path in (ROOT / "content").rglob("progprint.yaml")),
]


class Editor(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: a date is a text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def accepts(kind: str, text: str, language: str = "en") -> bool:
    """Whether a schema accepts a file as an editor reads it."""
    schema = SCHEMAS[kind](language)
    jsonschema.Draft202012Validator.check_schema(schema)
    return bool(jsonschema.Draft202012Validator(schema).is_valid(yaml.load(text, Editor)))  # noqa: S506  a safe loader


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: value.name if isinstance(value, Path) else value)
def test_what_ships_is_accepted(kind: str, path: Path) -> None:
    assert accepts(kind, path.read_text("utf-8"), "zh")


def is_sound(kind: str, text: str, folder: Path) -> bool:
    """Whether the program accepts the same file."""
    tree = read(text.encode(), "x.yaml").value
    if kind == "project":
        (folder / "a.yaml").write_text("tracks: []\n", "utf-8")
        (folder / "progprint.yaml").write_text(f"agenda: a.yaml\n{text}", "utf-8")
        place = find_agenda(None, folder)
        return place.value is not None and not _of_outputs(tree)
    if tree is None:
        return False
    found = [*check(tree, DECK if kind == "deck" else LAYOUT)]
    found += unknown_parts(tree.get("flow")) if isinstance(tree, Mapping) else []
    return not any(one.severity is Severity.ERROR for one in found)


def _of_outputs(tree: Node | None) -> bool:
    """Whether the outputs of settings, or settings that are options, are wrong."""
    assert isinstance(tree, Mapping)
    outputs = tree.get("outputs")
    found = [*setting_faults(tree)]
    for item in outputs.items if isinstance(outputs, Sequence) else ():
        assert isinstance(item, Mapping)
        make = item.get("make")
        assert isinstance(make, Scalar)
        read_output(item, make.text, found)
    return bool(found)


SOUND = [
    ("project", "layout: a5\nterms: 云海\nignore: [no-time]\nticket: {paper: 157g}\nedition: short\nstandard: ua2\n"),
    (
        "project",
        "outputs:\n- {make: pdf, impose: saddle, thickness: 0.1mm, marks: yes, track: [a, b], day: 2027-01-02}\n",
    ),
    ("project", "outputs:\n- {make: pdf, impose: saddle, signature: 16}\n- {make: pdf, signature: '8'}\n"),
    (
        "project",
        "outputs:\n- {make: slides, pdf: notes, fresh: true}\n- {make: handouts, kind: badge, one-file-each: 是}\n",
    ),
    ("layout", "extends: a5\nflow: [cover, tracks]\npage: {size: [100mm, 200mm]}\nstyles: {body: {widows: 2}}\n"),
    ("theme", 'tokens: {colors: {accent: "#0A5CFF"}, tracks: own}\n'),
    ("deck", "extends: deck\nkinds: {text: {layout: 7-text, slots: {title: x, body: null}}}\n"),
]
WRONG = [
    ("project", "layuot: a5\n"),
    ("project", "layout: [a5]\n"),
    ("project", "edition: middle\n"),
    ("project", "standard: x5\n"),
    ("project", "per: hall\n"),
    ("project", "ticket: heavy\n"),
    ("project", "outputs: [{make: pdf, impose: 3up}]\n"),
    ("project", "outputs: [{make: pdf, thickness: thin}]\n"),
    ("project", "outputs: [{make: pdf, impose: saddle, signature: 10}]\n"),
    ("project", "outputs: [{make: pdf, marks: maybe}]\n"),
    ("project", "outputs: [{make: pdf, per: room}]\n"),
    ("project", "outputs: [{make: slides, impose: saddle}]\n"),
    ("project", "outputs: [{make: handouts, kind: [badge, banner]}]\n"),
    ("project", "outputs: [{make: handouts, paper: sra3}]\n"),
    ("layout", "flow: [cover, appendix]\n"),
    ("layout", "page: {size: [wide, 210mm]}\n"),
    ("layout", "page: {sise: [100mm, 210mm]}\n"),
    ("layout", "styles: {body: {align: middle}}\n"),
    ("layout", "styles: {body: {widows: 0}}\n"),
    ("layout", "parts: {talk: {ruby: maybe}}\n"),
    ("theme", 'tokens: {colors: {accent: "#12"}}\n'),
    ("theme", "tokens: {palette: red}\n"),
    ("handout", "flow: tracks\n"),
    ("deck", "fonts: {latin_factor: 9}\n"),
    ("deck", "kinds: {text: {slot: {}}}\n"),
]


@pytest.mark.parametrize(("kind", "text"), SOUND)
def test_both_accept_what_is_sound(kind: str, text: str, tmp_path: Path) -> None:
    assert (accepts(kind, text), is_sound(kind, text, tmp_path)) == (True, True)


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_both_refuse_what_is_wrong(kind: str, text: str, tmp_path: Path) -> None:
    assert (accepts(kind, text), is_sound(kind, text, tmp_path)) == (False, False)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_program_prints_them(kind: str, progprint: Run) -> None:
    done = progprint("schema", kind)
    assert (done.returncode, json.loads(done.stdout)) == (0, SCHEMAS[kind]("en"))


def test_a_schema_that_there_is_not_names_those_that_there_are(progprint: Run) -> None:
    done = progprint("schema", "posters")
    assert done.returncode == 2
    assert ", ".join(SCHEMAS) in done.stderr


def places(schema: dict[str, Any], path: str = "") -> dict[str, str]:
    """Every key of a schema by its path, with what the schema says of it, "" if nothing."""
    found: dict[str, str] = {}
    for key, inner in schema.get("properties", {}).items():
        found |= {f"{path}.{key}": inner.get("description", ""), **places(inner, f"{path}.{key}")}
    for key, inner in schema.get("$defs", {}).items():
        found |= places(inner, f"{path}.{key}")
    free = schema.get("additionalProperties")
    if isinstance(free, dict):
        found |= places(free, f"{path}.*")
    for inner in schema.get("anyOf", []):
        found |= places(inner, path)
    return found


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_is_described_in_both_languages(kind: str) -> None:
    """Each says what it means, in Chinese and in English; an alias names its key."""
    english, chinese = (places(SCHEMAS[kind](language)) for language in ("en", "zh"))
    assert len(english) > 15
    assert english.keys() == chinese.keys()
    assert [path for path in english if not english[path] or not chinese[path]] == []
    assert [path for path, about in english.items() if about == chinese[path] and not about.startswith("=")] == []
