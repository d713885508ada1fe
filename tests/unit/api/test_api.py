"""An agenda and what is made of it, as a program in Python has them: the bytes of the command line, and nothing on the way."""

from __future__ import annotations

import datetime
import pickle
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import progprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

YAML = """conference: {title: 星河大会, date: 2026-05-01}
rooms: [{id: a, name: 甲厅}]
tracks:
- {title: 编译器, room: a, talks: [{title: 寄存器分配, time: '10:00-10:30', speaker: 何一鸣, summary: 讲讲办法。}]}
- {title: 存储, room: a, talks: [{title: 日志, time: '11:00-11:30', speaker: Zoë}]}
"""
VALUES = {
    "conference": {"title": "星河大会", "date": datetime.date(2026, 5, 1), "url": None},
    "rooms": [{"id": "a", "name": "甲厅", "capacity": 200}],
    "tracks": [{"title": "编译器", "talks": ({"title": "寄存器分配", "start": datetime.time(10), "end": "10:30"},)}],
}
BAD = YAML.replace("'10:00-10:30'", "'25:00-26:00'")
MAKERS: list[tuple[str, Callable[..., progprint.Made], dict[str, Any]]] = [
    ("pdf", progprint.booklet, {}),
    ("slides", progprint.decks, {}),
    ("handouts", progprint.handouts, {"kind": ["badge", "door-sign"], "one_file_each": True}),
    ("signage", progprint.screens, {}),
]


@pytest.fixture
def agenda() -> progprint.Agenda:
    return progprint.load(YAML)


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_an_agenda_can_be_read(agenda: progprint.Agenda) -> None:
    assert (agenda.title, agenda.days) == ("星河大会", (datetime.date(2026, 5, 1),))
    assert [str(track.title) for track in agenda.tracks] == ["编译器", "存储"]
    assert [str(talk.title) for talk in agenda.talks] == ["寄存器分配", "日志"]
    assert [str(person.name) for person in agenda.people] == ["何一鸣", "Zoë"]
    assert [room.id for room in agenda.rooms] == ["a"]
    assert (agenda.sessions, agenda.diagnostics) == ((), ())
    with pytest.raises(AttributeError):
        agenda.title = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    "form", [Path, str, lambda name: Path(name).read_bytes(), lambda name: Path(name).read_text("utf-8")]
)
def test_all_ways_to_give_an_agenda_are_one(form: Callable[[str], Any], agenda: progprint.Agenda) -> None:
    Path("a.yaml").write_text(YAML, "utf-8")
    read = progprint.load(form("a.yaml"))
    assert read.talks[0].title.text == agenda.talks[0].title.text
    assert progprint.booklet(read).data == progprint.booklet(agenda).data


def test_values_are_an_agenda() -> None:
    agenda = progprint.load(VALUES)
    slot = agenda.talks[0].slot
    assert (slot.start, slot.end, agenda.rooms[0].capacity) == (600, 630, "200")
    assert b"url" not in agenda.files[0][1]
    assert progprint.booklet(agenda).pages > 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"tracks": [{"title": b"x"}]}, r"tracks\[0\].title is bytes"),
        ({"tracks": [{3: "x"}]}, r"a key of tracks\[0\] is int"),
    ],
)
def test_values_of_other_types_are_named(values: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        progprint.load(values)


def test_a_folder_is_an_agenda_and_holds_the_photos_of_values(root: Path) -> None:
    Path("f").mkdir()
    Path("f/a.yaml").write_text(YAML, "utf-8")
    assert progprint.load("f").title == "星河大会"
    with pytest.raises(TypeError, match="brings its own"):
        progprint.load("f", folder=".")
    with pytest.raises(FileNotFoundError):
        progprint.load(YAML, folder="none")
    agenda = progprint.load(YAML.replace("speaker: 何一鸣", "speakers: [{name: 何一鸣, photo: p.png}]"), folder="f")
    assert "p.png" in " ".join(one.message for one in progprint.booklet(agenda).diagnostics)
    shutil.copy(root / "content/sample/images/p10.png", "f/p.png")
    assert "p.png" not in " ".join(one.message for one in progprint.booklet(agenda).diagnostics)


def test_an_agenda_stays_as_it_was_read() -> None:
    Path("a.yaml").write_text(YAML, "utf-8")
    agenda = progprint.load("a.yaml")
    before = progprint.booklet(agenda).data
    Path("a.yaml").write_text(BAD, "utf-8")
    assert progprint.booklet(agenda).data == before
    assert progprint.booklet(pickle.loads(pickle.dumps(agenda))).data == before  # noqa: S301  our own


@pytest.mark.parametrize("source", ["none.yaml", Path("none"), "-"])
def test_a_path_that_is_not_there(source: str | Path) -> None:
    with pytest.raises(FileNotFoundError):
        progprint.load(source)


@pytest.mark.parametrize("source", [None, 3, ["a.yaml"]])
def test_what_is_no_agenda_at_all(source: Any) -> None:
    with pytest.raises(TypeError, match="an agenda is a path"):
        progprint.load(source)


def test_a_file_may_be_called_as_the_stream_is() -> None:
    Path("-").write_text(YAML, "utf-8")
    assert progprint.load("-").title == "星河大会"


@pytest.mark.parametrize(("language", "words"), [("en", "is not a time"), ("zh", "不是")])
def test_an_error_carries_all_findings_in_a_language(language: str, words: str) -> None:
    with pytest.raises(progprint.AgendaError) as caught:
        progprint.load(BAD, language=language)
    found = caught.value.diagnostics
    (one,) = [one for one in found if one.severity == "error"][:1]
    assert (one.file, one.line) == ("<text>", 4)
    assert words in one.message
    assert str(caught.value).startswith(f"<text>:4:{one.column}: error[{one.code}]: ")
    assert isinstance(caught.value, ValueError)
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == found  # noqa: S301
    with pytest.raises(ValueError, match="'en' or 'zh'"):
        progprint.load(BAD, language="fr")


@pytest.mark.parametrize(("command", "make", "options"), MAKERS)
def test_the_bytes_are_those_of_the_command_line(
    command: str, make: Callable[..., progprint.Made], options: dict[str, Any], progprint: Run
) -> None:
    from progprint import load

    Path("a.yaml").write_text(YAML, "utf-8")
    words = ["--kind", "badge", "--kind", "door-sign", "--one-file-each"] if options else []
    done = progprint(command, "a.yaml", "-o", "out/booklet.pdf" if command == "pdf" else "out", *words)
    assert done.returncode == 0, done.stderr
    written = {
        path.relative_to("out").as_posix(): path.read_bytes() for path in Path("out").rglob("*") if path.is_file()
    }
    assert dict(make(load("a.yaml"), **options).files) == written


def test_nothing_is_written_and_nothing_is_said(agenda: progprint.Agenda, capfd: pytest.CaptureFixture[str]) -> None:
    made = [make(agenda, **options) for _, make, options in MAKERS]
    assert progprint.check(agenda).ok
    assert all(one.files for one in made)
    assert capfd.readouterr() == ("", "")
    assert list(Path().iterdir()) == []


def test_threads_make_the_same_bytes(agenda: progprint.Agenda) -> None:
    """Eight of them, booklets, decks and paper side by side."""
    alone = [dict(make(agenda, **options).files) for _, make, options in MAKERS]

    def all_of_it(turn: int) -> list[dict[str, bytes]]:
        order = MAKERS[turn % 4 :] + MAKERS[: turn % 4]
        made = {name: dict(make(progprint.load(YAML), **options).files) for name, make, options in order}
        return [made[name] for name, _, _ in MAKERS]

    with ThreadPoolExecutor(8) as threads:
        assert all(one == alone for one in threads.map(all_of_it, range(8)))


def test_a_check_tells_and_does_not_raise() -> None:
    odd = YAML.replace("speaker: Zoë", "speakers: [{name: Zoë, photo: none.jpg}]")
    checked = progprint.check(progprint.load(odd))
    assert (checked.ok, {one.severity for one in checked.diagnostics} >= {"warning"}) == (True, True)
    strict = progprint.check(progprint.load(odd), strict=True)
    assert not strict.ok
    with pytest.raises(progprint.AgendaError):
        progprint.booklet(progprint.load(odd), strict=True)


@pytest.mark.parametrize(
    ("options", "kind", "said"),
    [
        ({"lnag": "en"}, TypeError, r"booklet\(\) got an unexpected keyword argument 'lnag'. Did you mean 'lang'\?"),
        ({"dry_run": True}, TypeError, "dry_run"),
        ({"impose": "x"}, ValueError, "“x” is none of the values of “impose”; write one of: saddle"),
        ({"thickness": "9mm"}, ValueError, "thickness"),
        ({"marks": "yes"}, TypeError, "marks is True or False"),
        ({"layout": 5}, TypeError, "layout cannot be int"),
        ({"track": [1.5]}, TypeError, "track cannot be float"),
        ({"output": "-"}, ValueError, "standard output"),
    ],
)
def test_wrong_options(options: dict[str, Any], kind: type[Exception], said: str, agenda: progprint.Agenda) -> None:
    with pytest.raises(kind, match=said):
        progprint.booklet(agenda, **options)


def test_only_an_agenda_is_made_into_files() -> None:
    with pytest.raises(TypeError, match=r"as progprint\.load gives it"):
        progprint.booklet("a.yaml")  # type: ignore[arg-type]


def test_options_have_the_values_of_python(agenda: progprint.Agenda) -> None:
    day = progprint.booklet(agenda, day=datetime.date(2026, 5, 1), layout=None, track="存储")
    assert day.data == progprint.booklet(agenda, day=["2026-05-01"], track=("存储",)).data
    assert progprint.booklet(agenda, for_="print", ticket=True).files.keys() == {
        "booklet.pdf", "booklet.ticket.pdf", "booklet.ticket.json",
    }  # fmt: skip
    assert progprint.decks(agenda, per="conference", pdf="4up").data.startswith(b"%PDF")
    with pytest.raises(ValueError, match="there are 2 files"):
        _ = progprint.decks(agenda).data


def test_help_lists_the_options_of_the_command() -> None:
    import inspect

    from progprint.api.options import named
    from progprint.pipeline.options import options_of

    shown = set(inspect.signature(progprint.handouts).parameters) - {"agenda"}
    assert shown == {named(one) for one in options_of("handouts")} - {"dry_run"}
    assert "for_" in inspect.signature(progprint.booklet).parameters
    assert "only this kind" in (progprint.handouts.__doc__ or "")


def test_types_and_names_are_there(root: Path) -> None:
    assert (root / "src/progprint/py.typed").is_file()
    assert all(getattr(progprint, name) is not None for name in progprint.__all__)
    assert set(progprint.__all__) <= set(dir(progprint))
    modules = {path.stem for path in (root / "src/progprint").iterdir()}
    assert not modules & set(progprint.__all__), "a module of that name would take its place"
    with pytest.raises(AttributeError):
        _ = progprint.nothing


def test_importing_the_package_loads_nothing_else(root: Path) -> None:
    program = "import sys; import progprint; print(*[n for n in sys.modules if n.startswith('progprint')])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["progprint"]
