"""The conference itself: its language, days, time zone and venue."""

from __future__ import annotations

from collections.abc import Mapping

from progprint.agenda.programme import Conference, Venue
from progprint.agenda.scope import Scope
from progprint.agenda.slots import days
from progprint.agenda.wording import passages, photo, text_of, wording
from progprint.agenda.zones import close_zone, zone
from progprint.core.diagnostic import Diagnostic, error, warning
from progprint.core.languages import language_tag
from progprint.source.kinds import Entry, Value

DEFAULT_LANGUAGE = "zh-Hans"
_SWITCHES: Mapping[str, tuple[Mapping[str, bool], str]] = {
    "marks": ({"true": True, "yes": True, "on": True, "是": True, "开": True, "false": False, "no": False, "off": False,
               "否": False, "关": False}, ""),
    "typography": ({"normalise": True, "normalize": True, "规范": True, "as-typed": False, "照原样": False}, "typography"),
}  # fmt: skip
"""The words of a switch, and the variant of the error for any other."""
CODE_BYTES = 1000
"""Bytes of an address that a QR code may have on a cover; ISO/IEC 18004 ends at 2,331, which no camera reads at that size."""


def conference_language(head: Entry | None, found: list[Diagnostic]) -> str:
    """The language of the conference, by any of its names; zh-Hans where none is written."""
    value = head.scalar("language") if head is not None else None
    if value is None or not value.text.strip():
        return DEFAULT_LANGUAGE
    known = language_tag(value.text)
    if not known:
        found.append(error("bad-language", value.span, text=value.text.strip()[:80]))
    return known or DEFAULT_LANGUAGE


def switch(head: Entry | None, key: str, found: list[Diagnostic]) -> bool:
    """The word of a switch, no where none is written. Error: bad-flag.

    ``marks``: inline marks are read in longer texts; ``typography``: slips of punctuation are mended in print.
    """
    value = head.scalar(key) if head is not None else None
    if value is None or not value.text.strip():
        return False
    known, variant = _SWITCHES[key]
    wanted = known.get(value.text.strip().casefold())
    if wanted is None:
        found.append(error("bad-flag", value.span, variant, key=key, text=value.text.strip()[:80]))
    return bool(wanted)


def read_conference(entry: Entry, scope: Scope) -> Conference:
    """Facts about the conference itself."""
    plain = scope._replace(marks=False)
    lines = (line for value in entry.many("copyright") for line in passages(value, plain))
    organisers = (wording(value, scope) for value in entry.many("organisers"))
    return Conference(
        title=wording(entry.get("title"), scope),
        subtitle=wording(entry.get("subtitle"), scope),
        days=days(entry, scope),
        timezone=_timezone(entry, scope),
        venue=_venue(entry.get("venue"), scope),
        organisers=tuple(words for words in organisers if words is not None),
        url=_address(entry, scope),
        logo=photo(entry, "logo", scope),
        language=scope.language,
        copyright=tuple(line.words for line in lines),
        marks=scope.marks or None,
        normalise=scope.normalise or None,
    )


def _address(entry: Entry, scope: Scope) -> str:
    """The web address; one that no QR code on paper can hold is told."""
    address, value = text_of(entry, "url", scope), entry.scalar("url")
    if value is not None and not fits_code(address):
        scope.report(warning("long-address", value.span, count=len(address), most=CODE_BYTES))
    return address


def fits_code(address: str) -> bool:
    """Whether an address goes into a QR code that can be printed."""
    return len(address.encode("utf-8", "replace")) <= CODE_BYTES


def short_address(address: str) -> str:
    """An address as people say it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _timezone(entry: Entry, scope: Scope) -> str:
    value = entry.scalar("timezone")
    name = text_of(entry, "timezone", scope)
    if value is None or not name or zone(name) is not None:
        return name
    scope.report(error("bad-timezone", value.span, text=name[:80], near=close_zone(name)))
    return ""


def _venue(value: Value | None, scope: Scope) -> Venue | None:
    if not isinstance(value, Entry):
        name = wording(value, scope)
        return Venue(name) if name is not None else None
    name = wording(value.get("name"), scope)
    if name is None:
        return None
    wifi = value.entry("wifi")
    return Venue(
        name,
        wording(value.get("address"), scope),
        photo(value, "map", scope),
        (text_of(wifi, "ssid", scope), text_of(wifi, "password", scope)) if wifi is not None else None,
    )
