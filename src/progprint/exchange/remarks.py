"""Lists of names in remarks: a few where something was guessed, all of them where something was left out or asked for."""

from __future__ import annotations

from collections.abc import Iterable

_SEVERAL, _MOST = 12, 500
_LONG = 80
"""Characters of a name that are told."""


def several(names: Iterable[str], *, all_of_them: bool = False) -> dict[str, str]:
    """The values of a remark for names, each once: ``names`` for a line, and ``whole``, line by line, for ``-v``.

    ``all_of_them``: none is left out of the line either, as whoever reads it has to see to each.
    """
    each = [name if len(name) <= _LONG else f"{name[: _LONG - 1]}…" for name in dict.fromkeys(filter(None, names))]
    most = _MOST if all_of_them else _SEVERAL
    shown = ", ".join(each[:most]) + (" …" if len(each) > most else "")
    return {"names": shown, "whole": "\n".join(each)}
