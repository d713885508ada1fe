"""Build hook of hatchling: with PROGPRINT_COMPILE=1 a wheel holds the hot modules as machine code too (``make fast``).

mypyc makes C of the modules that pyproject.toml lists, setuptools makes shared objects of that, and they go into the wheel
beside the sources. The mypy of the environment is used, with everything installed that the modules import, so build
without isolation. An editable install never has them: nothing stale can lie beside a source that was changed.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the shared objects to a wheel, and makes it one for this platform."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless nobody asks for it or the install is editable."""
        if version != "standard" or os.environ.get("PROGPRINT_COMPILE") != "1":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="progprint-compiled-")
        target = Path(self._folder.name)
        _build(Path(self.root), self.config["modules"], target)
        built = sorted(path for path in (target / "lib").rglob("*") if path.suffix in {".so", ".pyd"})
        if len(built) <= len(self.config["modules"]):  # one for each, and one that they share
            raise RuntimeError(f"only {len(built)} modules were compiled")
        for path in built:
            build_data["force_include"][str(path)] = path.relative_to(target / "lib").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take away what was only needed for the wheel."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


def _build(root: Path, modules: list[str], target: Path) -> None:
    """Shared objects of the modules, below ``target``/lib as they lie in a wheel."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    before = Path.cwd()
    os.chdir(root / "src")
    try:
        extensions = mypycify(modules, opt_level="3", target_dir=str(target / "c"), group_name="progprint")
        command = build_ext(Distribution({"name": "progprint", "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(target / "lib"), str(target / "temp")
        command.ensure_finalized()
        command.run()
    finally:
        os.chdir(before)
