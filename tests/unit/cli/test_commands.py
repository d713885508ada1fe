"""The program as its users run it: streams, JSON, exit statuses."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import xlsxwriter
from tests.corporate import corporate

Run = Callable[..., "CompletedProcess[str]"]

GOOD = """\
tracks:
  - title: 云原生
    producer: 柯振旭
    talks:
      - {title: 云原生时代的基石, speakers: [于雨], summary: 统一的通信协议。}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "warned.yaml").write_text(GOOD.replace("的基石", "的\u200b基石"), "utf-8")
    (tmp_path / "bad.yaml").write_text(GOOD.replace("speakers:", "start: 25:00, speakers:"), "utf-8")
    return tmp_path


def test_the_result_goes_to_stdout_and_nothing_else(folder: Path, progprint: Run) -> None:
    """A script reads the path of what was written; stderr is empty when nothing is wrong."""
    done = progprint("pdf", "a.yaml", "-o", "x.pdf")
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("x.pdf  ")
    assert (folder / "x.pdf").read_bytes().startswith(b"%PDF-")


def test_a_refused_agenda_is_a_diagnostic_with_its_line(folder: Path, progprint: Run) -> None:
    """Status 2, file:line:column, caret and hint on stderr, nothing on stdout, nothing written."""
    done = progprint("pdf", "bad.yaml", "-o", "x.pdf")
    assert (2, "") == (done.returncode, done.stdout)
    assert "error[bad-time]" in done.stderr
    assert "--> bad.yaml:5:34" in done.stderr
    assert "^^^^^" in done.stderr
    assert not (folder / "x.pdf").exists()


def test_the_same_in_chinese(folder: Path, progprint: Run) -> None:
    """--ui-lang, or the locale, decides."""
    asked = progprint("pdf", "bad.yaml", "--ui-lang", "zh")
    spoken = progprint("pdf", "bad.yaml", LC_ALL="", LANG="zh_CN.UTF-8")
    assert "错误[bad-time]" in asked.stderr
    assert spoken.stderr == asked.stderr
    assert folder.is_dir()


def test_json_is_one_object(folder: Path, progprint: Run) -> None:
    """ok, diagnostics, outputs with path, kind, pages, sha256, seconds."""
    done = progprint("pdf", "warned.yaml", "-o", "x.pdf", "--json")
    told = json.loads(done.stdout)
    assert (["ok", "diagnostics", "outputs", "seconds"], True) == (list(told), told["ok"])
    (output,) = told["outputs"]
    assert {"path", "kind", "pages", "sha256", "seconds"} == set(output)
    assert hashlib.sha256((folder / "x.pdf").read_bytes()).hexdigest() == output["sha256"]
    (finding,) = told["diagnostics"]
    expected = ("invisible-character", "warning", "warned.yaml", 5)
    assert expected == (finding["code"], finding["severity"], finding["file"], finding["line"])


def test_json_tells_of_refusals_too(folder: Path, progprint: Run) -> None:
    """A program that reads the object needs no other stream."""
    done = progprint("pdf", "bad.yaml", "--json")
    told = json.loads(done.stdout)
    assert (2, False, []) == (done.returncode, told["ok"], told["outputs"])
    assert "bad-time" in [finding["code"] for finding in told["diagnostics"]]
    assert folder.is_dir()


@pytest.mark.parametrize(("words", "expected"), [((), 0), (("--strict",), 1), (("-q",), 0)])
def test_check_writes_nothing(folder: Path, progprint: Run, words: tuple[str, ...], expected: int) -> None:
    """0, or 1 when --strict finds a warning; quiet says nothing of warnings."""
    before = sorted(folder.iterdir())
    done = progprint("check", "warned.yaml", *words)
    assert (expected, "-q" not in words) == (done.returncode, "invisible-character" in done.stderr)
    assert before == sorted(folder.iterdir())


@pytest.mark.parametrize(
    ("form", "expected"), [("concise", "warned.yaml:5:"), ("github", "::warning file=warned.yaml,line=5")]
)
def test_check_lists_for_other_programs(folder: Path, progprint: Run, form: str, expected: str) -> None:
    """Here the findings are the result, so they go to stdout."""
    done = progprint("check", "warned.yaml", "--format", form)
    assert (0, True, "") == (done.returncode, expected in done.stdout, done.stderr)
    assert folder.is_dir()


def test_a_wrong_option_is_a_diagnostic(progprint: Run) -> None:
    """Status 2, with the option that was meant."""
    done = progprint("pdf", "--layuot", "a5")
    assert (2, "") == (done.returncode, done.stdout)
    assert "error[usage]" in done.stderr
    assert "did you mean “--layout”?" in done.stderr


def test_nothing_to_read_is_a_diagnostic(progprint: Run) -> None:
    """An empty folder has no agenda of its own."""
    done = progprint("pdf")
    assert (2, True) == (done.returncode, "error[missing-file]" in done.stderr)


def test_same_agenda_same_bytes(folder: Path, process: Run) -> None:
    """Whatever the hash seed, the time zone, the locale."""
    seen = set()
    for seed, zone, locale in (
        ("1", "UTC", "C.UTF-8"),
        ("2", "Asia/Shanghai", "C"),
        ("3", "America/New_York", "C.UTF-8"),
    ):
        process("pdf", "a.yaml", "-o", "x.pdf", PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        process("slides", "a.yaml", "-o", "x.pptx", PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        seen.add(tuple((folder / name).read_bytes() for name in ("x.pdf", "x.pptx")))
    assert len(seen) == 1


def test_a_deck_per_track_or_one_for_all(folder: Path, progprint: Run) -> None:
    """A folder gets decks, a .pptx is one deck."""
    (folder / "two.yaml").write_text(GOOD + GOOD.replace("tracks:\n", "").replace("云原生", "数据库"), "utf-8")
    apart = progprint("slides", "two.yaml", "-o", "decks", "--json")
    assert (0, "") == (apart.returncode, apart.stderr)
    assert len(json.loads(apart.stdout)["outputs"]) == len(list((folder / "decks").iterdir())) == 2
    together = json.loads(progprint("slides", "two.yaml", "-o", "all.pptx", "--json").stdout)
    assert [("all.pptx", "pptx")] == [(output["path"], output["kind"]) for output in together["outputs"]]


def test_an_import_becomes_an_agenda_that_loads(root: Path, folder: Path, progprint: Run) -> None:
    """Page in, YAML out; to stdout unless a file is named."""
    page = root / "tests/data/giac-cloud-native.txt"
    shown = progprint("import", page)
    written = progprint("import", page, "--format", "page", "-o", "out.yaml")
    assert (0, 0, "out.yaml\n") == (shown.returncode, written.returncode, written.stdout)
    assert shown.stdout == (folder / "out.yaml").read_text("utf-8")
    assert progprint("check", "out.yaml").returncode == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("schema", "agenda"), "https://json-schema.org/draft/2020-12/schema"),
        (("explain", "bad-time"), "bad-time"),
        (("explain",), "bad-time"),
        (("fonts", "list"), "NotoSansSC-Regular"),
        (("fonts", "show", "U+4E91"), "云"),
        (("layouts", "list"), "a5"),
        (("layouts", "show", "a5"), "page:"),
        (("layouts", "show", "a5", "--resolved"), "# a5.yaml:"),
        (("info",), "fonts"),
        (("--version",), "progprint "),
    ],
)
def test_things_can_be_looked_up(progprint: Run, words: tuple[str, ...], expected: str) -> None:
    """Each look-up prints its result and nothing else."""
    done = progprint(*words)
    assert (0, "") == (done.returncode, done.stderr)
    assert expected in done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("schema", "posters"), "unknown-schema"),
        (("explain", "bad-tim"), "unknown-code"),
        (("fonts", "show", "U+ZZ"), "not-a-character"),
        (("layouts", "show", "none"), "unknown-layout"),
        (("import", "none.txt"), "missing-file"),
    ],
)
def test_what_cannot_be_looked_up_is_a_diagnostic(progprint: Run, words: tuple[str, ...], code: str) -> None:
    """Status 2 and a code, never a traceback."""
    done = progprint(*words)
    assert (2, "", True) == (done.returncode, done.stdout, f"error[{code}]" in done.stderr)


def test_a_look_is_copied_once(folder: Path, progprint: Run) -> None:
    """The copy is the user's; it is never written over."""
    first = progprint("layouts", "eject", "a5")
    assert (0, True) == (first.returncode, (folder / "layouts/a5.yaml").is_file())
    again = progprint("layouts", "eject", "a5")
    assert (2, True) == (again.returncode, "error[file-exists]" in again.stderr)


def test_the_example_of_the_guide_works(root: Path, folder: Path, progprint: Run) -> None:
    """The first agenda that a reader copies has no trouble."""
    guide = (root / "docs/guide.md").read_text("utf-8")
    (folder / "guide.yaml").write_text(guide.split("```yaml\n")[1].split("```")[0], "utf-8")
    done = progprint("check", "guide.yaml", "--strict")
    assert (0, "guide.yaml: 1 track, 1 talk; all in order\n") == (done.returncode, done.stderr)


def test_the_look_of_ten_lines_works(root: Path, folder: Path, progprint: Run) -> None:
    """As docs/looks.md gives it, put beside an agenda; so do the commands of that page."""
    page = (root / "docs/looks.md").read_text("utf-8")
    (folder / "layouts").mkdir()
    (folder / "layouts/ours.yaml").write_text(page.split("```yaml\n")[1].split("```")[0], "utf-8")
    commands = page.split("```\n")[1].split("```")[0].replace("content/agenda.yaml", "a.yaml").splitlines()
    assert len(commands) == 5

    for words in [*commands, "progprint pdf a.yaml --layout ours -o ours.pdf"]:
        done = progprint(*words.split()[1:])
        assert (0, "") == (done.returncode, done.stderr), words
    assert (folder / "ours.pdf").is_file()


def _run_the_commands_of(page: str, progprint: Run, count: int) -> None:
    """The first block of a page: its commands end well and say nothing but notes on stderr."""
    commands = page.split("```\n")[1].split("```", maxsplit=1)[0].splitlines()
    assert len(commands) == count
    for words in commands:
        done = progprint(*words.split()[1:])
        told = [line for line in done.stderr.splitlines() if not line.startswith("progprint: note[")]
        told = [line for line in told if not line.endswith("; all in order")]
        assert (0, []) == (done.returncode, told), words


def test_the_page_on_decks_tells_the_truth(root: Path, folder: Path, progprint: Run) -> None:
    """Its commands run, its sentences are said, its binding is read."""
    page = (root / "docs/decks.md").read_text("utf-8")
    _run_the_commands_of(page, progprint, 9)
    assert (folder / "out/script.md").is_file()

    script, binding, patterns, kept = (block.split("```")[0] for block in page.split("```yaml\n")[1:])
    (folder / "layouts/scripts").mkdir()
    (folder / "layouts/scripts/zh.yaml").write_text(script, "utf-8")
    assert progprint("slides", "a.yaml", "-o", "out/again.pptx", "--script", "out/own.md").returncode == 0
    assert "这里是“" in (folder / "out/own.md").read_text("utf-8")

    (folder / "acme.yaml").write_text(binding, "utf-8")
    told = progprint("slides", "a.yaml", "--template", "acme.yaml", "-o", "out/acme.pptx").stderr
    assert "missing-file" in told
    assert "layout-" not in told

    (folder / "acme.yaml").write_text(patterns, "utf-8")
    (folder / "acme.pptx").write_bytes(corporate())
    assert progprint("slides", "a.yaml", "--template", "acme.yaml", "-o", "out/acme.pptx").returncode == 0

    both = kept.split("slides: {")[1].rpartition("}")[0]
    (folder / "acme.yaml").write_text(patterns.replace("slides: {", f"slides: {{{both}, "), "utf-8")
    assert progprint("slides", "a.yaml", "--template", "acme.yaml", "-o", "out/acme.pptx").returncode == 0


def test_the_page_on_printing_tells_the_truth(root: Path, folder: Path, progprint: Run) -> None:
    """Its commands run, and its settings are read; a book that is glued has some tracks."""
    more = "".join(GOOD.removeprefix("tracks:\n").replace("云原生", f"专题{n}") for n in range(5))
    (folder / "a.yaml").write_text(GOOD + more, "utf-8")
    page = (root / "docs/print.md").read_text("utf-8")
    _run_the_commands_of(page, progprint, 8)
    assert (folder / "out/print.ticket.pdf").is_file()
    assert (folder / "out/glued.cover.pdf").is_file()

    settings = page.split("```yaml\n")[1].split("```")[0]
    (folder / "progprint.yaml").write_text(settings, "utf-8")
    told = progprint("pdf", "--for", "print", "-o", "out/own.pdf").stderr
    assert "missing-file" in told
    assert "our-shop.icc" in told


@pytest.mark.usefixtures("folder")
def test_the_page_on_paper_for_the_venue_tells_the_truth(root: Path, folder: Path, progprint: Run) -> None:
    """Its commands run, and it names every kind. Signs and screens are for doors, so there are a room and a time."""
    from progprint.sheets.handouts.kinds import KINDS

    (folder / "a.yaml").write_text(
        GOOD.replace("  - title: 云原生\n", "  - title: 云原生\n    room: 一号厅\n").replace(
            "summary:", 'date: 2027-04-09, time: "09:30-10:15", summary:'
        ),
        "utf-8",
    )
    page = (root / "docs/handouts.md").read_text("utf-8")
    _run_the_commands_of(page, progprint, 5)
    (folder / "people.csv").write_text("姓名,票种,票号\n林帆,两日票,T1\n何立,两日票,T2\n", "utf-8")
    shutil.copy(folder / "people.csv", folder / "printed.csv")
    _run_the_commands_of(page.partition("## A list of registrations")[2], progprint, 5)
    _run_the_commands_of(page.partition("## Screens that follow the clock")[2], progprint, 1)
    assert [kind for kind in KINDS if f"| `{kind}` |" not in page] == []


def test_the_page_on_changes_tells_the_truth(root: Path, folder: Path, progprint: Run) -> None:
    """Its commands run, and the files that it names are written."""
    shutil.copy(folder / "a.yaml", folder / "old.yaml")
    text = (folder / "a.yaml").read_text("utf-8")
    (folder / "a.yaml").write_text(text.replace("的基石", "的根基"), "utf-8")
    _run_the_commands_of((root / "docs/changes.md").read_text("utf-8"), progprint, 3)
    assert {"booklet-pages.pdf", "errata.pdf"} <= {path.name for path in (folder / "out/again").iterdir()}


def test_the_page_on_importing_tells_the_truth(root: Path, folder: Path, progprint: Run) -> None:
    """Its commands run with a page and exports beside them, and it names every format."""
    from progprint.exchange import TABLES
    from progprint.exchange.formats import FORMATS

    page = (root / "docs/import.md").read_text("utf-8")
    for name in ("schedule.json", "schedule.xml"):
        shutil.copy(root / "tests/data/exports" / name, folder / name)
    shutil.copy(root / "tests/data/giac-cloud-native.txt", folder / "page.txt")
    book = xlsxwriter.Workbook(folder / "table.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["议题", "讲师"])
    sheet.write_row(1, 0, ["潮水与缓存", "林帆"])
    book.close()
    (folder / "table.csv").write_text("讲什么,讲师大名\n潮水与缓存,林帆\n", "utf-8")
    (folder / "headings.yaml").write_text(page.split("```yaml\n")[1].split("```")[0], "utf-8")
    for name, track in (("producers", "云原生"), ("speakers", "网格"), ("keynotes", "火星")):
        (folder / f"{name}.js").write_text(f'var {name} = [{{name: "林帆", topic: "{track}"}}];', "utf-8")
    imports, exports = page.split("```\n")[1], page.split("## Export\n")[1].split("```\n")[1]
    (folder / "content").mkdir()
    shutil.copy(root / "content/agenda.yaml", folder / "content/agenda.yaml")
    commands = [*imports.split("```")[0].splitlines(), *exports.split("```")[0].splitlines()]
    assert [progprint(*words.split()[1:]).returncode for words in commands] == [0] * 16
    assert (folder / "my-conference/progprint.yaml").is_file()
    assert [name for name in (*TABLES, *(one.name for one in FORMATS)) if f"`{name}`" not in page] == []


def test_an_import_is_merged_into_a_folder_however_it_is_named(folder: Path, progprint: Run) -> None:
    """The agenda is a folder of files; a slash behind its name changes nothing."""
    (folder / "days").mkdir()
    (folder / "days/one.yaml").write_text("conference: {title: 大会}\nsessions: [{title: 开幕}]\n", encoding="utf-8")
    (folder / "more.csv").write_text("议题,讲师\n潮水,林一舟\n", encoding="utf-8")
    done = progprint("import", "more.csv", "--merge", "-o", "days/")

    assert done.returncode == 0, done.stderr
    assert "潮水" in "".join(path.read_text("utf-8") for path in (folder / "days").glob("*.yaml"))
