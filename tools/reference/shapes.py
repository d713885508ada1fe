"""What ``--json`` prints, from runs of the commands on a small project: every key with its type and its meaning."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.reference import markdown
from tools.reference.markdown import both, code, table

from progprint import __main__ as entry

AGENDA = """\
conference: {title: 示例大会, date: 2027-07-30}
tracks:
  - title: 云原生
    producer: 于雨
    room: 一号厅
    talks:
      - {title: 基石, speakers: 林帆, time: 09:30-10:15, summary: 讲服务网格}
      - {title: 网格, speakers: 何立, time: 10:15-11:00}
"""
WRONG = AGENDA.replace("10:15-11:00", "25:00") + "      - {title: 网格, speaker: 何立, 讲师: 于雨}\n"
SILENCE = "progprint: ignore crosses-midnight"
SETTINGS = "agenda: a.yaml\nignore: [no-producer]\noutputs: [{make: pdf, output: out/b.pdf}]\n"
FILES = {
    "a.yaml": AGENDA,
    "old.yaml": AGENDA.replace("title: 网格", "title: 网格入门").replace("讲服务网格", "讲网格"),
    "wrong.yaml": WRONG,
    "fix.yaml": f"{AGENDA}      - title: 基石,上\n        speakers: 何立\n        time: 23:00-00:30 # {SILENCE}\n",
    "night.yaml": AGENDA.replace("10:15-11:00", "23:00-00:30") + "# progprint: ignore no-such-code\n",
    "table.csv": "议题,讲师\n潮水,林帆\n",
    "progprint.yaml": SETTINGS,
}
RUNS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("pdf", (("pdf", "-o", "out/b.pdf"), ("pdf", "wrong.yaml", "-o", "out/w.pdf"), ("pdf", "none.yaml"))),
    ("slides", (("slides", "-o", "out/decks"),)),
    ("handouts", (("handouts", "--kind", "door-sign", "-o", "out/paper"),)),
    ("signage", (("signage", "-o", "out/signage"),)),
    ("build", (("build", "--jobs", "1"), ("build", "--jobs", "1"))),
    ("check", (("check", "wrong.yaml"), ("check", "night.yaml"), ("check", "fix.yaml", "--fix"))),
    ("diff", (("diff", "old.yaml", "a.yaml", "--render", "out/again"),)),
    ("import", (("import", "table.csv", "-o", "new.yaml"),)),
    ("export", (("export", "csv", "-o", "out/table.csv"),)),
    ("init", (("init", "project"),)),
    ("explain", (("explain", "bad-time"),)),
    ("info", (("info",),)),
    ("info --licences", (("info", "--licences"),)),
    ("fonts list", (("fonts", "list"),)),
    ("fonts check", (("fonts", "check", "a.yaml"),)),
    ("fonts show", (("fonts", "show", "云"),)),
    ("layouts list", (("layouts", "list"),)),
    ("layouts eject", (("layouts", "eject", "a5"),)),
    ("template inspect", (("template", "inspect", "ours/deck.pptx", "-o", "ours.yaml"),)),
    ("template new", (("template", "new", "-o", "ours"),)),
    ("template xlsx", (("template", "xlsx"),)),
)
"""Commands and the runs that show all keys of what they print."""
FREE = ("params", "faces")
"""Groups whose keys are those of the case at hand."""
Types = dict[str, set[str]]


def run(words: tuple[str, ...], folder: Path) -> str:
    """What a command prints on its standard output."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    kept = sys.stdin, Path.cwd()
    os.chdir(folder)
    sys.stdin = io.TextIOWrapper(io.BytesIO(), "utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            entry.guarded([*words, "--json", "--ui-lang", "en"])
    finally:
        sys.stdin = kept[0]
        os.chdir(kept[1])
    return out.buffer.getvalue().decode("utf-8")


def shapes() -> dict[str, Types]:
    """By command the keys of its object with the types that their values have."""
    found: dict[str, Types] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, text in FILES.items():
            (folder / name).write_text(text, encoding="utf-8")
        run(("template", "new", "-o", "ours"), folder)
        (folder / "ours/deck.yaml").unlink()
        for name, runs in RUNS:
            if name == "template new":
                (folder / "ours/deck.pptx").unlink()
            for words in runs:
                for path, type_ in _walk(json.loads(run(words, folder)), ""):
                    found.setdefault(name, {}).setdefault(path, set()).add(type_)
    return found


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every key below a value by its path: ``outputs[].path``."""
    if isinstance(value, dict):
        if path.rpartition(".")[2] in FREE:
            yield f"{path}.*", "/".join(sorted({_type(inner) for inner in value.values()}))
            return
        for key, inner in value.items():
            where = f"{path}.{key}" if path else key
            yield where, _type(inner)
            yield from _walk(inner, where)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, f"{path}[]")


def _type(value: object) -> str:
    names = {dict: "object", list: "list", str: "text", bool: "true/false", int: "number", float: "number"}
    return names.get(type(value), "null")


def meaning(command: str, path: str) -> tuple[str, str]:
    """What a key means, in English and Chinese: said for the command, or for all that have it."""
    known = markdown.words()["json"]
    common = (
        path.replace("silenced[]", "diagnostics[]")
        .replace("related[].", "")
        .replace("diagnostics[].params.*", "params.*")
    )
    said = known.get(f"{command}: {path}") or known.get(path) or known[common]
    return said["en"], said["zh"]


def page() -> str:
    """The page on JSON."""
    found = shapes()
    parts = []
    for name, types in found.items():
        makes = _summary(types) and name != "pdf"
        own = {path: kinds for path, kinds in types.items() if not makes or path not in found["pdf"]}
        said = (
            ""
            if not makes
            else "与 `pdf` 相同，另有： As of `pdf`, and:\n\n"
            if own
            else "与 `pdf` 相同。 As of `pdf`.\n"
        )
        parts.append(f"## {name}\n\n{said}{_table(name, own) if own else ''}")
    return markdown.page("json", parts)


def _summary(types: Types) -> bool:
    """Whether the object is the one that all commands have which make files."""
    return {"ok", "diagnostics", "outputs", "seconds"} <= set(types)


def _table(command: str, types: Types) -> str:
    rows = ((code(path), both(*meaning(command, path)), " / ".join(sorted(kinds))) for path, kinds in types.items())
    return table(("键 key", "意思 meaning", "类型 type"), rows)
