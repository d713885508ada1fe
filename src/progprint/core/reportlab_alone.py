"""ReportLab as it ships, without settings of the machine: ``load`` before anything of it is imported.

It would run ``~/.reportlab_mods``, ``~/.reportlab_settings`` and modules of these names, and obey variables ``RL_…``. None
of them may reach the bytes.
"""

import os
import sys
from types import ModuleType

_SETTINGS = "reportlab.local_rl_mods", "reportlab.local_rl_settings", "reportlab_mods", "reportlab_settings"
"""The modules that ReportLab looks for before it looks for the files; empty ones end the search."""


def load() -> None:
    """ReportLab's settings as it ships them."""
    for name in _SETTINGS:
        sys.modules.setdefault(name, ModuleType(name))
    ours = [name for name in os.environ if name.upper().startswith("RL_") or name.upper() == "EVAL_DEBUG"]
    hidden = {name: os.environ.pop(name) for name in ours}
    try:
        import reportlab.rl_config  # noqa: F401  what is loaded once stays as it is
    finally:
        os.environ.update(hidden)
