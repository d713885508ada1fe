"""A cell that holds a talk whole: its title, who gives it, perhaps times of its own.

限流的三种做法            What is on a line of its own below the title and is people is the speakers;
何二川 样板数据 架构师    lines that begin with a time are talks of their own.
"""

import re
from collections.abc import Iterator

from progprint.agenda.clock import leading, spelled
from progprint.core.patterns import pattern
from progprint.exchange.affiliation import ROLES
from progprint.exchange.kinds import kind_of_title
from progprint.exchange.plain import one_line
from progprint.exchange.roster import kind_of_people, roster_of
from progprint.exchange.tables.cells import CellRow, TableFindings
from progprint.exchange.tables.section import Days, section_of
from progprint.exchange.values import any_of
from progprint.locale.names import is_full_name, looks_like_name
from progprint.locale.surnames import COMMON

_BEHIND = (
    pattern(r"(?P<title>.*[》」』])\s*(?P<who>\S.*)"),
    pattern(r"(?P<title>.+?)(?:\s{2,}|\u3000)\s*(?P<who>\S.*)"),
    pattern(r"(?P<title>.+?)\s*[（(]\s*(?P<who>[^()（）]+?)\s*[)）]"),
    pattern(r"(?P<title>.+?)\s*(?:——|--+|\s[-–—]\s|\s*[/／|｜]\s*)\s*(?P<who>[^/／|｜]+)"),
)
_BEFORE = pattern(r"(?P<who>[^:：]{2,20}?)\s*[:：]\s*(?P<title>\S.*)")
_WORDS = any_of(word for word in ROLES if not word.isascii())
_LABEL = rf"(?P<who>(?:{_WORDS}|Speakers?|Moderator|Chair)\s*[:：].+?)"
_LABELLED = (
    pattern(rf"(?P<title>.+?)\s*[（(]\s*{_LABEL}\s*[)）]", re.IGNORECASE),
    pattern(rf"(?P<title>.+?)[\s,，;；]+{_LABEL}", re.IGNORECASE),
)
_NO_DAYS = Days()
_LONGEST = 400
"""Characters of a line that may hold a title and people."""


def entries_of(row: CellRow, found: TableFindings) -> Iterator[CellRow]:
    """The talks of a row; one of which a cell holds title and people is taken apart."""
    if "entry" not in row.cells:
        yield row
        return
    cells = {name: text for name, text in row.cells.items() if name not in {"entry", "title"}}
    for time, text in _timed(row.cells["entry"]):
        made = _taken_apart(text, row.where("title"), found)
        extra = {name: f"{cells[name]}、{made[name]}" for name in ("speaker",) if name in cells and name in made}
        yield CellRow(
            {**cells, **({"time": time} if time else {}), **made, **extra}, row.places | {"speaker": row.where("title")}
        )


def _timed(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a cell that begin with times, or all of it."""
    parts: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        timed = leading(line) or leading(line, alone=True)
        if timed:
            parts.append((spelled(timed[0]), [timed[1]] if timed[1] else []))
        elif parts:
            parts[-1][1].append(line)
        else:
            parts.append(("", [line]))
    whole = [(time, "\n".join(filter(str.strip, lines))) for time, lines in parts]
    if len(whole) > 1 and not all(said for _, said in whole):
        yield "", text
        return
    yield from whole


def _taken_apart(text: str, place: str, found: TableFindings) -> dict[str, str]:
    lines = [one_line(line) for line in text.split("\n") if line.strip()]
    if not lines:
        return {"title": "–"}
    labelled = {line: section_of(line, _NO_DAYS) for line in lines[1:] if re.search("[:：]", line)}
    rooms = [one.room for one in labelled.values() if one.room and not one.rest]
    cells = {"room": rooms[-1]} if rooms else {}
    lines = [lines[0], *(line for line in lines[1:] if line not in labelled or not labelled[line].room)]
    if len(lines) == 1:
        return {**title_and_people(lines[0], place, found), **cells}
    kinds = [kind_of_people(line) for line in lines]
    if kinds[0] == "name" and not re.search(r"[:：]", lines[0]) and "other" in kinds:  # the speaker above the title
        at = next(n for n, kind in enumerate(kinds) if kind == "other")
        return {"title": " ".join(lines[at:]), "speaker": "\n".join(lines[:at]), **cells}
    first = next((n for n, kind in enumerate(kinds) if n and kind in {"name", "nobody"}), 0)
    if not first and len(lines) == 2 and kinds[1] == "maybe":
        first = 1
        found.guessed.append(f"{place}: {lines[1]} → speaker")
    if not first:
        found.left.append((place, " | ".join(lines[1:])))
        return {"title": " ".join(lines), **cells}
    if first > 1:
        found.guessed.append(f"{place}: {' '.join(lines[:first])} → title")
    people = [line for line, kind in zip(lines[first:], kinds[first:], strict=True) if kind != "other"]
    beyond = [line for line, kind in zip(lines[first:], kinds[first:], strict=True) if kind == "other"]
    if beyond:
        found.left.append((place, " | ".join(beyond)))
        cells["+text"] = "\n".join(beyond)
    return {"title": " ".join(lines[:first]), "speaker": "\n".join(people), **cells}


def title_and_people(line: str, place: str, found: TableFindings) -> dict[str, str]:
    """Title and speakers on one line, where the speakers are plain to see."""
    if kind_of_title(line) or len(line) > _LONGEST:
        return {"title": line}
    for form in (*_LABELLED, *_BEHIND, _BEFORE):
        split = form.fullmatch(line)
        if split and (form in _LABELLED or _are_people(split["who"])):
            if form not in _LABELLED:
                found.guessed.append(f"{place}: {split['who']} → speaker")
            return {"title": split["title"].strip(), "speaker": split["who"].strip()}
    last = line.rsplit(maxsplit=1)[-1]
    if last != line and not last.isascii() and looks_like_name(last) and last[0] in COMMON:
        found.left.append((place, last))
    return {"title": line}


def _are_people(text: str) -> bool:
    """Whether a text is people beyond doubt."""
    if kind_of_people(text) == "nobody":
        return True
    names = [one.name for one in roster_of(text).people]
    plain = all((looks_like_name(name) and not name.isascii()) or is_full_name(name) for name in names)
    return bool(names) and plain and kind_of_people(text) == "name"
