"""Relations and content types of a package, read as markup and written in one plain form.

Parts of a template are changed as text. That works for texts as office programs write them; what another program writes
with other quotes, in another order or with namespaces of its own is first written as those do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET  # expat refuses entity bombs; document types are refused before

from progprint.pptx.text import attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ENTRY = re.compile(r'<(Default|Override)\b((?: [A-Za-z]+="[^"]*")+) ?/>')
_KEYS = {"Default": "Extension", "Override": "PartName"}
_ATTRIBUTE = re.compile(r'([A-Za-z]+)="([^"]*)"')


class Relation(NamedTuple):
    """A relation as it is written: ``target`` is a way to a part or, ``outside``, an address."""

    id: str
    type: str
    target: str
    outside: bool


def relation_rows(text: str) -> list[Relation]:
    """The relations in a part of relations; KeyError for one that lacks what it needs."""
    rows = (one for one in ET.fromstring(text) if one.tag.endswith("Relationship"))  # noqa: S314
    return [
        Relation(one.attrib["Id"], one.attrib["Type"], one.attrib["Target"], one.get("TargetMode") == "External")
        for one in rows
    ]


def relations_text(rows: Sequence[Relation]) -> str:
    """A part of relations."""
    written = "".join(
        f'<Relationship Id="{attribute(row.id)}" Type="{attribute(row.type)}" Target="{attribute(row.target)}"'
        + (' TargetMode="External"/>' if row.outside else "/>")
        for row in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def types_text(text: str) -> str:
    """The part of content types, as it is where it is plain already."""
    told = list(_types(text))
    matched = [
        (match[1], *(dict(_ATTRIBUTE.findall(match[2])).get(key, "") for key in (_KEYS[match[1]], "ContentType")))
        for match in _ENTRY.finditer(text)
    ]
    if told == matched and "</Types>" in text:
        return text
    written = "".join(
        f'<{tag} {_KEYS[tag]}="{attribute(name)}" ContentType="{attribute(type_)}"/>' for tag, name, type_ in told
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{written}</Types>'


def _types(text: str) -> Iterator[tuple[str, str, str]]:
    for one in ET.fromstring(text):  # noqa: S314
        tag = one.tag.rpartition("}")[2]
        if tag in _KEYS:
            yield tag, one.attrib[_KEYS[tag]], one.attrib["ContentType"]
