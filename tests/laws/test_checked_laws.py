"""Laws of imports: whatever an importer makes, the file that is written is read by the next command, and no word is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from progprint.agenda.entries import AGENDA
from progprint.agenda.load import load_text
from progprint.core.diagnostic import Severity
from progprint.exchange import Imported
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given, GivenTime
from progprint.exchange.merging.checked import checked
from progprint.exchange.merging.laying import laid_over
from progprint.source.edit import to_yaml
from progprint.source.kinds import Form, Kind, every_spelling

ODD = [
    "", " ", "\u200b", "\u3000", "null", "09:30", "10:15-09:30", "0:45", "25:00", "下午3点", "24:00", "2027-04-10", "2027-13-45",
    "10.04.2027", "Asia/Shanghai", "北京", "CST", "#0A6CFF", "red", "zh", "tlh", "talk", "brunch", "front", "true", "maybe",
    "a", "b", "@x", "a: b", "# x", "- x", "{x}", "https://example.org/x.jpg", "../x.jpg", "C:\\x", "data:x", "photos/x.jpg",
    "x\ud800y", "z\x00z", "\ufeffbom", "长" * 300, "w" * 21_000, "45min", "9999min", "-", "…", "两\n行", "a\u2028b",
]  # fmt: skip
texts = st.sampled_from(ODD)


def _values(kind: Kind, depth: int) -> st.SearchStrategy[Any]:
    """Values for a kind of field, most of the right shape."""
    ways: list[st.SearchStrategy[Any]] = [texts]
    if kind.items is not None and depth < 6:
        ways.append(st.lists(_values(kind.items, depth + 1), max_size=2))
    if kind.form is not None and depth < 6:
        ways += [_records(kind.form, depth + 1)] * 2
    if kind.values is not None and depth < 6:
        ways.append(st.dictionaries(texts, _values(kind.values, depth + 1), max_size=2))
    return st.one_of(ways)


def _records(form: Form, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Records of a form: every key may be there, and now and then one that is none."""
    fields = {field.key: _values(field.kind, depth) for field in form.fields}
    required = {f.key: fields.pop(f.key) for f in form.fields if f.required and depth % 2}
    return st.fixed_dictionaries(required, optional={**fields, "colour": texts})


agendas = _records(AGENDA)


def _words(data: Any) -> set[str]:
    if isinstance(data, dict):
        return {word for key, value in data.items() for word in {str(key), *_words(value)}}
    if isinstance(data, list):
        return {word for value in data for word in _words(value)}
    return {str(data)}


def _is_read(text: str) -> None:
    found = load_text(text.encode(), "a.yaml")
    assert found.value is not None
    assert not [d for d in found.diagnostics if d.severity is Severity.ERROR]


@given(agendas)
def test_whatever_is_imported_is_read_and_no_word_is_lost(data: dict[str, Any]) -> None:
    outcome = checked(data, "a.json")
    assert outcome.value is not None
    _is_read(to_yaml(outcome.value))
    fields = {field.key for field in AGENDA.fields} | {"colour"}
    kept = _words(outcome.value)
    renamed = {str(d.params["text"]) for d in outcome.diagnostics if d.variant in ("renamed", "zone")}
    lost = {w.encode("utf-8", "replace").decode() for w in _words(data)} - kept - renamed - fields
    assert {word for word in lost if word.strip(" \u200b\u3000")} <= _keys()


def _keys() -> set[str]:
    return set(every_spelling(AGENDA))


moments = st.none() | st.datetimes(datetime(1960, 1, 1), datetime(2110, 1, 1))  # noqa: DTZ001 - local times


@given(st.lists(st.tuples(texts, texts, moments, moments, texts, texts, st.lists(texts, max_size=2)), max_size=4))
def test_whatever_a_draft_holds_is_read(talks: list[Any]) -> None:
    draft = Draft("a.json")
    for key, title, start, end, track, kind, names in talks:
        for name in names:
            draft.person(name, name, photo=key, bio=title)
        draft.talk(
            Given(
                title=title,
                id=key,
                kind=kind,
                slot=GivenTime(start, end),
                track=track,
                speakers=tuple(names),
                rooms=tuple(names[:1]),
                tags=(key,),
            )
        )
    outcome = checked(draft.agenda(), "a.json")
    assert outcome.value is not None
    _is_read(Imported(outcome.value, "x", "a.json").yaml())


@given(agendas, agendas)
def test_whatever_is_merged_into_an_agenda_leaves_it_readable(one: dict[str, Any], other: dict[str, Any]) -> None:
    mine, theirs = checked(one, "a").value, checked(other, "b").value
    assume(mine and theirs)
    assert mine is not None
    assert theirs is not None
    outcome = laid_over(theirs, [("a.yaml", to_yaml(mine).encode())], "a.yaml", None)
    assert outcome.value is not None
    _is_read(outcome.value[0].text)
