"""A gauge with round widths: an ideograph is an em, anything else half of one."""

from __future__ import annotations

import pytest

from progprint.deck.lines import Gauge
from progprint.locale.terms import terms
from progprint.text.phrases import indexed


@pytest.fixture
def gauge() -> Gauge:
    return Gauge(lambda char, _family, _weight: 1000 if char >= "\u2e80" else 500, "sans", names=indexed(terms()))
