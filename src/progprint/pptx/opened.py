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
            self.parts: dict[str, bytes] = {entry.filename.lstrip("/"): file.read(entry) for entry in entries}
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

    def adopt(self, other: Opened, part: str, listed: str, entry: str) -> None:
        """Take a part of another file, with all that it needs, as one of this presentation's.

        ``listed`` and ``entry`` are the list in the presentation's part that names it (ISO/IEC 29500-1 §19.2.1.26).
        """
        names: dict[str, str] = {}
        waiting = [part]
        while waiting:
            name = waiting.pop()
            if name not in names:
                names[name] = self._free(name)
                waiting += [target for _, _, target, _ in other.relations(name)]
        types = dict(re.findall(r'<Override\b[^>]*?PartName="/([^"]*)"[^>]*?ContentType="([^"]*)"', other.types))
        added = ""
        for name, new in names.items():
            self.parts[new] = other.parts[name]
            if name in types:
                added += f'<Override PartName="/{new}" ContentType="{types[name]}"/>'
            if relations_of(name) in other.parts:
                text = other.text(relations_of(name))
                for _, _, target, written in other.relations(name):
                    moved = posixpath.relpath(names[target], posixpath.dirname(new))
                    text = text.replace(written, re.sub(r'Target="[^"]*"', f'Target="{moved}"', written))
                self.parts[relations_of(new)] = text.encode()
        self.types = self.types.replace("</Types>", f"{added}</Types>")
        kind = next(kind for _, kind, target, _ in other.relations(other.main) if target == part)
        target = posixpath.relpath(names[part], posixpath.dirname(self.main))
        relations = self.text(relations_of(self.main))
        row = f'<Relationship Id="ppAdopted" Type="{kind}" Target="{target}"/></Relationships>'
        self.parts[relations_of(self.main)] = relations.replace("</Relationships>", row).encode()
        text = re.sub(rf"<p:{listed}\s*/>", "", self.text(self.main))
        row = f'</p:sldMasterIdLst><p:{listed}><p:{entry} r:id="ppAdopted"/></p:{listed}>'
        self.parts[self.main] = text.replace("</p:sldMasterIdLst>", row, 1).encode()

    def _free(self, name: str) -> str:
        """The name, or one with another number if this file has a part of that name."""
        stem, dot, ending = name.rpartition(".")
        stem, number = stem.rstrip("0123456789"), 1
        while name in self.parts:
            number += 1
            name = f"{stem}{number}{dot}{ending}"
        return name

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
