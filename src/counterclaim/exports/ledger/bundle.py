"""A folder of files as one zip, the same bytes for the same files; and outputs that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to beside `path`, which takes its place when all has gone well, and is removed otherwise."""
    number, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(number)
    part = Path(beside)
    try:
        yield part
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to write to, which becomes `path`, or the zip of that name, when all has gone well.

    Raises FileExistsError for a folder that holds something.
    """
    if path.is_dir() and any(path.iterdir()):
        raise FileExistsError(f"{path} is a folder that holds something; name a new one, or a .zip")
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as room:
        folder = Path(room) / path.stem
        folder.mkdir()
        yield folder
        if path.suffix == ".zip":
            with whole_file(path) as part:
                zipped(folder, part)
        else:
            if path.is_dir():
                path.rmdir()
            folder.replace(path)


def zipped(folder: Path, target: Path) -> None:
    """Write the files of a folder, in the order of their names, without times of their own."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as bundle:
        for file in sorted(folder.iterdir()):
            entry = ZipInfo(file.name, _EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _MODE, 3
            with file.open("rb") as source, bundle.open(entry, "w", force_zip64=True) as stored:
                shutil.copyfileobj(source, stored)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
