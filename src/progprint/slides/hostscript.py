"""The host's script on paper: what the notes of every slide say, in order, as Markdown or plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from progprint.deck.deck import Deck

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#+|"})


def script_text(decks: Sequence[Deck], mark: str = "", *, markdown: bool) -> str:
    """The script of all decks. Markdown has headings for deck, part and slide; plain text numbers and indents.

    ``mark`` stands at the end, in Markdown as a comment.
    """
    lines = [line for deck in decks for line in _script(deck, markdown=markdown)]
    text = "\n".join(lines).rstrip("\n") + "\n"
    return text + (f"\n<!-- {mark} -->\n" if markdown else f"\n{mark}\n") if mark else text


def _script(deck: Deck, *, markdown: bool) -> Iterator[str]:
    """The parts with their slides, and these with their numbers."""
    number = count(1)
    yield from (f"# {_safe(deck.title)}", "") if markdown else (deck.title, "=" * 40, "")
    for part in deck.parts:
        yield from (f"## {_safe(part.name)}", "") if markdown else (part.name, "-" * 40, "")
        for slide in part.slides:
            n = next(number)
            seconds, *said = slide.notes or ("",)
            if markdown:
                yield from (f"**{n} · {_safe(slide.title)}** {_safe(seconds)}".rstrip(), "")
                yield from (line for sentence in said for line in (_safe(sentence), ""))
            else:
                yield from (f"[{n}] {slide.title} {seconds}".rstrip(), *(f"    {sentence}" for sentence in said), "")


def _safe(text: str) -> str:
    """Typed text with no mark of Markdown in it."""
    return " ".join(text.split()).translate(_SPECIAL)
