"""The glossary says what the vocabulary says, and `--check` notices when it does not."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def glossary(root: Path, *arguments: str) -> int:
    command = [sys.executable, str(root / "tools" / "glossary.py"), *arguments]
    return subprocess.run(command, capture_output=True, check=False).returncode


def test_a_stale_page_is_noticed_and_written_anew(tmp_path: Path) -> None:
    for folder in ("tools", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tools" / "glossary.py").write_text((ROOT / "tools" / "glossary.py").read_text())
    page = tmp_path / "docs" / "glossary.md"
    assert glossary(tmp_path, "--check") == 1
    assert not page.exists()
    assert glossary(tmp_path) == 0
    assert glossary(tmp_path, "--check") == 0
    assert "| `cruise_missile` | cruise missiles | `missile` |" in page.read_text()
    page.write_text(page.read_text().replace("cruise missiles", "cruise misiles"))
    assert glossary(tmp_path, "--check") == 1
