"""Templates: a .pptx or .potx opened, bound to kinds and slots, and cleaned of what a deck must not carry.

    bytes ─ parts ─ bind layouts and placeholders ─ keep what the masters need ─▶ Template

Dropped with their relations: the template's own slides and notes, thumbnail, printer settings. A theme without an East
Asian face gets the look's, a file without a notes master ours. Files with macros are refused. XML is only read here;
what changes is changed as text, so everything else stays as it was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error
from progprint.core.units import Rect
from progprint.deck.binding import HolderRef, KindBinding, LayoutRef, Stage
from progprint.pptx.archive import Packed, pack
from progprint.pptx.layouts import BoundSlot, Layout, Placeholder, folded, layouts, placeholders, slide_size
from progprint.pptx.opened import BROKEN, UNWANTED, Opened, RefusedError, relations_of
from progprint.pptx.sound import check_parts, links, with_room
from progprint.pptx.text import attribute

_OVERRIDE = re.compile(r'<Override\b[^>]*?PartName="/([^"]*)"[^>]*?/>')
_OTHER_TYPES = ("presentationml.template.main+xml", "presentationml.slideshow.main+xml")
_DECK_TYPE = "presentationml.presentation.main+xml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BoundLayout:
    """A layout: its part, its slots by the look's names, and the places of footer and number if it has them."""

    part: str
    slots: Mapping[str, BoundSlot]
    footer: BoundSlot | None = None
    number: BoundSlot | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A bound, cleaned template. ``parts`` are packed and go into every deck; the texts are completed by each deck.

    ``layouts`` are the parts of all its layouts by their folded names.
    ``plain``: neither its theme nor the colour of text in its placeholders is touched. ``source`` is its file as
    it lay there, ``name`` how it is called in messages.
    """

    kinds: Mapping[str, BoundLayout]
    stage: Stage
    parts: tuple[Packed, ...]
    main: str
    presentation: str
    relations: str
    content_types: str
    themes: Mapping[str, str]
    notes_master: str
    notes_picture: BoundSlot
    notes_body: BoundSlot
    layouts: Mapping[str, str]
    plain: bool = False
    source: bytes = b""
    name: str = ""


def reading(name: str, use: Callable[[], Outcome[T]]) -> Outcome[T]:
    """What a use of a template file comes to; a file that cannot be used is a bad-template, never an exception."""
    try:
        return use()
    except RefusedError as refusal:
        return Outcome(None, (error("bad-template", None, refusal.variant, file=name, **refusal.named),))
    except BROKEN:
        return Outcome(None, (error("bad-template", file=name),))


def open_template(
    data: bytes,
    kinds: Mapping[str, KindBinding],
    name: str,
    latin: str = "",
    east_asian: str = "",
    *,
    spare: bytes = b"",
    plain: bool = False,
) -> Outcome[Template]:
    """A template bound to the kinds of a look.

    ``name`` is for messages; ``latin`` and ``east_asian`` are the faces for themes that name none; ``spare`` is the file
    whose notes master a template without one gets. Errors: bad-template, unknown-layout (variant slide),
    unknown-placeholder, slot-too-small. Warnings and notes: slot-too-small (variant left), template-link.
    """
    made = reading(
        name, lambda: _bound(_with_notes(Opened(data), spare), kinds, name, (latin, east_asian), plain=plain)
    )
    return made if made.value is None else Outcome(replace(made.value, source=data, name=name), made.diagnostics)


def _with_notes(package: Opened, spare: bytes) -> Opened:
    """The file, with the notes master of another if it has none."""
    if not spare or any(package.related(package.main, "/notesMaster")):
        return package
    other = Opened(spare)
    package.adopt(other, next(other.related(other.main, "/notesMaster")), "notesMasterIdLst", "notesMasterId")
    return package


def _bound(
    package: Opened, kinds: Mapping[str, KindBinding], name: str, faces: tuple[str, str], *, plain: bool
) -> Outcome[Template]:
    check_parts(package)
    there = layouts(package)
    bound: dict[str, BoundLayout] = {}
    found: dict[tuple[str, ...], Diagnostic] = {}
    small: list[Diagnostic] = []
    for kind, binding in kinds.items():
        hits = matching(there, binding.layout)
        if len(hits) != 1:
            listed = hits or there
            names = "; ".join(dict.fromkeys(str(layout) if hits else layout.name for layout in listed))
            variant = "slide-ambiguous" if hits else "slide"
            asked = str(binding.layout)
            what = error("unknown-layout", binding.layout.span, variant, name=asked, available=names, file=name)
            found.setdefault((asked,), what)
            continue
        layout, trouble = _bind(hits[0], binding, kind, name)
        found.update({(kind, *key): what for key, what in trouble.items()})
        slots, tight = with_room(kind, binding, layout.slots, hits[0].name, name)
        small += tight
        bound[kind] = replace(layout, slots=slots)
    masters = list(package.related(package.main, "/notesMaster"))
    if not masters:
        raise RefusedError("no-notes-master")
    told = (*found.values(), *small, *links(package, name))
    if any(one.severity is Severity.ERROR for one in told):
        return Outcome(None, told)
    return Outcome(_cleaned(package, bound, masters[0], faces, plain=plain), told)


def matching(there: Sequence[Layout], wanted: LayoutRef) -> list[Layout]:
    """The layouts that a reference may mean. Of several of one type the first is meant, as office programs do."""
    if wanted.index:
        return list(there[wanted.index - 1 : wanted.index])
    of_master = [
        layout
        for layout in there
        if not wanted.master
        or wanted.master == str(layout.master_number)
        or folded(wanted.master) == folded(layout.master)
    ]
    if wanted.name:
        return [layout for layout in of_master if folded(layout.name) == folded(wanted.name)]
    return [layout for layout in of_master if layout.type == wanted.type][:1]


def _bind(
    layout: Layout, binding: KindBinding, kind: str, file: str
) -> tuple[BoundLayout, dict[tuple[str, ...], Diagnostic]]:
    slots: dict[str, BoundSlot] = {}
    found: dict[tuple[str, ...], Diagnostic] = {}
    for name, wanted in binding.slots.items():
        asked = wanted.placeholder
        if asked.box is not None:
            x, y, width, height = asked.box
            slots[name] = BoundSlot(attribute(name), "", Rect(x, y, x + width, y + height))
            continue
        hits = _holders(layout, asked)
        if len(hits) == 1:
            slots[name] = hits[0].slot
            continue
        names = "; ".join(str(p) for p in layout.placeholders)
        variant = "ambiguous" if hits else ""
        where = {"layout": layout.name, "slot": f"{kind}.{name}", "available": names, "file": file}
        found[name,] = error("unknown-placeholder", asked.span, variant, name=str(asked), **where)
    footer, number = (
        next((p.slot for p in layout.placeholders if p.type == type_), None) for type_ in ("ftr", "sldNum")
    )
    return BoundLayout(layout.part, slots, footer, number), found


def _holders(layout: Layout, wanted: HolderRef) -> list[Placeholder]:
    """The placeholders that a reference may mean; "title" is a centred one as well."""
    if wanted.name:
        return [p for p in layout.placeholders if folded(p.name) == folded(wanted.name)]
    if wanted.idx >= 0:
        return [p for p in layout.placeholders if p.idx == wanted.idx]
    types = {"title": ("title", "ctrTitle")}.get(wanted.type, (wanted.type,))
    return [p for p in layout.placeholders if p.type in types][wanted.nth - 1 : wanted.nth]


def _cleaned(
    package: Opened, kinds: Mapping[str, BoundLayout], notes_master: str, faces: tuple[str, str], *, plain: bool
) -> Template:
    kept = package.reachable()
    main_relations = relations_of(package.main)
    themes = {
        name: _faced(package.text(name), *faces) for name in kept if "/theme/theme" in name and name.endswith(".xml")
    }
    own = {"[Content_Types].xml", package.main, main_relations, "_rels/.rels", *themes}
    printed = set(package.related(notes_master, "/theme"))  # of notes, which are for paper: it keeps its colours
    docs = [name for name in kept if name.startswith("docProps/")]
    width, height = slide_size(package)
    notes = {p.type: p.slot for p in placeholders(package.tree(notes_master), {})}
    if not {"sldImg", "body"} <= notes.keys():
        raise RefusedError("notes-places")
    return Template(
        kinds=kinds,
        stage=Stage(width, height, {(k, s): slot.box for k, bound in kinds.items() for s, slot in bound.slots.items()}),
        parts=(
            *(pack(name, package.parts[name]) for name in kept if name not in own and name not in docs),
            *(pack(name, text.encode()) for name, text in themes.items() if name in printed),
        ),
        main=package.main,
        presentation=_without_slides(package.text(package.main)),
        relations=_kept_relations(package, package.main),
        content_types=_kept_types(package.types, kept),
        themes={name: text for name, text in themes.items() if name not in printed},
        notes_master=notes_master,
        notes_picture=notes["sldImg"],
        notes_body=notes["body"],
        layouts={folded(layout.name): layout.part for layout in reversed(layouts(package))},
        plain=plain,
    )


def _faced(theme: str, latin: str, east_asian: str) -> str:
    """A theme with faces where it names none; an empty East Asian face would leave the choice to the host program."""
    if east_asian:
        theme = theme.replace('<a:ea typeface=""/>', f'<a:ea typeface="{attribute(east_asian)}"/>')
    return theme.replace('<a:latin typeface=""/>', f'<a:latin typeface="{attribute(latin)}"/>') if latin else theme


def _without_slides(text: str) -> str:
    """The presentation part without slides, custom shows and sections."""
    for pattern in (
        r"<p:sldIdLst\s*/>|<p:sldIdLst\b.*?</p:sldIdLst>",
        r"<p:custShowLst\b.*?</p:custShowLst>",
        r"<p:ext\b[^>]*uri=\"\{521415D9-36F7-43E2-AB2F-B90AF26B5E84\}\".*?</p:ext>",
        r"<p:extLst>\s*</p:extLst>",
    ):
        text = re.sub(pattern, "", text, flags=re.DOTALL)
    return text


def _kept_relations(package: Opened, part: str) -> str:
    """The relations of a part without those to parts that were dropped."""
    text = package.text(relations_of(part))
    for _, kind, _, written in package.relations(part):
        if kind.endswith(UNWANTED):
            text = text.replace(written, "")
    return text


def _kept_types(types: str, kept: Sequence[str]) -> str:
    """The content types of parts that are kept; a .potx or .ppsx becomes a .pptx by its main part's type."""
    names = {name for name in kept if not name.startswith("docProps/")}
    kept_only = _OVERRIDE.sub(lambda match: match[0] if match[1] in names else "", types)
    for other in _OTHER_TYPES:
        kept_only = kept_only.replace(other, _DECK_TYPE)
    return kept_only
