"""The finished file: template and slides joined, the same bytes each time.

    Deck + Template ─▶ slides, notes, media, sections, properties ─▶ python-pptx's package ─▶ one zip archive

Only names and numbers made here tell the parts apart; no clock, no random id. Section ids are uuid5 of place and title.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from progprint import files
from progprint.core.diagnostic import Diagnostic, Outcome, error, warning
from progprint.core.raster import Raster, png
from progprint.deck.deck import Deck, PictureFill, Slide, TableFill, paragraphs_of
from progprint.deck.subject import Subjects
from progprint.pptx.archive import ArchiveFullError, Packed, archive, pack
from progprint.pptx.designs import design_of
from progprint.pptx.generated import PART as GENERATED
from progprint.pptx.generated import DeckRecord, SlideRecord, SlotRecord, WrittenSlide, box_of, digest_of, record_xml
from progprint.pptx.grid import Grid, grid_of
from progprint.pptx.looks import rows_of
from progprint.pptx.package import BROKEN, BadTemplateError
from progprint.pptx.parts import (
    CONTENT_TYPE,
    RELATIONSHIP_TYPE,
    AnyPackage,
    CoreProperties,
    Packer,
    Part,
    SlidePart,
    new_package,
    new_slide,
    packed,
    part_of,
    relate,
    renamed,
    same_relationships,
)
from progprint.pptx.presentation import TOLD, app, colored, core, presentation_xml, slide_id
from progprint.pptx.slide import NUMBER, Relations, cropped, notes_xml, slide_xml
from progprint.pptx.template import KeptSlide, Template
from progprint.pptx.text import digest, one_line, spelled, tongue

if TYPE_CHECKING:
    from progprint.pptx.deckwide import DeckWide
    from progprint.pptx.edited import Edited


def write_pptx(
    deck: Deck,
    template: Template,
    created: datetime.datetime,
    old: bytes | None = None,
    subjects: Subjects = MappingProxyType({}),
) -> Outcome[bytes]:
    """The deck as a file. ``created`` is the date that its properties tell, ``subjects`` are what its slides are of.

    ``old`` is the file as it lies there: what somebody has changed in it by hand is laid over what is written anew.
    Notes and warnings: deck-edited, deck-conflict, deck-unkept. Errors: old-deck, deck-too-large.
    """
    known = dict(template.packed)
    written: list[WrittenSlide] = []
    for n, one in enumerate(_as_written(deck, template), 1):
        if old is None:  # nothing is asked of its XML any more, which is most of the memory of a long deck
            known.update(_packed(n, one.part, deck, template))
            one = one._replace(part=one.part._replace(xml=""))  # noqa: PLW2901
        written.append(one)
    revised: Sequence[SlidePart] = [one.part for one in written]
    records = {one.slide.key: one.record for one in written}
    found: Sequence[Diagnostic] = ()
    original: Mapping[Part, bytes] = {}
    edited: Edited | None = None
    wide: DeckWide | None = None
    if old is not None:
        from progprint.pptx.copying import without_jumps

        revision = _over(old, deck.title, written, template, subjects)
        if revision.value is None:
            return Outcome(None, revision.diagnostics)
        revised, edited, wide = revision.value
        found = revision.diagnostics
        original = edited.package.original if edited is not None else {}
        whole = {one.part for one in revised}
        revised = [without_jumps(one, whole) for one in revised]
        for number, slide in enumerate(revised, 1):
            _name(slide, number)
        for number, slide in enumerate(revised, 1):
            known.update(_packed(number, slide, deck, template))
    for part, theme in template.themes.items() if deck.theme else ():
        known[part] = packed(part, colored(theme, deck))
    told = core(deck, created)
    properties = tuple(str(getattr(told, key)) for key in TOLD)
    if wide is not None:
        for key, said in wide.properties.items():
            setattr(told, key, said)
        known.update((part, packed(part, data)) for part, data in wide.parts().items())
    parts = Packer(_package(deck, template, revised, told, wide), known, original).run()
    # a file that holds edits is looked through again next time, although nobody has touched it since
    same = edited is None or not found
    untouched = files.digest_of_parts((part.name, part.crc) for part in parts.values()) if same else ""
    design = design_of(parts.values())
    if edited is not None:
        found = (*found, *_redesigned(edited, parts, deck, template))
    parts[GENERATED] = pack(
        GENERATED,
        record_xml(
            DeckRecord(untouched, records, subjects, design, properties), wide.custom if wide is not None else ()
        ).encode(),
    )
    try:
        return Outcome(archive(parts.values()), found)
    except ArchiveFullError:
        return Outcome(None, (*found, error("deck-too-large")))


def with_edits(
    deck: Deck, template: Template, old: bytes, subjects: Subjects
) -> Outcome[tuple[Sequence[WrittenSlide], Sequence[SlidePart]]]:
    """The slides as they are written, and those that a file with the edits of ``old`` has; both alike if nobody edited it."""
    written = list(_as_written(deck, template))
    made = _over(old, deck.title, written, template, subjects)
    return Outcome(None if made.value is None else (written, made.value[0]), made.diagnostics)


def _package(
    deck: Deck, template: Template, slides: Sequence[SlidePart], told: CoreProperties, wide: DeckWide | None
) -> AnyPackage:
    """The package of a deck: the template's parts, its slides, its properties."""
    data = presentation_xml(deck, template.presentation, [slide.section for slide in slides])
    name, kind = template.package.main.partname.membername, CONTENT_TYPE.PML_PRESENTATION_MAIN
    main = part_of(name, kind, data)
    same_relationships(template.package.main, main)
    relate(main, ((slide_id(n), RELATIONSHIP_TYPE.SLIDE, slide.part) for n, slide in enumerate(slides, 1)))
    if wide is not None:
        main.blob = wide.main(data, main)
    return new_package(
        (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, main),
        (RELATIONSHIP_TYPE.CORE_PROPERTIES, told),
        (
            RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
            part_of("docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, app(len(slides))),
        ),
        (RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, part_of(GENERATED, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES)),
    )


def _redesigned(edited: Edited, parts: Mapping[str, Packed], deck: Deck, template: Template) -> Sequence[Diagnostic]:
    """What is to be told of masters, themes and the size of slides that somebody has changed."""
    from progprint.pptx.designs import is_redesigned, is_resized

    changed = {"design": is_redesigned(edited, parts), "size": is_resized(edited, parts, template.presentation)}
    return [warning("deck-unkept", None, kind, slide=deck.title) for kind, is_so in changed.items() if is_so]


def _over(
    old: bytes,
    title: str,
    written: Sequence[WrittenSlide],
    template: Template,
    subjects: Subjects,
) -> Outcome[tuple[Sequence[SlidePart], Edited | None, DeckWide | None]]:
    """The slides with what somebody changed in an old file of the same deck, that file and its edits as a whole, if any."""
    from progprint.pptx.edited import read_edited
    from progprint.pptx.revise import Reviser

    try:
        edited = read_edited(old)
        if edited is None:
            return Outcome(([one.part for one in written], None, None))
        reviser = Reviser(written, edited, template, subjects, title)
        outcome = reviser.run()
    except (BadTemplateError, *BROKEN):  # parts of the old file are read up to the end
        return Outcome(None, (error("old-deck", deck=title),))
    made = outcome.value
    return Outcome((made, edited, reviser.wide) if made is not None else None, outcome.diagnostics)


# -- slides, notes, pictures


def _as_written(deck: Deck, template: Template) -> Iterator[WrittenSlide]:
    """Every slide with its XML, and the record of how it is written."""
    rows, parts, media = _rows(deck, template), [], _media(deck.slides)
    for number, (section, slide, kept) in enumerate(rows, 1):  # without their XML, so that each can lead to any
        layout = template.kinds[slide.kind].part if kept is None else kept.layout
        parts.append(new_slide(section, layout, template.notes_master, slide.notes))
        _name(parts[-1], number)
    there = {slide.key: made.part for (_, slide, _), made in zip(rows, parts, strict=True)}
    if template.kept:
        from progprint.pptx.copying import Copier
        from progprint.pptx.kept import laid, record_of_kept

        copier = Copier({}, "ppSlide")
    for (section, slide, kept), made in zip(rows, parts, strict=True):
        if kept is not None:
            yield WrittenSlide(slide, laid(kept.there, slide.key, made, copier), record_of_kept(kept, section))
            continue
        xml = _xml(slide, made.part, deck, template, media, there)
        yield WrittenSlide(slide, made._replace(xml=xml), _record(section, slide, template, media))


def _rows(deck: Deck, template: Template) -> list[tuple[str, Slide, KeptSlide | None]]:
    """The slides in order with their sections, and those that stay as they are in the template's file."""
    if not template.kept:
        return [(part.name, slide, None) for part in deck.parts for slide in part.slides]
    from progprint.pptx.kept import among

    return list(among(deck, template.kept))


def _name(slide: SlidePart, number: int) -> None:
    renamed(slide.part, f"ppt/slides/slide{number}.xml")
    renamed(slide.notes_part, f"ppt/notesSlides/notesSlide{number}.xml")


def _xml(
    slide: Slide, part: Part, deck: Deck, template: Template, media: Mapping[str, Part], there: Mapping[str, Part]
) -> str:
    """A slide as it is written, with its key in a hidden shape."""

    def picture(raster: Raster) -> str:
        return part.relate_to(media[raster.digest], RELATIONSHIP_TYPE.IMAGE)

    def lead(key: str) -> str:
        return part.relate_to(there[key], RELATIONSHIP_TYPE.SLIDE) if key in there else ""

    language = tongue(deck.language, plain=template.plain)
    return slide_xml(slide, template.kinds[slide.kind], language, Relations(picture, lead))


def _record(section: str, slide: Slide, template: Template, media: Mapping[str, Part]) -> SlideRecord:
    """What a slide shows, to know edits by later."""
    layout = template.kinds[slide.kind]
    slots = layout.slots
    rows = {}
    for fill in slide.fills:
        slot = slots[fill.slot]
        if isinstance(fill, PictureFill):
            frame = fill.box or slot.frame
            rows[fill.slot] = SlotRecord(
                slot.label,
                digest_of(media[fill.raster.digest].blob),
                box_of(frame),
                alt=one_line(fill.alt),
                crop=cropped(fill.raster, frame),
            )
        else:
            place = slot.outer(fill.box) if fill.box is not None else slot.frame
            said = "".join(spelled(paragraph.text) for paragraph in paragraphs_of(fill))
            alt = one_line(fill.alt) if isinstance(fill, TableFill) else ""
            lines = rows_of(fill, plain=template.plain)
            grid = grid_of(fill) if isinstance(fill, TableFill) else Grid()
            rows[fill.slot] = SlotRecord(slot.label, digest(said), box_of(place), lines, alt, grid=grid)
    notes = digest("".join(map(spelled, slide.notes)))
    return SlideRecord(rows, notes, one_line(section), layout.name, slide.footer if layout.footer else "")


def _packed(number: int, slide: SlidePart, deck: Deck, template: Template) -> Iterator[tuple[Part, tuple[Packed, ...]]]:
    """A slide and its notes; the slide tells its number."""
    language = tongue(deck.language, plain=template.plain)
    notes = notes_xml(slide.notes, number, language, template.notes_picture, template.notes_body)
    yield slide.part, packed(slide.part, slide.xml.replace(NUMBER, str(number), 1).encode())
    yield slide.notes_part, packed(slide.notes_part, notes.encode())


def _media(slides: Sequence[Slide]) -> dict[str, Part]:
    """Every picture once, by digest, in order of first use."""
    found: dict[str, Part] = {}
    rasters = (fill.raster for slide in slides for fill in slide.fills if isinstance(fill, PictureFill))
    for raster in rasters:
        if raster.digest not in found:
            name = f"ppt/media/ppImage{len(found) + 1}"
            if raster.encoding == "jpeg":
                found[raster.digest] = part_of(f"{name}.jpg", CONTENT_TYPE.JPEG, raster.data)
            else:
                found[raster.digest] = part_of(f"{name}.png", CONTENT_TYPE.PNG, png(raster))
    return found
