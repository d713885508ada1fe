"""The Python interface: ``progprint.load`` reads an agenda, and ``booklet``, ``decks`` and the others make files of it.

    path, YAML, values ─ load ─▶ Agenda ─┬─ check ─▶ Checked
                                         └─ booklet, decks, handouts, screens ─▶ Made ─ save ─▶ disk

Nothing is printed and nothing is written but by ``save``. The package ``progprint`` offers these names and loads this one
when the first of them is used.
"""

from progprint.api.agenda import Agenda, load
from progprint.api.findings import AgendaError, Finding
from progprint.api.products import Checked, Made, booklet, check, decks, handouts, screens

for _one in (Agenda, AgendaError, Checked, Finding, Made, booklet, check, decks, handouts, load, screens):
    _one.__module__ = "progprint"  # where users have it from
