"""From a request to files: the stages in order, and nothing else.

    find ─▶ read ─▶ load ─▶ select ─▶ check ─┬─ look ─▶ compose ─▶ pdf bytes ──┐
                  (stages)                   └─ template ─▶ decks ─▶ pptx bytes ┴─▶ write whole
                                                (booklet, decks)                    (run)

    what is asked    options · request, and names of outputs that fit it · silences: warnings that are meant
    what is shared   stages: up to the checks · job: findings, fonts and lines that go from run to run
    products         booklet with press · decks, and drawn: as pages, and those of before
                     handouts · signage
    runs             run: one request · make: all outputs of a project, with changed · compare: diff
                     mending with repairs: check --fix · keeping: what people wrote stays; export · schemas
    side by side     units: processes here · elsewhere with parcels: other machines

A stage that finds an error ends the run before anything is written; what every stage found is told together. The clock
is read only to say how long it took. To add a product: one module like ``booklet``, one row in ``run.PRODUCTS``.
"""

from __future__ import annotations

from progprint.pipeline.job import layout_folders, open_book
from progprint.pipeline.request import Build, Output, Request
from progprint.pipeline.run import build
from progprint.pipeline.stages import read_agenda
