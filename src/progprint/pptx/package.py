"""The finished file: template and slides joined, the same bytes each time.

    Deck + Template ─▶ slides, notes, media, relations, sections, properties ─▶ one zip archive

Only names and numbers made here tell the parts apart; no clock, no random id. Section ids are uuid5 of place and title.
"""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterator, Mapping, Sequence

from progprint import files
from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.core.raster import Raster, png
from progprint.deck.deck import Deck, PictureFill, Slide, paragraphs_of
from progprint.pptx.archive import ArchiveFullError, Packed, archive, pack
from progprint.pptx.leaf import Leaf, Reference
from progprint.pptx.opened import BROKEN, RefusedError, relations_of
from progprint.pptx.record import PART as RECORD
from progprint.pptx.record import Record, SlideRecord, SlotRecord, box_of, digest, digest_of, record_xml
from progprint.pptx.slide import NUMBER, Pictures, notes_xml, slide_xml
from progprint.pptx.template import Template
from progprint.pptx.text import Tongue, spelled, tongue
from progprint.pptx.ties import (
    app,
    colored,
    content_types,
    core,
    main_relations,
    package_relations,
    presentation,
    references,
    relations,
    relative,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_pptx(deck: Deck, template: Template, created: datetime.datetime, old: bytes | None = None) -> Outcome[bytes]:
    """The deck as a file. ``created`` is the date that its properties tell.

    ``old`` is the file as it lies there: what somebody has changed in it by hand is laid over what is written anew.
    Notes and warnings: deck-edited, deck-conflict. Errors: old-deck, deck-too-large.
    """
    slides = deck.slides
    media = _media(slides)
    leaves: list[Leaf] = []
    records: list[SlideRecord] = []
    packed: list[Packed] = []
    for slide, leaf in zip(slides, _leaves(deck, template, media), strict=True):
        records.append(_record(slide, leaf, template, media))
        if old is None:  # nothing is asked of its XML any more, which is most of the memory of a long deck
            packed += _slide_parts(len(leaves) + 1, leaf, tongue(deck.language, plain=template.plain), template)
            leaves.append(leaf._replace(xml=""))
        else:
            leaves.append(leaf)
    record = Record("", dict(zip((slide.key for slide in slides), records, strict=True)))
    found: Sequence[Diagnostic] = ()
    revised: Sequence[Leaf] = leaves
    if old is not None:
        revision = _over(old, slides, leaves, record, template)
        if revision.value is None:
            return Outcome(None, revision.diagnostics)
        revised, found = revision.value, revision.diagnostics
        packed = list(_all_parts(revised, tongue(deck.language, plain=template.plain), template))
    parts = [
        pack("[Content_Types].xml", content_types(template, revised, media).encode()),
        pack("_rels/.rels", package_relations(template).encode()),
        pack("docProps/core.xml", core(deck, created).encode()),
        pack("docProps/app.xml", app(len(revised)).encode()),
        pack(template.main, presentation(deck, template, revised).encode()),
        pack(relations_of(template.main), main_relations(template, len(revised)).encode()),
        *template.parts,
        *(pack(name, colored(text, deck).encode()) for name, text in template.themes.items()),
        *packed,
        *(pack(f"ppt/media/{name}", data) for name, data in media.values()),
    ]
    # a file that holds edits is looked through again next time, although nobody has touched it since
    same = revised is leaves or tuple(revised) == tuple(leaves)
    untouched = files.digest_of_parts((part.name, part.crc) for part in parts) if same else ""
    known = record._replace(whole=untouched)
    try:
        return Outcome(archive([*parts, pack(RECORD, record_xml(known).encode())]), found)
    except ArchiveFullError:
        return Outcome(None, (*found, error("deck-too-large")))


def _over(
    old: bytes, slides: Sequence[Slide], leaves: Sequence[Leaf], record: Record, template: Template
) -> Outcome[Sequence[Leaf]]:
    """The leaves with what somebody changed in an old file of the same deck."""
    from lxml.etree import LxmlError

    from progprint.pptx.edited import read_edited
    from progprint.pptx.revise import Fresh, revised

    try:
        edited = read_edited(old)
        if edited is None:
            return Outcome(leaves)
        outcome = revised(Fresh(slides, leaves, record), edited, template.layouts, template.kinds["text"].part)
    except (RefusedError, LxmlError, *BROKEN):  # parts of the old file are read up to the end
        return Outcome(None, (error("old-deck"),))
    return Outcome(outcome.value, outcome.diagnostics)


# -- slides, notes, pictures


def _leaves(deck: Deck, template: Template, media: Mapping[str, tuple[str, bytes]]) -> Iterator[Leaf]:
    """The slides as they are written, with the key of each in a hidden shape."""
    language = tongue(deck.language, plain=template.plain)
    for part in deck.parts:
        for slide in part.slides:
            layout = template.kinds[slide.kind]
            pictures = Pictures({})
            xml = slide_xml(slide, layout, language, pictures)
            references = [
                Reference(id_, f"{_OFFICE}/image", f"ppt/media/{media[digest][0]}")
                for digest, id_ in pictures.ids.items()
            ]
            yield Leaf(part.name, xml, layout.part, references, slide.notes)


def _record(slide: Slide, leaf: Leaf, template: Template, media: Mapping[str, tuple[str, bytes]]) -> SlideRecord:
    """What a slide shows, to know edits by later."""
    slots = template.kinds[slide.kind].slots
    rows = {}
    for fill in slide.fills:
        slot = slots[fill.slot]
        if isinstance(fill, PictureFill):
            rows[fill.slot] = SlotRecord(slot.label, digest_of(media[fill.raster.digest][1]), box_of(slot.frame))
        else:
            place = slot.outer(fill.box) if fill.box is not None else slot.frame
            said = "".join(spelled(paragraph.text) for paragraph in paragraphs_of(fill))
            rows[fill.slot] = SlotRecord(slot.label, digest(said), box_of(place))
    return SlideRecord(rows, digest("".join(map(spelled, leaf.notes))))


def _all_parts(leaves: Sequence[Leaf], language: Tongue, template: Template) -> Iterator[Packed]:
    """The parts of all slides, and what they brought from another file (``carry`` hands on each part once)."""
    for number, leaf in enumerate(leaves, 1):
        yield from _slide_parts(number, leaf, language, template)
        for part in leaf.carried:
            yield pack(part.name, part.data)
            if part.relations:
                rows = list(part.relations)
                yield pack(relations_of(part.name), references(rows, posixpath.dirname(part.name)).encode())


def _slide_parts(number: int, leaf: Leaf, language: Tongue, template: Template) -> Iterator[Packed]:
    """A slide, its notes, and the relations of both."""
    name = f"ppt/slides/slide{number}.xml"
    yield pack(name, leaf.xml.replace(NUMBER, str(number), 1).encode())
    rows = [
        Reference("rId1", f"{_OFFICE}/slideLayout", leaf.layout),
        Reference("rId2", f"{_OFFICE}/notesSlide", f"ppt/notesSlides/notesSlide{number}.xml"),
        *leaf.references,
    ]
    yield pack(relations_of(name), references(rows, "ppt/slides").encode())
    notes = f"ppt/notesSlides/notesSlide{number}.xml"
    text = notes_xml(leaf.notes, number, language, template.notes_picture, template.notes_body)
    yield pack(notes, text.encode())
    master = relative(template.notes_master, "ppt/notesSlides")
    yield pack(
        relations_of(notes),
        relations(("rId1", "notesMaster", master), ("rId2", "slide", f"../slides/slide{number}.xml")).encode(),
    )


def _media(slides: Sequence[Slide]) -> dict[str, tuple[str, bytes]]:
    """Every picture once: its file's name and bytes by digest, in order of first use."""
    found: dict[str, tuple[str, bytes]] = {}
    for slide in slides:
        for fill in slide.fills:
            if isinstance(fill, PictureFill) and fill.raster.digest not in found:
                kind = "jpg" if fill.raster.encoding == "jpeg" else "png"
                found[fill.raster.digest] = (f"ppImage{len(found) + 1}.{kind}", _picture_file(fill.raster))
    return found


def _picture_file(raster: Raster) -> bytes:
    return raster.data if raster.encoding == "jpeg" else png(raster)
