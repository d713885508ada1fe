"""Merging: what nobody changed changes nothing, what only the source changed arrives, what only people changed stays."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from progprint.agenda.entries import AGENDA
from progprint.agenda.load import load_text
from progprint.core.diagnostic import Source
from progprint.exchange.merging.merge import merge
from progprint.source.canonical import canonical
from progprint.source.edit import to_yaml
from progprint.source.read import read
from progprint.source.spanedit import amended, applied

_NAMES = st.sampled_from(["林帆", "钟离秋", "于雨", "Ada B", "苏奕嘉"])
_WORDS = st.sampled_from(
    [
        "网格",
        "调度: 潮水",
        "索引 # 2",
        "一行\n两行",
        "- 破折",
        "云原生的基石,以及更长更长更长更长更长更长更长更长更长更长更长更长更长的一段话",
    ]
)
_TIMES = st.sampled_from(["09:30-10:15", "10:15-11:00", "11:00-12:00"])


@st.composite
def agendas(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(_NAMES, min_size=1, max_size=4, unique=True))
    people = {f"p{n}": {"name": name, "bio": draw(_WORDS)} for n, name in enumerate(names)}
    number = iter(range(100))

    def talk() -> dict[str, Any]:
        made: dict[str, Any] = {"title": f"议题 {next(number)}", "speakers": [draw(st.sampled_from(list(people)))]}
        if draw(st.booleans()):
            made["time"] = draw(_TIMES)
        if draw(st.booleans()):
            made["summary"] = draw(_WORDS)
        return made

    tracks = [
        {"title": f"专题 {n}", "talks": [talk() for _ in range(draw(st.integers(1, 3)))]}
        for n in range(draw(st.integers(1, 3)))
    ]
    return {"conference": {"title": "大会"}, "people": people, "tracks": tracks}


def _changed(draw: st.DrawFn, agenda: dict[str, Any], mark: str) -> dict[str, Any]:
    """The agenda after somebody worked on it."""
    made = copy.deepcopy(agenda)
    for _ in range(draw(st.integers(0, 4))):
        track = draw(st.sampled_from(made["tracks"]))
        talk = draw(st.sampled_from(track["talks"])) if track["talks"] else None
        match draw(st.integers(0, 5)):
            case 0 if talk:
                talk["summary"] = draw(_WORDS) + mark
            case 1 if talk:
                talk.pop("time", None)
            case 2:
                track["talks"].append(
                    {"title": f"新 {mark} {draw(st.integers(0, 99))}", "speakers": [next(iter(made["people"]))]}
                )
            case 3 if talk and len(track["talks"]) > 1:
                track["talks"].remove(talk)
            case 4:
                draw(st.sampled_from(list(made["people"].values())))["bio"] = draw(_WORDS) + mark
            case _:
                track["intro"] = draw(_WORDS) + mark
    for track in made["tracks"]:  # titles are what talks are found by
        track["talks"] = list({talk["title"]: talk for talk in track["talks"]}.values())
    return made


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    base = draw(agendas())
    return base, _changed(draw, base, "甲"), _changed(draw, base, "乙")


def _merged(old: dict[str, Any], new: dict[str, Any], base: dict[str, Any] | None) -> Any:
    return applied(old, merge(old, new, base)[0])


def _order(agenda: Any) -> Any:
    return {
        **agenda,
        "tracks": [{**t, "talks": sorted(t["talks"], key=lambda one: one["title"])} for t in agenda["tracks"]],
    }


@given(histories())
def test_a_change_of_one_side_alone_is_the_result(history: tuple[Any, Any, Any]) -> None:
    base, old, new = history
    assert merge(old, base, base)[0] == []
    assert _order(_merged(base, new, base)) == _order(new)


@given(histories())
def test_a_merge_of_both_is_sound_settled_and_made_line_by_line(history: tuple[Any, Any, Any]) -> None:
    base, old, new = history
    edits = merge(old, new, base)[0]
    text = "# ours\n" + to_yaml(old)
    after = amended(Source("a.yaml", text), AGENDA, edits)
    wanted = applied(old, edits)
    if after is not None:
        assert after.startswith("# ours\n")
        root = read(after.encode(), "a.yaml").value
        assert root is not None
        assert canonical(root, AGENDA) == wanted
    loaded = load_text(to_yaml(wanted).encode(), "a.yaml")  # type: ignore[arg-type]
    assert not loaded.failed, [d.code for d in loaded.diagnostics]
    assert merge(wanted, new, new)[0] == []  # type: ignore[arg-type]


@given(histories())
def test_without_a_record_nothing_of_theirs_changes(history: tuple[Any, Any, Any]) -> None:
    _, old, new = history
    after = _merged(old, new, None)
    for key, person in old["people"].items():
        assert after["people"][key] == person
    for track in old["tracks"]:
        there = next(t for t in after["tracks"] if t["title"] == track["title"])
        for talk in track["talks"]:
            assert any(all(one.get(k) == v for k, v in talk.items()) for one in there["talks"])
