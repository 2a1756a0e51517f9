"""Write the description of the desk's API, which the types of the front end are generated from; `--check` compares.

python tools/openapi.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from counterclaim.desk import Settings, create

WRITTEN = Path(__file__).parent.parent / "src" / "counterclaim" / "desk" / "web" / "openapi.json"


def main() -> int:
    """Write the description, or compare; the exit status."""
    described = create(Settings("", Path())).openapi()
    text = json.dumps(described, indent=1, ensure_ascii=False) + "\n"
    if "--check" not in sys.argv[1:]:
        WRITTEN.write_text(text, encoding="utf-8")
    elif WRITTEN.read_text(encoding="utf-8") != text:
        print(f"{WRITTEN} is not what the service describes: run python tools/openapi.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
