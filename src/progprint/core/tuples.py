"""Named tuples that are made by the ten thousand."""

from __future__ import annotations

new_tuple = tuple.__new__
"""Makes a named tuple out of all its fields in half the time."""
