"""A .pptx or .potx as it lies in its file: parts by name, and the relations between them (ISO/IEC 29500-2, OPC)."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree as ET  # expat refuses entity bombs; document types are refused before

from progprint.pptx.foreign import kind_of_file
from progprint.pptx.plainly import Relation, relation_rows, relations_text, types_text

MAX_PARTS, MAX_BYTES, MAX_XML = 5000, 200_000_000, 30_000_000
MAX_MARKS = 2_000_000
"""Elements, their ends counted too, of all parts that are taken for a deck."""
_RELATION = re.compile(r"<Relationship\b[^>]*?/>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_MARKUP = (".xml", ".rels")
UNWANTED = (
    "/slide",
    "/thumbnail",
    "/printerSettings",
    "/commentAuthors",
    "/vbaProject",
    "/custom-properties",
)
"""Ends of the types of relations that a deck must not carry on."""
_ACTIVE = ("macroEnabled", "vbaProject", "activeX")
_STRICT = "http://purl.oclc.org/ooxml/"
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ET.ParseError, StopIteration,
    LookupError, ValueError, ArithmeticError, RuntimeError,  # RuntimeError: an entry with a password, or nested too deep
)  # fmt: skip
"""What reading a damaged or an odd file raises: of the archive, of its markup, of numbers that are none."""


class RefusedError(Exception):
    """A file that is no template for us: the variant of bad-template, and what its sentence names."""

    def __init__(self, variant: str, **named: str) -> None:
        super().__init__(variant)
        self.variant, self.named = variant, named


class Opened:
    """The parts of a file by name, and what relates them."""

    def __init__(self, data: bytes) -> None:
        if kind := kind_of_file(data):
            raise RefusedError(kind)
        self.parts = _parts(data)
        self._trees: dict[str, tuple[bytes, ET.Element]] = {}
        self._marks = 0
        self._plainly()
        self.types = self.text("[Content_Types].xml")
        if any(sign in self.types for sign in _ACTIVE) or any(name.endswith("vbaProject.bin") for name in self.parts):
            raise RefusedError("macros")
        main = next(self.related("", "/officeDocument"), None)
        if main is None:
            raise RefusedError("no-presentation")
        self.main = main
        if main not in self.parts:
            raise RefusedError("part-missing", part=main)
        text = self.text(main)
        if _STRICT in text:
            raise RefusedError("strict")
        if "<p:presentation" not in text or "</p:presentation>" not in text:
            raise RefusedError("no-presentation")

    def _plainly(self) -> None:
        """Write relations and content types as this module reads them, where a file writes the same otherwise."""
        for name in [one for one in self.parts if one.endswith(".rels")]:
            given = self.text(name)
            rows = relation_rows(given)
            if [(one.id, one.type, one.target, one.outside) for one in rows] != list(_matched(given)):
                self.parts[name] = relations_text(rows).encode()
        self.parts["[Content_Types].xml"] = types_text(self.text("[Content_Types].xml")).encode()

    def text(self, name: str) -> str:
        """A part as text; document types, which no such file has, are refused."""
        data = self.parts[name]
        if len(data) > MAX_XML:
            raise RefusedError("too-large")
        text = data.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise RefusedError("document-type")
        return text

    def tree(self, name: str) -> ET.Element:
        """A part as elements, made once; nobody changes them."""
        data = self.parts[name]
        known = self._trees.get(name)
        if known is None or known[0] is not data:
            text = self.text(name)
            self._marks += text.count("<")
            if self._marks > MAX_MARKS:
                raise RefusedError("too-large")
            known = self._trees[name] = data, ET.fromstring(text)  # noqa: S314  (document types are refused above)
        return known[1]

    def relations(self, part: str) -> Iterator[tuple[str, str, str, str]]:
        """Id, type, target part and text of the relations of a part ("" for the package); external ones are skipped."""
        name = relations_of(part)
        for match in _RELATION.finditer(self.text(name) if name in self.parts else ""):
            given = dict(_ATTRIBUTE.findall(match[0]))
            if given.get("TargetMode") != "External":
                yield given["Id"], given["Type"], within(part, given["Target"]), match[0]

    def outside(self, part: str) -> list[Relation]:
        """The relations of a part that lead out of the file."""
        name = relations_of(part)
        return [one for one in relation_rows(self.text(name)) if one.outside] if name in self.parts else []

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


def within(part: str, target: str) -> str:
    """The part that a relation of a part means."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _parts(data: bytes) -> dict[str, bytes]:
    """All parts of an archive; no two may have one name, and none may be a way out of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        entries = [entry for entry in file.infolist() if not entry.is_dir()]
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise RefusedError("too-large")
        parts: dict[str, bytes] = {}
        taken: set[str] = set()
        for entry in entries:
            name = entry.filename.lstrip("/")
            if name.casefold() in taken:
                raise RefusedError("twice", part=name)
            if ".." in name.split("/") or "\\" in name:
                raise RefusedError("part-name", part=name)
            taken.add(name.casefold())
            parts[name] = file.read(entry)
            if name.endswith(_MARKUP) and (b"<!DOCTYPE" in parts[name] or b"<!ENTITY" in parts[name]):
                raise RefusedError("document-type")
    return parts


def _matched(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """What ``Opened.relations`` reads in a text."""
    for match in _RELATION.finditer(text):
        given = dict(_ATTRIBUTE.findall(match[0]))
        id_, kind, target = (unescape(given.get(key, "")) for key in ("Id", "Type", "Target"))
        yield id_, kind, target, given.get("TargetMode") == "External"
