"""The finished file: template and slides joined, the same bytes each time.

    Deck + Template ─▶ slides, notes, media, relations, sections, properties ─▶ one zip archive

Only names and numbers made here tell the parts apart; no clock, no random id. Section ids are uuid5 of place and title.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID, uuid5

from progprint.core.diagnostic import Outcome
from progprint.core.raster import Raster, png
from progprint.deck.deck import Deck, PictureFill, Slide
from progprint.pptx.archive import Packed, archive, pack
from progprint.pptx.opened import relations_of
from progprint.pptx.slide import HEAD, Pictures, notes_xml, slide_xml
from progprint.pptx.template import Template
from progprint.pptx.text import attribute, tongue

_SCHEMAS = "http://schemas.openxmlformats.org/"
_OFFICE = f"{_SCHEMAS}officeDocument/2006/relationships"
_PACKAGE = f"{_SCHEMAS}package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml."
_NAMESPACE = UUID("7a1f2c56-2f0e-5d0c-9f0b-6d1f4d1b8e2a")
_FIRST_SLIDE_ID = 256
_MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png"}
_AFTER = ("</p:handoutMasterIdLst>", "</p:notesMasterIdLst>", "</p:sldMasterIdLst>")


def write_pptx(deck: Deck, template: Template, created: datetime.datetime) -> Outcome[bytes]:
    """The deck as a file. ``created`` is the date that its properties tell."""
    slides = deck.slides
    media = _media(slides)
    parts = [
        pack("[Content_Types].xml", _content_types(template, len(slides), media).encode()),
        pack("_rels/.rels", _package_relations(template).encode()),
        pack("docProps/core.xml", _core(deck, created).encode()),
        pack("docProps/app.xml", _app(len(slides)).encode()),
        pack(template.main, _presentation(deck, template).encode()),
        pack(relations_of(template.main), _main_relations(template, len(slides)).encode()),
        *template.parts,
        *(pack(name, _colored(text, deck).encode()) for name, text in template.themes.items()),
        *_slide_parts(deck, slides, template, media),
        *(pack(f"ppt/media/{name}", _picture_file(raster)) for name, raster in media.values()),
    ]
    return Outcome(archive(parts))


# -- slides, notes, pictures


def _slide_parts(
    deck: Deck, slides: Sequence[Slide], template: Template, media: Mapping[str, tuple[str, Raster]]
) -> Iterator[Packed]:
    language = tongue(deck.language, plain=template.plain)
    master = _relative(template.notes_master, "ppt/notesSlides")
    for number, slide in enumerate(slides, 1):
        layout = template.kinds[slide.kind]
        pictures = Pictures({})
        name = f"ppt/slides/slide{number}.xml"
        yield pack(name, slide_xml(slide, layout, number, language, pictures).encode())
        yield pack(
            relations_of(name),
            _relations(
                ("rId1", "slideLayout", _relative(layout.part, "ppt/slides")),
                ("rId2", "notesSlide", f"../notesSlides/notesSlide{number}.xml"),
                *((id_, "image", f"../media/{media[digest][0]}") for digest, id_ in pictures.ids.items()),
            ).encode(),
        )
        notes = f"ppt/notesSlides/notesSlide{number}.xml"
        text = notes_xml(slide, number, language, template.notes_picture, template.notes_body)
        yield pack(notes, text.encode())
        yield pack(
            relations_of(notes),
            _relations(("rId1", "notesMaster", master), ("rId2", "slide", f"../slides/slide{number}.xml")).encode(),
        )


def _media(slides: Sequence[Slide]) -> dict[str, tuple[str, Raster]]:
    """Every picture once: its file name and itself by digest, in order of first use."""
    found: dict[str, tuple[str, Raster]] = {}
    for slide in slides:
        for fill in slide.fills:
            if isinstance(fill, PictureFill) and fill.raster.digest not in found:
                kind = "jpg" if fill.raster.encoding == "jpeg" else "png"
                found[fill.raster.digest] = (f"ppImage{len(found) + 1}.{kind}", fill.raster)
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


def _package_relations(template: Template) -> str:
    return _relations(
        ("rId1", "officeDocument", template.main),
        ("rId2", f"{_PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
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


def _presentation(deck: Deck, template: Template) -> str:
    """The main part with the list of slides in its place (ISO/IEC 29500-1 §19.2.1.26) and sections at its end."""
    count = len(deck.slides)
    ids = "".join([f'<p:sldId id="{_FIRST_SLIDE_ID + n}" r:id="ppSlide{n + 1}"/>' for n in range(count)])
    text = template.presentation
    after = next(mark for mark in _AFTER if mark in text)
    text = text.replace(after, f"{after}<p:sldIdLst>{ids}</p:sldIdLst>", 1)
    sections = _sections(deck)
    if "</p:extLst></p:presentation>" in text:
        return text.replace("</p:extLst></p:presentation>", f"{sections}</p:extLst></p:presentation>")
    return text.replace("</p:presentation>", f"<p:extLst>{sections}</p:extLst></p:presentation>")


def _sections(deck: Deck) -> str:
    """A section for each part: [MS-PPTX] §2.3.1, sectionLst."""
    written, at = [], _FIRST_SLIDE_ID
    for n, part in enumerate(deck.parts):
        ids = "".join([f'<p14:sldId id="{at + k}"/>' for k in range(len(part.slides))])
        at += len(part.slides)
        section_id = str(uuid5(_NAMESPACE, f"{deck.key}/{n}/{part.name}")).upper()
        written.append(
            f'<p14:section name="{attribute(part.name)}" id="{{{section_id}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        )
    return (
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{"".join(written)}</p14:sectionLst></p:ext>'
    )


def _content_types(template: Template, count: int, media: Mapping[str, tuple[str, Raster]]) -> str:
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
        for n in range(1, count + 1)
        for folder, stem in (("slides", "slide"), ("notesSlides", "notesSlide"))
    ]
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
