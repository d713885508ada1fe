"""What ties the parts of a file together: relations, content types, the lists of slides and sections, its properties."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from progprint.core.identity import uuid5
from progprint.deck.deck import Deck
from progprint.pptx.leaf import Leaf, Reference
from progprint.pptx.record import PART as RECORD
from progprint.pptx.record import RELATION as CUSTOM
from progprint.pptx.record import TYPE as CUSTOM_TYPE
from progprint.pptx.slide import HEAD
from progprint.pptx.template import Template
from progprint.pptx.text import attribute

_SCHEMAS = "http://schemas.openxmlformats.org/"
_OFFICE = f"{_SCHEMAS}officeDocument/2006/relationships"
_PACKAGE = f"{_SCHEMAS}package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml."
_NAMESPACE = bytes.fromhex("7a1f2c562f0e5d0c9f0b6d1f4d1b8e2a")
_FIRST_SLIDE_ID = 256
_MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png"}
_END = re.compile(r"</p:extLst>\s*</p:presentation>")
_AFTER = ("</p:handoutMasterIdLst>", "</p:notesMasterIdLst>", "</p:sldMasterIdLst>")


@lru_cache(maxsize=4096)
def relative(part: str, folder: str) -> str:
    """The way from a folder to a part."""
    return posixpath.relpath(part, folder)


def relations(*rows: tuple[str, str, str]) -> str:
    """A part of relations: id, type (short for those of office documents) and target."""
    written = "".join(
        [
            f'<Relationship Id="{id_}" Type="{kind if ":" in kind else f"{_OFFICE}/{kind}"}" Target="{attribute(target)}"/>'
            for id_, kind, target in rows
        ]
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{written}</Relationships>'


def references(rows: Sequence[Reference], folder: str) -> str:
    """The relations of a part that lies in a folder."""
    written = "".join(
        [
            f'<Relationship Id="{row.id}" Type="{attribute(row.type)}" '
            + (
                f'Target="{attribute(row.target)}" TargetMode="External"/>'
                if row.outside
                else f'Target="{attribute(relative(row.target, folder))}"/>'
            )
            for row in rows
        ]
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{written}</Relationships>'


def package_relations(template: Template) -> str:
    """The relations of the package: the presentation, its properties, the record."""
    return relations(
        ("rId1", "officeDocument", template.main),
        ("rId2", f"{_PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
        ("rId4", CUSTOM, RECORD),
    )


def main_relations(template: Template, count: int) -> str:
    """The relations of the presentation: the template's, and its slides."""
    folder = posixpath.dirname(template.main)
    rows = "".join(
        [
            f'<Relationship Id="ppSlide{n}" Type="{_OFFICE}/slide" Target="{relative(f"ppt/slides/slide{n}.xml", folder)}"/>'
            for n in range(1, count + 1)
        ]
    )
    return template.relations.replace("</Relationships>", f"{rows}</Relationships>")


def presentation(deck: Deck, template: Template, leaves: Sequence[Leaf]) -> str:
    """The main part with the list of slides in its place (ISO/IEC 29500-1 §19.2.1.26) and sections at its end."""
    count = len(leaves)
    ids = "".join([f'<p:sldId id="{_FIRST_SLIDE_ID + n}" r:id="ppSlide{n + 1}"/>' for n in range(count)])
    text = template.presentation
    after = next(mark for mark in _AFTER if mark in text)
    text = text.replace(after, f"{after}<p:sldIdLst>{ids}</p:sldIdLst>", 1)
    sections = _sections(deck, leaves)
    end = _END.search(text)
    if end is not None:
        return f"{text[: end.start()]}{sections}{text[end.start() :]}"
    return text.replace("</p:presentation>", f"<p:extLst>{sections}</p:extLst></p:presentation>")


def _sections(deck: Deck, leaves: Sequence[Leaf]) -> str:
    """A section for each part: [MS-PPTX] §2.3.1, sectionLst."""
    written = []
    for n, (name, group) in enumerate(groupby(enumerate(leaves, _FIRST_SLIDE_ID), lambda one: one[1].section)):
        ids = "".join([f'<p14:sldId id="{at}"/>' for at, _ in group])
        section_id = uuid5(_NAMESPACE, f"{deck.key}/{n}/{name}").upper()
        written.append(
            f'<p14:section name="{attribute(name)}" id="{{{section_id}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        )
    return (
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{"".join(written)}</p14:sectionLst></p:ext>'
    )


def content_types(template: Template, leaves: Sequence[Leaf], media: Mapping[str, tuple[str, bytes]]) -> str:
    """What every part is."""
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


def colored(theme: str, deck: Deck) -> str:
    """The theme with the deck's colours."""
    for key, color in deck.theme:
        value = f'<a:{key}><a:srgbClr val="{color.lstrip("#").upper()}"/></a:{key}>'
        theme = re.sub(rf"<a:{key}>.*?</a:{key}>", value, theme, count=1, flags=re.DOTALL)
    return theme


def core(deck: Deck, created: datetime.datetime) -> str:
    """The properties that file managers show."""
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


def app(count: int) -> str:
    """The program and the number of slides."""
    return (
        f'{HEAD}<Properties xmlns="{_SCHEMAS}officeDocument/2006/extended-properties"><Application>progprint</Application>'
        f"<Slides>{count}</Slides><Notes>{count}</Notes></Properties>"
    )
