"""Pages of the display list as a PDF file: ``write.write_pdf(pages, settings) -> Outcome[bytes]``.

ReportLab is loaded here first, and without settings of the machine: it would run ``~/.reportlab_mods``,
``~/.reportlab_settings`` and modules of these names, and obey variables ``RL_…``. None of them may reach the bytes.
"""

import os
import sys
from types import ModuleType

_SETTINGS = "reportlab.local_rl_mods", "reportlab.local_rl_settings", "reportlab_mods", "reportlab_settings"
"""The modules that ReportLab looks for before it looks for the files; empty ones end the search."""


def _load_reportlab() -> None:
    """ReportLab's settings as it ships them."""
    for name in _SETTINGS:
        sys.modules.setdefault(name, ModuleType(name))
    ours = [name for name in os.environ if name.upper().startswith("RL_") or name.upper() == "EVAL_DEBUG"]
    hidden = {name: os.environ.pop(name) for name in ours}
    try:
        import reportlab.rl_config  # noqa: F401  what is loaded once stays as it is
    finally:
        os.environ.update(hidden)


_load_reportlab()
