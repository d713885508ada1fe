"""The stages before products part: the project, the agenda, its checks, the fonts, the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files, project
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error, warning
from progprint.pipeline.job import BOTH, Cache, Findings, Job, Progress, quiet
from progprint.pipeline.options import setting_faults
from progprint.pipeline.request import Request
from progprint.pipeline.silences import silences_of

if TYPE_CHECKING:
    from progprint.agenda.attendee import Attendee
    from progprint.agenda.programme import Agenda, Photo
    from progprint.core.raster import Raster
    from progprint.project import Project


def prepare(request: Request, findings: Findings, progress: Progress = quiet, kept: Cache | None = None) -> Job:
    """Everything up to the point where products part. ``kept`` goes over from run to run where there are several."""
    from progprint import checks
    from progprint.agenda.texts import characters, fingerprint
    from progprint.checks.glyphs import check_glyphs
    from progprint.locale.language import spoken

    progress("read")
    place = _place(request, findings)
    place = place.opening(*(getattr(request, field) for field in project.NAMED if request.free(field)))
    named = findings.take(_named(request, place))
    findings.silences = silences_of(named, place)
    agenda = _edited(request, place, _with_pages(_agenda(request, place, named, findings), place, findings), findings)
    progress("check")
    findings.all += _told(checks.run(agenda), findings)
    if request.command == "check":
        findings.all += checks.lint(agenda)
    findings.gate()
    progress("design")
    cache = kept or Cache()
    book = cache.book(place, findings)
    attendees = _attendees(request, place, findings)
    text = characters(agenda, [text for one in attendees for text in one.texts])
    findings.all += check_glyphs(agenda, book, "slides" if request.command == "slides" else "", text)
    pictures = findings.take(opened(agenda, place))
    findings.gate()
    request = request._replace(given=tuple(named))
    job = Job(
        request, place, agenda, fingerprint(agenda), text, book, pictures, findings, cache, attendees, progress=progress
    )
    if job.words.language != spoken(job.language):
        findings.all.append(warning("words-in-english", None, "font", language=job.language))
    return job


def _attendees(request: Request, place: project.Project, findings: Findings) -> tuple[Attendee, ...]:
    """The people on the list of registrations that the request names, compared with an older one; none where it names none."""
    if request.older and not request.people:
        findings.all.append(error("usage", None, "from-alone"))
        findings.gate()
    if not request.people:
        return ()
    from progprint.agenda.attendee import since
    from progprint.exchange.attendees import read_attendees

    def read(name: str, field: str) -> tuple[Attendee, ...]:
        path = Path(name)
        listed = dict(request.lists).get(field)
        if listed is not None:
            return findings.take(read_attendees(listed, name))
        data = findings.take(files.read_source(path) if request.free(field) else place.read(path))
        return findings.take(read_attendees(data, path.name))

    people = read(request.people, "people")
    return since(people, read(request.older, "older")) if request.older else people


def selected(request: Request, findings: Findings) -> Agenda:
    """The agenda of a request, or the part of it that is asked for, as it is written: no page, picture or font is read."""
    place = _place(request, findings)
    named = findings.take(read_files(place))
    findings.silences = silences_of(named, place)
    agenda = _agenda(request, place, named, findings)
    findings.gate()
    return agenda


def _place(request: Request, findings: Findings) -> project.Project:
    """The project of a request; what its settings say of options is judged as on the command line."""
    place = findings.take(project.find_agenda(request.agenda, request.start or Path.cwd()))
    findings.all += setting_faults(place.settings)
    return place


def read_agenda(place: project.Project) -> Outcome[Agenda]:
    """The agenda of a project as ``prepare`` reads it, whole; None if anything in it is an error."""
    from progprint.agenda.load import load

    named = read_files(place)
    outcome: Outcome[Agenda] = load(named.value) if named.value is not None else Outcome(None)
    found = [*named.diagnostics, *outcome.diagnostics]
    return Outcome(None if outcome.failed else outcome.value, found)


def _told(found: Sequence[Diagnostic], findings: Findings) -> list[Diagnostic]:
    """What a check found; of an agenda that was not understood its errors only.

    What seems to be missing from such an agenda may only be misspelt.
    """
    broken = any(d.severity is Severity.ERROR for d in findings.all)
    return [d for d in found if d.severity is Severity.ERROR or not broken]


def _edited(request: Request, place: project.Project, agenda: Agenda, findings: Findings) -> Agenda:
    """The edition that is asked for: another language of the agenda, or the short one."""
    language = request.language or place.setting("language")
    edition = request.edition or place.setting("edition")
    if not language and not edition:
        return agenda
    from progprint.agenda.texts import in_language, short, untranslated

    if language == BOTH:
        findings.all += untranslated(agenda, agenda.second_language)
    elif language:
        agenda = findings.take(in_language(agenda, language))
    return short(agenda) if edition == "short" else agenda


def _with_pages(agenda: Agenda, place: project.Project, findings: Findings) -> Agenda:
    """The agenda with the texts of its free pages."""
    if not agenda.pages:
        return agenda
    from progprint.agenda.free import read_page
    from progprint.source.decode import decode

    pages = []
    for page in agenda.pages:
        data = files.read_inside(place.root, place.base, page.file, page.span)
        findings.all += data.diagnostics
        source = decode(data.value, str(place.base / page.file)) if data.value is not None else None
        if source is None or source.value is None:
            findings.all += source.diagnostics if source is not None else ()
            continue
        conference = agenda.conference
        normalise = bool(conference.normalise)
        blocks = read_page(source.value, page.file, normalise=normalise, language=conference.language)
        findings.all += [*source.diagnostics, *blocks.diagnostics]
        pages.append(page._replace(blocks=blocks.value or ()))
    return agenda._replace(pages=tuple(pages))


def _named(request: Request, place: project.Project) -> Outcome[list[tuple[str, bytes]]]:
    """The files of the agenda of a request: those that it was given, which are inputs too, else as they lie there."""
    if not request.given:
        return read_files(place)
    for name, _ in request.given:
        files.note_input(place.base / Path(name).name)
    return Outcome(list(request.given))


def read_files(place: project.Project) -> Outcome[list[tuple[str, bytes]]]:
    """The files of the agenda, each with the name to print for it."""
    if files.is_folder(place.agenda):
        return files.read_folder(place.agenda, place.root)
    data = files.read_named(place.agenda)
    name = "<stdin>" if files.is_stream(place.agenda) else str(place.agenda)
    return Outcome(None if data.value is None else [(name, data.value)], data.diagnostics)


def _agenda(request: Request, place: project.Project, named: Sequence[tuple[str, bytes]], findings: Findings) -> Agenda:
    """The programme, or the part of it that is asked for; every file that it names is an input, read or not."""
    from progprint.agenda.load import load

    agenda = findings.take(load(named))
    for path in (*(photo.path for photo in photos(agenda)), *(page.file for page in agenda.pages)):
        files.note_input(place.base / path)
    if not request.is_whole:
        from progprint.agenda.select import select

        agenda = findings.take(select(agenda, request.tracks, request.talks, request.days, request.rooms))
    return agenda


def opened(agenda: Agenda, place: Project) -> Outcome[dict[str, Raster]]:
    """Every picture that the agenda names, by its path; one that cannot be opened is told and left out."""
    made: dict[str, Raster] = {}
    found: list[Diagnostic] = []
    named: dict[str, Photo] = {}
    for photo in photos(agenda):
        named.setdefault(photo.path, photo)
    for path, photo in named.items():
        outcome = files.open_photo(place.root, path, photo.span, base=place.base)
        found += outcome.diagnostics
        if outcome.value is not None:
            made[path] = outcome.value
    return Outcome(made, found)


def photos(agenda: Agenda) -> Iterable[Photo]:
    """Every mention of a picture."""
    conference = agenda.conference
    named = [person.photo for person in agenda.people]
    named += [person.photo for track in agenda.tracks for person in track.producers]
    named += [person.photo for talk in agenda.talks for person in (*talk.speakers, *talk.moderators)]
    named += [sponsor.logo for sponsor in agenda.sponsors]
    named += [conference.logo, conference.venue.map if conference.venue else None]
    named += [block.photo for page in agenda.pages for block in page.blocks]
    return [photo for photo in named if photo is not None]
