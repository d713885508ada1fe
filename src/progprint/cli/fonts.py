"""The commands about fonts: which there are, what they cover of an agenda, which face draws a character."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import pipeline, project
from progprint.cli.console import FOUND, OK, Console
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error
from progprint.text.characters import character_name, code_point, visible
from progprint.text.clusters import clusters
from progprint.text.widths import display_width

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda
    from progprint.checks.glyphs import Coverage
    from progprint.fonts.book import FontBook
    from progprint.fonts.entry import FaceEntry

_STAND_IN = "〓"
_SHOWN = 24
"""Characters of a fallback face that the table shows."""

_CODES = re.compile(r"(?:[Uu]\+[0-9A-Fa-f]{1,6}[\s,]*)+")


def _place(named: str = "") -> Outcome[project.Project]:
    """The project of an agenda, or the one around the working folder, or that folder itself."""
    here = Path.cwd()
    found = project.find_agenda(Path(named) if named else None, here)
    if found.value is not None or named or any(d.code != "missing-file" for d in found.diagnostics):
        return found
    return Outcome(project.Project(here, here / project.DEFAULT_AGENDA))


def _book(console: Console) -> FontBook:
    """The fonts of the project at hand."""
    return console.needed(pipeline.open_book(console.needed(_place())))


# -- list


def list_faces(console: Console) -> int:
    """The faces, with what they are and whose."""
    book = _book(console)
    facts = [_facts(entry, book) for entry in book.entries.values()]
    yours = console.pick(("yours", "自备"))
    lines = (
        f"{f['name']:<28}{f['characters']:>7}  fsType {f['fsType']}  {yours if f['own'] else f['licence']}"
        for f in facts
    )
    return console.result(facts, lines)


def _facts(entry: FaceEntry, book: FontBook) -> dict[str, object]:
    face = book.face(entry.name)
    return {
        "name": entry.name,
        "family": entry.family,
        "weight": entry.weight,
        "file": entry.path.name,
        "index": entry.number,
        "own": entry.own,
        "version": entry.facts.get("version", "") or face.version,
        "licence": entry.facts.get("licence", ""),
        "source": entry.facts.get("source", ""),
        "fsType": face.fs_type,
        "characters": len(face.coverage),
    }


# -- check


def check(named: str, console: Console, *, strict: bool = False) -> int:
    """The files themselves, then what they cover of the agenda; 1 for a missing character, or --strict and a warning."""
    from progprint.fonts.book import open_all

    place = console.needed(_place(named))
    book = console.needed(pipeline.open_book(place))
    trouble = [finding for entry in book.entries.values() for finding in _changed(entry)] or open_all(book)
    if trouble:
        return console.refuse(trouble)
    if not named and not place.agenda.exists():
        return _covered(console, book, None, "", strict=strict)
    return _covered(console, book, console.needed(pipeline.read_agenda(place)), str(place.agenda), strict=strict)


def _covered(console: Console, book: FontBook, agenda: Agenda | None, name: str, *, strict: bool) -> int:
    findings: list[Diagnostic] = []
    rows: list[Coverage] = []
    if agenda is not None:
        from progprint.checks.glyphs import check_glyphs, coverage

        findings, rows = list(check_glyphs(agenda, book)), coverage(agenda, book)
    missing = any(finding.code == "missing-glyph" for finding in findings)
    warned = any(finding.severity >= Severity.WARNING for finding in findings)
    if console.json:
        from progprint.cli import report

        told = {"agenda": name, "coverage": [_plain(row) for row in rows]} if agenda is not None else {}
        listed = report.as_json(findings, console.language) if findings else []
        console.say_json({"ok": not missing, "fonts": sorted(book.entries), **told, "diagnostics": listed})
    else:
        count = len(book.entries)
        console.say(console.pick((f"{count} fonts are as they should be", f"{count} 个字体文件均无误")))
        if agenda is not None:
            console.say("\n".join([name, *(line for row in rows for line in _lines(row, console))]))
        console.report(findings)
    return FOUND if missing or (strict and warned) else OK


def _changed(entry: FaceEntry) -> list[Diagnostic]:
    """Whether the file is there and is the one that fonts.yaml speaks of."""
    try:
        with entry.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest() if "sha256" in entry.facts else ""
    except OSError:
        return [error("font-missing", entry.span, file=entry.path.name)]
    return [error("font-changed", entry.span, file=entry.path.name)] if digest != entry.facts.get("sha256", "") else []


def _plain(row: Coverage) -> dict[str, object]:
    """Coverage as data; what the first face draws is only counted."""
    first = next(iter(row.faces), "")
    return {
        "role": row.role,
        "weight": row.weight,
        "faces": [
            {"name": name, "count": len(drawn), "characters": [] if name == first else list(drawn)}
            for name, drawn in row.faces.items()
        ],
        "missing": list(row.missing),
    }


def _lines(row: Coverage, console: Console) -> Iterable[str]:
    """A role and weight with a line for each of its faces, and one for what none has."""
    yield f"  {row.role} {row.weight}"
    for number, (name, drawn) in enumerate(row.faces.items()):
        shown = "" if not number else "  " + visible(" ".join(drawn[:_SHOWN])) + (" …" if len(drawn) > _SHOWN else "")
        yield f"    {name:<28}{len(drawn):>6}{shown}"
    if row.missing:
        named = " ".join(f"{visible(text)} {_codes(text)}" for text in row.missing[:_SHOWN])
        more = " …" if len(row.missing) > _SHOWN else ""
        head = f"{_STAND_IN} {console.pick(('missing', '缺字'))}"
        yield f"    {head}{' ' * (28 - display_width(head))}{len(row.missing):>6}  {named}{more}"


# -- show


def show(characters: Sequence[str], console: Console) -> int:
    """The face that draws each cluster in each role and weight."""
    texts = [_characters(word) for word in characters]
    if None in texts or not any(texts):
        wrong = characters[texts.index(None)] if None in texts else ""
        return console.refuse((error("not-a-character", text=wrong),))
    book = _book(console)
    rows = [_row(cluster, book) for cluster in clusters("".join(text or "" for text in texts))]
    if console.json:
        console.say_json(rows)
        return OK
    for row in rows:
        console.say(f"{visible(str(row['text']))}  {row['name']}")
        faces, usual = row["faces"], row["usual_form"]
        remark = console.pick(("  (usual form)", "（通常字形）")) if usual else ""
        nothing = f"{_STAND_IN}  " + console.pick(("no font has it", "没有字体含有此字"))
        for role, face in faces.items() if isinstance(faces, dict) else ():
            console.say(f"  {role:<16}{f'{face}{remark}' if face else nothing}")
    return OK


def _row(cluster: str, book: FontBook) -> dict[str, object]:
    faces, usual = {}, False
    for role, weights in book.families.items():
        for weight in weights:
            face = book.pick(cluster, role, weight)
            whole = face is not None and face.covers(cluster)
            faces[f"{role} {weight}"] = face.name if face is not None and whole else ""
            usual |= bool(face is not None and whole and not face.has_forms(cluster))
    named = " + ".join(map(character_name, cluster))
    return {"text": cluster, "code": _codes(cluster), "name": named, "faces": faces, "usual_form": usual}


def _characters(typed: str) -> str | None:
    """The text itself, or what ``U+XXXX`` names (several, set apart by blanks); None for what is no code point."""
    if typed[:2].upper() != "U+" or len(typed) < 3:
        return typed
    if not _CODES.fullmatch(typed):
        return None
    codes = [int(code, 16) for code in re.findall(r"[Uu]\+([0-9A-Fa-f]+)", typed)]
    sound = all(code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF for code in codes)
    return "".join(map(chr, codes)) if sound else None


def _codes(text: str) -> str:
    return " ".join(map(code_point, text))
