"""How the work grows with an agenda: python bench/growth.py [--program PROGRAM] [--sizes "1000 10000"] [--only WORD] …

Each row is one kind of thing, of which there are so many, and one command: CPU seconds at each size, the largest MB, and
the power of the size that the seconds grow with between the last two (1: twice as much takes twice as long), start-up
left out. A run ends after ``--limit`` CPU seconds or 4 GB.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

HAN = "云原生架构实践与演进服务网格可观测性数据库存储引擎分布式事务"
MEMORY = 4 * 1024**3
AGENDA = ("check", "pdf", "slides", "handouts")
IMPORTS = ("import", "merge")
QUIET = 0.25
"""CPU seconds above start-up below which a power says nothing."""


_BREAK = "{title: 茶歇, type: break, time: 10:00-10:20}"


class Thing(NamedTuple):
    """A kind of thing: the name of the file that holds it, its text for a number of them, and what is done with it."""

    name: str
    file: str
    text: Callable[[int], str]
    commands: tuple[str, ...] = AGENDA


class Run(NamedTuple):
    """One cold run: exit status, CPU seconds, peak MB."""

    status: int
    cpu: float
    peak: float


def _agenda(talks: Iterator[str] | list[str], head: str = "", more: str = "") -> str:
    """An agenda of one track."""
    rows = "".join(f"      - {talk}\n" for talk in talks)
    return (
        f"conference: {{title: 增长之会, date: 2027-04-10{head}}}\n{more}tracks:\n  - title: 专题\n    talks:\n{rows}"
    )


def _words(number: int) -> str:
    """Different words for different numbers."""
    return "".join(HAN[number // len(HAN) ** place % len(HAN)] for place in range(4))


def _talks(count: int, keys: Callable[[int], str]) -> list[str]:
    return [f"{{title: 题目{_words(n)}{n}, {keys(n)}}}" for n in range(count)]


def _summary(text: str, head: str = "") -> str:
    return _agenda([f"title: 一题\n        summary: {text}"], head)


def _list(key: str, items: Iterator[str]) -> str:
    return f"{key}:\n" + "".join(f"  - {item}\n" for item in items)


def _block(number: int) -> str:
    """A track of one talk as a page shows it."""
    who = _words(number)
    return f"专题：专题{number}\n出品人：王{who[:2]}\n\n题目{who}{number}\n讲师：李{who[:2]}\n内容简介：一句话。\n\n"


def _csv(rows: Iterator[str]) -> str:
    return "议题,讲师,日期,时间,会场,摘要\n" + "".join(f"{row}\n" for row in rows)


def _schedule(count: int, abstract: str) -> str:
    events = [
        {"id": n, "title": f"Talk {n}", "date": "2027-04-10T10:00:00+08:00", "duration": "00:30", "abstract": abstract,
         "persons": [{"id": n, "public_name": f"Ann Lee {n}"}]}
        for n in range(count)
    ]  # fmt: skip
    day = {"date": "2027-04-10", "rooms": {"Hall": events}}
    return json.dumps({"schedule": {"conference": {"title": "Growing", "days": [day]}}})


THINGS = (
    Thing("posters of one hour", "a.yaml", lambda n: _agenda(_talks(n, lambda _: "time: 10:00-11:00"))),
    Thing("talks of one title and hour", "a.yaml", lambda n: _agenda(['{title: t, time: "09:00-10:00"}'] * n)),
    Thing(
        "tracks of one hour, with breaks",
        "a.yaml",
        lambda n: (
            "tracks:\n"
            + "".join(
                f"  - {{title: 专题{k}, room: 厅{k}, talks: [{{title: 题目{k}, time: 9:00-10:00}}, {_BREAK}]}}\n"
                for k in range(n)
            )
        ),
    ),
    Thing(
        "talks after each other",
        "a.yaml",
        lambda n: _agenda(_talks(n, lambda k: f"time: {8 + k % 12:02}:{k % 60:02}, duration: 1min")),
    ),
    Thing("talks of one title", "a.yaml", lambda n: _agenda(["title: 同一个题目"] * n)),
    Thing("rooms", "a.yaml", lambda n: _agenda(_talks(n, lambda k: f"room: 厅{k}, time: 10:00-11:00"))),
    Thing(
        "people of one name",
        "a.yaml",
        lambda n: _agenda(_talks(n, lambda k: f"speakers: {{name: 李明, org: 公司{_words(k)}{k}}}")),
    ),
    Thing("people", "a.yaml", lambda n: _agenda(_talks(n, lambda k: f"speakers: 王{_words(k)[:2]}{k}"))),
    Thing(
        "speakers of a talk",
        "a.yaml",
        lambda n: _agenda(
            ["title: 一题\n        speakers: [" + ", ".join(f"王{_words(k)[:2]}{k}" for k in range(n)) + "]"]
        ),
    ),
    Thing(
        "tracks",
        "a.yaml",
        lambda n: "tracks:\n" + "".join(f"  - {{title: 专题{k}, talks: [{{title: 题目{k}}}]}}\n" for k in range(n)),
    ),
    Thing(
        "sessions", "a.yaml", lambda n: _list("sessions", (f"{{title: 环节{k}, time: 10:00-10:30}}" for k in range(n)))
    ),
    Thing(
        "sponsors",
        "a.yaml",
        lambda n: _agenda(
            ["title: 一题"], more=_list("sponsors", (f"{{name: 公司{_words(k)}, level: 级{k % 7}}}" for k in range(n)))
        ),
    ),
    Thing(
        "tags",
        "a.yaml",
        lambda n: _agenda(["title: 一题\n        tags: [" + ", ".join(f"标签{k}" for k in range(n)) + "]"]),
    ),
    Thing(
        "headings", "a.yaml", lambda n: _summary("\n" + "".join(f"          小标题{k}: 一句话。\n" for k in range(n)))
    ),
    Thing("list items", "a.yaml", lambda n: _summary("\n" + "".join(f"          - 第{k}条。\n" for k in range(n)))),
    Thing("paragraph, 20 characters each", "a.yaml", lambda n: _summary("".join(_words(k * 7) * 5 for k in range(n)))),
    Thing("sentences", "a.yaml", lambda n: _summary("".join(_words(k * 7) * 3 + "，好。" for k in range(n)))),
    Thing("long word, 20 letters each", "a.yaml", lambda n: _summary("w" + "abcdefghijklmnopqrst" * n)),
    Thing("long title of a word", "a.yaml", lambda n: _agenda([f"title: w{'abcdefghij' * min(n, 1900)}"])),
    Thing(
        "title and summary of a word each",
        "a.yaml",
        lambda n: _agenda([f"title: {'x' * min(n, 19_000)}\n        summary: {'y' * 10 * n}"]),
    ),
    Thing("combining marks", "a.yaml", lambda n: _summary("a" + "\u0301" * n)),
    Thing("blanks", "a.yaml", lambda n: _summary('"a' + " " * 19 * n + 'b"')),
    Thing("inline marks", "a.yaml", lambda n: _summary("'" + "**重** 与 `码` " * n + "'", ", marks: true")),
    Thing("opening marks", "a.yaml", lambda n: _summary("'" + "**a *b `c [d " * n + "'", ", marks: true")),
    Thing("links", "a.yaml", lambda n: _summary("'" + "[字](https://a.example/b) " * n + "'", ", marks: true")),
    Thing("brackets", "a.yaml", lambda n: _summary("'" + "（(「【" * n + "'", ", marks: true")),
    Thing("quotes", "a.yaml", lambda n: _summary("'" + '"字字" ' * n + "'", ", typography: normalise")),
    Thing(
        "rows of CSV",
        "a.csv",
        lambda n: _csv(f"题目{k},王{_words(k)[:2]},2027-04-10,10:00,厅{k % 9},一句话。" for k in range(n)),
        IMPORTS,
    ),
    Thing(
        "rows of CSV, one title",
        "a.csv",
        lambda n: _csv("题目,王明,2027-04-10,10:00,厅,一句话。" for _ in range(n)),
        IMPORTS,
    ),
    Thing(
        "rows of CSV, people of one name",
        "a.csv",
        lambda n: "议题,讲师,公司\n" + "".join(f"题目{k},李明,公司{k}\n" for k in range(n)),
        IMPORTS,
    ),
    Thing(
        "rows of CSV, one person",
        "a.csv",
        lambda n: "议题,讲师,公司,职务\n" + "".join(f"题目{k},李明,公司,职务{k}\n" for k in range(n)),
        IMPORTS,
    ),
    Thing(
        "rows of CSV, rooms",
        "a.csv",
        lambda n: "议题,会场\n" + "".join(f"题目{k},厅{_words(k)}{k}\n" for k in range(n)),
        IMPORTS,
    ),
    Thing(
        "quotes of CSV",
        "a.csv",
        lambda n: _csv(['题目,王明,2027-04-10,10:00,厅,"' + '""' * n * 10 + '"'].__iter__()),
        IMPORTS,
    ),
    Thing(
        "open quotes of CSV",
        "a.csv",
        lambda n: _csv(f'"题目{k},"王"明,2027-04-10,10:00,厅,"' for k in range(n)),
        IMPORTS,
    ),
    Thing("lines of a page", "a.txt", lambda n: "".join(_block(k) for k in range(n)), IMPORTS),
    Thing("events of frab", "a.json", lambda n: _schedule(n, "Words."), IMPORTS),
    Thing("< of an abstract", "a.json", lambda n: _schedule(1, "<" * n * 20), IMPORTS),
    Thing("tags of an abstract", "a.json", lambda n: _schedule(1, "<p>a <b>b</b> <!-- " * n), IMPORTS),
    Thing("entities of an abstract", "a.json", lambda n: _schedule(1, "&amp" * n * 5), IMPORTS),
    Thing("brackets of JSON", "a.json", lambda n: '{"schedule": {"conference": ' + "[" * n * 10, IMPORTS),
    Thing("brackets of JavaScript", "a.js", lambda n: "export default " + "[{a: " * n, IMPORTS),
)


def run(program: str, command: str, file: Path, limit: float) -> Run:
    """One cold run in a folder of its own."""
    out = file.parent / "out"
    shutil.rmtree(out, ignore_errors=True)
    more = {
        "pdf": ["-o", f"{out}/a.pdf"],
        "slides": ["-o", f"{out}/decks"],
        "handouts": ["-o", f"{out}/paper"],
        "import": ["-o", f"{out}/a.yaml"],
    }
    out.mkdir(exist_ok=True)

    def bounds() -> None:
        seconds = math.ceil(limit)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    if command == "merge":
        subprocess.run([program, "import", str(file), *more["import"]], capture_output=True, timeout=600, check=False)
        arguments = ["import", str(file), *more["import"], "--merge"]
    else:
        arguments = [command, str(file), *more.get(command, ())]
    process = subprocess.Popen(
        [program, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=bounds,  # noqa: PLW1509  there is one thread
        cwd=file.parent,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def power(runs: Mapping[int, Run], start: float) -> str:
    """The power of the size that the seconds of the last two runs grow with."""
    ((small, one), (large, other)) = list(runs.items())[-2:]
    if other.status not in (0, 1, 2) or one.status not in (0, 1, 2):
        return "no end"
    work = one.cpu - start, other.cpu - start
    if work[1] < QUIET:
        return "-"
    return f"{math.log(work[1] / max(work[0], 0.02)) / math.log(large / small):.1f}"


def rows(options: argparse.Namespace) -> Iterator[str]:
    """The table, a row as soon as it is known."""
    sizes = [int(size) for size in options.sizes.split()]
    yield f"| thing | command | {' | '.join(f'{size:,}' for size in sizes)} | MB | power |"
    yield "|---|---" + "|--:" * (len(sizes) + 2) + "|"
    with tempfile.TemporaryDirectory() as folder:
        for thing in THINGS:
            if options.only and options.only not in thing.name:
                continue
            for command in thing.commands:
                if options.command and command != options.command:
                    continue
                file = Path(folder) / thing.file
                file.write_text(thing.text(1), "utf-8")
                start = run(options.program, command, file, options.limit).cpu
                runs: dict[int, Run] = {}
                for size in sizes:
                    file.write_text(thing.text(size), "utf-8")
                    runs[size] = run(options.program, command, file, options.limit)
                cells = [f"{one.cpu:.1f}" + ("" if one.status == 0 else f" ({one.status})") for one in runs.values()]
                peak = max(one.peak for one in runs.values())
                yield f"| {thing.name} | {command} | {' | '.join(cells)} | {peak:.0f} | {power(runs, start)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(Path(sys.executable).with_name("progprint")))
    parser.add_argument("--sizes", default="1000 10000")
    parser.add_argument("--only", default="", help="things whose name has this in it")
    parser.add_argument("--command", default="", help="this command only")
    parser.add_argument("--limit", type=float, default=120.0, help="CPU seconds of a run")
    for row in rows(parser.parse_args()):
        print(row, flush=True)


if __name__ == "__main__":
    main()
