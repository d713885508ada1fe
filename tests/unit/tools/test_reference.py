"""The reference is what the program makes of its tables, and holds every key, option and code."""

from __future__ import annotations

import itertools

import pytest
from tests.reading import is_read
from tools.reference import codes, commands, keys, looks, markdown, shapes
from tools.reference.__main__ import PAGES, PLACE

from progprint.agenda.entries import AGENDA
from progprint.core.diagnostic import Severity
from progprint.design import forms
from progprint.design.deck import DECK
from progprint.locale.keys import KINDS, meanings
from progprint.locale.messages import messages
from progprint.pipeline.options import OPTIONS, project_form, setting_faults
from progprint.source.forms import parse
from progprint.source.kinds import Form
from progprint.source.node import Mapping
from progprint.source.read import read

FORMS = {"agenda": keys.forms(AGENDA), "project": [project_form()]}
TABLES = {"look": forms.LAYOUT, "deck": DECK}
ANEW = "make reference"


def page(name: str) -> str:
    return (PLACE / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_what_lies_there_is_what_is_made(name: str) -> None:
    assert page(name) == PAGES[name](), ANEW


def test_no_other_page_lies_there() -> None:
    assert {one.name for one in PLACE.glob("*")} == {*PAGES, "README.md"}


def fields(kind: str) -> list[tuple[Form, str]]:
    return [(form, field.key) for form in FORMS[kind] for field in form.fields]


@pytest.mark.parametrize("kind", FORMS)
def test_every_key_of_a_form_has_its_meaning_and_an_example(kind: str) -> None:
    """In both languages; and nothing is described that there is not."""
    told = meanings(kind)
    lacking = [
        (form.name, field.key)
        for form in FORMS[kind]
        for field in form.fields
        if not (entry := told.get(f"{form.name}.{field.key}"))
        or not entry.example
        or not (entry.en or field.doc_en)
        or not (entry.zh or field.doc_zh)
    ]
    assert lacking == []
    known = {f"{form.name}.{key}" for form, key in fields(kind)} | {form.name for form in FORMS[kind]}
    assert set(told) - known == set()


@pytest.mark.parametrize("kind", TABLES)
def test_every_key_of_a_look_has_its_meaning(kind: str) -> None:
    told = meanings(kind)
    paths = {looks.shared(path) for path, _ in looks.paths(TABLES[kind])}
    assert len(paths) > 60
    assert sorted(paths - {path for path, one in told.items() if one.en and one.zh}) == []
    styles = forms.lookup(looks.tree("a5.yaml"), "styles")
    assert isinstance(styles, Mapping)
    known = paths | ({f"styles.{name.text}" for name, _ in styles.entries} if kind == "look" else set())
    assert set(told) - known == set()


@pytest.mark.parametrize(("form", "key"), list(itertools.chain(fields("agenda"), fields("project"))))
def test_an_example_of_a_form_is_accepted(form: Form, key: str) -> None:
    """As it stands there; what a form needs besides is no part of an example."""
    kind = "project" if form is FORMS["project"][0] else "agenda"
    text = f"{key}: {meanings(kind)[f'{form.name}.{key}'].example}\n"
    tree = read(text.encode(), "example")
    assert tree.value is not None
    found = [
        *tree.diagnostics,
        *parse(tree.value, form).diagnostics,
        *(setting_faults(tree.value) if kind == "project" else ()),
    ]
    assert [one for one in found if one.severity is Severity.ERROR and one.code != "missing-key"] == []


@pytest.mark.parametrize("kind", TABLES)
def test_the_examples_of_a_look_are_accepted(kind: str) -> None:
    """Each at its place, names that are the author's own being any name."""
    for path, meaning in meanings(kind).items():
        if not meaning.example:
            continue
        where = path.replace("parts.*", "parts.short").replace("*", "x").split(".")
        text = "".join(f"{'  ' * depth}{key}:\n" for depth, key in enumerate(where)).rstrip("\n")
        tree = read(f"{text} {meaning.example}\n".encode(), path).value
        assert tree is not None
        assert [one.code for one in forms.check(tree, TABLES[kind])] == [], path


@pytest.mark.parametrize(("name", "paths"), [("layouts.md", "look"), ("decks.md", "deck")])
def test_every_key_of_a_look_stands_on_its_page(name: str, paths: str) -> None:
    text = page(name)
    assert [path for path, _ in looks.paths(TABLES[paths]) if f"**`{looks.shared(path)}`**" not in text] == []


def test_every_key_of_an_agenda_and_its_aliases_stand_on_the_page() -> None:
    sections = {part.partition("\n")[0]: part for part in page("agenda.md").split("\n## ")}
    for form in FORMS["agenda"]:
        for field in form.fields:
            assert f"**`{field.key}`**" in sections[form.name]
            assert "、".join(field.aliases) in sections[form.name]


def test_every_command_and_option_stands_on_the_page() -> None:
    text = page("commands.md")
    for name, english, _ in commands.commands():
        assert f"\n## {name}\n" in text
        section = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        shown = [param for param in english.params if param.expose_value and not getattr(param, "hidden", False)]
        assert [p.name for p in shown if p.param_type_name == "option" and p.opts[-1] not in section] == []
    assert {one.flags.split()[-1] for one in OPTIONS} <= set(text.replace("`", " ").split())


@pytest.mark.parametrize("name", [name for name, _, _ in commands.commands()])
def test_the_example_of_an_option_can_be_typed(name: str) -> None:
    """Behind the command and what that needs; an option that takes a text has one of its own."""
    (command,) = (english for one, english, _ in commands.commands() if one == name)
    needed = [p for p in command.params if p.param_type_name == "argument" and p.required]
    for param in command.params:
        if getattr(param, "hidden", False) or param.name in ("show_help", "version"):
            continue
        *_, example = commands.facts(name, param)
        if param.param_type_name == "option" and commands.type_of(param) in ("text", "list"):
            assert " " in example, (name, example)
        others = [commands.facts(name, one)[2] for one in needed if one is not param]
        line = " ".join([name, *others, example])
        assert example, (name, param.name)
        assert is_read(line), line


def test_no_option_is_described_that_there_is_not() -> None:
    names = {name for name, _, _ in commands.commands()}
    pairs = {(name, commands._name(en)) for name, command, _ in commands.commands() for en in command.params}
    for key in markdown.words()["options"]:
        command, _, option = key.rpartition(" ")
        assert option in {one for _, one in pairs}, key
        assert not command or (command in names and (command, option) in pairs), key


def test_every_command_has_words_in_both_languages() -> None:
    for name, english, chinese in commands.commands():
        assert english.help != chinese.help, name
        for en, zh in commands.parameters(english, chinese):
            assert en.help, (name, en.name)
            assert zh.help, (name, en.name)


def test_every_code_stands_on_the_page() -> None:
    text = page("codes.md")
    known = messages("en").codes
    assert len(known) > 200
    assert [code for code in known if f"\n### {code}\n" not in text] == []
    variants = {code: messages("en").variants(code) for code in known}
    assert [one for texts in variants.values() for one in texts.values() if markdown.plain(one) not in text] == []
    assert sum(map(len, variants.values())) > 200
    assert codes.severities()["bad-time"] == ("error",)
    assert codes.severities()["overlap"] == ("warning",)
    assert "### bad-time\n\n错误 error\n" in text
    assert [code for code in known if not codes.severities().get(code)] == []
    assert {code for codes_ in markdown.words()["made"].values() for code in codes_} <= set(known)


def test_every_command_that_prints_json_is_shown() -> None:
    """By its option; a preview serves until it is stopped and prints none."""
    asked = {name for name, english, _ in commands.commands() if any("--json" in one.opts for one in english.params)}
    assert asked == {name.partition(" --")[0] for name, _ in shapes.RUNS}


def test_kinds_of_files_are_those_that_are_described() -> None:
    assert set(KINDS) == {*FORMS, *TABLES}
