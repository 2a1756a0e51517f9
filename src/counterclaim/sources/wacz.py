"""WACZ: a web archive packed as one zip file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Final

from counterclaim.sources import bounded, warc
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received

RATIO: Final = 200
"""How many times its packed size a member may unpack to; archives inside are packed already, or ten times at best."""
_SMALL: Final = 1 << 24


def package(stream: BufferedReader, name: str, options: Options, inside: warc.Inside) -> Iterator[Received]:
    """The reports of all archives in the package; a member that unpacks to far more than it should is left out."""
    import zipfile  # here, since only packages need it
    import zlib

    try:
        with bounded.seekable(stream) as source, zipfile.ZipFile(source) as packed:
            members = [
                member
                for member in packed.infolist()
                if member.filename.startswith("archive/") and member.filename.lower().endswith((".warc", ".warc.gz"))
            ]
            if not members:
                yield Received(None, (issue("no-archives", name),))
            for member in members:
                within = f"{name}/{member.filename}"
                if member.file_size > max(_SMALL, RATIO * member.compress_size):
                    yield Received(
                        None, (issue("zip-bomb", within, size=member.file_size, packed=member.compress_size),)
                    )
                    continue
                with packed.open(member) as content:
                    yield from warc.archive(content, within, options, inside)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        yield Received(None, (issue("broken-zip", name, reason=error),))
