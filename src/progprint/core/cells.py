"""Cells of tables that spreadsheets open: text that one of them would take for a formula, and back."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫])")
"""What a formula begins with (OWASP, CSV injection): full-width marks count in East Asian versions, leading blanks are
passed over. Apostrophes may stand before, so that a cell with one of its own comes back with it."""


def guarded(cell: str) -> str:
    """The cell behind an apostrophe if it might be taken for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that ``guarded`` or a spreadsheet put before it."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell
