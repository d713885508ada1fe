"""What came out of a run: bytes, pages or slides, and how much of the text is in it, so that nobody is fast because empty."""

from __future__ import annotations

import html
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import yaml

LENGTH, EVERY = 12, 60
SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
NOTES = re.compile(r"ppt/notesSlides/notesSlide\d+\.xml")


class Made(NamedTuple):
    """Size in bytes, pages or slides, and the share of the probes that was found."""

    size: int
    pages: int
    found: float


def probes(agenda: str) -> list[str]:
    """12 letters out of every 60 of all summaries and takeaways, in order."""
    talks = [talk for track in yaml.load(agenda, yaml.CSafeLoader)["tracks"] for talk in track["talks"]]
    texts: list[str] = []
    for talk in talks:
        for part in (*talk["summary"].values(), talk["takeaways"]):
            texts += [part] if isinstance(part, str) else part
    return [
        text[start : start + LENGTH]
        for text in map(letters, texts)
        for start in range(0, max(1, len(text) - LENGTH + 1), EVERY)
    ]


def letters(text: str) -> str:
    """Letters, ideographs and digits alone: engines differ in blanks, punctuation and hyphens at the ends of lines."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def made(out: Path, wanted: list[str]) -> Made:
    """What is in a PDF, or in a folder of decks."""
    if out.is_dir():
        files = sorted(out.rglob("*.pptx"))
        texts, number = _decks(files)
    else:
        files = [out]
        texts, number = _pages(out)
    return Made(sum(file.stat().st_size for file in files), number, _share(letters(texts), wanted))


def _pages(path: Path) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    return "\n".join(texts), len(texts)


def _decks(files: Iterable[Path]) -> tuple[str, int]:
    texts: list[str] = []
    slides = 0
    for file in files:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            pages = [name for name in names if SLIDE.fullmatch(name)]
            notes = [name for name in names if NOTES.fullmatch(name)]
            texts += _runs(package.read(name).decode() for name in pages + notes)
            slides += len(pages)
    return "".join(texts), slides


def _runs(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        yield from map(html.unescape, re.findall(r"<a:t>([^<]*)</a:t>", part))


def _share(text: str, wanted: list[str]) -> float:
    """Looked for from the last place on, then everywhere: most engines keep the order."""
    place = found = 0
    for probe in wanted:
        here = text.find(probe, place, place + 5000)
        here = here if here >= 0 else text.find(probe)
        if here >= 0:
            place, found = here, found + 1
    return found / max(1, len(wanted))
