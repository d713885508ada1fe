"""The finished file: template and slides joined, the same bytes each time.

    Deck + Template ─▶ slides, notes, media, relations, sections, properties ─▶ one zip archive

Only names and numbers made here tell the parts apart; no clock, no random id. Section ids are uuid5 of place and title.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from uuid import UUID, uuid5

from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.core.raster import Raster, png
from progprint.deck.deck import Deck, PictureFill, Slide, paragraphs_of
from progprint.pptx.archive import Packed, archive, pack
from progprint.pptx.leaf import Leaf, Reference
from progprint.pptx.opened import RefusedError, relations_of
from progprint.pptx.record import PART as RECORD
from progprint.pptx.record import RELATION as CUSTOM
from progprint.pptx.record import TYPE as CUSTOM_TYPE
from progprint.pptx.record import Record, SlideRecord, SlotRecord, box_of, digest, digest_of, record_xml, whole
from progprint.pptx.slide import HEAD, NUMBER, Pictures, notes_xml, slide_xml
from progprint.pptx.template import Template
from progprint.pptx.text import attribute, spelled, tongue

_SCHEMAS = "http://schemas.openxmlformats.org/"
_OFFICE = f"{_SCHEMAS}officeDocument/2006/relationships"
_PACKAGE = f"{_SCHEMAS}package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml."
_NAMESPACE = UUID("7a1f2c56-2f0e-5d0c-9f0b-6d1f4d1b8e2a")
_FIRST_SLIDE_ID = 256
_MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png"}
_AFTER = ("</p:handoutMasterIdLst>", "</p:notesMasterIdLst>", "</p:sldMasterIdLst>")


def write_pptx(deck: Deck, template: Template, created: datetime.datetime, old: bytes | None = None) -> Outcome[bytes]:
    """The deck as a file. ``created`` is the date that its properties tell.

    ``old`` is the file as it lies there: what somebody has changed in it by hand is laid over what is written anew.
    Notes and warnings: deck-edited, deck-conflict. Error: old-deck.
    """
    slides = deck.slides
    media = _media(slides)
    written: Sequence[Leaf] = list(_leaves(deck, template, media))
    leaves = written
    record = Record(
        "", dict(zip((slide.key for slide in slides), _records(slides, written, template, media), strict=True))
    )
    found: Sequence[Diagnostic] = ()
    if old is not None:
        revision = _over(old, slides, written, record, template)
        if revision.value is None:
            return Outcome(None, revision.diagnostics)
        leaves, found = revision.value, revision.diagnostics
    parts = [
        pack("[Content_Types].xml", _content_types(template, leaves, media).encode()),
        pack("_rels/.rels", _package_relations(template).encode()),
        pack("docProps/core.xml", _core(deck, created).encode()),
        pack("docProps/app.xml", _app(len(leaves)).encode()),
        pack(template.main, _presentation(deck, template, leaves).encode()),
        pack(relations_of(template.main), _main_relations(template, len(leaves)).encode()),
        *template.parts,
        *(pack(name, _colored(text, deck).encode()) for name, text in template.themes.items()),
        *_slide_parts(deck, leaves, template),
        *(pack(f"ppt/media/{name}", data) for name, data in media.values()),
    ]
    # a file that holds edits is looked through again next time, although nobody has touched it since
    untouched = (
        whole((part.name, part.crc) for part in parts) if leaves is written or tuple(leaves) == tuple(written) else ""
    )
    known = record._replace(whole=untouched)
    return Outcome(archive([*parts, pack(RECORD, record_xml(known).encode())]), found)


def _over(
    old: bytes, slides: Sequence[Slide], leaves: Sequence[Leaf], record: Record, template: Template
) -> Outcome[Sequence[Leaf]]:
    """The leaves with what somebody changed in an old file of the same deck."""
    from progprint.pptx.edited import read_edited
    from progprint.pptx.revise import Fresh, revised

    try:
        edited = read_edited(old)
    except RefusedError:
        return Outcome(None, (error("old-deck"),))
    if edited is None:
        return Outcome(leaves)
    outcome = revised(Fresh(slides, leaves, record), edited, template.layouts, template.kinds["text"].part)
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


def _records(
    slides: Sequence[Slide], leaves: Sequence[Leaf], template: Template, media: Mapping[str, tuple[str, bytes]]
) -> Iterator[SlideRecord]:
    """What each slide shows, to know edits by later."""
    for slide, leaf in zip(slides, leaves, strict=True):
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
        yield SlideRecord(rows, digest("".join(map(spelled, leaf.notes))))


def _slide_parts(deck: Deck, leaves: Sequence[Leaf], template: Template) -> Iterator[Packed]:
    language = tongue(deck.language, plain=template.plain)
    master = _relative(template.notes_master, "ppt/notesSlides")
    carried: set[str] = set()
    for number, leaf in enumerate(leaves, 1):
        name = f"ppt/slides/slide{number}.xml"
        yield pack(name, leaf.xml.replace(NUMBER, str(number), 1).encode())
        rows = [
            Reference("rId1", f"{_OFFICE}/slideLayout", leaf.layout),
            Reference("rId2", f"{_OFFICE}/notesSlide", f"ppt/notesSlides/notesSlide{number}.xml"),
            *leaf.references,
        ]
        yield pack(relations_of(name), _references(rows, "ppt/slides").encode())
        notes = f"ppt/notesSlides/notesSlide{number}.xml"
        text = notes_xml(leaf.notes, number, language, template.notes_picture, template.notes_body)
        yield pack(notes, text.encode())
        yield pack(
            relations_of(notes),
            _relations(("rId1", "notesMaster", master), ("rId2", "slide", f"../slides/slide{number}.xml")).encode(),
        )
        for part in leaf.carried:
            if part.name not in carried:
                carried.add(part.name)
                yield pack(part.name, part.data)
                if part.relations:
                    rows = list(part.relations)
                    yield pack(relations_of(part.name), _references(rows, posixpath.dirname(part.name)).encode())


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


# -- what ties the parts together


def _relative(part: str, folder: str) -> str:
    return posixpath.relpath(part, folder)


def _relations(*rows: tuple[str, str, str]) -> str:
    written = "".join(
        [
            f'<Relationship Id="{id_}" Type="{kind if ":" in kind else f"{_OFFICE}/{kind}"}" Target="{attribute(target)}"/>'
            for id_, kind, target in rows
        ]
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{written}</Relationships>'


def _references(rows: Sequence[Reference], folder: str) -> str:
    """The relations of a part that lies in a folder."""
    written = "".join(
        [
            f'<Relationship Id="{row.id}" Type="{attribute(row.type)}" '
            + (
                f'Target="{attribute(row.target)}" TargetMode="External"/>'
                if row.outside
                else f'Target="{attribute(_relative(row.target, folder))}"/>'
            )
            for row in rows
        ]
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{written}</Relationships>'


def _package_relations(template: Template) -> str:
    return _relations(
        ("rId1", "officeDocument", template.main),
        ("rId2", f"{_PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
        ("rId4", CUSTOM, RECORD),
    )


def _main_relations(template: Template, count: int) -> str:
    folder = posixpath.dirname(template.main)
    rows = "".join(
        [
            f'<Relationship Id="ppSlide{n}" Type="{_OFFICE}/slide" Target="{_relative(f"ppt/slides/slide{n}.xml", folder)}"/>'
            for n in range(1, count + 1)
        ]
    )
    return template.relations.replace("</Relationships>", f"{rows}</Relationships>")


def _presentation(deck: Deck, template: Template, leaves: Sequence[Leaf]) -> str:
    """The main part with the list of slides in its place (ISO/IEC 29500-1 §19.2.1.26) and sections at its end."""
    count = len(leaves)
    ids = "".join([f'<p:sldId id="{_FIRST_SLIDE_ID + n}" r:id="ppSlide{n + 1}"/>' for n in range(count)])
    text = template.presentation
    after = next(mark for mark in _AFTER if mark in text)
    text = text.replace(after, f"{after}<p:sldIdLst>{ids}</p:sldIdLst>", 1)
    sections = _sections(deck, leaves)
    if "</p:extLst></p:presentation>" in text:
        return text.replace("</p:extLst></p:presentation>", f"{sections}</p:extLst></p:presentation>")
    return text.replace("</p:presentation>", f"<p:extLst>{sections}</p:extLst></p:presentation>")


def _sections(deck: Deck, leaves: Sequence[Leaf]) -> str:
    """A section for each part: [MS-PPTX] §2.3.1, sectionLst."""
    written = []
    for n, (name, group) in enumerate(groupby(enumerate(leaves, _FIRST_SLIDE_ID), lambda one: one[1].section)):
        ids = "".join([f'<p14:sldId id="{at}"/>' for at, _ in group])
        section_id = str(uuid5(_NAMESPACE, f"{deck.key}/{n}/{name}")).upper()
        written.append(
            f'<p14:section name="{attribute(name)}" id="{{{section_id}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        )
    return (
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{"".join(written)}</p14:sectionLst></p:ext>'
    )


def _content_types(template: Template, leaves: Sequence[Leaf], media: Mapping[str, tuple[str, bytes]]) -> str:
    text = template.content_types
    kinds = sorted({name.rpartition(".")[2] for name, _ in media.values()})
    defaults = "".join(
        f'<Default Extension="{kind}" ContentType="{_MEDIA_TYPES[kind]}"/>'
        for kind in kinds
        if f'Extension="{kind}"' not in text
    )
    text = re.sub(r"(<Types\b[^>]*>)", lambda match: match[1] + defaults, text, count=1)
    rows = [
        f'<Override PartName="/ppt/{folder}/{stem}{n}.xml" ContentType="{_TYPES}{stem}+xml"/>'
        for n in range(1, len(leaves) + 1)
        for folder, stem in (("slides", "slide"), ("notesSlides", "notesSlide"))
    ]
    kept = {part.name: part.type for leaf in leaves for part in leaf.carried}
    rows += [f'<Override PartName="/{name}" ContentType="{attribute(type_)}"/>' for name, type_ in kept.items()]
    rows.append(f'<Override PartName="/{RECORD}" ContentType="{CUSTOM_TYPE}"/>')
    rows += [
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
        (
            '<Override PartName="/docProps/app.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        ),
    ]
    return text.replace("</Types>", f"{''.join(rows)}</Types>")


# -- colours and properties


def _colored(theme: str, deck: Deck) -> str:
    """The theme with the deck's colours."""
    for key, color in deck.theme:
        value = f'<a:{key}><a:srgbClr val="{color.lstrip("#").upper()}"/></a:{key}>'
        theme = re.sub(rf"<a:{key}>.*?</a:{key}>", value, theme, count=1, flags=re.DOTALL)
    return theme


def _core(deck: Deck, created: datetime.datetime) -> str:
    stamp = created.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = (
        ("dc:title", attribute(deck.title[:255])),
        ("dc:subject", attribute(deck.subject)),
        ("dc:creator", attribute(deck.creator or deck.title)),
        ("dc:language", deck.language),
    )
    written = "".join(f"<{tag}>{text}</{tag}>" for tag, text in fields if text)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{tag}>' for tag in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_SCHEMAS}package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{written}{dates}</cp:coreProperties>'
    )


def _app(count: int) -> str:
    return (
        f'{HEAD}<Properties xmlns="{_SCHEMAS}officeDocument/2006/extended-properties"><Application>progprint</Application>'
        f"<Slides>{count}</Slides><Notes>{count}</Notes></Properties>"
    )
