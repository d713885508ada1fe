"""Build step of an editable install: the sources are compiled once, as pip compiles those of a wheel.

Callers that write no bytecode (PYTHONDONTWRITEBYTECODE, a folder that cannot be written) would compile them at every start.
"""

import compileall
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledSources(BuildHookInterface[Any]):
    """Hook of hatchling: https://hatch.pypa.io/latest/plugins/build-hook/reference/."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the sources where the version is ``editable``; a wheel carries no bytecode."""
        if version == "editable":
            compileall.compile_dir(Path(self.root, "src"), quiet=2)
