"""Reading by tables: every mistake with its place and its cure, in one run."""

from __future__ import annotations

import time

import jsonschema
import pytest

from progprint.agenda.entries import AGENDA, TALK
from progprint.core.diagnostic import Diagnostic, Span
from progprint.pipeline.schemas import SCHEMAS
from progprint.source import forms
from progprint.source.forms import nearest, parse
from progprint.source.kinds import (
    Entry,
    Field,
    Form,
    Raw,
    Rows,
    Translated,
    form_of,
    line,
    list_of,
    one_or_many,
    table_of,
    text_or,
    words,
)
from progprint.source.node import Node
from progprint.source.read import read
from progprint.source.schema import json_schema
from progprint.text.characters import is_blank

CUP = Form("cup", (Field("name", line(10), ("名称",), required=True, empty="empty-name"),), "cup", numbered=True)
SHELF = Form(
    "shelf",
    (
        Field("title", words(), ("标题",), required=True, unless="kind", empty="empty-title"),
        Field("kind", line(), ("类型",)),
        Field("cups", list_of(form_of(CUP)), ("杯子",)),
        Field("owner", one_or_many(text_or(CUP)), ("主人",)),
        Field("marks", table_of(line())),
    ),
    "shelf",
)


def tree(text: str) -> Node:
    outcome = read(text.encode(), "a.yaml")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def parsed(text: str, form: Form = SHELF) -> tuple[Entry, list[Diagnostic]]:
    outcome = parse(tree(text), form)
    assert outcome.value is not None
    return outcome.value, list(outcome.diagnostics)


def at(found: Diagnostic) -> tuple[str, str, int, int]:
    assert isinstance(found.span, Span)
    return found.code, found.variant, found.span.line, found.span.column


def test_values_keep_their_text_and_place_under_the_field_s_own_key() -> None:
    """A Chinese alias and its English key fill the same field."""
    entry, found = parsed("标题: 010\n杯子:\n  - 名称: no\n")
    title = entry.scalar("title")
    assert [] == found
    assert title is not None
    assert ("010", 1, 5) == (title.text, title.span.line, title.span.column)
    assert ["no"] == [cup.scalar("name").text for cup in entry.entries("cups") if cup.scalar("name")]  # type: ignore[union-attr]
    assert "标题" == entry.keys["title"].text


def test_one_or_many_gives_items_either_way() -> None:
    one, _ = parsed("title: a\nowner: x\n")
    many, _ = parsed("title: a\nowner: [x, {name: y}]\n")
    assert 1 == len(one.many("owner"))
    assert 2 == len(many.many("owner"))
    assert () == one.many("cups")


def test_a_text_in_two_languages_keeps_both() -> None:
    entry, found = parsed("title: {zh: 甲, en: A}\n")
    title = entry.get("title")
    assert [] == found
    assert isinstance(title, Translated)
    assert ["zh", "en"] == [tag for tag, _ in title.versions]


def test_free_keys_are_kept_in_order() -> None:
    entry, _ = parsed("title: a\nmarks: {b: 1, a: 2}\n")
    rows = entry.get("marks")
    assert isinstance(rows, Rows)
    assert ["b", "a"] == [key.text for key, _ in rows.rows]


def test_an_unknown_key_is_refused_with_the_nearest_and_all_keys() -> None:
    _, found = parsed("title: a\ncupps: []\nzzz: 1\n")
    assert [("unknown-key", "suggest", 2, 1), ("unknown-key", "", 3, 1)] == [at(d) for d in found]
    assert "cups" == found[0].params["near"]
    assert "title, kind, cups, owner, marks" == found[0].params["keys"]


def test_an_unknown_chinese_key_suggests_the_chinese_alias() -> None:
    _, found = parsed("title: a\n杯子们: []\n")
    assert ["杯子"] == [d.params["near"] for d in found]


def test_an_alias_beside_its_key_is_a_duplicate_that_shows_both_places() -> None:
    _, found = parsed("title: a\n标题: b\n")
    assert [("duplicate-key", "alias", 2, 1)] == [at(d) for d in found]
    assert [("first", 1)] == [(r.role, r.span.line) for r in found[0].related]
    assert {"key": "标题", "first": "title"} == dict(found[0].params)


def test_a_missing_key_is_told_at_the_first_line_of_its_mapping() -> None:
    _, found = parsed("cups:\n  - {}\n")
    assert {("missing-key", "name"), ("missing-key", "title")} == {(d.code, d.params["key"]) for d in found}


def test_another_key_may_excuse_a_missing_one() -> None:
    _, found = parsed("kind: 茶歇\n")
    assert [] == found


@pytest.mark.parametrize("title", ['""', '" \u3000\u200b "', ""])
def test_a_title_of_blanks_is_empty(title: str) -> None:
    entry, found = parsed(f"title: {title}\n")
    assert ["empty-title"] == [d.code for d in found]
    assert entry.get("title") is None
    assert not entry.sound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: [a]\n", "text"),
        ("title: a\ncups: b\n", "list"),
        ("title: a\nmarks: b\n", "mapping"),
        ("title: a\nowner: [[x]]\n", "text-or-mapping"),
        ("title: {a: b}\n", "text"),
    ],
)
def test_a_wrong_type_says_what_was_expected(text: str, expected: str) -> None:
    _, found = parsed(text)
    assert [("wrong-type", expected)] == [(d.code, d.variant) for d in found]


def test_a_root_of_another_type_gives_no_entry() -> None:
    outcome = parse(tree("- a\n"), SHELF)
    assert outcome.value is None
    assert [("wrong-type", "mapping", 1, 1)] == [at(d) for d in outcome.diagnostics]


def test_a_text_over_the_limit_is_refused_and_one_at_the_limit_is_not() -> None:
    _, long = parsed("title: a\ncups: [{name: 12345678901}]\n")
    _, fits = parsed("title: a\ncups: [{name: 1234567890}]\n")
    assert [("text-too-long", 11, 10)] == [(d.code, d.params["count"], d.params["limit"]) for d in long]
    assert [] == fits


def test_null_like_text_is_kept_and_warned_unless_quoted() -> None:
    entry, found = parsed("title: null\nkind: '~'\n")
    title = entry.scalar("title")
    assert title is not None
    assert "null" == title.text
    assert [("null-like-text", "", 1, 8)] == [at(d) for d in found]


def test_a_key_without_a_value_is_remembered_as_blank() -> None:
    entry, found = parsed("title: a\nkind:\n")
    assert [] == found
    assert ["kind"] == list(entry.blank)
    assert entry.get("kind") is None


def test_findings_carry_the_trail_of_the_things_they_are_in() -> None:
    _, found = parsed("title: 架\ncups:\n  - name: 甲\n  - {name: 乙, x: 1}\n")
    assert [(("shelf", "架"), ("cup", "2 乙"))] == [d.trail for d in found]


def test_every_mistake_is_told_in_one_run() -> None:
    _, found = parsed("titel: a\ncups:\n  - name: ''\n  - 3\n  - {nam: 1}\n")
    codes = sorted(d.code for d in found)
    assert ["empty-name", "missing-key", "missing-key", "unknown-key", "unknown-key", "wrong-type"] == codes


def test_twenty_thousand_unknown_keys_are_ten_and_a_count_in_good_time() -> None:
    node = tree("title: a\n" + "".join(f"k{i}: 1\n" for i in range(20_000)))
    began = time.process_time()
    found = parse(node, SHELF).diagnostics
    assert time.process_time() - began < 1
    assert 11 == len(found)
    assert ("more", 19_990) == (found[-1].variant, found[-1].params["count"])


def test_extra_is_taken_whole() -> None:
    outcome = parse(tree("extra: {a: [b, {c: d}]}\n"), AGENDA)
    assert outcome.value is not None
    assert () == tuple(outcome.diagnostics)
    assert isinstance(outcome.value.get("extra"), Raw)


def test_no_spelling_means_two_keys_of_one_form() -> None:
    """An alias that two fields share would silently fill the later one."""
    forms = [AGENDA, TALK, SHELF]
    seen = set()
    while forms:
        form = forms.pop()
        if form.name in seen:
            continue
        seen.add(form.name)
        assert len(form.spellings) == sum(1 + len(f.aliases) for f in form.fields), form.name
        kinds = [f.kind for f in form.fields]
        while kinds:
            kind = kinds.pop()
            forms += [kind.form] if kind.form else []
            kinds += [k for k in (kind.items, kind.values) if k is not None and k is not kind]
    assert {"agenda", "conference", "track", "talk", "session", "person"} <= seen


def test_nearest_forgives_case_and_hyphens_and_gives_nothing_far_off() -> None:
    assert "job_title" == nearest("Job-Titel", ("job_title", "org"))
    assert "" == nearest("zzz", ("job_title", "org"))


@pytest.mark.parametrize(("text", "expected"), [("", True), (" \u3000\u200b", True), ("云", False), (".", False)])
def test_blank_is_what_nobody_would_see(text: str, expected: bool) -> None:
    assert expected == is_blank(text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_schema_accepts_what_the_reader_accepts(language: str) -> None:
    schema = json_schema(AGENDA, language)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good = {
        "大会": {"标题": {"zh": "甲", "en": "A"}, "date": "2021-07-30"},
        "tracks": [{"title": "a", "议题": [{"类型": "茶歇"}, {"title": 3, "讲师": ["x", {"姓名": "y"}]}]}],
        "extra": {"x": [1]},
    }
    assert [] == [error.message for error in validator.iter_errors(good)]
    refused: list[dict[str, object]] = [{"conferense": {}}, {"tracks": [{"talks": []}]}, {"tracks": {"title": "a"}}]
    for bad in refused:
        assert [] != list(validator.iter_errors(bad)), bad


def test_the_schema_describes_every_key_in_both_languages() -> None:
    for language in ("zh", "en"):
        definitions = SCHEMAS["agenda"](language)["$defs"]
        keys = [(name, key) for name, d in definitions.items() for key in d["properties"]]
        assert len(keys) > 100
        assert [] == [(n, k) for n, k in keys if k.isascii() and "description" not in definitions[n]["properties"][k]]


@pytest.mark.parametrize("text", ["[%s]", "{a: [%s]}"])
def test_entries_are_counted(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first that is too many is told at its place, once, and the ones behind it are not read."""
    monkeypatch.setattr(forms, "MOST_ENTRIES", 40)
    person = Form("person", (Field("name", line()),))
    several = list_of(text_or(person))
    form = Form("top", (Field("people", several if text.startswith("[") else table_of(several)),))
    names = ", ".join(f"{{name: n{n}}}" if n % 2 else f"n{n}" for n in range(100))
    tree = read(("people: " + text % names).encode(), "a.yaml").value
    assert tree is not None
    found = parse(tree, form).diagnostics

    assert [d.code for d in found] == ["too-many-entries"]
