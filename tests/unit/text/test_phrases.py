"""What ending a line inside a name or a term costs."""

from __future__ import annotations

from progprint.text.phrases import IN_TERM, indexed, phrase_costs


def test_a_name_is_as_solid_as_a_term() -> None:
    """Wherever it stands; a name of one character has no inside."""
    names = indexed(["于雨", "欧阳修竹", "甲"])
    costs = phrase_costs("与于雨和欧阳修竹同行", names)

    assert [IN_TERM, IN_TERM, IN_TERM, IN_TERM] == [costs[at] for at in (2, 5, 6, 7)]
    assert costs[3] < IN_TERM
    assert phrase_costs("与于雨同行") != phrase_costs("与于雨同行", names)
