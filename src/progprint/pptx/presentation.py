"""The main part of a deck, with the lists of slides and sections, its theme in the deck's colours, and its properties."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby
from typing import Any

from progprint.core.identity import uuid5
from progprint.deck.deck import Deck
from progprint.pptx.parts import A, CoreProperties, Element, P, core_properties, drop, markup, parse_xml
from progprint.pptx.text import HEAD, NAMESPACES, attribute, one_line

_NAMESPACE = bytes.fromhex("7a1f2c562f0e5d0c9f0b6d1f4d1b8e2a")
_FIRST_SLIDE_ID = 256
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
TOLD = ("title", "subject", "author")
"""Properties that we write and somebody may write otherwise."""
_LONGEST = 255
"""Characters of a property that python-pptx and office programs take."""


def without_slides(presentation: Element) -> Element:
    """The main part of a template without slides, custom shows and sections."""
    made = deepcopy(presentation)
    unwanted = [*made.iter(f"{P}sldIdLst", f"{P}custShowLst")]
    unwanted += [one for one in made.iter(f"{P}ext") if one.get("uri") == _SECTIONS]
    for one in unwanted:
        drop(one)
    for one in made.findall(f"{P}extLst"):
        if not len(one):
            made.remove(one)
    return made


def slide_id(number: int) -> str:
    """The id by which the main part names the relationship to its slide of this number."""
    return f"ppSlide{number}"


def presentation_xml(deck: Deck, bare: Any, sections: Sequence[str]) -> bytes:
    """The main part with its slides, whose sections are given, in the list and in sections ([MS-PPTX] §2.3.1, sectionLst)."""
    root = deepcopy(bare)
    ids = "".join([f'<p:sldId id="{_FIRST_SLIDE_ID + n}" r:id="{slide_id(n + 1)}"/>' for n in range(len(sections))])
    root.get_or_add_sldIdLst().extend(parse_xml(f"<p:sldIdLst {NAMESPACES}>{ids}</p:sldIdLst>"))
    if not any(sections):
        return markup(root)
    written = []
    for n, (name, group) in enumerate(groupby(enumerate(sections, _FIRST_SLIDE_ID), lambda one: one[1])):
        ids = "".join([f'<p14:sldId id="{at}"/>' for at, _ in group])
        section_id = uuid5(_NAMESPACE, f"{deck.key}/{n}/{name}").upper()
        written.append(
            f'<p14:section name="{attribute(name)}" id="{{{section_id}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        )
    listed = parse_xml(
        f'<p:extLst {NAMESPACES}><p:ext uri="{_SECTIONS}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{"".join(written)}</p14:sectionLst></p:ext>'
        "</p:extLst>"
    )
    there = root.find(f"{P}extLst")
    if there is None:
        root.append(listed)
    else:
        there.extend(listed)
    return markup(root)


def add_notes_master(presentation: Element, id_: str) -> None:
    """List a notes master in the main part, behind the slide masters (ISO/IEC 29500-1 §19.2.1.26)."""
    for old in presentation.findall(f"{P}notesMasterIdLst"):
        presentation.remove(old)
    listed = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{id_}"/></p:notesMasterIdLst>'
    masters = presentation.find(f"{P}sldMasterIdLst")
    if masters is not None:
        masters.addnext(parse_xml(listed))


# -- theme and properties


def faced(theme: Element, latin: str, east_asian: str) -> bool:
    """Fill in faces where a theme names none, and say whether there was one to fill in.

    An empty East Asian face would leave the choice to the host program.
    """
    found = [
        (one, face)
        for script, face in (("ea", east_asian), ("latin", latin))
        for one in theme.iter(f"{A}{script}")
        if face and not one.get("typeface")
    ]
    for one, face in found:
        one.set("typeface", face)
    return bool(found)


def colored(theme: Element, deck: Deck) -> bytes:
    """The theme with the deck's colours."""
    made = deepcopy(theme)
    for key, color in deck.theme:
        place = made.find(f".//{A}clrScheme/{A}{key}")
        if place is not None:
            place[:] = []
            place.append(place.makeelement(f"{A}srgbClr", {"val": color.lstrip("#").upper()}))
    return markup(made)


def core(deck: Deck, created: datetime.datetime) -> CoreProperties:
    """The properties that file managers show."""
    made = core_properties("docProps/core.xml")
    texts = {
        "title": deck.title,
        "subject": deck.subject,
        "author": deck.creator or deck.title,
        "language": deck.language,
    }
    for key, text in texts.items():
        if text:
            setattr(made, key, one_line(text)[:_LONGEST])
    made.created = made.modified = created.astimezone(datetime.UTC).replace(tzinfo=None)
    return made


def app(count: int) -> bytes:
    """The program and the number of slides."""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>progprint</Application><Slides>{count}</Slides><Notes>{count}</Notes></Properties>"
    ).encode()
