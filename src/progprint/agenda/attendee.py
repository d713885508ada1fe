"""Somebody on a list of registrations, for badges and certificates. Such a list is no part of the agenda."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Attendee(NamedTuple):
    """An entry of a list of registrations, every fact as the list has it; "" is what it does not say.

    ``kind`` is the kind of ticket, ``ticket`` its code, ``number`` that of a certificate, ``verify`` an address where it
    can be checked, ``chosen`` names the talks that they chose. ``fields`` are all cells by their headings, also those that
    mean nothing here. ``row`` counts from 1.
    """

    name: str
    org: str = ""
    job_title: str = ""
    kind: str = ""
    ticket: str = ""
    number: str = ""
    verify: str = ""
    chosen: str = ""
    fields: Mapping[str, str] = MappingProxyType({})
    row: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything of it that is printed."""
        return (self.name, self.org, self.job_title, self.kind, self.ticket, self.number)
