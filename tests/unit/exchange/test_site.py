"""Programmes in JavaScript: data is read, nothing is run, nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from progprint.core.diagnostic import Source
from progprint.exchange import import_agenda, join
from progprint.exchange.javascript import literals

SPEAKERS = r"""
// made by hand
import photo from './x.png';
var speakers = [
  [
    {
      "producer-img": photo, "producer-name": "林帆", "producer-introduction": "河港社 工程师",
      "producer-information": "写过《网格》。",
      "producer-topic": "网格的十年",
      "topic-information":
        "为什么？\
        * 第一 \
        * 第二"
    },
    { "producer-information": "...", "producer-topic": "云原生", "topic-information": "导言" }
  ],
  [
    { "producer-name": "钟离秋", "producer-topic": "网格的十年", "producer-information": "另一位。", x: 1.5, },
    { "producer-name": "", "producer-topic": "云原生", "topic-information": "导言" }
  ],
  [ { 'producer-name': 'Ada B', "producer-topic": "Seven", badge: `gold` },
    { noTopic: true, "producer-topic": "...", "topic-information": "..." } ]
];
function shown() { return speakers.map(function (x) { return { topic: 1 }; }); }
export default speakers;
"""
PRODUCERS = """const producers = [{"producer-name": "于雨", "producer-topic": "云原生", "topic-information": "导言"}]"""


def test_the_model_of_producers() -> None:
    parts = [import_agenda(text.encode(), "s.js") for text in (PRODUCERS, SPEAKERS)]
    assert all(part.value is not None and part.value.format == "javascript" for part in parts)
    whole = join([part.value for part in parts if part.value is not None]).value
    assert whole is not None
    data: Any = whole.data
    (track,) = data["tracks"]
    assert track == {
        "title": "云原生",
        "producer": "yuyu",
        "intro": "导言",
        "talks": [
            {
                "title": "网格的十年",
                "speakers": ["linfan", "zhongliqiu"],
                "summary": "为什么？\n- 第一\n- 第二",
                "extra": {"x": "1.5"},
            }
        ],
    }
    (session,) = data["sessions"]
    assert session == {"title": "Seven", "speakers": ["Ada-B"], "extra": {"badge": "gold"}}
    people = data["people"]
    assert people["linfan"]["extra"] == {"photo": "photo"}


def test_keynotes_without_a_name_keep_what_is_said_of_their_speaker() -> None:
    made = import_agenda(
        b'var keynotes = [{avatar: "a.png", intro: "A scientist.", topic: "Mars", des: "Red.\\nCold."}];', "k.js"
    )
    assert made.value is not None
    data: Any = made.value.data
    (talk,) = data["sessions"]
    assert talk == {
        "title": "Mars",
        "type": "keynote",
        "summary": "Red.\nCold.",
        "extra": {"bio": "A scientist.", "photo": "a.png"},
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x = [1, -2.5e3, .5, 0x1F]", ["1", "-2.5e3", ".5", "0x1F"]),
        ("let x: string[] = ['a\\'b', \"\\u4e91\\u{1F600}\\x41\\n\\q\", `c\nd`]", ["a'b", "云😀A\nq", "c\nd"]),
        ("x = ['a' + \"b\" + `c`]", ["abc"]),
        ("x = [require('../a.png'), name.of, true, null]", ["../a.png", "name.of", True, None]),
        ("x = {a, 'b-c': {}, 1: [],}", {"a": "a", "b-c": {}, "1": []}),
        ("module.exports = [ /* none */ ]", []),
        ("export const x: Talk[] = [{a: ('b')}].filter(Boolean); const V = () => <p>{x}</p>", [{"a": "b"}]),
        ("f(x); x = 3; y => [1]; x = ['\\ud800']", ["\ufffd"]),
    ],
)
def test_literals(text: str, value: object) -> None:
    found = literals(Source("x.js", text)).value
    assert found is not None
    assert found[-1][1] == value


@pytest.mark.parametrize(
    ("text", "place"),
    [("x = [1,\n  f(2) ? 3 : 4]", (2, 3)), ("x = {", (1, 6)), ("x = {]}", (1, 6)), ("x = ['a", (1, 8)),
     ("x = ['a' + {}]", (1, 6)), ("x = [{a: 1 b: 2}]", (1, 12))],
)  # fmt: skip
def test_what_is_no_data_is_refused_with_its_place(text: str, place: tuple[int, int]) -> None:
    outcome = literals(Source("x.js", text))
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert (found.params["line"], found.params["column"]) == place


def test_depth_is_bounded() -> None:
    outcome = literals(Source("x.js", f"x = {'[' * 5_000}{']' * 5_000}"))
    assert [(d.code, d.variant) for d in outcome.diagnostics] == [("import-syntax", "deep")]


def test_an_item_without_a_title_is_named_with_its_time() -> None:
    text = """schedule:
  - date: 2027-03-01
    events:
      - start: '13:00'
        end: '13:45'
        talks:
          - title: ''
            speaker: ''
            venue: B
          - title: 潮水
            speaker: 林帆
"""
    made = import_agenda(text.encode(), "schedule.yaml")

    assert [(d.severity.name, d.params["names"]) for d in made.diagnostics if d.code == "import-untitled"] == [
        ("WARNING", "2027-03-01 13:00-13:45 B")
    ]


TYPED = r"""
import face from './f.png';
const house = "河港社";
export const keynotes: Talk[] = [{name: "\uD842\uDFB7野", topic: `致 ${house} 的信`, company: house, photo: face}] as const;
export const speakers = Object.freeze([{name: "林帆", topic: "网格", topic: "旧题"}]);
export const more = ([{name: "钟离秋", topic: title}]) satisfies Talk[];
speakers.push({name: "于雨", topic: "潮水"});
function late() { return [{name: "Ada", topic: "Seven"}]; }
const style = {color: "red"};
"""


def test_values_in_types_and_frozen_lists_are_read_and_names_stand_for_their_texts() -> None:
    outcome = literals(Source("x.ts", TYPED))
    assert outcome.value == [
        ("keynotes", [{"name": "𠮷野", "topic": "致 河港社 的信", "company": "河港社", "photo": "face"}]),
        ("speakers", [{"name": "林帆", "topic": "旧题"}]),
        ("more", [{"name": "钟离秋", "topic": "title"}]),
        ("style", {"color": "red"}),
    ]


def test_what_is_not_read_as_it_stands_is_told_with_its_line() -> None:
    (found,) = literals(Source("x.ts", TYPED)).diagnostics
    assert (found.code, found.severity.name, found.params["count"]) == ("import-unread", "WARNING", 4)
    assert str(found.params["whole"]).split("\n") == [
        "5: topic: 网格",
        "6: title",
        '7: {name: "于雨", topic: "潮水"}',
        '8: {name: "Ada", topic: "Seven"}',
    ]


@pytest.mark.parametrize("text", ["x = [`a ${1 + 2}`]", "x = [html`a`]", "x = [1 + 2]", "x = [{...y}]", "x = [...y]"])
def test_what_would_have_to_be_run_is_refused(text: str) -> None:
    assert [d.code for d in literals(Source("x.js", text)).diagnostics] == ["import-syntax"]
