"""版本说明: copyright lines, the address of the conference, version and fingerprint, typefaces."""

from __future__ import annotations

from progprint.agenda.programme import Wording
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.part import pages_of
from progprint.typeset.block import Block
from progprint.typeset.boxes import RuleLine
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Keep, Stack, Tagged


def colophon(context: Context) -> list[PageGroup]:
    """版本说明: copyright lines, organisers' address, version and fingerprint, typefaces."""
    grid = context.design.page.grid
    conference, words = context.agenda.conference, context.words
    lines: list[Block] = [RuleLine(context.design.colors["text"], 0.8, height=grid * 0.5)]
    for n, line in enumerate(conference.copyright, 1):
        lines.append(context.passage(line, "note", key=f"colophon.copyright.{n}"))
    if conference.url:
        lines.append(context.passage(Wording(conference.url), "note", key="colophon.url"))
    made = f"{words.edition} {context.fingerprint}" if context.fingerprint else ""
    tool = f"progprint {context.version}" if context.version else "progprint"
    lines.append(context.text(SEPARATOR.join(filter(None, (made, tool, _faces(context)))), "note", key="colophon.made"))
    block = Tagged("Sect", Keep(Stack(tuple(lines))), key="colophon", anchor="colophon")
    on_page = context.design.parts.get("colophon.place") == "page"
    start, first = ("new", "folio") if on_page else ("flow", "full")
    return [pages_of(context, words.colophon, "colophon", ())._replace(start=start, first=first, foot=block)]


def _faces(context: Context) -> str:
    """The families that text is set in."""
    book = context.composer.book
    return context.words.join(
        dict.fromkeys(book.entries[book.names("sans", weight)[0]].family for weight in ("regular", "bold"))
    )
