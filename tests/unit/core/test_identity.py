"""Identifiers are those that Python's own module makes."""

from __future__ import annotations

import uuid

import pytest

from progprint.core.identity import uuid5, uuid_of

NAMESPACE = uuid.UUID("7a1f2c56-2f0e-5d0c-9f0b-6d1f4d1b8e2a")


@pytest.mark.parametrize("name", ["", "agenda/0/云原生", "x" * 500])
def test_a_name_has_the_identifier_of_the_standard(name: str) -> None:
    assert uuid5(NAMESPACE.bytes, name) == str(uuid.uuid5(NAMESPACE, name))


def test_the_first_sixteen_bytes_are_spelled() -> None:
    assert uuid_of(NAMESPACE.bytes + b"more") == str(NAMESPACE)
