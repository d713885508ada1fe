"""Agendas and layouts with bytes, tokens and branches changed: each is read or refused with a place, none raises.

The same ones every time: some in the quick run, 6,000 by ``make laws``, 100,000 by ``make fuzz``. What is understood is
checked and mended too.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from tests.effort import tries

from progprint import checks
from progprint.agenda.load import load_text
from progprint.agenda.texts import fingerprint
from progprint.cli import report
from progprint.core.diagnostic import Diagnostic, Outcome
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.files import read_source
from progprint.source.repair import mend_lines, written

ROOT = Path(__file__).resolve().parents[2]
COUNT = int(os.environ.get("FUZZ") or tries(6_000, 72))
PARTS = 8
LAYOUTS = 5
"""One of so many is a layout."""

AGENDAS = [
    (ROOT / name).read_bytes()[:6_000].rpartition(b"\n")[0]
    for name in ("content/agenda.yaml", "content/sample/0-conference.yaml", "content/sample/2-sessions.yaml",
                 "content/sample/3-track-platform.yaml", "content/sample/8-track-english.yaml")
]  # fmt: skip
LOOKS = ("a5.yaml", "pocket.yaml", "large-print.yaml", "themes/calm.yaml", "deck.yaml")
TOKENS = (
    *("：", "，", "\u3000", "\t", "{", "}", "[", "]", '"', "'", "- ", ": ", "#", "&a ", "*a", "!x ", "| ", "> ", "? "),
    *(
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 9\n",
        "\\ud800",
        "\ufeff",
        "\u202e",
        "\u200b",
        "\u0000",
        "\x1b[31m",
        "\u2028",
        "𠮷",
    ),
    *(
        "25:00",
        "24:00",
        "9.30",
        "2026-02-30",
        "99999999999999999999",
        "-1",
        "1e400",
        "nan",
        "null",
        "~",
        "true",
        "1970",
    ),
    *(
        "Asia/Beijing",
        "../../etc/passwd",
        "http://x/y.png",
        "C:\\x",
        "all",
        "zh",
        "{zh: 云, en: }",
        "0mm",
        "-5pt",
        "#12",
    ),
    *("extends: a5\n", "extends: fuzzed\n", "月" * 3000, "a" * 3000, "(" * 200, "[" * 80, "\u0301" * 40),
)


def mutated(data: bytes, random: Random) -> bytes:
    """A file with one to six changes of one kind, sometimes of several."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        change = random.choice((_bytes, _tokens, _tokens, _tree, _tree))
        data = change(data, random)
    return data


def _bytes(data: bytes, random: Random) -> bytes:
    at, size = random.randrange(len(data) + 1), random.choice((0, 1, 1, 2, 40))
    return data[:at] + random.randbytes(random.choice((0, 1, 1, 3))) + data[at + size :]


def _tokens(data: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    at, size = random.randrange(len(text) + 1), random.choice((0, 0, 1, 3, 12))
    return (text[:at] + random.choice(TOKENS) + text[at + size :]).encode("utf-8", "replace")


def _tree(data: bytes, random: Random) -> bytes:
    """Lines moved, doubled, taken out, shifted in or out; a value put in the place of another."""
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    kind = random.randrange(6)
    if kind == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == 1:
        lines.insert(other, lines[one])
    elif kind == 2:
        del lines[one : one + random.choice((1, 1, 5))]
    elif kind == 3:
        lines[one] = b"  " * random.choice((1, 1, 2, 20)) + lines[one]
    elif kind == 4:
        lines[one] = lines[one][random.choice((1, 2, 4)) :]
    else:
        key, value = lines[one].partition(b":")[0], lines[other].partition(b":")[2]
        lines[one] = key + b":" + value
    return b"\n".join(lines)


def told(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> None:
    """All of it can be said in both languages, and nothing of it moves the cursor of a terminal."""
    for language in ("zh", "en"):
        text = report.human(found, language, False)
        assert not {"\x00", "\x1b", "\u202e"} & set(text)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_changed_file_raises(part: int) -> None:
    for number in range(part, COUNT, PARTS):
        random = Random(number)  # noqa: S311  files, no secrets
        if number // PARTS % LAYOUTS == 0:
            a_layout(random)
        else:
            an_agenda(random)


def an_agenda(random: Random) -> None:
    data = mutated(random.choice(AGENDAS), random)
    outcome = load_text(data, "a.yaml")
    assert outcome.value is not None or outcome.diagnostics
    found = list(outcome.diagnostics)
    if outcome.value is not None:
        fingerprint(outcome.value)
        found += [*checks.run(outcome.value), *checks.lint(outcome.value)]
    told(found)
    text = written(data, "a.yaml")
    if text is not None and outcome.diagnostics:
        text.with_lines(mend_lines(text.text, "a.yaml"))


def a_layout(random: Random) -> None:
    name = random.choice(LOOKS)
    changed = mutated((ROOT / "layouts" / name).read_bytes(), random)

    def read(path: Path) -> Outcome[bytes]:
        return Outcome(changed) if path.as_posix().endswith(name) else read_source(path)

    theme = Path(name).stem if name.startswith("themes/") else ""
    outcome = load_look("a5" if theme else Path(name).stem, [ROOT / "layouts"], read, theme)
    assert outcome.value is not None or outcome.diagnostics
    found = list(outcome.diagnostics)
    if outcome.value is not None and not outcome.failed:
        found += resolve(outcome.value).diagnostics
    told(found)
