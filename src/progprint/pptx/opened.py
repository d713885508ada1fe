"""A .pptx or .potx as it lies in its file: parts by name, and the relations between them (ISO/IEC 29500-2, OPC)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET  # expat refuses entity bombs; document types are refused before

MAX_PARTS, MAX_BYTES = 5000, 200_000_000
_RELATION = re.compile(r"<Relationship\b[^>]*?/>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
UNWANTED = (
    "/slide",
    "/thumbnail",
    "/printerSettings",
    "/commentAuthors",
    "/vbaProject",
    "/customXml",
    "/custom-properties",
)
"""Ends of the types of relations that a deck must not carry on."""


class RefusedError(Exception):
    """A file that is no template for us; the argument is the variant of bad-template."""


class Opened:
    """The parts of a file by name, and what relates them."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = [entry for entry in file.infolist() if not entry.is_dir()]
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise RefusedError("too-large")
            self.parts = {entry.filename: file.read(entry) for entry in entries}
        self.types = self.text("[Content_Types].xml")
        if "macroEnabled" in self.types or any(name.endswith("vbaProject.bin") for name in self.parts):
            raise RefusedError("macros")
        main = next(self.related("", "/officeDocument"), None)
        if main is None:
            raise RefusedError("no-presentation")
        self.main = main

    def text(self, name: str) -> str:
        """A part as text; document types, which no such file has, are refused."""
        text = self.parts[name].decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise RefusedError("document-type")
        return text

    def tree(self, name: str) -> ET.Element:
        """A part as elements."""
        return ET.fromstring(self.text(name))  # noqa: S314  (document types are refused above)

    def relations(self, part: str) -> Iterator[tuple[str, str, str, str]]:
        """Id, type, target part and text of the relations of a part ("" for the package); external ones are skipped."""
        name = relations_of(part)
        for match in _RELATION.finditer(self.text(name) if name in self.parts else ""):
            given = dict(_ATTRIBUTE.findall(match[0]))
            if given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), given["Target"])).lstrip("/")
                yield given["Id"], given["Type"], target, match[0]

    def related(self, part: str, kind: str) -> Iterator[str]:
        """Targets of the relations whose type ends so."""
        return (target for _, type_, target, _ in self.relations(part) if type_.endswith(kind))

    def reachable(self) -> list[str]:
        """Parts that the masters need, in the order of the file."""
        seen: set[str] = set()
        waiting = [self.main, *(t for _, k, t, _ in self.relations("") if not k.endswith(UNWANTED))]
        while waiting:
            part = waiting.pop()
            if part in self.parts and part not in seen:
                seen |= {part, relations_of(part)}
                waiting += [target for _, kind, target, _ in self.relations(part) if not kind.endswith(UNWANTED)]
        return [name for name in self.parts if name in seen]


def relations_of(part: str) -> str:
    """The name of the part that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
