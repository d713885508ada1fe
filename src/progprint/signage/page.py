"""The file of a screen: HTML with the programme as data, the script, the style and the part of the faces that it shows.

Nothing is loaded from anywhere: the policy of the page (W3C, Content Security Policy) allows its own script and style by
their digests, and faces and pictures that lie in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from progprint.fonts.book import FontBook
from progprint.signage.programme import Screen
from progprint.text.clusters import clusters

ALWAYS = "0123456789:：·–—/ …"
"""Characters of clocks and counts."""
_WEIGHTS = {"regular": 400, "bold": 700}


def html(screen: Screen, book: FontBook, language: str, colours: dict[str, str], mark: str = "") -> str:
    """The page of a screen. ``colours`` are text, paper and quiet as #rrggbb; ``mark`` tells at the end who wrote it."""
    data = json.dumps(screen.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    script, text = _asset("page.js"), "".join(sorted({*data, *ALWAYS}))
    faces = list(_faces(book, text))
    stack = ", ".join(dict.fromkeys(name for name, _ in faces))
    style = "".join(
        (
            *(rule for _, rule in faces),
            f":root {{ --faces: {stack}, sans-serif; {' '.join(f'--{name}: {value};' for name, value in colours.items())} }}\n",
            _asset("page.css"),
        )
    )
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; style-src-attr 'unsafe-inline'; "
        "font-src data:; img-src data:"
    )
    name = str(screen.data["room"] or screen.data["title"])
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(name)}</title>\n'
        f"<style>{style}</style>\n<main></main>\n"
        f'<script type="application/json" id="programme">{_inert(data)}</script>\n<script>{script}</script>\n</html>\n'
        + (f"<!-- {mark} -->\n" if mark else "")
    )


def _inert(data: str) -> str:
    """JSON that ends no element and begins no comment, whatever is in it."""
    return data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _faces(book: FontBook, text: str) -> Iterator[tuple[str, str]]:
    """The faces that draw a text, in both weights: the name of each and its rule (W3C, CSS Fonts Level 4, @font-face)."""
    for weight, number in _WEIGHTS.items():
        drawn: dict[str, list[str]] = {}
        for cluster in clusters(text):
            face = book.pick(cluster, "sans", weight)
            if face is not None:
                drawn.setdefault(face.name, []).append(cluster)
        for place, (name, own) in enumerate(drawn.items()):
            data = base64.b64encode(book.face(name).part("".join(own))).decode()
            yield (
                f"f{place}",
                f"@font-face {{ font-family: f{place}; font-weight: {number}; src: url(data:font/ttf;base64,{data}); }}\n",
            )
