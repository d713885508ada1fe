"""The host's script on paper: what the notes of every slide say, in order, as Markdown or plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from progprint.deck.deck import Deck, Slide

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#+|"})


def script_text(decks: Sequence[Deck], mark: str = "", *, markdown: bool) -> str:
    """The script of all decks. Markdown has headings for deck, part and slide; plain text numbers and indents.

    ``mark`` stands at the end, in Markdown as a comment.
    """
    lines = [line for deck in decks for line in (_markdown(deck) if markdown else _plain(deck))]
    text = "\n".join(lines).rstrip("\n") + "\n"
    return text + (f"\n<!-- {mark} -->\n" if markdown else f"\n{mark}\n") if mark else text


def _numbered(deck: Deck) -> Iterator[tuple[str, list[tuple[int, Slide]]]]:
    """The parts with their slides and these with their numbers."""
    number = 0
    for part in deck.parts:
        slides = []
        for slide in part.slides:
            number += 1
            slides.append((number, slide))
        yield part.name, slides


def _markdown(deck: Deck) -> Iterator[str]:
    yield from (f"# {_safe(deck.title)}", "")
    for name, slides in _numbered(deck):
        yield from (f"## {_safe(name)}", "")
        for number, slide in slides:
            seconds, *said = slide.notes or ("",)
            yield from (f"**{number} · {_safe(slide.title)}** {_safe(seconds)}".rstrip(), "")
            for sentence in said:
                yield from (_safe(sentence), "")


def _plain(deck: Deck) -> Iterator[str]:
    yield from (deck.title, "=" * 40, "")
    for name, slides in _numbered(deck):
        yield from (name, "-" * 40, "")
        for number, slide in slides:
            seconds, *said = slide.notes or ("",)
            yield f"[{number}] {slide.title} {seconds}".rstrip()
            yield from (f"    {sentence}" for sentence in said)
            yield ""


def _safe(text: str) -> str:
    """Typed text with no mark of Markdown in it."""
    return " ".join(text.split()).translate(_SPECIAL)
