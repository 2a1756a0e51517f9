"""Run a script of the desk's pages (`check`, `build`, `dev`) with the Node that PyPI has.

python tools/pages.py check
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hatch_build import npm

WEB = Path(__file__).parents[1] / "src" / "counterclaim" / "desk" / "web"


def main() -> int:
    """Run a script of package.json; the exit status."""
    if not (WEB / "node_modules").is_dir():
        npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], WEB)
    try:
        print(npm(["run", *sys.argv[1:]], WEB), end="")
    except RuntimeError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
